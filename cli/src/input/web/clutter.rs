//! What stands on a page beside its article: navigation, boxes, advertisements, pictures with their captions.
//!
//! No element and no class is thrown away whatever it holds: publishers put whole articles into `aside`, into `noscript`
//! and into paragraphs of the class `paywall`. What is told by one sign (a class, an element) is judged together.

use std::collections::{BTreeMap, HashMap, HashSet};

use dom_query::{Document, NodeId, NodeRef};

use super::prose::{Measure, Prose};
use super::text::is_block;

/// Words in the class names of what is left out, as a whole part of a name (`related` in `box--related`).
const CLASSES: &[&str] = &[
    "ad",
    "ads",
    "advert",
    "advertisement",
    "breadcrumb",
    "breadcrumbs",
    "byline",
    "caption",
    "comments",
    "cookie",
    "credit",
    "newsletter",
    "paywall",
    "popover",
    "promo",
    "recirculation",
    "recommended",
    "related",
    "rollover",
    "share",
    "sharing",
    "sidebar",
    "social",
    "sponsored",
    "subscribe",
    "timestamp",
    "tooltip",
    "trending",
];
/// Elements that are left out, and signs of them. Lists of them are told from each other by their place here.
const ELEMENTS: &[&str] = &[
    "aside",
    "nav",
    "noscript",
    "figcaption",
    "footer",
    "[hidden]",
    "[aria-hidden=true]",
    "[role=navigation]",
    "[role=complementary]",
    "[style*='display:none'], [style*='display: none']",
];

/// Takes the clutter out of a page. Block quotations stay, in a `<figure>` too.
pub(super) fn remove(page: &Document, measure: Measure) {
    let prose = Prose::of(page, measure);
    let figures: Vec<NodeRef<'_>> =
        page.select("figure").nodes().iter().filter(|figure| shows(figure)).copied().collect();
    let mut groups = vec![figures];
    groups.extend(ELEMENTS.iter().map(|selector| page.select(selector).nodes().to_vec()));
    let mut classed: BTreeMap<&str, Vec<NodeRef<'_>>> = BTreeMap::new();
    for node in page.select("[class]").nodes() {
        for class in classes(node) {
            classed.entry(class).or_default().push(*node);
        }
    }
    groups.extend(classed.into_values());
    let told: Vec<NodeRef<'_>> = groups.iter().flatten().copied().collect();
    groups.iter().for_each(|nodes| judge(&prose, nodes, &told));
    page.select("[hidden]").remove_attr("hidden");
    page.select("noscript").rename("div");
}

/// Removes nodes that share a sign, but for those that hold the article, or a part of it; `told` are the nodes with any sign.
fn judge(prose: &Prose, nodes: &[NodeRef<'_>], told: &[NodeRef<'_>]) {
    /// With more of the page's running text than one part in these the sign is that of the article, perhaps.
    const PARTS: usize = 4;
    /// So many paragraphs outside, in nothing that has another sign, may be the article themselves.
    const ARTICLE: usize = 4;
    let nodes = prose.outermost(nodes);
    let held: Vec<_> = nodes.iter().map(|node| prose.inside(node)).collect();
    let (bytes, paragraphs) = held.iter().fold((0, 0), |sum, held| (sum.0 + held.bytes, sum.1 + held.paragraphs));
    let all = prose.all();
    let much = bytes * PARTS > all.bytes;
    let outside = all.paragraphs - paragraphs.min(all.paragraphs);
    let plain = if much {
        let beside = [prose.without(told, &nodes), nodes.clone()].concat();
        let signed: usize = prose.outermost(&beside).iter().map(|node| prose.inside(node).paragraphs).sum();
        all.paragraphs - signed.min(all.paragraphs)
    } else {
        outside
    };
    let own: HashSet<NodeId> = nodes.iter().map(|node| node.id).collect();
    let mut texts: HashMap<NodeId, bool> = HashMap::new();
    for (node, held) in nodes.iter().zip(held) {
        let holds_much = held.bytes * PARTS > all.bytes || node.has_name("p") || paragraphs > outside;
        let mut is_part = || {
            let Some(parent) = node.parent() else { return false };
            plain < ARTICLE || *texts.entry(parent.id).or_insert_with(|| is_text(prose, &parent, &own))
        };
        if node.has_name("body") || node.has_name("html") || (much && held.paragraphs > 0 && holds_much && is_part()) {
            continue;
        }
        node.remove_from_parent();
    }
}

/// Whether paragraphs of running text, others than these, stand in a node.
fn is_text(prose: &Prose, node: &NodeRef<'_>, others: &HashSet<NodeId>) -> bool {
    node.children_it(false).any(|child| {
        child.has_name("p") && !others.contains(&child.id) && prose.inside(&child).paragraphs > 0 && !is_clutter(&child)
    })
}

/// Whether a figure shows something, rather than to set off words.
fn shows(figure: &NodeRef<'_>) -> bool {
    !figure.descendants_it().any(|inner| inner.has_name("blockquote"))
        || ["img", "picture", "video", "iframe", "svg"]
            .iter()
            .any(|name| figure.descendants_it().any(|inner| inner.has_name(name)))
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

fn is_clutter(node: &NodeRef<'_>) -> bool {
    !classes(node).is_empty()
}

/// The words in a node's classes that tell clutter.
fn classes(node: &NodeRef<'_>) -> Vec<&'static str> {
    let class = node.class().unwrap_or_default();
    let mut found: Vec<&'static str> = Vec::new();
    for part in words(&class) {
        if let Some(known) = CLASSES.iter().find(|known| known.eq_ignore_ascii_case(part))
            && !found.contains(known)
        {
            found.push(known);
        }
    }
    // A tag in a running line is no box beside it.
    if !found.is_empty() && !node.node_name().is_some_and(|name| is_block(&name) || &*name == "span") {
        found.clear();
    }
    found
}

/// The words of class names: parted by signs and by capitals (`newsCaption`).
fn words(class: &str) -> impl Iterator<Item = &str> {
    class.split(|c: char| !c.is_alphanumeric()).flat_map(|name| {
        let mut cuts = vec![0];
        let mut before = ' ';
        for (at, c) in name.char_indices() {
            if c.is_uppercase() && before.is_lowercase() {
                cuts.push(at);
            }
            before = c;
        }
        cuts.push(name.len());
        let parts: Vec<&str> = cuts.windows(2).map(|cut| &name[cut[0]..cut[1]]).collect();
        parts
    })
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn class_names_are_parted() {
        let parts: Vec<&str> =
            words("box--related newsCaption InlineImage-embedCaption ADS").filter(|part| !part.is_empty()).collect();
        assert_eq!(parts, ["box", "related", "news", "Caption", "Inline", "Image", "embed", "Caption", "ADS"]);
    }
}
