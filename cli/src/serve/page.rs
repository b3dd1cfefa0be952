//! The page on which people read and correct: built into the program, and drawn by its own script.

use axum::response::Response;

use super::output::bytes;

/// The script, in parts that are read one after the other, in a scope of its own.
const SCRIPT: &str = concat!(
    "\"use strict\";\n(() => {\n",
    include_str!("page/script/base.js"),
    include_str!("page/script/model.js"),
    include_str!("page/script/draw.js"),
    include_str!("page/script/card.js"),
    include_str!("page/script/pick.js"),
    include_str!("page/script/speaker.js"),
    include_str!("page/script/queue.js"),
    include_str!("page/script/compare.js"),
    include_str!("page/script/learn.js"),
    include_str!("page/script/start.js"),
    "})();\n",
);

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
