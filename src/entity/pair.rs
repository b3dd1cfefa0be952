//! Two who are meant together: *both candidates*, *the two ministers*.

use super::descriptor;
use super::position::Position;
use super::read::Reader;
use super::role;
use crate::model::{Class, EntityKind, Mention};

impl Reader<'_, '_> {
    /// *both candidates*, *the two ministers*, *the friends*: the last two people named.
    pub(super) fn pair(&self, id: usize) -> Option<(usize, usize)> {
        let mention = &self.mentions[id];
        let view = self.view;
        if !mention.plural || mention.entity_kind == EntityKind::Document {
            return None;
        }
        let front = mention.tokens.start..view.head(mention).start;
        let definite = descriptor::is_definite(view, mention);
        let two = |at: &usize| role::count(view, *at) == Some(2);
        let both = front.clone().any(|at| two(&at) && view.has(at, Class::Quantifier));
        let two = front.clone().any(|at| two(&at));
        if !(both || two && definite) || self.positions[id].quoted {
            return None;
        }
        let position = self.positions[id];
        let people = if mention.entity_kind == EntityKind::Organisation {
            None
        } else {
            self.last_two(EntityKind::Person, mention, position)
        };
        // Both sides may be two firms.
        people.or_else(|| self.last_two(EntityKind::Organisation, mention, position))
    }

    /// The two of a kind that are most in mind: of those whom the descriptor's noun fits, where it fits two.
    fn last_two(&self, kind: EntityKind, mention: &Mention, position: Position) -> Option<(usize, usize)> {
        let near = |last: Position| position.sentence.saturating_sub(last.sentence) <= 5 && !last.quoted;
        let mut found: Vec<usize> = self
            .discourse
            .recent()
            .map(|id| (id, &self.discourse.referents[id]))
            .filter(|(_, referent)| referent.kind == kind && referent.named && referent.last.is_some_and(near))
            .map(|(id, _)| id)
            .collect();
        let head = self.view.head(mention).last().map(|at| role::stem(self.view, at));
        let holds = |&&id: &&usize| head.is_some_and(|head| self.discourse.knows(id, head) > 0.0);
        if found.iter().filter(holds).count() >= 2 {
            found.retain(|one| holds(&one));
        }
        match found[..] {
            [one, other, ..] => {
                let first = |id: usize| self.discourse.referents[id].first;
                Some(if first(one) <= first(other) { (one, other) } else { (other, one) })
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::entity::testing::whose;

    #[test]
    fn two_are_the_last_two_of_their_kind() {
        let text = "Nadia Roe met Peter Dale. The two ministers said little.";
        assert_eq!(whose(text, "The two ministers"), "Nadia Roe");
    }
}
