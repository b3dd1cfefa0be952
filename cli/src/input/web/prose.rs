//! Where on a page its running text stands.

use std::collections::HashMap;

use dom_query::{Document, NodeId, NodeRef};

use super::text::{self, Block};

/// What counts as running text on a page: the least length of a paragraph, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Measure(usize);

impl Measure {
    /// That of most pages.
    const LONG: Self = Self(120);
    /// That of pages whose paragraphs are sentences, as those of the popular press are.
    pub(super) const SHORT: Self = Self(45);

    /// What fits a page: sentences count where short paragraphs hold half as much as long ones, which may be those of
    /// comments and boxes.
    pub(super) fn of(blocks: &[Block]) -> Self {
        if 2 * Self::SHORT.amount(blocks) > 3 * Self::LONG.amount(blocks) { Self::SHORT } else { Self::LONG }
    }

    /// Whether a block is a paragraph of running text. A short one ends as a sentence does.
    pub(super) fn takes(self, block: &Block) -> bool {
        let (text, length) = (block.text.as_str(), block.text.len());
        length >= self.0
            && block.linked * 2 < length
            && !block.heading
            && (length >= Self::LONG.0 || text.trim_end_matches(['"', '\'', '”', '’', ')']).ends_with(['.', '!', '?']))
    }

    /// How much running text there is, in bytes.
    pub(super) fn amount(self, blocks: &[Block]) -> usize {
        blocks.iter().filter(|block| self.takes(block)).map(|block| block.text.len()).sum()
    }
}

/// The paragraphs of running text of a page, and which of its elements hold how much of them.
pub(super) struct Prose {
    /// For each node its place in document order, and that of the last one inside of it.
    extents: HashMap<NodeId, (u32, u32)>,
    /// The places of the paragraphs, in order, each with the length of all those before it.
    places: Vec<(u32, usize)>,
    total: usize,
}

/// How much running text there is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Amount {
    pub(super) paragraphs: usize,
    pub(super) bytes: usize,
}

impl Prose {
    pub(super) fn of(page: &Document, measure: Measure) -> Self {
        let extents = extents(&page.root());
        let blocks = text::blocks(&page.root());
        let mut total = 0;
        let places = blocks.iter().filter(|block| measure.takes(block)).filter_map(|block: &Block| {
            let place = extents.get(&block.node)?.0;
            total += block.text.len();
            Some((place, total - block.text.len()))
        });
        let places = places.collect();
        Self { extents, places, total }
    }

    /// All of it.
    pub(super) fn all(&self) -> Amount {
        Amount { paragraphs: self.places.len(), bytes: self.total }
    }

    /// How much of it stands in a node.
    pub(super) fn inside(&self, node: &NodeRef<'_>) -> Amount {
        let Some(&(first, last)) = self.extents.get(&node.id) else { return Amount::default() };
        let from = self.places.partition_point(|&(place, _)| place < first);
        let to = self.places.partition_point(|&(place, _)| place <= last);
        let before = |index: usize| self.places.get(index).map_or(self.total, |&(_, before)| before);
        Amount { paragraphs: to - from, bytes: before(to) - before(from) }
    }

    /// Those of some nodes that hold none of others, these in document order.
    pub(super) fn without<'a>(&self, nodes: &[NodeRef<'a>], others: &[NodeRef<'_>]) -> Vec<NodeRef<'a>> {
        let extent = |node: &NodeRef<'_>| self.extents.get(&node.id).copied();
        let places: Vec<u32> = others.iter().filter_map(|node| Some(extent(node)?.0)).collect();
        let holds_none = |node: &&NodeRef<'_>| {
            extent(node).is_some_and(|(first, last)| {
                let next = places.partition_point(|&place| place < first);
                places.get(next).is_none_or(|&place| place > last)
            })
        };
        nodes.iter().filter(holds_none).copied().collect()
    }

    /// Nodes of which none stands in another, in document order.
    pub(super) fn outermost<'a>(&self, nodes: &[NodeRef<'a>]) -> Vec<NodeRef<'a>> {
        let mut placed: Vec<_> = nodes.iter().filter_map(|node| Some((*self.extents.get(&node.id)?, *node))).collect();
        placed.sort_by_key(|(extent, _)| *extent);
        let mut end = None;
        placed.retain(|((first, last), _)| {
            let is_outer = end.is_none_or(|end| *first > end);
            end = if is_outer { Some(*last) } else { end };
            is_outer
        });
        placed.into_iter().map(|(_, node)| node).collect()
    }
}

fn extents(root: &NodeRef<'_>) -> HashMap<NodeId, (u32, u32)> {
    let mut extents = HashMap::new();
    let mut place = 0;
    let mut node = *root;
    // No recursion: pages may nest without end.
    loop {
        extents.insert(node.id, (place, place));
        place += 1;
        if let Some(child) = node.first_child() {
            node = child;
            continue;
        }
        loop {
            if let Some(extent) = extents.get_mut(&node.id) {
                extent.1 = place - 1;
            }
            if node.id == root.id {
                return extents;
            }
            if let Some(sibling) = node.next_sibling() {
                node = sibling;
                break;
            }
            let Some(parent) = node.parent() else { return extents };
            node = parent;
        }
    }
}
