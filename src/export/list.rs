//! An array of JSON that is written value by value.

use std::io::Write;

use serde::Serialize;

use super::writing::writing;
use crate::error::Result;

/// An array that is being written.
#[derive(Debug)]
pub(super) struct List<W: Write> {
    out: W,
    empty: bool,
}

impl<W: Write> List<W> {
    pub(super) fn new(mut out: W) -> Result<Self> {
        out.write_all(b"[").map_err(writing)?;
        Ok(Self { out, empty: true })
    }

    /// Writes a value on a line of its own.
    pub(super) fn add(&mut self, value: &impl Serialize) -> Result<()> {
        let line = serde_json::to_string(value).map_err(|error| writing(error.into()))?;
        let before = if self.empty { "\n" } else { ",\n" };
        self.empty = false;
        self.out.write_all(format!("{before}{line}").as_bytes()).map_err(writing)
    }

    pub(super) fn finish(mut self) -> Result<W> {
        let end: &[u8] = if self.empty { b"]\n" } else { b"\n]\n" };
        self.out.write_all(end).map_err(writing)?;
        Ok(self.out)
    }
}
