//! Where a mention stands in its sentence: as a subject, a possessor, between quotation marks.

use crate::mention::{AUXILIARY, CLOSED, FINITE, Look};
use crate::model::{Class, Classes, Mention, MentionKind, TokenKind};

/// How many tokens an apposition or relative clause between subject and verb may have.
const LONGEST_ASIDE: usize = 30;

/// A mention's place.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Site {
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
}

/// The place of each mention.
pub(crate) fn sites(look: &Look<'_>, mentions: &[Mention]) -> Vec<Site> {
    mentions.iter().map(|mention| site(look, mention)).collect()
}

fn site(look: &Look<'_>, mention: &Mention) -> Site {
    let (start, end) = (mention.tokens.start, mention.tokens.end);
    let bounds = look.bounds(start);
    let oblique = start > bounds.start && {
        let before =
            if look.has(start - 1, Class::Article) && start - 1 > bounds.start { start - 2 } else { start - 1 };
        look.any(before, Classes::of(&[Class::Preposition, Class::Of, Class::By, Class::To, Class::As]))
            && !look.has(before, Class::Subordinator)
    };
    // For Ann Lee, the matter is closed: she is what the sentence is about.
    let topic = oblique && start == bounds.start + 1 && look.word(end) == ",";
    let oblique = oblique && !topic;
    let verb =
        (!oblique && !look.is_possessive(end) && opens_clause(look, widened(look, start, bounds.start), bounds.start))
            .then(|| verb_behind(look, end, bounds.end))
            .flatten();
    // Nadia Roe stood up: a verb that no lexicon holds, right behind a name.
    let unknown = mention.kind == MentionKind::Name
        && look.is_lower(end)
        && look.tokens[end].classes.is_empty()
        && !look.is_possessive(end)
        && !oblique
        && opens_clause(look, start, bounds.start);
    // Not so where a verb follows: *her lawyer, Sven Toll, said the judge had erred*.
    let inverted = start > bounds.start
        && look.has(start - 1, Class::StrongVerb)
        && !look.any(end, FINITE.with(AUXILIARY))
        && start - 1 > bounds.start
        && (look.is_mark(start - 2) || matches!(look.word(start - 2), "," | "?" | "!"));
    // His grandmother, he says: the owner of the subject is as much in mind as one by name.
    let owner = mention.kind == MentionKind::Pronoun && look.has(start, Class::Possessive) && start == bounds.start;
    Site {
        sentence: look.sentence(start),
        paragraph: look.paragraph(start),
        subject: topic || verb.is_some() || inverted || unknown,
        main: topic || inverted || (verb.is_some() || unknown) && !is_embedded(look, start, bounds.start),
        speaks: inverted || verb.is_some_and(|at| look.has(at, Class::CueVerb)),
        possessive: look.is_possessive(end) || owner,
        owns_subject: (look.is_possessive(end) || owner) && !oblique && opens_clause(look, start, bounds.start),
        quoted: look.is_quoted(start),
        headline: look.is_headline(start),
        oblique,
        topic,
    }
}

