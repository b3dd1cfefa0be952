//! Several people or bodies without their names: *they*, *the pair*, *two lawmakers*: those who are named together near by.

use super::namer::{Namer, join};
use super::phrase::Phrase;
use crate::entity::count;
use crate::lexicon::entries::PronounKind;
use crate::model::{Class, EntityKind, MentionKind, Naming};

/// How many mentions back or ahead names that stand together are looked for.
const REACH: usize = 24;
/// How many sentences back they may stand.
const NEAR: usize = 3;
/// The most that are named together.
const MOST: usize = 6;

/// What the phrase asks for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Asked {
    /// *they*: any number.
    They,
    /// *the pair*, *both men*: so many, who were named.
    Known(usize),
    /// *two lawmakers*: so many, who may be named next.
    New(usize),
}

impl Namer<'_, '_> {
    /// Those whom the phrase takes up, where names that stand together fit it.
    pub(super) fn together(&self, phrase: &Phrase<'_, '_>) -> Option<Naming> {
        let asked = self.asks_for_several(phrase)?;
        let at = phrase.tokens.start;
        if self.view.is_quoted(at) {
            return None;
        }
        let found = match asked {
            Asked::They => self.named_before(at, None).filter(|names| !self.is_overtaken(at, names)),
            Asked::Known(count) => self.named_before(at, Some(count)),
            Asked::New(count) => self.named_next(phrase, count),
        }?;
        let named = found.iter().filter_map(|&id| self.of_mention(id, "named together", 0.75));
        let naming = join(named.collect());
        (naming.speakers.len() > 1).then_some(naming)
    }

    pub(super) fn asks_for_several(&self, phrase: &Phrase<'_, '_>) -> Option<Asked> {
        let view = self.view;
        let tokens = phrase.tokens.clone();
        let first = tokens.start;
        if tokens.len() == 1 && view.has(first, Class::SubjectPronoun) {
            return (view.info(first).pronoun == Some(PronounKind::They)).then_some(Asked::They);
        }
        let count = |at: usize| count(view, at);
        let last = tokens.end - 1;
        if view.is_the(first) {
            // the pair; the two; the two men
            return match tokens.len() {
                2 => count(last).map(Asked::Known),
                3.. => count(first + 1).filter(|_| self.is_people(phrase)).map(Asked::Known),
                _ => None,
            };
        }
        let number = count(first)?;
        match view.has(first, Class::Quantifier) {
            true if tokens.len() <= 2 => Some(Asked::Known(number)),
            false if self.is_people(phrase) => Some(Asked::New(number)),
            _ => None,
        }
    }

    /// Whether the phrase is a plural noun for people and nothing behind it.
    fn is_people(&self, phrase: &Phrase<'_, '_>) -> bool {
        let last = phrase.each().find(|(_, mention)| mention.tokens.end == phrase.tokens.end);
        last.is_some_and(|(_, mention)| {
            mention.kind == MentionKind::Descriptor && mention.plural && mention.entity_kind == EntityKind::Group
        })
    }

    /// The names that stand joined nearest before a token, as the subject where no number is asked.
    fn named_before(&self, at: usize, count: Option<usize>) -> Option<Vec<usize>> {
        let end = self.mentions.partition_point(|mention| mention.tokens.start < at);
        let sentence = self.view.sentence(at);
        for last in (end.saturating_sub(REACH)..end).rev() {
            let position = self.built.positions[last];
            if position.sentence + NEAR < sentence {
                break;
            }
            if position.quoted || position.headline {
                continue;
            }
            let names = self.joined_up_to(last);
            let fits = match count {
                Some(count) => names.len() == count,
                None => names.len() > 1 && self.leads(names[0]),
            };
            if fits {
                return Some(names);
            }
        }
        None
    }

    /// Whether the first of the names is a subject, or the source of a row.
    fn leads(&self, id: usize) -> bool {
        let position = self.built.positions[id];
        position.subject
            || position.source
            || self.mentions[id].tokens.start == self.view.bounds(self.mentions[id].tokens.start).start
    }

    /// As many names, joined at the head of one of the next sentences.
    fn named_next(&self, phrase: &Phrase<'_, '_>, count: usize) -> Option<Vec<usize>> {
        let at = phrase.tokens.end;
        let start = self.mentions.partition_point(|mention| mention.tokens.start < at);
        let (sentence, paragraph) = (self.view.sentence(at), self.view.paragraph(at));
        let near = |id: &usize| {
            let position = self.built.positions[*id];
            position.sentence <= sentence + 2 && position.paragraph <= paragraph + 1 && !position.quoted
        };
        (start..self.mentions.len()).take(REACH).take_while(near).find_map(|last| {
            let names = self.joined_up_to(last);
            let first = *names.first()?;
            let opens = self.mentions[first].tokens.start == self.view.bounds(self.mentions[first].tokens.start).start;
            (names.len() == count && opens && self.built.positions[first].sentence > sentence).then_some(names)
        })
    }

