//! Markdown: its text without markup.

use std::iter::Peekable;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd, html};

use super::fragment;

/// The text of Markdown, its paragraphs with a blank line between them. Links and references leave their words.
pub(in super::super) fn text(markdown: &str) -> String {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let mut page = String::with_capacity(markdown.len() * 5 / 4);
    html::push_html(&mut page, Words(Parser::new_ext(markdown, options).peekable()));
    fragment::of_fragment(&page)
}

/// What is read of Markdown: all but references to notes and the labels of notes, which are numbers.
struct Words<'a>(Peekable<Parser<'a>>);

impl<'a> Iterator for Words<'a> {
    type Item = Event<'a>;

    fn next(&mut self) -> Option<Event<'a>> {
        loop {
            let event = self.0.next()?;
            let is_number = |next: &Event<'_>| matches!(next, Event::Text(text) if text.trim_matches('^').bytes().all(|byte| byte.is_ascii_digit()));
            match event {
                Event::FootnoteReference(_)
                | Event::Start(Tag::FootnoteDefinition(_))
                | Event::End(TagEnd::FootnoteDefinition) => {}
                // The link goes on, without its number.
                Event::Start(Tag::Link { .. }) => {
                    self.0.next_if(is_number);
                    return Some(event);
                }
                event => return Some(event),
            }
        }
    }
}

/// Whether a text is marked up so: it holds links, references or strong words as Markdown has them.
pub(super) fn is_marked_up(text: &str) -> bool {
    let strong = || {
        let mut marks = text.match_indices("**");
        marks.next().zip(marks.next()).is_some_and(|((open, _), (close, _))| close > open + 2)
    };
    ["](http", "](/", "]: http"].iter().any(|sign| text.contains(sign)) || strong()
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn markup_goes_and_words_stay() {
        let cases = [
            (
                "# The quay\n\nThe [pump](https://a.example/b) **stopped**,\n_she_ said.[^1]\n\n[^1]: A note.",
                "The quay\n\nThe pump stopped, she said.\n\nA note.",
            ),
            ("See [this][1].\n\n[1]: https://a.example", "See this."),
            ("---\ntitle: x\n---\n\n* “One,” he said.\n* Two &amp; three", "“One,” he said.\n\nTwo & three"),
            (
                "Volk wrote:\n\n> We keep the keys.\n\n— and so on, for a while.",
                "Volk wrote:\n\n“We keep the keys.”\n\n— and so on, for a while.",
            ),
        ];
        for (markdown, words) in cases {
            assert_eq!(text(markdown).trim_end(), words, "{markdown}");
        }
    }
}
