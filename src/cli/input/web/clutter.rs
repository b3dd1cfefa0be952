//! What stands on a page inside an article and does not belong to its text.

use dom_query::{Document, NodeRef};

/// Words in the class names of what is left out, as a whole part of a name (`related` in `box--related`).
const CLASSES: &[&str] = &[
    "ad",
    "ads",
    "advert",
    "advertisement",
    "breadcrumb",
    "breadcrumbs",
    "caption",
    "comments",
    "cookie",
    "credit",
    "newsletter",
    "paywall",
    "promo",
    "recirculation",
    "recommended",
    "related",
    "share",
    "sharing",
    "sidebar",
    "social",
    "sponsored",
    "subscribe",
    "trending",
];
/// A part of an article with more long paragraphs than this is its text, whatever its class.
const MOST_PARAGRAPHS: usize = 2;
/// The length of a long paragraph, in bytes.
const LONG: usize = 120;

/// Takes the clutter out of a page: navigation, boxes beside the text, pictures with their captions, pull quotes,
/// advertisements. Block quotations stay, in a `<figure>` too.
pub(super) fn remove(page: &Document) {
    page.select("aside, nav, script, style, noscript, [aria-hidden=true], [role=navigation], [role=complementary]")
        .remove();
    for node in page.select("figure").nodes() {
        let shows = ["img", "picture", "video", "iframe", "svg"].iter().any(|name| has_inside(node, name));
        if shows || !has_inside(node, "blockquote") || is_pull_quote(node) {
            node.remove_from_parent();
        }
    }
    page.select("figcaption").remove();
    for node in page.select("[class]").nodes() {
        if is_pull_quote(node) || (is_clutter(node) && !is_text(node)) {
            node.remove_from_parent();
        }
    }
}

/// Takes block quotations out that only repeat what the text says elsewhere, as pull quotes do.
pub(super) fn remove_repeated(article: &Document) {
    /// Shorter ones are left, as they may be there twice by chance; in letters.
    const SHORTEST: usize = 20;
    /// So many are looked at.
    const MOST: usize = 50;
    let quotations = article.select("blockquote");
    if quotations.is_empty() {
        return;
    }
    let all = letters(&article.root().text());
    for node in quotations.nodes().iter().take(MOST) {
        let own = letters(&node.text());
        if own.len() >= SHORTEST && all.matches(&own).nth(1).is_some() {
            node.remove_from_parent();
        }
    }
}

/// The letters and figures of a text in lower case, for comparing.
pub(super) fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn has_inside(node: &NodeRef<'_>, name: &str) -> bool {
    node.descendants_it().any(|inner| inner.has_name(name))
}

fn is_pull_quote(node: &NodeRef<'_>) -> bool {
    let class = node.class().unwrap_or_default().to_lowercase().replace(['-', '_'], "");
    class.contains("pullquote") && !is_text(node)
}

fn is_clutter(node: &NodeRef<'_>) -> bool {
    let class = node.class().unwrap_or_default().to_lowercase();
    class.split(|c: char| !c.is_alphanumeric()).any(|part| CLASSES.contains(&part))
}

/// Whether a node holds so many long paragraphs that it must be the text, or a part of it.
fn is_text(node: &NodeRef<'_>) -> bool {
    if node.has_name("body") || node.has_name("html") {
        return true;
    }
    let long = |inner: &NodeRef<'_>| inner.has_name("p") && inner.text().trim().len() >= LONG;
    node.descendants_it().filter(long).nth(MOST_PARAGRAPHS).is_some()
}
