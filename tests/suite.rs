//! All integration tests, as one binary.

mod anything;
mod architecture;
mod cli;
mod corpus;
mod dependencies;
mod desk;
mod eval;
mod fixtures;
mod inputs;
mod learn;
mod lexicon;
mod messages;
mod names;
mod nothing_lost;
mod outputs;
mod pages;
mod place;
mod properties;
mod quotes;
mod roster;
mod rows;
#[cfg(feature = "serve")]
mod serve;
mod speakers;
mod speech_acts;
mod train;
mod verify;
mod watch;
mod why;

/// The project's folder: the programs under test are a package below it.
const PROJECT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");
