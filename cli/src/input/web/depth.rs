//! HTML that nests too deep for a reader of pages, and what is left of it.

use std::collections::HashMap;

/// Deeper than this, reading takes a time that grows with the square of the length. Real pages are some dozens of
/// elements deep.
const MOST: usize = 1000;
/// Elements that have no end, or whose end may be left out.
const UNENDED: &[&str] = &[
    "area", "base", "body", "br", "col", "colgroup", "dd", "dt", "embed", "head", "hr", "html", "img", "input", "li",
    "link", "meta", "option", "p", "param", "source", "tbody", "td", "tfoot", "th", "thead", "tr", "track", "wbr",
];
/// Elements in which tags are no tags.
const RAW: &[&str] = &["iframe", "noembed", "noframes", "script", "style", "textarea", "title", "xmp"];
/// Elements that go on behind the end of the element they stand in, until they are ended themselves.
const GOING_ON: &[&str] =
    &["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];

/// A tag of HTML.
struct Tag<'a> {
    name: &'a str,
    ends: bool,
    /// Whether it holds nothing, as `<path/>` in a drawing.
    closed: bool,
    has_attributes: bool,
    /// Where it begins, and one past its end.
    start: usize,
    end: usize,
}

/// The tags of HTML, without those in scripts and comments.
struct Tags<'a> {
    html: &'a str,
    at: usize,
}

impl<'a> Iterator for Tags<'a> {
    type Item = Tag<'a>;

    fn next(&mut self) -> Option<Tag<'a>> {
        loop {
            let start = self.at + self.html[self.at..].find('<')?;
            let inside = &self.html[start + 1..];
            if let Some(comment) = inside.strip_prefix("!--") {
                let end = comment.find("-->").map_or(self.html.len(), |end| start + 4 + end + 3);
                self.at = end;
                return Some(Tag { name: "", ends: false, closed: true, has_attributes: false, start, end });
            }
            let (name, ends) = inside.strip_prefix('/').map_or((inside, false), |name| (name, true));
            let length = name.bytes().take_while(u8::is_ascii_alphanumeric).count();
            if length == 0 && !inside.starts_with(['!', '?']) {
                self.at = start + 1;
                continue;
            }
            let whole = inside.find('>').unwrap_or(inside.len());
            let end = (start + 1 + whole + 1).min(self.html.len());
            let (name, closed) = (&name[..length], inside[..whole].ends_with('/') || length == 0);
            self.at = if ends || closed || !is_one(RAW, name) { end } else { self.end_of_raw(end, name) };
            return Some(Tag { name, ends, closed, has_attributes: whole > length + 1, start, end: self.at.max(end) });
        }
    }
}

impl Tags<'_> {
    /// Where the tag begins that ends a raw element whose content begins at `from`.
    fn end_of_raw(&self, from: usize, name: &str) -> usize {
        let ends = |at: &usize| {
            let behind = self.html.as_bytes().get(at + 2..at + 2 + name.len());
            behind.is_some_and(|own| own.eq_ignore_ascii_case(name.as_bytes()))
        };
        let found = self.html[from..].match_indices("</").map(|(at, _)| from + at).find(ends);
        found.unwrap_or(self.html.len())
    }
}

fn is_one(names: &[&str], name: &str) -> bool {
    names.iter().any(|own| own.eq_ignore_ascii_case(name))
}

/// Whether HTML nests too deep. An end takes the open elements with it that stand in its own.
pub(super) fn is_too_deep(html: &str) -> bool {
    let mut open: Vec<(String, bool)> = Vec::new();
    let mut counts: HashMap<String, usize> = HashMap::new();
    let mut going_on = 0_usize;
    for tag in (Tags { html, at: 0 }).filter(|tag| !tag.closed && !is_one(UNENDED, tag.name)) {
        let name = tag.name.to_ascii_lowercase();
        if !tag.ends {
            *counts.entry(name.clone()).or_default() += 1;
            open.push((name, tag.has_attributes));
        } else if counts.get(&name).is_some_and(|&count| count > 0) {
            while let Some((inner, has_attributes)) = open.pop() {
                if let Some(count) = counts.get_mut(&inner) {
                    *count -= 1;
                }
                if inner == name {
                    break;
                }
                going_on += usize::from(has_attributes && is_one(GOING_ON, &inner));
            }
        }
        if open.len() + going_on > MOST {
            return true;
        }
    }
    false
}

/// What stands between the tags, a paragraph each, without knowledge of what is in what.
pub(super) fn untagged(html: &str) -> String {
    let mut blocks: Vec<String> = Vec::new();
    let mut from = 0;
    let mut keep = |words: &str| {
        let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
        if !line.is_empty() {
            blocks.push(line);
        }
    };
    for tag in (Tags { html, at: 0 }) {
        keep(&html[from.min(tag.start)..tag.start]);
        from = tag.end;
    }
    keep(&html[from.min(html.len())..]);
    blocks.join("\n\n")
}

#[cfg(test)]
mod tests {
    use super::{is_too_deep, untagged};

    #[test]
    fn only_what_is_open_counts() {
        assert!(!is_too_deep(&"<p>a<br><div>b</div><li>".repeat(5_000)));
        assert!(!is_too_deep(&"<div><i>a</div><svg><path/></svg>".repeat(5_000)), "the end takes what is in it");
        let script =
            format!("<div><script>x = '{}';</SCRIPT></div><!-- {} -->", "<div>".repeat(5_000), "<b>".repeat(2_000));
        assert!(!is_too_deep(&script), "tags in scripts and comments are none");
        assert!(is_too_deep(&"<div>".repeat(1_001)));
        assert!(is_too_deep(&"<p><font size=1></p></div>".repeat(2_000)));
    }

    #[test]
    fn the_words_of_what_is_too_deep_are_left() {
        let html = format!("{}One <b>two</b>.<script>var x;</script><p>Three", "<div>".repeat(2_000));
        assert_eq!(untagged(&html), "One\n\ntwo\n\n.\n\nThree");
    }
}
