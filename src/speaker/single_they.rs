//! *they* said of one whose gender the text does not tell: *A Quellor spokesperson said … They added …*.

use super::namer::Namer;
use super::phrase::Phrase;
use super::together::Asked;
use crate::model::{Attribution, EntityKind, Gender, Naming, SpeakerKind};

impl Namer<'_, '_> {
    /// The one without a name who spoke last, where a noun that may be a man’s or a woman’s brought him or her on.
    pub(super) fn single_they(
        &self,
        attribution: &Attribution,
        attributions: &[Attribution],
        done: &[Naming],
    ) -> Option<Naming> {
        let view = self.view;
        let tokens = view.tokens_in(*attribution.source.first()?);
        let phrase = Phrase::new(view, self.mentions, tokens.clone());
        self.asks_for_several(&phrase).filter(|&asked| asked == Asked::They && !view.is_quoted(tokens.start))?;
        let spoke = |&at: &usize| !done[at].speakers.is_empty() && !attributions[at].source.is_empty();
        let last = (0..done.len()).rev().find(spoke)?;
        let [entity] = done[last].entities[..] else { return None };
        let one = &self.built.entities[entity.0];
        let unknown = one.kind == EntityKind::Person && one.gender == Gender::Unknown && !self.has_name(one);
        let source = attributions[last].source[0];
        let there = view.paragraph(view.tokens_in(source).start);
        let near = view.paragraph(tokens.start) <= there + 1;
        // Staff complained. One, a guard, said so. They asked for more: many have spoken just before the one.
        let many = (0..last).rev().filter(spoke).take(1).any(|at| {
            let first = view.tokens_in(attributions[at].source[0]).start;
            view.paragraph(first) == there && done[at].kind == SpeakerKind::Group
        });
        let taken = self.are_people_between(source.end, tokens.start);
        (unknown && near && !many && !taken).then(|| Naming {
            why: "they of one",
            confidence: 0.6,
            ..done[last].clone()
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::speaker::testing::namings;

    #[test]
    fn they_may_be_one_whose_gender_nobody_tells() {
        let rows = [("A Quellor spokesperson", "said", "it would rain"), ("They", "added", "it would snow")];
        let text = "A Quellor spokesperson said it would rain. They added it would snow.";
        assert_eq!(namings(text, &rows)[1].speakers, ["Quellor spokesperson"]);
        let text = "A Quellor spokesperson said it would rain. Farmers met. They added it would snow.";
        assert_eq!(namings(text, &rows)[1].speakers, ["Farmers"]);
        let rows = [("A Quellor spokesman", "said", "it would rain"), ("They", "added", "it would snow")];
        let text = "A Quellor spokesman said it would rain. They added it would snow.";
        assert_ne!(namings(text, &rows)[1].speakers, ["Quellor spokesman"]);
    }
}
