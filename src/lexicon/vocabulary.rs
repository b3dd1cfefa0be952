//! The closed vocabularies of the lexicon files: the words a cell may hold, and what each means.

use super::kind::{AbbreviationKind, CalendarKind, GroupKind, LayoutKind, MarkSide, PronounKind, TitleKind, WordUse};
use crate::model::{Class, Gender};

/// A complement in which the content stands. The weights know each by its number, so a new one takes the next, below 31.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Complement {
    /// *said that he would go*
    That = 0,
    /// *said he would go*
    Bare = 1,
    /// *asked whether he would go*
    Wh = 2,
    /// *promised to go*
    To = 3,
    /// *urged him to go*
    ObjTo = 4,
    /// *denied going*
    Ing = 5,
    /// *backed the bill*
    Np = 6,
    /// *described the bill as a mess*
    NpAs = 7,
    /// *called the bill a mess*
    NpNp = 8,
    /// Introduces or follows a quotation.
    Quote = 9,
    /// *called for a vote*
    For = 10,
    /// *spoke of a vote*
    Of = 11,
    /// *commented on the vote*
    On = 12,
    /// *talked about the vote*
    About = 13,
    /// *argued against the vote*
    Against = 14,
    /// *believes in the vote*
    In = 15,
    /// *pointed to the vote*
    ToNp = 16,
    /// *agreed with the vote*
    With = 17,
    /// *laughed at the vote*
    At = 18,
    /// *worried over the vote*
    Over = 19,
    /// *differed from the vote*
    From = 20,
    /// *the claim: …*
    Colon = 21,
    /// Nothing need follow: *declined to comment*.
    Nothing = 22,
}

/// The names of the complements in the `takes` column.
pub const COMPLEMENTS: &[(&str, Complement)] = &[
    ("that", Complement::That),
    ("bare", Complement::Bare),
    ("wh", Complement::Wh),
    ("to", Complement::To),
    ("obj-to", Complement::ObjTo),
    ("ing", Complement::Ing),
    ("np", Complement::Np),
    ("np-as", Complement::NpAs),
    ("np-np", Complement::NpNp),
    ("quote", Complement::Quote),
    ("for", Complement::For),
    ("of", Complement::Of),
    ("on", Complement::On),
    ("about", Complement::About),
    ("against", Complement::Against),
    ("in", Complement::In),
    ("to-np", Complement::ToNp),
    ("with", Complement::With),
    ("at", Complement::At),
    ("over", Complement::Over),
    ("from", Complement::From),
    ("colon", Complement::Colon),
    ("nothing", Complement::Nothing),
];

/// A set of [`Complement`]s.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Complements(u32);

impl Complements {
    /// The set of `complements`.
    pub const fn of(complements: &[Complement]) -> Self {
        let mut bits = 0;
        let mut at = 0;
        while at < complements.len() {
            bits |= 1 << complements[at] as u8;
            at += 1;
        }
        Self(bits)
    }

    /// Whether `complement` is in it.
    pub const fn has(self, complement: Complement) -> bool {
        self.0 & (1 << complement as u8) != 0
    }

    /// A number below 256 for the kinds of clause and object among them, prepositions left out.
    pub fn class(self) -> usize {
        use Complement::{Bare, Ing, Np, NpAs, NpNp, ObjTo, Quote, That, To, Wh};
        const GROUPS: [Complements; 8] = [
            Complements::of(&[That, Bare]),
            Complements::of(&[Wh]),
            Complements::of(&[To]),
            Complements::of(&[ObjTo]),
            Complements::of(&[Ing]),
            Complements::of(&[Np]),
            Complements::of(&[NpAs, NpNp]),
            Complements::of(&[Quote]),
        ];
        GROUPS.iter().fold(0, |bits, group| bits << 1 | usize::from(self.0 & group.0 != 0))
    }

    /// Their names, in the order of the vocabulary.
    pub fn names(self) -> impl Iterator<Item = &'static str> {
        COMPLEMENTS.iter().filter(move |(_, complement)| self.has(*complement)).map(|(name, _)| *name)
    }
}

