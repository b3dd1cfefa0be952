//! All integration tests, as one binary.

mod architecture;
mod cli;
mod fixtures;
