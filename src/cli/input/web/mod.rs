//! Web pages and feeds.

mod article;
mod clutter;
mod depth;
mod feed;
mod linked;
mod page;
mod prose;
mod quotation;
mod text;

pub(super) use feed::{Entry, entries};
pub(super) use page::read as read_page;

/// The text of a field that holds HTML, as exports of feeds and of publishing systems do; other text as it is.
pub(super) fn stripped(text: String) -> String {
    let has = |mark: &str| text.as_bytes().windows(mark.len()).any(|part| part.eq_ignore_ascii_case(mark.as_bytes()));
    if text.contains('<') && (has("</p>") || has("<br>") || has("<br/>") || has("<br />")) {
        text::of_fragment(&text)
    } else {
        text
    }
}
