//! Which part of a page is its article.
//!
//! An extractor chooses; what it chose is held against what the page holds. Where it took too little, a choice by the
//! density of running text stands beside it, and the text that the page gives to machines.

use std::collections::{HashMap, HashSet};

use dom_query::{Document as Page, NodeId, NodeRef};
use dom_smoothie::{Config, Readability};

use super::clutter::{self, letters};
use super::prose::{Measure, Prose};
use super::quotation;
use super::text::{self, Block};

/// The paragraphs of an article, and what a reader should know about how they were taken.
pub(super) struct Article {
    pub(super) blocks: Vec<String>,
    pub(super) note: Option<String>,
}

/// The article of a page; `told` is its text as the page gives it to machines, if it does.
pub(super) fn find(page: &Page, told: &str) -> Article {
    quotation::prepare(page);
    let all = text::blocks(&page.root());
    let measure = Measure::of(&all);
    let amount = |blocks: &[Block]| measure.amount(blocks);
    let densest = by_density(page, measure);
    clutter::remove(page, measure);
    let whole = text::blocks(&page.root());
    let chosen = by_extractor(page.clone()).unwrap_or_default();
    let dense = by_density(page, measure);
    let (page_amount, chosen_amount) = (amount(&whole), amount(&chosen));
    let teaser = chosen_amount < SHORT && length(&chosen) < amount(&dense);
    let too_little = chosen_amount * 2 < amount(&dense) && (holds(&dense, &chosen, measure) || teaser);
    let mut blocks = if too_little { dense } else { chosen };
    let told: Vec<Block> = if is_markup(told) { text::blocks(&Page::fragment(told).root()) } else { lines(told) };
    let hides = length(&told) > SHORT && length(&told) > amount(&blocks) && !shows(&all, &told);
    if hides || length(&told) > 2 * amount(&blocks).max(SHORT / 2) {
        return Article {
            blocks: quotation::marked(told),
            note: Some("the article is taken from what this page says for machines: it shows less".to_owned()),
        };
    }
    if blocks.is_empty() || (amount(&blocks) == 0 && page_amount > length(&blocks)) {
        let left_out = if whole.is_empty() { "" } else { " (navigation and boxes left out)" };
        return Article {
            blocks: quotation::marked(if whole.is_empty() { all } else { whole }),
            note: Some(format!("no article is found in this page: all its text is read{left_out}")),
        };
    }
    tidy(&mut blocks);
    // What was taken for clutter may have been the article, all the same.
    let lost = amount(&densest) > amount(&blocks) && !holds(&blocks, &densest, measure);
    let none = Measure::SHORT.amount(&blocks) == 0;
    let note = if none {
        note(&all, &blocks, Measure::SHORT)
    } else {
        note(if lost { &all } else { &whole }, &blocks, measure)
    };
    Article { blocks: quotation::marked(blocks), note }
}

/// So much running text may be no more than a teaser, in bytes.
const SHORT: usize = 600;

/// All text of a page.
pub(super) fn whole(page: &Page) -> Vec<String> {
    quotation::prepare(page);
    quotation::marked(text::blocks(&page.root()))
}

fn is_markup(text: &str) -> bool {
    text.contains("</p>") || text.contains("<br")
}

fn lines(text: &str) -> Vec<Block> {
    let html: String =
        text.lines().map(|line| format!("<p>{}</p>", line.replace('&', "&amp;").replace('<', "&lt;"))).collect();
    text::blocks(&Page::fragment(html).root())
}

/// How much text there is, in bytes.
fn length(blocks: &[Block]) -> usize {
    blocks.iter().map(|block| block.text.len()).sum()
}

fn by_extractor(page: Page) -> Option<Vec<Block>> {
    let mut extractor = Readability::with_document(page, None, Some(Config::default())).ok()?;
    let article = Page::fragment(extractor.parse().ok()?.content);
    clutter::remove_repeated(&article);
    Some(text::blocks(&article.root()))
}

