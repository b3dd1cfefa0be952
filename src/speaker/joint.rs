//! Joint sources: *Roe and Dale*, *Hillary Clinton, Bernie Sanders and Martin O’Malley*.

use std::ops::Range;

use super::namer::Namer;
use super::phrase::Phrase;
use crate::lexicon::entries::{PronounKind, WordUse};
use crate::mention::{CLOSED, DETERMINER, View};
use crate::model::{Attribution, Class, Classes, EntityKind, Mention, MentionKind, Naming, SpeakerKind, TokenKind};

/// The most nouns before a name that say who it is: *the lobby group*.
const LABEL: usize = 3;

impl Namer<'_, '_> {
    /// *they*, where those who spoke last spoke together and no other group has come up since.
    pub(super) fn joint_again(
        &self,
        attribution: &Attribution,
        attributions: &[Attribution],
        done: &[Naming],
    ) -> Option<Naming> {
        let view = self.view;
        let tokens = view.tokens_in(*attribution.source.first()?);
        let they =
            view.info(tokens.start).pronoun == Some(PronounKind::They) && view.has(tokens.start, Class::SubjectPronoun);
        if !they || tokens.len() > 1 || view.is_quoted(tokens.start) {
            return None;
        }
        let paragraph = view.paragraph(tokens.start);
        let last =
            (0..done.len()).rev().find(|&at| !done[at].speakers.is_empty() && !attributions[at].source.is_empty())?;
        let source = attributions[last].source.iter().map(|span| span.end).max()?;
        let near = paragraph <= view.paragraph(view.tokens_in(attributions[last].source[0]).start) + 1;
        let people = done[last].speakers.len() > 1 && done[last].kind == SpeakerKind::Person;
        // A group named in between takes the pronoun.
        let group = |mention: &Mention| {
            mention.plural
                && mention.kind != MentionKind::Pronoun
                && mention.span.start > source
                && mention.entity_kind == EntityKind::Group
        };
        let end = self.mentions.partition_point(|mention| mention.tokens.start < tokens.start);
        let taken = self.mentions[..end].iter().rev().take(24).any(group);
        (people && near && !taken).then(|| Naming { why: "joint source again", confidence: 0.7, ..done[last].clone() })
    }
}

/// The parts of a coordination; empty when the phrase is none.
pub(super) fn parts(phrase: &Phrase<'_, '_>) -> Vec<Range<usize>> {
    let mut parts = pieces(phrase);
    if parts.len() < 2 {
        return Vec::new();
    }
    // The two leading Republicans, Donald J. Trump and Senator Ted Cruz: the names say who they are.
    if parts.len() > 2 && is_plural_noun(phrase, &parts[0]) && parts[1..].iter().all(|part| begins_name(phrase, part)) {
        parts.remove(0);
        return parts;
    }
    // William Gale, the holder of the chair and a director of the centre: an apposition with its own and.
    if parts.len() > 2
        && begins_name(phrase, &parts[0])
        && phrase.view.any(parts[1].start, Classes::of(&[Class::Article]))
    {
        return Vec::new();
    }
    let listed = parts.len() > 2;
    let fits = parts
        .iter()
        .all(|part| begins_name(phrase, part) || is_pronoun(phrase, part) || !listed && stands_alone(phrase, part));
    if fits { parts } else { Vec::new() }
}

/// Cuts at the top-level *and* and the commas before it; none where there is no such *and*.
fn pieces(phrase: &Phrase<'_, '_>) -> Vec<Range<usize>> {
    let view = phrase.view;
    let mut start = phrase.tokens.start;
    if view.has(start, Class::Quantifier) && view.is_for(start, WordUse::Both) {
        start += 1;
    }
    let mut out = Vec::new();
    let mut from = start;
    let mut joined = false;
    let mut at = start;
    while at < phrase.tokens.end {
        if let Some(end) = covering_name(phrase, at) {
            at = end;
            continue;
        }
        let and = view.has(at, Class::And) || view.word(at) == "&" || is_as_well_as(view, at);
        let comma = view.tokens[at].kind == TokenKind::Punct && view.word(at) == ",";
        if joined && (comma || view.any(at, Classes::of(&[Class::Relative]))) {
            break;
        }
        if and || comma {
            if from < at {
                out.push(from..at);
            }
            from = if is_as_well_as(view, at) { at + 3 } else { at + 1 };
            at = from - 1;
            joined |= and;
        } else if !joined && view.any(at, Classes::of(&[Class::Relative])) {
            return Vec::new();
        } else if view.word(at) == "(" {
            // Sen. Bernie Sanders (I-Vt.) and …
            let close = (at..phrase.tokens.end).find(|&place| view.word(place) == ")");
            if let Some(close) = close {
                at = close;
            }
        }
        at += 1;
    }
    if from < at {
        out.push(from..at);
    }
    if joined { out } else { Vec::new() }
}

/// *as well as*: two words *as* with one between.
fn is_as_well_as(view: &View<'_>, at: usize) -> bool {
    view.has(at, Class::As) && view.has(at + 2, Class::As) && view.has(at + 1, Class::Adverb)
}

