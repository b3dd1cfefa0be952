//! Measuring against annotated text: precision, recall and F1 of who said what.
//!
//! Definitions. A *word* is a run of letters and digits with inner apostrophes; it belongs to a span that holds at least
//! half of its characters. A content is *direct* if all its words stand inside quotation marks of the text, *mixed* if
//! some do, else *indirect*; gold and found attributions are classed alike, each by its own content; recall is taken
//! over the gold ones of a class, precision over the found ones. Gold and found attributions are paired one to one, the
//! likest first, where their contents share at least half of their words (Jaccard).
//!
//! - *match*: paired; *exact*: paired with the same words; *token*: words of contents; *attr*: paired, and the sources
//!   overlap or neither has one. AttrF1 is over all, QuoteAttrF1 over direct and mixed.
//! - of pairs: *cue*, a word of the cue is shared; *source* strict (the same words but for articles), overlap (a content
//!   word is shared), chain (the sources overlap, or the found one has the gold one's last name).
//! - *spans*: exactly equal spans of each role, each once, without regard to their links.
//! - *confidence*: see `reliability`.
//! - NamedF1: pairs with exactly the right names, over gold ones whose speaker is known and found ones that name somebody.
//!
//! Rows within another row's content are left out, as annotators leave them out, but for NamedF1, which is over every row
//! that names somebody.
//!
//! No file is opened here.

mod breakdown;
mod compare;
mod mask;
mod reliability;
mod report;
mod sets;
mod sheet;
mod side;
mod speakers;
mod tally;
#[cfg(test)]
mod tests;
mod words;

use std::collections::BTreeMap;

pub use breakdown::{Confusion, Confusions, Example, Fault, Slice, cue_entry};
pub use compare::{Difference, DocumentRecord, Old, compare};
pub use mask::Mask;
pub use reliability::{Bin, Reliability, SURE, Verdict, judge};
pub use report::{json, show, show_differences, show_errors, show_reliability};
use sheet::marked;
pub use sheet::{Found, Sheet};
pub use side::{Marked, Page, Pair, Side, pairs, source_is_right};
pub use speakers::{Named, NamedEvent, read_speakers};
pub use tally::{Both, Group, GroupTally, ROLES, Rate, Score, Tally};
pub use words::{Words, jaccard, shared};

use crate::lexicon::Lexicon;
use crate::model::Span;

/// Whether a word is *a*, *an* or *the*.
pub(crate) fn is_article(word: &str) -> bool {
    sets::articles().has(word)
}

/// The measures of any number of documents.
///
/// ```
/// use whosaid::eval::{Evaluation, Found, Sheet};
/// use whosaid::gold::read_brat;
/// let text = "“We won,” said Ann Lee.";
/// let brat = "T1\tSource 15 22\tAnn Lee\nT2\tCue 10 14\tsaid\nT3\tContent 0 9\t“We won,”\n\
///             T4\tAttribution 10 14\tsaid\nE1\tAttribution:T4 Source:T1 Cue:T2 Content:T3\n";
/// let gold = read_brat("a.ann", brat, text)?;
/// let engine = whosaid::Engine::built_in();
/// let found = Found::of(&engine.analyse(text));
/// let mut evaluation = Evaluation::default();
/// let sheet = Sheet { name: "a", text, gold: &gold, found: &found, names: None };
/// evaluation.add(&sheet, engine.lexicon());
/// assert_eq!(evaluation.attr_f1(), 1.0);
/// # Ok::<(), whosaid::Error>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Evaluation {
    /// The counts of all.
    pub tally: Tally,
    /// The counts of speakers, where tables of them were given.
    pub named: Option<Named>,
    /// Whether confidence can be read as a probability, where tables of speakers were given.
    pub reliability: Option<Reliability>,
    /// By act: the found row's own; gold, and rows without one, have that of their cue in the lexicons.
    pub acts: BTreeMap<String, Slice>,
    /// By the dictionary form of the cue.
    pub cues: BTreeMap<String, Slice>,
    /// By rule; gold has none.
    pub rules: BTreeMap<String, Slice>,
    /// What went wrong.
    pub confusions: Confusions,
    /// The counts of each document.
    pub documents: Vec<DocumentRecord>,
}

/// A document while it is measured.
struct Bench<'a> {
    sheet: &'a Sheet<'a>,
    gold: Vec<Side>,
    found: Vec<Side>,
    pairs: Vec<Pair>,
    lexicon: &'a Lexicon,
}

impl Evaluation {
    /// Adds a document.
    pub fn add(&mut self, sheet: &Sheet<'_>, lexicon: &Lexicon) {
        let page = Page::new(sheet.text);
        let gold: Vec<Marked> = sheet.gold.iter().map(marked).collect();
        let found: Vec<Marked> = sheet.found.iter().map(|found| found.marked.clone()).collect();
        let (gold, mut found) = (page.sides(&gold), page.sides(&found));
        let named = sheet.names.map(|events| named(sheet, events, &gold, &found));
        found.retain(|side| !sheet.found[side.index].nested);
        let pairs = pairs(&gold, &found);
        let tally = Tally::of(&page, &gold, &found, &pairs);
        let bench = Bench { sheet, gold, found, pairs, lexicon };
        self.documents.push(DocumentRecord::new(sheet.name, &tally, named.as_ref()));
        self.tally += &tally;
        if sheet.names.is_some() {
            self.add_confidences(sheet);
        }
        if let Some(named) = &named {
            *self.named.get_or_insert_default() += named;
        }
        self.count(&bench);
    }

