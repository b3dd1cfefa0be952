//! What the tests of these stages share: a text read up to the mentions.

use super::{View, find_mentions};
use crate::lexicon::Lexicon;
use crate::model::{Mention, MentionKind};
use crate::{quote, segment};

/// Reads `text` and hands the look and its mentions to `check`.
pub(crate) fn read<T>(text: &str, check: impl FnOnce(&View<'_>, Vec<Mention>) -> T) -> T {
    let lexicon = Lexicon::built_in();
    let cut = segment::segment(text, lexicon);
    let quotes = quote::find_quotes(text, &cut.paragraphs, &cut.tokens, lexicon);
    let view = View::new(text, &cut.paragraphs, &cut.sentences, &cut.tokens, &quotes, lexicon);
    let mentions = find_mentions(&view);
    check(&view, mentions)
}

/// The mentions of one kind, as written.
pub(crate) fn of_kind(text: &str, kind: MentionKind) -> Vec<String> {
    read(text, |_, mentions| {
        let kept = mentions.iter().filter(|mention| mention.kind == kind);
        kept.map(|mention| mention.span.slice(text).to_owned()).collect()
    })
}

/// The bare names, as written.
pub(crate) fn names(text: &str) -> Vec<String> {
    read(text, |_, mentions| {
        let kept = mentions.iter().filter(|mention| mention.kind == MentionKind::Name);
        kept.map(|mention| mention.head.slice(text).to_owned()).collect()
    })
}
