//! Voices that the text itself lends no name: *I* and *we*, and the labels of an interview.

use super::namer::Namer;
use super::phrase::Phrase;
use crate::lexicon::entries::PronounKind;
use crate::model::{Attribution, Class, EntityId, EntityKind, MentionKind, Naming, Span};

/// How many mentions the introduction of an interview may hold.
const INTRODUCTION: usize = 400;

impl Namer<'_, '_> {
    pub(super) fn is_first_person(&self, phrase: &Phrase<'_, '_>) -> bool {
        // The US is not us.
        let word = self.view.word(phrase.tokens.start);
        let acronym = word.chars().count() > 1 && word.chars().all(char::is_uppercase);
        !acronym
            && phrase.tokens.len() <= 2
            && (phrase.tokens.len() == 1 || !self.view.has(phrase.tokens.start, Class::Possessive))
            && matches!(self.view.info(phrase.tokens.start).pronoun, Some(PronounKind::I | PronounKind::We))
    }

    /// *I* and *we* inside a quotation are its speaker; outside, the writer.
    pub(super) fn first_person(&self, attributions: &[Attribution], at: usize, done: &[Naming]) -> Option<Naming> {
        let source = *attributions[at].source.first()?;
        let token = self.view.tokens_in(source).start;
        if self.view.is_quoted(token) {
            let around = (0..at).rev().take(12).find(|&other| {
                attributions[other].content.iter().any(|span| span.contains(source)) && !done[other].speakers.is_empty()
            })?;
            return Some(Naming { why: "first person inside a quotation", ..done[around].clone() });
        }
        let plural = self.view.info(token).pronoun == Some(PronounKind::We);
        (!plural).then(|| self.writer()).flatten()
    }

    /// Whether the phrase is the label of an interview’s turn, and whether the one who asks speaks.
    pub(super) fn label(&self, phrase: &Phrase<'_, '_>) -> Option<bool> {
        let alone = phrase.tokens.len() == 1 && self.view.word(phrase.tokens.end) == ":"
            || phrase.tokens.len() == 1 && {
                phrase.tokens.start == self.view.bounds(phrase.tokens.start).start
                    && self.view.word(phrase.tokens.start).len() <= 2
            };
        if !alone {
            return None;
        }
        let word = self.view.word(phrase.tokens.start);
        let entry = self.view.lexicon.labels.iter().find(|label| label.label.eq_ignore_ascii_case(word))?;
        Some(entry.asks)
    }

    /// The one who asks: the writer, or the only other one whom the introduction says the talk was with.
    pub(super) fn interviewer(&self, span: Span) -> Option<Naming> {
        let with = || {
            let answers = self.interviewed(span)?.entities;
            let before = self.mentions.partition_point(|mention| mention.span.start < span.start);
            let mut others = (0..before.min(INTRODUCTION)).filter(|&id| {
                let mention = &self.mentions[id];
                let person = mention.kind == MentionKind::Name && mention.entity_kind == EntityKind::Person;
                let label = self.view.word(mention.tokens.end) == ":";
                person && !label && mention.entity.is_some_and(|entity| !answers.contains(&entity))
            });
            let first = others.next()?;
            let alone = others.all(|id| self.mentions[id].entity == self.mentions[first].entity);
            (alone && !self.built.positions[first].subject)
                .then(|| self.of_mention(first, "the one who asks", 0.6))
                .flatten()
        };
        self.writer().or_else(with)
    }

    /// The one who answers: whom the text before the first turn names oftenest.
    pub(super) fn interviewed(&self, span: Span) -> Option<Naming> {
        let before = self.mentions.partition_point(|mention| mention.span.start < span.start);
        let mut counts: Vec<(usize, EntityId, usize)> = Vec::new();
        for (id, mention) in self.mentions[..before].iter().enumerate().take(INTRODUCTION) {
            let Some(entity) = mention.entity else { continue };
            let byline = self.metadata.byline.is_some_and(|line| line.overlaps(mention.span));
            if self.built.entities[entity.0].kind != EntityKind::Person || byline {
                continue;
            }
            let room = counts.len() < 16 && mention.kind == MentionKind::Name;
            match counts.iter_mut().find(|(_, other, _)| *other == entity) {
                Some((count, ..)) => *count += 1,
                None if room => counts.push((1, entity, id)),
                None => {}
            }
        }
        let (_, entity, _) = counts.into_iter().max_by_key(|(count, _, id)| (*count, std::cmp::Reverse(*id)))?;
        self.of_entity(entity, "the one who answers", 0.75)
    }

    /// The person in the byline.
    pub(super) fn writer(&self) -> Option<Naming> {
        let byline = self.metadata.byline?;
        let id = self.mentions.iter().take_while(|mention| mention.span.start < byline.end).position(|mention| {
            let person = matches!(mention.entity_kind, EntityKind::Person | EntityKind::Unknown);
            byline.overlaps(mention.head) && mention.kind == MentionKind::Name && person
        })?;
        self.of_mention(id, "the writer", 0.7)
    }
}
