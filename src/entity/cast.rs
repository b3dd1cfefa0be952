//! Those on stage while the text is read in order: each entity with when it was last mentioned, and how.

use std::collections::HashMap;
use std::ops::Range;

use super::role::{self, Roles};
use super::site::Site;
use crate::mention::{CLOSED, Look};
use crate::model::{Class, EntityKind, Gender};

/// How many entities are kept in mind.
const MEMORY: usize = 24;

/// An entity in the making.
#[derive(Debug, Default, Clone)]
pub(super) struct Actor {
    pub(super) kind: EntityKind,
    pub(super) gender: Gender,
    /// Gender is told by a title or pronoun, not guessed from a given name.
    pub(super) certain: bool,
    pub(super) plural: bool,
    /// Has a name, or only descriptors.
    pub(super) named: bool,
    /// Has a name of several words.
    pub(super) full: bool,
    /// Came on stage with *a* or *some*.
    pub(super) indefinite: bool,
    /// The kind of organisation that the lexicon gives.
    pub(super) body: Option<&'static str>,
    pub(super) roles: Roles,
    /// Mentions outside quotations so far.
    pub(super) count: u32,
    pub(super) last: Option<Site>,
    /// Sentence in which it last was a subject.
    pub(super) subject: Option<usize>,
    /// Sentence in which it last was the subject of a main clause.
    pub(super) main: Option<usize>,
    /// Sentence in which it last spoke.
    pub(super) spoke: Option<usize>,
}

/// The entities and the order in which they were last mentioned.
#[derive(Debug, Default)]
pub(super) struct Cast {
    pub(super) actors: Vec<Actor>,
    /// Last mentioned first.
    recent: Vec<usize>,
    /// Those whose roles hold a word.
    by_word: HashMap<u64, Vec<usize>>,
}

impl Cast {
    /// Adds words to what is known of an entity's role.
    pub(super) fn learn(&mut self, look: &Look<'_>, id: usize, tokens: Range<usize>) {
        for at in tokens.filter(|&at| look.is_word(at) && !look.any(at, CLOSED)) {
            let word = role::stem(look, at);
            let roles = &mut self.actors[id].roles;
            if !roles.words.insert(word) {
                continue;
            }
            self.by_word.entry(word).or_default().push(id);
            if look.has(at, Class::RoleModifier) {
                roles.modifiers.insert(word);
            }
            if look.info(at).title.is_some() {
                let general = role::taken_up_by(look, at).filter(|&word| roles.general.insert(word));
                general.for_each(|word| self.by_word.entry(word).or_default().push(id));
            }
        }
    }

    /// Those whose roles hold a word, the latest first, as far as it is worth looking.
    pub(super) fn with_role(&self, word: u64) -> impl Iterator<Item = usize> + '_ {
        self.by_word.get(&word).into_iter().flatten().rev().copied().take(MEMORY)
    }

    pub(super) fn add(&mut self, actor: Actor) -> usize {
        self.actors.push(actor);
        self.actors.len() - 1
    }

    /// Those in mind, the last mentioned first.
    pub(super) fn recent(&self) -> impl Iterator<Item = usize> + '_ {
        self.recent.iter().copied()
    }

    /// Notes a mention.
    pub(super) fn mention(&mut self, id: usize, site: Site) {
        let actor = &mut self.actors[id];
        let far = actor.last.is_some_and(|last| !last.quoted && !last.headline);
        if (site.quoted || site.headline) && far {
            // A name inside a quotation or a subheading brings nobody forward.
            return;
        }
        actor.count += u32::from(!site.quoted);
        actor.last = Some(site);
        if site.subject && !site.quoted {
            actor.subject = Some(site.sentence);
        }
        if site.main && !site.quoted {
            actor.main = Some(site.sentence);
        }
        if site.speaks && !site.quoted {
            actor.spoke = Some(site.sentence);
        }
        self.recent.retain(|&other| other != id);
        self.recent.insert(0, id);
        self.recent.truncate(MEMORY);
    }
}

#[cfg(test)]
mod tests {
    use super::{Actor, Cast};
    use crate::entity::site::Site;

    #[test]
    fn a_quotation_brings_nobody_forward() {
        let mut cast = Cast::default();
        let (first, second) = (cast.add(Actor::default()), cast.add(Actor::default()));
        cast.mention(first, Site::default());
        cast.mention(second, Site::default());
        cast.mention(first, Site { sentence: 1, quoted: true, ..Site::default() });
        assert_eq!(cast.recent().collect::<Vec<_>>(), [second, first]);
        cast.mention(first, Site { sentence: 2, ..Site::default() });
        assert_eq!(cast.recent().collect::<Vec<_>>(), [first, second]);
    }
}
