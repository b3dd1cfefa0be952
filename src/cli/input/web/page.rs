//! The article of a web page.

use dom_query::{Document as Page, NodeRef};
use dom_smoothie::{Config, Readability};

use super::super::{Document, date};
use super::clutter::{self, letters};
use super::{linked, text};

/// Pages nested deeper than this are read without looking for the article in them: the time for that grows with the
/// square of the depth.
const DEEPEST: usize = 400;

/// Reads a page: headline and paragraphs of its article, with a blank line between them, and what it says of itself.
///
/// # Errors
/// Why there is no article.
pub(in super::super) fn read(html: &str) -> Result<Document, String> {
    if text::is_too_deep(html) {
        return Err("nested too deep for a page".to_owned());
    }
    let page = Page::from(html);
    let linked = linked::read(&page).unwrap_or_default();
    let address = address(&page);
    let day = day(&page);
    let mut notes = Vec::new();
    let deep = depth(&page) > DEEPEST;
    if !deep {
        clutter::remove(&page);
    }
    let whole = text::blocks(&page.root());
    let article = if deep {
        None
    } else {
        Readability::with_document(page, None, Some(Config::default())).ok().map(|mut readability| {
            let said = readability.get_article_metadata(None);
            (said, readability.parse().ok())
        })
    };
    let (said, article) = article.unzip();
    let article = article.flatten();
    let said = said.unwrap_or_default();
    let body = match article {
        Some(article) => {
            let article = Page::fragment(article.content);
            clutter::remove_repeated(&article);
            text::blocks(&article.root())
        }
        None => {
            notes.push("no article is found in this page: all its text is read".to_owned());
            whole
        }
    };
    let or = |first: String, second: Option<String>| if first.is_empty() { second.unwrap_or_default() } else { first };
    let title = one_line(&or(linked.title, Some(said.title)));
    let text = joined(&title, body);
    if text.is_empty() {
        return Err("no text on this page".to_owned());
    }
    Ok(Document {
        name: String::new(),
        text,
        title,
        date: date::iso(&or(linked.date, said.published_time.or(day))),
        outlet: one_line(&or(linked.outlet, said.site_name)),
        url: or(linked.url, address.or(said.url)),
        author: one_line(&or(linked.author, said.byline)),
        notes,
    })
}

/// The address that the page gives itself.
fn address(page: &Page) -> Option<String> {
    let own = |selector: &str, name: &str| page.select_single(selector).attr(name).map(|value| value.trim().to_owned());
    own("link[rel=canonical]", "href").or_else(|| own("meta[property='og:url']", "content"))
}

/// The day of publication in other tags than the usual ones.
fn day(page: &Page) -> Option<String> {
    const NAMES: [&str; 8] = [
        "date",
        "dc.date",
        "dc.date.issued",
        "dcterms.date",
        "pubdate",
        "publish-date",
        "sailthru.date",
        "datepublished",
    ];
    let metas = page.select("meta[content]");
    let named = |name: &str| {
        let is_it = |meta: &&NodeRef<'_>| {
            ["name", "itemprop", "property"]
                .iter()
                .any(|key| meta.attr(key).is_some_and(|own| own.eq_ignore_ascii_case(name)))
        };
        metas.nodes().iter().find(is_it).and_then(|meta| meta.attr("content"))
    };
    let day = NAMES.iter().find_map(|name| named(name)).or_else(|| page.select("time[datetime]").attr("datetime"));
    day.map(|day| day.trim().to_owned()).filter(|day| !day.is_empty())
}

fn depth(page: &Page) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    let root = page.root();
    let mut node = root;
    loop {
        if let Some(child) = node.first_child() {
            depth += 1;
            deepest = deepest.max(depth);
            node = child;
            continue;
        }
        loop {
            if node.id == root.id {
                return deepest;
            }
            if let Some(sibling) = node.next_sibling() {
                node = sibling;
                break;
            }
            let Some(parent) = node.parent() else { return deepest };
            depth -= 1;
            node = parent;
        }
    }
}

/// Headline and paragraphs, the headline said once.
fn joined(title: &str, body: Vec<String>) -> String {
    let twice = body.first().is_some_and(|first| letters(first) == letters(title));
    let mut blocks = vec![title.to_owned()];
    blocks.extend(body.into_iter().skip(usize::from(twice)));
    blocks.retain(|block| !block.is_empty());
    blocks.join("\n\n")
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
