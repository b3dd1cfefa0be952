//! Shares of people: *54% of companies* are companies, *many of whom* those before, and *another 11%* is of whom the last
//! share was.

use super::document::is_by_maker;
use super::namer::Namer;
use super::phrase::Phrase;
use crate::lexicon::entries::WordUse;
use crate::lexicon::word_hash;
use crate::mention::CLOSED;
use crate::model::{Attribution, Class, Classes, Naming, SpeakerKind, TokenKind};

/// How many tokens may tell what share it is: *nearly three-quarters (72%)*.
const LONGEST: usize = 12;
/// How many rows back the last share is looked for.
const ROWS: usize = 8;
/// How many paragraphs back.
const NEAR: usize = 2;
/// The sign of a share.
const SIGN: &str = "%";
/// What kind of speaker they are where nobody names them.
const GROUP: SpeakerKind = SpeakerKind::Group;

impl Namer<'_, '_> {
    /// Those of whom the source is a share.
    pub(super) fn of_share(
        &mut self,
        phrase: &Phrase<'_, '_>,
        attributions: &[Attribution],
        at: usize,
        done: &[Naming],
    ) -> Option<Naming> {
        let end = share(phrase)?;
        if end < phrase.tokens.end {
            let whole = whole(phrase, end)?;
            // 87% of adults asked by Tarn Research: who asked is not who answered.
            return self
                .of_phrase(&whole)
                .filter(|naming| !is_by_maker(naming))
                .or_else(|| self.as_written(&whole, GROUP));
        }
        let view = self.view;
        let (start, paragraph) = (attributions[at].hull().start, view.paragraph(phrase.tokens.start));
        let before = (0..at).rev().filter(|&row| attributions[row].hull().start < start).take(ROWS);
        let last = before.into_iter().find(|&row| {
            let Some(source) = attributions[row].source.first() else { return false };
            let tokens = view.tokens_in(*source);
            let near = view.paragraph(tokens.start) + NEAR >= paragraph;
            near && share(&Phrase::new(view, self.mentions, tokens)).is_some()
        })?;
        Some(Naming { why: "share of the same", ..done[last].clone() }).filter(|naming| !naming.speakers.is_empty())
    }
}

/// Where the words end that tell the share, if the phrase begins with such: at *of*, or with the phrase.
fn share(phrase: &Phrase<'_, '_>) -> Option<usize> {
    let view = phrase.view;
    let tokens = phrase.tokens.clone();
    let end = tokens.end.min(tokens.start + LONGEST);
    let amount = Classes::of(&[Class::Number, Class::Quantifier, Class::Article]);
    let is_share = |at: usize| {
        // three-quarters
        let last = view.word(at).rsplit('-').next().unwrap_or_default();
        view.is_for(at, WordUse::Share) || view.lexicon.is_for(word_hash(last), WordUse::Share)
    };
    let tells = |at: usize| {
        let aside = view.has(at, Class::Adverb) || view.is_for(at, WordUse::Focus) || view.is_for(at, WordUse::Amount);
        view.is_number(at) || view.any(at, amount) || is_share(at) || aside
    };
    let mark = |at: usize| view.tokens[at].kind == TokenKind::Punct && view.word(at) != ",";
    // more than eight in 10
    let links = |at: usize| {
        let link = view.any(at, Classes::of(&[Class::Preposition, Class::Particle])) && !view.has(at, Class::Of);
        link && at > tokens.start && at + 1 < end && (tells(at + 1) || view.has(at + 1, Class::Of))
    };
    let past = (tokens.start..end).find(|&at| !(tells(at) || mark(at) || links(at))).unwrap_or(end);
    let parts = || tokens.start..past;
    let sign = parts().any(|at| view.word(at) == SIGN) || past == tokens.end && view.word(past) == SIGN;
    if past == tokens.end {
        // Many and most stand for themselves.
        let alone = |at: usize| is_share(at) && !view.has(at, Class::Quantifier);
        return (sign || parts().any(alone)).then_some(past);
    }
    // Eight in 10 of the voters, but two of them
    let in_number = parts().any(|at| links(at) && (view.is_number(at + 1) || view.has(at + 1, Class::Number)));
    (view.has(past, Class::Of) && (sign || in_number || parts().any(is_share))).then_some(past)
}

/// What stands behind *of*, without its own number: *of the 1,000* **people asked**; nothing where a pronoun does.
fn whole<'a, 'b>(phrase: &Phrase<'a, 'b>, of: usize) -> Option<Phrase<'a, 'b>> {
    let view = phrase.view;
    let count = |at: usize| view.is_number(at) || view.any(at, Classes::of(&[Class::Article, Class::Number]));
    let start = (of + 1..phrase.tokens.end).find(|&at| !count(at))?;
    let stands = Classes::of(&[Class::Relative, Class::Demonstrative, Class::Quantifier, Class::Possessive]);
    let pronoun = view.any(start, CLOSED) && !view.any(start, stands)
        || view.has(start, Class::Demonstrative) && start + 1 == phrase.tokens.end;
    (!pronoun).then(|| phrase.sub(start..phrase.tokens.end))
}

#[cfg(test)]
mod tests {
    use crate::speaker::testing::{namings, speaker};

    #[test]
    fn a_share_is_of_whom_it_is_a_part() {
        let by = |source: &str| speaker(&format!("{source} said it would rain."), source, "said", "it would rain");
        assert_eq!(by("54% of farmers"), "farmers");
        assert_eq!(by("Nearly three-quarters (72%) of the farmers"), "farmers");
        assert_eq!(by("More than eight in 10 of the 812 farmers"), "farmers");
        assert_eq!(by("Just over a third of farmers"), "farmers");
        assert_eq!(by("Most of the farmers"), "farmers");
        assert_eq!(by("Many of those asked"), "those asked");
        assert_eq!(by("A number of farmers"), "farmers");
        assert_eq!(by("87% of farmers asked by Tarn Research"), "farmers asked by Tarn Research");
        assert_eq!(by("Half of them"), "Half of them");
        assert_eq!(by("Half of those"), "Half of those");
        assert_eq!(by("Two of the farmers"), "Two of the farmers");
        assert_eq!(by("Many"), "Many");
    }

    #[test]
    fn another_share_is_of_the_same() {
        let text = "Of those asked, 54% of farmers said it would rain. Another 11% expected snow.";
        let rows = [("54% of farmers", "said", "it would rain"), ("Another 11%", "expected", "snow")];
        assert_eq!(namings(text, &rows)[1].speakers, ["farmers"]);
        let text = "Nadia Roe said it would rain. Another 11% expected snow.";
        let rows = [("Nadia Roe", "said", "it would rain"), ("Another 11%", "expected", "snow")];
        assert!(!namings(text, &rows)[1].speakers.contains(&"Nadia Roe".to_owned()));
    }
}
