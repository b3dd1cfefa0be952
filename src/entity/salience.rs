//! How much somebody is in mind: what the ranking starts from.
//!
//! The weights were set by hand on thirty articles before any were learned; what is learned corrects them. Without them
//! the ranking is worse on news unlike that which it learns from.

use super::discourse::Referent;
use super::position::Position;

mod weight {
    /// For each sentence between.
    pub(super) const SENTENCE: f32 = -0.8;
    /// For each paragraph between.
    pub(super) const PARAGRAPH: f32 = -1.0;
    /// Was the subject when last mentioned.
    pub(super) const SUBJECT: f32 = 1.5;
    /// Was the subject of the main clause when last mentioned.
    pub(super) const MAIN: f32 = 0.9;
    /// Spoke in this paragraph or the one before.
    pub(super) const SPOKE: f32 = 0.8;
    /// For each doubling of its mentions.
    pub(super) const OFTEN: f32 = 0.25;
    /// Was only an owner when last mentioned: *Clinton’s email*.
    pub(super) const OWNER: f32 = -0.6;
    /// Owned the subject: *Clinton’s support is*.
    pub(super) const TOPIC: f32 = 2.0;
    /// Was fronted: *For Clinton, the matter*.
    pub(super) const FRONTED: f32 = 0.8;
    /// Stood behind a preposition.
    pub(super) const OBLIQUE: f32 = -0.5;
    /// Only inside quotation marks, or only in a headline.
    pub(super) const QUOTED: f32 = -2.5;
    /// Has a name.
    pub(super) const NAMED: f32 = 0.8;
}

/// How much somebody is in mind at `position`.
pub(super) fn salience(referent: &Referent, position: Position) -> f32 {
    let Some(last) = referent.last else { return f32::NEG_INFINITY };
    let gap = position.sentence.saturating_sub(last.sentence);
    let mut score = weight::SENTENCE * gap as f32;
    score += weight::PARAGRAPH * position.paragraph.saturating_sub(last.paragraph) as f32;
    score += weight::OFTEN * (1.0 + referent.count as f32).log2();
    // Who was the subject is still so where the sentence has begun with him: *Through his lawyer he denied it*.
    let since = if last.sentence == position.sentence { last.sentence.saturating_sub(1) } else { last.sentence };
    let recent = |sentence: Option<usize>| sentence.is_some_and(|sentence| sentence >= since);
    let spoke = referent.spoke.is_some_and(|paragraph| paragraph + 1 >= position.paragraph);
    let told = [
        (recent(referent.subject), weight::SUBJECT),
        (recent(referent.main), weight::MAIN),
        (spoke, weight::SPOKE),
        (last.possessive, if last.owns_subject { weight::TOPIC } else { weight::OWNER }),
        (last.topic, weight::FRONTED),
        (last.oblique, weight::OBLIQUE),
        (last.quoted != position.quoted || last.headline, weight::QUOTED),
        (referent.named, weight::NAMED),
    ];
    score + told.iter().filter(|(holds, _)| *holds).map(|(_, weight)| weight).sum::<f32>()
}
