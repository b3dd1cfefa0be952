//! What the tests of this stage share: names for attributions whose spans a test gives by their words.

use crate::built_in::WEIGHTS;
use crate::mention::testing::read;
use crate::model::{Attribution, ContentType, Evidence, Metadata, Naming, Polarity, Span};
use crate::{entity, entity::Choices, speaker};

/// An attribution by the words of its source, cue and content; an empty source or cue is none.
pub(super) fn attribution(text: &str, source: &str, cue: &str, content: &str) -> Attribution {
    let found = text.find(content).unwrap_or_default();
    let content = Span::new(found, found + content.len());
    let near = |words: &str| {
        let places = text.match_indices(words).map(|(at, _)| Span::new(at, at + words.len()));
        let apart = places.filter(|span| !span.overlaps(content));
        let nearest = apart.min_by_key(|span| span.start.abs_diff(content.end).min(span.end.abs_diff(content.start)));
        if words.is_empty() { Vec::new() } else { nearest.into_iter().collect() }
    };
    let quoted = content.slice(text).starts_with(['“', '"']);
    Attribution {
        kind: if quoted { ContentType::Direct } else { ContentType::Indirect },
        source: near(source),
        cue: near(cue),
        content: vec![content],
        quotes: Vec::new(),
        cue_id: None,
        act: Default::default(),
        polarity: Polarity::Said,
        addressee: None,
        when: None,
        rule: "",
        confidence: 1.0,
        row_confidence: 1.0,
        evidence: Evidence::default(),
        nested: false,
        continues: None,
    }
}

/// The namings of attributions given as source, cue and content.
pub(super) fn namings(text: &str, rows: &[(&str, &str, &str)]) -> Vec<Naming> {
    read(text, |view, mut mentions| {
        let attributions: Vec<Attribution> =
            rows.iter().map(|(source, cue, content)| attribution(text, source, cue, content)).collect();
        let choices = Choices { ranking: &WEIGHTS.antecedent, pronouns: &WEIGHTS.pronoun };
        let built = entity::build(view, &mut mentions, &attributions, choices);
        speaker::name_speakers(view, &Metadata::default(), &attributions, &mentions, &built)
    })
}

/// The speaker of the one attribution, joint ones joined by ` | `.
pub(super) fn speaker(text: &str, source: &str, cue: &str, content: &str) -> String {
    namings(text, &[(source, cue, content)]).first().map(|naming| naming.speakers.join(" | ")).unwrap_or_default()
}
