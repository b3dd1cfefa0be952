//! What the whole document says of somebody’s role, learned before the mentions are read in order.

use std::ops::Range;

use super::cluster::{Cluster, Lot};
use super::descriptor;
use super::read::Reader;
use super::role;
use crate::lexicon::MultiWord;
use crate::mention::{CLOSED, View, body_noun, is_courtesy_only};
use crate::model::{Class, Classes, EntityKind, Gender, Mention, MentionKind};

/// What kind of body the lexicon says the name is.
fn listed_kind(view: &View<'_>, tokens: Range<usize>) -> Option<&'static str> {
    let many = view.longest(tokens.start, tokens.end).and_then(|(_, entries)| {
        entries.iter().find_map(|entry| match entry {
            MultiWord::Organisation(id) => Some(*id),
            _ => None,
        })
    });
    let id = many.or(view.info(tokens.start).organisation)?;
    Some(view.lexicon.organisations[id as usize].kind)
}

/// The noun in the singular right before a name or at the end of its mention that tells the kind of body, and the kind: *the
/// venture firm Copper Hill*, *Retailer Copper Hill*, *the CHW union*.
fn kind_beside(view: &View<'_>, mention: &Mention) -> Option<(usize, &'static str)> {
    let start = mention.tokens.start;
    let other = CLOSED.with(Classes::of(&[Class::Past, Class::Third, Class::Ing]));
    let first = view.bounds(start).start;
    let is_noun = |&noun: &usize| {
        let lower = view.is_lower(noun) && noun > first || view.is_capital(noun) && view.is_initial(noun);
        lower && !view.any(noun, other)
    };
    let before = start.checked_sub(1).filter(|&noun| noun >= first).filter(is_noun);
    let behind = view.head(mention).end..mention.tokens.end;
    let told = |noun: usize| Some((noun, descriptor::told_kind(view, noun..noun + 1)?));
    before.and_then(told).or_else(|| behind.filter(|&noun| view.is_lower(noun)).find_map(told))
}

impl Reader<'_, '_> {
    /// Titles before the name and appositions behind it, for the whole document.
    pub(super) fn learn_titles(&mut self, referent: usize, cluster: &Cluster) {
        let view = self.view;
        let mut longest = 0..0;
        for &id in &cluster.mentions {
            let mention = &self.mentions[id];
            if let Some(tokens) = mention.title.map(|title| view.tokens_in(title)).or_else(|| self.shared_title(id)) {
                self.discourse.learn_role(view, referent, tokens.clone());
                if !is_courtesy_only(view, tokens.clone()) {
                    self.discourse.referents[referent].roles.add_title(view, tokens);
                }
            }
            if matches!(cluster.kind, EntityKind::Organisation | EntityKind::Unknown)
                && !self.discourse.referents[referent].said_person
                && let Some((noun, kind)) = kind_beside(view, mention)
            {
                self.discourse.learn(view, referent, noun..noun + 1);
                let body = &mut self.discourse.referents[referent];
                (body.kind, body.body) = (EntityKind::Organisation, body.body.or(Some(kind)));
            }
            if cluster.kind == EntityKind::Organisation {
                let tokens = view.head(mention);
                let body = &mut self.discourse.referents[referent].body;
                *body = body.or_else(|| listed_kind(view, tokens.clone()));
                self.discourse.learn(view, referent, tokens.clone());
                longest = if tokens.len() > longest.len() { tokens } else { longest };
            }
        }
        if let Some(noun) = body_noun(view, longest) {
            let body = &mut self.discourse.referents[referent].body;
            *body = body.or(Some(noun.kind));
            noun.nouns.iter().for_each(|word| self.discourse.learn_general(referent, word));
        }
        for &id in &cluster.mentions {
            if let Some(words) = self.behind[id].clone() {
                self.discourse.learn_role(view, referent, words.clone());
                if matches!(cluster.kind, EntityKind::Person | EntityKind::Unknown) {
                    self.discourse.referents[referent].roles.add_title(view, words);
                }
            }
        }
        self.tell_gender(referent, cluster);
    }

    /// The title in the plural that stands before the first of several joined names: *Ministers Roe, Quist and Dale*.
    fn shared_title(&self, id: usize) -> Option<Range<usize>> {
        /// The most names that share one.
        const NAMES: usize = 6;
        let view = self.view;
        let mut start = self.mentions[id].tokens.start;
        for before in self.mentions[..id].iter().rev().take(NAMES).filter(|mention| mention.kind == MentionKind::Name) {
            let gap = before.tokens.end..start;
            let joins = |at: usize| view.has(at, Class::And) || view.word(at) == ",";
            if !(1..=2).contains(&gap.len()) || !gap.clone().all(joins) {
                return None;
            }
            if let Some(title) = before.title {
                let tokens = view.tokens_in(title);
                let last = tokens.clone().last()?;
                return role::singular(view, last).map(|_| tokens);
            }
            start = before.tokens.start;
        }
        None
    }

    /// For each descriptor the name mention in apposition with it.
    pub(super) fn appositions(&mut self) -> Vec<Option<usize>> {
        let mut bearers = vec![None; self.mentions.len()];
        for (id, mention) in self.mentions.iter().enumerate() {
            if mention.kind != MentionKind::Descriptor {
                continue;
            }
            bearers[id] = role::bearer(self.view, self.mentions, id);
            if let Some(name) = bearers[id]
                && let Lot::One(referent) = self.lots[name]
            {
                let words = role::content(self.view, mention);
                self.discourse.learn_role(self.view, referent, words.clone());
                self.learn_gender(referent, mention);
                let body = &mut self.discourse.referents[referent].body;
                *body = body.or_else(|| descriptor::told_kind(self.view, words.clone()));
                self.discourse.referents[referent].roles.add_title(self.view, words);
                // Weaver, who is Quist’s manager further down, is it from the start.
                if let Some(owner) = self.owner_by_name(id) {
                    self.owned.entry(descriptor::owned_key(self.view, mention, owner)).or_insert(referent);
                }
                if let Some(subject) = self.identified(id) {
                    bearers[subject] = Some(name);
                }
            }
        }
        // A descriptor behind a name: *Hugh Dale, a GP and former soldier from Leeds,*.
        let view = self.view;
        for name in 0..self.mentions.len() {
            let Some(words) = self.behind[name].clone() else { continue };
            let near = self.mentions.iter().enumerate().skip(name + 1).take(7);
            for (id, other) in near {
                let starts = other.tokens.start == words.start || other.tokens.start + 1 == words.start;
                // On Twitter, people wrote: a bare noun for many is a subject of its own.
                let many = other.entity_kind == EntityKind::Group
                    && other.tokens.start == words.start
                    && !self.is_determined(words.start);
                let there = starts && other.tokens.end <= words.end && !many;
                if other.kind == MentionKind::Descriptor && there && !other.plural {
                    bearers[id] = bearers[id].or(Some(name));
                    if let Lot::One(referent) = self.lots[name] {
                        self.learn_gender(referent, other);
                    }
                    // An operator may be a firm: only what somebody is as one of many tells.
                    if !descriptor::is_definite(view, other) {
                        self.learn_kind(name, other.entity_kind);
                    }
                }
            }
        }
        bearers
    }

    /// *his wife, Xanu*: what somebody is called tells the gender.
    fn learn_gender(&mut self, referent: usize, descriptor: &Mention) {
        let told = descriptor.entity_kind == EntityKind::Person && !descriptor.plural;
        let referent = &mut self.discourse.referents[referent];
        // A given name that tells another is right more often than the apposition.
        if told && referent.gender == Gender::Unknown && referent.roles.gender == Gender::Unknown {
            referent.roles.gender = descriptor.gender;
        }
    }

    /// The owner inside a descriptor, where a name tells it that can be only one’s.
    fn owner_by_name(&self, id: usize) -> Option<usize> {
        let end = self.mentions[id].tokens.end;
        let inside = (id + 1..self.mentions.len()).take(6).take_while(|&other| self.mentions[other].tokens.start < end);
        let mut owners =
            inside.filter(|&other| self.positions[other].possessive).filter_map(|other| match self.lots[other] {
                Lot::One(referent) => Some(referent),
                _ => None,
            });
        owners.next()
    }

    /// *The woman identified herself as a resident named Ann*: the subject, where the descriptor with a name behind it says
    /// who it is.
    fn identified(&self, id: usize) -> Option<usize> {
        let view = self.view;
        let start = self.mentions[id].tokens.start;
        let floor = view.bounds(start).start;
        // herself, himself
        let own = |&at: &usize| view.has(at, Class::ObjectPronoun) && view.word(at).len() > 5;
        let own = (start.saturating_sub(12).max(floor)..start).rev().find(own)?;
        let verb = own > floor && view.any(own - 1, Classes::of(&[Class::Past, Class::Third]));
        let before = (0..id).rev().take(12).take_while(|&other| self.mentions[other].tokens.start >= floor);
        let subject = before.filter(|&other| self.mentions[other].tokens.end < own).last().filter(|_| verb)?;
        let mention = &self.mentions[subject];
        let single = mention.kind == MentionKind::Descriptor && mention.entity_kind == EntityKind::Person;
        (single && !mention.plural && mention.tokens.start == floor).then_some(subject)
    }

    /// Whether an article stands before.
    fn is_determined(&self, start: usize) -> bool {
        start > 0 && self.view.has(start - 1, Class::Article)
    }

    /// A name that may be anything’s and is said to be a biologist is a person’s.
    fn learn_kind(&mut self, name: usize, told: EntityKind) {
        if let Lot::One(referent) = self.lots[name]
            && self.discourse.referents[referent].kind == EntityKind::Unknown
            && told == EntityKind::Person
        {
            self.discourse.referents[referent].kind = told;
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::entity::testing::whose;

    #[test]
    fn who_is_named_later_is_named_before() {
        let text = "A woman shouted. She ran. The woman, Nadia Roe, said little.";
        assert_eq!(whose(text, "A woman"), "Nadia Roe");
        assert_eq!(whose(text, "She"), "Nadia Roe");
        let text = "A woman shouted. The woman described herself to them as a resident named Nadia.";
        assert_eq!(whose(text, "A woman"), "Nadia");
        let text = "Ida Quist left. Quist’s manager spoke. Later Quist’s manager, Sven Toll, spoke.";
        assert_eq!(whose(text, "Quist’s manager"), "Sven Toll");
    }

    #[test]
    fn a_bare_plural_is_no_apposition() {
        assert_eq!(whose("On Twitter, people wrote that it rained.", "people"), "people");
    }

    #[test]
    fn a_noun_before_a_name_makes_a_body() {
        let text = "The venture firm Copper Hill sued the startup Xanu. Xanu grew fast. The firm said little.";
        assert_eq!(whose(text, "The firm"), "Copper Hill");
    }

    #[test]
    fn a_role_makes_a_person() {
        let text = "Xanu Vhiri, a biologist from Oman, left. The agency approved the plan.";
        assert_ne!(whose(text, "The agency"), "Xanu Vhiri");
    }
}
