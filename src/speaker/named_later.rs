//! Descriptions that bring somebody on who is named a sentence or two later: *a senior doctor has said it was the worst winter
//! yet. Dr Ann Lee …*; *one midwife said she had left. “I could not go on,” said Ida Roe*.

use super::namer::Namer;
use super::phrase::Phrase;
use super::taken_up::{is_unnamed, told_apart};
use crate::entity::general_kinds;
use crate::lexicon::entries::{GroupKind, TitleKind};
use crate::mention::{CLOSED, DETERMINER, WordMap, WordSet};
use crate::model::{
    Attribution, Class, Classes, ContentType, Entity, EntityId, EntityKind, Gender, Mention, MentionKind, Naming,
    SpeakerKind, TokenKind,
};

/// How many rows on are looked at.
const ROWS: usize = 8;
/// How many paragraphs on: below the lead and anywhere else.
const FROM_LEAD: usize = 6;
const NEAR: usize = 1;
/// How many paragraphs the headline and the lead make.
const LEAD: usize = 3;
/// How surely it is he.
const SURE: f32 = 0.75;
/// How many titles of somebody are looked at.
const TITLES: usize = 16;
/// How many words behind a name its apposition is looked for.
const BEHIND: usize = 8;

/// Gives such descriptions, and the pronouns behind them, the name that comes later.
pub(super) fn name_introduced(namer: &Namer<'_, '_>, attributions: &[Attribution], done: &mut [Naming]) {
    let mut known: WordMap<EntityId, Naming> = WordMap::default();
    let told_apart = told_apart(namer);
    let firsts = first_names(namer);
    for at in 0..attributions.len().min(done.len()) {
        if !is_unnamed(&told_apart, &done[at]) || done[at].kind == SpeakerKind::Document {
            continue;
        }
        let entity = done[at].entities.first().copied();
        let found = introduced(namer, attributions, done, &firsts, at);
        if let (Some(entity), Some(found)) = (entity, &found) {
            known.insert(entity, found.clone());
        }
        if let Some(naming) = found.or_else(|| known.get(&entity?).cloned()) {
            done[at] = naming;
        }
    }
}

/// Who is named later for the description that is the source of a row.
fn introduced(
    namer: &Namer<'_, '_>,
    attributions: &[Attribution],
    done: &[Naming],
    firsts: &[Option<usize>],
    at: usize,
) -> Option<Naming> {
    let view = namer.view;
    let row = &attributions[at];
    let phrase = Phrase::new(view, namer.mentions, view.tokens_in(*row.source.first()?));
    let (first, end) = (phrase.tokens.start, phrase.core_end());
    if end <= first || view.is_quoted(first) {
        return None;
    }
    let noun = &namer.mentions[namer.head(&phrase, end)?];
    let person = noun.entity_kind == EntityKind::Person;
    let (title, paragraph) = (view.is_title(first), view.paragraph(first));
    let new = view.has(first, Class::Article) && !view.is_the(first)
        || view.has(first, Class::Number) && view.is_word(first)
        || title && !view.any(first, DETERMINER)
        // says his wife
        || view.has(first, Class::Possessive) && paragraph < LEAD;
    // The government’s wireless watchdog: what a lead tells of a body it does not name yet.
    let told = !person && paragraph < LEAD && view.head(noun).start > first + 1;
    if noun.kind != MentionKind::Descriptor || noun.plural || !(new || told) {
        return None;
    }
    if !person && noun.entity_kind != EntityKind::Organisation {
        return None;
    }
    let reach = if paragraph < LEAD { FROM_LEAD } else { NEAR };
    let owner =
        phrase.each().find(|(_, mention)| mention.tokens.start == first && mention.kind == MentionKind::Pronoun);
    let owner = owner.and_then(|(_, mention)| mention.entity);
    let start = row.hull().start;
    let words = content_words(namer, row);
    for other in (at + 1..attributions.len()).take(ROWS) {
        let later = &attributions[other];
        let there = view.tokens_in(later.hull()).start;
        if view.paragraph(there) > paragraph + reach {
            break;
        }
        if later.hull().start <= start || view.is_title(there) {
            continue;
        }
        let [entity] = done[other].entities[..] else { continue };
        let who = &namer.built.entities[entity.0];
        let kind = match who.kind {
            EntityKind::Person => person,
            EntityKind::Organisation => !person,
            _ => false,
        };
        let gender = noun.gender == Gender::Unknown || who.gender == Gender::Unknown || noun.gender == who.gender;
        let new_here = firsts[entity.0].is_some_and(|start| start > first);
        if !kind || !gender || !new_here || owner == Some(entity) {
            continue;
        }
        let others = content_words(namer, later);
        let shared = words.intersection(&others).count();
        let (why, found) = if person {
            let strict = speaks_for_others(namer, noun);
            let agrees = agrees(namer, noun, entity) && (!strict || all_known(namer, noun, entity));
            let tagged = !title && !strict && is_next_tagged(namer, row, later);
            let echoes = !strict && shared >= 3 && 2 * shared >= words.len().min(others.len());
            let beside = (tagged || echoes) && !holds_other_role(namer, noun, entity, later);
            (if agrees { ROLE } else { TAGGED }, agrees || beside)
        } else {
            let next = view.paragraph(there) <= paragraph + 1 && paragraph < LEAD;
            let agrees = agrees(namer, noun, entity) && (title || shared >= 2);
            (ROLE, agrees || new && next && shared >= 2 && !is_of_other_kind(namer, noun, entity))
        };
        if found {
            return namer.of_entity(entity, why, SURE);
        }
    }
    None
}