fn covering_name(phrase: &Phrase<'_, '_>, at: usize) -> Option<usize> {
    phrase
        .each()
        .find(|(_, mention)| mention.kind == MentionKind::Name && mention.tokens.start == at)
        .map(|(_, mention)| mention.tokens.end.min(phrase.tokens.end))
        .filter(|&end| end > at)
}

fn begins_name(phrase: &Phrase<'_, '_>, part: &Range<usize>) -> bool {
    let view = phrase.view;
    phrase.each().any(|(_, mention)| {
        let start = mention.tokens.start;
        // her brother Dale Forde; the lobby group Tarn Watch
        let determiner = Classes::of(&[Class::Article, Class::Possessive]);
        let nouns = part.start + usize::from(view.any(part.start, determiner))..start;
        let near = nouns.len() <= LABEL && nouns.clone().all(|at| view.is_lower(at) && !view.any(at, CLOSED));
        let ends = mention.tokens.end >= part.end
            || view.word(mention.tokens.end) == "("
            || view.any(mention.tokens.end, Classes::of(&[Class::Of, Class::Preposition]));
        mention.kind == MentionKind::Name && near && ends
    })
}

fn is_pronoun(phrase: &Phrase<'_, '_>, part: &Range<usize>) -> bool {
    part.len() == 1
        && phrase.each().any(|(_, mention)| mention.kind == MentionKind::Pronoun && mention.tokens.start == part.start)
}

fn is_plural_noun(phrase: &Phrase<'_, '_>, part: &Range<usize>) -> bool {
    phrase
        .each()
        .any(|(_, mention)| mention.kind == MentionKind::Descriptor && mention.plural && mention.tokens.end == part.end)
}

/// A noun phrase that needs no other to be whole: in the plural, or with its own determiner.
fn stands_alone(phrase: &Phrase<'_, '_>, part: &Range<usize>) -> bool {
    let view = phrase.view;
    let determined = view.any(part.start, DETERMINER);
    let mut descriptors = phrase.each().map(|(_, mention)| mention).filter(|mention| {
        mention.kind == MentionKind::Descriptor
            && part.start <= mention.tokens.start
            && mention.tokens.start <= part.start + 1
    });
    match descriptors.next() {
        Some(mention) => {
            let whole = mention.plural || determined || mention.entity_kind == EntityKind::Group;
            whole && mention.tokens.end <= part.end
        }
        None => {
            // Nouns that no lexicon holds: women and nonwhites.
            let last = view.word(part.end - 1);
            part.len() <= 3 && last.ends_with('s') && !last.ends_with("ss") && view.is_lower(part.end - 1)
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::speaker::testing::{namings, speaker};

    #[test]
    fn names_joined() {
        let text = "Nadia Roe and Peter Dale said it would rain.";
        assert_eq!(speaker(text, "Nadia Roe and Peter Dale", "said", "rain"), "Nadia Roe | Peter Dale");
        let text = "The two farmers, Nadia Roe and Peter Dale, said it would rain.";
        let source = "The two farmers, Nadia Roe and Peter Dale,";
        assert_eq!(speaker(text, source, "said", "rain"), "Nadia Roe | Peter Dale");
    }

    #[test]
    fn a_relation_and_as_well_as_join_too() {
        let text = "Martha Fry and her brother Dale Forde said it would rain.";
        assert_eq!(speaker(text, "Martha Fry and her brother Dale Forde", "said", "rain"), "Martha Fry | Dale Forde");
        let text = "Nadia Roe as well as Peter Dale said it would rain.";
        assert_eq!(speaker(text, "Nadia Roe as well as Peter Dale", "said", "rain"), "Nadia Roe | Peter Dale");
        let text = "Nadia Roe & Peter Dale said it would rain.";
        assert_eq!(speaker(text, "Nadia Roe & Peter Dale", "said", "rain"), "Nadia Roe | Peter Dale");
        let text = "Both Oda Bank and the lobby group Tarn Research said it would rain.";
        let source = "Both Oda Bank and the lobby group Tarn Research";
        assert_eq!(speaker(text, source, "said", "rain"), "Oda Bank | Tarn Research");
    }

    #[test]
    fn an_and_inside_an_apposition_joins_nobody() {
        let text = "Hugh Dale, a surgeon and former soldier from Leeds, said it would rain.";
        assert_eq!(speaker(text, "Hugh Dale, a surgeon and former soldier from Leeds,", "said", "rain"), "Hugh Dale");
    }

    #[test]
    fn they_are_those_who_spoke_together() {
        let text = "Nadia Roe and Peter Dale said it would rain. They said it would snow.";
        let rows = [("Nadia Roe and Peter Dale", "said", "it would rain"), ("They", "said", "it would snow")];
        assert_eq!(namings(text, &rows)[1].speakers, ["Nadia Roe", "Peter Dale"]);
        let text = "Nadia Roe and Peter Dale said it would rain. Farmers met. They said it would snow.";
        assert_eq!(namings(text, &rows)[1].speakers, ["Farmers"]);
    }

    #[test]
    fn both_sides_are_the_last_two() {
        let text = "Nadia Roe met Peter Dale in Oman. Both sides said it would rain.";
        assert_eq!(speaker(text, "Both sides", "said", "rain"), "Nadia Roe | Peter Dale");
    }
}
