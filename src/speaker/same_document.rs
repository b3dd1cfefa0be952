//! Documents whose maker another row tells: *the survey*, where the text has *a poll by Tarn Research*; *report finds* in the
//! headline, where it has *a review by the council*.

use super::document::{MAKER, OWNER, SAME, is_document};
use super::namer::Namer;
use super::written::AS_WRITTEN;
use crate::mention::WordMap;
use crate::model::{Attribution, Class, Naming, SpeakerKind};

/// How sure it is that documents of one kind are one document.
const SURE: f32 = 0.8;

/// A row whose source is a document.
struct Document<'a> {
    row: usize,
    /// The kinds that its noun may stand for.
    kinds: &'a [&'static str],
    /// The definite article, or none where it needs one; or anything in the article’s own headline.
    is_given: bool,
}

/// What the rows tell of one kind of document.
struct Known {
    /// The place of the first with a maker among the documents.
    first: usize,
    /// Whether all others tell the same.
    is_single: bool,
}

/// Gives documents that go by their own words the maker of a document of the same kind, where the rows know only one.
pub(super) fn name_documents_again(namer: &Namer<'_, '_>, attributions: &[Attribution], done: &mut [Naming]) {
    let unmade = |naming: &Naming| naming.kind == SpeakerKind::Document && naming.why == AS_WRITTEN;
    if !done.iter().any(unmade) {
        return;
    }
    let documents: Vec<Document<'_>> =
        (0..attributions.len()).filter_map(|row| document(namer, &attributions[row], row)).collect();
    let is_made = |row: usize| [MAKER, OWNER].contains(&done[row].why) && !done[row].speakers.is_empty();
    let mut known: WordMap<&str, Known> = WordMap::default();
    for (place, one) in documents.iter().enumerate().filter(|(_, one)| is_made(one.row)) {
        for &kind in one.kinds {
            let entry = known.entry(kind).or_insert(Known { first: place, is_single: true });
            entry.is_single &= done[documents[entry.first].row].speakers == done[one.row].speakers;
        }
    }
    let mut found: Vec<(usize, usize)> = Vec::new();
    for one in documents.iter().filter(|one| unmade(&done[one.row])) {
        let alike = || one.kinds.iter().filter_map(|kind| known.get(kind));
        let Some(first) = alike().map(|kind| &documents[kind.first]).min_by_key(|first| first.row) else { continue };
        let same = |kind: &Known| done[documents[kind.first].row].speakers == done[first.row].speakers;
        let single = alike().all(|kind| kind.is_single && same(kind));
        // A poll found so; the survey, by Tarn Research, found more: the first brings it on, the second takes it up.
        let brings = one.row < first.row && first.is_given;
        if single && (one.is_given || brings) {
            found.push((one.row, first.row));
        }
    }
    for (row, from) in found {
        let confidence = done[from].confidence * SURE;
        done[row] = Naming { why: SAME, confidence, ..done[from].clone() };
    }
}

/// The document that is the source of a row.
fn document<'a>(namer: &Namer<'a, '_>, attribution: &Attribution, row: usize) -> Option<Document<'a>> {
    let view = namer.view;
    let mention = &namer.mentions[namer.source_head(attribution)?];
    let kinds = namer.document_kinds(namer.document_noun(mention));
    if !is_document(mention) || kinds.is_empty() {
        return None;
    }
    let start = mention.tokens.start;
    let bare = view.head(mention).start == start && view.is_headline(start);
    let title = view.is_title(start);
    let is_given = view.is_the(start) || view.has(start, Class::Demonstrative) || bare || title;
    Some(Document { row, kinds, is_given })
}

#[cfg(test)]
mod tests {
    use crate::speaker::testing::namings;

    #[test]
    fn the_survey_is_the_poll_by_its_maker() {
        let text = "It would rain, according to a poll by Tarn Research. The survey found snow.";
        let rows = [("a poll by Tarn Research", "according to", "It would rain"), ("The survey", "found", "snow")];
        assert_eq!(namings(text, &rows)[1].speakers, ["Tarn Research"]);
    }

    #[test]
    fn a_poll_that_the_next_takes_up() {
        let text = "It would rain, according to a poll. The survey by Tarn Research found snow.";
        let rows = [("a poll", "according to", "It would rain"), ("The survey by Tarn Research", "found", "snow")];
        assert_eq!(namings(text, &rows)[0].speakers, ["Tarn Research"]);
    }

    #[test]
    fn not_another_kind_and_not_where_two_have_made_one() {
        let text = "It would rain, according to a poll by Tarn Research. The letter told of snow.";
        let rows = [("a poll by Tarn Research", "according to", "It would rain"), ("The letter", "told", "snow")];
        assert_eq!(namings(text, &rows)[1].speakers, ["letter"]);
        let text = "A poll by Tarn Research found rain. A poll by Oda Bank found hail. The survey found snow.";
        let rows = [
            ("A poll by Tarn Research", "found", "rain"),
            ("A poll by Oda Bank", "found", "hail"),
            ("The survey", "found", "snow"),
        ];
        assert_eq!(namings(text, &rows)[2].speakers, ["survey"]);
    }
}
