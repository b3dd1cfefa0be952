//! The text of HTML: paragraphs with a blank line between them, without markup.

use dom_query::{Document, NodeRef};

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
    "audio", "button", "canvas", "head", "iframe", "input", "noscript", "object", "script", "select", "style", "svg",
    "template", "textarea", "title", "video",
];

/// Elements that have no end, or whose end may be left out.
const UNENDED: &[&str] = &[
    "area", "base", "body", "br", "col", "colgroup", "dd", "dt", "embed", "head", "hr", "html", "img", "input", "li",
    "link", "meta", "option", "p", "param", "source", "tbody", "td", "tfoot", "th", "thead", "tr", "track", "wbr",
];

/// Whether HTML nests so deep that reading it would take a time that grows with the square of its length. Real pages
/// are some dozens of elements deep.
pub(super) fn is_too_deep(html: &str) -> bool {
    const MOST: usize = 1000;
    let mut depth = 0_usize;
    for (at, _) in html.match_indices('<') {
        let tag = &html[at + 1..];
        let (name, ends) = tag.strip_prefix('/').map_or((tag, false), |name| (name, true));
        let length = name.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let name = &name[..length];
        let counts = length > 0 && !UNENDED.iter().any(|unended| unended.eq_ignore_ascii_case(name));
        match (counts, ends) {
            (true, true) => depth = depth.saturating_sub(1),
            (true, false) => depth += 1,
            (false, _) => {}
        }
        if depth > MOST {
            return true;
        }
    }
    false
}

/// The text of a piece of HTML; one that is too deep stays as it is.
pub(super) fn of_fragment(html: &str) -> String {
    if is_too_deep(html) {
        return html.to_owned();
    }
    blocks(&Document::fragment(html).root()).join("\n\n")
}

/// The paragraphs of a node, none of them empty. Runs of white space are one space, `<br>` ends a line, two of them end
/// the paragraph, `<q>` gets the marks that browsers show.
pub(super) fn blocks(root: &NodeRef<'_>) -> Vec<String> {
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
    blocks: Vec<String>,
    block: String,
    /// Whether white space waits to be written before the next word.
    space: bool,
    /// Ends of lines that wait likewise.
    breaks: usize,
}

impl Writer {
    /// Whether the node's children are to be read.
    fn enter(&mut self, node: &NodeRef<'_>) -> bool {
        if node.is_text() {
            self.text(&node.text());
            return false;
        }
        let Some(name) = node.node_name() else { return true };
        let name: &str = &name;
        if SILENT.contains(&name) || node.has_attr("hidden") {
            return false;
        }
        match name {
            "br" => self.breaks += 1,
            "q" => self.text("“"),
            name if BLOCKS.contains(&name) => self.end_block(),
            _ => {}
        }
        true
    }

    fn leave(&mut self, node: &NodeRef<'_>) {
        if !node.is_element() {
            return;
        }
        match node.node_name() {
            Some(name) if &*name == "q" && !node.has_attr("hidden") => self.mark("”"),
            Some(name) if BLOCKS.contains(&&*name) => self.end_block(),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                // Marks that only help to lay out lines.
                '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' => {}
                c if c.is_whitespace() => self.space = true,
                c => {
                    self.settle();
                    self.block.push(c);
                }
            }
        }
    }

    /// Writes a mark right behind the last word.
    fn mark(&mut self, mark: &str) {
        self.block.push_str(mark);
    }

    /// Writes the white space that waits.
    fn settle(&mut self) {
        match self.breaks {
            _ if self.block.is_empty() => {}
            0 if self.space => self.block.push(' '),
            0 => {}
            1 => self.block.push('\n'),
            _ => self.end_block(),
        }
        (self.space, self.breaks) = (false, 0);
    }

    fn end_block(&mut self) {
        if !self.block.is_empty() {
            self.blocks.push(std::mem::take(&mut self.block));
        }
        (self.space, self.breaks) = (false, 0);
    }
}

#[cfg(test)]
mod tests {
    use super::{is_too_deep, of_fragment};

    #[test]
    fn blocks_become_paragraphs() {
        let cases = [
            ("<p>One\n  two.</p><p>Three&nbsp;four.</p>", "One two.\n\nThree four."),
            ("<div>One<br>two<br><br>three<br/></div>", "One\ntwo\n\nthree"),
            ("<ul><li>a<li>b</ul>c", "a\n\nb\n\nc"),
            ("<p>She <b>said</b>: <q>no</q>.</p>", "She said: “no”."),
            ("<p>a<script>x()</script><style>y</style> b</p><p hidden>c</p><p> </p>", "a b"),
            ("so&shy;ft &lt;b&gt; &amp;c", "soft <b> &c"),
            ("plain", "plain"),
            ("", ""),
        ];
        for (html, text) in cases {
            assert_eq!(of_fragment(html), text, "{html}");
        }
    }

    #[test]
    fn nesting_does_no_harm() {
        let nested = |count: usize| format!("{}deep", "<div><i>".repeat(count));
        assert_eq!(of_fragment(&nested(400)), "deep");
        assert_eq!(of_fragment(&nested(50_000)), nested(50_000));
        assert!(!is_too_deep(&"<p>a<br><div>b</div><li>".repeat(5_000)));
    }
}
