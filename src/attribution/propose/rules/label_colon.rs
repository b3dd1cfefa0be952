//! `SMITH: …`, `Q: …`: a label at the start of a paragraph, then a turn of talk.

use super::reading::{is_break, reading};
use super::{Context, Reading, Rule};
use crate::sequence::Tag;

pub(super) const RULE: Rule = Rule {
    id: "label-colon",
    doc: "a short label at the start of a paragraph, a colon, then what is said up to the paragraph’s end",
    fires: &[
        ("ROE: Well, look at the dam. It is old.", ":", "ROE", "Well, look at the dam … It is old"),
        ("Q: Why did you resign?", ":", "Q", "Why did you resign?"),
    ],
    silent: &["She said: “We won.”", "The reason is plain: nobody came."],
    apply,
};

fn apply(cx: &Context<'_>) -> Option<Reading> {
    let at = cx.cue.chunk;
    if !cx.is_mark(Tag::Colon) {
        return None;
    }
    let start = (at.saturating_sub(6)..at).rev().find(|&before| is_break(cx.tag(before)))? + 1;
    let label = start < at && (start..at).all(|chunk| is_label(cx.tag(chunk)));
    let opens = matches!(cx.tag(start - 1), Tag::ParagraphBreak) || cx.tag(at + 1).is_name();
    if !label || !opens {
        return None;
    }
    reading(Some(start..at), turn(cx, at + 1))
}

/// A name, a role or a letter.
fn is_label(tag: Tag) -> bool {
    tag.is_name()
        || matches!(tag, Tag::Role | Tag::RoleModifier | Tag::Other | Tag::Article | Tag::Comma | Tag::Media | Tag::And)
}

/// The sentences of the turn, final stops left out.
fn turn(cx: &Context<'_>, from: usize) -> Vec<std::ops::Range<usize>> {
    let mut runs = Vec::new();
    let mut start = from;
    for at in from..from + 80 {
        let tag = cx.tag(at);
        if is_break(tag) {
            let stop = at > start && cx.tag(at - 1) == Tag::Stop;
            runs.push(start..if stop { at - 1 } else { at });
            start = at + 1;
        }
        if tag == Tag::ParagraphBreak {
            break;
        }
    }
    runs
}
