//! Shares of people: *54% of companies* are companies, *many of whom* those before, and *another 11%* is of whom the last
//! share was.

use super::document::is_by_maker;
use super::namer::Namer;
use super::part::{share, whole};
use super::phrase::Phrase;
use crate::model::{Attribution, Naming, SpeakerKind};

/// How many rows back the last share is looked for.
const ROWS: usize = 8;
/// How many paragraphs back.
const NEAR: usize = 2;
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
        assert_eq!(by("A copy of the letter"), "letter");
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
