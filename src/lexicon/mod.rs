//! The lexicons: plain tab-separated files under `lexicons/<language>/`, built into the binary, compiled once.
//!
//! Words live in those files; this module only gives them structure. A [`Lexicon`] answers two questions: what is
//! known of one word ([`Lexicon::find`], [`Lexicon::info`]), and which entries of several words begin at a token
//! ([`Lexicon::longest`]).

pub mod entries;
mod index;
mod sources;
pub mod table;
pub mod vocabulary;

use std::collections::HashSet;

use entries::*;
pub use index::{MultiWord, WordInfo, word_hash};
use index::{Index, expand_phrase};
use once_cell::sync::Lazy;
pub use sources::{Sources, built_in_files};

use crate::error::Result;
use crate::model::{Class, Classes, Shape, WordId};

/// The compiled lexicons of one language.
#[derive(Debug)]
pub struct Lexicon {
    /// `verbs.tsv`
    pub verbs: Vec<Verb>,
    /// `nouns.tsv`
    pub nouns: Vec<Noun>,
    /// `adjectives.tsv`
    pub adjectives: Vec<Adjective>,
    /// `phrases.tsv`
    pub phrases: Vec<Phrase>,
    /// `acts.tsv`
    pub acts: Vec<Act>,
    /// `groups.tsv`
    pub groups: Vec<Group>,
    /// `works.tsv`
    pub works: Vec<Work>,
    /// `titles.tsv`
    pub titles: Vec<Title>,
    /// `given_names.tsv`
    pub given_names: Vec<GivenName>,
    /// `nicknames.tsv`
    pub nicknames: Vec<Nickname>,
    /// `title_abbreviations.tsv`
    pub title_abbreviations: Vec<TitleAbbreviation>,
    /// `general_roles.tsv`
    pub general_roles: Vec<GeneralRole>,
    /// `general_bodies.tsv`
    pub general_bodies: Vec<GeneralBody>,
    /// `labels.tsv`
    pub labels: Vec<Label>,
    /// `makers.tsv`
    pub makers: Vec<Maker>,
    /// `places.tsv`
    pub places: Vec<Place>,
    /// `affiliations.tsv`
    pub affiliations: Vec<Affiliation>,
    /// `metonyms.tsv`
    pub metonyms: Vec<Metonym>,
    /// `organisations.tsv`
    pub organisations: Vec<Organisation>,
    /// `organisation_words.tsv`
    pub organisation_words: Vec<OrganisationWord>,
    /// `abbreviations.tsv`
    pub abbreviations: Vec<Abbreviation>,
    /// `calendar.tsv`
    pub calendar: Vec<Calendar>,
    /// `quote_marks.tsv`
    pub quote_marks: Vec<QuoteMark>,
    index: Index,
    overlays: Vec<String>,
}

static BUILT_IN: Lazy<Lexicon> = Lazy::new(|| {
    // The built-in files are held to the parser's rules by a test, so this can only fail in a broken checkout.
    Lexicon::from_sources(&Sources::built_in()).unwrap_or_else(|error| panic!("built-in lexicons: {error}"))
});

