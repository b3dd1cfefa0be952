//! Who spoke how often, over any number of documents.
//!
//! Somebody with a full name is the same one in every document, and so are groups and organisations of the same name.
//! Where a single other fits and nothing speaks against it, names that differ are put together too (`join`).
//! A lone surname is good inside its document only: two documents' *Roe* are two. Unnamed people and documents (*a
//! senior official*, *the report*) never leave theirs. Whom a roster lists is one by its id, whatever the name.

mod cells;
mod counts;
mod draft;
mod identity;
mod join;
mod write;

use std::collections::HashMap;
use std::sync::Arc;

pub use cells::{speaker_cells, speaker_headings};
pub use counts::{Count, SpeakerRecord};
use counts::{Counts, Key};
pub use draft::write_roster_draft;
use identity::Identity;
pub use write::write_speakers;

use super::report::{Report, shared};
use super::row::speaker_kind;
use crate::lexicon::Lexicon;
use crate::model::{Attribution, Class, Classes, Entity, Naming, SpeakerKind};

/// Counts speakers, a document at a time.
///
/// ```
/// use whosaid::export::{Document, Report, Tally};
/// let engine = whosaid::Engine::built_in();
/// let mut tally = Tally::default();
/// for text in ["“We won,” said Ann Lee.", "“We lost,” said Ann Lee. Roe agreed."] {
///     let analysis = engine.analyse(text);
///     tally.add(&Report::new(Document { text, ..Document::default() }, &analysis, engine.lexicon()));
/// }
/// let speakers = tally.speakers();
/// assert_eq!((speakers[0].speaker.as_str(), speakers[0].rows, speakers[0].documents), ("Ann Lee", 2, 2));
/// ```
#[derive(Debug, Default)]
pub struct Tally {
    documents: usize,
    unnamed: usize,
    places: HashMap<Key, usize>,
    counts: Vec<Counts>,
}

impl Tally {
    /// Counts the wanted rows of a document. Calls in the same order give the same records.
    ///
    /// Gives for each of these rows the numbers of its speakers, as [`Tally::in_order`] lists them.
    pub fn add(&mut self, report: &Report<'_>) -> Vec<Vec<usize>> {
        self.documents += 1;
        let row = |(index, attribution): (usize, &Attribution)| {
            let Some(naming) = report.analysis.namings.get(index) else { return Vec::new() };
            self.unnamed += usize::from(naming.speakers.is_empty());
            let speakers = naming.speakers.iter().enumerate();
            speakers.map(|(place, speaker)| self.add_row(report, attribution, naming, (place, speaker))).collect()
        };
        report.wanted().map(row).collect()
    }

    /// How many documents were counted, those without a row too.
    pub fn documents(&self) -> usize {
        self.documents
    }

    /// How many rows name nobody.
    pub fn unnamed(&self) -> usize {
        self.unnamed
    }

    /// Everybody in the order in which they were first met.
    pub fn in_order(&self) -> impl Iterator<Item = SpeakerRecord> {
        self.counts.iter().map(Counts::record)
    }

    /// Those that several names are put together for, in the order of [`Tally::speakers`].
    pub fn joined(&self) -> Vec<Joined> {
        let groups = join::groups(&self.places, &self.counts);
        let mut joined: Vec<Joined> = groups.iter().map(|group| self.join(group)).collect();
        joined.sort_by(|a, b| in_rank(&a.record, &b.record));
        joined
    }

    fn join(&self, group: &join::Group) -> Joined {
        let mut all = self.counts[group.members[0]].clone();
        let mut names = all.identity.names(&all.names.names());
        for &member in &group.members[1..] {
            let other = &self.counts[member];
            all.absorb(other);
            if other.record.doc.is_empty() {
                names.extend(other.identity.names(&other.names.names()));
            }
        }
        let speaker = self.counts[group.members[0]].name();
        let mut record = all.record();
        let mut aliases = vec![std::mem::replace(&mut record.speaker, speaker.clone())];
        aliases.append(&mut record.aliases);
        for alias in aliases.into_iter().filter(|alias| *alias != speaker) {
            if !record.aliases.contains(&alias) {
                record.aliases.push(alias);
            }
        }
        names.sort();
        names.dedup();
        names.retain(|name| *name != speaker);
        Joined { record, names, evidence: group.evidence.clone() }
    }

