//! Whether a text is in the language that is read.

use whatlang::Lang;
use whosaid::Lexicon;
use whosaid::model::{Class, Classes};

/// Shorter texts are not judged, in bytes.
const SHORTEST: usize = 300;
/// So much of the beginning is looked at, in bytes.
const BEGINNING: usize = 4000;

/// What a reader should know of a text that is in another language.
pub(super) fn note(text: &str) -> Option<String> {
    if text.len() < SHORTEST {
        return None;
    }
    let beginning = up_to(text, BEGINNING);
    if is_plain(beginning) {
        return None;
    }
    let told = whatlang::detect(beginning).filter(|told| told.is_reliable() && told.lang() != Lang::Eng)?;
    Some(format!(
        "this text looks like {}, not English: its rows are not to be trusted, and have a low confidence",
        told.lang().eng_name()
    ))
}

/// The first characters, at most so many bytes of them.
fn up_to(text: &str, most: usize) -> &str {
    let mut end = most.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// Whether small words of the lexicons make up so much of both ends that no other language can: asking for one of them takes a
/// hundred times as long.
fn is_plain(text: &str) -> bool {
    /// How much of each end is looked at, in bytes.
    const END: usize = 500;
    let behind = &text[up_to(text, text.len().saturating_sub(END)).len()..];
    [up_to(text, END), behind].into_iter().all(has_small_words)
}

fn has_small_words(text: &str) -> bool {
    /// One word in so many; in English prose it is two in five.
    const SHARE: usize = 4;
    const SMALL: Classes = Classes::of(&[
        Class::Article,
        Class::Possessive,
        Class::SubjectPronoun,
        Class::That,
        Class::To,
        Class::Of,
        Class::Preposition,
        Class::And,
        Class::Be,
        Class::Have,
        Class::Modal,
    ]);
    let lexicon = Lexicon::built_in();
    let (mut words, mut small) = (0, 0);
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        words += 1;
        small += usize::from(lexicon.info(lexicon.find(word)).classes.any(SMALL));
    }
    small * SHARE >= words
}

#[cfg(test)]
mod tests {
    use super::{is_plain, note};

    const GERMAN: &str = "Die Pumpe am unteren Kai läuft seit dem Tauwetter ohne Pause, und der Rat der Stadt hat gestern beschlossen, sie zu ersetzen. ";
    const DUTCH: &str = "De pomp in de haven is in mei gebroken, en we waren in het dorp toen het water over de kade kwam; de raad van de stad had er geen geld voor. ";
    const ENGLISH: &str = "The pump on the lower quay has run without a break since the thaw, and the town decided yesterday to replace it. ";

    #[test]
    fn other_languages_are_told() {
        assert!(note(&GERMAN.repeat(4)).is_some_and(|note| note.contains("German")));
        assert!(note(&DUTCH.repeat(4)).is_some_and(|note| note.contains("Dutch")));
        assert!(note(&(ENGLISH.repeat(5) + &GERMAN.repeat(20))).is_some_and(|note| note.contains("German")));
        assert_eq!(note(&ENGLISH.repeat(4)), None);
        assert_eq!(note(GERMAN), None, "too short to tell");
    }

    #[test]
    fn small_words_spare_the_question() {
        assert!(is_plain(&ENGLISH.repeat(4)));
        assert!(![GERMAN, DUTCH].iter().any(|text| is_plain(&text.repeat(4))));
    }
}
