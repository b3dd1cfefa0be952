//! `whosaid schema`

use clap::Args;
use whosaid::{Result, export};

use super::output;

/// Print the JSON Schema of the JSON and JSON Lines outputs
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  whosaid schema > whosaid.schema.json")]
pub(super) struct Arguments {}

pub(super) fn run(_: &Arguments) -> Result<()> {
    output::print(export::SCHEMA)
}
