//! *Jai Petersen died. His mother, Denise, left. Mrs Petersen said little*: a form of address with the surname of somebody whose
//! relative goes by the given name alone.

use super::cluster::{Builder, Form, Lot};
use super::form::plain;
use crate::lexicon::entries::TitleKind;
use crate::model::{EntityKind, Gender, Mention, MentionKind};

/// How many mentions before a form of address the relative may be.
const MENTIONS: usize = 40;
/// How many mentions are read for whether somebody is called by the given name.
const NAMES: usize = 400;

impl Builder<'_, '_> {
    /// The mentions of a form that are a relative’s of the bearer of the surname at `place`, and the relative.
    pub(super) fn of_relative(&self, place: usize, form: &Form) -> Option<(usize, Vec<usize>)> {
        [Gender::Female, Gender::Male].into_iter().find_map(|gender| self.of_relative_who_is(gender, place, form))
    }

    fn of_relative_who_is(&self, gender: Gender, place: usize, form: &Form) -> Option<(usize, Vec<usize>)> {
        let addressed = |id: &usize| self.is_titled(*id) && self.mentions[*id].gender == gender;
        let first = form.mentions.iter().copied().filter(addressed).min()?;
        let relative = (first.saturating_sub(MENTIONS)..first).rev().find_map(|id| self.relative(id, gender))?;
        let bearer = &self.clusters[place];
        // Lia Furlong, whom the text calls Lia; whoever is of the other gender is not the one addressed either.
        let given = *bearer.parts.first()?;
        let by_given = || {
            let alone = |(id, mention): &(usize, &Mention)| {
                let head = self.view.head(mention);
                let word = || plain(self.view.word(head.start));
                let named = mention.kind == MentionKind::Name && head.len() == 1 && !self.positions[*id].quoted;
                named && word() == self.parts.text(given)
            };
            self.mentions.iter().enumerate().take(NAMES).filter(alone).nth(1).is_some()
        };
        let other = bearer.gender != Gender::Unknown && bearer.gender != gender;
        let is_bearer = !(other || by_given() || bearer.gender == Gender::Unknown);
        if bearer.parts.len() < 2 || relative == place || is_bearer {
            return None;
        }
        Some((relative, form.mentions.iter().copied().filter(addressed).collect()))
    }

    /// Whoever goes by a given name alone at a mention, right behind a word for a relative of that gender: *His mother, Denise*.
    fn relative(&self, id: usize, gender: Gender) -> Option<usize> {
        let view = self.view;
        let mention = &self.mentions[id];
        let start = mention.tokens.start;
        let head = view.head(mention);
        let lone = mention.kind == MentionKind::Name && head.len() == 1;
        let &Lot::One(place) = self.lots.get(id).filter(|_| lone)? else { return None };
        // her husband Karl; his mother, Denise
        let noun = if start < head.start { head.start } else { start };
        let noun = noun.checked_sub(1 + usize::from(noun > 1 && view.word(noun - 1) == ","))?;
        let title = view.info(noun).title.map(|title| &view.lexicon.titles[title as usize])?;
        let family = title.kind == TitleKind::Family && title.gender == gender;
        let cluster = &self.clusters[place];
        let person = matches!(cluster.kind, EntityKind::Person | EntityKind::Unknown) && cluster.parts.len() == 1;
        (family && person).then_some(place)
    }
}

#[cfg(test)]
mod tests {
    use crate::entity::testing::whose_last;

    #[test]
    fn the_mother_of_somebody_is_addressed_by_the_surname() {
        let text = "Jai Petersen died. His mother, Denise, left. Mrs Petersen said little.";
        assert_eq!(whose_last(text, "Mrs Petersen"), "Denise");
        let text = "Tom Ackroyd died. Mr Ackroyd’s widow, Dawn, left. Mrs Ackroyd said little.";
        assert_eq!(whose_last(text, "Mrs Ackroyd"), "Dawn");
        let text = "Ida Quist and her husband Karl left. Mr Quist said little.";
        assert_eq!(whose_last(text, "Mr Quist"), "Karl");
        let text = "Lia Furlong fell ill. Lia was late. Lia’s mother, Denise, left. Mrs Furlong said little.";
        assert_eq!(whose_last(text, "Mrs Furlong"), "Denise");
    }

    #[test]
    fn whoever_is_addressed_may_be_the_bearer() {
        let text = "Ida Quist left. Her mother, Denise, left. Ms Quist said little.";
        assert_eq!(whose_last(text, "Ms Quist"), "Ida Quist");
    }
}
