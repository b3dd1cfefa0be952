//! Descriptors as sources: *the Omani minister*, *two officials*, *both sides*.

use super::document::MAKER;
use super::namer::{Namer, join};
use super::phrase::Phrase;
use crate::entity::general_kinds;
use crate::mention::body_noun;
use crate::model::{Class, Classes, EntityId, EntityKind, Mention, MentionKind, Naming, SpeakerKind};

impl Namer<'_, '_> {
    pub(super) fn of_descriptor(&mut self, phrase: &Phrase<'_, '_>, id: usize, end: usize) -> Option<Naming> {
        let mention = &self.mentions[id];
        if mention.entity_kind == EntityKind::Document {
            return self.of_document(phrase, id);
        }
        let entity = mention.entity.map(|entity| (entity, &self.built.entities[entity.0]));
        if let Some(also) = self.built.links[id].also {
            let both = [mention.entity?, also].map(|entity| self.of_entity(entity, "the last two", 0.6));
            return Some(join(both.into_iter().flatten().collect()));
        }
        // The name behind a long descriptor: the head of the port authority’s night shift, Lee Grant.
        if matches!(mention.entity_kind, EntityKind::Person | EntityKind::Organisation)
            && !mention.plural
            && let Some(name) = self.name_behind_comma(phrase, end, mention.entity_kind)
        {
            let mut naming = self.of_mention(name, "apposition", 1.0)?;
            if naming.kind == SpeakerKind::Person {
                naming.title = self.descriptor_title(mention);
            }
            return Some(naming);
        }
        // The owners of the station, Meridian Pastoral; the architects, Studio Dviratis: a firm.
        let told = self.view.is_the(phrase.tokens.start) || self.view.has(phrase.tokens.start, Class::Possessive);
        let direct = self.view.has(end, Class::Of) || self.view.word(end) == "," && told;
        if mention.plural
            && matches!(mention.entity_kind, EntityKind::Group | EntityKind::Organisation)
            && direct
            && let Some(name) = self.name_behind_comma(phrase, end, EntityKind::Organisation)
        {
            return self.of_mention(name, "apposition", 0.9);
        }
        // An inquiry by the council
        if self.view.has(end, Class::By)
            && mention.entity_kind == EntityKind::Organisation
            && let [maker] = self.makers_behind(phrase, end)[..]
        {
            return self.of_mention(maker, MAKER, 0.9);
        }
        if let Some(name) = self.name_before_its_kind(phrase, mention) {
            return self.of_mention(name, "name before what it is", 0.9);
        }
        let named = entity.is_some_and(|(_, entity)| self.has_name(entity));
        if named && !(mention.plural && self.goes_on(phrase, end)) {
            let mut naming = self.of_mention(id, self.built.links[id].why, 1.0)?;
            if naming.kind == SpeakerKind::Person {
                naming.title = self.descriptor_title(mention);
            }
            return Some(naming);
        }
        // The board, when it was the lighthouse board before.
        let taken_up = self.built.links[id].why == "words of its role" && !self.goes_on(phrase, end);
        if taken_up && self.is_anaphoric(mention) {
            return self.of_mention(id, self.built.links[id].why, 1.0);
        }
        let kind = match mention.entity_kind {
            EntityKind::Person if !mention.plural => SpeakerKind::Anonymous,
            EntityKind::Organisation if !mention.plural => SpeakerKind::Organisation,
            _ => SpeakerKind::Group,
        };
        self.as_written(phrase, kind)
    }

    /// *the respected Institute for Tides think tank*: the body’s name right before the noun that says what it is.
    fn name_before_its_kind(&self, phrase: &Phrase<'_, '_>, noun: &Mention) -> Option<usize> {
        let view = self.view;
        let article = view.has(phrase.tokens.start, Class::Article);
        let kinds = general_kinds(view, noun).filter(|_| article && phrase.core_end() == noun.tokens.end)?;
        let ends = |(_, name): &(usize, &Mention)| {
            name.kind == MentionKind::Name
                && name.entity_kind == EntityKind::Organisation
                && name.tokens.end == view.head(noun).start
        };
        let (id, name) = phrase.each().find(ends)?;
        let told = body_noun(view, view.head(name)).map(|word| word.kind);
        (view.head(name).len() > 1 && told.is_none_or(|kind| kinds.contains(&kind))).then_some(id)
    }

    /// *the board*, *these donors*, where the entity’s name ends with the same noun.
    pub(super) fn is_anaphoric(&self, mention: &Mention) -> bool {
        let view = self.view;
        let start = mention.tokens.start;
        let definite = view.has(start, Class::Demonstrative) || view.is_the(start);
        let head = mention.head.slice(view.text);
        let ends = |entity: EntityId| self.built.entities[entity.0].name.ends_with(head);
        definite && mention.entity.is_some_and(ends)
    }

    /// Whether a phrase narrows the descriptor down: *officials of the government*.
    pub(super) fn goes_on(&self, phrase: &Phrase<'_, '_>, end: usize) -> bool {
        end < phrase.tokens.end && self.view.any(end, Classes::of(&[Class::Of, Class::Preposition]))
    }