fn is_embedded(look: &Look<'_>, start: usize, floor: usize) -> bool {
    let mut at = start;
    if at > floor && look.has(at - 1, Class::Article) {
        at -= 1;
    }
    at > floor && look.any(at - 1, EMBEDDING)
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
fn widened(look: &Look<'_>, start: usize, floor: usize) -> usize {
    /// The most words before a title.
    const MOST: usize = 3;
    if !look.has(start, Class::Role) {
        return start;
    }
    let is_modifier =
        |at: &usize| look.tokens[*at].kind == TokenKind::Word && !look.any(*at, CLOSED) && !look.has(*at, Class::Past);
    (floor..start).rev().take(MOST).take_while(is_modifier).last().unwrap_or(start)
}

/// Whether a subject may stand at `start`: at the head of a clause.
fn opens_clause(look: &Look<'_>, start: usize, floor: usize) -> bool {
    if start == floor {
        return true;
    }
    let mut before = start - 1;
    if look.has(before, Class::Article) {
        if before == floor {
            return true;
        }
        before -= 1;
    }
    let token = &look.tokens[before];
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
fn verb_behind(look: &Look<'_>, at: usize, end: usize) -> Option<usize> {
    let from = skip_aside(look, at, end);
    let mut place = from;
    let mut auxiliary = None;
    while place < end && place < from + 6 {
        if look.any(place, AUXILIARY) {
            auxiliary = Some(place);
        } else if look.any(place, FINITE) || auxiliary.is_some() && look.any(place, VERBAL) {
            return Some(place);
        } else if !look.any(place, Classes::of(&[Class::Adverb, Class::Hearsay, Class::Negation]))
            && look.tokens[place].kind != TokenKind::Clitic
        {
            break;
        }
        place += 1;
    }
    auxiliary
}

const VERBAL: Classes = Classes::of(&[Class::Participle, Class::Ing, Class::Base]);

fn skip_aside(look: &Look<'_>, mut at: usize, end: usize) -> usize {
    // A party or an age in brackets, before an aside between commas: *Ann Lee (D), a lawyer, said*.
    if look.word(at) == "("
        && let Some(close) = (at + 1..end.min(at + 8)).find(|&place| look.word(place) == ")")
    {
        at = close + 1;
    }
    let opens = |place: usize| matches!(look.word(place), "," | "(" | "—" | "–" | "--");
    if at >= end {
        return at;
    }
    let finite = FINITE.with(AUXILIARY);
    if opens(at) && look.any(at + 1, finite) {
        // The second comma of an apposition: *his manager, Jeff Weaver, appeared*.
        return at + 1;
    }
    if opens(at) {
        let limit = end.min(at + LONGEST_ASIDE);
        let closes = |place: &usize| matches!(look.word(*place), "," | ")" | "—" | "–" | "--") && *place + 1 < end;
        return (at + 1..limit)
            .filter(closes)
            .map(|place| place + 1)
            .find(|&place| look.any(place, finite))
            .unwrap_or(at);
    }
    if look.any(at, Classes::of(&[Class::Of, Class::Preposition])) && !look.has(at, Class::To) {
        // The head of the night shift said: over one prepositional phrase.
        let limit = end.min(at + 16);
        return (at + 1..limit)
            .find(|&place| look.any(place, FINITE) && !look.any(place, CLOSED.without(AUXILIARY)))
            .unwrap_or(at);
    }
    at
}

#[cfg(test)]
mod tests {
    use super::{Site, sites};
    use crate::mention::testing::read;

    fn site(text: &str, words: &str) -> Site {
        read(text, |look, mentions| {
            let place = mentions.iter().position(|mention| mention.span.slice(text) == words);
            place.map_or_else(Site::default, |place| sites(look, &mentions)[place])
        })
    }

    #[test]
    fn subjects_and_speakers() {
        assert!(site("Nadia Roe said little.", "Nadia Roe").speaks);
        assert!(site("“No,” said Nadia Roe.", "Nadia Roe").speaks);
        assert!(site("Nadia Roe, a judge who left in May, said little.", "Nadia Roe").speaks);
        assert!(site("Nadia Roe (D), a judge, said little.", "Nadia Roe").speaks);
        assert!(site("The owner, Nadia Roe, was arrested.", "Nadia Roe").main);
        assert!(!site("They gave it to Nadia Roe there.", "Nadia Roe").subject);
        assert!(!site("Her lawyer, Sven Toll, said Nadia Roe had left.", "Nadia Roe").main);
        assert!(!site("Peter Dale believes that Nadia Roe has left.", "Nadia Roe").main);
    }

    #[test]
    fn owners() {
        let found = site("Nadia Roe's plan is dead.", "Nadia Roe");
        assert!(found.possessive && found.owns_subject && !found.subject);
    }
}
