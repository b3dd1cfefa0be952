//! A body’s name with small words behind it that only say what it is: *Vexo* **motoring group**, *Save Our Kelp* **campaign group**.

use super::namer::Namer;
use super::phrase::Phrase;
use crate::mention::{CLOSED, body_noun};
use crate::model::{Class, Classes, EntityKind, MentionKind};

/// The kinds of bodies that such words tell. An office of state or a party belongs to whom it is named after.
const PRIVATE: [&str; 2] = ["company", "ngo"];

impl Namer<'_, '_> {
    /// The name that the phrase begins with, where nothing but such words follows up to the core’s end.
    pub(super) fn told_behind(&self, phrase: &Phrase<'_, '_>, end: usize) -> Option<usize> {
        let view = self.view;
        let first = phrase.tokens.start;
        let start = first + usize::from(view.has(first, Class::Article));
        let (id, name) = phrase.each().find(|(_, mention)| mention.kind == MentionKind::Name)?;
        let head = view.head(name);
        let words = head.end..end;
        let small = |at: usize| view.is_lower(at) && !view.any(at, CLOSED);
        if head.start != start || !(1..=2).contains(&words.len()) || !words.clone().all(small) {
            return None;
        }
        let noun = view.word(end - 1);
        let kinds = &view.lexicon.general_body(noun).filter(|entry| entry.word == noun)?.kinds;
        // the NHS campaign group is not the NHS, and the UK news agency is of the UK.
        let own = body_noun(view, head.clone()).is_some() || view.has(head.end - 1, Class::OrganisationWord);
        let origin = Classes::of(&[Class::Place, Class::Metonym, Class::Demonym, Class::Affiliation]);
        let whose = head.len() == 1 && view.any(head.start, origin);
        let body = matches!(name.entity_kind, EntityKind::Organisation | EntityKind::Unknown);
        let listed = (head.len() == 1).then(|| view.info(head.start).organisation).flatten();
        let listed = listed.map(|entry| view.lexicon.organisations[entry as usize].kind);
        // An agency’s noun is kept: the UN health agency is not the UN.
        let fits = kinds.len() > 1
            && !kinds.contains(&"media")
            && kinds.iter().any(|kind| PRIVATE.contains(kind))
            && listed.is_none_or(|own| kinds.contains(&own) || PRIVATE.contains(&own));
        // the Vexo group may be a group of its own.
        let told = head.len() > 2 || words.len() == 2;
        (body && !own && !whose && fits && told).then_some(id)
    }
}

#[cfg(test)]
mod tests {
    use crate::speaker::testing::speaker;

    #[test]
    fn what_a_body_is_behind_its_name() {
        let by = |source: &str| speaker(&format!("{source} said it would rain."), source, "said", "it would rain");
        assert_eq!(by("The Vexo Kelp Watch campaign group"), "Vexo Kelp Watch");
        assert_eq!(by("The Vexo motoring group"), "Vexo");
        assert_eq!(by("The UK motoring group"), "UK motoring group");
        assert_eq!(by("The Vexo news agency"), "Vexo news agency");
        assert_eq!(by("The Oda Council campaign group"), "Oda Council campaign group");
    }
}
