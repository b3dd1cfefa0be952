//! The article of a web page.

use dom_query::{Document as Page, NodeRef};
use dom_smoothie::Readability;

use super::super::date;
use super::super::document::Document;
use super::clutter::letters;
use super::{article, depth, linked};

/// Pages nested deeper than this are read without looking for the article in them: the time for that grows with the
/// square of the depth.
const DEEPEST: usize = 400;

/// Reads a page: headline and paragraphs of its article, or of all of the page where `whole` asks for it, with a blank line
/// between them, and what it says of itself.
///
/// # Errors
/// Why there is no text.
pub(in super::super) fn read(html: &str, whole: bool) -> Result<Document, String> {
    if depth::is_too_deep(html) {
        return Err("nested too deep for a page".to_owned());
    }
    let page = Page::from(html);
    let linked = linked::read(&page).unwrap_or_default();
    let address = address(&page);
    let day = day(&page, &linked.date);
    let site = meta(&page, "og:site_name");
    let deep = depth(&page) > DEEPEST;
    let said = Readability::with_document(page.clone(), None, None).ok().filter(|_| !deep);
    let said = said.map(|extractor| extractor.get_article_metadata(None)).unwrap_or_default();
    let or = |first: String, second: Option<String>| if first.is_empty() { second.unwrap_or_default() } else { first };
    let title = one_line(&or(linked.title, Some(said.title)));
    let mut notes = Vec::new();
    let body = if whole {
        article::whole(&page)
    } else if deep {
        notes.push("no article is found in this page: all its text is read".to_owned());
        article::whole(&page)
    } else {
        let article = article::find(&page, &linked.text);
        notes.extend(article.note);
        article.blocks
    };
    let text = joined(&title, body);
    if text.is_empty() {
        return Err("no text on this page".to_owned());
    }
    Ok(Document {
        text,
        title,
        date: day.or_else(|| said.published_time.and_then(|day| day_of(&day))).unwrap_or_default(),
        outlet: one_line(&or(linked.outlet, site.or(said.site_name))),
        url: or(linked.url, address.or(said.url)),
        author: one_line(&or(linked.author, said.byline)),
        notes,
        ..Document::default()
    })
}

/// The address that the page gives itself.
fn address(page: &Page) -> Option<String> {
    let own = |selector: &str, name: &str| page.select_single(selector).attr(name).map(|value| value.trim().to_owned());
    own("link[rel=canonical]", "href").or_else(|| own("meta[property='og:url']", "content"))
}

/// The names of tags that tell the day of publication, those that speak of the article before those that may speak of
/// the page.
const DAYS: [&str; 14] = [
    "article:published_time",
    "article:published",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "publish-date",
    "pubdate",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.date",
    "dc.date",
    "date",
];

/// The content of the first tag that has this name among its names and is not empty.
fn meta(page: &Page, name: &str) -> Option<String> {
    let is_named = |meta: &NodeRef<'_>| {
        let names = ["property", "name", "itemprop"].iter().filter_map(|key| meta.attr(key));
        names.into_iter().any(|names| names.split_whitespace().any(|own| own.eq_ignore_ascii_case(name)))
    };
    let metas = page.select("meta[content]");
    let named = metas.nodes().iter().filter(|meta| is_named(meta)).filter_map(|meta| meta.attr("content"));
    named.map(|content| content.trim().to_owned()).find(|content| !content.is_empty())
}

/// The day of publication: as the article says it of itself, then as the page does, then the first that is shown. What is
/// no day is passed over.
fn day(page: &Page, linked: &str) -> Option<String> {
    day_of(linked)
        .or_else(|| DAYS.iter().find_map(|name| day_of(&meta(page, name)?)))
        .or_else(|| marked_day(page, "[itemprop~=datePublished], time[pubdate]"))
        .or_else(|| marked_day(page, "article time, main time, [role=main] time"))
        .or_else(|| marked_day(page, "time"))
}

/// The first day in elements that do not stand beside the article.
fn marked_day(page: &Page, selector: &str) -> Option<String> {
    const BESIDE: [&str; 5] = ["nav", "aside", "footer", "li", "form"];
    let is_beside =
        |node: &NodeRef<'_>| node.ancestors_it(None).any(|outer| BESIDE.iter().any(|name| outer.has_name(name)));
    let nodes = page.select(selector);
    nodes.nodes().iter().filter(|node| !is_beside(node)).find_map(|node| {
        let written = node.attr("datetime").or_else(|| node.attr("content"));
        written.map_or_else(|| day_of(&node.text()), |written| day_of(&written))
    })
}

/// A day that can be read without a guess.
fn day_of(written: &str) -> Option<String> {
    let day = date::iso(written);
    date::is_day(&day).then_some(day)
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
