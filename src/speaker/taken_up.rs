//! Descriptions that the antecedent left without a name and that take somebody up all the same: *the company*, *the
//! 27-year-old*, *the Wasps wing*: whoever led the sentence before, or spoke last.

use std::cell::OnceCell;
use std::ops::Range;

use super::namer::Namer;
use super::phrase::Phrase;
use crate::entity::general_kinds;
use crate::lexicon::entries::{PronounKind, TitleKind};
use crate::mention::WordMap;
use crate::model::{
    Attribution, Class, Classes, Entity, EntityId, EntityKind, Gender, Mention, MentionKind, Naming, SpeakerKind,
};

/// How many mentions back are looked at.
const REACH: usize = 80;
/// How many rows back are looked at.
const ROWS: usize = 6;
/// How many sentences back somebody of ours is looked for.
const SENTENCES: usize = 30;
/// How surely it is he.
const SURE: f32 = 0.7;
/// How a plural ends that no lexicon lists.
const PLURAL: char = 's';

/// Gives such descriptions, and the pronouns behind them, the name of whom they take up.
pub(super) fn name_taken_up(namer: &Namer<'_, '_>, attributions: &[Attribution], done: &mut [Naming]) {
    let mut known: WordMap<EntityId, Naming> = WordMap::default();
    let told_apart = told_apart(namer);
    let named: Vec<bool> = namer.built.entities.iter().map(|entity| namer.has_name(entity)).collect();
    let bodies = OnceCell::new();
    for at in 0..attributions.len().min(done.len()) {
        if !is_unnamed(&told_apart, &done[at]) {
            continue;
        }
        let entity = done[at].entities.first().copied();
        let found = taken_up(namer, attributions, done, &named, at)
            .or_else(|| body_called(namer, &attributions[at], bodies.get_or_init(|| bodies_by_noun(namer))));
        if let (Some(entity), Some(found)) = (entity, &found) {
            known.insert(entity, found.clone());
        }
        if let Some(naming) = found.or_else(|| known.get(&entity?).cloned()) {
            done[at] = naming;
        }
    }
}

/// Which of the entities have a name that is more than where they are from.
pub(super) fn told_apart(namer: &Namer<'_, '_>) -> Vec<bool> {
    let view = namer.view;
    let is_origin = |name: &Mention| {
        let head = view.head(name);
        let from = view.has(head.start, Class::Demonym) && !view.has(head.start, Class::Place);
        head.len() == 1 && from && name.title.is_none()
    };
    let is_told = |entity: &Entity| {
        let mut mentions = entity.mentions.iter().map(|id| &namer.mentions[id.0]);
        mentions.any(|mention| mention.kind == MentionKind::Name && !is_origin(mention))
    };
    namer.built.entities.iter().map(is_told).collect()
}

/// Whether one speaker without a name stands there: by a description, or by nothing but where he is from (*the German*).
pub(super) fn is_unnamed(told_apart: &[bool], naming: &Naming) -> bool {
    let [speaker] = &naming.speakers[..] else { return false };
    naming.entities.len() <= 1
        && (naming.kind != SpeakerKind::Person || !speaker.contains(' '))
        && !(naming.kind == SpeakerKind::Person && naming.entities.is_empty())
        && naming.entities.iter().all(|id| !told_apart[id.0])
}

/// Whom the definite description that is the source of a row takes up.
fn taken_up(
    namer: &Namer<'_, '_>,
    attributions: &[Attribution],
    done: &[Naming],
    named: &[bool],
    at: usize,
) -> Option<Naming> {
    let view = namer.view;
    let phrase = Phrase::new(view, namer.mentions, view.tokens_in(*attributions[at].source.first()?));
    let (first, end) = (phrase.tokens.start, phrase.core_end());
    // Our correspondent
    if view.info(first).pronoun == Some(PronounKind::We) && view.has(first, Class::Possessive) && end == first + 2 {
        return Before { namer, attributions, done, named, at, first }.known_as(first + 1);
    }
    if end < first + 2 || !view.is_the(first) || view.is_quoted(first) || view.is_title(first) {
        return None;
    }
    let narrowed = end < phrase.tokens.end && view.any(end, Classes::of(&[Class::Of, Class::Preposition]));
    if narrowed || (first..end).any(|at| view.is_possessive(at)) {
        return None;
    }
    let noun = namer.head(&phrase, end).map(|id| &namer.mentions[id]).filter(|noun| noun.tokens.end == end);
    let kinds = noun.and_then(|noun| general_kinds(view, noun));
    let before = Before { namer, attributions, done, named, at, first };
    if let (Some(noun), Some(kinds)) = (noun, kinds) {
        let bare = noun.kind == MentionKind::Descriptor && !noun.plural && view.head(noun) == (first + 1..first + 2);
        return bare.then(|| before.body(noun, kinds)).flatten();
    }
    if done[at].kind == SpeakerKind::Document || !may_be_person(namer, first + 1..end, noun) {
        return None;
    }
    before.person(noun.map_or(Gender::Unknown, |noun| noun.gender))
}

