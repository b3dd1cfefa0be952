//! The modules of the command line that read.

#[path = "../../../src/cli/glob.rs"]
mod glob;
#[path = "../../../src/cli/input/mod.rs"]
mod input;
#[path = "../../../src/cli/log.rs"]
mod log;
#[path = "../../../src/cli/progress.rs"]
mod progress;
#[path = "../../../src/cli/terminal.rs"]
mod terminal;

use clap::Parser;

/// The options of reading, as the command line has them.
#[derive(Debug, Parser)]
pub(super) struct Arguments {
    #[command(flatten)]
    reading: input::Reading,
}

/// Options that keep documents short.
pub(super) fn arguments() -> Arguments {
    Arguments::parse_from(["whosaid", "--max-size", "64k"])
}

/// Reads all documents of a file.
pub(super) fn read(path: std::path::PathBuf, arguments: &Arguments) {
    let reading = &arguments.reading;
    let inputs = input::Inputs::find(&[path], reading, &log::Log::default());
    inputs.pieces(reading).for_each(|piece| drop(piece.read(reading)));
}
