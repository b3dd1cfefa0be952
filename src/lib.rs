//! A quotation and attribution engine: reads news text and answers *who said what*.

pub mod attribution;
mod built_in;
pub mod check;
pub mod cue;
pub mod entity;
pub mod error;
pub mod eval;
pub mod export;
pub mod flow;
pub mod gold;
pub mod learn;
pub mod lexicon;
pub mod mention;
pub mod model;
pub mod pipeline;
pub mod quote;
pub mod scorer;
pub mod segment;
pub mod speaker;
pub mod suggest;
pub use error::{Error, Result};
pub use pipeline::{Engine, Options};
