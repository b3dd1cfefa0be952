//! Joins the letters of an office to whoever holds it: *the SP* to *Superintendent of Police Gaurav Thakur*, *the CAG* to
//! *Controller and Auditor General Charles Kichele*; and the letters of a name that label a turn to whoever bears it: *NK:* in an
//! interview with *Nahlah Kane*.

use super::cluster::Builder;
use crate::mention::{CLOSED, WordMap};
use crate::model::{Class, Classes, EntityKind, MentionKind};

/// The fewest and the most letters of an office.
const FEWEST: usize = 2;
const MOST: usize = 4;

/// Who alone has such letters, by the place of the cluster; none where several have them.
type Bearers = WordMap<String, Option<usize>>;

fn note(bearers: &mut Bearers, letters: String, place: usize) {
    let bearer = bearers.entry(letters).or_insert(Some(place));
    if *bearer != Some(place) {
        *bearer = None;
    }
}

impl Builder<'_, '_> {
    /// Behind the definite article, letters that nothing else is called by, where one person alone has such a title.
    pub(super) fn join_office_letters(&mut self) {
        let short: Vec<usize> = (0..self.clusters.len()).filter(|&place| self.is_office(place)).collect();
        if short.is_empty() {
            return;
        }
        let (offices, names) = (self.offices(), self.initials());
        for place in short {
            let letters = self.parts.text(self.clusters[place].parts[0]);
            let named = names.get(letters).copied().flatten().filter(|_| self.is_label(place));
            if let Some(holder) = offices.get(letters).copied().flatten().or(named) {
                self.pour(place, holder);
            }
        }
    }

    /// Whether a paragraph begins with the mention, and a colon follows.
    fn labels(&self, id: usize) -> bool {
        let (view, tokens) = (self.view, &self.mentions[id].tokens);
        let opens = view.paragraphs[view.paragraph(tokens.start)].tokens.start == tokens.start;
        opens && view.word(tokens.end) == ":"
    }

    fn is_label(&self, place: usize) -> bool {
        self.clusters[place].mentions.iter().any(|&id| self.labels(id))
    }

    /// The first letters of everybody's full name, both of a double one, each with its bearer; none where several have them.
    fn initials(&self) -> Bearers {
        let mut out = Bearers::default();
        for (place, cluster) in self.clusters.iter().enumerate() {
            let Some(&id) = cluster.mentions.first().filter(|_| cluster.parts.len() > 1) else { continue };
            if !matches!(cluster.kind, EntityKind::Person | EntityKind::Unknown) {
                continue;
            }
            let words = self.view.head(&self.mentions[id]).map(|at| self.view.word(at));
            let parts = words.flat_map(|word| word.split('-')).filter_map(|part| part.chars().next());
            let letters: String = parts.filter(|letter| letter.is_uppercase()).flat_map(char::to_lowercase).collect();
            note(&mut out, letters, place);
        }
        out
    }

    /// Whether a name is nothing but letters, and stands behind *the* or labels a turn.
    fn is_office(&self, place: usize) -> bool {
        let cluster = &self.clusters[place];
        let letters = |&id: &usize| {
            let head = self.view.head(&self.mentions[id]);
            let length = self.view.word(head.start).chars().count();
            let the = head.start.checked_sub(1).is_some_and(|before| self.view.is_the(before));
            let fits = head.len() == 1 && (FEWEST..=MOST).contains(&length) && self.is_letters(id);
            // The AP is an agency whatever professors there are; the SP may be a superintendent, as the list of short titles says.
            let known = Classes::of(&[Class::Organisation, Class::Place]);
            let free =
                !self.view.any(head.start, known) || self.view.lexicon.is_short_title(self.view.words.hash(head.start));
            fits && (the && free || self.labels(id))
        };
        cluster.parts.len() == 1 && cluster.kind != EntityKind::Person && cluster.mentions.iter().any(letters)
    }

    /// The letters of everybody's titles, with and without the words in front, each with its holder; none where several hold
    /// such a title.
    fn offices(&self) -> Bearers {
        let view = self.view;
        let mut out = Bearers::default();
        for (place, cluster) in self.clusters.iter().enumerate() {
            if cluster.kind != EntityKind::Person {
                continue;
            }
            for &id in &cluster.mentions {
                let mention = &self.mentions[id];
                let Some(title) = mention.title.filter(|_| mention.kind == MentionKind::Name) else { continue };
                let words = view.tokens_in(title).filter(|&at| view.is_word(at) && !view.any(at, CLOSED));
                let words: Vec<&str> = words.map(|at| view.word(at)).collect();
                let first = words.len().saturating_sub(MOST);
                let firsts = |words: &[&str]| -> String {
                    words.iter().filter_map(|word| word.chars().next()).flat_map(char::to_lowercase).collect()
                };
                let spelled = (first..words.len()).map(|from| firsts(&words[from..]));
                let written = words.last().map(|word| word.to_lowercase());
                for letters in
                    spelled.chain(written).filter(|letters| (FEWEST..=MOST).contains(&letters.chars().count()))
                {
                    note(&mut out, letters, place);
                }
            }
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use crate::entity::testing::whose_last;

    #[test]
    fn the_letters_of_the_only_such_title() {
        let text = "Superintendent of Police Nadia Roe left. The SP said little.";
        assert_eq!(whose_last(text, "SP"), "Nadia Roe");
        let text = "Controller and Auditor General Peter Dale left. The CAG said little.";
        assert_eq!(whose_last(text, "CAG"), "Peter Dale");
        let text = "Holm Regional Minister Peter Dale left. The RM said little.";
        assert_eq!(whose_last(text, "RM"), "Peter Dale");
    }

    #[test]
    fn the_letters_that_label_a_turn() {
        let text = "Nahlah Kane-Roe keeps bees.\n\nNKR: Bees are kind.";
        assert_eq!(whose_last(text, "NKR"), "Nahlah Kane-Roe");
    }

    #[test]
    fn a_body_that_everybody_knows_is_no_office() {
        let text = "Assistant Professor Nadia Roe left. The AP said little.";
        assert_eq!(whose_last(text, "AP"), "AP");
    }

    #[test]
    fn not_where_two_hold_it_or_a_body_is_called_so() {
        let text = "Regional Minister Peter Dale met Regional Minister Ann Roe. The RM said little.";
        assert_eq!(whose_last(text, "RM"), "RM");
        let text = "Regional Minister Peter Dale met the Reform Movement (RM). The RM said little.";
        assert_eq!(whose_last(text, "RM"), "Reform Movement");
    }
}
