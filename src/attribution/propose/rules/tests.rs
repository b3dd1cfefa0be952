//! Every rule fires on its own examples with the right reading, and is silent where it must be.

use super::{ALL, Context, Reading};
use crate::cue::{candidates, facts};
use crate::lexicon::Lexicon;
use crate::model::Token;
use crate::sequence::{Sequence, lay_out};
use crate::{quote, segment};

/// What the rule at `place` in the list reads in `text`: cue, source, content.
fn readings(place: usize, text: &str) -> Vec<[String; 3]> {
    let lexicon = Lexicon::built_in();
    let cut = segment::segment(text, lexicon);
    let quotes = quote::find_quotes(text, &cut.paragraphs, &cut.tokens, lexicon);
    let sequence = lay_out(text, &cut.paragraphs, &cut.sentences, &cut.tokens, &quotes);
    candidates(&sequence, &cut.tokens, lexicon)
        .iter()
        .filter_map(|cue| {
            let facts = facts(&sequence, &cut.tokens, lexicon, cue);
            let context = Context { sequence: &sequence, tokens: &cut.tokens, lexicon, cue, facts: &facts };
            let reading = (ALL[place].apply)(&context)?;
            let cue = cut.tokens[cue.head].span.slice(text).to_owned();
            let (source, content) = texts(text, &sequence, &cut.tokens, &reading);
            Some([cue, source, content])
        })
        .collect()
}

fn texts(text: &str, sequence: &Sequence, tokens: &[Token], reading: &Reading) -> (String, String) {
    let slice = |run: &std::ops::Range<usize>| {
        let (first, last) = (&sequence.chunks[run.start], &sequence.chunks[run.end - 1]);
        tokens[first.start].span.hull(tokens[last.end - 1].span).slice(text).to_owned()
    };
    let content: Vec<String> = reading.content.iter().map(slice).collect();
    (reading.source.as_ref().map(slice).unwrap_or_default(), content.join(" … "))
}

#[test]
fn every_rule_keeps_its_examples() {
    let mut faults = Vec::new();
    for (place, rule) in ALL.iter().enumerate() {
        assert!(rule.fires.len() >= 2, "{}: at least two examples that fire", rule.id);
        assert!(rule.silent.len() >= 2, "{}: at least two examples that are silent", rule.id);
        for (text, cue, source, content) in rule.fires {
            let found = readings(place, text);
            if !found.iter().any(|[c, s, t]| c == cue && s == source && t == content) {
                faults
                    .push(format!("{} should read “{text}” as {cue} / {source} / {content}; read {found:?}", rule.id));
            }
        }
        for text in rule.silent {
            let found = readings(place, text);
            if !found.is_empty() {
                faults.push(format!("{} should be silent on “{text}”; read {found:?}", rule.id));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn ids_are_unique_and_name_their_files() {
    let mut ids: Vec<&str> = ALL.iter().map(|rule| rule.id).collect();
    ids.sort_unstable();
    let before = ids.len();
    ids.dedup();
    assert_eq!(ids.len(), before, "two rules share an id");
    let listed = include_str!("mod.rs");
    for id in ids {
        let module = format!("mod {};", id.replace('-', "_"));
        assert!(listed.contains(&module), "rule {id} should live in {}.rs", id.replace('-', "_"));
    }
}
