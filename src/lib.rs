//! A quotation and attribution engine: reads news text and answers *who said what*.

pub mod error;
pub mod lexicon;
pub mod model;
pub mod quote;
pub mod segment;
pub mod pipeline;
pub use error::{Error, Result};
pub use pipeline::{Engine, Options};
