//! The word classes of chunks.

use crate::scorer::name_hash;

macro_rules! tags {
    ($($name:ident),+ $(,)?) => {
        /// The class of a chunk in its place. A closed set; the names stand in the weights file.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u8)]
        #[allow(missing_docs)]
        pub enum Tag { $($name),+ }

        impl Tag {
            /// All tags.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// As written in the weights files: a '#' tells tags from words.
            pub const fn name(self) -> &'static str {
                const NAMES: &[&str] = &[$(concat!("#", stringify!($name))),+];
                NAMES[self as usize]
            }
        }
    };
}

tags! {
    ParagraphBreak, SentenceBreak, QuoteShort, QuoteComma, QuoteStop, QuoteAsk, QuoteOther, QuoteOpen,
    Comma, Colon, Semicolon, Dash, BracketOpen, BracketClose, Stop, Ask, Sign, Money, Mark,
    Article, Possessive, Subject, Object, It, Demonstrative, Relative, Interrogative, That, To, Of, By, As,
    Preposition, And, But, Subordinator, If, Be, Have, Do, Modal, Negation, Adverb, Hearsay, Quantifier, Number, There,
    Courtesy, Role, RoleModifier, Given, NameParticle, NameSuffix, Place, Demonym, Affiliation, Organisation,
    OrganisationWord, Group, PersonNoun, Document, Media, Body, Calendar, Time,
    SpeechPast, SpeechPresent, SpeechBase, SpeechIng, VerbPast, VerbPresent, VerbBase, VerbIng, VerbParticiple,
    CueNoun, CueAdjective, Work, Particle, ApostropheS, Clitic, OtherVerb,
    UnknownEd, UnknownIng, UnknownLy, UnknownS, Capital, Lower, Other,
}

impl Tag {
    /// The hash that stands for it in features.
    pub fn value(self) -> u64 {
        VALUES[self as usize]
    }

    /// Whether it can begin or hold a name.
    pub fn is_name(self) -> bool {
        matches!(
            self,
            Self::Capital
                | Self::Given
                | Self::Courtesy
                | Self::NameParticle
                | Self::NameSuffix
                | Self::Place
                | Self::Organisation
                | Self::OrganisationWord
        )
    }

    /// Whether it can be part of a noun phrase.
    pub fn is_nominal(self) -> bool {
        self.is_name()
            || matches!(
                self,
                Self::Article
                    | Self::Possessive
                    | Self::Demonstrative
                    | Self::Quantifier
                    | Self::Number
                    | Self::Role
                    | Self::RoleModifier
                    | Self::Demonym
                    | Self::Affiliation
                    | Self::Group
                    | Self::PersonNoun
                    | Self::Document
                    | Self::Media
                    | Self::Body
                    | Self::Calendar
                    | Self::Time
                    | Self::CueNoun
                    | Self::CueAdjective
                    | Self::Work
                    | Self::ApostropheS
                    | Self::UnknownS
                    | Self::UnknownIng
                    | Self::UnknownEd
                    | Self::Lower
                    | Self::Money
                    | Self::QuoteShort
            )
    }

    /// Whether it is a pronoun that can be a source by itself.
    pub fn is_pronoun(self) -> bool {
        matches!(self, Self::Subject | Self::Object | Self::It | Self::Relative)
    }

    /// Whether it is a form of a verb of the lexicon.
    pub fn is_cue_verb(self) -> bool {
        matches!(
            self,
            Self::SpeechPast
                | Self::SpeechPresent
                | Self::SpeechBase
                | Self::SpeechIng
                | Self::VerbPast
                | Self::VerbPresent
                | Self::VerbBase
                | Self::VerbIng
                | Self::VerbParticiple
        )
    }

    /// Whether it may be a finite verb.
    pub fn is_finite(self) -> bool {
        matches!(
            self,
            Self::SpeechPast
                | Self::SpeechPresent
                | Self::VerbPast
                | Self::VerbPresent
                | Self::Be
                | Self::Have
                | Self::Do
                | Self::Modal
                | Self::OtherVerb
        )
    }
}

const VALUES: [u64; Tag::ALL.len()] = {
    let mut values = [0; Tag::ALL.len()];
    let mut at = 0;
    while at < values.len() {
        values[at] = name_hash(Tag::ALL[at].name());
        at += 1;
    }
    values
};
