//! The word class of each chunk in its place: the lexicons' classes, the shape, and one look to the left.
//!
//! This is the whole of the tagger: measurement showed a full one to be worth less than a point.

use super::chunk::{Chunk, ChunkKind};
use super::tag::Tag;
use crate::model::{Class, Classes, QuoteSpan, Shape, Token, TokenKind, WordId};

/// The tag of the first class that a word has.
const PRIORITY: &[(Class, Tag)] = &[
    (Class::ApostropheS, Tag::ApostropheS),
    (Class::Clitic, Tag::Clitic),
    (Class::Hearsay, Tag::Hearsay),
    (Class::Be, Tag::Be),
    (Class::Have, Tag::Have),
    (Class::Do, Tag::Do),
    (Class::Modal, Tag::Modal),
    (Class::Negation, Tag::Negation),
    (Class::That, Tag::That),
    (Class::To, Tag::To),
    (Class::Of, Tag::Of),
    (Class::By, Tag::By),
    (Class::As, Tag::As),
    (Class::Article, Tag::Article),
    (Class::Possessive, Tag::Possessive),
    (Class::SubjectPronoun, Tag::Subject),
    (Class::It, Tag::It),
    (Class::Relative, Tag::Relative),
    (Class::ObjectPronoun, Tag::Object),
    (Class::Demonstrative, Tag::Demonstrative),
    (Class::If, Tag::If),
    (Class::Interrogative, Tag::Interrogative),
    (Class::But, Tag::But),
    (Class::And, Tag::And),
    (Class::There, Tag::There),
    (Class::Preposition, Tag::Preposition),
    (Class::Subordinator, Tag::Subordinator),
    (Class::Quantifier, Tag::Quantifier),
    (Class::Courtesy, Tag::Courtesy),
    (Class::Number, Tag::Number),
    (Class::Calendar, Tag::Calendar),
    (Class::Demonym, Tag::Demonym),
    (Class::Place, Tag::Place),
    (Class::Affiliation, Tag::Affiliation),
    (Class::Metonym, Tag::Organisation),
    (Class::Organisation, Tag::Organisation),
    (Class::Given, Tag::Given),
    (Class::OrganisationWord, Tag::OrganisationWord),
    (Class::NameSuffix, Tag::NameSuffix),
    (Class::Role, Tag::Role),
    (Class::PersonNoun, Tag::PersonNoun),
    (Class::Group, Tag::Group),
    (Class::Document, Tag::Document),
    (Class::Media, Tag::Media),
    (Class::Body, Tag::Body),
    (Class::CueNoun, Tag::CueNoun),
    (Class::CueAdjective, Tag::CueAdjective),
    (Class::Time, Tag::Time),
    (Class::RoleModifier, Tag::RoleModifier),
    (Class::Adverb, Tag::Adverb),
    (Class::NameParticle, Tag::NameParticle),
    (Class::Particle, Tag::Particle),
    (Class::Work, Tag::Work),
];

/// For each class its place in [`PRIORITY`]; behind its end for classes that are not there.
const PLACES: [u8; 64] = {
    let mut places = [PRIORITY.len() as u8; 64];
    let mut at = 0;
    while at < PRIORITY.len() {
        places[PRIORITY[at].0 as usize] = at as u8;
        at += 1;
    }
    places
};

/// The tag of the first of the classes in [`PRIORITY`].
fn first_listed(classes: Classes) -> Option<Tag> {
    let first = classes.iter().map(|class| PLACES[class as usize]).min()?;
    PRIORITY.get(usize::from(first)).map(|(_, tag)| *tag)
}

/// Nouns that share their form with a verb.
const NOUNS: Classes = Classes::of(&[
    Class::Role,
    Class::PersonNoun,
    Class::Group,
    Class::Document,
    Class::Media,
    Class::Body,
    Class::CueNoun,
    Class::Time,
    Class::Work,
]);

/// Classes that a word keeps even where it could be a verb.
const CLOSED: Classes = Classes::of(&[
    Class::Be,
    Class::Have,
    Class::Do,
    Class::Modal,
    Class::Negation,
    Class::That,
    Class::To,
    Class::Of,
    Class::By,
    Class::As,
    Class::Article,
    Class::Possessive,
    Class::SubjectPronoun,
    Class::It,
    Class::Relative,
    Class::ObjectPronoun,
    Class::Demonstrative,
    Class::If,
    Class::Interrogative,
    Class::But,
    Class::And,
    Class::There,
    Class::Preposition,
    Class::Subordinator,
    Class::Quantifier,
    Class::Courtesy,
    Class::ApostropheS,
    Class::Clitic,
]);

