//! The usual names of fields and columns, and what tells the header of a table.

/// What may stand between cells.
pub(super) const DELIMITERS: [u8; 4] = *b",;\t|";

/// The usual names of the fields, in the order in which they are tried.
pub(super) const TEXT: &[&str] = &[
    "text",
    "body",
    "content",
    "article_text",
    "full_text",
    "fulltext",
    "article",
    "maintext",
    "main_text",
    "body_text",
    "articlebody",
    "content_text",
    "content_html",
    "hit_sentence",
    "story_text",
    "document_text",
    "plain_text",
    "raw_text",
];
pub(super) const TITLE: &[&str] = &["title", "headline", "heading", "hit_headline", "article_title"];
pub(super) const DATE: &[&str] = &[
    "date",
    "published",
    "published_at",
    "publishedat",
    "pubdate",
    "pub_date",
    "date_published",
    "datepublished",
    "publication_date",
    "date_publish",
    "published_date",
    "publish_date",
    "published_time",
    "created_at",
    "load_date",
    "date_time",
    "timestamp",
];
pub(super) const ID: &[&str] = &["id", "_id", "uuid", "guid", "article_id", "doc_id", "docid"];
pub(super) const URL: &[&str] = &["url", "link", "source_url", "canonical_url", "href", "web_url", "permalink"];
pub(super) const OUTLET: &[&str] = &[
    "outlet",
    "source",
    "publisher",
    "publication",
    "newspaper",
    "source_name",
    "media_name",
    "outlet_name",
    "site_name",
    "sitename",
    "source_domain",
    "domain",
];
pub(super) const AUTHOR: &[&str] = &["author", "authors", "byline", "creator"];

/// Whether a field has a usual name, however it is parted and whatever its case: `Full Text`, `fullText`, `full_text`.
pub(super) fn is_same(own: &str, usual: &str) -> bool {
    let letters = |name: &str| -> Vec<u8> {
        name.bytes().filter(|byte| !b" _-".contains(byte)).map(|byte| byte.to_ascii_lowercase()).collect()
    };
    letters(own) == letters(usual)
}

/// Whether the names of columns hold one of a text and another usual one.
pub(super) fn is_header(names: &[&str]) -> bool {
    let holds = |usual: &[&str]| usual.iter().any(|name| names.iter().any(|own| is_same(own, name)));
    holds(TEXT) && [TITLE, DATE, ID, URL, OUTLET, AUTHOR].iter().any(|usual| holds(usual))
}
