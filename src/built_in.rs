//! What the build made of the files under `lexicons/` and `weights/`, used where it lies in the program: a start
//! parses nothing.

use std::sync::LazyLock;

use crate::attribution::weights::Weights;
use crate::confidence::Calibration;
use crate::lexicon::Lexicon;

/// Bytes that begin where a cache line does, as the lines of a weights table should.
#[repr(align(64))]
struct Aligned<T>(T);

macro_rules! built {
    ($file:literal) => {{
        const BYTES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/", $file));
        static ALIGNED: Aligned<[u8; BYTES.len()]> = Aligned(*include_bytes!(concat!(env!("OUT_DIR"), "/", $file)));
        &ALIGNED.0
    }};
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::from_packed_index(built!("index.bin")));

/// The weights built into the library.
pub static WEIGHTS: LazyLock<Weights> = LazyLock::new(weights);

// Kept apart, since the compiler would take a copy of the tables along with it into whatever asks for the weights.
#[cold]
#[inline(never)]
fn weights() -> Weights {
    Weights::from_packed([
        built!("cue.bin"),
        built!("chunk.bin"),
        built!("edge.bin"),
        built!("choice.bin"),
        built!("row.bin"),
        built!("trees.bin"),
        built!("antecedent.bin"),
        built!("pronoun.bin"),
    ])
}

/// The calibration of confidence built into the library.
pub static CALIBRATION: LazyLock<Calibration> = LazyLock::new(|| Calibration::from_packed(built!("confidence.bin")));

impl Lexicon {
    /// The lexicons built into the library.
    pub fn built_in() -> &'static Self {
        &LEXICON
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Sources;

    #[test]
    fn the_built_in_index_is_that_of_the_files() {
        let fresh = Lexicon::from_sources(&Sources::built_in()).expect("the built-in files are right");
        assert!(fresh.packed_index() == Lexicon::built_in().packed_index());
    }

    #[test]
    fn the_built_in_entries_are_those_of_the_files() {
        let fresh = Lexicon::from_sources(&Sources::built_in()).expect("the built-in files are right");
        assert_eq!(Lexicon::built_in().difference(&fresh), None);
    }

    #[test]
    fn the_built_in_calibration_is_that_of_the_file() {
        let text = include_str!("../weights/en/confidence.tsv");
        assert!(Calibration::read("weights/en", text).expect("the built-in file is right") == *CALIBRATION);
    }

    #[test]
    fn the_built_in_weights_are_those_of_the_files() {
        let texts = [
            include_str!("../weights/en/cue.tsv"),
            include_str!("../weights/en/chunk.tsv"),
            include_str!("../weights/en/edge.tsv"),
            include_str!("../weights/en/choice.tsv"),
            include_str!("../weights/en/row.tsv"),
            include_str!("../weights/en/trees.tsv"),
            include_str!("../weights/en/antecedent.tsv"),
            include_str!("../weights/en/pronoun.tsv"),
        ];
        assert!(Weights::read("weights/en", texts).expect("the built-in files are right") == *WEIGHTS);
    }
}
