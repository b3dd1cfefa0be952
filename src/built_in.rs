//! What the build made of the files under `lexicons/` and `weights/`, used where it lies in the program: a start
//! parses nothing.

use std::sync::LazyLock;

use crate::attribution::weights::Weights;
use crate::lexicon::Lexicon;

macro_rules! built {
    ($file:literal) => {
        include_bytes!(concat!(env!("OUT_DIR"), "/", $file))
    };
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::from_packed_index(built!("index.bin")));

/// The weights built into the library.
pub static WEIGHTS: Weights =
    Weights::from_packed([built!("cue.bin"), built!("unit.bin"), built!("edge.bin"), built!("row.bin")]);

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
        let lazy = Lexicon::built_in();
        macro_rules! same {
            ($($field:ident)+) => {
                $(
                    assert_eq!(lazy.$field.len(), fresh.$field.len());
                    for (lazy, fresh) in lazy.$field.iter().zip(&fresh.$field) {
                        assert_eq!(format!("{lazy:?}"), format!("{fresh:?}"));
                    }
                )+
            };
        }
        same!(verbs nouns adjectives phrases acts groups works titles given_names nicknames title_abbreviations);
        same!(general_roles places affiliations metonyms organisations organisation_words abbreviations calendar);
        same!(quote_marks);
    }

    #[test]
    fn the_built_in_weights_are_those_of_the_files() {
        let texts = [
            include_str!("../weights/en/cue.tsv"),
            include_str!("../weights/en/unit.tsv"),
            include_str!("../weights/en/edge.tsv"),
            include_str!("../weights/en/row.tsv"),
        ];
        assert!(Weights::read("weights/en", texts).expect("the built-in files are right") == WEIGHTS);
    }
}
