//! The lexicons: plain tab-separated files under `lexicons/<language>/`, built into the binary, compiled with it.
//!
//! Words live in those files; this module only gives them structure. A [`Lexicon`] answers two questions: what is
//! known of one word ([`Lexicon::find`], [`Lexicon::info`]), and which entries of several words begin at a token
//! ([`Lexicon::longest`]).

mod browse;
mod builder;
mod bytes;
pub mod entries;
mod hash;
mod index;
mod kind;
mod lint;
mod list;
mod sources;
pub mod table;
pub mod vocabulary;

use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::OnceLock;

pub use browse::{Change, FileInfo, Hit, diff, entries_of, files, find};
use builder::{Builder, expand_phrase};
use entries::*;
pub use hash::{WordHash, word_hash};
use index::Index;
pub use index::{MultiWord, WordInfo};
pub use lint::lint;
pub use list::Entries;
pub use sources::{OwnFile, Sources, Use, built_in_files};

use crate::error::{Error, Result};
use crate::model::{Class, Classes, Shape, WordId};

/// The class of each form of a paradigm.
const FORMS: [Class; 5] = [Class::Base, Class::Third, Class::Past, Class::Participle, Class::Ing];

/// Declares the lexicons: their entries, and how those of the built-in files and those of a caller's files come in.
macro_rules! lexicons {
    ($($field:ident: $entry:ident,)+) => {
        /// The compiled lexicons of one language.
        ///
        /// ```
        /// use whosaid::Lexicon;
        /// let lexicon = Lexicon::built_in();
        /// let denied = lexicon.info(lexicon.find("denied"));
        /// let verb = denied.verb.and_then(|id| lexicon.verbs.get(id as usize)).expect("a verb of saying");
        /// assert_eq!((verb.lemma.as_str(), lexicon.act_kind(&verb.act)), ("deny", "said"));
        /// ```
        #[derive(Debug)]
        pub struct Lexicon {
            $(#[doc = concat!("`", stringify!($field), ".tsv`")] pub $field: Entries<$entry>,)+
            index: Index,
            /// The hashes of the titles written short, sorted, once they are asked for.
            short_titles: OnceLock<Vec<u64>>,
            base: Option<String>,
            overlays: Vec<String>,
        }

        impl Lexicon {
            /// The built-in lexicons, with their index made by [`Lexicon::packed_index`] at build time and used where
            /// it lies.
            pub fn from_packed_index(index: &'static [u8]) -> Self {
                let index = Index::new(Cow::Borrowed(index));
                let short_titles = OnceLock::new();
                Self { $($field: Entries::built_in(),)+ index, short_titles, base: None, overlays: Vec::new() }
            }

            /// The entries of all files, without their index.
            fn read(sources: &Sources) -> Result<Self> {
                let index = Index::new(Cow::Owned(Builder::default().pack()));
                let (base, overlays) = (sources.base_name(), sources.overlay_names());
                let short_titles = OnceLock::new();
                Ok(Self { $($field: Entries::read(sources.read()?),)+ index, short_titles, base, overlays })
            }

            /// Where the entries differ from those of `other`, the name of the field.
            #[cfg(test)]
            pub(crate) fn difference(&self, other: &Self) -> Option<&'static str> {
                let same = |a: &dyn std::fmt::Debug, b: &dyn std::fmt::Debug| format!("{a:?}") == format!("{b:?}");
                $(
                    let equal = self.$field.len() == other.$field.len()
                        && self.$field.iter().zip(&other.$field).all(|(a, b)| same(a, b));
                    if !equal {
                        return Some(stringify!($field));
                    }
                )+
                None
            }
        }
    };
}

lexicons! {
    verbs: Verb,
    nouns: Noun,
    adjectives: Adjective,
    phrases: Phrase,
    acts: Act,
    groups: Group,
    works: Work,
    titles: Title,
    given_names: GivenName,
    nicknames: Nickname,
    name_suffixes: NameSuffix,
    title_abbreviations: TitleAbbreviation,
    general_roles: GeneralRole,
    general_bodies: GeneralBody,
    body_nouns: BodyNoun,
    counts: Count,
    document_kinds: DocumentKind,
    labels: Label,
    makers: Maker,
    places: Place,
    affiliations: Affiliation,
    metonyms: Metonym,
    organisations: Organisation,
    organisation_words: OrganisationWord,
    abbreviations: Abbreviation,
    calendar: Calendar,
    layout_words: LayoutWord,
    quote_marks: QuoteMark,
    short_names: ShortName,
    small_words: SmallWord,
    sole_offices: SoleOffice,
}

