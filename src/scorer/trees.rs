//! Boosted trees over a few numbers, for what a sum of weights cannot say: that one thing matters only beside another.
//!
//! Each tree asks the same four questions whatever the answers (oblivious trees; Prokhorenkova et al. 2018), so that it is
//! one line of a file and sixteen values in memory.

use std::fmt::Write as _;

use super::memo::Memo;
use crate::error::{Error, Result};

/// Questions that a tree asks.
pub const DEPTH: usize = 4;
/// Values that a tree holds: one for each way to answer.
pub const LEAVES: usize = 1 << DEPTH;
/// Bytes of a packed tree.
const PACKED: usize = 4 * (2 * DEPTH + LEAVES);

/// One question: is this measure at least so much?
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Split {
    /// The measure's place.
    pub measure: usize,
    /// The least value that answers yes.
    pub least: f32,
}

/// One tree.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tree {
    /// Its questions.
    pub splits: [Split; DEPTH],
    /// What it adds; the answers, first to last, are the bits of the place, highest first.
    pub leaves: [f32; LEAVES],
}

impl Tree {
    /// The place of the value that it gives to these measures; one that is not there counts as least.
    pub fn leaf(&self, measures: &[f32]) -> usize {
        self.splits.iter().fold(0, |leaf, split| {
            leaf << 1 | usize::from(measures.get(split.measure).is_some_and(|value| *value >= split.least))
        })
    }
}

/// Trees whose values are summed.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Trees {
    /// The trees.
    pub trees: Vec<Tree>,
}

impl Trees {
    /// The sum of what all trees add.
    pub fn sum(&self, measures: &[f32]) -> f32 {
        self.trees.iter().fold(0.0, |sum, tree| sum + tree.leaves[tree.leaf(measures)])
    }

    /// The same trees, laid out to be asked often.
    pub fn questions(&self) -> Questions {
        let mut asked: Vec<Split> = Vec::new();
        let mut place = |split: &Split| {
            asked.iter().position(|known| known == split).unwrap_or_else(|| {
                asked.push(*split);
                asked.len() - 1
            }) as u16
        };
        let trees = self.trees.iter().map(|tree| (tree.splits.each_ref().map(&mut place), tree.leaves)).collect();
        Questions { asked, trees }
    }

    /// Bytes for [`Trees::from_packed`].
    pub fn packed(&self) -> Vec<u8> {
        let tree = |tree: &Tree| {
            let splits = tree.splits.iter().flat_map(|split| [split.measure as f32, split.least]);
            splits.chain(tree.leaves).flat_map(f32::to_le_bytes).collect::<Vec<u8>>()
        };
        self.trees.iter().flat_map(tree).collect()
    }

    /// The trees that [`Trees::packed`] wrote.
    pub fn from_packed(bytes: &[u8]) -> Self {
        let tree = |bytes: &[u8]| {
            let number = |at: usize| f32::from_le_bytes(std::array::from_fn(|byte| bytes[4 * at + byte]));
            Tree {
                splits: std::array::from_fn(|at| Split { measure: number(2 * at) as usize, least: number(2 * at + 1) }),
                leaves: std::array::from_fn(|at| number(2 * DEPTH + at)),
            }
        };
        Self { trees: bytes.chunks_exact(PACKED).map(tree).collect() }
    }
}

/// Trees whose questions are asked once each, since many trees ask the same.
#[derive(Debug, Clone, Default)]
pub struct Questions {
    asked: Vec<Split>,
    /// The places of each tree's questions, and its values.
    trees: Vec<([u16; DEPTH], [f32; LEAVES])>,
}

impl Questions {
    /// What [`Trees::sum`] gives, given at most 32 measures; trees ask at most 1,024 things.
    pub fn sum(&self, measures: &[f32]) -> f32 {
        // So many that nothing has to be asked for by its place; what is not there compares as less.
        const MOST: usize = 1024;
        const MEASURES: usize = 32;
        let mut all = [f32::NAN; MEASURES];
        all.iter_mut().zip(measures).for_each(|(place, measure)| *place = *measure);
        let mut answers = [0_u8; MOST];
        for (answer, split) in answers.iter_mut().zip(&self.asked) {
            *answer = u8::from(all[split.measure % MEASURES] >= split.least);
        }
        let mut sum = 0.0;
        for (questions, leaves) in &self.trees {
            let [a, b, c, d] = questions.map(|question| answers[usize::from(question) % MOST]);
            sum += leaves[usize::from(a << 3 | b << 2 | c << 1 | d) % LEAVES];
        }
        sum
    }
}

