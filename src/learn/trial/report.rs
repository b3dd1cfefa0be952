//! The report of a trial, for people and for machines.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde::Serialize;

use super::moved::{Change, Moved};
use crate::eval::{Both, Evaluation, Group, Score, Slice};

/// The least gain in F1, in points, that is worth new weights.
const WORTH: f64 = 0.2;
/// So many rows that moved are kept, and so many are shown.
const KEPT: usize = 200;
const SHOWN: usize = 20;
/// So many cues are told of.
const CUES: usize = 20;
/// The longest sentence that is shown, in characters.
const LONGEST: usize = 220;

/// Rows of a kind: how many there are, and how well each engine finds them.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Sides {
    /// The kind: all, direct, mixed, indirect, a cue.
    pub name: String,
    /// How many rows people marked.
    pub gold: usize,
    /// How many rows the shipped weights find, and how many those that were learned.
    pub found: [usize; 2],
    /// Precision, recall and F1 with the shipped weights.
    pub shipped: Score,
    /// The same with those that were learned.
    pub learned: Score,
}

impl Sides {
    fn new(name: &str, counts: [(Both, Both); 2]) -> Self {
        let [shipped, learned] = counts.map(|(hits, all)| Score::new(hits, all));
        let found = counts.map(|(_, all)| all.pred);
        Self { name: name.to_owned(), gold: counts[0].1.gold, found, shipped, learned }
    }

    /// By how much F1 moved, in points.
    pub fn gain(&self) -> f64 {
        100.0 * (self.learned.F1 - self.shipped.F1)
    }
}

/// A part of the articles, read with what the others taught.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Part {
    /// How many articles it has.
    pub articles: usize,
    /// F1 with the shipped weights.
    pub shipped: f64,
    /// F1 with those that were learned from the other parts.
    pub learned: f64,
}

/// What a correction is worth.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    /// How many articles it was learned from.
    pub articles: usize,
    /// The parts.
    pub parts: Vec<Part>,
    /// On how many parts it is better, and on how many it is worse.
    pub better: usize,
    /// The same of those where it is worse.
    pub worse: usize,
    /// All rows.
    pub all: Sides,
    /// By how much F1 of all moves in 95 of 100 drawings of articles, from the first to the second.
    pub interval: [f64; 2],
    /// By kind of content.
    pub kinds: Vec<Sides>,
    /// By cue, where anything moved, the most first.
    pub cues: Vec<Sides>,
    /// The names of the speakers, where they are known.
    pub names: Option<Sides>,
    /// How many rows were gained, lost, spared and added.
    pub counts: BTreeMap<Change, usize>,
    /// The rows, the first of each kind.
    pub moved: Vec<Moved>,
    /// Whether to use it.
    pub use_them: bool,
    /// The same in words.
    pub verdict: String,
    /// What the report cannot tell.
    pub caution: String,
}

impl Report {
    /// Of the evaluations of all articles and of each part, first with the shipped weights, then with those that were learned.
    pub(super) fn new(
        all: [&Evaluation; 2],
        parts: &[[&Evaluation; 2]],
        interval: [f64; 2],
        moved: Vec<Moved>,
    ) -> Self {
        let group = |group: Group| {
            let counts = all.map(|one| one.tally.group(group)).map(|counts| (counts.attr, counts.all));
            Sides::new(group.as_str(), counts)
        };
        let parts: Vec<Part> = parts
            .iter()
            .map(|[shipped, learned]| Part {
                articles: shipped.documents.len(),
                shipped: shipped.attr_f1(),
                learned: learned.attr_f1(),
            })
            .collect();
        let count = |is: fn(&Part) -> bool| parts.iter().filter(|part| is(part)).count();
        let better = count(|part| part.learned > part.shipped + 1e-9);
        let worse = count(|part| part.learned < part.shipped - 1e-9);
        let whole = group(Group::All);
        let use_them = whole.gain() >= WORTH && better > worse;
        let mut counts = BTreeMap::new();
        moved.iter().for_each(|one| *counts.entry(one.change).or_default() += 1);
        let mut report = Self {
            articles: all[0].documents.len(),
            parts,
            better,
            worse,
            interval: interval.map(|end| 100.0 * end),
            kinds: [Group::Direct, Group::Mixed, Group::Indirect].map(group).to_vec(),
            cues: cues(all),
            names: names(all),
            counts,
            moved: some_of_each(moved),
            use_them,
            verdict: String::new(),
            caution: "Every part was read with what the other parts taught, so this is what to expect of further articles of the \
                      same kinds. Articles of other kinds may be read worse, which cannot be measured here: those that the \
                      shipped weights were learned from are not in this program."
                .to_owned(),
            all: whole,
        };
        report.verdict = report.words();
        report
    }

