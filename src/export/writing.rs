//! What the writers share: records as JSON, and what is told of an output that fails.

use std::io::{Error as IoError, Write};

use serde::Serialize;

use crate::error::{Error, Result};

/// Writes records as an array of JSON.
pub(super) fn write_array<T: Serialize>(out: &mut impl Write, records: &[T]) -> Result<()> {
    serde_json::to_writer_pretty(&mut *out, records).map_err(|error| writing(error.into()))?;
    out.write_all(b"\n").map_err(writing)
}

/// Writes records as JSON, a line each.
pub(super) fn write_lines<T: Serialize>(out: &mut impl Write, records: &[T]) -> Result<()> {
    for record in records {
        serde_json::to_writer(&mut *out, record).map_err(|error| writing(error.into()))?;
        out.write_all(b"\n").map_err(writing)?;
    }
    Ok(())
}

pub(super) fn writing(error: IoError) -> Error {
    Error::io("writing the output", error)
}
