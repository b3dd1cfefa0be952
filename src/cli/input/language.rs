//! Whether a text is in the language that is read.

use whatlang::Lang;

/// Shorter texts are not judged, in bytes.
const SHORTEST: usize = 300;
/// So much of the beginning is looked at, in bytes.
const BEGINNING: usize = 4000;

/// What a reader should know of a text that is in another language.
pub(super) fn note(text: &str) -> Option<String> {
    if text.len() < SHORTEST {
        return None;
    }
    let mut end = BEGINNING.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let told = whatlang::detect(&text[..end]).filter(|told| told.is_reliable() && told.lang() != Lang::Eng)?;
    Some(format!(
        "this text looks like {}, not English: its rows are not to be trusted, and have a low confidence",
        told.lang().eng_name()
    ))
}

#[cfg(test)]
mod tests {
    use super::note;

    #[test]
    fn other_languages_are_told() {
        let german = "Die Pumpe am unteren Kai läuft seit dem Tauwetter ohne Pause, und der Rat der Stadt hat gestern beschlossen, sie zu ersetzen. ";
        let english = "The pump on the lower quay has run without a break since the thaw, and the town decided yesterday to replace it. ";
        assert!(note(&german.repeat(4)).is_some_and(|note| note.contains("German")));
        assert_eq!(note(&english.repeat(4)), None);
        assert_eq!(note(german), None, "too short to tell");
    }
}
