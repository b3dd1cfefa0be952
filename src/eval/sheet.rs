//! A document as it is measured: what people marked and what was found.

use super::side::Marked;
use super::speakers::NamedEvent;
use crate::gold::GoldAttribution;
use crate::model::{Analysis, Span, joined};

/// An attribution that was found, and what is to be measured of it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Found {
    /// Its spans.
    pub marked: Marked,
    /// Its act; empty where only the cue tells.
    pub act: String,
    /// The rule it was read by; empty where unknown.
    pub rule: String,
    /// The names it gives.
    pub speakers: Vec<String>,
    /// Its confidence; none where the program that found it tells none.
    pub confidence: Option<f32>,
    /// Whether it stands within another's content.
    pub nested: bool,
}

impl Found {
    /// The attributions of an analysis.
    pub fn of(analysis: &Analysis) -> Vec<Self> {
        let rows = analysis.attributions.iter().enumerate();
        rows.map(|(index, row)| Self::row(analysis, index, row.content.clone())).collect()
    }

    /// The same, rows that go on from another joined to it: for corpora whose people put these together.
    pub fn joined(analysis: &Analysis) -> Vec<Self> {
        let rows = joined(&analysis.attributions).into_iter();
        rows.map(|(index, content)| Self::row(analysis, index, content)).collect()
    }

    fn row(analysis: &Analysis, index: usize, content: Vec<Span>) -> Self {
        let row = &analysis.attributions[index];
        Self {
            marked: Marked { source: row.source.clone(), cue: row.cue.clone(), content },
            act: row.act.clone(),
            rule: row.rule.to_owned(),
            speakers: analysis.namings.get(index).map(|naming| naming.speakers.clone()).unwrap_or_default(),
            confidence: Some(row.confidence),
            nested: row.nested,
        }
    }

    /// Annotations, as if found.
    pub fn of_gold(gold: Vec<GoldAttribution>) -> Vec<Self> {
        gold.into_iter().map(|one| Self { marked: marked(&one), ..Self::default() }).collect()
    }
}

pub(super) fn marked(gold: &GoldAttribution) -> Marked {
    Marked { source: gold.source.clone(), cue: gold.cue.clone(), content: gold.content.clone() }
}

/// An annotated document with what was found in it.
#[derive(Debug, Clone, Copy)]
pub struct Sheet<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its text.
    pub text: &'a str,
    /// What people marked.
    pub gold: &'a [GoldAttribution],
    /// What was found.
    pub found: &'a [Found],
    /// Who the speakers are, where that is known.
    pub names: Option<&'a [NamedEvent]>,
}