    /// Everybody: who has most rows first, then who has most words, then by name.
    pub fn speakers(&self) -> Vec<SpeakerRecord> {
        let groups = join::groups(&self.places, &self.counts);
        let mut alone = vec![true; self.counts.len()];
        groups.iter().flat_map(|group| &group.members).for_each(|&member| alone[member] = false);
        let single = self.in_order().zip(alone).filter(|(_, alone)| *alone).map(|(record, _)| record);
        let joined = groups.iter().map(|group| self.join(group).record);
        let mut records: Vec<SpeakerRecord> = joined.chain(single).collect();
        records.sort_by(in_rank);
        records
    }

    fn add_row(
        &mut self,
        report: &Report<'_>,
        attribution: &Attribution,
        naming: &Naming,
        (place, speaker): (usize, &str),
    ) -> usize {
        let id = naming.entity_of(place, &report.analysis.entities);
        let entity = id.and_then(|id| report.analysis.entities.get(id.0));
        let kind = speaker_kind(report.analysis, naming, id);
        let key = self.key(speaker, entity, kind, report.lexicon);
        let (shared, document) = (shared(report), self.documents);
        let next = self.counts.len();
        let place = *self.places.entry(key.clone()).or_insert(next);
        if place == next {
            self.counts.push(Counts { identity: Identity::of(speaker, report.lexicon), ..Counts::default() });
        }
        let counts = &mut self.counts[place];
        if counts.documents.last() != Some(&document) {
            counts.documents.push(document);
            counts.date(shared.date);
        }
        if let Key::Local(..) = key {
            shared.doc.clone_into(&mut counts.record.doc);
        }
        counts.row(report, attribution);
        counts.day(shared.date);
        counts.names.add(speaker);
        counts.kinds.add(kind.as_str());
        counts.acts.add(&attribution.act);
        counts.outlets.add(shared.outlet);
        counts.titles.add(if naming.speakers.len() == 1 { &naming.title } else { "" });
        if let Some(entity) = entity {
            counts.identity.learn(entity, &naming.title, report.lexicon);
            if let Some(listed) = &entity.listed {
                listed.id.clone_into(&mut counts.record.id);
                counts.record.roster.get_or_insert_with(|| Arc::clone(listed));
            }
            entity.titles.iter().filter(|title| **title != naming.title).for_each(|title| counts.titles.add(title));
            let names = std::iter::once(&entity.name).chain(&entity.aliases);
            names.for_each(|name| counts.aliases.add(name));
        }
        place
    }

    fn key(&self, speaker: &str, entity: Option<&Entity>, kind: SpeakerKind, lexicon: &Lexicon) -> Key {
        if let Some(listed) = entity.and_then(|entity| entity.listed.as_ref()) {
            return Key::Listed(listed.id.clone());
        }
        let name = folded(speaker);
        let everywhere = match kind {
            SpeakerKind::Person => is_full(speaker, lexicon),
            SpeakerKind::Group | SpeakerKind::Organisation => true,
            SpeakerKind::Document | SpeakerKind::Anonymous | SpeakerKind::None => false,
        };
        if everywhere { Key::Name(name) } else { Key::Local(self.documents, name) }
    }
}

/// Somebody whom several names are put together for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Joined {
    /// What all of them said, in numbers.
    pub record: SpeakerRecord,
    /// The other names that are good in any document.
    pub names: Vec<String>,
    /// Why, for each of the others.
    pub evidence: Vec<String>,
}

/// Who has most rows first, then who has most words, then by name.
fn in_rank(a: &SpeakerRecord, b: &SpeakerRecord) -> std::cmp::Ordering {
    let order = (b.rows, b.words).cmp(&(a.rows, a.words));
    order.then_with(|| a.speaker.cmp(&b.speaker)).then_with(|| a.doc.cmp(&b.doc))
}

/// A name made comparable: its letters in lower case, marks and spaces made even.
fn folded(name: &str) -> String {
    let plain = |c: char| match c {
        '’' | '‘' => '\'',
        '‐' | '‑' => '-',
        c => c,
    };
    let words: Vec<String> = name
        .split_whitespace()
        .map(|word| word.chars().filter(|&c| c != '.').map(plain).flat_map(char::to_lowercase).collect())
        .collect();
    words.join(" ")
}