    /// The name of the kind behind the first comma, which ends the phrase or another comma: *the head of the night shift, Lee
    /// Grant*; *the landlord, Tarn Homes,*.
    pub(super) fn name_behind_comma(&self, phrase: &Phrase<'_, '_>, end: usize, kind: EntityKind) -> Option<usize> {
        let view = self.view;
        // The fields of an office are no names: the minister for culture, tourism and the arts, Lee Grant.
        let field = |at: usize| view.has(at + 1, Class::Field) && !view.is_capital(at + 2);
        let comma = (end..phrase.tokens.end)
            .find(|&at| view.word(at) == "," && phrase.name_over(at).is_none() && !field(at))?;
        // A man in Holm, Tarn County
        let lies = |mention: &Mention| {
            let floor = phrase.name_over(comma - 1).map_or(comma - 1, |name| name.tokens.start);
            let link = Classes::of(&[Class::Preposition]);
            let place = floor > end && view.is_capital(comma - 1) && view.any(floor - 1, link);
            place && mention.entity_kind != EntityKind::Person && view.has(mention.tokens.end - 1, Class::Place)
        };
        let found = phrase.each().find(|(_, mention)| {
            let front = comma + 1..mention.tokens.start;
            // Norway’s Telenoor ASA, Lima-based Andes Hidro
            let place = |at: usize| view.has(at, Class::Place) && view.is_possessive(at + 1) || view.is_possessive(at);
            let origin = Classes::of(&[Class::Article, Class::Demonym, Class::Affiliation]);
            // the insurer Penarth Mutual
            let noun = |at: usize| view.is_lower(at) && view.any(at, WHAT) && view.is_the(at - 1);
            let modifies = |at: usize| view.any(at, origin) || view.word(at).contains('-') || place(at) || noun(at);
            mention.kind == MentionKind::Name
                && mention.tokens.start > comma
                && front.len() <= 2
                && front.clone().all(modifies)
                && mention.entity_kind != EntityKind::Place
        });
        let closed = |mention: &Mention| {
            let mut behind = mention.tokens.end;
            // Captain Ann Lee of the Philippines
            let from = Classes::of(&[Class::Of, Class::Preposition]);
            let single = mention.title.is_some() || mention.entity_kind == EntityKind::Person;
            if single && view.any(behind, from) {
                let place = behind + 1 + usize::from(view.is_the(behind + 1));
                behind = phrase.name_over(place).map_or(behind, |name| name.tokens.end);
            }
            behind >= phrase.tokens.end || matches!(view.word(behind), "," | "(" | ";" | "—" | "–")
        };
        // Where person and body meet, only where nothing more follows: a landlord may be a firm.
        let person = |mention: &Mention| {
            let may = matches!(mention.entity_kind, EntityKind::Person | EntityKind::Unknown);
            may && kind == EntityKind::Person || mention.title.is_some() && closed(mention)
        };
        // Mr Orr’s employer, Desmond Pratt,
        let owned = (phrase.tokens.start..end).any(|at| view.is_possessive(at) || view.has(at, Class::Possessive));
        let firm = |mention: &Mention| {
            mention.entity_kind != EntityKind::Person || !view.has(view.head(mention).start, Class::Given)
        };
        let body = |mention: &Mention| {
            (owned || kind == EntityKind::Organisation && firm(mention) || mention.entity_kind != EntityKind::Person)
                && closed(mention)
        };
        // The Motor Makers’ Council, not the Motor Makers
        let found = found.map(|(_, first)| first.tokens.start).and_then(|start| {
            phrase
                .each()
                .filter(|(_, mention)| mention.tokens.start == start && mention.entity_kind != EntityKind::Place)
                .max_by_key(|(_, mention)| mention.tokens.end)
        });
        found.filter(|(_, mention)| !lies(mention) && (person(mention) || body(mention))).map(|(id, _)| id)
    }
}

/// What a name behind an article may be said to be.
const WHAT: Classes = Classes::of(&[Class::Role, Class::PersonNoun, Class::Group, Class::Body, Class::Media]);

#[cfg(test)]
mod tests {
    use crate::speaker::testing::speaker;

    #[test]
    fn the_name_behind_a_long_descriptor() {
        let text = "The landlord, Tarn Homes Company, said it would rain.";
        let source = "The landlord, Tarn Homes Company,";
        assert_eq!(speaker(text, source, "said", "it would rain"), "Tarn Homes Company");
        let text = "One of Oman’s largest unions, Tarn Workers Union, said it would rain.";
        let source = "One of Oman’s largest unions, Tarn Workers Union,";
        assert_eq!(speaker(text, source, "said", "it would rain"), "Tarn Workers Union");
    }

    #[test]
    fn the_name_behind_an_office_of_several_words() {
        let by = |source: &str| speaker(&format!("{source} said it would rain."), source, "said", "rain");
        assert_eq!(by("The chair of governors, Nadia Roe,"), "Nadia Roe");
        assert_eq!(by("The chair of the board of the Oda Fund, Nadia Roe,"), "Nadia Roe");
        assert_eq!(by("The speaker of the House in Oman, Xorzik Blaan,"), "Xorzik Blaan");
        assert_eq!(by("The owners of the station, Tarn Coatings,"), "Tarn Coatings");
        assert_eq!(by("The architects, Norway’s Tarn Coatings,"), "Tarn Coatings");
        assert_eq!(by("The owners of the station, Nadia Roe and Peter Dale,"), "Nadia Roe | Peter Dale");
        assert_eq!(by("The landlord, the insurer Tarn Mutual,"), "Tarn Mutual");
        assert_eq!(by("His publisher, Nadia Roe of Oman,"), "Nadia Roe");
    }

    #[test]
    fn the_name_before_what_it_is() {
        let text = "The respected Institute for the Study of Tides think tank said it would rain.";
        let source = "The respected Institute for the Study of Tides think tank";
        assert_eq!(speaker(text, source, "said", "it would rain"), "Institute for the Study of Tides");
    }
}
