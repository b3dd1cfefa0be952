//! Places where somebody’s words stand: *Tarn Bank’s website*, *a statement on its website*, *her profile*.

use super::document::OWNER;
use super::joint;
use super::namer::Namer;
use super::phrase::Phrase;
use crate::lexicon::entries::WordUse;
use crate::mention::CLOSED;
use crate::model::{Class, EntityKind, Mention, MentionKind, Naming};

impl Namer<'_, '_> {
    /// The owner of the place that the phrase is headed by, or on which its document stands.
    pub(super) fn owner_of_outlet(&self, phrase: &Phrase<'_, '_>) -> Option<Naming> {
        let view = self.view;
        let outlet = |&at: &usize| view.is_lower(at) && view.is_for(at, WordUse::Outlet);
        let at = phrase.tokens.clone().rev().find(outlet)?;
        let end = phrase.core_end();
        if !joint::parts(phrase).is_empty() {
            return None;
        }
        // The gossip website Oda Daily is somebody itself, as is an aide on the site.
        let headed = at + 1 == end;
        let holds = || {
            let document = (phrase.tokens.start..end).last().is_some_and(|last| view.has(last, Class::Document));
            // a report on the council’s website is not the council’s
            let own = (phrase.tokens.start..end).last().is_some_and(|last| self.is_finding(last));
            at >= end && document && !own && view.has(end, Class::Preposition)
        };
        if !headed && !holds() {
            return None;
        }
        let noun = |place: usize| view.is_word(place) && !view.any(place, CLOSED);
        let owns = |mention: &Mention| {
            let behind = mention.tokens.end;
            let owner = match mention.kind {
                MentionKind::Pronoun => view.has(mention.tokens.start, Class::Possessive),
                MentionKind::Name => view.is_possessive(behind) && mention.entity_kind != EntityKind::Place,
                MentionKind::Descriptor => view.is_possessive(behind) && mention.entity_kind != EntityKind::Place,
            };
            let behind = behind + usize::from(view.is_possessive(behind));
            owner && behind <= at && (behind..at).all(noun)
        };
        // the NHS website, but not a Facebook page
        let before = |mention: &Mention| {
            let body = mention.entity_kind == EntityKind::Organisation && mention.kind == MentionKind::Name;
            body && mention.tokens.end == at && view.has(at, Class::Media) && headed
        };
        let each = || phrase.each().filter(|(_, mention)| mention.entity.is_some());
        let owner = each().filter(|(_, mention)| owns(mention)).last();
        let (id, _) = owner.or_else(|| each().find(|(_, mention)| before(mention)))?;
        self.of_mention(id, OWNER, 0.8)
    }
}

#[cfg(test)]
mod tests {
    use crate::speaker::testing::speaker;

    #[test]
    fn by_the_owner_of_the_place() {
        let by = |source: &str| speaker(&format!("{source} said it would rain."), source, "said", "it would rain");
        assert_eq!(by("Tarn Bank’s website"), "Tarn Bank");
        assert_eq!(by("A statement on Tarn Bank’s website"), "Tarn Bank");
        let text = "Tarn Bank has shut a branch. Its website said it would rain.";
        assert_eq!(speaker(text, "Its website", "said", "it would rain"), "Tarn Bank");
    }

    #[test]
    fn not_the_place_that_is_somebody_itself() {
        let by = |source: &str| speaker(&format!("{source} said it would rain."), source, "said", "it would rain");
        assert_eq!(by("A gossip website"), "gossip website");
    }
}