    /// The names of people, or of bodies, that are joined to a list which ends with this one; only this one where it ends none.
    fn joined_up_to(&self, last: usize) -> Vec<usize> {
        let view = self.view;
        let named = |id: usize| {
            let mention = &self.mentions[id];
            mention.kind == MentionKind::Name && mention.entity.is_some() && mention.entity_kind != EntityKind::Place
        };
        if !named(last) || view.has(self.mentions[last].tokens.end, Class::And) {
            return Vec::new();
        }
        let mut out = vec![last];
        let mut joined = false;
        for id in (last.saturating_sub(MOST * 2)..last).rev() {
            let next = self.mentions[out[out.len() - 1]].tokens.start;
            let mention = &self.mentions[id];
            if mention.tokens.end > next || mention.tokens.start >= next {
                continue;
            }
            let gap = mention.tokens.end..next;
            let and = gap.clone().any(|at| view.has(at, Class::And));
            let link = |at: usize| {
                view.word(at) == "," || view.has(at, Class::And) || view.word(at) == "&" || view.has(at, Class::Article)
            };
            if gap.is_empty() || gap.len() > 3 || !gap.clone().all(link) || !(and || joined) || !named(id) {
                break;
            }
            joined |= and;
            out.push(id);
            if out.len() == MOST {
                break;
            }
        }
        out.reverse();
        let kind = |id: usize| self.mentions[id].entity.map(|entity| self.built.entities[entity.0].kind);
        let body = kind(last) == Some(EntityKind::Organisation);
        let alike = out.iter().all(|&id| (kind(id) == Some(EntityKind::Organisation)) == body);
        if alike { out } else { Vec::new() }
    }

    /// Whether people have come to be the subject between a place in the text and a token: they take the pronoun that stands there.
    pub(super) fn are_people_between(&self, place: usize, token: usize) -> bool {
        /// How many mentions back they are looked for.
        const NEAR: usize = 24;
        let people = |id: usize| {
            let mention = &self.mentions[id];
            mention.plural
                && mention.kind != MentionKind::Pronoun
                && mention.span.start > place
                && mention.entity_kind == EntityKind::Group
                && self.built.positions[id].subject
        };
        let end = self.mentions.partition_point(|mention| mention.tokens.start < token);
        (end.saturating_sub(NEAR)..end).any(people)
    }

    /// Whether somebody else whom *they* may stand for was the subject since.
    fn is_overtaken(&self, at: usize, names: &[usize]) -> bool {
        let last = names[names.len() - 1];
        let end = self.mentions.partition_point(|mention| mention.tokens.start < at);
        (last + 1..end).any(|id| {
            let (mention, position) = (&self.mentions[id], self.built.positions[id]);
            let several = mention.plural || matches!(mention.entity_kind, EntityKind::Group | EntityKind::Organisation);
            position.subject && !position.quoted && several && mention.kind != MentionKind::Pronoun
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::speaker::testing::speaker;

    #[test]
    fn they_are_those_who_were_the_subject_together() {
        let text = "Nadia Roe and Peter Dale met in Oman. They said it would rain.";
        assert_eq!(speaker(text, "They", "said", "it would rain"), "Nadia Roe | Peter Dale");
        let text = "Nadia Roe and Peter Dale met in Oman. Farmers left. They said it would rain.";
        assert_eq!(speaker(text, "They", "said", "it would rain"), "Farmers");
    }

    #[test]
    fn a_word_for_so_many() {
        let text = "Nadia Roe met Peter Dale and Ida Quist. The pair said it would rain.";
        assert_eq!(speaker(text, "The pair", "said", "it would rain"), "Peter Dale | Ida Quist");
        let text = "Nadia Roe, Peter Dale and Ida Quist met. The trio said it would rain.";
        assert_eq!(speaker(text, "The trio", "said", "it would rain"), "Nadia Roe | Peter Dale | Ida Quist");
    }

    #[test]
    fn so_many_who_are_named_next() {
        let text = "Two lawmakers said it would rain. Nadia Roe and Peter Dale left.";
        assert_eq!(speaker(text, "Two lawmakers", "said", "it would rain"), "Nadia Roe | Peter Dale");
        let text = "Two lawmakers said it would rain. Nadia Roe left.";
        assert_eq!(speaker(text, "Two lawmakers", "said", "it would rain"), "Two lawmakers");
    }
}
