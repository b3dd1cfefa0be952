//! Descriptors as sources: *the Omani minister*, *two officials*, *both sides*.

use super::namer::{Namer, join};
use super::phrase::Phrase;
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
        if mention.entity_kind == EntityKind::Person
            && !mention.plural
            && let Some(name) = self.name_behind_comma(phrase, end)
        {
            let mut naming = self.of_mention(name, "apposition", 1.0)?;
            naming.title = self.descriptor_title(mention);
            return Some(naming);
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

    pub(super) fn name_behind_comma(&self, phrase: &Phrase<'_, '_>, end: usize) -> Option<usize> {
        let comma = (end..phrase.tokens.end).find(|&at| self.view.word(at) == ",")?;
        phrase
            .each()
            .find(|(_, mention)| {
                mention.tokens.start == comma + 1
                    && mention.kind == MentionKind::Name
                    && matches!(mention.entity_kind, EntityKind::Person | EntityKind::Unknown)
            })
            .map(|(id, _)| id)
    }
}
