//! `according to NAME`: a phrase that names the source beside the clause it is for.

use super::reading::{Run, clause, is_break, is_speech, quotes, reading, subject};
use super::{Context, Reading, Rule};
use crate::lexicon::vocabulary::Complement;
use crate::model::CueSource;
use crate::sequence::Tag;

pub(super) const RULE: Rule = Rule {
    id: "according-to-source",
    doc: "a phrase of source such as according to, then the source; the content is the clause before it, or behind its comma",
    fires: &[
        ("Sales fell, according to two people.", "according", "two people", "Sales fell"),
        ("According to the report, the dam is safe.", "According", "the report", "the dam is safe"),
        ("“We won,” according to a letter from the firm.", "according", "a letter from the firm", "“We won,”"),
        ("The dam, according to two people, is safe.", "according", "two people", "The dam … is safe"),
        ("It was, in the words of Ty Marsh, “a long way to come”.", "in", "Ty Marsh", "It was … “a long way to come”"),
    ],
    silent: &["She responded to the news.", "She acceded to the plan."],
    apply,
};

fn apply(cx: &Context<'_>) -> Option<Reading> {
    if cx.cue.source != CueSource::Phrase || !names_source(cx) {
        return None;
    }
    let at = cx.cue.chunk;
    let start = cx.behind_words();
    let before = at.checked_sub(1).map_or(Tag::ParagraphBreak, |before| cx.tag(before));
    if is_break(before) || matches!(before, Tag::And | Tag::But | Tag::Semicolon) {
        let source = source(cx, start)?;
        if let Some(quote) = quotes::at(cx.sequence, source.end) {
            return reading(Some(source), quotes::with_following(cx.sequence, quote));
        }
        let comma = (source.end..source.end + 30).find(|&at| is_break(cx.tag(at)) || cx.tag(at) == Tag::Comma)?;
        let content = comma + 1..clause::end(cx, comma + 1);
        return reading(Some(source), vec![content]).filter(|_| cx.tag(comma) == Tag::Comma);
    }
    let source = source(cx, start)?;
    if let Some(quote) = quotes::at(cx.sequence, source.end).filter(|_| cx.tag(source.end) == Tag::Colon) {
        return reading(Some(source), quotes::with_following(cx.sequence, quote));
    }
    // It was, in the words of Ty Marsh, “a long way”: the phrase interrupts its content.
    let behind =
        quotes::at(cx.sequence, source.end).filter(|_| before == Tag::Comma && cx.tag(source.end) == Tag::Comma);
    if let (Some(quote), Some(clause)) = (behind, clause::before(cx.sequence, at)) {
        return reading(Some(source), vec![clause, quote..quote + 1]);
    }
    // The dam, according to two people, is safe: the verb of the clause stands behind it.
    let next = source.end + 1;
    if before == Tag::Comma
        && cx.tag(source.end) == Tag::Comma
        && cx.tag(next).is_finite()
        && let Some(clause) = clause::before(cx.sequence, at)
    {
        return reading(Some(source), vec![clause, next..clause::end(cx, next)]);
    }
    let content = if let Some(quote) = quotes::before(cx.sequence, at).filter(|&quote| is_speech(cx.tag(quote))) {
        let whole =
            clause::before(cx.sequence, quote).filter(|_| !quote.checked_sub(1).is_some_and(|at| is_break(cx.tag(at))));
        whole.map_or(quote..quote + 1, |run| run.start..quote + 1)
    } else {
        clause::before(cx.sequence, at)?
    };
    reading(Some(source), vec![content])
}

/// Whether the phrase takes a bare noun phrase and no verb of it is inflected: it stands outside of the clause.
fn names_source(cx: &Context<'_>) -> bool {
    let Some(entry) = cx.lexicon.phrases.get(cx.cue.entry as usize) else { return false };
    let fixed = !entry.phrase.contains('*') && entry.takes.has(Complement::Np);
    let before = cx.cue.chunk.checked_sub(1).map_or(Tag::ParagraphBreak, |before| cx.tag(before));
    let apart = is_break(before) || is_speech(before) || matches!(before, Tag::Comma | Tag::Dash | Tag::But | Tag::And);
    fixed && (apart || cx.head() == Tag::VerbIng || cx.head() == Tag::SpeechIng || cx.head() == Tag::As)
}

fn source(cx: &Context<'_>, start: usize) -> Option<Run> {
    let gerund = (cx.tag(start) == Tag::VerbIng).then(|| start..clause::object_end(cx, start));
    gerund.or_else(|| subject::inverted(cx.sequence, start)).map(|source| {
        // According to a poll released Monday: words that say more of the source go with it.
        let end = clause::object_end(cx, start);
        if source.end < end && cx.tag(source.end) != Tag::Comma { start..end } else { source }
    })
}
