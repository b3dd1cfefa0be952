//! Any file may stand in the place of a lexicon file.

#![no_main]

#[path = "../../tests/anything/lexicon.rs"]
mod lexicon;

libfuzzer_sys::fuzz_target!(|data: &[u8]| lexicon::run(data));
