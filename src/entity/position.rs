//! Where a mention stands in its sentence: as a subject, a possessor, between quotation marks.

use crate::mention::{AUXILIARY, CLOSED, FINITE, View};
use crate::model::{Class, Classes, Mention, MentionKind, TokenKind};

/// How many tokens an apposition or relative clause between subject and verb may have.
const LONGEST_ASIDE: usize = 30;

/// A mention's place.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Position {
    pub(crate) sentence: usize,
    pub(crate) paragraph: usize,
    /// Subject of a clause.
    pub(crate) subject: bool,
    /// Subject of a main clause: not behind *that*, *who*, *when* or a verb of saying.
    pub(crate) main: bool,
    /// Subject of a verb of saying.
    pub(crate) speaks: bool,
    /// *’s* follows.
    pub(crate) possessive: bool,
    /// Owner of a clause’s subject: *Clinton’s support is*.
    pub(crate) owns_subject: bool,
    /// Stands between marks that hold speech.
    pub(crate) quoted: bool,
    /// Stands in a headline.
    pub(crate) headline: bool,
    /// Stands behind a preposition.
    pub(crate) oblique: bool,
    /// Fronted as what the sentence is about: *For Ann Lee, the matter is closed*.
    pub(crate) topic: bool,
    /// Is the source of a row, or one of several.
    pub(crate) source: bool,
    /// Of one that ends with a question.
    pub(crate) asks: bool,
    /// Something is said to it.
    pub(crate) addressed: bool,
    /// The row in whose content it stands.
    pub(crate) row: Option<u32>,
}

/// The place of each mention.
pub(crate) fn positions(view: &View<'_>, mentions: &[Mention]) -> Vec<Position> {
    mentions.iter().map(|mention| position(view, mention)).collect()
}

fn position(view: &View<'_>, mention: &Mention) -> Position {
    let (start, end) = (mention.tokens.start, mention.tokens.end);
    let bounds = view.bounds(start);
    let oblique = start > bounds.start && {
        let before =
            if view.has(start - 1, Class::Article) && start - 1 > bounds.start { start - 2 } else { start - 1 };
        view.any(before, Classes::of(&[Class::Preposition, Class::Of, Class::By, Class::To, Class::As]))
            && !view.has(before, Class::Subordinator)
    };
    // For Ann Lee, the matter is closed: she is what the sentence is about.
    let topic = oblique && start == bounds.start + 1 && view.word(end) == ",";
    let oblique = oblique && !topic;
    let verb =
        (!oblique && !view.is_possessive(end) && opens_clause(view, widened(view, start, bounds.start), bounds.start))
            .then(|| verb_behind(view, end, bounds.end))
            .flatten();
    // Nadia Roe stood up: a verb that no lexicon holds, right behind a name.
    let unknown = mention.kind == MentionKind::Name
        && view.is_lower(end)
        && view.tokens[end].classes.is_empty()
        && !view.is_possessive(end)
        && !oblique
        && opens_clause(view, start, bounds.start);
    // Not so where a verb follows: *her lawyer, Sven Toll, said the judge had erred*.
    let inverted = start > bounds.start
        && view.has(start - 1, Class::StrongVerb)
        && !view.any(end, FINITE.with(AUXILIARY))
        && start - 1 > bounds.start
        && (view.is_mark(start - 2) || matches!(view.word(start - 2), "," | "?" | "!"));
    // His grandmother, he says: the owner of the subject is as much in mind as one by name.
    let owner = mention.kind == MentionKind::Pronoun && view.has(start, Class::Possessive) && start == bounds.start;
    Position {
        sentence: view.sentence(start),
        paragraph: view.paragraph(start),
        subject: topic || verb.is_some() || inverted || unknown,
        main: topic || inverted || (verb.is_some() || unknown) && !is_embedded(view, start, bounds.start),
        speaks: inverted || verb.is_some_and(|at| view.has(at, Class::CueVerb)),
        possessive: view.is_possessive(end) || owner,
        owns_subject: (view.is_possessive(end) || owner) && !oblique && opens_clause(view, start, bounds.start),
        quoted: view.is_quoted(start),
        headline: view.is_headline(start) || view.is_title(start),
        oblique,
        topic,
        ..Position::default()
    }
}

fn is_embedded(view: &View<'_>, start: usize, floor: usize) -> bool {
    let mut at = start;
    if at > floor && view.has(at - 1, Class::Article) {
        at -= 1;
    }
    at > floor && view.any(at - 1, EMBEDDING)
}

const EMBEDDING: Classes = Classes::of(&[
    Class::That,
    Class::Subordinator,
    Class::If,
    Class::Interrogative,
    Class::Relative,
    Class::CueVerb,
    Class::And,
]);

/// Where the noun phrase around a mention that begins with a title begins: *transport minister Ilse Brandt*.
fn widened(view: &View<'_>, start: usize, floor: usize) -> usize {
    /// The most words before a title.
    const MOST: usize = 3;
    let is_modifier =
        |at: &usize| view.tokens[*at].kind == TokenKind::Word && !view.any(*at, CLOSED) && !view.has(*at, Class::Past);
    if !view.has(start, Class::Role) {
        // An irate Singh chastised Mkize: what an article and a quality say of a name goes with it.
        let quality = |at: &usize| view.is_lower(*at) && is_modifier(at) && !view.any(*at, FINITE);
        let first = (floor..start).rev().take(MOST).take_while(quality).last();
        let Some(first) = first.filter(|&first| first > floor) else { return start };
        // Former smoker Ann Lee said: with nothing before it, the first word begins the sentence in place of an article.
        let word = first - 1;
        let bare = word == floor && view.is_capital(word) && is_modifier(&word) && !view.any(word, ASIDE);
        return if view.has(word, Class::Article) {
            first
        } else if bare {
            word
        } else {
            start
        };
    }
    (floor..start).rev().take(MOST).take_while(is_modifier).last().unwrap_or(start)
}

