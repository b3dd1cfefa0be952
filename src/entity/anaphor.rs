//! What is asked: a pronoun or a descriptor, and what its own place and words tell.

use super::descriptor;
use super::position::Position;
use super::role;
use crate::lexicon::entries::{PronounKind, TitleKind};
use crate::mention::{DETERMINER, View};
use crate::model::{Class, Classes, EntityKind, Mention, MentionKind};
use crate::scorer::name_hash;

/// A word for a class, as the weights file has it.
macro_rules! words {
    ($($name:ident = $text:literal),+ $(,)?) => {
        $(pub(super) const $name: u64 = name_hash($text);)+
        /// The words by which the weights file names the classes of anaphors.
        pub(crate) const WORDS: &[&str] = &[$($text),+];
        const HASHES: &[u64] = &[$($name),+];
    };
}

words! {
    HE = "he", SHE = "she", IT = "it", THEY = "they",
    PERSON = "person", PERSON_BARE = "person-bare", PERSON_NEW = "person-indefinite", PERSON_OWNED = "person-owned",
    BODY = "body", BODY_BARE = "body-bare", BODY_NEW = "body-indefinite", BODY_OWNED = "body-owned",
    GROUP = "group", GROUP_BARE = "group-bare", GROUP_NEW = "group-indefinite", GROUP_OWNED = "group-owned",
    DOCUMENT = "document", DOCUMENT_BARE = "document-bare", DOCUMENT_NEW = "document-indefinite",
    DOCUMENT_OWNED = "document-owned",
    SOURCE = "source", SUBJECT = "subject", OWNER = "owner", ELSE = "else", QUOTED = "quoted",
    AGE = "age", NO_WORD = "other",
}

/// How many classes of anaphors there are, the first of the words; behind them come how many places of their own.
pub(super) const CLASSES: usize = 20;
pub(super) const OWNS: usize = 5;

/// The place of a word among those of the weights file.
fn place(word: u64) -> usize {
    HASHES.iter().position(|&hash| hash == word).unwrap_or(0)
}

/// A mention whose referent is to be chosen, as far as the choice asks.
#[derive(Debug, Clone, Copy)]
pub(super) struct Anaphor {
    /// *he*, *person*, *body-indefinite*.
    pub(super) class: u64,
    /// Its own place: source of a row, subject, owner.
    pub(super) own: u64,
    /// The numbers of both, below [`CLASSES`] and [`OWNS`].
    pub(super) numbers: [usize; 2],
    /// How far down the text it stands: in the headline, in the first paragraph, further down.
    pub(super) zone: usize,
    /// The head noun, where a lexicon holds it.
    pub(super) head: u64,
    /// A phrase narrows it down: *officials of the government*.
    pub(super) goes_on: bool,
    /// How many words stand before the head noun.
    pub(super) modifiers: usize,
    /// Is the subject of a verb of answering.
    pub(super) answers: bool,
    /// Is a noun phrase.
    pub(super) is_described: bool,
    /// How it opens: see [`opening`].
    pub(super) opening: usize,
    /// What kind of noun its head is: an office, a relative, a body.
    pub(super) sort: usize,
    /// How many tokens of its sentence stand before it.
    pub(super) start: usize,
    /// How the row is laid out whose source it is: see [`super::report::Reports::layout`].
    pub(super) row: usize,
}

impl Anaphor {
    /// Whether it is *he* or *she*, in whatever form.
    pub(super) fn is_person(&self) -> bool {
        matches!(self.class, HE | SHE)
    }

    /// Whether it is *she*.
    pub(super) fn is_she(&self) -> bool {
        self.class == SHE
    }

    /// Whether it tells nothing but an age.
    pub(super) fn is_age(&self) -> bool {
        self.head == AGE
    }
}

