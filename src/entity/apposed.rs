//! *A driver,* **a father of two**, *left*: what stands between commas behind a description tells more of the same one.

use super::ranker::Choice;
use super::read::Reader;
use crate::mention::{AUXILIARY, FINITE};
use crate::model::{Class, Classes, EntityKind, Mention, MentionKind};

/// How many words may narrow either of the two down.
const REACH: usize = 10;

impl Reader<'_, '_> {
    /// Whoever the description before stands for, where this one is in apposition to it, and a verb goes on with both.
    pub(super) fn apposed(&self, id: usize) -> Option<Choice> {
        let view = self.view;
        let single = |mention: &Mention| {
            mention.kind == MentionKind::Descriptor && mention.entity_kind == EntityKind::Person && !mention.plural
        };
        let mention = &self.mentions[id];
        let start = mention.tokens.start;
        let indefinite = view.has(start, Class::Article) && !view.is_the(start);
        let comma = start.checked_sub(1).filter(|&at| indefinite && single(mention) && view.word(at) == ",")?;
        let bounds = view.bounds(start);
        let verb = FINITE.without(Classes::of(&[Class::Base])).with(AUXILIARY);
        let acts = |at: usize| view.is_lower(at) && view.any(at, verb);
        let end = (mention.tokens.end..bounds.end.min(mention.tokens.end + REACH)).find(|&at| view.word(at) == ",")?;
        let whole = !(mention.tokens.end..end).any(acts) && acts(end + 1);
        let before = (0..id).rev().take(REACH).take_while(|&other| self.mentions[other].tokens.start >= bounds.start);
        let opens = |&other: &usize| self.mentions[other].tokens.start == bounds.start && single(&self.mentions[other]);
        let other = before.filter(opens).last().filter(|_| whole)?;
        let mut between = self.mentions[other].tokens.end..comma;
        let plain = between.len() <= REACH && !between.any(|at| acts(at) || view.word(at) == ",");
        Some(Choice { referent: self.owners[other].filter(|_| plain)?, confidence: 0.9 })
    }
}

#[cfg(test)]
mod tests {
    use crate::entity::testing::whose_last;

    #[test]
    fn what_somebody_is_stands_between_commas() {
        assert_eq!(whose_last("A driver, a father of two, left. He said little.", "He"), "driver");
        assert_eq!(whose_last("A driver from Oman, a father of two, left. He said little.", "He"), "driver");
        assert_eq!(whose_last("A driver, a cook and a nurse left.", "a cook"), "cook");
    }
}
