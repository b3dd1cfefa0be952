//! Documents that the row beside them tells the maker of: *the statement added*, behind what somebody said; *figures show*,
//! before what a body says.

use super::document::{MAKER, is_by_maker, is_document};
use super::namer::Namer;
use super::phrase::Phrase;
use super::written::AS_WRITTEN;
use crate::model::{Attribution, EntityKind, MentionKind, Naming, SpeakerKind};

/// How sure it is that the statement is the one of whoever spoke.
const SURE: f32 = 0.7;
/// The kind of document that gives what somebody says.
const STATEMENT: &str = "statement";
/// The kind of document that bodies give out.
const FIGURES: &str = "figures";
/// How many rows behind a row the next sentence’s are looked for.
const NEXT: usize = 4;
/// How many rows back the one before is looked for.
const BACK: usize = 64;

/// Gives a statement that goes by its own words the one who spoke before it, and figures the body that speaks next.
pub(super) fn name_by_the_row_beside(namer: &Namer<'_, '_>, attributions: &[Attribution], done: &mut [Naming]) {
    for row in 0..attributions.len() {
        let unmade = done[row].kind == SpeakerKind::Document && done[row].why == AS_WRITTEN;
        if !unmade {
            continue;
        }
        let head = namer.source_head(&attributions[row]);
        let Some(id) = head.filter(|&id| is_document(&namer.mentions[id])) else { continue };
        let mention = &namer.mentions[id];
        let kinds = namer.document_kinds(namer.document_noun(mention));
        let other = if kinds.contains(&STATEMENT) && !mention.plural && mention.tokens.len() <= 2 {
            let definite = namer.view.is_the(mention.tokens.start);
            before(namer, attributions, done, row, id, definite)
        } else if kinds.contains(&FIGURES) {
            next(namer, attributions, done, row, id)
        } else {
            None
        };
        if let Some(other) = other {
            let confidence = done[other].confidence * SURE;
            done[row] = Naming { why: MAKER, confidence, ..done[other].clone() };
        }
    }
}

/// The row before whose speaker’s statement it is: anybody’s for *the statement*, a body’s for *a statement*.
fn before(
    namer: &Namer<'_, '_>,
    attributions: &[Attribution],
    done: &[Naming],
    row: usize,
    id: usize,
    definite: bool,
) -> Option<usize> {
    let view = namer.view;
    let (start, at) = (attributions[row].hull().start, namer.mentions[id].tokens.start);
    let other = (0..row).rev().take(BACK).find(|&other| attributions[other].hull().start < start)?;
    let there = view.tokens_in(attributions[other].hull()).end.saturating_sub(1);
    let near = view.paragraph(at).saturating_sub(view.paragraph(there)) <= 1
        && view.sentence(at).saturating_sub(view.sentence(there)) <= 2;
    let speaks = match done[other].kind {
        SpeakerKind::Organisation => true,
        SpeakerKind::Document => done[other].why != AS_WRITTEN,
        _ => definite,
    };
    (near && speaks && !done[other].speakers.is_empty()).then_some(other)
}

/// The row of the next sentence, where a body with a name speaks in it.
fn next(namer: &Namer<'_, '_>, attributions: &[Attribution], done: &[Naming], row: usize, id: usize) -> Option<usize> {
    let view = namer.view;
    let mention = &namer.mentions[id];
    let at = mention.tokens.start;
    let bounds = view.bounds(at);
    // The figures have been told of before; below the lead figures come up anew.
    if view.is_the(at) || view.paragraph(at) > 1 {
        return None;
    }
    let start = attributions[row].hull().start;
    let inside = |other: &usize| attributions[*other].hull().start > start;
    let mut behind = (row + 1..attributions.len()).take(NEXT).filter(inside);
    behind.find(|&other| {
        let Some(source) = attributions[other].source.first() else { return false };
        let place = view.tokens_in(*source).start;
        let next = view.sentence(place) == view.sentence(at) + 1 && place >= bounds.end;
        let phrase = Phrase::new(view, namer.mentions, view.tokens_in(*source));
        let named = namer.head(&phrase, phrase.core_end()).is_some_and(|id| {
            let body = &namer.mentions[id];
            body.kind == MentionKind::Name && body.entity_kind == EntityKind::Organisation
        });
        next && named && !is_by_maker(&done[other]) && done[other].kind == SpeakerKind::Organisation
    })
}

#[cfg(test)]
mod tests {
    use crate::speaker::testing::namings;

    #[test]
    fn a_statement_by_who_spoke_before() {
        let text = "Nadia Roe said it rained. The statement added that it would snow.";
        let rows = [("Nadia Roe", "said", "it rained"), ("The statement", "added", "it would snow")];
        assert_eq!(namings(text, &rows)[1].speakers, ["Nadia Roe"]);
        let text = "Tarn Research said it rained. A statement said it would snow.";
        let rows = [("Tarn Research", "said", "it rained"), ("A statement", "said", "it would snow")];
        assert_eq!(namings(text, &rows)[1].speakers, ["Tarn Research"]);
    }

    #[test]
    fn figures_by_the_body_that_speaks_next() {
        let text = "It would rain, figures show. The Tarn Research Institute said it rained.";
        let rows = [("figures", "show", "It would rain"), ("The Tarn Research Institute", "said", "it rained")];
        assert_eq!(namings(text, &rows)[0].speakers, ["Tarn Research Institute"]);
    }

    #[test]
    fn not_a_new_statement_nor_figures_before_a_person() {
        let text = "Nadia Roe said it rained. A statement said it would snow.";
        let rows = [("Nadia Roe", "said", "it rained"), ("A statement", "said", "it would snow")];
        assert_eq!(namings(text, &rows)[1].speakers, ["statement"]);
        let text = "It would rain, figures show. Nadia Roe said it rained.";
        let rows = [("figures", "show", "It would rain"), ("Nadia Roe", "said", "it rained")];
        assert_eq!(namings(text, &rows)[0].speakers, ["figures"]);
    }
}
