//! Documents whose maker the text tells where no row does: *the report*, where it has *a study by Tarn Research*; *research
//! finds* in the lead, where the next paragraph has *the report by Tarn Research*.

use super::document::{SAME, is_by_maker, is_document};
use super::namer::{Namer, join};
use super::phrase::Phrase;
use crate::lexicon::entries::WordUse;
use crate::mention::{CLOSED, FINITE};
use crate::model::{Attribution, Class, Classes, EntityKind, Mention, MentionKind, Naming, SpeakerKind};

/// How sure it is that documents of one kind are one document.
const SURE: f32 = 0.7;
/// How many words behind a document its maker may be told.
const BEHIND: usize = 14;
/// How many words may stand between the preposition and the maker’s name.
const WHAT: usize = 8;
/// How many mentions, or documents of the text, are looked through for another document.
const SINCE: usize = 200;
/// What tells where something is from.
const ORIGIN: Classes = Classes::of(&[Class::Demonym, Class::Place]);
/// How many paragraphs on a lead’s document is taken up with its maker.
const TAKEN_UP: usize = 2;

/// A document of the text with its makers.
struct Told<'a> {
    /// Its mention, or that of the one who sues.
    id: usize,
    /// Where it stands.
    at: usize,
    noun: &'a str,
    kinds: &'a [&'static str],
    makers: Vec<usize>,
}

impl Told<'_> {
    /// Whether it may be meant by a noun.
    fn is_alike(&self, noun: &str, kinds: &[&'static str]) -> bool {
        let finds = |kinds: &[&str]| kinds.iter().any(|kind| FINDS.contains(kind));
        self.noun.eq_ignore_ascii_case(noun)
            || self.kinds.iter().any(|kind| kinds.contains(kind))
            || finds(self.kinds) && finds(kinds)
    }
}

impl Namer<'_, '_> {
    /// Whether a word is for a document that finds something out: *report*, *survey*.
    pub(super) fn is_finding(&self, at: usize) -> bool {
        self.document_kinds(self.view.word(at)).iter().any(|kind| FINDS.contains(kind))
    }
}

/// Gives documents that go by their own words the maker that the text tells of one of their kind.
pub(super) fn name_documents_told(namer: &Namer<'_, '_>, attributions: &[Attribution], done: &mut [Naming]) {
    let unmade = |naming: &Naming| naming.kind == SpeakerKind::Document && !is_by_maker(naming);
    if !done.iter().any(unmade) {
        return;
    }
    let told = told(namer);
    for row in 0..attributions.len() {
        if unmade(&done[row])
            && let Some(id) = document(namer, &attributions[row])
            && let Some(found) = taken_up(namer, id, &told)
        {
            let named: Vec<Naming> =
                found.makers.iter().filter_map(|&maker| namer.of_mention(maker, "", SURE)).collect();
            if !named.is_empty() {
                done[row] = Naming { why: SAME, ..join(named) };
            }
        }
    }
}

/// The document that is the source of a row, or the one that its pronoun stands for.
fn document(namer: &Namer<'_, '_>, attribution: &Attribution) -> Option<usize> {
    let id = namer.source_head(attribution)?;
    let mention = &namer.mentions[id];
    if mention.kind != MentionKind::Pronoun {
        return is_document(mention).then_some(id);
    }
    let all = &namer.built.entities[mention.entity?.0].mentions;
    let before = &all[..all.partition_point(|other| other.0 < id)];
    before.iter().rev().take(SINCE).map(|other| other.0).find(|&other| is_document(&namer.mentions[other]))
}

/// The last word of a document’s noun, and the kinds it may stand for.
fn noun<'a>(namer: &Namer<'a, '_>, mention: &Mention) -> (&'a str, &'a [&'static str]) {
    let word = namer.document_noun(mention);
    (word, namer.document_kinds(word))
}