/// Where the bodies with a name are named, by the noun that heads it: *service* for the Tarn Ambulance Service, *ministry* for the
/// Ministry of Rain.
type Bodies = WordMap<u64, Vec<(usize, EntityId)>>;

fn bodies_by_noun(namer: &Namer<'_, '_>) -> Bodies {
    let view = namer.view;
    let link = Classes::of(&[Class::Of, Class::Preposition]);
    let mut out = Bodies::default();
    for mention in namer.mentions.iter().filter(|mention| mention.kind == MentionKind::Name) {
        let Some(entity) = mention.entity else { continue };
        let head = view.head(mention);
        let body = namer.built.entities[entity.0].kind == EntityKind::Organisation;
        let end = head.clone().find(|&at| view.any(at, link)).unwrap_or(head.end);
        if body && head.len() > 1 && end > head.start {
            out.entry(view.words.hash(end - 1)).or_default().push((mention.tokens.start, entity));
        }
    }
    out
}

/// *the service*, *the ministry*: the body named last whose name is headed by the noun.
fn body_called(namer: &Namer<'_, '_>, row: &Attribution, bodies: &Bodies) -> Option<Naming> {
    let view = namer.view;
    let phrase = Phrase::new(view, namer.mentions, view.tokens_in(*row.source.first()?));
    let (first, end) = (phrase.tokens.start, phrase.core_end());
    let bare = end == first + 2 && end == phrase.tokens.end && view.is_the(first) && view.is_lower(first + 1);
    let noun = namer.head(&phrase, end).map(|id| &namer.mentions[id]);
    let body =
        noun.is_none_or(|noun| noun.kind == MentionKind::Descriptor && noun.entity_kind == EntityKind::Organisation);
    if !bare || !body || view.is_quoted(first) {
        return None;
    }
    let places = bodies.get(&view.words.hash(first + 1))?;
    let before = &places[..places.partition_point(|&(at, _)| at < first)];
    let (_, entity) = before.last()?;
    namer.of_entity(*entity, "the last body called so", SURE)
}

/// Whether the words may tell one person apart who need not hold an office: *the 27-year-old*, *the Russian*, *the Wasps wing*.
fn may_be_person(namer: &Namer<'_, '_>, words: Range<usize>, noun: Option<&Mention>) -> bool {
    let view = namer.view;
    let last = words.end - 1;
    if view.has(last, Class::Demonym) || words.clone().any(|at| view.is_number(at) && view.word(at).contains('-')) {
        // Israelis
        let single = view.word(last).strip_suffix(PLURAL).unwrap_or_default();
        let many = view.lexicon.info(view.lexicon.find(single)).capital_classes.has(Class::Demonym)
            || view.lexicon.info(view.lexicon.find(single)).classes.has(Class::Demonym);
        return !many && noun.is_none_or(|noun| !noun.plural || noun.entity_kind == EntityKind::Group);
    }
    let told = words.clone().take(words.len() - 1).any(|at| view.is_capital(at) || view.has(at, Class::RoleModifier));
    let Some(noun) = noun else {
        let thing = Classes::of(&[Class::CueNoun, Class::Document, Class::Body, Class::Group, Class::Media]);
        let other = Classes::of(&[Class::OrganisationWord, Class::Adverb, Class::Ing, Class::Place]);
        return told && !view.any(last, thing.with(other)) && !is_plural(namer, last);
    };
    let kind = view.info(last).title.map(|id| view.lexicon.titles[id as usize].kind);
    noun.kind == MentionKind::Descriptor
        && !noun.plural
        && noun.entity_kind == EntityKind::Person
        && kind == Some(TitleKind::Profession)
        && words.len() > 1
}