/// The element with the most running text in paragraphs that stand side by side, as those of an article do and teasers of
/// other articles do not; or one around it where all that adds are more such paragraphs.
fn by_density(page: &Page, measure: Measure) -> Vec<Block> {
    let prose = Prose::of(page, measure);
    let mut best: Option<(NodeRef<'_>, usize)> = None;
    let mut beside: HashMap<NodeId, usize> = HashMap::new();
    for node in page.select("body, body *").nodes().iter().filter(|node| prose.inside(node).paragraphs > 1) {
        let lines = node.children_it(false).filter(|child| prose.inside(child).paragraphs == 1 && is_paragraph(child));
        let (count, bytes) =
            lines.fold((0, 0), |(count, bytes), child| (count + 1, bytes + prose.inside(&child).bytes));
        if count > 1 {
            beside.insert(node.id, bytes);
            if best.is_none_or(|(_, most)| bytes > most) {
                best = Some((*node, bytes));
            }
        }
    }
    let Some((mut node, mut bytes)) = best else { return Vec::new() };
    while let Some(outer) = node.parent().filter(NodeRef::is_element) {
        let known = |node: &NodeRef<'_>| beside.get(&node.id).copied().unwrap_or_default();
        let inner: usize = outer.children_it(false).map(|child| known(&child)).sum();
        bytes = known(&outer) + inner.max(bytes);
        if prose.inside(&outer).bytes * 9 > bytes * 10 {
            break;
        }
        node = outer;
    }
    text::blocks(&node)
}

/// Whether an element is a paragraph, and no box with a headline or a list.
fn is_paragraph(node: &NodeRef<'_>) -> bool {
    let Some(name) = node.node_name() else { return false };
    matches!(&*name, "p" | "blockquote" | "div" | "pre")
        && !node
            .children_it(false)
            .any(|child| child.node_name().is_some_and(|name| text::is_block(&name) && &*name != "p"))
}

/// Whether some blocks hold most of others.
fn holds(blocks: &[Block], others: &[Block], measure: Measure) -> bool {
    let known: HashSet<String> = blocks.iter().map(|block| letters(&block.text)).collect();
    let prose = others.iter().filter(|block| measure.takes(block));
    let (all, held) =
        prose.fold((0, 0), |(all, held), block| (all + 1, held + usize::from(known.contains(&letters(&block.text)))));
    held * 10 >= all * 7
}

/// Whether a page shows most of a text, however it parts it.
fn shows(page: &[Block], text: &[Block]) -> bool {
    /// So many pieces are looked for, each of so many letters.
    const PIECES: usize = 20;
    const LETTERS: usize = 40;
    let shown = letters(&page.iter().map(|block| block.text.as_str()).collect::<Vec<_>>().join(" "));
    let told: Vec<char> =
        letters(&text.iter().map(|block| block.text.as_str()).collect::<Vec<_>>().join(" ")).chars().collect();
    let step = (told.len() / PIECES).max(LETTERS);
    let pieces: Vec<String> = told.chunks(step).map(|piece| piece.iter().take(LETTERS).collect()).collect();
    pieces.iter().filter(|piece| shown.contains(piece.as_str())).count() * 2 >= pieces.len()
}

/// Leaves out lines that are nothing but links, and the headings that stand over nothing else.
fn tidy(blocks: &mut Vec<Block>) {
    /// A longer one may be a paragraph of the article that is a link as a whole, in bytes.
    const LONGEST: usize = 250;
    let is_aside = |block: &Block| !block.heading && block.is_link() && block.text.len() <= LONGEST;
    let bytes = length(blocks);
    let links: usize = blocks.iter().filter(|block| is_aside(block)).map(|block| block.text.len()).sum();
    if links * 3 > bytes {
        return;
    }
    let mut kept: Vec<Block> = Vec::with_capacity(blocks.len());
    let mut left_out = 0;
    for block in blocks.drain(..) {
        if is_aside(&block) {
            left_out += 1;
            continue;
        }
        // A list belongs to the heading over it; a lone link may stand over text of the same heading.
        if left_out > 1 || (left_out == 1 && block.heading) {
            drop_headings(&mut kept);
        }
        left_out = 0;
        kept.push(block);
    }
    drop_headings(&mut kept);
    *blocks = kept;
}

/// Drops the headings at the end, under which nothing is left.
fn drop_headings(kept: &mut Vec<Block>) {
    while kept.last().is_some_and(|block| block.heading) {
        kept.pop();
    }
}

/// What is to be told of an article that is little of its page.
fn note(whole: &[Block], blocks: &[Block], measure: Measure) -> Option<String> {
    /// Fewer paragraphs than these beside an article are teasers.
    const FEWEST: usize = 6;
    let known: HashSet<String> = blocks.iter().map(|block| letters(&block.text)).collect();
    let prose: Vec<&Block> = whole.iter().filter(|block| measure.takes(block)).collect();
    let taken = prose.iter().filter(|block| known.contains(&letters(&block.text))).count();
    let all = prose.len();
    (taken * 2 < all && all - taken >= FEWEST).then(|| {
        format!("only {taken} of {all} paragraphs of this page were taken for its article (--whole-page takes all)")
    })
}