/// Whether a person's name has more than a surname: *Ann Lee*, not *Lee*, *de la Cruz* or *Lee Jr.*
fn is_full(name: &str, lexicon: &Lexicon) -> bool {
    let is_small = |word: &&str| {
        let info = lexicon.info(lexicon.find(&word.to_lowercase()));
        let classes = info.classes.with(info.capital_classes);
        // Ben and Al are given names too.
        let given = classes.has(Class::Given) && word.starts_with(char::is_uppercase);
        classes.any(Classes::of(&[Class::NameParticle, Class::NameSuffix])) && !given
    };
    name.split_whitespace().filter(|word| !is_small(word)).count() > 1
}

#[cfg(test)]
mod tests {
    use super::super::{Document, Report};
    use super::{SpeakerRecord, Tally, is_full};
    use crate::Engine;
    use crate::lexicon::Lexicon;

    fn tally(texts: &[(&str, &str, &str)]) -> Vec<SpeakerRecord> {
        let engine = Engine::built_in();
        let mut tally = Tally::default();
        for (index, (outlet, date, text)) in texts.iter().enumerate() {
            let name = format!("d{index}");
            let analysis = engine.analyse(text);
            let document = Document { name: &name, text, outlet, date, ..Document::default() };
            tally.add(&Report::new(document, &analysis, engine.lexicon()));
        }
        assert_eq!(tally.documents(), texts.len());
        tally.speakers()
    }

    fn of<'a>(records: &'a [SpeakerRecord], name: &str) -> Vec<&'a SpeakerRecord> {
        records.iter().filter(|record| record.speaker == name).collect()
    }

    #[test]
    fn a_full_name_is_one_in_all_documents_and_a_surname_is_not() {
        let records = tally(&[
            ("Sentinel", "2024-03-04", "“We won the day,” said Mayor Ada Holm. “They lost,” Roe said."),
            ("Courier", "2024-01-31T10:00:00Z", "“No,” Ada Holm said. “We will see,” Roe said. Roe asked why."),
        ]);
        let holm = of(&records, "Ada Holm");
        assert_eq!(holm.len(), 1);
        assert_eq!((holm[0].rows, holm[0].documents, holm[0].quoted_words, holm[0].words), (2, 2, 5, 5));
        assert_eq!((holm[0].first_date.as_str(), holm[0].last_date.as_str()), ("2024-01-31", "2024-03-04"));
        assert_eq!(holm[0].titles, ["Mayor"]);
        assert_eq!(holm[0].outlets.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), ["Sentinel", "Courier"]);
        let roes = of(&records, "Roe");
        assert_eq!(roes.iter().map(|roe| roe.doc.as_str()).collect::<Vec<_>>(), ["d1", "d0"]);
    }

    #[test]
    fn groups_go_by_their_name_and_the_unnamed_stay_in_their_document() {
        let text = "Harlow Council said it would rain. A senior official said it would snow.";
        let records = tally(&[("", "", text), ("", "", text)]);
        assert_eq!(of(&records, "Harlow Council")[0].rows, 2);
        let unnamed = of(&records, "senior official");
        assert_eq!(unnamed.iter().map(|one| (one.kind, one.rows)).collect::<Vec<_>>(), [("anonymous", 1); 2]);
    }

    #[test]
    fn joint_speakers_count_each() {
        let records = tally(&[("", "", "Nadia Roe and Harlow Council said it would rain.")]);
        let found: Vec<_> = records.iter().map(|one| (one.speaker.as_str(), one.kind, one.rows)).collect();
        assert_eq!(found, [("Harlow Council", "organisation", 1), ("Nadia Roe", "person", 1)]);
    }

    #[test]
    fn most_rows_first() {
        let records = tally(&[("", "", "“Yes,” said Ann Lee. “No,” said Bo Dale. “We waited long,” Dale said.")]);
        let found: Vec<_> = records.iter().map(|one| (one.speaker.as_str(), one.rows)).collect();
        assert_eq!(found, [("Bo Dale", 2), ("Ann Lee", 1)]);
        assert_eq!(records[0].aliases, ["Dale"]);
    }

    #[test]
    fn what_a_full_name_is() {
        let full = |name: &str| is_full(name, Lexicon::built_in());
        assert!(full("Ann Lee") && full("Ali bin Nasser al-Marzouq") && full("Ben Dale"));
        assert!(!full("Lee") && !full("de la Cruz") && !full("Lee Jr."));
    }
}
