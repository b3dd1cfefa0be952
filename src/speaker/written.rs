//! A speaker by the words of the source, where the text names nobody: *two officials*, *spokesman for Northgate Trust*.

use std::ops::Range;

use super::namer::Namer;
use super::names;
use super::phrase::Phrase;
use crate::model::{Class, Classes, MentionKind, Naming, SpeakerKind};

/// How a speaker was named whom nothing but the words of the source tells.
pub(super) const AS_WRITTEN: &str = "as written";

impl Namer<'_, '_> {
    /// The words of the phrase, where the text names nobody.
    pub(super) fn as_written(&self, phrase: &Phrase<'_, '_>, kind: SpeakerKind) -> Option<Naming> {
        let speaker = written(self, phrase, kind == SpeakerKind::Document)?;
        let entity = self.head(phrase, phrase.core_end()).and_then(|id| self.mentions[id].entity);
        Some(Naming {
            speakers: vec![speaker],
            entities: entity.into_iter().collect(),
            kind,
            title: String::new(),
            confidence: 0.65,
            why: AS_WRITTEN,
        })
    }
}

/// The words as written, without article; a possessive pronoun gives way to its owner’s name where the text attests it.
pub(super) fn written(namer: &Namer<'_, '_>, phrase: &Phrase<'_, '_>, document: bool) -> Option<String> {
    let view = namer.view;
    let tokens = phrase.written(document);
    if tokens.is_empty() {
        return None;
    }
    if view.has(tokens.start, Class::Possessive) && tokens.len() > 1 {
        // her own sister
        let own = view.has(tokens.start + 1, Class::Quantifier) && tokens.len() > 2;
        let rest = namer.text(tokens.start + 1 + usize::from(own)..tokens.end);
        return Some(owned(namer, phrase, tokens.clone()).unwrap_or(rest).to_owned());
    }
    let pronoun = Classes::of(&[Class::SubjectPronoun, Class::ObjectPronoun, Class::It, Class::Relative, Class::That]);
    if tokens.len() == 1 && (view.any(tokens.start, pronoun) || view.info(tokens.start).pronoun.is_some()) {
        return None;
    }
    let words = namer.text(tokens);
    (!words.is_empty()).then(|| words.to_owned())
}

/// *her aides* as *Clinton’s aides*, if the text says so anywhere.
fn owned<'a>(namer: &Namer<'a, '_>, phrase: &Phrase<'_, '_>, tokens: Range<usize>) -> Option<&'a str> {
    /// How many places with one owner and one noun are looked at.
    const PLACES: usize = 16;
    let view = namer.view;
    let owner = phrase
        .each()
        .find(|(_, mention)| mention.kind == MentionKind::Pronoun && mention.tokens.start == tokens.start)
        .and_then(|(_, mention)| mention.entity)?;
    let rest = tokens.start + 1..tokens.end;
    let owned = namer.owned.get_or_init(|| names::owned(view, namer.mentions));
    let places = owned.get(&(owner, view.words.hash(rest.start)))?;
    let same = |&&(_, at): &&(usize, usize)| {
        at + rest.len() <= view.tokens.len() && (0..rest.len()).all(|i| view.word(at + i) == view.word(rest.start + i))
    };
    let &(start, at) = places.iter().take(PLACES).find(same)?;
    Some(namer.text(start..at + rest.len()))
}

#[cfg(test)]
mod tests {
    use crate::speaker::testing::speaker;

    #[test]
    fn without_article_and_relative_clause() {
        let text = "The voters in Ohio who watched said it would rain.";
        assert_eq!(speaker(text, "The voters in Ohio who watched", "said", "rain"), "voters in Ohio");
        let text = "Even critics said it would rain.";
        assert_eq!(speaker(text, "Even critics", "said", "rain"), "critics");
    }

    #[test]
    fn an_owner_only_as_attested() {
        let text = "Ida Quist left. Quist’s aides were tired. Her aides said it would rain.";
        assert_eq!(speaker(text, "Her aides", "said", "rain"), "Quist’s aides");
        let text = "Ida Quist left. They joined the Quist team. Her team said it would rain.";
        assert_eq!(speaker(text, "Her team", "said", "rain"), "Quist team");
        let text = "Ida Quist left. Her aides said it would rain.";
        assert_eq!(speaker(text, "Her aides", "said", "rain"), "aides");
    }
}
