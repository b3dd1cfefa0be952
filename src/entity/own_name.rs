//! Whether a shorter name is one of its own beside a longer one that begins or ends with it.

use super::cluster::{Builder, Cluster, Form, NAMESAKES, listed_kind};
use super::form::Part;
use crate::mention::{CLOSED, FINITE, body_noun};
use crate::model::{Class, Classes, EntityKind};

/// How many mentions of one name are read to tell whether it speaks and where it begins.
const MENTIONS: usize = 64;

impl Builder<'_, '_> {
    /// Whether a shorter form is a name of its own, and the longer one that of a thing called after it: *Apple* beside *Apple
    /// Watch*, *Ray Reardon* beside *Ray Reardon Trophy*. It is where it speaks and the longer one does not, or where it came
    /// first and comes oftener.
    pub(super) fn is_own(&self, place: usize, form: &Form) -> bool {
        let cluster = &self.clusters[place];
        // The Bank is the Bank of Oda: a noun alone is nobody’s own name.
        if self.is_noun_alone(form) {
            return false;
        }
        // Labour is the Labour Party.
        let longer = cluster.parts.len() == form.parts.len() + 1 && cluster.parts.starts_with(&form.parts);
        if longer && [&cluster.mentions, &form.mentions].into_iter().all(|ids| self.is_party(ids)) {
            return false;
        }
        let told = |ids: &[usize]| {
            let speaks = |&id: &usize| self.positions[id].source || self.positions[id].speaks;
            let first = self.first_below_headline(ids.iter()).unwrap_or(usize::MAX);
            (ids.iter().take(MENTIONS).any(speaks), first, ids.len())
        };
        // Motorola Razr V3: a model, by its number
        let numbered =
            |parts: &[Part]| parts.last().is_some_and(|&last| self.parts.text(last).contains(char::is_numeric));
        if numbered(&cluster.parts) && !numbered(&form.parts) {
            return true;
        }
        let (long_speaks, long_first, long_count) = told(&cluster.mentions);
        let (short_speaks, short_first, short_count) = told(&form.mentions);
        // Vexo Motors is a whole name, which Vexo Motors Credit Corp only begins with.
        let whole = cluster.kind == EntityKind::Organisation && form.parts.len() > 1;
        // The story is about Vexo, and has a word about its arm Vexo Capital.
        if short_first < long_first
            && self.lead.is_some_and(|lead| self.positions[short_first].paragraph == lead)
            && short_speaks
            && !long_speaks
            && (short_count > 2 * long_count || whole)
        {
            return true;
        }
        // Octopus Energy Group, Unite the Union: a longer name that ends in a word for a body is the same one’s.
        let body = Classes::of(&[Class::OrganisationWord, Class::Body, Class::Media]);
        let ends = |id: &usize| self.view.any(self.view.head(&self.mentions[*id]).end - 1, body);
        if cluster.kind == EntityKind::Organisation && cluster.mentions.iter().take(NAMESAKES).any(ends) {
            return false;
        }
        if long_first < short_first && self.is_in_lead(place) {
            return false;
        }
        let oftener = short_count > long_count;
        let unspoken = short_speaks && !long_speaks && (oftener || short_first < long_first);
        unspoken || oftener && short_first < long_first
    }

    /// Whether the lexicons have the name as a party’s, or its last word for one.
    fn is_party(&self, ids: &[usize]) -> bool {
        const PARTY: &str = "party";
        let head = ids.first().map(|&id| self.view.head(&self.mentions[id]));
        head.is_some_and(|head| {
            let noun = body_noun(self.view, head.clone()).is_some_and(|noun| noun.kind == PARTY);
            noun || listed_kind(self.view, head) == Some(PARTY)
        })
    }

    /// *Stevenage Labour Party*, *Parliamentary Labour Party*: a part of the party that the shorter form is. With a country or its
    /// people in front it is the party itself.
    pub(super) fn is_branch(&self, place: usize, form: &Form) -> bool {
        let cluster = &self.clusters[place];
        let whole = Classes::of(&[Class::Demonym, Class::Metonym]);
        let front = cluster.mentions.first().map(|&id| self.view.head(&self.mentions[id]).start);
        cluster.parts.len() > form.parts.len()
            && cluster.parts.ends_with(&form.parts)
            && self.is_party(&form.mentions)
            && front.is_some_and(|front| !self.view.any(front, whole))
    }

