//! Which of the speakers of several documents are one, though their names differ.
//!
//! Three kinds are put together, each only where a single other fits and nothing speaks against it: a full name with
//! another that has a middle name or a short form of the first (*Ann B. Roe*, *Annie Roe*); a body with the acronym by
//! which a document calls it; a lone surname with the full name that holds the office its document names.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::counts::{Counts, Key};
use super::identity::{MOST_NAMESAKES, is_acronym};
use crate::model::SpeakerKind;

/// Speakers who are one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Group {
    /// The one whose name stands for all, then the others.
    pub(super) members: Vec<usize>,
    /// Why each of the others is one with the first.
    pub(super) evidence: Vec<String>,
}

/// The groups of two and more.
pub(super) fn groups(keys: &HashMap<Key, usize>, counts: &[Counts]) -> Vec<Group> {
    let mut joiner = Joiner { counts, parent: (0..counts.len()).collect(), evidence: BTreeMap::new() };
    let mut named: Vec<usize> = Vec::new();
    let mut local: Vec<usize> = Vec::new();
    for (key, &place) in keys {
        match key {
            Key::Name(_) => named.push(place),
            Key::Local(..) => local.push(place),
            Key::Listed(_) => {}
        }
    }
    named.sort_unstable();
    local.sort_unstable();
    let person = |&place: &usize| counts[place].is(SpeakerKind::Person);
    let people: Vec<usize> = named.iter().copied().filter(person).collect();
    joiner.full_names(&people);
    joiner.surnames(&people, local.into_iter().filter(person));
    joiner.acronyms(&named.into_iter().filter(|place| !person(place)).collect::<Vec<_>>());
    joiner.groups()
}

struct Joiner<'a> {
    counts: &'a [Counts],
    parent: Vec<usize>,
    /// Why a speaker was put to another.
    evidence: BTreeMap<usize, String>,
}

