//! The text of HTML: paragraphs with a blank line between them, without markup.

use dom_query::{NodeId, NodeRef};

/// Elements that stand in a block of their own.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "html",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
];
/// Elements whose text nobody reads on the page.
const SILENT: &[&str] = &[
    "audio", "button", "canvas", "head", "iframe", "input", "object", "script", "select", "style", "svg", "template",
    "textarea", "title", "video",
];

/// A paragraph of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Block {
    pub(super) text: String,
    /// How many of its bytes are words of links.
    pub(super) linked: usize,
    /// What its first words stand in.
    pub(super) node: NodeId,
    /// Whether it is a heading.
    pub(super) heading: bool,
    /// The outermost block quotation that it stands in.
    pub(super) quotation: Option<NodeId>,
}

impl Block {
    /// Whether it is nothing but a link, as lists of other articles have them.
    pub(super) fn is_link(&self) -> bool {
        self.linked * 10 >= self.text.len() * 7
    }
}

/// The paragraphs of a node, none of them empty. Runs of white space are one space, `<br>` ends a line, two of them end
/// the paragraph, `<q>` gets the marks that browsers show.
pub(super) fn blocks(root: &NodeRef<'_>) -> Vec<Block> {
    let mut writer = Writer::default();
    // No recursion: pages may nest without end.
    let mut next = Some(*root);
    while let Some(node) = next {
        let inside = if writer.enter(&node) { node.first_child() } else { None };
        next = inside.or_else(|| {
            let mut left = node;
            loop {
                writer.leave(&left);
                if left.id == root.id {
                    return None;
                }
                if let Some(sibling) = left.next_sibling() {
                    return Some(sibling);
                }
                left = left.parent()?;
            }
        });
    }
    writer.end_block();
    writer.blocks
}

#[derive(Default)]
struct Writer {
    blocks: Vec<Block>,
    block: String,
    /// What the first words of the block stand in.
    node: Option<NodeId>,
    linked: usize,
    /// How many links are open.
    links: usize,
    headings: usize,
    quotation: Option<NodeId>,
    /// Whether white space waits to be written before the next word.
    space: bool,
    /// Ends of lines that wait likewise.
    breaks: usize,
}

impl Writer {
    /// Whether the node's children are to be read.
    fn enter(&mut self, node: &NodeRef<'_>) -> bool {
        if node.is_text() {
            self.text(&node.text(), node);
            return false;
        }
        let Some(name) = node.node_name() else { return true };
        let name: &str = &name;
        if is_silent(name) {
            return false;
        }
        match name {
            "br" => self.breaks += 1,
            "q" => self.text("“", node),
            "a" => self.links += 1,
            name if BLOCKS.contains(&name) => {
                self.end_block();
                self.headings += usize::from(is_heading(name));
                if name == "blockquote" {
                    self.quotation.get_or_insert(node.id);
                }
            }
            _ => {}
        }
        true
    }

    fn leave(&mut self, node: &NodeRef<'_>) {
        let Some(name) = node.node_name().filter(|name| node.is_element() && !is_silent(name)) else { return };
        match &*name {
            "q" => self.block.push('”'),
            "a" => self.links -= 1,
            name if BLOCKS.contains(&name) => {
                self.end_block();
                self.headings -= usize::from(is_heading(name));
                self.quotation = self.quotation.filter(|quotation| *quotation != node.id);
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &str, node: &NodeRef<'_>) {
        for c in text.chars() {
            match c {
                // Marks that only help to lay out lines.
                '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' => {}
                c if c.is_whitespace() => self.space = true,
                c => {
                    self.settle();
                    self.node.get_or_insert(node.id);
                    self.linked += if self.links > 0 { c.len_utf8() } else { 0 };
                    self.block.push(c);
                }
            }
        }
    }

    /// Writes the white space that waits.
    fn settle(&mut self) {
        match self.breaks {
            _ if self.block.is_empty() => {}
            0 if self.space => {
                self.linked += usize::from(self.links > 0);
                self.block.push(' ');
            }
            0 => {}
            1 => self.block.push('\n'),
            _ => self.end_block(),
        }
        (self.space, self.breaks) = (false, 0);
    }

    fn end_block(&mut self) {
        let (linked, node) = (std::mem::take(&mut self.linked), self.node.take());
        if let Some(node) = node {
            let text = std::mem::take(&mut self.block);
            self.blocks.push(Block { text, linked, node, heading: self.headings > 0, quotation: self.quotation });
        }
        (self.space, self.breaks) = (false, 0);
    }
}

fn is_silent(name: &str) -> bool {
    SILENT.contains(&name)
}

fn is_heading(name: &str) -> bool {
    matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
}

/// Whether elements of this name stand in a block of their own.
pub(super) fn is_block(name: &str) -> bool {
    BLOCKS.contains(&name)
}
