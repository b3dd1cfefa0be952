//! All integration tests, as one binary.

mod anything;
mod architecture;
mod cli;
mod dependencies;
mod eval;
mod fixtures;
mod inputs;
mod lexicon;
mod manners;
mod names;
mod nothing_lost;
mod outputs;
mod place;
mod properties;
mod roster;
mod speakers;
mod verify;
