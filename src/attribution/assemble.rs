//! From the chunks of a row to an attribution: spans of the text, its type, act, polarity and addressee.

use super::parts::Parts;
use super::row::Row;
use super::speech_act;
use crate::model::{Attribution, CueId, Evidence};

/// The name of rows that no single rule reads: the weights alone found them.
pub const NO_RULE: &str = "weights-alone";

/// The attribution that a row stands for.
pub(super) fn attribution(parts: &Parts<'_>, row: &Row) -> Attribution {
    let cue = &parts.cues[row.cue];
    let proposal = &row.proposal;
    let speech_act = speech_act::read(parts, cue, row);
    Attribution {
        kind: parts.content_type(&proposal.content),
        source: parts.spans(&proposal.source),
        cue: parts.spans(&proposal.cue),
        content: parts.spans(&proposal.content),
        quotes: parts.quoted(&proposal.content),
        cue_id: Some(CueId(row.cue)),
        act: speech_act.act,
        polarity: speech_act.polarity,
        addressee: speech_act.addressee,
        when: None,
        rule: row.rule.map_or(NO_RULE, |rule| rule.id),
        confidence: row.probability,
        row_confidence: row.probability,
        evidence: Evidence::default(),
        nested: false,
        continues: None,
    }
}
