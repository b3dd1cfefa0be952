//! Surnames that a text misspells once by a letter, joined to the full name they are meant for: *Ms Quellor*, then *Ms Queller*.

use super::cluster::{Builder, Cluster, NAMESAKES};
use crate::mention::WordMap;
use crate::model::{Class, Classes, EntityKind, Gender};

/// A shorter surname has too many near it: *Roe*, *Rowe*.
const SHORTEST: usize = 5;

/// So long a surname may be recognised without a form of address.
const LONG: usize = 6;

impl Builder<'_, '_> {
    /// Gives lone surnames that fit nobody to the one person whose surname is near enough.
    pub(super) fn join_misspelt(&mut self) {
        let lone: Vec<usize> = (0..self.clusters.len()).filter(|&place| self.may_be_misspelt(place)).collect();
        if lone.is_empty() {
            return;
        }
        // Hardly anybody misses the first two letters.
        let mut fronts: WordMap<[char; 2], Vec<usize>> = WordMap::default();
        for (place, cluster) in self.clusters.iter().enumerate() {
            if cluster.parts.len() > 1
                && is_person(cluster)
                && let Some(front) = front(self.last(cluster))
            {
                fronts.entry(front).or_default().push(place);
            }
        }
        for place in lone {
            let Some(front) = front(self.last(&self.clusters[place])) else { continue };
            let near = |full: &&usize| self.is_near(place, **full);
            let mut found = fronts.get(&front).into_iter().flatten().take(NAMESAKES).filter(near);
            if let Some(&full) = found.next().filter(|_| found.next().is_none()) {
                self.pour(place, full);
            }
        }
    }

    /// The surname proper of a cluster.
    fn last(&self, cluster: &Cluster) -> &str {
        cluster.parts.last().map_or("", |&last| self.parts.text(self.parts.surname(last)))
    }

    /// *Mr Quellor*; or a long word that no lexicon has. It stands only once in the text: who is called so twice is called so. A
    /// word that the lexicons have as a name is spelt right.
    fn may_be_misspelt(&self, place: usize) -> bool {
        let cluster = &self.clusters[place];
        let long = |least| self.last(cluster).chars().nth(least - 1).is_some();
        let Some(&first) = cluster.mentions.first().filter(|_| cluster.parts.len() == 1 && is_person(cluster)) else {
            return false;
        };
        let at = self.view.head(&self.mentions[first]).start;
        let unknown = self.view.tokens.get(at).is_some_and(|token| token.classes == Classes::default());
        let said = unknown && !self.mentions[first].plural && self.positions[first].speaks;
        let titled = cluster.titled && !self.view.has(at, Class::Given);
        let once = cluster.mentions.len() == 1 && !self.is_introduced(first);
        once && (titled && long(SHORTEST) || said && long(LONG))
    }

    /// Whether the text tells behind a name who that is, as of somebody new: *Mr Quellor, the judge*.
    fn is_introduced(&self, id: usize) -> bool {
        let end = self.mentions[id].tokens.end;
        let role = Classes::of(&[Class::Article, Class::Role, Class::RoleModifier]);
        self.view.word(end) == "," && self.view.any(end + 1, role)
    }

    /// Whether the two have forms of address, and none in common: *Dr Quellor* is not *Mr Queller*.
    fn is_addressed_apart(&self, short: &Cluster, long: &Cluster) -> bool {
        let forms = |cluster: &Cluster| -> Vec<u64> {
            cluster.mentions.iter().take(NAMESAKES).filter_map(|&id| self.address(id)).collect()
        };
        let (own, other) = (forms(short), forms(long));
        !own.is_empty() && !other.is_empty() && !own.iter().any(|form| other.contains(form))
    }

    fn is_near(&self, place: usize, full: usize) -> bool {
        let (short, long) = (&self.clusters[place], &self.clusters[full]);
        let gender = |cluster: &Cluster| {
            let mut own = cluster.mentions.iter().take(NAMESAKES).map(|&id| self.mentions[id].gender);
            own.find(|&gender| gender != Gender::Unknown).unwrap_or(cluster.gender)
        };
        let (own, other) = (gender(short), gender(long));
        let agree = own == Gender::Unknown || other == Gender::Unknown || own == other;
        agree && is_one_off(self.last(short), self.last(long)) && !self.is_addressed_apart(short, long)
    }
}

fn is_person(cluster: &Cluster) -> bool {
    matches!(cluster.kind, EntityKind::Person | EntityKind::Unknown)
}

/// The first two letters.
fn front(word: &str) -> Option<[char; 2]> {
    let mut letters = word.chars();
    Some([letters.next()?, letters.next()?])
}

/// Whether one letter is wrong, missing or too many, or two neighbours have changed places. A letter more at the end
/// makes another surname or a family: *Roake*, *the Quellors*.
fn is_one_off(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    if short.len() < SHORTEST || long.len() - short.len() > 1 {
        return false;
    }
    let same = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    let (short, long) = (&short[same..], &long[same..]);
    if long.len() > short.len() {
        return long[1..] == *short && !short.is_empty();
    }
    match (short, long) {
        ([a, b, rest @ ..], [c, d, other @ ..]) if a == d && b == c => rest == other,
        ([_, rest @ ..], [_, other @ ..]) => rest == other,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::is_one_off;
    use crate::entity::testing::whose_last;

    #[test]
    fn one_letter_or_two_neighbours() {
        for (a, b) in [("quellor", "queller"), ("quelor", "quellor"), ("kudja", "kujda")] {
            assert!(is_one_off(a, b) && is_one_off(b, a), "{a} {b}");
        }
        for (a, b) in [
            ("quellor", "quellors"),
            ("quellor", "quellore"),
            ("quist", "quist"),
            ("rowe", "roew"),
            ("quellor", "qeullro"),
        ] {
            assert!(!is_one_off(a, b), "{a} {b}");
        }
    }

    #[test]
    fn a_misspelt_surname_finds_its_full_name() {
        let text = "They met Ida Quellor there. Ms Quellor left. Ms Queller said little.";
        assert_eq!(whose_last(text, "Ms Queller"), "Ida Quellor");
        let two = "They met Ida Quellor and Ana Quellar there. Ms Queller said little.";
        assert_eq!(whose_last(two, "Ms Queller"), "Queller");
        let other = "They met Ida Quellor there. Mr Queller said little.";
        assert_eq!(whose_last(other, "Mr Queller"), "Queller");
    }

    #[test]
    fn another_surname_is_not_misspelt() {
        let end = "They met Ida Quellor there. Ms Quellore said little.";
        assert_ne!(whose_last(end, "Ms Quellore"), "Ida Quellor");
        let twice = "They met Ida Quellor there. Ms Queller said little. Ms Queller left.";
        assert_ne!(whose_last(twice, "Ms Queller"), "Ida Quellor");
        let judge = "They met Ida Quellor there. Ms Queller, the judge, said little.";
        assert_ne!(whose_last(judge, "Ms Queller"), "Ida Quellor");
        let apart = "They met Ida Quellor there. Mrs Quellor left. Ms Queller said little.";
        assert_ne!(whose_last(apart, "Ms Queller"), "Ida Quellor");
        let listed = "They met Ida Allen there. Ms Allan said little.";
        assert_ne!(whose_last(listed, "Ms Allan"), "Ida Allen");
    }
}