/// The document of the text that a row’s document is.
fn taken_up<'t, 'a>(namer: &Namer<'a, '_>, id: usize, told: &'t [Told<'a>]) -> Option<&'t Told<'a>> {
    let view = namer.view;
    let mention = &namer.mentions[id];
    let start = mention.tokens.start;
    let before = told.partition_point(|one| one.at < start);
    let mut here = told[before..].iter().take_while(|one| one.at == start);
    if let Some(own) = here.find(|one| one.id == id) {
        return Some(own);
    }
    let (word, kinds) = noun(namer, mention);
    // Two reports have two makers; the Oman budget, and the article in the magazine, tell which they are.
    let many = mention.plural && !kinds.contains(&FIGURES);
    let behind = mention.tokens.end;
    let named = |at: usize| view.is_capital(at) && !view.is_title(at) && (!view.is_initial(at) || view.any(at, ORIGIN));
    let told_apart = view.is_the(start) && (view.is_for(behind, WordUse::Holder) || view.has(behind, Class::Of))
        || (start..behind).any(named)
        || start.checked_sub(1).is_some_and(|at| view.is_capital(at) && !view.any(at, CLOSED));
    if many || told_apart {
        return None;
    }
    let given = view.is_the(start) || view.has(start, Class::Demonstrative);
    let paragraph = view.paragraph(start);
    // Behind the survey by Tarn Research comes a report of its own.
    let other = |before: &Told<'_>| {
        let from = namer.mentions.partition_point(|one| one.tokens.start <= before.at);
        !before.noun.eq_ignore_ascii_case(word)
            && namer.mentions[from..id].iter().rev().take(SINCE).any(|one| {
                let the = view.is_the(one.tokens.start) || view.has(one.tokens.start, Class::Demonstrative);
                is_document(one) && !the && namer.document_noun(one).eq_ignore_ascii_case(word)
            })
    };
    let (earlier, later) = told.split_at(before);
    if given && let Some(last) = earlier.iter().rev().take(SINCE).find(|one| one.is_alike(word, kinds)) {
        return Some(last).filter(|last| !other(last) && !is_rivalled(namer, last, earlier));
    }
    let lead = view.is_headline(start) || view.is_title(start) || paragraph <= 1;
    let near = |one: &&Told<'_>| view.paragraph(one.at) <= paragraph + TAKEN_UP;
    let next = later.iter().take(SINCE).take_while(near).find(|one| one.is_alike(word, kinds));
    // What one person brings up later is not the lead’s; figures are taken up as the figures.
    let person = |id: &usize| namer.mentions[*id].entity_kind == EntityKind::Person;
    next.filter(|next| lead && !next.makers.iter().any(person) && (!kinds.contains(&FIGURES) || view.is_the(next.at)))
}

/// Whether the sentence before a document’s has one of its kind by others: a poll by Tarn Research, then a poll by Oda Bank.
fn is_rivalled(namer: &Namer<'_, '_>, one: &Told<'_>, told: &[Told<'_>]) -> bool {
    let view = namer.view;
    let entities = |one: &Told<'_>| one.makers.iter().map(|&id| namer.mentions[id].entity).collect::<Vec<_>>();
    let before = &told[..told.partition_point(|other| other.at < one.at)];
    let rival = before.iter().rev().take(SINCE).find(|other| other.is_alike(one.noun, one.kinds));
    rival.is_some_and(|other| {
        view.sentence(other.at) + 1 >= view.sentence(one.at)
            && view.paragraph(other.at) == view.paragraph(one.at)
            && entities(other) != entities(one)
    })
}

/// The documents of the text with their makers, in order.
fn told<'a>(namer: &Namer<'a, '_>) -> Vec<Told<'a>> {
    let view = namer.view;
    let mut out = Vec::new();
    for (id, mention) in namer.mentions.iter().enumerate() {
        if is_document(mention) {
            let makers = makers(namer, id);
            let (noun, kinds) = noun(namer, mention);
            if !makers.is_empty() {
                out.push(Told { id, at: mention.tokens.start, noun, kinds, makers });
            }
        }
        // Nadia Roe is suing the council.
        let subject = namer.built.positions[id].subject && mention.kind == MentionKind::Name;
        let sues = |&at: &usize| view.is_for(at, WordUse::Suing);
        let near = mention.tokens.end..(mention.tokens.end + 3).min(view.bounds(mention.tokens.start).end);
        if subject && let Some(at) = near.clone().find(sues) {
            let passive = view.has(at, Class::Past) && (near.start..at).any(|place| view.has(place, Class::Be));
            if !passive {
                out.push(Told { id, at, noun: "", kinds: SUIT, makers: vec![id] });
            }
        }
        // The Supreme Court upheld the fine: what it does is its ruling.
        let body = mention.entity.and_then(|entity| namer.built.bodies[entity.0]);
        let acts = |at: usize| view.is_lower(at) && view.any(at, FINITE.without(Classes::of(&[Class::Base])));
        if subject && body == Some(COURT) && near.clone().any(acts) {
            out.push(Told { id, at: mention.tokens.start, noun: "", kinds: RULING, makers: vec![id] });
        }
    }
    out.sort_by_key(|one| one.at);
    out
}

/// The kinds of documents that find something out: the study by Tarn Research is its report.
const FINDS: &[&str] = &["poll", "study", "report"];
/// The kind of document that has no singular.
const FIGURES: &str = "figures";
/// The kind of document by which somebody sues.
const SUIT: &[&str] = &["suit"];
/// The kind of document by which a court decides, and that of the body.
const RULING: &[&str] = &["ruling"];
const COURT: &str = "court";

