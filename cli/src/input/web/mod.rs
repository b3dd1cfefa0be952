//! Web pages and feeds.

mod article;
mod clutter;
mod depth;
mod feed;
mod field;
mod fragment;
mod linked;
mod markdown;
mod page;
mod post;
mod prose;
mod quotation;
mod text;

pub(super) use feed::entries;
pub(super) use field::stripped;
pub(super) use markdown::text as markdown;
pub(super) use page::read as read_page;
