//! What the whole document says of somebody’s role, learned before the mentions are read in order.

use std::ops::Range;

use super::cluster::{Cluster, Lot};
use super::descriptor;
use super::read::Reader;
use super::role;
use crate::lexicon::MultiWord;
use crate::mention::{Look, is_courtesy_only};
use crate::model::{EntityKind, Gender, MentionKind};

/// What kind of body the lexicon says the name is.
fn listed_kind(look: &Look<'_>, tokens: Range<usize>) -> Option<&'static str> {
    let many = look.longest(tokens.start, tokens.end).and_then(|(_, entries)| {
        entries.iter().find_map(|entry| match entry {
            MultiWord::Organisation(id) => Some(*id),
            _ => None,
        })
    });
    let id = many.or(look.info(tokens.start).organisation)?;
    Some(look.lexicon.organisations[id as usize].kind)
}

impl Reader<'_, '_> {
    /// Titles before the name and appositions behind it, for the whole document.
    pub(super) fn learn_titles(&mut self, actor: usize, cluster: &Cluster) {
        let look = self.look;
        for &id in &cluster.mentions {
            let mention = &self.mentions[id];
            if let Some(title) = mention.title {
                let tokens = look.tokens_in(title);
                self.cast.learn(look, actor, tokens.clone());
                if !is_courtesy_only(look, tokens.clone()) {
                    self.cast.actors[actor].roles.add_title(look, tokens);
                }
            }
            if cluster.kind == EntityKind::Organisation {
                let tokens = look.tokens_in(mention.head);
                let body = &mut self.cast.actors[actor].body;
                *body = body.or_else(|| listed_kind(look, tokens.clone()));
                self.cast.learn(look, actor, tokens);
            }
        }
        for &id in &cluster.mentions {
            if let Some(words) = role::behind(look, &self.mentions[id]) {
                self.cast.learn(look, actor, words.clone());
                if matches!(cluster.kind, EntityKind::Person | EntityKind::Unknown) {
                    self.cast.actors[actor].roles.add_title(look, words);
                }
            }
        }
        let told = self.cast.actors[actor].roles.gender;
        let courteous = cluster.mentions.iter().map(|&id| &self.mentions[id]).find(|mention| {
            mention.gender != Gender::Unknown
                && mention.title.is_some_and(|title| is_courtesy_only(self.look, self.look.tokens_in(title)))
        });
        let actor = &mut self.cast.actors[actor];
        if let Some(mention) = courteous {
            actor.gender = mention.gender;
            actor.certain = true;
        } else if told != Gender::Unknown && actor.kind == EntityKind::Person {
            actor.gender = told;
            actor.certain = true;
        }
    }

    /// For each descriptor the name mention in apposition with it.
    pub(super) fn appositions(&mut self) -> Vec<Option<usize>> {
        let mut bearers = vec![None; self.mentions.len()];
        for (id, mention) in self.mentions.iter().enumerate() {
            if mention.kind != MentionKind::Descriptor {
                continue;
            }
            bearers[id] = role::bearer(self.look, self.mentions, id);
            if let Some(name) = bearers[id]
                && let Lot::One(actor) = self.lots[name]
            {
                let words = role::content(self.look, mention);
                self.cast.learn(self.look, actor, words.clone());
                let body = &mut self.cast.actors[actor].body;
                *body = body.or_else(|| descriptor::told_kind(self.look, words.clone()));
                self.cast.actors[actor].roles.add_title(self.look, words);
            }
        }
        // A descriptor behind a name: *Hugh Dale, a GP and former soldier from Leeds,*.
        let look = self.look;
        for name in 0..self.mentions.len() {
            if self.mentions[name].kind != MentionKind::Name {
                continue;
            }
            let Some(words) = role::behind(self.look, &self.mentions[name]) else { continue };
            let near = self.mentions.iter().enumerate().skip(name + 1).take(7);
            for (id, other) in near {
                let starts = other.tokens.start == words.start || other.tokens.start + 1 == words.start;
                let there = starts && other.tokens.end <= words.end;
                if other.kind == MentionKind::Descriptor && there && !other.plural {
                    bearers[id] = bearers[id].or(Some(name));
                    // An operator may be a firm: only what somebody is as one of many tells.
                    if !descriptor::is_definite(look, other) {
                        self.learn_kind(name, other.entity_kind);
                    }
                }
            }
        }
        bearers
    }

    /// A name that may be anything’s and is said to be a biologist is a person’s.
    fn learn_kind(&mut self, name: usize, told: EntityKind) {
        if let Lot::One(actor) = self.lots[name]
            && self.cast.actors[actor].kind == EntityKind::Unknown
            && told == EntityKind::Person
        {
            self.cast.actors[actor].kind = told;
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::entity::testing::whose;

    #[test]
    fn a_role_makes_a_person() {
        let text = "Xanu Vhiri, a biologist from Oman, left. The agency approved the plan.";
        assert_ne!(whose(text, "The agency"), "Xanu Vhiri");
    }
}