impl Lexicon {
    /// The bytes of the index of all words, to be used by [`Lexicon::from_packed_index`].
    pub fn packed_index(&self) -> &[u8] {
        self.index.packed()
    }

    /// Compiles lexicons from their files' texts.
    ///
    /// # Errors
    /// The first fault in a file, with path, line and column.
    ///
    /// ```
    /// use whosaid::lexicon::{Lexicon, Sources};
    /// let mut sources = Sources::built_in();
    /// let makers = "participle\tnote\nbaked\t\n".to_owned();
    /// sources.overlay("makers.tsv", "own/makers.tsv", makers)?;
    /// let lexicon = Lexicon::from_sources(&sources)?;
    /// assert!(lexicon.makers.iter().any(|maker| maker.participle == "baked"));
    /// # Ok::<(), whosaid::Error>(())
    /// ```
    pub fn from_sources(sources: &Sources) -> Result<Self> {
        let mut lexicon = Self::read(sources)?;
        sources.check_acts(&lexicon.acts.iter().map(|act| act.act.as_str()).collect::<HashSet<_>>())?;
        lexicon.index_words(sources)?;
        Ok(lexicon)
    }

    /// The folder of the files used in place of the built-in ones, if those were not; recorded in the output.
    ///
    /// ```
    /// assert_eq!(whosaid::Lexicon::built_in().base(), None);
    /// ```
    pub fn base(&self) -> Option<&str> {
        self.base.as_deref()
    }

    /// Names of the overlay files laid over the built-in ones, in order; recorded in the output.
    ///
    /// ```
    /// use whosaid::lexicon::{Lexicon, Sources};
    /// let mut sources = Sources::built_in();
    /// let makers = "participle\tnote\nbaked\t\n".to_owned();
    /// sources.overlay("makers.tsv", "own/makers.tsv", makers)?;
    /// let lexicon = Lexicon::from_sources(&sources)?;
    /// assert_eq!(lexicon.overlays(), ["own/makers.tsv"]);
    /// # Ok::<(), whosaid::Error>(())
    /// ```
    pub fn overlays(&self) -> &[String] {
        &self.overlays
    }

    /// The entry of a word, by its lower-cased text; [`WordId::UNKNOWN`] where there is none.
    ///
    /// ```
    /// use whosaid::model::WordId;
    /// let lexicon = whosaid::Lexicon::built_in();
    /// assert_eq!(lexicon.find("Said"), lexicon.find("said"));
    /// assert_eq!(lexicon.find("qwzx"), WordId::UNKNOWN);
    /// ```
    pub fn find(&self, word: &str) -> WordId {
        self.find_hash(word_hash(word))
    }

    /// The same by the word's hash ([`word_hash`]).
    #[inline]
    pub fn find_hash(&self, hash: u64) -> WordId {
        self.index.find(hash)
    }

    /// Whether a word, known by its hash, has a use in `small_words.tsv`.
    pub fn is_for(&self, word: u64, wanted: WordUse) -> bool {
        self.small_words.iter().any(|entry| entry.hash == word && entry.uses.contains(&wanted))
    }

    /// The entry of `general_bodies.tsv` for a noun, whatever its case.
    pub(crate) fn general_body(&self, noun: &str) -> Option<&GeneralBody> {
        self.general_body_hash(word_hash(noun))
    }

    /// The same by the noun's hash.
    pub(crate) fn general_body_hash(&self, hash: u64) -> Option<&GeneralBody> {
        self.general_bodies.iter().find(|entry| entry.hash == hash)
    }

    /// Whether a word, known by its hash, is a title written short, whatever its case.
    pub fn is_short_title(&self, word: u64) -> bool {
        let all = || {
            let mut all: Vec<u64> =
                self.title_abbreviations.iter().map(|entry| word_hash(&entry.abbreviation)).collect();
            all.sort_unstable();
            all
        };
        self.short_titles.get_or_init(all).binary_search(&word).is_ok()
    }

