//! JSON-LD: what a page says of its article for machines.

use dom_query::Document;
use serde_json::Value;

/// What is said of the article; empty where nothing is.
#[derive(Debug, Default)]
pub(super) struct Linked {
    pub(super) title: String,
    pub(super) date: String,
    pub(super) outlet: String,
    pub(super) url: String,
    pub(super) author: String,
}

/// The last letters of the types that are articles (`NewsArticle`, `BlogPosting`, `AnalysisNewsArticle`).
const ARTICLES: [&str; 3] = ["Article", "BlogPosting", "Report"];

/// The first article that the page's JSON-LD tells of. What is no sound JSON is passed over.
pub(super) fn read(page: &Document) -> Option<Linked> {
    let scripts = page.select("script[type='application/ld+json']");
    scripts.nodes().iter().find_map(|script| {
        let value: Value = serde_json::from_str(script.text().trim()).ok()?;
        article(&value).map(linked)
    })
}

/// The first article in a value, in lists and graphs too. Values are no deeper than the JSON reader allows.
fn article(value: &Value) -> Option<&Value> {
    match value {
        Value::Array(values) => values.iter().find_map(article),
        Value::Object(_) if is_article(&value["@type"]) => Some(value),
        Value::Object(fields) => {
            ["@graph", "mainEntity", "hasPart"].iter().find_map(|name| article(fields.get(*name)?))
        }
        _ => None,
    }
}

fn is_article(kind: &Value) -> bool {
    match kind {
        Value::String(kind) => ARTICLES.iter().any(|article| kind.ends_with(article)),
        Value::Array(kinds) => kinds.iter().any(is_article),
        _ => false,
    }
}

fn linked(article: &Value) -> Linked {
    let first = |names: &[&str]| names.iter().map(|name| name_of(&article[*name])).find(|name| !name.is_empty());
    Linked {
        title: first(&["headline", "name"]).unwrap_or_default(),
        date: first(&["datePublished", "dateCreated"]).unwrap_or_default(),
        outlet: first(&["publisher", "sourceOrganization", "provider"]).unwrap_or_default(),
        url: first(&["url", "mainEntityOfPage", "@id"]).filter(|url| url.starts_with("http")).unwrap_or_default(),
        author: first(&["author", "creator"]).unwrap_or_default(),
    }
}

/// A text, the name or address of a thing, or those of a list of them.
fn name_of(value: &Value) -> String {
    match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Array(values) => {
            values.iter().map(name_of).filter(|name| !name.is_empty()).collect::<Vec<_>>().join(", ")
        }
        Value::Object(fields) => {
            ["name", "@id", "url"].iter().filter_map(|name| fields.get(*name)).map(name_of).next().unwrap_or_default()
        }
        _ => String::new(),
    }
}
