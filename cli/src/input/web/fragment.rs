//! The text of a piece of HTML that is all text: of an entry of a feed, of a field.

use dom_query::Document;

use super::{depth, quotation, text};

/// The text of a piece of HTML; of one that is too deep, what stands between its tags.
pub(super) fn of_fragment(html: &str) -> String {
    if depth::is_too_deep(html) {
        return depth::untagged(html);
    }
    let fragment = Document::fragment(html);
    fragment.select("[hidden], noscript").remove();
    quotation::prepare(&fragment);
    quotation::marked(text::blocks(&fragment.root())).join("\n\n")
}

#[cfg(test)]
mod tests {
    use super::of_fragment;

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
        assert_eq!(of_fragment(&nested(50_000)), "deep");
    }
}
