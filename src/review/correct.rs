//! The analysis that people left.

use std::collections::HashMap;

use super::state::{Decision, RowState, Verdict, content_type, states};
use crate::model::{
    Analysis, Attribution, ContentType, EntityId, EntityKind, Evidence, Naming, Polarity, QuoteId, Span, SpeakerKind,
};

/// What stands in the `reviewed` column.
const ACCEPTED: &str = "accepted";
const CORRECTED: &str = "corrected";
const ADDED: &str = "added";
const OPEN: &str = "open";

/// The rule of a row that a person added, and the reason for a name that one gave.
const BY_A_PERSON: &str = "reviewer";

/// An analysis with decisions applied.
#[derive(Debug, Clone)]
pub struct Corrected {
    /// The analysis: without the rows that were rejected, with those that were added, in text order.
    pub analysis: Analysis,
    /// Of each of its rows whether somebody looked at it: accepted, corrected, added, or open.
    pub reviewed: Vec<&'static str>,
}

/// A row while all are put in order.
struct Made {
    attribution: Attribution,
    naming: Naming,
    reviewed: &'static str,
    /// Its place among the rows of the engine.
    before: Option<usize>,
}

/// Applies decisions to the analysis of a text. `keys` are those of its rows; of several decisions about a row the last counts.
/// A decision about a row that the engine does not find any more stands if it says that the row does. `same` are names that
/// were found to be of one speaker, and the name that stands for them.
///
/// What people corrected or added has the confidence 1; what they accepted keeps that of the engine, by which it can be judged.
///
/// ```
/// use std::collections::HashMap;
/// use whosaid::review::{Decision, Verdict, carry, corrected, states};
/// let text = "“We won,” said Ann Lee. She said it rained.";
/// let analysis = whosaid::Engine::built_in().analyse(text);
/// let rows = states(text, &analysis);
/// let keys = carry(&rows, &[]);
/// let decision = Decision { key: keys[1].clone(), verdict: Verdict::Rejected, row: rows[1].clone() };
/// let left = corrected(text, analysis, &keys, &[decision], &HashMap::new());
/// assert_eq!((left.analysis.attributions.len(), left.reviewed), (1, vec!["open"]));
/// ```
pub fn corrected(
    text: &str,
    analysis: Analysis,
    keys: &[String],
    decisions: &[Decision],
    same: &HashMap<String, String>,
) -> Corrected {
    let found = states(text, &analysis);
    let mut last: HashMap<&str, &Decision> = decisions.iter().map(|one| (one.key.as_str(), one)).collect();
    let bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).chain(std::iter::once(text.len())).collect();
    let mut rows = Vec::with_capacity(found.len());
    for (index, state) in found.iter().enumerate() {
        let decision = keys.get(index).and_then(|key| last.remove(key.as_str()));
        let (attribution, naming) =
            (analysis.attributions[index].clone(), analysis.namings.get(index).cloned().unwrap_or_default());
        let made = match decision {
            Some(decision) if decision.verdict == Verdict::Rejected => continue,
            Some(decision) if decision.row != *state => {
                let (attribution, naming) = changed(attribution, naming, (state, &decision.row), &analysis, &bytes);
                Made { attribution, naming, reviewed: CORRECTED, before: Some(index) }
            }
            Some(_) => Made { attribution, naming, reviewed: ACCEPTED, before: Some(index) },
            None => Made { attribution, naming, reviewed: OPEN, before: Some(index) },
        };
        rows.push(made);
    }
    for decision in decisions {
        if last.remove(decision.key.as_str()) != Some(decision) {
            continue;
        }
        if decision.verdict == Verdict::Accepted {
            let (attribution, naming) =
                changed(empty(), Naming::default(), (&RowState::default(), &decision.row), &analysis, &bytes);
            rows.push(Made { attribution, naming, reviewed: ADDED, before: None });
        }
    }
    rows.sort_by_key(|made| (made.attribution.hull(), made.attribution.cue.first().copied()));
    for made in &mut rows {
        for name in &mut made.naming.speakers {
            if let Some(stands) = same.get(name) {
                name.clone_from(stands);
            }
        }
        made.naming.speakers.dedup();
    }
    in_order(analysis, rows)
}

