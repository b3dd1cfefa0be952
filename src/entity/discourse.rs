//! Those on stage while the text is read in order: each entity with when it was last mentioned, and how.

use std::ops::Range;

use super::position::Position;
use super::role::{self, Change, Roles};
use super::sole_office::{SoleOffice, sole_offices};
use crate::lexicon::entries::TitleKind;
use crate::lexicon::word_hash;
use crate::mention::{CLOSED, View, WordMap};
use crate::model::{Class, EntityKind, Gender};

/// How many entities are kept in mind.
const MEMORY: usize = 24;
/// How many of those who spoke last are kept in order.
pub(super) const VOICES: usize = 4;

/// An entity in the making.
#[derive(Debug, Default, Clone)]
pub(super) struct Referent {
    pub(super) kind: EntityKind,
    pub(super) gender: Gender,
    /// Gender is told by a title or pronoun, not guessed from a given name.
    pub(super) certain: bool,
    /// Gender is told by a pronoun that was taken to stand for it.
    pub(super) settled: bool,
    /// The text says that it is a person.
    pub(super) said_person: bool,
    pub(super) plural: bool,
    /// Has a name, or only descriptors.
    pub(super) named: bool,
    /// Has a name of several words.
    pub(super) full: bool,
    /// The kind of organisation that the lexicon gives.
    pub(super) body: Option<&'static str>,
    pub(super) roles: Roles,
    /// Mentions outside quotations so far.
    pub(super) count: u32,
    pub(super) last: Option<Position>,
    /// Sentence in which it last was a subject.
    pub(super) subject: Option<usize>,
    /// Sentence in which it last was the subject of a main clause.
    pub(super) main: Option<usize>,
    /// Paragraph in which it last spoke.
    pub(super) spoke: Option<usize>,
    /// What it said last ended with a question.
    pub(super) asked: bool,
    /// The token where its name first stands.
    pub(super) first: Option<usize>,
    /// By its surname alone it was called without a form of address, and with one.
    pub(super) called: [bool; 2],
    /// What its name looks like, in classes.
    pub(super) shape: usize,
    /// The tokens where its name stands, in order.
    pub(super) places: Vec<usize>,
    /// The token where a descriptor brought it on, where it has no name.
    pub(super) opened: usize,
    /// It speaks where it is first named.
    pub(super) enters_speaking: bool,
    /// How often its name stands in the whole text.
    pub(super) total: usize,
    /// How often as the source of a row.
    pub(super) rows: usize,
    /// The last word of its name, or of the descriptor that brought it on.
    pub(super) last_word: u64,
    /// By what it was last mentioned outside quotations, in classes.
    pub(super) form: usize,
    /// Its age in years, where the text tells one.
    pub(super) age: Option<u32>,
    /// The last title said of it, as one word, and its kind.
    pub(super) office: Option<(u64, TitleKind)>,
    /// What it holds of the offices of which nobody holds two.
    pub(super) sole_offices: Vec<SoleOffice>,
}

/// The words of everybody's roles, hashed.
#[derive(Debug, Default)]
struct RoleWords {
    /// By whose role and the word: whether it is a word of the titles, descriptors and appositions, and whether a general
    /// one that may take a title up (*researcher* for a biologist).
    known: WordMap<(usize, u64), (bool, bool)>,
    /// Whose role holds a word, each with the place of the one before it that holds the same.
    holders: Vec<(usize, Option<usize>)>,
    /// The place of the last of them, by the word.
    last: WordMap<u64, usize>,
}

impl RoleWords {
    /// Adds a word of somebody's role; gives whether that is news.
    fn add(&mut self, id: usize, word: u64) -> bool {
        let (itself, _) = self.known.entry((id, word)).or_default();
        let news = !std::mem::replace(itself, true);
        if news {
            self.hold(id, word);
        }
        news
    }

    /// Adds a general word for somebody's role.
    fn add_general(&mut self, id: usize, word: u64) {
        let (_, general) = self.known.entry((id, word)).or_default();
        if !std::mem::replace(general, true) {
            self.hold(id, word);
        }
    }

    fn hold(&mut self, id: usize, word: u64) {
        let before = self.last.insert(word, self.holders.len());
        self.holders.push((id, before));
    }

    /// Those whose roles hold a word, the latest first.
    fn holders(&self, word: u64) -> impl Iterator<Item = usize> + '_ {
        let holder = |place: usize| self.holders[place];
        let last = self.last.get(&word).map(|&place| holder(place));
        std::iter::successors(last, move |(_, before)| before.map(holder)).map(|(id, _)| id)
    }
}

/// The entities and the order in which they were last mentioned.
#[derive(Debug, Default)]
pub(super) struct Discourse {
    pub(super) referents: Vec<Referent>,
    /// Last mentioned first.
    recent: Vec<usize>,
    /// Who was the main subject last first.
    leads: Vec<usize>,
    /// Who spoke last first.
    voices: Vec<usize>,
    words: RoleWords,
    /// The general words for titles, by the kinds met.
    general: WordMap<TitleKind, Vec<u64>>,
}

