//! Rows that one engine finds and another does not.

use serde::Serialize;

use super::super::correction::Article;
use crate::eval::{Found, Marked, Page, Side, cue_entry, pairs, source_is_right};
use crate::lexicon::Lexicon;
use crate::model::{Sentence, Span};

/// What became of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Change {
    /// A right row is found that was not.
    Gained,
    /// A right row is not found any more.
    Lost,
    /// A wrong row is found no more.
    Spared,
    /// A wrong row is found that was not.
    Added,
}

/// A row that only one of two engines finds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Moved {
    /// What became of it.
    pub change: Change,
    /// The article.
    pub article: String,
    /// direct, mixed or indirect.
    #[serde(rename = "type")]
    pub kind: String,
    /// The dictionary form of its cue.
    pub cue: String,
    /// The words that stand for the speaker.
    pub source: String,
    /// Its words.
    pub content: String,
    /// The sentence that it stands in.
    pub sentence: String,
}

/// The rows of an article that only one of two engines finds.
pub(super) fn moved(article: &Article, found: [&[Found]; 2], sentences: &[Sentence], lexicon: &Lexicon) -> Vec<Moved> {
    let page = Page::new(&article.text);
    let gold: Vec<Marked> = article.gold.iter().map(marked).collect();
    let gold = page.sides(&gold);
    let [before, after] = found.map(|found| Judged::new(&page, &gold, found));
    let told = |change: Change, side: &Side| {
        let words = |spans: &[Span]| words(&article.text, spans);
        let cue = words(&side.marked.cue);
        let start = [side.marked.cue.first(), side.marked.content.first()].into_iter().flatten().next();
        let sentence = start.and_then(|span| sentences.iter().rfind(|sentence| sentence.span.start <= span.start));
        Moved {
            change,
            article: article.name.clone(),
            kind: side.kind.as_str().to_owned(),
            cue: cue_entry(&cue, lexicon).0,
            source: words(&side.marked.source),
            content: words(&side.marked.content),
            sentence: sentence.map_or_else(String::new, |sentence| words(&[sentence.span])),
        }
    };
    let mut out = Vec::new();
    for (at, side) in gold.iter().enumerate() {
        match (before.right[at], after.right[at]) {
            (false, true) => out.push(told(Change::Gained, side)),
            (true, false) => out.push(told(Change::Lost, side)),
            _ => {}
        }
    }
    let only = |mine: &Judged, other: &Judged, change: Change| -> Vec<Moved> {
        let has = |side: &Side| other.wrong.iter().any(|one| one.content == side.content && one.source == side.source);
        mine.wrong.iter().filter(|side| !has(side)).map(|side| told(change, side)).collect()
    };
    out.extend(only(&before, &after, Change::Spared));
    out.extend(only(&after, &before, Change::Added));
    out
}

/// What an engine finds, judged.
struct Judged {
    /// Of each right row whether it is found.
    right: Vec<bool>,
    /// The rows found that are not right.
    wrong: Vec<Side>,
}

impl Judged {
    fn new(page: &Page<'_>, gold: &[Side], found: &[Found]) -> Self {
        let marked: Vec<Marked> = found.iter().map(|found| found.marked.clone()).collect();
        let mut sides = page.sides(&marked);
        sides.retain(|side| !found[side.index].nested);
        let (mut right, mut is_wrong) = (vec![false; gold.len()], vec![true; sides.len()]);
        for pair in pairs(gold, &sides) {
            if source_is_right(&gold[pair.gold], &sides[pair.found]) {
                (right[pair.gold], is_wrong[pair.found]) = (true, false);
            }
        }
        let wrong = sides.into_iter().zip(is_wrong).filter(|(_, is_wrong)| *is_wrong).map(|(side, _)| side).collect();
        Self { right, wrong }
    }
}

fn marked(gold: &crate::gold::GoldAttribution) -> Marked {
    Marked { source: gold.source.clone(), cue: gold.cue.clone(), content: gold.content.clone() }
}

/// The words of spans on one line.
fn words(text: &str, spans: &[Span]) -> String {
    let pieces: Vec<&str> = spans.iter().map(|span| span.slice(text)).collect();
    pieces.join(" … ").split_whitespace().collect::<Vec<_>>().join(" ")
}
