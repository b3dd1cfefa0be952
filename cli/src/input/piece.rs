//! What is taken from an input, in order, before it is read on any thread.

use super::document::{Document, Fault};
use super::language;
use super::reading::Reading;

/// Bytes that are to become a document, or what went wrong before that.
pub(in super::super) struct Piece(Box<Read>);

type Read = dyn FnOnce(&Reading) -> Result<Document, Fault> + Send;

/// Pieces of one file, in order.
pub(super) type Records = Box<dyn Iterator<Item = Piece> + Send>;

impl From<Fault> for Piece {
    fn from(fault: Fault) -> Self {
        Self::new(|_| Err(fault))
    }
}

impl Piece {
    /// A piece that is read so.
    pub(super) fn new(read: impl FnOnce(&Reading) -> Result<Document, Fault> + Send + 'static) -> Self {
        Self(Box::new(read))
    }

    /// It, and what a reader should know about how its file is read.
    pub(super) fn noted(self, note: String) -> Self {
        Self::new(|reading| {
            let mut document = (self.0)(reading)?;
            document.notes.push(note);
            Ok(document)
        })
    }

    /// Reads what is unread, and makes a document of it.
    ///
    /// # Errors
    /// What is wrong with it.
    pub(in super::super) fn read(self, reading: &Reading) -> Result<Document, Fault> {
        let mut document = (self.0)(reading)?;
        if let Some(note) = language::note(&document.text) {
            document.notes.push(note);
            document.foreign = true;
        }
        Ok(document)
    }
}

/// Pieces, the first of them with a note.
pub(super) fn noted(pieces: Vec<Piece>, note: Option<String>) -> Records {
    let mut note = note;
    Box::new(pieces.into_iter().map(move |piece| match note.take() {
        Some(note) => piece.noted(note),
        None => piece,
    }))
}