/// How it was found.
const ROLE: &str = "named later in that role";
const TAGGED: &str = "named by what is said behind";

/// Where each entity is first named, but for the headline.
fn first_names(namer: &Namer<'_, '_>) -> Vec<Option<usize>> {
    let below = |mention: &&Mention| mention.kind == MentionKind::Name && !namer.view.is_title(mention.tokens.start);
    let first = |entity: &Entity| {
        let mut mentions = entity.mentions.iter().map(|id| &namer.mentions[id.0]);
        mentions.find(below).map(|mention| mention.tokens.start)
    };
    namer.built.entities.iter().map(first).collect()
}

/// Whether the text tells roles of somebody, and the description’s noun is none of them: *one farmer*, then *said Ida Roe, the
/// minister*.
fn holds_other_role(namer: &Namer<'_, '_>, noun: &Mention, entity: EntityId, later: &Attribution) -> bool {
    let view = namer.view;
    let Some(last) = view.head(noun).last() else { return false };
    if namer.built.is_known_as(view, entity, last) {
        return false;
    }
    let is_address = |title: &String| {
        [title.as_str(), title.trim_end_matches('.')].into_iter().any(|title| {
            let info = view.lexicon.info(view.lexicon.find(title));
            info.classes.has(Class::Courtesy) || info.capital_classes.has(Class::Courtesy)
        })
    };
    let mut titles = namer.built.entities[entity.0].titles.iter().take(TITLES);
    titles.any(|title| !is_address(title))
        || later.source.first().is_some_and(|source| {
            let source = view.tokens_in(*source);
            has_other_apposition(namer, last, source.start, source.end)
        })
}

/// Whether an apposition with another noun for people than the one at `noun` stands in a source or right behind it.
fn has_other_apposition(namer: &Namer<'_, '_>, noun: usize, start: usize, end: usize) -> bool {
    let view = namer.view;
    let stop = view.bounds(start).end.min(view.tokens.len());
    let comma = (start..stop.min(end + 1)).find(|&at| view.tokens[at].kind == TokenKind::Punct);
    let Some(comma) = comma else { return false };
    let clause = Classes::of(&[Class::StrongVerb, Class::That, Class::Relative]);
    let words =
        (comma + 1..stop.min(comma + 1 + BEHIND)).take_while(|&at| !view.is_quoted(at) && !view.any(at, clause));
    let people = Classes::of(&[Class::Role, Class::PersonNoun]);
    let (mut same, mut other) = (false, false);
    for at in words.filter(|&at| view.any(at, people)) {
        let alike = view.words.hash(at) == view.words.hash(noun);
        same |= alike;
        other |= !alike;
    }
    other && !same
}

/// *A spokesman*, *an official*, *a source*: there are many, and who is named next may be another.
fn speaks_for_others(namer: &Namer<'_, '_>, noun: &Mention) -> bool {
    let view = namer.view;
    view.head(noun).last().is_some_and(|last| {
        let kind = view.info(last).title.map(|id| view.lexicon.titles[id as usize].kind);
        let anonymous = view.info(last).group.map(|id| view.lexicon.groups[id as usize].kind);
        let office = kind == Some(TitleKind::Office) && view.has(last, Class::PersonNoun);
        office || anonymous == Some(GroupKind::Anonymous)
    })
}

/// Whether somebody’s roles hold all that tells the description apart.
fn all_known(namer: &Namer<'_, '_>, noun: &Mention, entity: EntityId) -> bool {
    let view = namer.view;
    let words = noun.tokens.start + 1..noun.tokens.end;
    let behind = view.any(noun.tokens.end, Classes::of(&[Class::Of, Class::Preposition]));
    let place = (noun.tokens.end + 1..noun.tokens.end + 3).find(|&at| view.is_capital(at));
    let narrow = behind && place.is_none_or(|at| !view.has(at, Class::Place));
    !narrow && words.clone().all(|at| view.any(at, CLOSED) || namer.built.is_known_as(view, entity, at))
}

