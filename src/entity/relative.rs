//! Whom the relative pronouns *who*, *which* and *that* refer back to.

use super::ranker::Choice;
use super::read::Reader;
use crate::lexicon::entries::WordUse;
use crate::mention::AUXILIARY;
use crate::model::{Class, Classes, EntityKind, MentionKind};

impl Reader<'_, '_> {
    /// Whom *who*, *which*, *that* refers back to: the mention just before.
    pub(super) fn antecedent(&self, id: usize) -> Option<Choice> {
        /// So many words may stand between.
        const FAR: usize = 12;
        let at = self.mentions[id].tokens.start;
        let floor = self.view.bounds(at).start;
        let who = !self.view.has(at, Class::That) && self.view.is_for(at, WordUse::Person);
        // 23 percent who: a share of people, whoever they are.
        if at > floor + 1
            && self.view.is_number(at - 2)
            && self.view.word(at - 1) != ","
            && !self.mentions[..id].iter().rev().take(4).any(|m| m.tokens.end == at)
        {
            return None;
        }
        // … voters, who will decide, and who have: the one before goes on.
        let chained = at > floor && self.view.has(at - 1, Class::And);
        let before = self.mentions[..id].iter().enumerate().rev().take(if chained { 16 } else { 8 });
        let mut found: Option<(usize, usize)> = None;
        for (other, mention) in before {
            if mention.tokens.start < floor || !chained && at - mention.tokens.end.min(at) > FAR {
                break;
            }
            if chained {
                let same =
                    mention.kind == MentionKind::Pronoun && self.view.word(mention.tokens.start) == self.view.word(at);
                if same && let Some(referent) = self.owners[other] {
                    return Some(Choice { referent, confidence: 0.8 });
                }
                continue;
            }
            let person = matches!(mention.entity_kind, EntityKind::Person | EntityKind::Group);
            // WorkSafe, which: a name may be anything’s.
            let unknown = mention.kind == MentionKind::Name && mention.entity_kind == EntityKind::Unknown;
            // the Tarn Medical Association (TMA), which
            let bracket = self.view.word(mention.tokens.end) == ")" && self.view.word(at - 1) == ",";
            let near = at - mention.tokens.end.min(at) <= 1 + usize::from(bracket);
            let kind = if who { person || unknown } else { near && (!person || mention.plural) };
            let fits = self.owners[other].is_some() && mention.kind != MentionKind::Pronoun && kind;
            // The nearest; of those that end together the widest. What the nearest only stands in front of, as *Oda* does in
            // *Oda champion Ida Quist, who*, ends before it.
            let wider = |found: (usize, usize)| mention.tokens.end >= found.1 || self.is_whence(found.0, other);
            if fits && found.is_none_or(wider) {
                found = Some((other, mention.tokens.end));
            }
        }
        if let Some(name) = self.told_between(id, floor, who)
            && found.is_none_or(|(other, _)| self.gives_way(other, who))
        {
            return Some(Choice { referent: self.owners[name]?, confidence: 0.7 });
        }
        let (other, end) = found?;
        let confidence = if at - end <= 1 { 0.9 } else { 0.6 };
        Some(Choice { referent: self.owners[other]?, confidence })
    }

    /// *Ida Quist of* **Tarnov**, *who*; *residents of* **West Holm** *who*: a name that nothing tells to be a person’s says where
    /// the people before it are from.
    fn is_whence(&self, name: usize, people: usize) -> bool {
        let (view, found, before) = (self.view, &self.mentions[name], &self.mentions[people]);
        let owner = self.owners[name].map(|owner| self.discourse.referents[owner].kind);
        let link = Classes::of(&[Class::Of, Class::Preposition]);
        let first = found.tokens.start - usize::from(found.tokens.start > 0 && view.is_the(found.tokens.start - 1));
        found.kind == MentionKind::Name
            && owner != Some(EntityKind::Person)
            && found.entity_kind == EntityKind::Unknown
            && matches!(before.entity_kind, EntityKind::Person | EntityKind::Group)
            && before.tokens.end + 1 == first
            && view.any(before.tokens.end, link)
    }

    /// Whether what stands nearest is passed over for a name with an apposition: for *who* all but a person, for *which* a place.
    fn gives_way(&self, nearest: usize, who: bool) -> bool {
        let kind = self.mentions[nearest].entity_kind;
        if who { kind != EntityKind::Person } else { kind == EntityKind::Place }
    }

    /// **Ida Quist**, *a chemist hired by the defence, who*; **Tarnov**, *the largest maker of kelp, which*: the name before an apposition
    /// that ends where the pronoun begins.
    fn told_between(&self, id: usize, floor: usize, who: bool) -> Option<usize> {
        /// How many words the apposition may have.
        const WORDS: usize = 12;
        let view = self.view;
        let last = self.mentions[id].tokens.start.checked_sub(1).filter(|&last| view.word(last) == ",")?;
        let words = floor.max(last.saturating_sub(WORDS))..last;
        let comma = words.rev().find(|&at| !(view.is_word(at) || view.is_possessive(at)) || view.any(at, AUXILIARY))?;
        if view.word(comma) != "," || !view.has(comma + 1, Class::Article) {
            return None;
        }
        let ends = |other: &usize| {
            let mention = &self.mentions[*other];
            let kind = if who { EntityKind::Person } else { EntityKind::Organisation };
            let fits = mention.entity_kind == kind || !who && mention.entity_kind == EntityKind::Unknown;
            mention.tokens.end == comma && mention.kind == MentionKind::Name && fits
        };
        (id.saturating_sub(8)..id).find(ends).filter(|&other| self.owners[other].is_some())
    }
}

#[cfg(test)]
mod tests {
    use crate::entity::testing::whose;

    #[test]
    fn relative_pronouns_go_back_to_the_noun_before() {
        assert_eq!(whose("They met Peter Dale, who said little.", "who"), "Peter Dale");
        assert_eq!(whose("They went to WorkSafe, which said little.", "which"), "WorkSafe");
        assert_eq!(whose("They met voters, who will decide, and who have left.", "who"), "voters");
        assert_eq!(whose("They met Peter Dale, 61, who said little.", "who"), "Peter Dale");
        assert_eq!(whose("They met Olympic champion Peter Dale, who said little.", "who"), "Peter Dale");
        assert_eq!(whose("They met Peter Dale of Quellor, who said little.", "who"), "Peter Dale");
        let text = "They met Peter Dale, a chemist hired by the defence, who said little.";
        assert_eq!(whose(text, "who"), "Peter Dale");
        let text = "It came from Tarnco, the world’s largest maker of kelp, which said little.";
        assert_eq!(whose(text, "which"), "Tarnco");
    }
}