    fn add_confidences(&mut self, sheet: &Sheet<'_>) {
        for (found, verdict) in sheet.found.iter().zip(judge(sheet)) {
            let (Some(confidence), Some(verdict)) = (found.confidence, verdict) else { continue };
            if !found.nested {
                self.reliability.get_or_insert_default().add(confidence, verdict);
            }
        }
    }

    /// Counts by act, cue and rule, and keeps what went wrong.
    fn count(&mut self, bench: &Bench<'_>) {
        for (at, side) in bench.gold.iter().enumerate() {
            let pair = bench.pairs.iter().find(|pair| pair.gold == at);
            let paired = pair.map(|pair| source_is_right(side, &bench.found[pair.found]));
            let (lemma, act) = cue_entry(&bench.words(&side.marked.cue), bench.lexicon);
            self.cues.entry(lemma.clone()).or_default().gold(paired);
            self.acts.entry(act_name(&act)).or_default().gold(paired);
            match pair {
                None => {
                    let near = bench.found.iter().find(|other| shared(&side.content, &other.content) > 0);
                    let fault = if near.is_some() { Fault::Content } else { Fault::Missed };
                    self.confusions.add(fault, &lemma, || bench.example(Some(side), near));
                }
                Some(pair) if paired == Some(false) => {
                    let found = &bench.found[pair.found];
                    self.confusions.add(Fault::Source, &lemma, || bench.example(Some(side), Some(found)));
                }
                Some(pair) => self.check_speaker(bench, &lemma, side, &bench.found[pair.found]),
            }
        }
        for (at, side) in bench.found.iter().enumerate() {
            let pair = bench.pairs.iter().find(|pair| pair.found == at);
            let paired = pair.map(|pair| source_is_right(&bench.gold[pair.gold], side));
            let row = &bench.sheet.found[side.index];
            let (lemma, act) = cue_entry(&bench.words(&side.marked.cue), bench.lexicon);
            self.cues.entry(lemma.clone()).or_default().found(paired);
            let act = if row.act.is_empty() { &act } else { &row.act };
            self.acts.entry(act_name(act)).or_default().found(paired);
            if !row.rule.is_empty() {
                self.rules.entry(row.rule.clone()).or_default().found(paired);
            }
            let alone = || !bench.gold.iter().any(|other| shared(&side.content, &other.content) > 0);
            if paired.is_none() && alone() {
                self.confusions.add(Fault::Spurious, &lemma, || bench.example(None, Some(side)));
            }
        }
    }

    fn check_speaker(&mut self, bench: &Bench<'_>, lemma: &str, gold: &Side, found: &Side) {
        let Some(events) = bench.sheet.names else { return };
        let id = &bench.sheet.gold[gold.index].id;
        let Some(event) = events.iter().rfind(|event| event.event == *id && !event.speakers.is_empty()) else { return };
        let names = &bench.sheet.found[found.index].speakers;
        if !speakers::same(&event.speakers, names, &event.kind).0 {
            let document = bench.sheet.name.to_owned();
            let example = Example { document, gold: event.speakers.join(" | "), found: names.join(" | ") };
            self.confusions.add(Fault::Speaker, lemma, || example);
        }
    }
}

fn act_name(act: &str) -> String {
    if act.is_empty() { "(none)".to_owned() } else { act.to_owned() }
}

impl Bench<'_> {
    fn words(&self, spans: &[Span]) -> String {
        let pieces = spans.iter().map(|span| span.slice(self.sheet.text));
        pieces.collect::<Vec<_>>().join(" … ").split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn example(&self, gold: Option<&Side>, found: Option<&Side>) -> Example {
        let told = |side: Option<&Side>| {
            side.map_or_else(String::new, |side| {
                let [source, cue, content] =
                    [&side.marked.source, &side.marked.cue, &side.marked.content].map(|spans| self.words(spans));
                format!("[{source}] {cue}: {content}")
            })
        };
        Example { document: self.sheet.name.to_owned(), gold: told(gold), found: told(found) }
    }
}

fn named(sheet: &Sheet<'_>, events: &[NamedEvent], gold: &[Side], found: &[Side]) -> Named {
    let ids: Vec<String> = gold.iter().map(|side| sheet.gold[side.index].id.clone()).collect();
    let mut answers = vec![None; gold.len()];
    for pair in pairs(gold, found) {
        answers[pair.gold] = Some(pair.found);
    }
    let names: Vec<Vec<String>> = found.iter().map(|side| sheet.found[side.index].speakers.clone()).collect();
    Named::of(events, &ids, &answers, &names)
}