impl Discourse {
    /// Adds words to what is known of an entity's role.
    pub(super) fn learn(&mut self, view: &View<'_>, id: usize, tokens: Range<usize>) {
        let tokens = role::own_words(view, tokens);
        for at in tokens.filter(|&at| view.is_word(at) && !view.any(at, CLOSED)) {
            let word = role::stem(view, at);
            if !self.words.add(id, word) {
                continue;
            }
            if view.has(at, Class::RoleModifier) {
                self.referents[id].roles.modifiers.push((word, Change::of(view, at)));
            }
            if let Some(title) = view.info(at).title {
                let kind = view.lexicon.titles[title as usize].kind;
                if kind != TitleKind::Courtesy {
                    self.referents[id].office = Some((word, kind));
                }
                let general = self.general.entry(kind).or_insert_with(|| role::general(view.lexicon, kind));
                for word in role::in_full(view, at).chain(general.iter().copied()) {
                    self.words.add_general(id, word);
                }
            }
        }
    }

    /// Adds words to what is known of an entity's role, with the offices that they tell.
    pub(super) fn learn_role(&mut self, view: &View<'_>, id: usize, tokens: Range<usize>) {
        self.learn(view, id, tokens.clone());
        self.learn_offices(view, id, tokens);
    }

    /// Adds the offices that the words of an entity's role tell, of which nobody holds two.
    pub(super) fn learn_offices(&mut self, view: &View<'_>, id: usize, tokens: Range<usize>) {
        let held = &mut self.referents[id].sole_offices;
        for office in sole_offices(view, role::own_words(view, tokens)) {
            if !held.contains(&office) {
                held.push(office);
            }
        }
    }

    /// Adds a general word that takes an entity up: *airline* for *Oda Airways*.
    pub(super) fn learn_general(&mut self, id: usize, word: &str) {
        self.words.add_general(id, word_hash(word));
    }

    /// How well a word belongs to somebody's roles: 1 as itself, less as a general word for one of theirs, 0 not at all.
    pub(super) fn knows(&self, id: usize, word: u64) -> f32 {
        match self.words.known.get(&(id, word)) {
            Some((true, _)) => 1.0,
            Some(_) => 0.6,
            None => 0.0,
        }
    }

    /// Whose role each word belongs to.
    pub(super) fn role_words(&self) -> Vec<(usize, u64)> {
        self.words.known.keys().copied().collect()
    }

    /// Those whose roles hold a word, the latest first, as far as it is worth looking.
    pub(super) fn with_role(&self, word: u64) -> impl Iterator<Item = usize> + '_ {
        self.words.holders(word).take(MEMORY)
    }

    pub(super) fn add(&mut self, referent: Referent) -> usize {
        self.referents.push(referent);
        self.referents.len() - 1
    }

    /// Those in mind, the last mentioned first.
    pub(super) fn recent(&self) -> impl Iterator<Item = usize> + '_ {
        self.recent.iter().copied()
    }

    /// Notes a mention of a form.
    pub(super) fn mention(&mut self, id: usize, position: Position, form: usize) {
        let referent = &mut self.referents[id];
        let far = referent.last.is_some_and(|last| !last.quoted && !last.headline);
        if (position.quoted || position.headline) && far {
            // A name inside a quotation or a subheading brings nobody forward.
            return;
        }
        referent.count += u32::from(!position.quoted);
        referent.last = Some(position);
        referent.form = form;
        if position.subject && !position.quoted {
            referent.subject = Some(position.sentence);
        }
        if position.main && !position.quoted {
            referent.main = Some(position.sentence);
            to_front(&mut self.leads, id, VOICES);
        }
        if position.speaks && !position.quoted {
            (referent.spoke, referent.asked) = (Some(position.paragraph), position.asks);
            to_front(&mut self.voices, id, VOICES);
        }
        to_front(&mut self.recent, id, MEMORY);
    }

    /// How many others were the main subject since somebody last was; [`VOICES`] where that is long ago.
    pub(super) fn lead(&self, id: usize) -> usize {
        self.leads.iter().position(|&other| other == id).unwrap_or(VOICES)
    }

    /// How many others spoke since somebody last did; [`VOICES`] where that is long ago.
    pub(super) fn voice(&self, id: usize) -> usize {
        self.voices.iter().position(|&other| other == id).unwrap_or(VOICES)
    }
}

/// Brings somebody to the front of a list of so many.
fn to_front(list: &mut Vec<usize>, id: usize, most: usize) {
    let place = list.iter().position(|&other| other == id).unwrap_or_else(|| {
        list.truncate(most - 1);
        list.push(id);
        list.len() - 1
    });
    list[..=place].rotate_right(1);
}

#[cfg(test)]
mod tests {
    use super::{Discourse, Referent};
    use crate::entity::position::Position;

    #[test]
    fn a_quotation_brings_nobody_forward() {
        let mut discourse = Discourse::default();
        let (first, second) = (discourse.add(Referent::default()), discourse.add(Referent::default()));
        discourse.mention(first, Position::default(), 1);
        discourse.mention(second, Position::default(), 1);
        discourse.mention(first, Position { sentence: 1, quoted: true, ..Position::default() }, 1);
        assert_eq!(discourse.recent().collect::<Vec<_>>(), [second, first]);
        discourse.mention(first, Position { sentence: 2, ..Position::default() }, 1);
        assert_eq!(discourse.recent().collect::<Vec<_>>(), [first, second]);
    }
}