/// Whether a noun stands in the plural: as a lexicon lists it, or by its ending where none does.
fn is_plural(namer: &Namer<'_, '_>, at: usize) -> bool {
    let (view, word) = (namer.view, namer.view.word(at));
    let title = view.info(at).title.map(|id| view.lexicon.titles[id as usize].is_plural(word));
    let group = view.info(at).group.map(|id| view.lexicon.groups[id as usize].plural.eq_ignore_ascii_case(word));
    title.or(group).unwrap_or_else(|| word.ends_with(PLURAL))
}

/// What stands before a row’s source.
struct Before<'a, 'b, 'c> {
    namer: &'c Namer<'a, 'b>,
    attributions: &'c [Attribution],
    done: &'c [Naming],
    /// Which of the entities have a name.
    named: &'c [bool],
    at: usize,
    /// Where the source begins.
    first: usize,
}

impl Before<'_, '_, '_> {
    /// The mentions before the source that stand in the same sentence or so many before it, outside quotations, nearest first.
    fn mentions(&self, sentences: usize) -> impl Iterator<Item = usize> {
        let namer = self.namer;
        let stop = namer.mentions.partition_point(|mention| mention.tokens.start < self.first);
        let sentence = namer.view.sentence(self.first);
        (stop.saturating_sub(REACH)..stop)
            .rev()
            .take_while(move |&id| namer.built.positions[id].sentence + sentences >= sentence)
            .filter(move |&id| !namer.built.positions[id].quoted)
    }

    /// The nearest rows before it that name somebody, within so many paragraphs.
    fn rows(&self, paragraphs: usize) -> impl Iterator<Item = usize> {
        let (view, rows, done) = (self.namer.view, self.attributions, self.done);
        let paragraph = view.paragraph(self.first);
        let start = rows[self.at].hull().start;
        let near = move |row: &usize| {
            let hull = rows[*row].hull();
            hull.start < start && view.paragraph(view.tokens_in(hull).start) + paragraphs >= paragraph
        };
        (0..self.at).rev().take(ROWS).filter(near).filter(move |&row| !done[row].speakers.is_empty())
    }

    /// The person named last in whose role the word is.
    fn known_as(&self, word: usize) -> Option<Naming> {
        let namer = self.namer;
        let entity = self.mentions(SENTENCES).filter_map(|id| namer.mentions[id].entity).find(|&entity| {
            let who = &namer.built.entities[entity.0];
            let person = who.kind == EntityKind::Person && self.named[entity.0];
            person && namer.built.is_known_as(namer.view, entity, word)
        })?;
        namer.of_entity(entity, "the last in that role", SURE)
    }

    /// The person who led one of the two sentences before, or who spoke last.
    fn person(&self, gender: Gender) -> Option<Naming> {
        let namer = self.namer;
        let is_person =
            |entity: EntityId| matches!(namer.built.entities[entity.0].kind, EntityKind::Person | EntityKind::Unknown);
        let leads = |id: &usize| {
            let position = &namer.built.positions[*id];
            let full = namer.mentions[*id].entity.is_some_and(is_person);
            (position.main || position.source) && !position.headline && full
        };
        let led = self.mentions(2).find(leads).and_then(|id| namer.mentions[id].entity);
        let spoke = || match self.done[self.rows(1).next()?].entities[..] {
            [entity] => Some(entity),
            _ => None,
        };
        let entity = led.or_else(spoke).filter(|&entity| is_person(entity))?;
        let who = &namer.built.entities[entity.0];
        let other = gender != Gender::Unknown && who.gender != Gender::Unknown && gender != who.gender;
        (self.named[entity.0] && !other).then(|| namer.of_entity(entity, "led the sentence before", SURE)).flatten()
    }

    /// The body of the kind that was named last, or that spoke last.
    fn body(&self, noun: &Mention, kinds: &[&str]) -> Option<Naming> {
        let namer = self.namer;
        let head = namer.view.head(noun).end - 1;
        let is_body = |entity: EntityId| {
            let who = &namer.built.entities[entity.0];
            who.kind == EntityKind::Organisation && self.named[entity.0]
        };
        // The government: one that is called so, and no ministry.
        let office = kinds == ["government"];
        let document = self.done[self.at].kind == SpeakerKind::Document;
        let fits = |entity: EntityId| {
            let told = namer.built.bodies[entity.0];
            match office {
                true => namer.built.is_known_as(namer.view, entity, head),
                false => told.is_some_and(|told| kinds.contains(&told)),
            }
        };
        if !kinds.contains(&"company") {
            let named = |id: &usize| {
                let position = &namer.built.positions[*id];
                let acts = position.source || position.addressed || position.speaks;
                namer.mentions[*id].entity.is_some_and(|entity| is_body(entity) && fits(entity)) && (acts || !document)
            };
            let entity = self.mentions(6).find(named).and_then(|id| namer.mentions[id].entity);
            if let Some(entity) = entity {
                return namer.of_entity(entity, "the last body of its kind", SURE);
            }
        }
        if office || document {
            return None;
        }
        let spoke = self.rows(1).next()?;
        let fits =
            |entity: EntityId| is_body(entity) && namer.built.bodies[entity.0].is_none_or(|told| kinds.contains(&told));
        // A spokesman for Oda Bank: the body that he speaks for.
        let inside = || {
            let source = self.attributions[spoke].source.first()?;
            let mentions = &namer.mentions;
            let start = mentions.partition_point(|mention| mention.span.start < source.start);
            let end = mentions.partition_point(|mention| mention.span.start < source.end).max(start);
            let mut names = mentions[start..end].iter().filter(|mention| mention.kind == MentionKind::Name);
            names.find_map(|name| name.entity.filter(|&entity| fits(entity)))
        };
        let entity = match self.done[spoke].entities[..] {
            [entity] if fits(entity) => entity,
            _ => inside()?,
        };
        namer.of_entity(entity, "the body that spoke last", SURE)
    }
}

