//! Any text is analysed, and its rows written in every form.

#![no_main]

#[path = "../../tests/anything/text.rs"]
mod text;

libfuzzer_sys::fuzz_target!(|data: &[u8]| text::run(data));