impl Joiner<'_> {
    fn root(&self, mut place: usize) -> usize {
        while self.parent[place] != place {
            place = self.parent[place];
        }
        place
    }

    /// Puts `place` to `head`.
    fn join(&mut self, head: usize, place: usize, why: &str) {
        let (own, other) = (self.root(head), self.root(place));
        if own != other {
            self.parent[other] = own;
            let documents = self.counts[place].documents.len();
            let name = self.counts[place].name();
            let told = format!("“{name}”, {documents} document{}: {why}", if documents == 1 { "" } else { "s" });
            self.evidence.insert(place, told);
        }
    }

    /// Full names with a middle name or a short first name. Where three might be one but two of them are not, none is put
    /// together: *Ann Roe* beside *Ann B. Roe* and *Ann C. Roe*.
    fn full_names(&mut self, people: &[usize]) {
        let mut blocks: BTreeMap<(&str, &str), Vec<usize>> = BTreeMap::new();
        for &place in people {
            let identity = &self.counts[place].identity;
            for first in &identity.firsts {
                blocks.entry((&identity.form.surname, first)).or_default().push(place);
            }
        }
        let mut near: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        for block in blocks.values().filter(|block| (2..=MOST_NAMESAKES).contains(&block.len())) {
            for (at, &one) in block.iter().enumerate() {
                for &other in &block[at + 1..] {
                    if self.counts[one].identity.agrees(&self.counts[other].identity) {
                        near.entry(one).or_default().extend([one, other]);
                        near.entry(other).or_default().extend([one, other]);
                    }
                }
            }
        }
        for (&place, group) in &near {
            let clear = group.iter().all(|other| near.get(other) == Some(group));
            let head =
                group.iter().copied().max_by_key(|&other| (self.counts[other].record.rows, std::cmp::Reverse(other)));
            if let Some(head) = head.filter(|&head| clear && head != place) {
                let (own, its) = (&self.counts[place].identity.form, &self.counts[head].identity.form);
                let why = if own.given.first() == its.given.first() {
                    "a middle name more or less"
                } else {
                    "a short first name"
                };
                self.join(head, place, why);
            }
        }
    }

    /// Lone surnames whose document names an office that one full name of all documents holds.
    fn surnames(&mut self, people: &[usize], local: impl Iterator<Item = usize>) {
        let mut full: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for &place in people {
            full.entry(&self.counts[place].identity.form.surname).or_default().push(place);
        }
        let local: Vec<usize> = local.collect();
        let mut found: Vec<(usize, usize, String)> = Vec::new();
        for place in local {
            let identity = &self.counts[place].identity;
            let bearers = full.get(identity.form.surname.as_str()).map_or(&[][..], Vec::as_slice);
            if identity.offices.is_empty() || bearers.len() > MOST_NAMESAKES {
                continue;
            }
            let holds = |&other: &usize| {
                let office = identity.shared_office(&self.counts[other].identity)?;
                Some((other, office))
            };
            let holders: Vec<(usize, String)> = bearers.iter().filter_map(holds).collect();
            let roots: BTreeSet<usize> = holders.iter().map(|(other, _)| self.root(*other)).collect();
            if let (1, Some((holder, office))) = (roots.len(), holders.into_iter().next())
                && !identity.is_told_from(&self.counts[holder].identity)
            {
                found.push((holder, place, format!("the only one of this surname who is {office}")));
            }
        }
        for (holder, place, why) in found {
            self.join(holder, place, &why);
        }
    }

    /// Bodies with the acronym that a document gives them, where no other body has it.
    fn acronyms(&mut self, bodies: &[usize]) {
        let mut whole: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
        for &place in bodies.iter().filter(|&&place| self.counts[place].name().contains(' ')) {
            for acronym in &self.counts[place].identity.acronyms {
                whole.entry(acronym).or_default().insert(place);
            }
        }
        let mut found: Vec<(usize, usize)> = Vec::new();
        for &place in bodies {
            let name = self.counts[place].name();
            let owners = whole.get(name.as_str()).filter(|owners| owners.len() == 1 && is_acronym(&name));
            found.extend(owners.into_iter().flatten().map(|&owner| (owner, place)));
        }
        for (owner, place) in found {
            self.join(owner, place, "the acronym that a document gives it");
        }
    }

    fn groups(self) -> Vec<Group> {
        let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for place in self.evidence.keys() {
            members.entry(self.root(*place)).or_default().push(*place);
        }
        let evidence = |places: &[usize]| places.iter().filter_map(|place| self.evidence.get(place).cloned()).collect();
        let group = |(head, others): (usize, Vec<usize>)| Group {
            evidence: evidence(&others),
            members: std::iter::once(head).chain(others.into_iter().filter(|&other| other != head)).collect(),
        };
        members.into_iter().map(group).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::{Document, Report};
    use super::super::{Joined, SpeakerRecord, Tally, write_roster_draft};
    use crate::Engine;
    use crate::lexicon::Lexicon;
    use crate::roster::Roster;

    fn tally(texts: &[&str]) -> Tally {
        let engine = Engine::built_in();
        let mut tally = Tally::default();
        for (index, text) in texts.iter().enumerate() {
            let name = format!("d{index}");
            let analysis = engine.analyse(text);
            tally.add(&Report::new(Document { name: &name, text, ..Document::default() }, &analysis, engine.lexicon()));
        }
        tally
    }

    /// Who speaks, with how many rows in how many documents.
    fn speakers(texts: &[&str]) -> Vec<(String, usize, usize)> {
        let told = |one: SpeakerRecord| (one.speaker, one.rows, one.documents);
        let mut found: Vec<_> = tally(texts).speakers().into_iter().map(told).collect();
        found.sort();
        found
    }

    fn alone(names: &[&str]) -> Vec<(String, usize, usize)> {
        names.iter().map(|name| ((*name).to_owned(), 1, 1)).collect()
    }

    #[test]
    fn one_person_under_two_names() {
        for [first, second] in [
            ["“We won,” said Donal Marsh. “We did,” Marsh said.", "“We lost,” said Donal K. Marsh."],
            ["“We won,” said William Marsh. “We did,” Marsh said.", "“We lost,” said Bill Marsh."],
            ["“We won,” said Mayor Donal Marsh. “We did,” Marsh said.", "“We lost,” Harlow Mayor Donal K. Marsh said."],
        ] {
            let found = speakers(&[first, second]);
            assert_eq!(found.len(), 1, "{found:?}");
            assert_eq!((found[0].1, found[0].2), (3, 2));
            assert!(first.contains(&found[0].0), "the name of most rows: {found:?}");
        }
    }

    #[test]
    fn two_people_of_like_names() {
        for (texts, names) in [
            // another middle name, another generation, another sex, another role
            (["“Yes,” said Donal K. Marsh.", "“No,” said Donal P. Marsh."], ["Donal K. Marsh", "Donal P. Marsh"]),
            (["“Yes,” said Donal Marsh.", "“No,” said Donal Marsh Jr."], ["Donal Marsh", "Donal Marsh Jr"]),
            (
                ["“Yes,” said Pat Marsh. She left.", "“No,” said Patrick Marsh. He left."],
                ["Pat Marsh", "Patrick Marsh"],
            ),
            (
                ["“Yes,” said Mayor Donal Marsh.", "“No,” said striker Donal K. Marsh."],
                ["Donal K. Marsh", "Donal Marsh"],
            ),
            (["“Yes,” said Donal Marsh.", "“No,” said Carl Marsh."], ["Carl Marsh", "Donal Marsh"]),
        ] {
            let found: Vec<String> =
                speakers(&texts).into_iter().map(|one| one.0.trim_end_matches('.').to_owned()).collect();
            assert_eq!(found, names, "{texts:?}");
        }
    }

    #[test]
    fn nobody_is_guessed_where_two_fit() {
        let texts = ["“Yes,” said Donal Marsh.", "“No,” said Donal K. Marsh.", "“Well,” said Donal P. Marsh."];
        assert_eq!(speakers(&texts), alone(&["Donal K. Marsh", "Donal Marsh", "Donal P. Marsh"]));
        let texts = ["“Yes,” said Al Marsh.", "“No,” said Albert Marsh.", "“Well,” said Alfred Marsh."];
        assert_eq!(speakers(&texts), alone(&["Al Marsh", "Albert Marsh", "Alfred Marsh"]));
    }

    #[test]
    fn a_body_and_its_acronym() {
        let whole =
            "The Lantern Makers Guild (LMG) met. “We won,” the Lantern Makers Guild said. “We did,” the LMG said.";
        let found = speakers(&[whole, "The LMG said prices would fall."]);
        assert_eq!(found, [("Lantern Makers Guild".to_owned(), 3, 2)]);
        let other = "The Lamp Menders Group (LMG) met. “We won,” the Lamp Menders Group said.";
        let found = speakers(&[whole, other, "The LMG said prices would fall."]);
        assert!(found.contains(&("LMG".to_owned(), 1, 1)), "two bodies have it: {found:?}");
    }

    #[test]
    fn a_lone_surname_by_its_office() {
        let full = "“We won,” said Mayor Donal Marsh.";
        assert_eq!(speakers(&[full, "“We lost,” Mayor Marsh said."]), [("Donal Marsh".to_owned(), 2, 2)]);
        assert_eq!(speakers(&[full, "“We lost,” Marsh said."]).len(), 2, "no office");
        assert_eq!(speakers(&[full, "“We lost,” Senator Marsh said."]).len(), 2, "another office");
        let other = "“We tied,” said Mayor Carla Marsh.";
        assert_eq!(speakers(&[full, other, "“We lost,” Mayor Marsh said."]).len(), 3, "two hold it");
        let doctor = "“We won,” said Dr. Donal Marsh.";
        assert_eq!(speakers(&[doctor, "“We lost,” Dr. Marsh said."]).len(), 2, "a title that many have");
    }

    #[test]
    fn a_draft_is_a_roster() {
        let texts = [
            "“We won,” said Mayor Donal Marsh. “We did,” Marsh said.",
            "“We lost,” said Donal K. Marsh.",
            "“We tied,” Mayor Marsh said.",
            "“We left,” said Carl Ode.",
        ];
        let tally = tally(&texts);
        let [Joined { record, names, evidence }] = &tally.joined()[..] else { panic!("{:?}", tally.joined()) };
        assert_eq!(
            (record.speaker.as_str(), record.rows, names.as_slice()),
            ("Donal Marsh", 4, &["Donal K. Marsh".to_owned()][..])
        );
        assert_eq!(evidence.len(), 2, "{evidence:?}");
        let draft = String::from_utf8(write_roster_draft(Vec::new(), &tally).expect("written")).expect("UTF-8");
        assert!(
            draft.starts_with(
                "id,name,aliases,kind,title,evidence\r\ndonal-marsh,Donal Marsh,Donal K. Marsh,person,Mayor,"
            ),
            "{draft}"
        );
        let roster = Roster::read("people.csv", &draft, Lexicon::built_in()).expect("a roster");
        assert_eq!((roster.entries().len(), roster.fields()), (1, &["title".to_owned(), "evidence".to_owned()][..]));
        let found = Engine::built_in().with_roster(&roster).analyse(texts[1]);
        assert_eq!(found.namings[0].speakers, ["Donal Marsh"]);
    }
}
