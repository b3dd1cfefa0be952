//! Word classes as the lexicons give them: a set of bits a token.

macro_rules! classes {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {
        /// A word class. The closed vocabulary of `function_words.tsv`, and what the other lexicons stand for.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum Class { $($(#[$doc])* $name),+ }

        impl Class {
            /// All classes, each at the place of its number.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];
        }
    };
}

classes! {
    /// *the, a, an*
    Article,
    /// *his, their*
    Possessive,
    /// *he, she, they, I, we*
    SubjectPronoun,
    /// *him, them, me*
    ObjectPronoun,
    /// *it*
    It,
    /// *this, those*
    Demonstrative,
    /// *who, which, whom, whose*
    Relative,
    /// *what, how, whether*
    Interrogative,
    /// *that*
    That,
    /// *to*
    To,
    /// *in, of, with*
    Preposition,
    /// *of*
    Of,
    /// *by*
    By,
    /// *as*
    As,
    /// *and, or, nor*
    And,
    /// *but, yet*
    But,
    /// *because, while, after*
    Subordinator,
    /// *if, unless*
    If,
    /// *be, is, was*
    Be,
    /// *have, had*
    Have,
    /// *do, did*
    Do,
    /// *will, would, can*
    Modal,
    /// *not, never, didn't*
    Negation,
    /// *also, repeatedly*, and words in *-ly*
    Adverb,
    /// *reportedly, allegedly*
    Hearsay,
    /// *some, many, both*
    Quantifier,
    /// *two, three*
    Number,
    /// *there*
    There,
    /// *Mr., Dr., Sir*
    Courtesy,
    /// *president, spokesman*
    Role,
    /// *former, deputy*
    RoleModifier,
    /// A given name.
    Given,
    /// *bin, van, al-*
    NameParticle,
    /// *Jr., III*
    NameSuffix,
    /// *Oman, Muscat*
    Place,
    /// *Omani*
    Demonym,
    /// *Republican, Muslim*
    Affiliation,
    /// *Kremlin, Brussels*
    Metonym,
    /// A word of a known organisation's one-word name or acronym.
    Organisation,
    /// *Inc., Party, Ministry*
    OrganisationWord,
    /// *officials, critics*
    Group,
    /// *aide, witness, expert*
    PersonNoun,
    /// *report, poll*
    Document,
    /// *newspaper, network*
    Media,
    /// *company, committee*
    Body,
    /// *Monday, October*
    Calendar,
    /// *yesterday, week*
    Time,
    /// A verb of `verbs.tsv`, any form.
    CueVerb,
    /// One of them that is nearly always a cue.
    StrongVerb,
    /// A noun of `nouns.tsv`.
    CueNoun,
    /// An adjective of `adjectives.tsv`.
    CueAdjective,
    /// May be a verb's base form.
    Base,
    /// May be a verb's third person.
    Third,
    /// May be a verb's past tense.
    Past,
    /// May be a verb's past participle.
    Participle,
    /// May be a verb's *-ing* form.
    Ing,
    /// *film, so-called*: introduces a name in marks.
    Work,
    /// *up, out, off* behind a verb
    Particle,
    /// *'s*
    ApostropheS,
    /// *'ll, 've, 're*
    Clitic,
    /// A common verb that is no cue, any form.
    OtherVerb,
    /// *will, shall*
    Future,
    /// *health, finance*: what an office or a body is for
    Field,
}

/// A set of [`Class`]es.
///
/// ```
/// use whosaid::model::{Class, Classes};
/// let both = Classes::of(&[Class::Role]).with(Classes::of(&[Class::Given]));
/// assert!(both.has(Class::Given) && !both.has(Class::Place));
/// assert_eq!(both.iter().collect::<Vec<_>>(), [Class::Role, Class::Given]);
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Classes(u64);

impl Classes {
    /// No class.
    pub const NONE: Self = Self(0);

    /// The set of `classes`.
    pub const fn of(classes: &[Class]) -> Self {
        let mut bits = 0;
        let mut i = 0;
        while i < classes.len() {
            bits |= 1 << classes[i] as u8;
            i += 1;
        }
        Self(bits)
    }

    /// Whether `class` is in it.
    pub const fn has(self, class: Class) -> bool {
        self.0 & (1 << class as u8) != 0
    }

    /// Whether the two share a class.
    pub const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Both together.
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Without those of `other`.
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Adds one.
    pub const fn insert(&mut self, class: Class) {
        self.0 |= 1 << class as u8;
    }

    /// Whether there is none.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The set of these bits.
    pub const fn from_bits(bits: u64) -> Self {
        Self(bits)
    }

    /// The classes in it, in their order.
    pub fn iter(self) -> impl Iterator<Item = Class> {
        let mut bits = self.0;
        std::iter::from_fn(move || {
            let class = Class::ALL.get(bits.trailing_zeros() as usize).copied();
            bits &= bits.wrapping_sub(1);
            class
        })
    }

    /// The bits, for hashing and storing.
    pub const fn bits(self) -> u64 {
        self.0
    }
}