    fn words(&self) -> String {
        let Self { better, worse, parts, all, interval, .. } = self;
        let of = parts.len();
        let from_to = format!("F1 {:.1} to {:.1}", 100.0 * all.shipped.F1, 100.0 * all.learned.F1);
        if self.use_them {
            let chance =
                if interval[0] <= 0.0 { " It may still be chance: more decided articles will tell." } else { "" };
            let worse = if *worse > 0 { format!(", worse on {worse}") } else { String::new() };
            return format!(
                "Use them: better on {better} of {of} parts{worse}: {:+.1} ({from_to}).{chance}",
                all.gain()
            );
        }
        let why = match (all.gain(), *better, *worse) {
            (_, 0, 0) => "they find the same".to_owned(),
            (gain, ..) => format!("better on {better} of {of} parts, worse on {worse}: {gain:+.1} ({from_to})"),
        };
        // What is found the same leaves nothing to chance.
        let may_be_chance = better + worse > 0 && interval[1] > 0.0;
        let chance = if may_be_chance { " It may be chance: more decided articles will tell." } else { "" };
        format!("No better: leave them. {}.{chance}", why[..1].to_uppercase() + &why[1..])
    }
}

/// The first rows of each change, so that no change pushes another out.
fn some_of_each(mut moved: Vec<Moved>) -> Vec<Moved> {
    moved.sort_by_key(|one| one.change);
    let mut seen = BTreeMap::<Change, usize>::new();
    moved.retain(|one| {
        let count = seen.entry(one.change).or_default();
        *count += 1;
        *count <= KEPT / 4
    });
    moved
}

fn cues(all: [&Evaluation; 2]) -> Vec<Sides> {
    let none = Slice::default();
    let mut names: Vec<&String> = all.iter().flat_map(|one| one.cues.keys()).collect();
    names.sort_unstable();
    names.dedup();
    let sides = names.into_iter().filter_map(|name| {
        let slices = all.map(|one| *one.cues.get(name).unwrap_or(&none));
        (slices[0] != slices[1]).then(|| Sides::new(name, slices.map(|slice| (slice.attr, slice.all))))
    });
    // A gain in F1 counts by the rows that it is about.
    let weight = |side: &Sides| (side.gain() * (side.gold + side.found[0].max(side.found[1])) as f64).abs();
    let mut sides: Vec<Sides> = sides.collect();
    sides.sort_by(|a, b| weight(b).total_cmp(&weight(a)).then_with(|| a.name.cmp(&b.name)));
    sides.truncate(CUES);
    sides
}

fn names(all: [&Evaluation; 2]) -> Option<Sides> {
    let named = [all[0].named.as_ref()?, all[1].named.as_ref()?];
    let both = |gold, pred| Both { gold, pred };
    let counts = named.map(|one| (both(one.full, one.full), both(one.known, one.named)));
    Some(Sides::new("names", counts))
}

/// The report as tables. Writing to a string cannot fail, so results are dropped.
pub fn show(report: &Report) -> String {
    let mut out = String::new();
    let parts = report.parts.len();
    let _ = writeln!(
        out,
        "{} articles with {} rows, in {parts} parts; each part read with what the other parts taught\n",
        report.articles, report.all.gold
    );
    let _ = writeln!(out, "{:20}{:>6}  {:<20}{:<20}{:>7}", "", "rows", "shipped P/R/F1", "learned P/R/F1", "F1");
    line(&mut out, &report.all);
    // A kind of which there is nothing tells nothing.
    let there = |sides: &&Sides| sides.gold + sides.found[0] + sides.found[1] > 0;
    report.kinds.iter().chain(&report.names).filter(there).for_each(|sides| line(&mut out, sides));
    out.push('\n');
    for (at, Part { articles, shipped, learned }) in report.parts.iter().enumerate() {
        let (name, gain) = (format!("part {} of {parts}", at + 1), 100.0 * (learned - shipped));
        let unit = if *articles == 1 { "article" } else { "articles" };
        let (shipped, learned) = (100.0 * shipped, 100.0 * learned);
        let _ =
            writeln!(out, "{:30}F1 {shipped:5.1}  to {learned:5.1} {gain:+7.1}", format!("{name}, {articles} {unit}"));
    }
    if !report.cues.is_empty() {
        out.push_str("\ncues that moved\n");
        report.cues.iter().for_each(|sides| line(&mut out, sides));
    }
    rows(&mut out, report);
    let _ = writeln!(out, "\n{}\n{}", report.verdict, report.caution);
    out
}

fn line(out: &mut String, sides: &Sides) {
    let Sides { name, gold, shipped, learned, .. } = sides;
    let three = |score: &Score| format!("{:5.1} {:5.1} {:5.1}", 100.0 * score.P, 100.0 * score.R, 100.0 * score.F1);
    let _ = writeln!(out, "{name:20}{gold:6}  {:<20}{:<20}{:+7.1}", three(shipped), three(learned), sides.gain());
}

fn rows(out: &mut String, report: &Report) {
    for (change, sign, title) in [
        (Change::Gained, '+', "right rows gained"),
        (Change::Lost, '-', "right rows lost"),
        (Change::Spared, '+', "wrong rows gone"),
        (Change::Added, '-', "wrong rows new"),
    ] {
        let Some(count) = report.counts.get(&change) else { continue };
        let _ = writeln!(out, "\n{count} {title}");
        let each = SHOWN / report.counts.len().max(1);
        for one in report.moved.iter().filter(|one| one.change == change).take(each) {
            let Moved { article, cue, sentence, .. } = one;
            let short: String = sentence.chars().take(LONGEST).collect();
            let dots = if short.len() < sentence.len() { " …" } else { "" };
            let _ = writeln!(out, "  {sign} {cue} ({article}): {short}{dots}");
        }
    }
}