/// What scoring rows keeps from document to document: sums, and the trees laid out. It belongs to one set of weights.
#[derive(Debug, Clone)]
pub struct Kept {
    /// The sums of groups of features.
    pub sums: Memo<1>,
    /// The trees.
    pub trees: Questions,
}

/// Reads a file of trees; `names` are those of the measures.
///
/// # Errors
/// The first fault, with path and line.
pub fn read_trees(path: &str, text: &str, names: &[&str]) -> Result<Trees> {
    let mut trees = Vec::new();
    for (place, line) in text.lines().enumerate() {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let tree = read_tree(line, names).map_err(|problem| Error::data(path, place + 1, 1, problem))?;
        trees.push(tree);
    }
    Ok(Trees { trees })
}

fn read_tree(line: &str, names: &[&str]) -> std::result::Result<Tree, String> {
    let cells: Vec<&str> = line.split('\t').collect();
    if cells.len() != DEPTH + LEAVES {
        return Err(format!("expected {DEPTH} questions and {LEAVES} values, found {} cells", cells.len()));
    }
    let mut splits = [Split { measure: 0, least: 0.0 }; DEPTH];
    for (split, cell) in splits.iter_mut().zip(&cells) {
        let (name, least) =
            cell.split_once(">=").ok_or_else(|| format!("expected a question such as “fit>=-0.5”, found “{cell}”"))?;
        let measure = names.iter().position(|known| *known == name);
        let measure =
            measure.ok_or_else(|| format!("no measure is called “{name}”; there are: {}", names.join(", ")))?;
        let least = least.parse().map_err(|_| format!("expected a number behind “>=”, found “{least}”"))?;
        *split = Split { measure, least };
    }
    let mut leaves = [0.0; LEAVES];
    for (leaf, cell) in leaves.iter_mut().zip(&cells[DEPTH..]) {
        let thousandths: i32 =
            cell.parse().map_err(|_| format!("expected a whole number of thousandths, found “{cell}”"))?;
        *leaf = thousandths as f32 / 1000.0;
    }
    Ok(Tree { splits, leaves })
}

/// Writes a file that [`read_trees`] reads; `header` goes before, as comments.
pub fn write_trees(header: &str, trees: &Trees, names: &[&str]) -> String {
    let mut out = String::new();
    for line in header.lines() {
        let _ = writeln!(out, "# {line}");
    }
    for tree in &trees.trees {
        let splits = tree.splits.iter().map(|split| format!("{}>={}", names[split.measure], split.least));
        let leaves = tree.leaves.iter().map(|value| ((value * 1000.0).round() as i32).to_string());
        let cells: Vec<String> = splits.chain(leaves).collect();
        let _ = writeln!(out, "{}", cells.join("\t"));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAMES: [&str; 2] = ["fit", "length"];

    fn trees() -> Trees {
        let split = |measure, least| Split { measure, least };
        Trees {
            trees: vec![Tree {
                splits: [split(0, -0.5), split(1, 3.0), split(0, 0.25), split(1, 9.0)],
                leaves: std::array::from_fn(|at| at as f32 / 8.0),
            }],
        }
    }

    #[test]
    fn answers_are_the_bits_of_the_place() {
        assert_eq!(trees().sum(&[-1.0, 0.0]), 0.0);
        assert_eq!(trees().sum(&[0.0, 5.0]), 12.0 / 8.0);
        assert_eq!(trees().sum(&[1.0, 9.0]), 15.0 / 8.0);
        assert_eq!(trees().sum(&[]), 0.0);
        for measures in [[-1.0, 0.0], [0.0, 5.0], [1.0, 9.0], [0.25, 3.0]] {
            assert_eq!(trees().questions().sum(&measures), trees().sum(&measures));
        }
        assert_eq!(trees().questions().sum(&[]), 0.0);
    }

    #[test]
    fn files_and_bytes_give_the_trees_back() {
        let text = write_trees("What it holds.", &trees(), &NAMES);
        assert!(text.starts_with("# What it holds.\nfit>=-0.5\tlength>=3\t"));
        assert_eq!(read_trees("trees.tsv", &text, &NAMES).expect("as written"), trees());
        assert_eq!(Trees::from_packed(&trees().packed()), trees());
    }

    #[test]
    fn a_wrong_file_is_told_by_line() {
        let message = |text: &str| read_trees("trees.tsv", text, &NAMES).expect_err("it is wrong").to_string();
        assert!(message("# fine\nfit>=1").contains("trees.tsv:2"));
        let text = write_trees("", &trees(), &NAMES);
        assert!(message(&text.replace("length>=9", "width>=9")).contains("no measure is called “width”"));
        assert!(message(&text.replace("length>=9", "length>=many")).contains("expected a number behind"));
    }
}