/// The makers of a document that the words beside it tell.
fn makers(namer: &Namer<'_, '_>, id: usize) -> Vec<usize> {
    let view = namer.view;
    let mention = &namer.mentions[id];
    let bounds = view.bounds(mention.tokens.start);
    let head = view.head(mention);
    let mut start = mention.tokens.start;
    for other in namer.mentions[id.saturating_sub(3)..id].iter().rev() {
        let end = other.tokens.end;
        let next = end == start || end + 1 == start && view.is_possessive(end);
        if next && other.tokens.start >= bounds.start {
            start = other.tokens.start;
        }
    }
    let found = behind(namer, head.end, bounds.end).map(|end| Phrase::new(view, namer.mentions, start..end));
    let phrase = found.unwrap_or_else(|| Phrase::new(view, namer.mentions, start..head.end));
    // The Roe review is about her, or its name.
    let body = |id: &usize| {
        let other = &namer.mentions[*id];
        let owned = other.tokens.start >= head.end || view.is_possessive(other.tokens.end);
        owned || other.kind != MentionKind::Name || other.entity_kind == EntityKind::Organisation
    };
    let mut makers = namer.makers_in(&phrase, mention);
    makers.retain(body);
    if makers.is_empty() { namer.issuer_of(id).into_iter().collect() } else { makers }
}

/// Where the makers end that a preposition behind a document tells.
fn behind(namer: &Namer<'_, '_>, document: usize, end: usize) -> Option<usize> {
    let view = namer.view;
    let clause = Classes::of(&[Class::StrongVerb, Class::That]);
    let near = (document..end.min(document + BEHIND))
        .take_while(|&at| namer.is_making(at) || !view.any(at, clause) && !view.is_mark(at));
    let by = near.into_iter().find(|&at| namer.is_by(document, at))?;
    let from = namer.mentions.partition_point(|mention| mention.tokens.start <= by);
    let mut last = None;
    for mention in namer.mentions[from..].iter().take(WHAT) {
        let start = mention.tokens.start;
        match last {
            None if start > by + WHAT || start >= end => return None,
            None if mention.kind == MentionKind::Name => last = Some(mention.tokens.end),
            // by Tarn Research and Oda Bank
            Some(before) if start <= before + 2 && view.has(before, Class::And) => {
                last = if mention.kind == MentionKind::Name { Some(mention.tokens.end) } else { last };
            }
            Some(before) if start >= before => break,
            _ => {}
        }
    }
    last
}

#[cfg(test)]
mod tests {
    use crate::speaker::testing::{namings, speaker};

    #[test]
    fn a_document_whose_maker_the_text_told() {
        let text = "Farmers have read a study by Tarn Research. The report said it would rain.";
        assert_eq!(speaker(text, "The report", "said", "it would rain"), "Tarn Research");
        let text = "The poll was carried out by Tarn Research and Oda Bank. The survey found it would rain.";
        assert_eq!(speaker(text, "The survey", "found", "it would rain"), "Tarn Research | Oda Bank");
        let text = "Nadia Roe is suing the council. The lawsuit said it would rain.";
        assert_eq!(speaker(text, "The lawsuit", "said", "it would rain"), "Nadia Roe");
    }

    #[test]
    fn a_lead_whose_document_is_taken_up() {
        let text = "It would rain, a study suggests.\n\nThe report by Tarn Research found snow.";
        assert_eq!(speaker(text, "a study", "suggests", "It would rain"), "Tarn Research");
    }

    #[test]
    fn not_another_kind_nor_another_document() {
        let text = "Farmers have read a poll by Tarn Research. The letter said it would rain.";
        assert_eq!(speaker(text, "The letter", "said", "it would rain"), "letter");
        let text =
            "Rain fell.\n\nIt was cold.\n\nFarmers have read a poll by Tarn Research. A survey said it would rain.";
        let rows = [("A survey", "said", "it would rain")];
        assert_eq!(namings(text, &rows)[0].speakers, ["survey"]);
        let text = "The Oda High Court upheld the fine. The ruling said it would rain.";
        assert_eq!(speaker(text, "The ruling", "said", "it would rain"), "Oda High Court");
        let text = "Rain fell on the Oda High Court. The ruling said it would rain.";
        assert_eq!(speaker(text, "The ruling", "said", "it would rain"), "ruling");
        let text = "Nadia Roe was sued on Monday. The lawsuit said it would rain.";
        assert_eq!(speaker(text, "The lawsuit", "said", "it would rain"), "lawsuit");
    }
}
