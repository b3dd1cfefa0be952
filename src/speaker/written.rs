//! A speaker by the words of the source, where the text names nobody: *two officials*, *spokesman for Northgate Trust*.

use super::Namer;
use super::phrase::Phrase;
use crate::model::{Class, Classes, MentionKind};

/// The words as written, without article; a possessive pronoun gives way to its owner’s name where the text attests it.
pub(super) fn written(namer: &Namer<'_, '_>, phrase: &Phrase<'_, '_>, document: bool) -> Option<String> {
    let look = namer.look;
    let tokens = phrase.written(document);
    if tokens.is_empty() {
        return None;
    }
    if look.has(tokens.start, Class::Possessive) && tokens.len() > 1 {
        let rest = namer.text(tokens.start + 1..tokens.end);
        return Some(owned(namer, phrase, tokens.start, rest).unwrap_or_else(|| rest.to_owned()));
    }
    let pronoun = Classes::of(&[Class::SubjectPronoun, Class::ObjectPronoun, Class::It, Class::Relative, Class::That]);
    if tokens.len() == 1 && (look.any(tokens.start, pronoun) || look.info(tokens.start).pronoun.is_some()) {
        return None;
    }
    let words = namer.text(tokens);
    (!words.is_empty()).then(|| words.to_owned())
}

/// *her aides* as *Clinton’s aides*, if the text says so anywhere.
fn owned(namer: &Namer<'_, '_>, phrase: &Phrase<'_, '_>, at: usize, rest: &str) -> Option<String> {
    let owner = phrase
        .each()
        .find(|(_, mention)| mention.kind == MentionKind::Pronoun && mention.tokens.start == at)
        .and_then(|(_, mention)| mention.entity)?;
    let entity = &namer.built.entities[owner.0];
    let names = std::iter::once(entity.name.as_str()).chain(entity.aliases.iter().map(String::as_str));
    for name in names {
        for joint in ["’s ", "'s ", "’ ", "' ", " "] {
            let candidate = format!("{name}{joint}{rest}");
            if namer.is_attested(&candidate) {
                return Some(candidate);
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use crate::speaker::testing::speaker;

    #[test]
    fn without_article_and_relative_clause() {
        let text = "The voters in Ohio who watched said it would rain.";
        assert_eq!(speaker(text, "The voters in Ohio who watched", "said", "rain"), "voters in Ohio");
    }

    #[test]
    fn an_owner_only_as_attested() {
        let text = "Ida Quist left. Quist’s aides were tired. Her aides said it would rain.";
        assert_eq!(speaker(text, "Her aides", "said", "rain"), "Quist’s aides");
        let text = "Ida Quist left. Her aides said it would rain.";
        assert_eq!(speaker(text, "Her aides", "said", "rain"), "aides");
    }
}
