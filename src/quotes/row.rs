//! What is kept of a row.

use crate::model::{ContentType, SpeakerKind};

/// A quotation of fewer words is the same only where it is by the same speaker on the same day.
pub(super) const FEW: usize = 4;
/// Stands between the names of joint speakers.
pub(super) const JOINT: &str = " | ";
/// No number.
pub(super) const NONE: u32 = u32::MAX;

/// A row; texts and words by their numbers.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row {
    pub(super) document: u32,
    pub(super) row: u32,
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) wording: u32,
    /// The words of a quotation; none for a paraphrase.
    pub(super) words: u32,
    pub(super) speaker: u32,
    pub(super) title: u32,
    pub(super) confidence: f32,
    pub(super) kind: ContentType,
    pub(super) speaker_kind: SpeakerKind,
}

/// How a row gives what was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Saying {
    /// In the speaker's words.
    Quoted,
    /// In those of the writer.
    Reported,
}

impl Row {
    pub(super) const fn saying(&self) -> Saying {
        if self.words == NONE { Saying::Reported } else { Saying::Quoted }
    }

    /// Whether its speaker is known by name.
    pub(super) const fn is_named(&self) -> bool {
        matches!(self.speaker_kind, SpeakerKind::Person | SpeakerKind::Organisation)
    }
}