/// Gives every chunk its tag and word.
pub(super) fn assign(text: &str, tokens: &[Token], quotes: &[QuoteSpan], chunks: &mut [Chunk]) {
    let mut before = Tag::ParagraphBreak;
    for chunk in chunks {
        let tag = match chunk.kind {
            ChunkKind::ParagraphBreak => Tag::ParagraphBreak,
            ChunkKind::SentenceBreak => Tag::SentenceBreak,
            ChunkKind::Quote(id) => quote_tag(text, tokens, chunk, quotes[id.0].closed),
            ChunkKind::Token => token_tag(text, &tokens[chunk.start], before),
        };
        chunk.tag = tag;
        chunk.word = match chunk.kind {
            ChunkKind::Token => word_value(&tokens[chunk.start], tag),
            _ => tag.value(),
        };
        // Adverbs and negation do not change what may follow.
        if !matches!(tag, Tag::Adverb | Tag::Negation | Tag::QuoteShort) {
            before = tag;
        }
    }
}

/// Identities of closed-class words and of cues are features; names and topic words are not.
fn word_value(token: &Token, tag: Tag) -> u64 {
    const KEPT: Classes = CLOSED.with(Classes::of(&[
        Class::CueVerb,
        Class::CueNoun,
        Class::CueAdjective,
        Class::Hearsay,
        Class::Adverb,
        Class::Particle,
        Class::Document,
        Class::Group,
        Class::PersonNoun,
        Class::Media,
        Class::Body,
        Class::Role,
        Class::Time,
    ]));
    let named = token.is_capitalised() && (tag.is_name() || tag == Tag::Capital);
    let known = token.word != WordId::UNKNOWN;
    if known && token.classes.any(KEPT) && !named { token.hash } else { tag.value() }
}

fn quote_tag(text: &str, tokens: &[Token], chunk: &Chunk, closed: bool) -> Tag {
    let words = tokens[chunk.start..chunk.end].iter().filter(|token| token.kind == TokenKind::Word).count();
    let last = tokens[chunk.start..chunk.end].iter().rev().find(|token| token.kind != TokenKind::Mark);
    let last = last.map_or("", |token| token.span.slice(text));
    let behind = tokens.get(chunk.end).filter(|token| token.kind == TokenKind::Punct && !token.spaced);
    match last {
        "," => Tag::QuoteComma,
        "?" | "!" => Tag::QuoteAsk,
        "." | "…" | "..." if words > 3 => Tag::QuoteStop,
        _ if !closed => Tag::QuoteOpen,
        _ if behind.is_some_and(|token| token.span.slice(text) == ",") && words > 4 => Tag::QuoteComma,
        _ if words <= 3 => Tag::QuoteShort,
        _ => Tag::QuoteOther,
    }
}

fn token_tag(text: &str, token: &Token, before: Tag) -> Tag {
    let word = token.span.slice(text);
    match token.kind {
        TokenKind::Punct => sign_tag(word),
        TokenKind::Mark => Tag::Mark,
        TokenKind::Number => Tag::Number,
        TokenKind::Clitic | TokenKind::Word => word_tag(word, token, before),
    }
}

fn sign_tag(sign: &str) -> Tag {
    match sign {
        "," => Tag::Comma,
        ":" => Tag::Colon,
        ";" => Tag::Semicolon,
        "—" | "–" | "--" | "-" | "―" => Tag::Dash,
        "(" | "[" | "{" => Tag::BracketOpen,
        ")" | "]" | "}" => Tag::BracketClose,
        "?" | "!" => Tag::Ask,
        "$" | "£" | "€" | "%" | "¥" => Tag::Money,
        _ if sign.starts_with(['.', '…']) => Tag::Stop,
        _ => Tag::Sign,
    }
}

fn word_tag(word: &str, token: &Token, before: Tag) -> Tag {
    let classes = token.classes;
    if classes.has(Class::CueVerb) && !classes.any(CLOSED) && reads_as_verb(token, before) {
        return verb_tag(classes, before);
    }
    // What an office is for says nothing of a word’s part in a sentence.
    if classes.without(Classes::of(&[Class::Field])).is_empty() {
        return unknown_tag(word, token);
    }
    if classes.has(Class::OtherVerb) && !classes.any(CLOSED.with(NOUNS)) && token.shape == Shape::Lower {
        return other_verb_tag(classes, before);
    }
    match first_listed(classes) {
        // A capitalised common noun inside a name: Budget Office.
        Some(Tag::CueNoun | Tag::CueAdjective | Tag::Time | Tag::Work)
            if token.shape == Shape::Title && before.is_name() =>
        {
            Tag::Capital
        }
        Some(tag) => tag,
        None if classes.has(Class::CueVerb) => noun_or_capital(token),
        None => unknown_tag(word, token),
    }
}

