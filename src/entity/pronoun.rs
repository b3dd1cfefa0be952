//! What the network of *he* and *she* is told of a candidate: a few small numbers.

use super::anaphor::Anaphor;
use super::candidate::Candidate;
use super::features::Field;

/// The numbers, in the order of `scorer::PRONOUN`, whose greatest values stand for all beyond them.
pub type Values = [usize; 32];

/// The numbers of one candidate.
pub(super) fn values(asked: &Anaphor, candidate: &Candidate, field: Field) -> Values {
    let behind = (field.salience - candidate.salience).max(0.0) * 2.0;
    [
        usize::from(asked.is_she()),
        asked.numbers[1],
        asked.zone,
        usize::from(asked.answers),
        asked.opening,
        asked.start,
        asked.row,
        usize::from(field.is_told),
        field.behind,
        usize::from(candidate.referent.is_some()),
        candidate.gap,
        candidate.paragraphs,
        candidate.place as usize,
        usize::from(candidate.led),
        candidate.lead,
        candidate.voice,
        candidate.silence,
        candidate.kind,
        candidate.gender,
        candidate.count,
        candidate.rank,
        candidate.marks,
        candidate.total,
        candidate.rows,
        usize::from(candidate.reports),
        candidate.form,
        candidate.shape,
        candidate.next,
        candidate.newer,
        candidate.named_in_row,
        in_mind(candidate.salience),
        behind as usize,
    ]
}

/// How much somebody is in mind, in classes.
fn in_mind(salience: f32) -> usize {
    /// What is less counts as this.
    const LEAST: f32 = -9.0;
    (salience.max(LEAST) - LEAST) as usize
}

#[cfg(test)]
mod tests {
    use super::in_mind;
    use crate::entity::testing::whose_last;
    use crate::scorer::PRONOUN;

    #[test]
    fn the_numbers_have_their_names() {
        assert_eq!(super::Values::default().len(), PRONOUN.len());
        assert_eq!([f32::NEG_INFINITY, -9.5, -7.5, 0.0].map(in_mind), [0, 0, 1, 9]);
    }

    #[test]
    fn a_given_name_may_be_anybodys() {
        let text = "Peter Dale spoke first.\n\nBut Ali Whitford, who led the protest, said it was late. “It is too late for the trees,” she said.";
        assert_eq!(whose_last(text, "she"), "Ali Whitford");
    }
}