/// Words at the head of a sentence that say nothing of a name behind them.
const ASIDE: Classes =
    Classes::of(&[Class::Adverb, Class::Hearsay, Class::Time, Class::Calendar, Class::CueVerb, Class::OtherVerb]);

/// Whether a subject may stand at `start`: at the head of a clause.
fn opens_clause(view: &View<'_>, start: usize, floor: usize) -> bool {
    if start == floor {
        return true;
    }
    let mut before = start - 1;
    if view.has(before, Class::Article) {
        if before == floor {
            return true;
        }
        before -= 1;
    }
    let token = &view.tokens[before];
    token.kind == TokenKind::Mark
        || token.kind == TokenKind::Punct
        || token.classes.any(Classes::of(&[
            Class::And,
            Class::But,
            Class::Subordinator,
            Class::That,
            Class::If,
            Class::Interrogative,
            Class::Relative,
            Class::As,
            Class::Adverb,
            Class::CueVerb,
            Class::Time,
            Class::Calendar,
        ]))
}

/// The main verb behind a subject that ends at `at`, over adverbs, auxiliaries and an aside between commas.
fn verb_behind(view: &View<'_>, at: usize, end: usize) -> Option<usize> {
    let from = skip_aside(view, at, end);
    let mut place = from;
    let mut auxiliary = None;
    while place < end && place < from + 6 {
        if view.any(place, AUXILIARY) {
            auxiliary = Some(place);
        } else if view.any(place, FINITE) || auxiliary.is_some() && view.any(place, VERBAL) {
            return Some(place);
        } else if !view.any(place, Classes::of(&[Class::Adverb, Class::Hearsay, Class::Negation]))
            && view.tokens[place].kind != TokenKind::Clitic
        {
            break;
        }
        place += 1;
    }
    auxiliary
}

const VERBAL: Classes = Classes::of(&[Class::Participle, Class::Ing, Class::Base]);

fn skip_aside(view: &View<'_>, mut at: usize, end: usize) -> usize {
    // A party or an age in brackets, before an aside between commas: *Ann Lee (D), a lawyer, said*.
    if view.word(at) == "("
        && let Some(close) = (at + 1..end.min(at + 8)).find(|&place| view.word(place) == ")")
    {
        at = close + 1;
    }
    let opens = |place: usize| matches!(view.word(place), "," | "(" | "—" | "–" | "--");
    if at >= end {
        return at;
    }
    let finite = FINITE.with(AUXILIARY);
    if opens(at) && view.any(at + 1, finite) {
        // The second comma of an apposition: *his manager, Jeff Weaver, appeared*.
        return at + 1;
    }
    if opens(at) {
        let limit = end.min(at + LONGEST_ASIDE);
        let closes = |place: &usize| matches!(view.word(*place), "," | ")" | "—" | "–" | "--") && *place + 1 < end;
        return (at + 1..limit)
            .filter(closes)
            .map(|place| place + 1)
            .find(|&place| view.any(place, finite))
            .unwrap_or(at);
    }
    if view.any(at, Classes::of(&[Class::Of, Class::Preposition])) && !view.has(at, Class::To) {
        // The head of the night shift said: over one prepositional phrase.
        let limit = end.min(at + 16);
        return (at + 1..limit)
            .find(|&place| view.any(place, FINITE) && !view.any(place, CLOSED.without(AUXILIARY)))
            .unwrap_or(at);
    }
    at
}

#[cfg(test)]
mod tests {
    use super::{Position, positions};
    use crate::mention::testing::read;

    fn position(text: &str, words: &str) -> Position {
        read(text, |view, mentions| {
            let place = mentions.iter().position(|mention| mention.span.slice(text) == words);
            place.map_or_else(Position::default, |place| positions(view, &mentions)[place])
        })
    }

    #[test]
    fn subjects_and_speakers() {
        assert!(position("Nadia Roe said little.", "Nadia Roe").speaks);
        assert!(position("“No,” said Nadia Roe.", "Nadia Roe").speaks);
        assert!(position("Nadia Roe, a judge who left in May, said little.", "Nadia Roe").speaks);
        assert!(position("Nadia Roe (D), a judge, said little.", "Nadia Roe").speaks);
        assert!(position("The owner, Nadia Roe, was arrested.", "Nadia Roe").main);
        assert!(position("Former whistler Nadia Roe said little.", "Nadia Roe").main);
        assert!(!position("They gave it to Nadia Roe there.", "Nadia Roe").subject);
        assert!(!position("Her lawyer, Sven Toll, said Nadia Roe had left.", "Nadia Roe").main);
        assert!(!position("Peter Dale believes that Nadia Roe has left.", "Nadia Roe").main);
    }

    #[test]
    fn owners() {
        let found = position("Nadia Roe's plan is dead.", "Nadia Roe");
        assert!(found.possessive && found.owns_subject && !found.subject);
    }
}
