//! Whoever has no name is called by the words that bring him or her on, with what narrows them down: *An official of the audit
//! office left. He said little.*

use std::ops::Range;

use super::namer::Namer;
use super::phrase::Phrase;
use super::written::written;
use crate::mention::{AUXILIARY, CLOSED, FINITE};
use crate::model::{Class, Classes, Entity, EntityKind, MentionKind};

/// Verbs that go on with a subject.
const VERB: Classes = FINITE.without(Classes::of(&[Class::Base])).with(AUXILIARY);

/// The most words that narrow a noun down.
const WORDS: usize = 14;

impl Namer<'_, '_> {
    /// The words by which a person, a group or a body comes up first that has no name.
    pub(super) fn introduced(&self, entity: &Entity) -> Option<String> {
        if !matches!(entity.kind, EntityKind::Person | EntityKind::Group | EntityKind::Organisation) {
            return None;
        }
        let first = entity.mentions.iter().find(|id| self.mentions[id.0].kind == MentionKind::Descriptor)?;
        let tokens = self.mentions[first.0].tokens.clone();
        let whole = self.narrowed(tokens.end, true);
        // They met two men at the gate who left: before *who* all of it is the men’s.
        let subject = self.built.positions[first.0].subject
            || self.view.has(whole, Class::Relative)
            || self.view.is_lower(whole) && self.view.any(whole, VERB);
        let end = if subject { whole } else { self.narrowed(tokens.end, false) };
        let start = self.counted(tokens.start);
        if end == tokens.end && start == tokens.start {
            return None;
        }
        written(self, &Phrase::new(self.view, self.mentions, start..end), false)
    }

    /// *More than* **300** *residents*, *nearly* **300** *residents*: where a number begins with what makes it about so many.
    fn counted(&self, start: usize) -> usize {
        let view = self.view;
        let floor = view.bounds(start).start;
        let number = view.is_number(start) || view.has(start, Class::Number);
        let before = |words: usize, class: Class| start >= floor + words && view.has(start - words, class);
        match () {
            () if !number => start,
            () if before(2, Class::Quantifier) && view.any(start - 1, CLOSED) && !view.has(start - 1, Class::Of) => {
                start - 2
            }
            () if before(1, Class::Adverb) => start - 1,
            () => start,
        }
    }

    /// Where the words end that narrow down a noun that ends at `start`. Behind a subject all that stands before the verb does;
    /// behind another noun only what *of* brings on.
    fn narrowed(&self, start: usize, subject: bool) -> usize {
        let view = self.view;
        let end = view.bounds(start.saturating_sub(1)).end.min(start + WORDS);
        let link = |at: usize| {
            // an aide to the mayor, but not able to leave
            let toward = view.has(at, Class::To) && !view.has(at + 1, Class::Base);
            let other = subject && (view.any(at, Classes::of(&[Class::Preposition])) || toward);
            view.is_lower(at) && (view.has(at, Class::Of) || other)
        };
        if start >= end || !link(start) {
            return start;
        }
        let inside = Classes::of(&[Class::Article, Class::Possessive, Class::Quantifier, Class::Number, Class::And]);
        let noun = |at: usize| {
            let word = (view.is_word(at) || view.is_number(at)) && (!view.any(at, CLOSED) || view.any(at, inside));
            let determined = link(at - 1) || view.any(at - 1, inside);
            word && (determined || !(view.is_lower(at) && view.any(at, VERB))) && !view.has(at, Class::Calendar)
        };
        let goes_on = |at: &usize| link(*at) || noun(*at) || view.is_possessive(*at);
        let all: Range<usize> = start..(start..end).take_while(goes_on).last().map_or(start, |last| last + 1);
        // Nothing ends with a small word, nor with half of what is joined.
        let small = inside.with(Classes::of(&[Class::Of, Class::Preposition, Class::To]));
        all.rev().find(|&at| !view.any(at, small)).map_or(start, |last| last + 1)
    }
}

#[cfg(test)]
mod tests {
    use crate::speaker::testing::namings;

    fn second(text: &str) -> String {
        let rows = [("He", "said", "it rained")];
        namings(text, &rows).pop().map(|naming| naming.speakers.join(" | ")).unwrap_or_default()
    }

    #[test]
    fn who_has_no_name_is_called_as_he_came_up() {
        assert_eq!(second("An official of the audit office left. He said it rained."), "official of the audit office");
        assert_eq!(second("A nurse at a clinic in Oman left. He said it rained."), "nurse at a clinic in Oman");
        assert_eq!(second("A nurse left in haste. He said it rained."), "nurse");
        assert_eq!(second("They met a nurse at a clinic who left. He said it rained."), "nurse at a clinic");
        assert_eq!(second("They met a nurse in haste. He said it rained."), "nurse");
        assert_eq!(second("They met a son of one of the nurses. He said it rained."), "son of one of the nurses");
    }
}
