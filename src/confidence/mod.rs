//! How far a row can be trusted, as one number: that its content, its source and its speaker are right.
//!
//! Whoever reads a row reads the name first, so a probability that left the name out would speak of something else. The
//! two parts stay beside the whole: what the attribution is worth, and what the name is worth where it is right.

use crate::model::{Attribution, Naming};

/// How often nobody can be named where nobody was found.
const NOBODY: f32 = 0.5;

/// Gives each attribution its confidence, and each naming that names nobody its own. `namings` are parallel to
/// `attributions`.
pub fn assess(attributions: &mut [Attribution], namings: &mut [Naming]) {
    for (attribution, naming) in attributions.iter_mut().zip(namings) {
        if naming.speakers.is_empty() {
            naming.confidence = NOBODY;
        }
        attribution.confidence = attribution.row_confidence * naming.confidence;
    }
}
