//! Records with named fields, and which field holds what.

use clap::Args;

use super::Document;

/// Which fields of a record hold what.
#[derive(Debug, Args)]
pub(super) struct Fields {
    /// The field (JSON) or column (CSV) of the text; `a.b` for a field in a field. Without it, one of the usual names is
    /// looked for; so for the next ones
    #[arg(long, value_name = "NAME", help_heading = "Records")]
    text_field: Option<String>,

    /// The field of the headline
    #[arg(long, value_name = "NAME", help_heading = "Records")]
    title_field: Option<String>,

    /// The field of the date
    #[arg(long, value_name = "NAME", help_heading = "Records")]
    date_field: Option<String>,

    /// The field that tells records apart; their name becomes PATH#ID
    #[arg(long, value_name = "NAME", help_heading = "Records")]
    id_field: Option<String>,

    /// The field of the address
    #[arg(long, value_name = "NAME", help_heading = "Records")]
    url_field: Option<String>,

    /// The field of who published it
    #[arg(long, value_name = "NAME", help_heading = "Records")]
    outlet_field: Option<String>,

    /// The field of who wrote it
    #[arg(long, value_name = "NAME", help_heading = "Records")]
    author_field: Option<String>,
}

/// The usual names of the fields, in the order in which they are tried.
const TEXT: &[&str] = &[
    "text",
    "body",
    "content",
    "article_text",
    "full_text",
    "fulltext",
    "article",
    "maintext",
    "body_text",
    "articlebody",
];
const TITLE: &[&str] = &["title", "headline", "heading"];
const DATE: &[&str] = &[
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
];
const ID: &[&str] = &["id", "_id", "uuid", "guid", "article_id", "doc_id", "docid", "doc"];
const URL: &[&str] = &["url", "link", "source_url", "canonical_url", "href", "web_url", "permalink"];
const OUTLET: &[&str] = &[
    "outlet",
    "source",
    "publisher",
    "publication",
    "source_name",
    "site_name",
    "sitename",
    "source_domain",
    "domain",
];
const AUTHOR: &[&str] = &["author", "authors", "byline", "creator"];

/// A record that can be asked for the text of a field.
pub(super) trait Record {
    /// The text of the field of exactly this name, or of this path of names joined by dots.
    fn given(&self, name: &str) -> Option<String>;
    /// The text of the field of this name in lower case.
    fn usual(&self, name: &str) -> Option<String>;
    /// The names of its fields.
    fn names(&self) -> Vec<String>;
}

impl Fields {
    /// The document that a record holds; `place` stands for an id that it does not have.
    ///
    /// # Errors
    /// When no field is the text.
    pub(super) fn document(&self, file: &str, place: u64, record: &impl Record) -> Result<Document, String> {
        let find = |own: &Option<String>, usual: &[&str]| match own {
            Some(name) => record.given(name),
            None => usual.iter().find_map(|name| record.usual(name)),
        };
        let text = find(&self.text_field, TEXT).ok_or_else(|| no_text(self.text_field.as_deref(), &record.names()))?;
        let known = |own, usual| find(own, usual).map(|value| value.trim().to_owned()).unwrap_or_default();
        let id = known(&self.id_field, ID);
        Ok(Document {
            name: if id.is_empty() { format!("{file}#{place}") } else { format!("{file}#{id}") },
            text,
            title: known(&self.title_field, TITLE),
            date: known(&self.date_field, DATE),
            outlet: known(&self.outlet_field, OUTLET),
            url: known(&self.url_field, URL),
            author: known(&self.author_field, AUTHOR),
            notes: Vec::new(),
        })
    }
}

/// What to do about a record without text.
fn no_text(given: Option<&str>, names: &[String]) -> String {
    /// So many names are shown.
    const SHOWN: usize = 12;
    let mut shown: Vec<&str> = names.iter().map(String::as_str).take(SHOWN).collect();
    if names.len() > SHOWN {
        shown.push("…");
    }
    let shown = shown.join(", ");
    match given {
        Some(name) => format!("no field “{name}” for the text; the fields are: {shown}"),
        None => format!("no field looks like the text; name it with --text-field; the fields are: {shown}"),
    }
}
