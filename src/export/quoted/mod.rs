//! Statements over many documents as CSV, TSV, XLSX, JSON and JSON Lines.

mod cells;
mod write;

#[cfg(feature = "xlsx")]
pub(super) use cells::{PLACES, STATEMENTS, place_cells, statement_cells};
pub use write::{QuoteView, write_quotes};
