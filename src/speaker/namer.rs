//! What names are drawn from, and the name that a mention or an entity gives.

use std::cell::OnceCell;
use std::ops::Range;

use super::names::{Called, Owned};
use super::phrase::Phrase;
use crate::entity::Built;
use crate::mention::{View, WordMap, is_address_only, is_courtesy_only};
use crate::model::{Class, Classes, EntityId, EntityKind, Mention, MentionKind, Metadata, Naming, SpeakerKind};

/// How many mentions back one that covers a phrase’s start is looked for.
pub(super) const NEAR: usize = 8;

/// What names are drawn from.
pub(super) struct Namer<'a, 'b> {
    pub(super) view: &'b View<'a>,
    pub(super) metadata: &'b Metadata,
    pub(super) mentions: &'b [Mention],
    pub(super) built: &'b Built,
    /// Whether a name is among an entity’s mentions; parallel to the entities, since it is asked for each row.
    pub(super) named: Vec<bool>,
    /// Where the first turn of an interview begins.
    pub(super) talk: Option<usize>,
    /// Who made a document that was named with its maker before.
    pub(super) makers: WordMap<EntityId, Naming>,
    /// The fullest words by which an unnamed source was written.
    pub(super) written: WordMap<EntityId, String>,
    /// Read when first asked for, as is the next.
    pub(super) owned: OnceCell<Owned>,
    pub(super) called: OnceCell<Called>,
}

impl<'a> Namer<'a, '_> {
    /// The mention that the core ends with; the widest of those.
    pub(super) fn head(&self, phrase: &Phrase<'_, '_>, end: usize) -> Option<usize> {
        let mut last = end;
        // Endings that are no part of the head: a possessive, the captain herself.
        let extra = |at: usize| {
            self.view.is_possessive(at)
                || self.view.is_mark(at)
                || self.view.info(at).pronoun.is_some() && self.view.word(at).len() > 5
                || self.view.has(at, Class::ObjectPronoun) && self.view.word(at).len() > 5
        };
        while last > phrase.tokens.start + 1 && extra(last - 1) {
            last -= 1;
        }
        // The businessman and reality star is one person: the first noun has the determiner.
        let pair = phrase.each().find(|(_, mention)| {
            let and = mention.tokens.end < last && self.view.has(mention.tokens.end, Class::And);
            let starts = mention.tokens.start == phrase.tokens.start;
            mention.kind == MentionKind::Descriptor && !mention.plural && and && starts
        });
        let named = phrase.each().any(|(_, mention)| mention.kind == MentionKind::Name && mention.tokens.end == last);
        if let Some((id, _)) = pair.filter(|_| !named) {
            return Some(id);
        }
        let ending = phrase.each().find(|(_, mention)| mention.tokens.end == last).map(|(id, _)| id);
        // A title or an article may begin before the span.
        let over = || {
            let first = phrase.inside.start.saturating_sub(NEAR);
            self.mentions[first..phrase.inside.start]
                .iter()
                .rposition(|mention| mention.tokens.end == last && mention.tokens.end > phrase.tokens.start)
                .map(|place| first + place)
        };
        ending.or_else(over).or_else(|| {
            let alone = phrase.each().find(|(_, mention)| mention.tokens.end >= last && mention.tokens.start < end);
            alone.map(|(id, _)| id)
        })
    }

    pub(super) fn has_name(&self, entity: &crate::model::Entity) -> bool {
        let id = entity.mentions.first().and_then(|first| self.mentions[first.0].entity);
        id.is_some_and(|id| self.named[id.0])
    }

    pub(super) fn descriptor_title(&self, mention: &Mention) -> String {
        self.text(without_article(self.view, mention.tokens.clone())).to_owned()
    }

    pub(super) fn of_mention(&self, id: usize, why: &'static str, factor: f32) -> Option<Naming> {
        let mention = &self.mentions[id];
        let mut naming = self.of_entity(mention.entity?, why, self.built.links[id].confidence * factor)?;
        if let Some(title) = mention.title {
            let title = self.without_address(self.view.tokens_in(title));
            if !is_address_only(self.view, title.clone()) {
                naming.title = self.text(title).to_owned();
            }
        }
        Some(naming)
    }

    /// *health ministry spokesperson* of *health ministry spokesperson Dr.*: behind an office a form of address adds nothing.
    pub(super) fn without_address(&self, mut title: Range<usize>) -> Range<usize> {
        while title.len() > 1 && is_courtesy_only(self.view, title.end - 1..title.end) {
            title.end -= 1;
        }
        title
    }

    pub(super) fn of_entity(&self, id: EntityId, why: &'static str, confidence: f32) -> Option<Naming> {
        let entity = self.built.entities.get(id.0)?;
        if entity.name.is_empty() {
            return None;
        }
        let named = self.has_name(entity);
        let known = || self.written.get(&id).cloned();
        let speaker =
            known().or_else(|| (!named).then(|| self.introduced(entity))?).unwrap_or_else(|| entity.name.clone());
        let kind = match entity.kind {
            EntityKind::Person | EntityKind::Unknown if named => SpeakerKind::Person,
            EntityKind::Person | EntityKind::Unknown => SpeakerKind::Anonymous,
            EntityKind::Group => SpeakerKind::Group,
            EntityKind::Organisation | EntityKind::Place => SpeakerKind::Organisation,
            EntityKind::Document => SpeakerKind::Document,
        };
        Some(Naming {
            speakers: vec![speaker],
            entities: vec![id],
            kind,
            title: entity.titles.first().cloned().unwrap_or_default(),
            confidence,
            why,
        })
    }

    /// The tokens’ text.
    pub(super) fn text(&self, tokens: Range<usize>) -> &'a str {
        self.view.span(tokens).slice(self.view.text)
    }
}

/// Without articles, demonstratives and possessive pronouns at the front.
pub(super) fn without_article(view: &View<'_>, mut tokens: Range<usize>) -> Range<usize> {
    let determiner = Classes::of(&[Class::Article, Class::Demonstrative, Class::Possessive]);
    while tokens.len() > 1 && view.any(tokens.start, determiner) {
        tokens.start += 1;
    }
    tokens
}

/// Several speakers as one naming.
pub(super) fn join(named: Vec<Naming>) -> Naming {
    let mut out = Naming { confidence: 1.0, why: "joint source", ..Naming::default() };
    for naming in named {
        for speaker in naming.speakers {
            if !out.speakers.contains(&speaker) {
                out.speakers.push(speaker);
            }
        }
        out.entities.extend(naming.entities);
        out.confidence = out.confidence.min(naming.confidence);
        out.kind = naming.kind;
    }
    out
}
