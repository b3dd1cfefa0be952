//! Word-by-word comparisons as they go out.

use serde::{Serialize, Serializer};

use super::part::GAP;
use crate::verify::{Piece, PieceKind};

/// A part of a comparison.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PieceRecord {
    /// same; out: the text alone has it; in: the statement alone; between: an attribution stands there in the text.
    pub kind: &'static str,
    /// Its words.
    pub text: String,
}

impl From<&Piece> for PieceRecord {
    fn from(piece: &Piece) -> Self {
        let kind = match piece.kind {
            PieceKind::Same => "same",
            PieceKind::Out => "out",
            PieceKind::In => "in",
            PieceKind::Between => "between",
        };
        Self { kind, text: piece.text.clone() }
    }
}

impl Serialize for Piece {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        PieceRecord::from(self).serialize(serializer)
    }
}

/// A comparison in one line: `We will not sell [-anybody-] {+strangers+}`.
pub(super) fn in_one_line(pieces: &[PieceRecord]) -> String {
    let piece = |piece: &PieceRecord| match piece.kind {
        "out" => format!("[-{}-]", piece.text),
        "in" => format!("{{+{}+}}", piece.text),
        "between" => GAP.trim().to_owned(),
        _ => piece.text.clone(),
    };
    pieces.iter().map(piece).collect::<Vec<_>>().join(" ")
}
