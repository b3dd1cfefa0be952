//! JSON-LD: what a page says of its article for machines.

use std::collections::HashMap;

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
    /// The article's text.
    pub(super) text: String,
}

/// The last letters of the types that are articles (`NewsArticle`, `BlogPosting`, `AnalysisNewsArticle`).
const ARTICLES: [&str; 3] = ["Article", "BlogPosting", "Report"];

/// What the page's JSON-LD tells of its article: the first that has a day, else the first. What is no sound JSON is passed
/// over.
pub(super) fn read(page: &Document) -> Option<Linked> {
    let scripts = page.select("script[type*='ld+json']");
    let values: Vec<Value> = scripts.nodes().iter().filter_map(|script| lenient(&script.text())).collect();
    let mut things = Things::default();
    values.iter().for_each(|value| things.collect(value));
    let dated = |article: &&&Value| ["datePublished", "dateCreated"].iter().any(|name| !article[*name].is_null());
    let article = things.articles.iter().find(dated).or(things.articles.first())?;
    Some(things.linked(article))
}

/// JSON as pages have it: with raw line ends in its strings, commas before brackets, comments of HTML around it.
fn lenient(written: &str) -> Option<Value> {
    let plain: String = written.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let plain =
        plain.trim().trim_start_matches("<!--").trim_start_matches("//<![CDATA[").trim_start_matches("<![CDATA[");
    let plain = plain.trim_end().trim_end_matches("-->").trim_end_matches("]]>").trim_end_matches("//").trim();
    let plain = plain.trim_end_matches(';');
    serde_json::from_str(plain).or_else(|_| serde_json::from_str(&without_spare_commas(plain))).ok()
}

fn without_spare_commas(json: &str) -> String {
    let mut kept = String::with_capacity(json.len());
    let (mut quoted, mut escaped) = (false, false);
    for c in json.chars() {
        if !quoted && matches!(c, '}' | ']') {
            let bare = kept.trim_end().len();
            if kept[..bare].ends_with(',') {
                kept.truncate(bare - 1);
            }
        }
        quoted ^= c == '"' && !escaped;
        escaped = quoted && c == '\\' && !escaped;
        kept.push(c);
    }
    kept
}

/// The articles of some values, and their things by the names that refer to them.
#[derive(Default)]
struct Things<'a> {
    articles: Vec<&'a Value>,
    by_id: HashMap<&'a str, &'a Value>,
}

impl<'a> Things<'a> {
    /// Collects from a value and all in it, which is no deeper than the JSON reader allows.
    fn collect(&mut self, value: &'a Value) {
        match value {
            Value::Array(values) => values.iter().for_each(|value| self.collect(value)),
            Value::Object(fields) => {
                if is_article(&value["@type"]) {
                    self.articles.push(value);
                }
                if let Some(id) = value["@id"].as_str().filter(|_| fields.len() > 1) {
                    let known = self.by_id.entry(id).or_insert(value);
                    if known["name"].is_null() {
                        *known = value;
                    }
                }
                // Lists of other articles are no part of this one.
                let inside = fields.iter().filter(|(name, _)| !matches!(name.as_str(), "itemListElement" | "isPartOf"));
                inside.for_each(|(_, value)| self.collect(value));
            }
            _ => {}
        }
    }

    fn linked(&self, article: &Value) -> Linked {
        let first = |names: &[&str]| {
            names.iter().map(|name| self.name_of(&article[*name], 0)).find(|name| !name.is_empty()).unwrap_or_default()
        };
        let text = |name: &str| article[name].as_str().unwrap_or_default().trim().to_owned();
        let address = |value: &Value| {
            let written = value.as_str().or_else(|| value["@id"].as_str()).or_else(|| value["url"].as_str());
            written.filter(|url| url.starts_with("http")).map(str::to_owned)
        };
        Linked {
            title: first(&["headline", "name"]),
            date: Some(text("datePublished")).filter(|date| !date.is_empty()).unwrap_or_else(|| text("dateCreated")),
            outlet: first(&["publisher", "sourceOrganization", "provider"]),
            url: ["url", "mainEntityOfPage", "@id"]
                .iter()
                .find_map(|name| address(&article[*name]))
                .unwrap_or_default(),
            author: first(&["author", "creator"]),
            text: text("articleBody"),
        }
    }

    /// A text that is no address, the name of a thing or of what it refers to, or those of a list.
    fn name_of(&self, value: &Value, depth: usize) -> String {
        /// References may lead in circles.
        const DEEPEST: usize = 4;
        /// So many names of a list are read.
        const MOST: usize = 20;
        match value {
            Value::String(text) => match self.by_id.get(text.as_str()) {
                Some(thing) if depth < DEEPEST => self.name_of(&thing["name"], depth + 1),
                _ if text.starts_with("http") || text.starts_with('#') => String::new(),
                _ => plain(text),
            },
            Value::Array(values) => {
                let mut names: Vec<String> = Vec::new();
                for name in values.iter().take(MOST).map(|value| self.name_of(value, depth)) {
                    if !name.is_empty() && !names.contains(&name) {
                        names.push(name);
                    }
                }
                names.join(", ")
            }
            Value::Object(fields) => {
                let own = fields.get("name").map(|name| self.name_of(name, depth)).unwrap_or_default();
                match fields.get("@id") {
                    Some(id) if own.is_empty() && depth < DEEPEST => self.name_of(id, depth + 1),
                    _ => own,
                }
            }
            _ => String::new(),
        }
    }
}

fn is_article(kind: &Value) -> bool {
    match kind {
        Value::String(kind) => ARTICLES.iter().any(|article| kind.ends_with(article)),
        Value::Array(kinds) => kinds.iter().any(is_article),
        _ => false,
    }
}

/// A text without entities and tags, on one line: publishing systems put them into names.
fn plain(text: &str) -> String {
    let plain = if text.contains(['&', '<']) { super::fragment::of_fragment(text) } else { text.to_owned() };
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}
