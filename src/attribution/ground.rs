//! What speaks for a row and against it, in words.
//!
//! A row's score is a sum of some seventy weights. Each looks at one or two of the things below, so the weights are summed for
//! each of them, and the row's own facts say what was seen there.

use super::parts::Parts;
use super::propose::rules::Rule;
use super::row::{Row, side};
use super::score::features::Rivals;
use crate::cue::counts;
use crate::lexicon::vocabulary::Strength;
use crate::model::{ContentType, CueMatch, CueSource, Ground};
use crate::scorer::{Record, Table};

/// What a weight looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Matter {
    /// The cue: its word, and the place it stands in.
    Cue,
    /// How the chain model finds source and content to lie.
    Fit,
    /// The rule that reads it.
    Pattern,
    Source,
    Content,
    /// What other cues want.
    Rivals,
}

const MATTERS: [Matter; 6] =
    [Matter::Cue, Matter::Fit, Matter::Pattern, Matter::Source, Matter::Content, Matter::Rivals];

/// Parts of a template's name that say what it looks at, the most telling first.
const NAMED: &[(&str, Matter)] = &[
    ("read", Matter::Pattern),
    ("rule", Matter::Pattern),
    ("inside", Matter::Rivals),
    ("holds", Matter::Rivals),
    ("overlap", Matter::Rivals),
    ("shared-source", Matter::Rivals),
    ("fit", Matter::Fit),
    ("content", Matter::Content),
    ("pieces", Matter::Content),
    ("source", Matter::Source),
];

/// A sum nearer to nothing is not told.
const LEAST: f32 = 0.05;

fn matter(template: &str) -> Matter {
    // The features of the cue have names of their own; those of the row begin alike.
    let Some(name) = template.strip_prefix("row:") else { return Matter::Cue };
    let has = |wanted: &str| name.split('+').any(|part| part == wanted || part.starts_with(&format!("{wanted}-")));
    NAMED.iter().find(|(wanted, _)| has(wanted)).map_or(Matter::Cue, |(_, matter)| *matter)
}

/// What spoke for and against a row, loudest first.
pub(super) fn grounds(
    parts: &Parts<'_>,
    row: &Row,
    rivals: Rivals,
    record: &Record,
    weights: &Table<1>,
) -> Vec<Ground> {
    let mut found: Vec<Ground> = MATTERS
        .iter()
        .map(|&wanted| {
            let its = record.features.iter().filter(|feature| matter(feature.template) == wanted);
            let weight: f32 = its.map(|feature| weights.get(feature.hash)[0]).sum();
            Ground { words: words(parts, row, rivals, wanted, weight), weight }
        })
        .filter(|ground| ground.weight.abs() >= LEAST)
        .collect();
    found.sort_by(|a, b| b.weight.abs().total_cmp(&a.weight.abs()));
    found
}

fn words(parts: &Parts<'_>, row: &Row, rivals: Rivals, matter: Matter, weight: f32) -> String {
    let cue = &parts.cues[row.cue];
    match matter {
        Matter::Cue => format!("{}; in a place like this, in {}", of_word(parts, cue), share(cue.score, 100)),
        Matter::Fit if weight > 0.0 => "source and content lie as they mostly do around such a cue".to_owned(),
        Matter::Fit => "source and content lie as they seldom do around such a cue".to_owned(),
        Matter::Pattern => of_pattern(row.read, row.rule),
        Matter::Source => format!("its source {}", place(&row.proposal.source, cue)),
        Matter::Content => {
            let kind = match parts.content_type(&row.proposal.content) {
                ContentType::Direct => "a quotation",
                ContentType::Mixed => "partly in quotation marks",
                ContentType::Indirect => "in no quotation marks",
            };
            format!("its content is {kind} and {}", place(&row.proposal.content, cue))
        }
        Matter::Rivals => of_rivals(rivals).to_owned(),
    }
}

fn of_word(parts: &Parts<'_>, cue: &CueMatch) -> String {
    let what = match cue.source {
        CueSource::Verb => "verb",
        CueSource::Noun => "noun",
        CueSource::Adjective => "adjective",
        CueSource::Phrase => "phrase",
        CueSource::Adverb => "adverb",
        CueSource::Mark => "mark",
    };
    match counts(parts.lexicon, cue) {
        (_, seen, cues) if seen > 0 => {
            format!("the {what} is a cue in {}", share(cues as f32 / seen as f32, 10))
        }
        (Strength::Strong, ..) => format!("the {what} is nearly always a cue"),
        (Strength::Medium, ..) => format!("the {what} is now and then a cue"),
        (Strength::Weak, ..) => format!("the {what} is seldom a cue"),
    }
}

/// A share in words, of so many places.
fn share(of: f32, places: u32) -> String {
    let count = (of * places as f32).round() as u32;
    match count {
        0 => format!("fewer than 1 of {places} places"),
        count if count >= places => format!("nearly all of {places} places"),
        count => format!("{count} of {places} places"),
    }
}

fn of_pattern(read: Option<&Rule>, rule: Option<&Rule>) -> String {
    match (read, rule) {
        (_, Some(rule)) => format!("the pattern {} reads it so: {}", rule.id, rule.doc),
        (Some(read), None) => format!("the pattern {} reads it otherwise", read.id),
        (None, None) => "no pattern reads it".to_owned(),
    }
}

/// Where a part of the row stands.
fn place(chunks: &[usize], cue: &CueMatch) -> &'static str {
    match side(chunks, cue.chunk) {
        1 => "stands before the cue",
        2 => "stands behind the cue",
        3 => "stands on both sides of the cue",
        _ if chunks.is_empty() => "is missing",
        _ => "is the cue itself",
    }
}

fn of_rivals(rivals: Rivals) -> &'static str {
    match rivals {
        Rivals { inside: 1.., .. } => "it stands in what another cue has for its content",
        Rivals { holds: 1.., .. } => "another cue stands in its content",
        Rivals { overlap: 1.., .. } => "another cue wants some of the same words",
        Rivals { shares_source: true, .. } => "the row before has the same source",
        _ => "no other cue wants its words",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_weight_is_told_of_what_it_looks_at() {
        for (template, expected) in [
            ("bias", Matter::Cue),
            ("act+rate", Matter::Cue),
            ("row:lemma", Matter::Cue),
            ("tag+fits+source", Matter::Cue),
            ("row:head-tag+voice", Matter::Cue),
            ("row:probability+fit", Matter::Fit),
            ("row:read+lemma", Matter::Pattern),
            ("row:read+source-first+content-first", Matter::Pattern),
            ("row:shared-source+probability", Matter::Rivals),
            ("row:lemma+source-side+content-side", Matter::Content),
            ("row:source-gap+side", Matter::Source),
        ] {
            assert_eq!(matter(template), expected, "{template}");
        }
    }

    #[test]
    fn shares_are_told_in_places() {
        assert_eq!(share(0.83, 10), "8 of 10 places");
        assert_eq!(share(0.004, 100), "fewer than 1 of 100 places");
        assert_eq!(share(0.97, 10), "nearly all of 10 places");
    }
}
