//! All integration tests, as one binary.

mod architecture;
mod cli;
mod eval;
mod fixtures;
mod inputs;
mod lexicon;
mod manners;
mod names;
mod outputs;
mod place;
mod properties;
mod roster;
mod speakers;
mod verify;
