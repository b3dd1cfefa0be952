//! Voices that the text itself lends no name: *I* and *we*, and the labels of an interview.

use super::namer::Namer;
use super::phrase::Phrase;
use crate::lexicon::entries::PronounKind;
use crate::model::{Attribution, Class, EntityId, EntityKind, MentionKind, Naming, Span};

/// How many mentions the introduction of an interview may hold.
const INTRODUCTION: usize = 400;
/// The most letters a label of initials has.
const LETTERS: usize = 4;
/// For how many other namings one as the subject of a sentence counts.
const SUBJECT: usize = 2;

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

    /// Whether a row is a turn with the label of whoever asks or answers.
    pub(super) fn is_labelled(&self, row: &Attribution) -> bool {
        let phrase = |span: &Span| Phrase::new(self.view, self.mentions, self.view.tokens_in(*span));
        row.source.first().map(phrase).is_some_and(|phrase| !phrase.tokens.is_empty() && self.label(&phrase).is_some())
    }

    /// The one who asks: the writer, or the only other one whom the introduction names, or says was told or talked to.
    pub(super) fn interviewer(&self, span: Span) -> Option<Naming> {
        let with = || {
            let answers = self.interviewed(span)?.entities;
            let others = (0..self.introduction(span)).filter(|&id| {
                let mention = &self.mentions[id];
                let person = mention.kind == MentionKind::Name && mention.entity_kind == EntityKind::Person;
                let label = self.view.word(mention.tokens.end) == ":";
                let asks = !self.built.positions[id].subject;
                person && !label && asks && mention.entity.is_some_and(|entity| !answers.contains(&entity))
            });
            let others: Vec<usize> = others.collect();
            let alone = |ids: &[usize]| {
                let first = *ids.first()?;
                ids.iter().all(|&id| self.mentions[id].entity == self.mentions[first].entity).then_some(first)
            };
            let told: Vec<usize> = others.iter().copied().filter(|&id| self.is_told(id)).collect();
            let in_headline = |id: usize| self.view.is_headline(self.mentions[id].tokens.start);
            let below: Vec<usize> = others.into_iter().filter(|&id| !in_headline(id)).collect();
            let one = alone(&told).or_else(|| alone(&below))?;
            self.of_mention(one, "the one who asks", 0.6)
        };
        self.writer().or_else(with)
    }

    /// *She tells* **Ida Roe**, *he spoke to* **Ida Roe**
    fn is_told(&self, id: usize) -> bool {
        let (view, start) = (self.view, self.mentions[id].tokens.start);
        let verb = |at: usize| view.has(at, Class::CueVerb);
        start > 1 && (verb(start - 1) || view.has(start - 1, Class::Preposition) && verb(start - 2))
            || start > 1 && view.has(start - 1, Class::To) && verb(start - 2)
    }

    /// The one of the introduction whose name's initials are a label: *KH:* where *The Korea Herald met* somebody.
    pub(super) fn by_initials(&self, phrase: &Phrase<'_, '_>) -> Option<Naming> {
        let view = self.view;
        let label = (phrase.tokens.len() == 1).then(|| view.word(phrase.tokens.start))?;
        let letters: Vec<char> = label.chars().filter(|c| c.is_alphabetic()).collect();
        let spelled = letters.len() > 1 && letters.len() <= LETTERS && letters.iter().all(|c| c.is_uppercase());
        if !spelled || view.word(phrase.tokens.end) != ":" {
            return None;
        }
        let fits = |id: &usize| {
            let mention = &self.mentions[*id];
            // KH, the Korea Herald, though its whole name has an article
            let head = view.head(mention);
            let head = head.start + usize::from(head.len() > 2 && view.has(head.start, Class::Article))..head.end;
            let words = head.flat_map(|at| view.word(at).split('-'));
            let initials = words.filter_map(|word| word.chars().next()).filter(|first| first.is_uppercase());
            mention.kind == MentionKind::Name && initials.eq(letters.iter().copied())
        };
        let end = self.introduction(view.tokens[phrase.tokens.start].span);
        (0..end).find(fits).and_then(|id| self.of_mention(id, "the one whose initials are the label", 0.7))
    }

    /// A label that is a word of one name in the text, where nothing else tells it to be a name: *Roe:* below *Interview by Xanu Roe*.
    pub(super) fn by_word_of_name(&self, phrase: &Phrase<'_, '_>) -> Option<Naming> {
        let view = self.view;
        let at = phrase.tokens.start;
        let label = phrase.tokens.len() == 1 && phrase.each().next().is_none() && view.is_capital(at);
        if !label || view.word(at + 1) != ":" || !view.tokens[at].classes.is_empty() {
            return None;
        }
        let mut bearers = self.mentions.iter().enumerate().filter(|(_, mention)| {
            let mut head = view.head(mention);
            mention.kind == MentionKind::Name && head.len() > 1 && head.any(|place| view.word(place) == view.word(at))
        });
        let (id, _) = bearers.next()?;
        let same = bearers.all(|(_, other)| other.entity == self.mentions[id].entity);
        same.then(|| self.of_mention(id, "a word of the name is the label", 0.8)).flatten()
    }

    /// How many mentions stand before the talk that a turn belongs to; before the turn where the talk opens the text.
    fn introduction(&self, turn: Span) -> usize {
        let before = |place: usize| self.mentions.partition_point(|mention| mention.span.start < place);
        let named = |count: &usize| self.mentions[..*count].iter().any(|mention| mention.kind == MentionKind::Name);
        let talk = self.talk.filter(|&talk| talk <= turn.start).map(before).filter(named);
        talk.unwrap_or_else(|| before(turn.start)).min(INTRODUCTION)
    }

    /// The one who answers: whom the text before the first turn names oftenest, and tells something of.
    pub(super) fn interviewed(&self, span: Span) -> Option<Naming> {
        let mut counts: Vec<(usize, EntityId, usize)> = Vec::new();
        for (id, mention) in self.mentions[..self.introduction(span)].iter().enumerate() {
            let Some(entity) = mention.entity else { continue };
            let byline = self.metadata.byline.is_some_and(|line| line.overlaps(mention.span));
            if self.built.entities[entity.0].kind != EntityKind::Person || byline {
                continue;
            }
            let room = counts.len() < 16 && mention.kind == MentionKind::Name;
            let weight = if self.built.positions[id].subject { SUBJECT } else { 1 };
            match counts.iter_mut().find(|(_, other, _)| *other == entity) {
                Some((count, ..)) => *count += weight,
                None if room => counts.push((weight, entity, id)),
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
