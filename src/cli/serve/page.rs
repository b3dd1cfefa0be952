//! The page on which people read and correct: built into the program, and drawn by its own script.

use axum::response::Response;

use super::output::bytes;

/// The script, in parts that are read one after the other, in a scope of its own.
const SCRIPT: &str = concat!("\"use strict\";\n(() => {\n", "})();\n");

/// The page.
pub(super) async fn page() -> Response {
    bytes("text/html; charset=utf-8", include_bytes!("page/page.html").to_vec())
}

pub(super) async fn style() -> Response {
    bytes("text/css; charset=utf-8", include_bytes!("page/page.css").to_vec())
}

pub(super) async fn script() -> Response {
    bytes("text/javascript; charset=utf-8", SCRIPT.as_bytes().to_vec())
}