/// Whether the role, the title or the kind of body is that of the description.
fn agrees(namer: &Namer<'_, '_>, noun: &Mention, entity: EntityId) -> bool {
    let view = namer.view;
    let known = view.head(noun).last().is_some_and(|last| namer.built.is_known_as(view, entity, last));
    let kinds = general_kinds(view, noun).filter(|_| noun.entity_kind == EntityKind::Organisation);
    known || kinds.zip(namer.built.bodies[entity.0]).is_some_and(|(kinds, told)| kinds.contains(&told))
}

/// Whether the body is known to be of another kind.
fn is_of_other_kind(namer: &Namer<'_, '_>, noun: &Mention, entity: EntityId) -> bool {
    let kinds = general_kinds(namer.view, noun);
    kinds.zip(namer.built.bodies[entity.0]).is_some_and(|(kinds, told)| !kinds.contains(&told))
}

/// Whether the next row is a quotation in the next sentence whose tag stands behind it.
fn is_next_tagged(namer: &Namer<'_, '_>, row: &Attribution, later: &Attribution) -> bool {
    let view = namer.view;
    let end = view.tokens_in(row.hull()).end.saturating_sub(1);
    let (Some(content), Some(source)) = (later.content.first(), later.source.first()) else { return false };
    let next = view.sentence(view.tokens_in(*content).start);
    later.kind == ContentType::Direct && source.start >= content.end && next == view.sentence(end) + 1
}

/// The content’s words that are no small words, each by its number.
fn content_words(namer: &Namer<'_, '_>, row: &Attribution) -> WordSet<u64> {
    let view = namer.view;
    let tokens = row.content.iter().flat_map(|span| view.tokens_in(*span));
    tokens.filter(|&at| view.is_lower(at) && !view.any(at, CLOSED)).map(|at| view.words.hash(at)).collect()
}

#[cfg(test)]
mod tests {
    use crate::speaker::testing::namings;

    /// Who says the first of two statements.
    fn first(text: &str, rows: [(&str, &str, &str); 2]) -> String {
        namings(text, &rows)[0].speakers.join(" | ")
    }

    #[test]
    fn who_is_named_next_in_that_role() {
        let text = "A senior doctor has said it was the worst winter.\n\nDr Nadia Roe said the wards were full.";
        let rows = [("A senior doctor", "has said", "it was the worst winter"), ("Dr Nadia Roe", "said", "the wards")];
        assert_eq!(first(text, rows), "Nadia Roe");
    }

    #[test]
    fn whose_relative_is_named_next() {
        let text = "Peter Dale left, says his agent.\n\n“I could not go on,” said Ida Roe.";
        let rows = [("his agent", "says", "Peter Dale left"), ("Ida Roe", "said", "“I could not go on,”")];
        assert_eq!(first(text, rows), "Ida Roe");
        let text = "Peter Dale left, says his agent.\n\n“I could not go on,” said Peter Dale.";
        let rows = [("his agent", "says", "Peter Dale left"), ("Peter Dale", "said", "“I could not go on,”")];
        assert_eq!(first(text, rows), "agent");
    }

    #[test]
    fn who_tags_the_quotation_behind() {
        let text = "One midwife said she had left. “I could not go on,” said Ida Roe.";
        let rows = [("One midwife", "said", "she had left"), ("Ida Roe", "said", "“I could not go on,”")];
        assert_eq!(first(text, rows), "Ida Roe");
        let text = "One official said she had left. “I could not go on,” said Ida Roe.";
        let rows = [("One official", "said", "she had left"), ("Ida Roe", "said", "“I could not go on,”")];
        assert_eq!(first(text, rows), "official");
    }

    #[test]
    fn not_who_is_known_in_another_role() {
        let text = "Peter Dale met Omar Quist. One driver said she had left. “We are sending help,” said Ida Roe, the minister.";
        let rows = [("One driver", "said", "she had left"), ("Ida Roe", "said", "“We are sending help,”")];
        assert_eq!(first(text, rows), "driver");
        let text = "Peter Dale met Omar Quist. One driver said she had left. “I could not go on,” said Ida Roe.";
        let rows = [("One driver", "said", "she had left"), ("Ida Roe", "said", "“I could not go on,”")];
        assert_eq!(first(text, rows), "Ida Roe");
    }

    #[test]
    fn not_who_was_named_before() {
        let text = "Dr Ida Roe left. One doctor said she was tired. Dr Roe said the wards were full.";
        let rows = [("One doctor", "said", "she was tired"), ("Dr Roe", "said", "the wards were full")];
        assert_eq!(first(text, rows), "doctor");
    }
}
