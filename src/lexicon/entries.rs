//! The entries of each lexicon file, typed, and how a line becomes one.

use super::hash::word_hash;
pub use super::kind::{
    AbbreviationKind, CalendarKind, GroupKind, LayoutKind, MarkSide, PronounKind, TitleKind, WordUse,
};
use super::table::Row;
use super::vocabulary::{self, Addressee, Complements, Strength};
use crate::error::{Error, Result};
use crate::model::{Class, Gender};

/// A line of a lexicon file as an entry.
pub trait Entry: Sized {
    /// The file's name under `lexicons/<language>/`.
    const FILE: &'static str;
    /// Its columns.
    const COLUMNS: &'static [&'static str];
    /// Reads a line.
    ///
    /// # Errors
    /// A cell outside its closed vocabulary, with its place.
    fn read(row: &Row<'_>) -> Result<Self>;
    /// Every cell of a line that is outside its closed vocabulary, not only the first.
    fn faults(row: &Row<'_>) -> Vec<Error>;
}

/// Declares an entry type: its file, columns, fields, and how each field is read from the row.
macro_rules! entry {
    ($(#[$doc:meta])* $name:ident, $file:literal, [$($column:literal),+], $row:ident {
        $($(#[$fdoc:meta])* $field:ident: $type:ty = $value:expr,)+
    }) => {
        $(#[$doc])*
        #[derive(Debug, Clone)]
        pub struct $name {
            $($(#[$fdoc])* pub $field: $type,)+
            /// Its line in the file, from 1.
            pub line: usize,
        }
        impl Entry for $name {
            const FILE: &'static str = $file;
            const COLUMNS: &'static [&'static str] = &[$($column),+];
            fn read($row: &Row<'_>) -> Result<Self> {
                Ok(Self { $($field: $value,)+ line: $row.line })
            }
            fn faults($row: &Row<'_>) -> Vec<Error> {
                let mut out = Vec::new();
                $({
                    let read = || -> Result<$type> { Ok($value) };
                    out.extend(read().err());
                })+
                out
            }
        }
    };
}

fn own(text: &str) -> String {
    text.to_owned()
}

fn owned<'a>(parts: impl Iterator<Item = &'a str>) -> Vec<String> {
    parts.map(own).collect()
}

/// Base, third person, past, past participle, *-ing*: one paradigm of a verb.
pub type Paradigm = [String; 5];

fn paradigms(row: &Row<'_>, column: usize) -> Result<Vec<Paradigm>> {
    row.cell(column)
        .split(';')
        .map(|paradigm| {
            let forms: Vec<String> = paradigm.split('|').map(own).collect();
            let found = forms.len();
            forms.try_into().map_err(|_| {
                row.fault(column, format!("expected five forms (base|third|past|participle|-ing), found {found}"))
            })
        })
        .collect()
}

entry! {
    /// A verb of saying, thinking, wanting, deciding or showing.
    Verb, "verbs.tsv",
    ["lemma", "forms", "takes", "act", "addressee", "strength", "seen", "cues", "note"], row {
        /// The dictionary form.
        lemma: String = own(row.cell(0)),
        /// The hash of it.
        lemma_hash: u64 = word_hash(row.cell(0)),
        /// Its forms; more than one paradigm for other spellings.
        forms: Vec<Paradigm> = paradigms(row, 1)?,
        /// The complements its content stands in.
        takes: Complements = Complements::of(&row.all_of(2, vocabulary::COMPLEMENTS)?),
        /// What kind of saying it is.
        act: String = own(row.cell(3)),
        /// The hash of its name.
        act_hash: u64 = word_hash(row.cell(3)),
        /// Where the one spoken to stands.
        addressee: Vec<Addressee> = row.all_of(4, vocabulary::ADDRESSEES)?,
        /// How surely it is a cue, judged.
        strength: Strength = row.one_of(5, vocabulary::STRENGTHS)?,
        /// How often it was seen in the annotated text.
        seen: u32 = row.number(6)?,
        /// How often it was a cue there.
        cues: u32 = row.number(7)?,
    }
}

entry! {
    /// A verb that is no cue: its forms tell where clauses are.
    OtherVerb, "other_verbs.tsv", ["lemma", "forms", "note"], row {
        /// The dictionary form.
        lemma: String = own(row.cell(0)),
        /// Its forms; more than one paradigm for other spellings.
        forms: Vec<Paradigm> = paradigms(row, 1)?,
    }
}

entry! {
    /// A noun that heads a nominal cue: *his claim that*.
    Noun, "nouns.tsv",
    ["lemma", "forms", "takes", "act", "strength", "seen", "cues", "note"], row {
        /// The dictionary form.
        lemma: String = own(row.cell(0)),
        /// The hash of it.
        lemma_hash: u64 = word_hash(row.cell(0)),
        /// Singular and plural.
        forms: Vec<String> = owned(row.list(1)),
        /// The complements its content stands in.
        takes: Complements = Complements::of(&row.all_of(2, vocabulary::COMPLEMENTS)?),
        /// What kind of saying it is.
        act: String = own(row.cell(3)),
        /// The hash of its name.
        act_hash: u64 = word_hash(row.cell(3)),
        /// How surely it is a cue, judged.
        strength: Strength = row.one_of(4, vocabulary::STRENGTHS)?,
        /// How often it was seen in the annotated text.
        seen: u32 = row.number(5)?,
        /// How often it was a cue there.
        cues: u32 = row.number(6)?,
    }
}

entry! {
    /// An adjective of attitude: *confident that*.
    Adjective, "adjectives.tsv",
    ["lemma", "takes", "act", "strength", "seen", "cues", "note"], row {
        /// The word.
        lemma: String = own(row.cell(0)),
        /// The complements its content stands in.
        takes: Complements = Complements::of(&row.all_of(1, vocabulary::COMPLEMENTS)?),
        /// What kind of saying it is.
        act: String = own(row.cell(2)),
        /// The hash of its name.
        act_hash: u64 = word_hash(row.cell(2)),
        /// How surely it is a cue, judged.
        strength: Strength = row.one_of(3, vocabulary::STRENGTHS)?,
        /// How often it was seen in the annotated text.
        seen: u32 = row.number(4)?,
        /// How often it was a cue there.
        cues: u32 = row.number(5)?,
    }
}

entry! {
    /// A cue of several words: *express\* hope*; `*` marks a verb that stands for all its forms.
    Phrase, "phrases.tsv", ["phrase", "takes", "act", "addressee", "note"], row {
        /// The words, a verb to be inflected marked by `*`.
        phrase: String = own(row.cell(0)),
        /// The complements its content stands in.
        takes: Complements = Complements::of(&row.all_of(1, vocabulary::COMPLEMENTS)?),
        /// What kind of saying it is.
        act: String = own(row.cell(2)),
        /// The hash of its name.
        act_hash: u64 = word_hash(row.cell(2)),
        /// Where the one spoken to stands.
        addressee: Vec<Addressee> = row.all_of(3, vocabulary::ADDRESSEES)?,
    }
}

entry! {
    /// An adverb that stands inside a cue, or attributes by itself.
    Adverb, "adverbs.tsv", ["word", "kind", "note"], row {
        /// The word.
        word: String = own(row.cell(0)),
        /// [`Class::Hearsay`] for *reportedly*, else [`Class::Adverb`].
        class: Class = row.one_of(1, vocabulary::ADVERB_KINDS)?,
    }
}

entry! {
    /// A word of the closed classes.
    FunctionWord, "function_words.tsv", ["word", "classes", "note"], row {
        /// The word.
        word: String = own(row.cell(0)),
        /// Its classes.
        classes: Vec<Class> = row.all_of(1, vocabulary::FUNCTION_CLASSES)?,
    }
}

entry! {
    /// A kind of saying and the kind of act it belongs to.
    Act, "acts.tsv", ["act", "kind", "note"], row {
        /// The act.
        act: String = own(row.cell(0)),
        /// said, thought, wanted, decided or shown.
        kind: &'static str = row.one_of(1, vocabulary::ACT_KINDS)?,
    }
}

entry! {
    /// A noun for a source that is no single named person.
    Group, "groups.tsv", ["noun", "plural", "kind", "note"], row {
        /// Singular.
        noun: String = own(row.cell(0)),
        /// Plural.
        plural: String = own(row.cell(1)),
        /// What it stands for.
        kind: GroupKind = row.one_of(2, vocabulary::GROUP_KINDS)?,
    }
}

entry! {
    /// A word before marks that hold no speech: *film*, *so-called*.
    Work, "works.tsv", ["word", "kind", "note"], row {
        /// The word.
        word: String = own(row.cell(0)),
        /// Whether a title of a work follows (else a name or a word as such).
        is_work: bool = row.one_of(1, vocabulary::WORK_KINDS)?,
    }
}

entry! {
    /// A title or role.
    Title, "titles.tsv", ["title", "plural", "kind", "gender", "note"], row {
        /// As written.
        title: String = own(row.cell(0)),
        /// The hash of its text.
        hash: u64 = word_hash(row.cell(0)),
        /// Plural, where there is one.
        plural: String = own(row.cell(1)),
        /// What kind of title.
        kind: TitleKind = row.one_of(2, vocabulary::TITLE_KINDS)?,
        /// Whom it is for.
        gender: Gender = row.one_of(3, vocabulary::GENDERS)?,
    }
}

impl Title {
    /// Whether a word is its plural.
    pub fn is_plural(&self, word: &str) -> bool {
        self.plural.eq_ignore_ascii_case(word)
    }
}

entry! {
    /// A title written short.
    TitleAbbreviation, "title_abbreviations.tsv", ["abbreviation", "full", "note"], row {
        /// *Sen.*
        abbreviation: String = own(row.cell(0)),
        /// The role words that may take it up: *senator*.
        full: Vec<String> = owned(row.list(1)),
    }
}

entry! {
    /// A role word that takes up any title of a kind: *the researcher* for a biologist.
    GeneralRole, "general_roles.tsv", ["word", "kinds", "note"], row {
        /// The word.
        word: String = own(row.cell(0)),
        /// The kinds of title.
        kinds: Vec<TitleKind> = row.all_of(1, vocabulary::TITLE_KINDS)?,
    }
}

entry! {
    /// A word in the name of a body that tells what it is: *Airways*, then *the airline*.
    BodyNoun, "body_nouns.tsv", ["word", "kind", "nouns", "note"], row {
        /// The word.
        word: String = own(row.cell(0)),
        /// What kind of organisation.
        kind: &'static str = row.one_of(1, vocabulary::ORGANISATION_KINDS)?,
        /// The nouns that take such a body up.
        nouns: Vec<String> = owned(row.list(2)),
    }
}

entry! {
    /// A noun that takes up any organisation of a kind: *the company*.
    GeneralBody, "general_bodies.tsv", ["word", "kinds", "note"], row {
        /// The word.
        word: String = own(row.cell(0)),
        /// The hash of it.
        hash: u64 = word_hash(row.cell(0)),
        /// The kinds of organisation.
        kinds: Vec<&'static str> = row.all_of(1, vocabulary::ORGANISATION_KINDS)?,
    }
}

entry! {
    /// A participle that names the maker of a document: *conducted by*.
    Maker, "makers.tsv", ["participle", "note"], row {
        /// The participle.
        participle: String = own(row.cell(0)),
    }
}

entry! {
    /// An office of which nobody holds two: *chancellor*.
    SoleOffice, "sole_offices.tsv", ["word", "office", "note"], row {
        /// The hash of its name.
        hash: u64 = word_hash(row.cell(0)),
        /// The hash of the one name that all its names stand for.
        office: u64 = word_hash(row.cell(1)),
    }
}

entry! {
    /// A word that tells how many are meant: *two*, *the pair*.
    Count, "counts.tsv", ["word", "count", "note"], row {
        /// The word.
        word: String = own(row.cell(0)),
        /// How many.
        count: u32 = row.number(1)?,
    }
}

entry! {
    /// A label before a turn of an interview: *Q*.
    Label, "labels.tsv", ["label", "role", "note"], row {
        /// As written, without the colon.
        label: String = own(row.cell(0)),
        /// Whether the one who asks speaks behind it (else the one who answers).
        asks: bool = row.one_of(1, vocabulary::LABEL_ROLES)?,
    }
}

entry! {
    /// A word that goes before a role: *former*.
    TitleModifier, "title_modifiers.tsv", ["word", "note"], row {
        /// The word.
        word: String = own(row.cell(0)),
    }
}

entry! {
    /// What an office or a body is for: *health*.
    Field, "fields.tsv", ["word", "note"], row {
        /// The word.
        word: String = own(row.cell(0)),
    }
}

entry! {
    /// A given name.
    GivenName, "given_names.tsv", ["name", "gender", "note"], row {
        /// As written.
        name: String = own(row.cell(0)),
        /// Whose name it usually is.
        gender: Gender = row.one_of(1, vocabulary::GENDERS)?,
    }
}

entry! {
    /// A short form of a given name.
    Nickname, "nicknames.tsv", ["short", "full", "note"], row {
        /// *Bill*
        short: String = own(row.cell(0)),
        /// *William*
        full: Vec<String> = owned(row.list(1)),
    }
}

entry! {
    /// A personal pronoun.
    Pronoun, "pronouns.tsv", ["pronoun", "kind", "note"], row {
        /// Any of its forms.
        pronoun: String = own(row.cell(0)),
        /// Which pronoun it is a form of.
        kind: PronounKind = row.one_of(1, vocabulary::PRONOUN_KINDS)?,
    }
}

entry! {
    /// A particle inside names: *bin*, *van*.
    NameParticle, "name_particles.tsv", ["particle", "note"], row {
        /// As written.
        particle: String = own(row.cell(0)),
    }
}

entry! {
    /// What follows a name: *Jr.*, *MP*.
    NameSuffix, "name_suffixes.tsv", ["suffix", "generation", "note"], row {
        /// As written.
        suffix: String = own(row.cell(0)),
        /// Which of several people of one name it is: *junior*, *3*; empty for degrees, honours and offices.
        generation: String = own(row.cell(1)),
    }
}

entry! {
    /// A place and its demonyms.
    Place, "places.tsv", ["place", "kind", "demonyms", "capital_of", "note"], row {
        /// Its name.
        place: String = own(row.cell(0)),
        /// country, capital, city, state, region or continent.
        kind: &'static str = row.one_of(1, vocabulary::PLACE_KINDS)?,
        /// *Omani*, *Omanis*
        demonyms: Vec<String> = owned(row.list(2)),
        /// The country it is the capital of.
        capital_of: String = own(row.cell(3)),
    }
}

entry! {
    /// A word for those of a party, religion or people.
    Affiliation, "affiliations.tsv", ["word", "plural", "kind", "note"], row {
        /// Singular or adjective.
        word: String = own(row.cell(0)),
        /// Plural.
        plural: String = own(row.cell(1)),
    }
}

entry! {
    /// A place or building that stands for an institution.
    Metonym, "metonyms.tsv", ["name", "of", "note"], row {
        /// *Kremlin*
        name: String = own(row.cell(0)),
        /// What it stands for.
        of: String = own(row.cell(1)),
    }
}

entry! {
    /// A short name of a body that its letters do not give.
    ShortName, "short_names.tsv", ["short", "full", "note"], row {
        /// *Fed*
        short: String = own(row.cell(0)),
        /// *US Federal Reserve*, *Federal Reserve*
        full: Vec<String> = owned(row.list(1)),
    }
}

entry! {
    /// A well-known organisation.
    Organisation, "organisations.tsv", ["name", "acronym", "kind", "note"], row {
        /// Its name.
        name: String = own(row.cell(0)),
        /// Its acronym.
        acronym: String = own(row.cell(1)),
        /// What kind of body.
        kind: &'static str = row.one_of(2, vocabulary::ORGANISATION_KINDS)?,
    }
}

entry! {
    /// A word that marks an organisation's name.
    OrganisationWord, "organisation_words.tsv", ["word", "position", "note"], row {
        /// The word.
        word: String = own(row.cell(0)),
        /// Whether it stands at the end (*Inc.*), the head (*Ministry of*), or both.
        position: &'static str = row.one_of(1, vocabulary::POSITIONS)?,
    }
}

entry! {
    /// A noun that takes up a document of its kind.
    DocumentKind, "document_kinds.tsv", ["word", "kinds", "note"], row {
        /// The noun.
        word: String = own(row.cell(0)),
        /// The kinds of document that it may stand for.
        kinds: Vec<&'static str> = row.all_of(1, vocabulary::DOCUMENT_KINDS)?,
    }
}

entry! {
    /// A small word that stands for more than its class.
    SmallWord, "small_words.tsv", ["word", "uses", "note"], row {
        /// The word.
        word: String = own(row.cell(0)),
        /// The hash of it.
        hash: u64 = word_hash(row.cell(0)),
        /// What it is for.
        uses: Vec<WordUse> = row.all_of(1, vocabulary::WORD_USES)?,
    }
}

entry! {
    /// A word written with a full stop.
    Abbreviation, "abbreviations.tsv", ["abbreviation", "kind", "note"], row {
        /// With its full stop.
        abbreviation: String = own(row.cell(0)),
        /// Whether a sentence may end behind it.
        kind: AbbreviationKind = row.one_of(1, vocabulary::ABBREVIATION_KINDS)?,
    }
}

entry! {
    /// A word that tells how a text is laid out.
    LayoutWord, "layout_words.tsv", ["word", "kind", "note"], row {
        /// The word or words, in lower case.
        word: String = own(row.cell(0)),
        /// What it tells.
        kind: LayoutKind = row.one_of(1, vocabulary::LAYOUT_KINDS)?,
    }
}

entry! {
    /// A word of the calendar.
    Calendar, "calendar.tsv", ["word", "kind", "number", "note"], row {
        /// The word.
        word: String = own(row.cell(0)),
        /// What it tells of time.
        kind: CalendarKind = row.one_of(1, vocabulary::CALENDAR_KINDS)?,
        /// Which weekday or month, or how many days ago; none where it tells neither.
        number: Option<u32> = some_number(row, 2)?,
    }
}

fn some_number(row: &Row<'_>, column: usize) -> Result<Option<u32>> {
    if row.cell(column).is_empty() { Ok(None) } else { row.number(column).map(Some) }
}

entry! {
    /// A quotation mark.
    QuoteMark, "quote_marks.tsv", ["mark", "side", "pairs", "level", "note"], row {
        /// The sign or signs.
        mark: String = own(row.cell(0)),
        /// Whether it opens, closes or may do both.
        side: MarkSide = row.one_of(1, vocabulary::SIDES)?,
        /// The marks that may close it.
        pairs: Vec<String> = owned(row.list(2)),
        /// Whether it is of the single level, where apostrophes are.
        single: bool = row.one_of(3, vocabulary::LEVELS)?,
    }
}