impl Lexicon {
    /// The lexicons built into the library, compiled at first use.
    pub fn built_in() -> &'static Self {
        &BUILT_IN
    }

    /// Compiles lexicons from their files' texts.
    ///
    /// # Errors
    /// The first fault in a file, with path, line and column.
    pub fn from_sources(sources: &Sources) -> Result<Self> {
        let mut lexicon = Self {
            verbs: sources.read()?,
            nouns: sources.read()?,
            adjectives: sources.read()?,
            phrases: sources.read()?,
            acts: sources.read()?,
            groups: sources.read()?,
            works: sources.read()?,
            titles: sources.read()?,
            given_names: sources.read()?,
            nicknames: sources.read()?,
            title_abbreviations: sources.read()?,
            general_roles: sources.read()?,
            general_bodies: sources.read()?,
            labels: sources.read()?,
            makers: sources.read()?,
            places: sources.read()?,
            affiliations: sources.read()?,
            metonyms: sources.read()?,
            organisations: sources.read()?,
            organisation_words: sources.read()?,
            abbreviations: sources.read()?,
            calendar: sources.read()?,
            quote_marks: sources.read()?,
            index: Index::default(),
            overlays: sources.overlay_names(),
        };
        sources.check_acts(&lexicon.acts.iter().map(|act| act.act.as_str()).collect::<HashSet<_>>())?;
        lexicon.index_words(sources)?;
        Ok(lexicon)
    }

    /// Names of the overlay files laid over the built-in ones, in order; recorded in the output.
    pub fn overlays(&self) -> &[String] {
        &self.overlays
    }

    /// The entry of a word, by its lower-cased text; [`WordId::UNKNOWN`] where there is none.
    pub fn find(&self, word: &str) -> WordId {
        self.find_hash(word_hash(word))
    }

    /// The same by the word's hash ([`word_hash`]).
    pub fn find_hash(&self, hash: u64) -> WordId {
        self.index.find(hash)
    }

    /// What is known of a word.
    pub fn info(&self, word: WordId) -> &WordInfo {
        self.index.info(word)
    }

    /// The classes of a word written in a given shape: name classes count only for capitalised words.
    pub fn classes(&self, word: WordId, shape: Shape) -> Classes {
        let info = self.index.info(word);
        if shape == Shape::Lower { info.classes } else { info.classes.with(info.capital_classes) }
    }

    /// The entries of several words that begin with `first`, longest first; `next(n)` gives the word `n` places on.
    pub fn longest(&self, first: WordId, next: impl Fn(usize) -> Option<WordId>) -> Option<(usize, &[MultiWord])> {
        self.index.longest(first, next)
    }

    /// The kind of act an act belongs to: said, thought, wanted, decided, shown.
    pub fn act_kind(&self, act: &str) -> &'static str {
        self.acts.iter().find(|entry| entry.act == act).map_or("said", |entry| entry.kind)
    }

    fn index_words(&mut self, sources: &Sources) -> Result<()> {
        let mut index = Index::default();
        for word in sources.read::<FunctionWord>()? {
            index.add(&word.word, |info| word.classes.iter().for_each(|&class| info.classes.insert(class)));
        }
        for word in sources.read::<Adverb>()? {
            index.add_phrase(&word.word, Class::Adverb, false, None);
            index.add(&word.word, |info| info.classes.insert(word.class));
        }
        self.index_cues(&mut index);
        self.index_people(&mut index, sources)?;
        self.index_bodies(&mut index);
        for (id, work) in self.works.iter().enumerate() {
            index.add_phrase(&work.word, Class::Work, false, Some(MultiWord::Work(id as u32)));
        }
        for (id, word) in self.calendar.iter().enumerate() {
            let (class, capital) = match word.kind {
                "weekday" | "month" => (Class::Calendar, true),
                _ => (Class::Time, false),
            };
            index.add_phrase(&word.word, class, capital, None);
            index.add(&word.word, |info| info.calendar = Some(id as u32));
        }
        for (id, entry) in self.abbreviations.iter().enumerate() {
            index.add(&entry.abbreviation, |info| info.abbreviation = Some(id as u32));
        }
        self.index = index;
        Ok(())
    }

    fn index_cues(&self, index: &mut Index) {
        const FORMS: [Class; 5] = [Class::Base, Class::Third, Class::Past, Class::Participle, Class::Ing];
        for (id, verb) in self.verbs.iter().enumerate() {
            let strong = verb.strength == vocabulary::Strength::Strong;
            for paradigm in &verb.forms {
                for (form, class) in paradigm.iter().zip(FORMS) {
                    index.add(form, |info| {
                        info.classes.insert(class);
                        info.classes.insert(Class::CueVerb);
                        if strong {
                            info.classes.insert(Class::StrongVerb);
                        }
                        // Where two verbs share a form (found, saw), the one oftener a cue wins.
                        if info.verb.is_none_or(|old| self.verbs[old as usize].cues < verb.cues) {
                            info.verb = Some(id as u32);
                        }
                    });
                }
            }
        }
        for (id, noun) in self.nouns.iter().enumerate() {
            for form in &noun.forms {
                index.add_phrase(form, Class::CueNoun, false, None);
                index.add(form, |info| info.noun = Some(id as u32));
            }
        }
        for (id, adjective) in self.adjectives.iter().enumerate() {
            index.add_phrase(&adjective.lemma, Class::CueAdjective, false, None);
            index.add(&adjective.lemma, |info| info.adjective = Some(id as u32));
        }
        for (id, phrase) in self.phrases.iter().enumerate() {
            for words in expand_phrase(&phrase.phrase, &self.verbs) {
                index.add_multi(&words, MultiWord::Phrase(id as u32));
            }
        }
    }

    fn index_people(&self, index: &mut Index, sources: &Sources) -> Result<()> {
        for (id, title) in self.titles.iter().enumerate() {
            let class = if title.kind == TitleKind::Courtesy { Class::Courtesy } else { Class::Role };
            for form in [&title.title, &title.plural] {
                if !form.is_empty() {
                    let capital = title.kind == TitleKind::Courtesy;
                    index.add_phrase(form, class, capital, Some(MultiWord::Title(id as u32)));
                    index.add(form, |info| info.title = Some(id as u32));
                }
            }
        }
        for word in sources.read::<TitleModifier>()? {
            index.add_phrase(&word.word, Class::RoleModifier, false, None);
        }
        for name in &self.given_names {
            index.add(&name.name, |info| {
                info.capital_classes.insert(Class::Given);
                info.gender = name.gender;
            });
        }
        for word in sources.read::<Pronoun>()? {
            index.add(&word.pronoun, |info| info.pronoun = Some(word.kind));
        }
        for word in sources.read::<NameParticle>()? {
            index.add(&word.particle, |info| info.classes.insert(Class::NameParticle));
        }
        for word in sources.read::<NameSuffix>()? {
            index.add(&word.suffix, |info| info.capital_classes.insert(Class::NameSuffix));
        }
        for (id, group) in self.groups.iter().enumerate() {
            let class = match group.kind {
                GroupKind::Group => Class::Group,
                GroupKind::Person | GroupKind::Anonymous => Class::PersonNoun,
                GroupKind::Document => Class::Document,
                GroupKind::Media => Class::Media,
                GroupKind::Organisation => Class::Body,
            };
            for form in [&group.noun, &group.plural] {
                if !form.is_empty() {
                    index.add_phrase(form, class, false, Some(MultiWord::Group(id as u32)));
                    index.add(form, |info| info.group = Some(id as u32));
                }
            }
        }
        Ok(())
    }

    fn index_bodies(&self, index: &mut Index) {
        for (id, place) in self.places.iter().enumerate() {
            index.add_phrase(&place.place, Class::Place, true, Some(MultiWord::Place(id as u32)));
            index.add(&place.place, |info| info.place = Some(id as u32));
            for demonym in &place.demonyms {
                index.add_phrase(demonym, Class::Demonym, true, Some(MultiWord::Demonym(id as u32)));
                index.add(demonym, |info| info.demonym = Some(id as u32));
            }
        }
        for (id, metonym) in self.metonyms.iter().enumerate() {
            index.add_phrase(&metonym.name, Class::Metonym, true, Some(MultiWord::Metonym(id as u32)));
        }
        for (id, organisation) in self.organisations.iter().enumerate() {
            for name in [&organisation.name, &organisation.acronym] {
                if !name.is_empty() {
                    index.add_phrase(name, Class::Organisation, true, Some(MultiWord::Organisation(id as u32)));
                    index.add(name, |info| info.organisation = Some(id as u32));
                }
            }
        }
        for word in &self.organisation_words {
            index.add_phrase(&word.word, Class::OrganisationWord, true, None);
        }
        for affiliation in &self.affiliations {
            for form in [&affiliation.word, &affiliation.plural] {
                if !form.is_empty() {
                    index.add_phrase(form, Class::Affiliation, true, None);
                }
            }
        }
    }
}