/// Where the one spoken to stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Addressee {
    /// Nowhere.
    None,
    /// Direct object: *told Reuters*.
    Object,
    /// *said to reporters*
    To,
    /// *agreed with him*
    With,
    /// *asked of him*
    Of,
    /// The subject, where it is a body or group that hears: *the court heard*.
    Subject,
}

/// The names of the addressees.
pub const ADDRESSEES: &[(&str, Addressee)] = &[
    ("none", Addressee::None),
    ("object", Addressee::Object),
    ("to", Addressee::To),
    ("with", Addressee::With),
    ("of", Addressee::Of),
    ("subject", Addressee::Subject),
];

/// How surely a word is a cue when it is seen, as a person judges.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Strength {
    /// Nearly always.
    Strong,
    /// Often.
    Medium,
    /// Mostly something else.
    Weak,
}

/// The names of the strengths.
pub const STRENGTHS: &[(&str, Strength)] =
    &[("strong", Strength::Strong), ("medium", Strength::Medium), ("weak", Strength::Weak)];

/// The kinds of adverbs.
pub const ADVERB_KINDS: &[(&str, Class)] =
    &[("manner", Class::Adverb), ("time", Class::Adverb), ("degree", Class::Adverb), ("hearsay", Class::Hearsay)];

/// The classes of function words.
pub const FUNCTION_CLASSES: &[(&str, Class)] = &[
    ("article", Class::Article),
    ("possessive", Class::Possessive),
    ("subject", Class::SubjectPronoun),
    ("object", Class::ObjectPronoun),
    ("it", Class::It),
    ("demonstrative", Class::Demonstrative),
    ("relative", Class::Relative),
    ("interrogative", Class::Interrogative),
    ("that", Class::That),
    ("to", Class::To),
    ("preposition", Class::Preposition),
    ("of", Class::Of),
    ("by", Class::By),
    ("as", Class::As),
    ("and", Class::And),
    ("but", Class::But),
    ("subordinator", Class::Subordinator),
    ("if", Class::If),
    ("be", Class::Be),
    ("have", Class::Have),
    ("do", Class::Do),
    ("modal", Class::Modal),
    ("negation", Class::Negation),
    ("adverb", Class::Adverb),
    ("quantifier", Class::Quantifier),
    ("number", Class::Number),
    ("there", Class::There),
    ("particle", Class::Particle),
    ("future", Class::Future),
];

/// The kinds of acts.
pub const ACT_KINDS: &[(&str, &str)] =
    &[("said", "said"), ("thought", "thought"), ("wanted", "wanted"), ("decided", "decided"), ("shown", "shown")];

/// The kinds of `groups.tsv`.
pub const GROUP_KINDS: &[(&str, GroupKind)] = &[
    ("group", GroupKind::Group),
    ("person", GroupKind::Person),
    ("document", GroupKind::Document),
    ("media", GroupKind::Media),
    ("organisation", GroupKind::Organisation),
    ("anonymous", GroupKind::Anonymous),
];

/// The kinds of `works.tsv`: whether a title of a work follows.
pub const WORK_KINDS: &[(&str, bool)] = &[("work", true), ("naming", false)];

/// The kinds of titles.
pub const TITLE_KINDS: &[(&str, TitleKind)] = &[
    ("courtesy", TitleKind::Courtesy),
    ("office", TitleKind::Office),
    ("military", TitleKind::Military),
    ("clergy", TitleKind::Clergy),
    ("police", TitleKind::Police),
    ("academic", TitleKind::Academic),
    ("profession", TitleKind::Profession),
    ("family", TitleKind::Family),
];

/// The genders; an empty cell is unknown, `u` is a name for either.
pub const GENDERS: &[(&str, Gender)] =
    &[("f", Gender::Female), ("m", Gender::Male), ("u", Gender::Unknown), ("", Gender::Unknown)];

/// The kinds of pronouns.
pub const PRONOUN_KINDS: &[(&str, PronounKind)] = &[
    ("he", PronounKind::He),
    ("she", PronounKind::She),
    ("it", PronounKind::It),
    ("they", PronounKind::They),
    ("i", PronounKind::I),
    ("we", PronounKind::We),
    ("you", PronounKind::You),
];

/// The roles of labels: whether the one who asks speaks.
pub const LABEL_ROLES: &[(&str, bool)] = &[("asks", true), ("answers", false)];

