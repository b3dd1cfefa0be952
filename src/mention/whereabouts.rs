//! Names that are places by what stands around them: *in Port Elgin*, *the Member of Parliament for Boteti East, Ann Roe,*.

use std::ops::Range;

use super::name::Namer;
use super::view::FINITE;
use crate::lexicon::entries::WordUse;
use crate::model::{Class, Classes};

impl Namer<'_, '_> {
    /// *from Pontypridd, Rhondda Cynon Taf,*: what a place lies in, between its comma and the next.
    pub(super) fn is_where(&self, name: &Range<usize>) -> bool {
        let view = self.view;
        let Some(place) = name.start.checked_sub(2) else { return false };
        let link = place > 0 && view.any(place - 1, Classes::of(&[Class::Preposition]));
        // The mayor of the port in Oman, Xorzik Blaan, said: the sentence opens with an office, and nobody is named yet.
        let floor = view.bounds(name.start).start;
        let office = view.has(floor, Class::Article)
            && view.any(floor + 1, Classes::of(&[Class::Role]))
            && !(floor + 1..place).any(|at| view.is_capital(at) && view.has(at, Class::Given));
        if office && name.len() > 1 && view.any(name.end + 1, FINITE) {
            return false;
        }
        view.word(place + 1) == "," && view.has(place, Class::Place) && link && matches!(view.word(name.end), "," | ".")
    }

    /// *the Member of Parliament for* **Boteti East***, Ann Roe,*: what an office is for or of, where its holder is named behind a comma.
    pub(super) fn is_held(&self, name: &Range<usize>) -> bool {
        let view = self.view;
        let link = Classes::of(&[Class::Preposition, Class::Of]);
        let Some(head) = name.start.checked_sub(2).filter(|&head| head >= view.bounds(name.start).start) else {
            return false;
        };
        let several = view.title_that_ends(head.saturating_sub(2), head + 1);
        let seat = several.is_some_and(|first| view.is_for(first, WordUse::Seat));
        let single = view.has(head, Class::Role) && !view.has(head, Class::PersonNoun);
        let office = seat || view.has(head + 1, Class::Preposition) && (several.is_some() || single);
        let behind = name.end + 1;
        office
            && view.any(head + 1, link)
            && view.word(name.end) == ","
            && view.is_capital(behind)
            && view.is_capital(behind + 1)
    }

    /// *Quellor* **Road**, *Southern* **Hemisphere**, *World* **War** *Two*: a street, a place or an event does not speak.
    pub(super) fn is_ground(&self, name: &Range<usize>) -> bool {
        let view = self.view;
        let number = view.has(name.end - 1, Class::Number);
        let last = name.end - 1 - usize::from(number && name.len() > 2);
        name.len() > 1 && view.is_for(last, WordUse::Ground)
    }

    /// *in Port Elgin*: a name that no lexicon holds behind a word of place.
    pub(super) fn behind_place_word(&self, name: &Range<usize>) -> bool {
        name.start > 0 && self.view.is_for(name.start - 1, WordUse::Where)
    }
}

#[cfg(test)]
mod tests {
    use crate::mention::testing::read;
    use crate::model::{EntityKind, MentionKind};

    fn kind(text: &str, name: &str) -> Option<EntityKind> {
        read(text, |view, mentions| {
            let named = |head: &str| head == name;
            let mut found = mentions.iter().filter(|mention| mention.kind == MentionKind::Name);
            found.find(|mention| named(mention.head.slice(view.text))).map(|mention| mention.entity_kind)
        })
    }

    #[test]
    fn behind_a_word_of_place_and_behind_a_seat() {
        assert_eq!(kind("They met in Zorvik Blaan.", "Zorvik Blaan"), Some(EntityKind::Place));
        assert_eq!(kind("They left Zorvik Road.", "Zorvik Road"), Some(EntityKind::Place));
        assert_eq!(kind("They spoke of World War Two.", "World War Two"), Some(EntityKind::Place));
        let text = "They met the Member of Parliament for Zorvik Blaan, Ann Roe, there.";
        assert_eq!(kind(text, "Zorvik Blaan"), Some(EntityKind::Place));
        assert_eq!(kind("They met Zorvik Blaan, a teacher, there.", "Zorvik Blaan"), Some(EntityKind::Unknown));
    }
}
