//! Any file of annotation, weights, people or cases is read or refused.

#![no_main]

#[path = "../../tests/anything/table.rs"]
mod table;

libfuzzer_sys::fuzz_target!(|data: &[u8]| table::run(data));
