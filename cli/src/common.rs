//! Options that several commands share.

use clap::Args;
use whosaid::export::TableOptions;

use super::input::Reading;
use super::lexicons::Lexicons;
use super::roster::RosterOption;

/// How documents are read, with which words, and whom is known before.
#[derive(Debug, Args)]
pub(super) struct Common {
    #[command(flatten)]
    pub(super) roster: RosterOption,

    #[command(flatten)]
    pub(super) reading: Reading,

    #[command(flatten)]
    pub(super) lexicons: Lexicons,
}

/// How the cells of a table are written.
#[derive(Debug, Args)]
pub(super) struct Cells {
    /// Leave cells that begin with = + - @ as they are (a spreadsheet may run them as formulas)
    #[arg(long)]
    pub(super) raw: bool,

    /// Begin the table with a byte order mark, so that Excel reads it as UTF-8
    #[arg(long)]
    pub(super) excel: bool,
}

impl Cells {
    /// The options of a table with all its columns, those of a roster among them.
    pub(super) fn options(&self, roster: &[String]) -> TableOptions {
        TableOptions { raw: self.raw, byte_order_mark: self.excel, roster: roster.to_vec(), ..TableOptions::default() }
    }
}