    /// What is known of a word.
    ///
    /// ```
    /// use whosaid::model::Class;
    /// let lexicon = whosaid::Lexicon::built_in();
    /// assert!(lexicon.info(lexicon.find("said")).classes.has(Class::CueVerb));
    /// ```
    // Most callers want one field: inlined, the others are not read.
    #[inline(always)]
    pub fn info(&self, word: WordId) -> WordInfo<'_> {
        self.index.info(word)
    }

    /// The classes of a word written in a given shape: name classes count only for capitalised words.
    pub fn classes(&self, word: WordId, shape: Shape) -> Classes {
        let [classes, capital] = self.index.classes(word);
        if shape == Shape::Lower { classes } else { classes.with(capital) }
    }

    /// The entries of several words that begin with `first`, longest first; `next(n)` gives the word `n` places on.
    #[inline]
    pub fn longest(&self, first: WordId, next: impl Fn(usize) -> Option<WordId>) -> Option<(usize, &[MultiWord])> {
        self.index.longest(first, next)
    }

    /// The entry of a word of the calendar, in either case and with or without the full stop of an abbreviation.
    ///
    /// ```
    /// let lexicon = whosaid::Lexicon::built_in();
    /// assert!(lexicon.calendar_word("Monday").is_some() && lexicon.calendar_word("bridge").is_none());
    /// ```
    pub fn calendar_word(&self, word: &str) -> Option<&Calendar> {
        let entry = |word: &str| self.info(self.find(word)).calendar;
        let id = entry(word).or_else(|| entry(&format!("{word}.")))?;
        self.calendar.get(id as usize)
    }

    /// The kind of act an act belongs to: said, thought, wanted, decided, shown.
    ///
    /// ```
    /// assert_eq!(whosaid::Lexicon::built_in().act_kind("deny"), "said");
    /// ```
    pub fn act_kind(&self, act: &str) -> &'static str {
        self.acts.iter().find(|entry| entry.act == act).map_or("said", |entry| entry.kind)
    }

    fn index_words(&mut self, sources: &Sources) -> Result<()> {
        let mut index = Builder::default();
        for word in sources.read::<FunctionWord>()? {
            index.add(&word.word, |info| word.classes.iter().for_each(|&class| info.classes.insert(class)));
        }
        for word in sources.read::<Adverb>()? {
            index.add_phrase(&word.word, Class::Adverb, false, None);
            index.add(&word.word, |info| info.classes.insert(word.class));
        }
        for verb in sources.read::<OtherVerb>()? {
            for (form, class) in verb.forms.iter().flat_map(|paradigm| paradigm.iter().zip(FORMS)) {
                index.add(form, |info| {
                    info.classes.insert(class);
                    info.classes.insert(Class::OtherVerb);
                });
            }
        }
        self.index_cues(&mut index);
        self.index_people(&mut index, sources)?;
        self.index_bodies(&mut index);
        for (id, work) in self.works.iter().enumerate() {
            index.add_phrase(&work.word, Class::Work, false, Some(MultiWord::Work(id as u32)));
        }
        for (id, word) in self.calendar.iter().enumerate() {
            let (class, capital) = match word.kind {
                CalendarKind::Weekday | CalendarKind::Month => (Class::Calendar, true),
                _ => (Class::Time, false),
            };
            index.add_phrase(&word.word, class, capital, None);
            index.add(&word.word, |info| info.calendar = Some(id as u32));
        }
        for (id, entry) in self.abbreviations.iter().enumerate() {
            index.add(&entry.abbreviation, |info| info.abbreviation = Some(id as u32));
        }
        if index.is_full() {
            return Err(Error::usage(
                "the lexicons hold more words than fit into an index (some 16 million): leave some out",
            ));
        }
        self.index = Index::new(Cow::Owned(index.pack()));
        Ok(())
    }

    fn index_cues(&self, index: &mut Builder) {
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

    fn index_people(&self, index: &mut Builder, sources: &Sources) -> Result<()> {
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
        for word in sources.read::<Field>()? {
            index.add(&word.word, |info| info.classes.insert(Class::Field));
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
        for word in &self.name_suffixes {
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

    fn index_bodies(&self, index: &mut Builder) {
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
