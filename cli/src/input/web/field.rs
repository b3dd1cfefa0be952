//! A field of a record or feed that may hold marked-up text.

use super::fragment;
use super::markdown::{self, text as from_markdown};

/// The text of a field that holds HTML, as exports of feeds and of publishing systems do, Markdown, or entities, once or twice
/// over; other text as it is.
pub(in super::super) fn stripped(text: String) -> String {
    let text = if is_escaped(&text) { unescaped(&text) } else { text };
    let text = if has_entities(&text) && !has_tags(&text) { unescaped(&text) } else { text };
    if has_tags(&text) {
        return fragment::of_fragment(&text);
    }
    let text = if has_entities(&text) { unescaped(&text) } else { text };
    let quotes = text.matches('"').count();
    let text = if quotes > 0 && text.matches("\\\"").count() == quotes { text.replace("\\\"", "\"") } else { text };
    if markdown::is_marked_up(&text) { from_markdown(&text) } else { text }
}

fn has(text: &str, marks: &[&str]) -> bool {
    let is_in =
        |mark: &&str| text.as_bytes().windows(mark.len()).any(|part| part.eq_ignore_ascii_case(mark.as_bytes()));
    marks.iter().any(is_in)
}

fn has_tags(text: &str) -> bool {
    text.contains('<') && has(text, &["</p>", "<br>", "<br/>", "<br />", "</div>", "</a>"])
}

/// Whether tags are written as text.
fn is_escaped(text: &str) -> bool {
    text.contains("&lt;") && has(text, &["&lt;/p&gt;", "&lt;br", "&lt;/div&gt;", "&lt;/a&gt;"])
}

/// Whether characters are written as HTML does: `&quot;`, `&#8217;`.
fn has_entities(text: &str) -> bool {
    text.match_indices('&').any(|(at, _)| {
        let name: &str = &text[at + 1..];
        let end = name.bytes().take(10).position(|byte| byte == b';').unwrap_or_default();
        end > 1 && name.bytes().take(end).all(|byte| byte.is_ascii_alphanumeric() || byte == b'#')
    })
}

/// A text with its entities undone; its tags stay as they are written.
fn unescaped(text: &str) -> String {
    let text = text.replace('<', "&lt;");
    let page = dom_query::Document::fragment(text);
    page.root().text().to_string()
}

#[cfg(test)]
mod tests {
    use super::stripped;

    #[test]
    fn fields_become_text() {
        let cases = [
            ("It is 3 < 4 & so on.\n\nNext", "It is 3 < 4 & so on.\n\nNext"),
            ("&quot;No,&quot; said\n Ann &amp; Bo.", "\"No,\" said\n Ann & Bo."),
            ("&amp;quot;No,&amp;quot; said Ann.", "\"No,\" said Ann."),
            ("&lt;p&gt;No, said &amp;quot;Ann&amp;quot;.&lt;/p&gt;&lt;p&gt;Two&lt;/p&gt;", "No, said \"Ann\".\n\nTwo"),
            ("\\\"No,\\\" said Ann.", "\"No,\" said Ann."),
            ("“No,” said [Ann](https://a.example/holm).", "“No,” said Ann."),
            ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ];
        for (field, text) in cases {
            assert_eq!(stripped(field.to_owned()), text, "{field}");
        }
    }
}
