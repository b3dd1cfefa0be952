//! Compiles the lexicons and weights into the tables that the library uses where they lie in the program.
//!
//! The library's own code makes them, so the two cannot drift apart.

#![allow(dead_code, missing_docs, unused_imports, unused_macros, clippy::unwrap_used)]

use std::path::Path;
use std::{env, fs};

#[path = "src/error.rs"]
mod error;
#[path = "src/lexicon/mod.rs"]
mod lexicon;
#[path = "src/model/mod.rs"]
mod model;
#[path = "src/scorer/mod.rs"]
mod scorer;
#[path = "src/attribution/weights.rs"]
mod weights;

const LEXICONS: &str = "lexicons/en";
const WEIGHTS: &str = "weights/en";
/// The weights of the stage `confidence`, which has a file of its own since it is learned from what the others find.
const CONFIDENCE: &str = "weights/en/confidence.tsv";

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed={LEXICONS}");
    println!("cargo::rerun-if-changed={WEIGHTS}");
    if let Err(problem) = build() {
        println!("cargo::error={problem}");
    }
}

fn build() -> Result<(), Box<dyn std::error::Error>> {
    let out = env::var("OUT_DIR")?;
    let out = Path::new(&out);
    let lexicon = lexicon::Lexicon::from_sources(&lexicon::Sources::built_in())?;
    fs::write(out.join("index.bin"), lexicon.packed_index())?;
    let mut texts: [String; weights::FILES.len()] = Default::default();
    for (name, text) in weights::FILES.iter().zip(&mut texts) {
        let path = Path::new(WEIGHTS).join(name);
        *text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    }
    let text = fs::read_to_string(CONFIDENCE).map_err(|error| format!("{CONFIDENCE}: {error}"))?;
    let confidence: scorer::Table<2> = scorer::read_weights(CONFIDENCE, &text)?;
    fs::write(out.join("confidence.bin"), confidence.packed())?;
    let weights = weights::Weights::read(WEIGHTS, texts.each_ref().map(String::as_str))?;
    for (name, bytes) in weights::FILES.iter().zip(weights.packed()) {
        fs::write(out.join(name).with_extension("bin"), bytes)?;
    }
    Ok(())
}