/// The kinds of places.
pub const PLACE_KINDS: &[(&str, &str)] = &[
    ("country", "country"),
    ("capital", "capital"),
    ("city", "city"),
    ("state", "state"),
    ("region", "region"),
    ("continent", "continent"),
];

/// The kinds of documents.
pub const DOCUMENT_KINDS: &[(&str, &str)] = &[
    ("poll", "poll"),
    ("study", "study"),
    ("report", "report"),
    ("letter", "letter"),
    ("ruling", "ruling"),
    ("suit", "suit"),
    ("figures", "figures"),
    ("statement", "statement"),
    ("book", "book"),
    ("bill", "bill"),
];

/// The kinds of organisations.
pub const ORGANISATION_KINDS: &[(&str, &str)] = &[
    ("government", "government"),
    ("international", "international"),
    ("media", "media"),
    ("company", "company"),
    ("party", "party"),
    ("ngo", "ngo"),
    ("academic", "academic"),
    ("journal", "journal"),
    ("court", "court"),
    ("sport", "sport"),
    ("other", "other"),
];

/// Where an organisation word stands.
pub const POSITIONS: &[(&str, &str)] = &[("end", "end"), ("head", "head"), ("both", "both")];

/// The kinds of abbreviations.
pub const ABBREVIATION_KINDS: &[(&str, AbbreviationKind)] = &[
    ("before-name", AbbreviationKind::BeforeName),
    ("before-number", AbbreviationKind::BeforeNumber),
    ("never-ends", AbbreviationKind::NeverEnds),
    ("may-end", AbbreviationKind::MayEnd),
    ("month", AbbreviationKind::Month),
];

/// The kinds of calendar words.
pub const CALENDAR_KINDS: &[(&str, CalendarKind)] = &[
    ("weekday", CalendarKind::Weekday),
    ("month", CalendarKind::Month),
    ("day", CalendarKind::Day),
    ("hours", CalendarKind::Hours),
    ("now", CalendarKind::Now),
    ("relative", CalendarKind::Relative),
    ("part", CalendarKind::Part),
];

/// The uses of `small_words.tsv`.
pub const WORD_USES: &[(&str, WordUse)] = &[
    ("adverb-ending", WordUse::AdverbEnding),
    ("amount", WordUse::Amount),
    ("both", WordUse::Both),
    ("capital", WordUse::Capital),
    ("ending", WordUse::Ending),
    ("field-link", WordUse::FieldLink),
    ("focus", WordUse::Focus),
    ("ground", WordUse::Ground),
    ("hearer", WordUse::Hearer),
    ("holder", WordUse::Holder),
    ("indefinite", WordUse::Indefinite),
    ("met", WordUse::Met),
    ("name-link", WordUse::NameLink),
    ("office-link", WordUse::OfficeLink),
    ("ordering", WordUse::Ordering),
    ("origin", WordUse::Origin),
    ("outlet", WordUse::Outlet),
    ("other-office", WordUse::OtherOffice),
    ("past-office", WordUse::PastOffice),
    ("person", WordUse::Person),
    ("saint", WordUse::Saint),
    ("seat", WordUse::Seat),
    ("part", WordUse::Part),
    ("suing", WordUse::Suing),
    ("thing", WordUse::Thing),
    ("topic", WordUse::Topic),
    ("where", WordUse::Where),
];

/// The kinds of layout words.
pub const LAYOUT_KINDS: &[(&str, LayoutKind)] = &[
    ("date-preposition", LayoutKind::DatePreposition),
    ("time-preposition", LayoutKind::TimePreposition),
    ("ordinal", LayoutKind::Ordinal),
    ("setting", LayoutKind::Setting),
    ("date-label", LayoutKind::DateLabel),
    ("byline", LayoutKind::Byline),
    ("elision", LayoutKind::Elision),
    ("label", LayoutKind::Label),
];

/// The sides of quotation marks.
pub const SIDES: &[(&str, MarkSide)] =
    &[("open", MarkSide::Open), ("close", MarkSide::Close), ("both", MarkSide::Both)];

/// The levels of quotation marks: whether single.
pub const LEVELS: &[(&str, bool)] = &[("double", false), ("single", true)];
