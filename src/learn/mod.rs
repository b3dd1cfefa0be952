//! Learning weights from annotated text.
