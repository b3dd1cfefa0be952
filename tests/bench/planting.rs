//! Coverage with planted copies: documents and rows of which it is known which are one statement, and which one story.
//!
//! An event has speakers, statements and an agency's article. Papers print the article, cut from its end, under headlines of
//! their own, now and then with words changed; others write their own and quote some of the statements: whole, cut,
//! with an ellipsis or a *she said*, under other marks, with a word changed, by the surname or by nobody's name. Between
//! them stand phrases that everybody uses, and statements that begin as others do and go on otherwise. Words come from the
//! lexicons, as often as words of a language do; the same seed gives the same coverage.

use whosaid::Lexicon;
use whosaid::model::{ContentType, SpeakerKind, WordId};
use whosaid::quotes::{Article, Coverage, Quotation};

/// What is true of the rows that were given.
#[derive(Debug, Default)]
pub struct Truth {
    /// The story of each document.
    pub stories: Vec<u32>,
    /// The first row of each document among all.
    pub first: Vec<usize>,
    /// The statement of each row.
    pub statements: Vec<u32>,
}

/// Numbers that look like chance (SplitMix64).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut n = self.0;
        n = (n ^ (n >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        n = (n ^ (n >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        n ^ (n >> 31)
    }

    /// From 0 up to `end`, which is left out.
    fn below(&mut self, end: usize) -> usize {
        (self.next() % end.max(1) as u64) as usize
    }

    fn between(&mut self, start: usize, end: usize) -> usize {
        start + self.below(end - start)
    }

    fn percent(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }
}

/// Words, the commonest first.
struct Words(Vec<&'static str>);

impl Words {
    fn new() -> Self {
        let lexicon = Lexicon::built_in();
        let all = (1..).map(|id| lexicon.info(WordId(id)).text).take_while(|text| !text.is_empty());
        let mut words: Vec<&str> = all.filter(|word| word.chars().all(char::is_alphabetic)).collect();
        let mut chance = Chance(1);
        for last in (1..words.len()).rev() {
            words.swap(last, chance.below(last + 1));
        }
        Self(words)
    }

    /// A word: each as often as its rank among all says (Zipf's law).
    fn one(&self, chance: &mut Chance) -> &'static str {
        let share = (chance.next() >> 11) as f64 / (1_u64 << 53) as f64;
        let rank = (self.0.len() as f64).powf(share) - 1.0;
        self.0[(rank as usize).min(self.0.len() - 1)]
    }

    fn some(&self, number: usize, chance: &mut Chance) -> Vec<&'static str> {
        (0..number).map(|_| self.one(chance)).collect()
    }
}

/// A statement as it was made.
struct Made {
    truth: u32,
    words: Vec<&'static str>,
    speaker: String,
}

/// A row of a document: which statement, by whom, in which words.
type Planted = (u32, String, String);

/// Gives documents with planted copies to a coverage, until there are so many rows.
pub fn plant(rows: usize, seed: u64, coverage: &mut Coverage) -> Truth {
    let (words, mut chance, mut truth) = (Words::new(), Chance(seed), Truth::default());
    let phrases: Vec<Vec<&str>> = (0..200).map(|_| words.some(chance.between(8, 14), &mut chance)).collect();
    let (mut statements, mut stories) = (0, 0);
    while truth.statements.len() < rows {
        let day = chance.below(90);
        let speakers: Vec<String> = (0..chance.between(2, 6)).map(|_| name(&mut chance)).collect();
        let mut made: Vec<Made> = Vec::new();
        for _ in 0..chance.between(4, 12) {
            let speaker = speakers[chance.below(speakers.len())].clone();
            let length = chance.between(6, 45);
            let own = match made.last() {
                // Begins as another does.
                Some(other) if chance.percent(10) => {
                    let half = other.words.len() / 2;
                    [&other.words[..half], &words.some(half + 3, &mut chance)].concat()
                }
                _ => words.some(length, &mut chance),
            };
            made.push(Made { truth: statements, words: own, speaker });
            statements += 1;
        }
        if chance.percent(30) {
            let phrase = phrases[chance.below(phrases.len())].clone();
            made.push(Made { truth: statements, words: phrase, speaker: speakers[0].clone() });
            statements += 1;
        }
        let agency = article(&made, &words, &mut chance);
        let mut printed = vec![(stories, agency.clone())];
        // Most events are told by few, some by very many.
        let copies = if chance.percent(5) { chance.between(10, 60) } else { chance.below(6) };
        for _ in 0..copies {
            printed.push((stories, copied(&agency, &words, &mut chance)));
        }
        for _ in 0..chance.below(5) {
            stories += 1;
            printed.push((stories, of_its_own(&made, &words, &mut chance)));
        }
        stories += 1;
        for (story, (text, rows)) in printed {
            add(coverage, &mut truth, story, &text, &rows, day + chance.below(2), &mut chance);
        }
    }
    truth
}

fn name(chance: &mut Chance) -> String {
    let part = |chance: &mut Chance| {
        let mut word = String::new();
        for _ in 0..chance.between(2, 4) {
            word.push(char::from(b"bdfghklmnprstvz"[chance.below(15)]));
            word.push(char::from(b"aeiou"[chance.below(5)]));
        }
        word[..1].to_uppercase() + &word[1..] + "x"
    };
    format!("{} {}", part(chance), part(chance))
}

/// An article with all statements: paragraphs of its own words, and of those of others. Gives them with their rows.
fn article(made: &[Made], words: &Words, chance: &mut Chance) -> (Vec<Vec<&'static str>>, Vec<(usize, Planted)>) {
    let mut paragraphs = vec![words.some(chance.between(20, 40), chance)];
    let mut rows = Vec::new();
    for one in made {
        paragraphs.push(one.words.clone());
        rows.push((paragraphs.len() - 1, (one.truth, one.speaker.clone(), one.words.join(" "))));
        paragraphs.push(words.some(chance.between(10, 40), chance));
    }
    (paragraphs, rows)
}

type Written = (Vec<Vec<&'static str>>, Vec<(usize, Planted)>);

/// The article as another paper prints it.
fn copied(agency: &Written, words: &Words, chance: &mut Chance) -> Written {
    let (mut paragraphs, rows) = agency.clone();
    let kept = if chance.percent(50) {
        paragraphs.len()
    } else {
        chance.between(paragraphs.len() / 3, paragraphs.len()).max(3)
    };
    paragraphs.truncate(kept);
    let rows = rows.into_iter().filter(|(place, _)| *place < kept).map(|(place, row)| (place + 1, row)).collect();
    if chance.percent(30) {
        // An editor's hand, outside of what others said.
        for paragraph in paragraphs.iter_mut().step_by(2) {
            let place = chance.below(paragraph.len());
            paragraph[place] = words.one(chance);
        }
    }
    paragraphs.insert(0, words.some(chance.between(5, 12), chance));
    (paragraphs, rows)
}

/// An article by somebody who was there too.
fn of_its_own(made: &[Made], words: &Words, chance: &mut Chance) -> Written {
    let mut paragraphs = vec![words.some(chance.between(30, 60), chance)];
    let mut rows = Vec::new();
    for one in made {
        if chance.percent(50) {
            continue;
        }
        let speaker = match chance.below(10) {
            0..5 => one.speaker.clone(),
            5..9 => one.speaker.split(' ').next_back().unwrap_or_default().to_owned(),
            _ => String::new(),
        };
        let wording = reworded(&one.words, words, chance);
        paragraphs.push(one.words.clone());
        rows.push((paragraphs.len() - 1, (one.truth, speaker, wording)));
        paragraphs.push(words.some(chance.between(15, 50), chance));
    }
    (paragraphs, rows)
}

/// A statement as another hand writes it down.
fn reworded(made: &[&'static str], words: &Words, chance: &mut Chance) -> String {
    let length = made.len();
    match chance.below(7) {
        0 => format!("“{},”", made.join(" ")),
        1 if length >= 10 => {
            let kept = chance.between(length / 2, length);
            let start = chance.below(length - kept + 1);
            made[start..start + kept].join(" ")
        }
        2 if length >= 16 => {
            let (from, to) = (length / 3, length / 3 + length / 6);
            format!("{} … {}", made[..from].join(" "), made[to..].join(" "))
        }
        3 => format!("{} … {}", made[..length / 2].join(" "), made[length / 2..].join(" ")),
        4 if length >= 14 => {
            let mut other = made.to_vec();
            other[length / 2] = words.one(chance);
            other.join(" ")
        }
        5 if length >= 14 => format!("[{}] {}", words.one(chance), made[1..].join(" ")),
        _ => made.join(" ").to_uppercase(),
    }
}

fn add(
    coverage: &mut Coverage,
    truth: &mut Truth,
    story: u32,
    text: &[Vec<&str>],
    rows: &[(usize, Planted)],
    day: usize,
    chance: &mut Chance,
) {
    let text: Vec<String> = text.iter().map(|paragraph| paragraph.join(" ")).collect();
    let name = truth.stories.len().to_string();
    let date = format!("2026-{:02}-{:02}", 1 + day / 28, 1 + day % 28);
    let outlet = format!("Paper {}", chance.below(300));
    truth.stories.push(story);
    truth.first.push(truth.statements.len());
    let speakers: Vec<Vec<String>> = rows
        .iter()
        .map(|(_, (_, speaker, _))| Some(speaker.clone()).filter(|name| !name.is_empty()).into_iter().collect())
        .collect();
    let quotations: Vec<Quotation<'_>> = rows
        .iter()
        .zip(&speakers)
        .enumerate()
        .map(|(index, ((_, (statement, _, wording)), speakers))| {
            truth.statements.push(*statement);
            Quotation {
                row: index + 1,
                kind: ContentType::Direct,
                speakers,
                speaker_kind: if speakers.is_empty() { SpeakerKind::None } else { SpeakerKind::Person },
                speaker_title: "",
                content: wording,
                quoted: wording,
                start: 0,
                end: wording.len(),
                confidence: 0.9,
            }
        })
        .collect();
    let text = text.join("\n\n");
    coverage
        .add(&Article { name: &name, text: &text, date: &date, outlet: &outlet, ..Article::default() }, &quotations);
}

/// Pairs: those that were found, those that are true, and those that are both.
#[derive(Debug, Clone, Copy, Default)]
pub struct Pairs {
    pub found: u64,
    pub there: u64,
    pub both: u64,
}

impl Pairs {
    /// Those of two ways to put the same things together.
    pub fn of(found: &[u32], truth: &[u32]) -> Self {
        let count = |keys: Vec<u64>| {
            let mut keys = keys;
            keys.sort_unstable();
            keys.chunk_by(|a, b| a == b).map(|same| same.len() as u64 * (same.len() as u64 - 1) / 2).sum()
        };
        let one = |labels: &[u32]| count(labels.iter().map(|&label| label.into()).collect());
        let both = found.iter().zip(truth).map(|(a, b)| u64::from(*a) << 32 | u64::from(*b)).collect();
        Self { found: one(found), there: one(truth), both: count(both) }
    }

    /// These and others.
    #[allow(dead_code, reason = "the benchmark looks at one coverage, the test at several")]
    pub fn plus(self, other: Self) -> Self {
        Self { found: self.found + other.found, there: self.there + other.there, both: self.both + other.both }
    }

    pub fn precision(self) -> f64 {
        self.both as f64 / self.found.max(1) as f64
    }

    pub fn recall(self) -> f64 {
        self.both as f64 / self.there.max(1) as f64
    }
}

/// How well statements and stories are found again: pairs of rows of one statement, pairs of documents of one story.
pub fn measure(coverage: &Coverage, truth: &Truth) -> (Pairs, Pairs) {
    let found = coverage.find(Lexicon::built_in());
    let mut statements = vec![0; truth.statements.len()];
    let mut stories = vec![0; truth.stories.len()];
    for statement in found.statements(false) {
        for place in &statement.places {
            let document: usize = place.doc.parse().expect("documents are named by numbers");
            statements[truth.first[document] + place.row - 1] = statement.id as u32;
            stories[document] = place.story as u32;
        }
    }
    // A document without a row is in no place that could tell its story.
    let told: Vec<usize> = (0..stories.len()).filter(|document| stories[*document] > 0).collect();
    let of_told = |all: &[u32]| told.iter().map(|document| all[*document]).collect::<Vec<_>>();
    let (found, there) = (of_told(&stories), of_told(&truth.stories));
    (Pairs::of(&statements, &truth.statements), Pairs::of(&found, &there))
}