/// What the mention asks, whose row is laid out as `row` tells; none for relative pronouns and those of the first and second person.
pub(super) fn anaphor(view: &View<'_>, mention: &Mention, position: Position, row: usize) -> Option<Anaphor> {
    let at = mention.tokens.start;
    let class = match mention.kind {
        MentionKind::Name => return None,
        MentionKind::Pronoun => match view.info(at).pronoun? {
            PronounKind::He => HE,
            PronounKind::She => SHE,
            PronounKind::It => IT,
            PronounKind::They => THEY,
            PronounKind::I | PronounKind::We | PronounKind::You => return None,
        },
        MentionKind::Descriptor => descriptor_class(view, mention),
    };
    let own = match position {
        _ if position.quoted => QUOTED,
        _ if position.source => SOURCE,
        _ if position.subject => SUBJECT,
        _ if position.possessive || view.has(at, Class::Possessive) => OWNER,
        _ => ELSE,
    };
    let head = view.head(mention);
    let described = mention.kind == MentionKind::Descriptor;
    let modifiers = if described { head.start - role::content(view, mention).start.min(head.start) } else { 0 };
    Some(Anaphor {
        class,
        own,
        numbers: [place(class), place(own).saturating_sub(CLASSES)],
        zone: if view.is_title(at) { 0 } else { position.paragraph.clamp(1, 4) },
        head: if described { head_word(view, head.end - 1) } else { 0 },
        goes_on: described
            && (view.any(mention.tokens.end, Classes::of(&[Class::Of, Class::Preposition, Class::Relative]))
                || view.is_lower(mention.tokens.end) && view.has(mention.tokens.end, Class::Ing)),
        modifiers,
        answers: answers(view, at),
        is_described: described,
        opening: opening(view, at),
        sort: if described { sort(view, mention, head.end - 1) } else { 0 },
        start: at - view.bounds(at).start,
        row,
    })
}

/// Where in its paragraph and sentence it stands: 0 first in a paragraph, 1 first in a sentence, 2 behind the quotation that
/// the paragraph begins with, 3 behind another quotation, 4 right behind *and* or *but*, 5 anywhere else.
fn opening(view: &View<'_>, at: usize) -> usize {
    let bounds = view.bounds(at);
    let paragraph = view.paragraphs.get(view.paragraph(at)).map_or(0, |paragraph| paragraph.tokens.start);
    let before = at.wrapping_sub(1);
    match () {
        () if at == paragraph => 0,
        () if at == bounds.start => 1,
        () if view.is_mark(before) && !view.is_possessive(before) => {
            if view.is_mark(paragraph) && (paragraph + 1..before).all(|at| view.is_quoted(at)) { 2 } else { 3 }
        }
        () if view.any(before, Classes::of(&[Class::And, Class::But])) => 4,
        () => 5,
    }
}

/// A kind of title among the kinds of nouns.
pub(super) fn title_sort(kind: TitleKind) -> usize {
    1 + kind as usize
}

/// What kind of noun a descriptor’s head is: the kind of a title, or of a noun for people, bodies and documents.
fn sort(view: &View<'_>, mention: &Mention, last: usize) -> usize {
    let info = view.info(last);
    if let Some(title) = info.title {
        return title_sort(view.lexicon.titles[title as usize].kind);
    }
    if let Some(group) = info.group {
        return 20 + view.lexicon.groups[group as usize].kind as usize;
    }
    if mention.entity_kind == EntityKind::Person { 30 } else { 31 }
}

/// The title’s first form, or the noun itself, where the lexicons hold it.
fn head_word(view: &View<'_>, at: usize) -> u64 {
    match view.info(at).hash {
        _ if view.is_number(at) => AGE,
        0 => NO_WORD,
        hash => hash,
    }
}

fn descriptor_class(view: &View<'_>, mention: &Mention) -> u64 {
    let classes = match mention.entity_kind {
        EntityKind::Person => [PERSON, PERSON_BARE, PERSON_NEW, PERSON_OWNED],
        EntityKind::Organisation => [BODY, BODY_BARE, BODY_NEW, BODY_OWNED],
        EntityKind::Document => [DOCUMENT, DOCUMENT_BARE, DOCUMENT_NEW, DOCUMENT_OWNED],
        EntityKind::Group | EntityKind::Place | EntityKind::Unknown => [GROUP, GROUP_BARE, GROUP_NEW, GROUP_OWNED],
    };
    let start = mention.tokens.start;
    let owned = mention.tokens.clone().any(|at| view.is_possessive(at) || view.has(at, Class::Possessive));
    let place = match () {
        () if descriptor::is_definite(view, mention) => 0,
        () if owned => 3,
        () if view.any(start, DETERMINER) || view.is_number(start) => 2,
        () => 1,
    };
    classes[place]
}

/// Whether the pronoun at a token is the subject of a verb of answering: *he replied*.
fn answers(view: &View<'_>, at: usize) -> bool {
    let inflected = view.any(at + 1, Classes::of(&[Class::Past, Class::Third]));
    let verb = view.info(at + 1).verb.filter(|_| inflected && view.has(at, Class::SubjectPronoun));
    verb.is_some_and(|id| view.lexicon.verbs[id as usize].act == "answer")
}
