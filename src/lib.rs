//! A quotation and attribution engine: reads news text and answers *who said what*.
//!
//! ```
//! let engine = whosaid::Engine::built_in();
//! let text = "“We will rebuild,” Mayor Ada Holm told reporters.";
//! let analysis = engine.analyse(text);
//! let rows = analysis.rows(text);
//! assert_eq!(rows[0].speaker, ["Ada Holm"]);
//! assert_eq!(rows[0].content.text, "“We will rebuild,”");
//! ```
//!
//! # The way through the house
//!
//! Data flows one way, and `pipeline` alone knows the order. Each stage is a function of the outputs of earlier ones;
//! a test holds that none reads a later one.
//!
//! | stage | gives |
//! | --- | --- |
//! | `segment` | paragraphs, tokens, sentences; headline, byline, date |
//! | `quote` | quotation spans, paired mark by mark, and what the marks are for |
//! | `sequence` | the text as a row of chunks in which a whole quotation is one, each with a word class |
//! | `cue` | words that may signal an attribution, each with a probability |
//! | `attribution` | for each cue a source and a content, and which of these rows stand |
//! | `statement_date` | the day on which it was said, where the text names it |
//! | `mention`, `entity` | namings of people and bodies, and who they are |
//! | `speaker` | a name for the source of each row |
//! | `confidence` | how far each row can be trusted |
//! | [`roster`] | who of them stands on a list of the user's |
//! | [`verify`] | whether given statements stand in a text, and what was done to them |
//! | [`quotes`] | which quotations of many documents are one statement |
//! | [`export`] | rows, tables, JSON, brat |
//! | `review` (feature `serve`) | what people decided about rows, and the rows that follow |
//!
//! [`lexicon`] holds the words, `scorer` the weights, [`model`] the types that stages hand on. [`gold`], `learn`,
//! [`eval`], `check` and `suggest` are the workbench around the engine.
//!
//! # Decisions
//!
//! - **A quotation is one chunk.** People who annotate take quotations whole, so every decision about a quotation of five
//!   paragraphs is one decision, windows stay short and all stays linear.
//! - **Patterns propose, weights decide, patterns explain.** The rules of `attribution::propose::rules` read a cue in words;
//!   a chain model sees their reading among its features and settles which chunks are source and content; a third
//!   scorer, over each finished row and its rivals, settles which rows stand and how likely each is right.
//! - **No parser and no tagger beyond `sequence`'s look to the left.** Measured, a full parse is worth about a point.
//! - **Speakers come behind attribution**, not before: who spoke last tells who a floating quotation belongs to.
//!
//! # Invariants
//!
//! - Analysis is total: any string, no panic, no error.
//! - Spans are bytes on character boundaries of the text as given; [`export`] turns them into code points.
//! - No file, environment or console in the library. No word of English in it either: those stand in `lexicons/`.
//! - The same input gives the same bytes.

/// Holds the examples of the guide's page to what the library does.
#[cfg(doctest)]
#[doc = include_str!("../docs/library.md")]
struct Guide;

/// Declares the stages. They are open to the command line, its tests and benchmarks, which ask for the feature
/// `inside`; to others they do not exist, so that they may change from one version to the next.
macro_rules! inside {
    ($($stage:ident)+) => {$(
        #[cfg(feature = "inside")]
        #[doc(hidden)]
        pub mod $stage;
        #[cfg(not(feature = "inside"))]
        #[allow(dead_code, unused_imports, reason = "the workbench and the programs use what the engine does not")]
        mod $stage;
    )+};
}

inside! {
    attribution check confidence cue entity learn mention pipeline quote scorer segment sequence speaker statement_date suggest
}

mod built_in;
pub mod error;
pub mod eval;
pub mod export;
pub mod gold;
pub mod lexicon;
pub mod model;
pub mod quotes;
#[cfg(feature = "serve")]
pub mod review;
pub mod roster;
pub mod verify;
pub use error::{Error, Result};
pub use lexicon::Lexicon;
pub use model::Analysis;
pub use pipeline::{Engine, Options, Reader};
pub use roster::Roster;