/// The tag of a verb that is no cue: finite or not, told by what stands before it.
fn other_verb_tag(classes: Classes, before: Tag) -> Tag {
    let in_noun_phrase = matches!(
        before,
        Tag::Article | Tag::Possessive | Tag::Demonstrative | Tag::ApostropheS | Tag::Of | Tag::Preposition | Tag::By
    );
    if classes.has(Class::Ing) {
        Tag::UnknownIng
    } else if classes.has(Class::Past) || classes.has(Class::Participle) {
        let participle = in_noun_phrase || matches!(before, Tag::Be | Tag::Have) || !classes.has(Class::Past);
        if participle { Tag::UnknownEd } else { Tag::OtherVerb }
    } else if classes.has(Class::Third) {
        if in_noun_phrase || before.is_cue_verb() { Tag::UnknownS } else { Tag::OtherVerb }
    } else if matches!(before, Tag::To | Tag::Modal | Tag::Do | Tag::Subject) {
        Tag::OtherVerb
    } else {
        Tag::Lower
    }
}

fn noun_or_capital(token: &Token) -> Tag {
    if token.is_capitalised() { Tag::Capital } else { Tag::CueNoun }
}

/// Whether a form of a cue verb is a verb here: what stands before it decides.
fn reads_as_verb(token: &Token, before: Tag) -> bool {
    let classes = token.classes;
    let noun = classes.any(NOUNS);
    let ing = classes.has(Class::Ing);
    match before {
        Tag::Article | Tag::Possessive | Tag::Demonstrative | Tag::ApostropheS | Tag::Of | Tag::Demonym => {
            ing && !noun || before == Tag::Demonstrative && classes.has(Class::Past) && !noun
        }
        Tag::Quantifier | Tag::Number | Tag::CueAdjective | Tag::Money => !noun && (ing || classes.has(Class::Past)),
        Tag::Preposition | Tag::By => ing || classes.has(Class::Participle) && !noun,
        Tag::To | Tag::Modal | Tag::Subject | Tag::It | Tag::Relative | Tag::Do | Tag::Clitic => true,
        _ if token.shape == Shape::Title && before.is_name() && !classes.has(Class::Past) => false,
        // Trump, Grant: a capitalised base form is a name, at a sentence's start too.
        _ if token.shape == Shape::Title && !classes.any(Classes::of(&[Class::Past, Class::Third, Class::Ing])) => {
            false
        }
        Tag::Be | Tag::Have => classes.has(Class::Participle) || ing || !noun,
        // “said harbour master”: a base form behind a verb is no verb.
        _ if before.is_cue_verb() && !classes.any(Classes::of(&[Class::Past, Class::Third, Class::Ing])) => false,
        // “No,” notes Roe: nobody puts a plural noun there.
        Tag::QuoteComma | Tag::QuoteAsk if classes.has(Class::Third) => true,
        _ if noun => classes.has(Class::Past) || ing || classes.has(Class::Third) && before.is_nominal(),
        _ => true,
    }
}

fn verb_tag(classes: Classes, before: Tag) -> Tag {
    let strong = classes.has(Class::StrongVerb);
    let pick = |speech, other| if strong { speech } else { other };
    if classes.has(Class::Ing) {
        pick(Tag::SpeechIng, Tag::VerbIng)
    } else if classes.has(Class::Participle) && matches!(before, Tag::Be | Tag::Have | Tag::ApostropheS | Tag::Clitic) {
        Tag::VerbParticiple
    } else if classes.has(Class::Past) {
        pick(Tag::SpeechPast, Tag::VerbPast)
    } else if classes.has(Class::Participle) {
        Tag::VerbParticiple
    } else if classes.has(Class::Third) {
        pick(Tag::SpeechPresent, Tag::VerbPresent)
    } else if matches!(before, Tag::To | Tag::Modal | Tag::Do) {
        pick(Tag::SpeechBase, Tag::VerbBase)
    } else {
        pick(Tag::SpeechPresent, Tag::VerbBase)
    }
}

fn unknown_tag(word: &str, token: &Token) -> Tag {
    let classes = token.classes;
    if token.is_capitalised() {
        Tag::Capital
    } else if classes.has(Class::Adverb) {
        Tag::UnknownLy
    } else if classes.has(Class::Ing) {
        Tag::UnknownIng
    } else if classes.has(Class::Past) {
        Tag::UnknownEd
    } else if word.ends_with('s') && !word.ends_with("ss") {
        Tag::UnknownS
    } else if token.shape == Shape::Lower {
        Tag::Lower
    } else {
        Tag::Other
    }
}