#[cfg(test)]
mod tests {
    use crate::speaker::testing::{namings, speaker};

    #[test]
    fn who_led_the_sentence_before() {
        let by = |who: &str| {
            let text = format!("Nadia Roe won the cup. {who} said it would rain.");
            speaker(&text, who, "said", "rain")
        };
        assert_eq!(by("The Omani"), "Nadia Roe");
        assert_eq!(by("The Tarn Rovers ace"), "Nadia Roe");
        assert_eq!(by("The Omanis"), "Omanis");
    }

    #[test]
    fn not_a_thing_with_words_on_it() {
        for thing in ["sign", "plaque", "recording", "gatepost"] {
            let source = format!("the {thing}");
            let text = format!("Nadia Roe walked to the gate. “Keep out,” {source} said.");
            assert_ne!(speaker(&text, &source, "said", "“Keep out,”"), "Nadia Roe");
        }
    }

    #[test]
    fn the_paper_is_the_last_that_reported() {
        let text = "It would rain, according to the Financial Times. The paper said it would snow.";
        let rows = [("the Financial Times", "according to", "It would rain"), ("The paper", "said", "it would snow")];
        assert_eq!(namings(text, &rows)[1].speakers, ["Financial Times"]);
        let text = "It would rain, according to Oda Bank. The paper said it would snow.";
        let rows = [("Oda Bank", "according to", "It would rain"), ("The paper", "said", "it would snow")];
        assert_eq!(namings(text, &rows)[1].speakers, ["paper"]);
    }

    #[test]
    fn the_service_is_the_last_body_called_so() {
        let by = |body: &str, noun: &str| {
            let text = format!("Nadia Roe left the {body}. She was late. On Sunday the {noun} said it would rain.");
            speaker(&text, &format!("the {noun}"), "said", "rain")
        };
        assert_eq!(by("Tarn Forecast Service", "service"), "Tarn Forecast Service");
        assert_eq!(by("Tarn Avalanche Center", "center"), "Tarn Avalanche Center");
        assert_eq!(by("Tarn Avalanche Center", "bell"), "bell");
    }

    #[test]
    fn our_correspondent_is_who_was_called_so() {
        let text = "Correspondent Nadia Roe was there. Peter Dale left. Our correspondent said it would rain.";
        assert_eq!(speaker(text, "Our correspondent", "said", "rain"), "Nadia Roe");
        let text = "Nadia Roe was there. Our correspondent said it would rain.";
        assert_eq!(speaker(text, "Our correspondent", "said", "rain"), "correspondent");
    }
}