    /// Whether the lead names it as a firm is named, without an article and not to tell what a thing is called: *shares in Vexo
    /// Foods*, but not *the Vexo Card*.
    pub(super) fn is_in_lead(&self, place: usize) -> bool {
        let view = self.view;
        self.clusters[place].mentions.iter().take(NAMESAKES).any(|&id| {
            let tokens = view.head(&self.mentions[id]);
            let article = tokens.start > 0 && view.has(tokens.start - 1, Class::Article);
            let position = &self.positions[id];
            !position.headline && Some(position.paragraph) == self.lead && !article
        })
    }

    /// Whether a lone word is a place’s or a firm’s too.
    pub(super) fn is_elsewhere(&self, form: &Form) -> bool {
        let other = Classes::of(&[Class::Place, Class::Organisation]);
        form.mentions.iter().take(1).any(|&id| self.view.any(self.view.head(&self.mentions[id]).start, other))
    }

    /// Whether the text below the headline has a lone word before the longer name, which a person’s given name follows.
    pub(super) fn comes_first(&self, form: &Form, place: usize) -> bool {
        let whole = |id: &&usize| self.view.head(&self.mentions[**id]).len() > 1;
        let long = self.clusters[place].mentions.iter().take(MENTIONS).filter(whole);
        let own = self.first_below_headline(form.mentions.iter());
        own.is_some_and(|own| self.first_below_headline(long).is_none_or(|long| own < long))
    }

    /// The first of some mentions that stands below the headline.
    fn first_below_headline<'m>(&self, ids: impl Iterator<Item = &'m usize>) -> Option<usize> {
        ids.take(MENTIONS).copied().filter(|&id| !self.positions[id].headline).min()
    }

    /// Whether a name only tells, behind an article, what a thing is called: *the Vexo Card database*. It is nobody’s full name.
    pub(super) fn is_called_so(&self, cluster: &Cluster) -> bool {
        let view = self.view;
        let verb =
            CLOSED.with(FINITE).with(Classes::of(&[Class::CueVerb, Class::Adverb, Class::Role, Class::PersonNoun]));
        let modifies = |&id: &usize| {
            let tokens = &self.mentions[id].tokens;
            let article = tokens.start > 0 && view.has(tokens.start - 1, Class::Article);
            article && view.is_lower(tokens.end) && !view.any(tokens.end, verb)
        };
        cluster.mentions.iter().take(NAMESAKES).all(modifies)
    }

    /// Whether a form is one word for a body, behind an article: *the Bank*.
    pub(super) fn is_noun_alone(&self, form: &Form) -> bool {
        let view = self.view;
        let noun = Classes::of(&[Class::OrganisationWord, Class::Body]);
        let alone = |id: &usize| {
            let head = view.head(&self.mentions[*id]);
            head.len() == 1 && view.any(head.start, noun) && head.start > 0 && view.has(head.start - 1, Class::Article)
        };
        form.mentions.iter().take(NAMESAKES).any(alone)
    }
}

#[cfg(test)]
mod tests {
    use crate::entity::testing::whose_last;

    #[test]
    fn a_place_is_no_given_name_of_what_only_a_headline_joins() {
        let text =
            "India Covid: experts worry\n\nExperts say that Covid may come. India said little. Later India said more.";
        assert_eq!(whose_last(text, "India"), "India");
        let text = "Florence Dale left. They met Florence there.";
        assert_eq!(whose_last(text, "Florence"), "Florence Dale");
        let text = "Vexo left. BT spoke. They sell BT Together there. BT said little.";
        assert_eq!(whose_last(text, "BT"), "BT");
    }

    #[test]
    fn a_party_and_its_branches() {
        let text = "Labour left. Labour said little. Later the Labour Party said more. The Holm Labour Party met. Labour said no.";
        assert_eq!(whose_last(text, "Labour"), "Labour Party");
        assert_eq!(whose_last(text, "Holm Labour Party"), "Holm Labour Party");
    }
}
