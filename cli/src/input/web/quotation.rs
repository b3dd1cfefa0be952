//! What a page sets off as somebody's words: block quotations, pull quotes, posts embedded from elsewhere.
//!
//! Marks tell readers of the text what the layout tells readers of the page: the words get quotation marks, and who is
//! given for them stands in a paragraph behind, with a dash.

use std::collections::HashMap;

use dom_query::{Document, NodeId, NodeRef};

use super::clutter::letters;
use super::post;
use super::text::Block;

/// What a credit begins with.
const DASHES: [&str; 4] = ["—", "–", "―", "--"];
/// What quotations begin with.
const MARKS: [char; 8] = ['“', '”', '"', '‘', '«', '„', '»', '\''];

/// Makes quotations plain: boxes that hold nothing but one lose what marks them as a box, and credits become paragraphs
/// that begin with a dash.
pub(super) fn prepare(page: &Document) {
    /// So much more than the words may be a credit, in bytes.
    const CREDIT: usize = 200;
    page.select("script, style, template").remove();
    post::prepare(page);
    remove_repeated_pull_quotes(page);
    let quotations = page.select("blockquote");
    if quotations.is_empty() {
        return;
    }
    let lengths = lengths(&page.root());
    let length = |node: &NodeRef<'_>| lengths.get(&node.id).copied().unwrap_or_default();
    for quotation in quotations.nodes().iter().filter(|quotation| length(quotation) > 0) {
        quotation.remove_attrs(&["class", "id"]);
        for credit in quotation.descendants_it().filter(|inner| is_credit(inner)).collect::<Vec<_>>() {
            plain_credit(&credit);
        }
        for outer in quotation.ancestors(Some(3)) {
            let more = length(&outer) - length(quotation);
            if outer.has_name("body") || more > CREDIT {
                break;
            }
            let captions: Vec<_> = outer.descendants_it().filter(|inner| inner.has_name("figcaption")).collect();
            if more > captions.iter().map(length).sum() {
                break;
            }
            captions.iter().for_each(plain_credit);
            // Boxes of other names are thought to be less of the article than a quotation.
            outer.rename("blockquote");
            outer.remove_attrs(&["class", "id", "role"]);
        }
    }
}

/// How many bytes of words each element holds.
fn lengths(root: &NodeRef<'_>) -> HashMap<NodeId, usize> {
    let nodes: Vec<NodeRef<'_>> = root.descendants_it().collect();
    let mut lengths: HashMap<NodeId, usize> = HashMap::new();
    for node in nodes.iter().rev() {
        if node.is_text() {
            lengths.insert(node.id, node.text().split_whitespace().map(str::len).sum());
        }
        let own = lengths.get(&node.id).copied().unwrap_or_default();
        if let Some(parent) = node.parent() {
            *lengths.entry(parent.id).or_default() += own;
        }
    }
    lengths
}

/// Whether a node closes a quotation and names whose it is.
fn is_credit(node: &NodeRef<'_>) -> bool {
    let closes = |node: &NodeRef<'_>| {
        let mut next = node.next_sibling();
        while let Some(sibling) = next {
            if !sibling.text().trim().is_empty() {
                return false;
            }
            next = sibling.next_sibling();
        }
        true
    };
    node.has_name("footer") || node.has_name("figcaption") || (node.has_name("cite") && closes(node))
}

fn plain_credit(credit: &NodeRef<'_>) {
    let text = credit.text();
    if !text.trim().is_empty() && !is_dashed(&text) {
        credit.prepend_html("— ");
    }
    credit.rename("p");
    credit.remove_attrs(&["class", "id"]);
}

/// Takes pull quotes out that only repeat what the text says.
fn remove_repeated_pull_quotes(page: &Document) {
    /// So many are looked at.
    const MOST: usize = 50;
    let is_pull_quote = |node: &&NodeRef<'_>| {
        let class = node.class().unwrap_or_default().to_lowercase().replace(['-', '_'], "");
        class.contains("pullquote")
    };
    let classed = page.select("[class]");
    let nodes: Vec<&NodeRef<'_>> = classed.nodes().iter().filter(is_pull_quote).take(MOST).collect();
    if nodes.is_empty() {
        return;
    }
    let all = letters(&page.root().text());
    for node in nodes {
        let own = words_of(node);
        if own.is_empty() || all.matches(&own).nth(1).is_some() {
            node.remove_from_parent();
        }
    }
}

/// The letters of a quotation without its credit.
fn words_of(quotation: &NodeRef<'_>) -> String {
    let credit = quotation.descendants_it().find(is_credit).map(|credit| letters(&credit.text())).unwrap_or_default();
    let own = letters(&quotation.text());
    own.strip_suffix(credit.as_str()).map(str::to_owned).unwrap_or(own)
}

fn is_dashed(text: &str) -> bool {
    DASHES.iter().any(|dash| text.trim_start().starts_with(dash))
}

/// The texts of blocks, with marks around those that are quotations. Where most of a text is one, it is none but the text
/// itself, set in from the margin.
pub(super) fn marked(blocks: Vec<Block>) -> Vec<String> {
    let all: usize = blocks.iter().map(|block| block.text.len()).sum();
    let set_off: usize = blocks.iter().filter(|block| block.quotation.is_some()).map(|block| block.text.len()).sum();
    let mark = set_off * 2 < all;
    let mut texts: Vec<String> = Vec::with_capacity(blocks.len());
    let mut blocks = blocks.into_iter().peekable();
    while let Some(block) = blocks.next() {
        let Some(quotation) = block.quotation.filter(|_| mark) else {
            texts.push(block.text);
            continue;
        };
        let mut parts: Vec<String> = with_credit(block.text);
        while let Some(next) = blocks.next_if(|next| next.quotation == Some(quotation)) {
            parts.extend(with_credit(next.text));
        }
        mark_parts(&mut parts);
        texts.extend(parts);
    }
    texts
}

/// A credit in the last line is a paragraph of its own.
fn with_credit(text: String) -> Vec<String> {
    match text.rsplit_once('\n') {
        Some((words, credit)) if is_dashed(credit) => vec![words.to_owned(), credit.to_owned()],
        _ => vec![text],
    }
}

/// Puts a mark before each paragraph of a quotation, and one behind the last. Words that have marks keep theirs.
fn mark_parts(parts: &mut [String]) {
    let credits = parts.iter().rev().take_while(|part| is_dashed(part)).count();
    let words = parts.len() - credits;
    let words = &mut parts[..words];
    if words.is_empty() || words.iter().any(|part| part.starts_with(MARKS) || part.ends_with(MARKS)) {
        return;
    }
    words.iter_mut().for_each(|part| part.insert(0, '“'));
    if let Some(last) = words.last_mut() {
        last.push('”');
    }
}
