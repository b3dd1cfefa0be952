//! Whether a name that may be anything’s is a person’s: by what the text says of its bearer, wherever it does.

use std::ops::Range;

use super::cluster::Cluster;
use super::descriptor::told_kind;
use super::read::Reader;
use super::role;
use crate::lexicon::entries::WordUse;
use crate::mention::{AUXILIARY, FINITE, View, gender_told, is_courtesy_only};
use crate::model::{Class, Classes, EntityKind, Gender, Mention};

/// How many mentions of a name are asked.
const ASKED: usize = 24;
/// Words for what a person is.
const NOUN: Classes = Classes::of(&[Class::Role, Class::PersonNoun]);

impl Reader<'_, '_> {
    /// Whether somewhere a title stands before the name, its bearer’s age or *who* behind it, or what he or she is: *Xanu Vhiri,
    /// a biologist*. A lone name behind a preposition may be a place that somebody is from: *from Xanu, a biologist said*.
    pub(super) fn is_said_person(&self, cluster: &Cluster) -> bool {
        let lone = cluster.parts.len() == 1;
        cluster.mentions.iter().take(ASKED).any(|&id| {
            let mention = &self.mentions[id];
            let vague = lone && self.positions[id].oblique;
            self.is_titled_person(mention)
                || !vague && (self.is_told_age(mention) || is_who(self.view, mention) || self.is_said_to_be(id))
        })
    }

    /// *Judge Xanu Vhiri*, but not *Retailer Xanu Vhiri*.
    fn is_titled_person(&self, mention: &Mention) -> bool {
        let view = self.view;
        let title =
            mention.title.map(|title| view.tokens_in(title)).filter(|title| title.end <= view.head(mention).start);
        // Ladies European Tour
        let one = |title: &Range<usize>| role::singular(view, title.end - 1).is_none();
        let title = title.filter(|title| !title.is_empty()).filter(one);
        title.is_some_and(|title| mention.entity_kind == EntityKind::Person && told_kind(view, title).is_none())
    }

    /// Settles the gender by what the text says of the bearer: a form of address, then a word of a role.
    pub(super) fn tell_gender(&mut self, referent: usize, cluster: &Cluster) {
        let view = self.view;
        let courteous = cluster.mentions.iter().map(|&id| &self.mentions[id]).find_map(|mention| {
            let title = mention
                .title
                .map(|title| view.tokens_in(title))
                .filter(|title| is_courtesy_only(view, title.clone()))?;
            // Dr Ida Roe: it is her name that tells it.
            Some(gender_told(view, title)).filter(|gender| *gender != Gender::Unknown && *gender == mention.gender)
        });
        let referent = &mut self.discourse.referents[referent];
        let told = referent.roles.gender;
        // Chairman Ida Roe: an office is called so whoever holds it.
        let vague = referent.roles.by_office && referent.gender != Gender::Unknown;
        if let Some(gender) = courteous {
            (referent.gender, referent.certain) = (gender, true);
        } else if told != Gender::Unknown && referent.kind == EntityKind::Person && !vague {
            (referent.gender, referent.certain) = (told, true);
        }
    }

    fn is_told_age(&self, mention: &Mention) -> bool {
        role::age_beside(self.view, mention).is_some()
    }

    /// *Xanu Vhiri, a biologist from Oman,*; an operator may be a firm, too.
    fn is_said_to_be(&self, id: usize) -> bool {
        let view = self.view;
        let Some(words) = self.behind[id].clone() else { return false };
        let Some(head) = words.clone().find(|&at| view.any(at, NOUN)) else { return false };
        let bodies = Classes::of(&[Class::Body, Class::Media, Class::Group]);
        role::singular(view, head).is_none()
            && !(words.start..=head).any(|at| view.any(at, bodies))
            && told_kind(view, words.start..head + 1).is_none()
    }
}

/// *Xanu Vhiri, who left*, but not *Xanu Vhiri, whose shares fell*.
fn is_who(view: &View<'_>, mention: &Mention) -> bool {
    let end = mention.tokens.end;
    let verb = FINITE.with(AUXILIARY);
    let sure = AUXILIARY.with(Classes::of(&[Class::Adverb, Class::SubjectPronoun]));
    let next = end + 2;
    view.word(end) == ","
        && view.has(end + 1, Class::Relative)
        && view.is_for(end + 1, WordUse::Person)
        && (view.any(next, sure) || view.any(next, verb) && !view.any(next + 1, verb))
}

#[cfg(test)]
mod tests {
    use crate::entity::testing::{whose, whose_last};

    #[test]
    fn an_age_or_who_makes_a_person() {
        for words in ["Xanu Vhiri, 45, left.", "Xanu Vhiri, who is late, left.", "Judge Xanu Vhiri left."] {
            let text = format!("{words} Vhiri was late. The firm approved the plan.");
            assert_ne!(whose(&text, "The firm"), "Xanu Vhiri", "{words}");
        }
        let text = "Xanu Vhiri, whose shares fell, left. It grew. The firm approved the plan.";
        assert_eq!(whose(text, "The firm"), "Xanu Vhiri");
    }

    #[test]
    fn a_relative_tells_the_gender() {
        assert_eq!(whose_last("Peter Dale left. His wife, Xanu, stayed. She said little.", "She"), "Xanu");
    }

    #[test]
    fn a_given_name_is_surer_than_an_office_for_men() {
        assert_eq!(whose_last("Chairman Ida Quist met Peter Dale. She said little.", "She"), "Ida Quist");
        assert_eq!(whose_last("Spokeswoman Xanu Vhiri met Peter Dale. She said little.", "She"), "Xanu Vhiri");
    }
}