/// Puts the rows in place of those of the analysis; what went on from a row that is gone goes on from none.
fn in_order(mut analysis: Analysis, rows: Vec<Made>) -> Corrected {
    let places: HashMap<usize, usize> =
        rows.iter().enumerate().filter_map(|(now, made)| Some((made.before?, now))).collect();
    let (mut attributions, mut namings, mut reviewed) = (Vec::new(), Vec::new(), Vec::new());
    for (now, mut made) in rows.into_iter().enumerate() {
        let before = made.attribution.continues.and_then(|before| places.get(&before)).copied();
        made.attribution.continues = before.filter(|&before| before < now);
        attributions.push(made.attribution);
        namings.push(made.naming);
        reviewed.push(made.reviewed);
    }
    (analysis.attributions, analysis.namings, analysis.considered) = (attributions, namings, Vec::new());
    Corrected { analysis, reviewed }
}

/// A row as a person left it.
fn changed(
    mut row: Attribution,
    mut naming: Naming,
    (was, is): (&RowState, &RowState),
    analysis: &Analysis,
    bytes: &[usize],
) -> (Attribution, Naming) {
    let last = bytes.len() - 1;
    let spans = |places: &[[usize; 2]]| -> Vec<Span> {
        places.iter().map(|[start, end]| Span::new(bytes[*start.min(&last)], bytes[*end.min(&last)])).collect()
    };
    if was.content != is.content {
        row.content = spans(&is.content);
        row.quotes = quotes_in(&row.content, analysis);
    }
    if was.cue != is.cue {
        (row.cue, row.cue_id) = (spans(&is.cue), None);
    }
    if was.source != is.source {
        row.source = spans(&is.source);
    }
    row.kind = content_type(&is.kind).unwrap_or(row.kind);
    (row.confidence, row.row_confidence, naming.confidence) = (1.0, 1.0, 1.0);
    row.evidence = Evidence::default();
    if was.speaker != is.speaker {
        naming.entities = is.speaker.iter().filter_map(|name| entity(name, analysis)).collect();
        naming.kind = speaker_kind(&is.speaker, naming.kind, &naming.entities, analysis);
        naming.speakers.clone_from(&is.speaker);
        (naming.title, naming.why) = (String::new(), BY_A_PERSON);
    }
    (row, naming)
}

fn empty() -> Attribution {
    Attribution {
        kind: ContentType::Indirect,
        source: Vec::new(),
        cue: Vec::new(),
        content: Vec::new(),
        quotes: Vec::new(),
        cue_id: None,
        act: String::new(),
        polarity: Polarity::Said,
        addressee: None,
        when: None,
        rule: BY_A_PERSON,
        confidence: 1.0,
        row_confidence: 1.0,
        evidence: Evidence::default(),
        nested: false,
        continues: None,
    }
}

fn quotes_in(content: &[Span], analysis: &Analysis) -> Vec<QuoteId> {
    let inside = |span: Span| content.iter().any(|piece| piece.contains(span));
    let quotes = analysis.quotes.iter().enumerate();
    quotes.filter(|(_, quote)| inside(quote.inner)).map(|(id, _)| QuoteId(id)).collect()
}

fn entity(name: &str, analysis: &Analysis) -> Option<EntityId> {
    analysis.entities.iter().position(|entity| entity.is_called(name)).map(EntityId)
}

fn speaker_kind(names: &[String], was: SpeakerKind, entities: &[EntityId], analysis: &Analysis) -> SpeakerKind {
    let known = entities.first().and_then(|id| analysis.entities.get(id.0)).map(|entity| entity.kind);
    match known {
        _ if names.is_empty() => SpeakerKind::None,
        Some(EntityKind::Group) => SpeakerKind::Group,
        Some(EntityKind::Organisation | EntityKind::Place) => SpeakerKind::Organisation,
        Some(EntityKind::Document) => SpeakerKind::Document,
        Some(EntityKind::Person) => SpeakerKind::Person,
        Some(EntityKind::Unknown) | None => match was {
            SpeakerKind::None | SpeakerKind::Anonymous => SpeakerKind::Person,
            known => known,
        },
    }
}
