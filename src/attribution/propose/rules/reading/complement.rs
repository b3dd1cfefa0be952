//! The content behind a cue, one look-up for each complement.

use super::{Context, Run, clause, is_break, is_speech, one, quotes};
use crate::cue::context::{noun_phrase_end, preposition};
use crate::lexicon::vocabulary::Complement;
use crate::sequence::Tag;

/// How far a complement may stand behind its cue, in chunks.
const GAP: usize = 16;

/// A look-up of content behind the cue.
type View = fn(&Context<'_>) -> Option<Vec<Run>>;

/// Whichever complement follows, the surest look first.
pub fn any(cx: &Context<'_>) -> Option<Vec<Run>> {
    const LOOKS: &[View] = &[
        quotation,
        that_clause,
        wh_clause,
        object_quote,
        object_as,
        infinitive,
        object_infinitive,
        ing_phrase,
        bare_clause,
        prepositional,
        object,
    ];
    LOOKS.iter().find_map(|view| view(cx))
}

/// A quotation: *said, “…”*, *told reporters in Leeds: “…”*, with the quotation sentences that follow.
pub fn quotation(cx: &Context<'_>) -> Option<Vec<Run>> {
    let quote = lead_in(cx, |at| quotes::at(cx.sequence, at))?;
    if cx.tag(quote) == Tag::QuoteShort && !matches!(cx.tag(quote - 1), Tag::Comma | Tag::Colon) {
        return None;
    }
    if super::break_at(cx.sequence, quote + 1).is_some() {
        return Some(quotes::with_following(cx.sequence, quote));
    }
    // The clause goes on behind the quotation: said “…” and that ….
    let direct = is_speech(cx.tag(quote)) && matches!(cx.tag(quote), Tag::QuoteStop | Tag::QuoteAsk | Tag::QuoteComma);
    let end = if direct { quote + 1 } else { clause::end(cx, quote) };
    Some(one(quote..end))
}

/// *said that …*, *told reporters on Monday that …*
pub fn that_clause(cx: &Context<'_>) -> Option<Vec<Run>> {
    let that = lead_in(cx, |at| (cx.tag(at) == Tag::That).then_some(at))?;
    Some(one(that..clause::end(cx, that)))
}

/// *asked whether …*, *explained how …*
pub fn wh_clause(cx: &Context<'_>) -> Option<Vec<Run>> {
    let from = cx.behind();
    let opens = |at: usize| {
        let relative = at == from && cx.tag(at) == Tag::Relative;
        (relative || matches!(cx.tag(at), Tag::Interrogative | Tag::If)).then_some(at)
    };
    let at = lead_in(cx, opens)?;
    Some(one(at..clause::end(cx, at)))
}

/// Finds what opens the content at once, or behind an addressee, a day, a place: *told Lee on Monday that*.
fn lead_in(cx: &Context<'_>, opens: impl Fn(usize) -> Option<usize>) -> Option<usize> {
    let from = cx.behind();
    if let Some(found) = opens(from) {
        return Some(found);
    }
    let adjunct = match cx.tag(from) {
        Tag::Preposition | Tag::To | Tag::Calendar | Tag::Time | Tag::Of | Tag::Particle | Tag::As => true,
        Tag::Comma => !matches!(cx.tag(from + 1), Tag::And | Tag::But | Tag::Relative),
        Tag::Object => true,
        tag if tag.is_nominal() => cx.tells(),
        _ => false,
    };
    if !adjunct {
        return None;
    }
    for at in from + 1..from + GAP {
        let tag = cx.tag(at);
        if let Some(found) = opens(at) {
            return Some(found);
        }
        let stops = is_break(tag)
            || is_speech(tag)
            || tag.is_finite()
            || tag == Tag::To && matches!(cx.tag(at + 1), Tag::VerbBase | Tag::SpeechBase | Tag::Be)
            || matches!(tag, Tag::VerbIng | Tag::VerbPast)
            || matches!(tag, Tag::Subject | Tag::Semicolon | Tag::Relative | Tag::SpeechIng | Tag::But);
        if stops {
            return None;
        }
    }
    None
}

/// *said taxes would fall*, *said on Monday he would go*
pub fn bare_clause(cx: &Context<'_>) -> Option<Vec<Run>> {
    let mut at = cx.behind();
    if cx.tells() && cx.tag(at) != Tag::Subject {
        let end = noun_phrase_end(cx.sequence, at);
        if matches!(cx.tag(end), Tag::Subject | Tag::It | Tag::There) && end > at {
            at = end;
        }
    }
    at = day_end(cx, at);
    let takes = cx.takes();
    let tag = cx.tag(at);
    let clause = match tag {
        Tag::Subject | Tag::There => true,
        _ if !takes.has(Complement::Bare) => false,
        Tag::It => true,
        _ if !(tag.is_nominal() || tag == Tag::UnknownIng || tag == Tag::VerbIng) => false,
        _ => clause::meets_verb(cx.sequence, at) || !takes.has(Complement::Np),
    };
    clause.then(|| one(at..clause::end(cx, at)))
}

/// Passes over *on Monday*, *Tuesday*, *last week* behind the cue.
fn day_end(cx: &Context<'_>, at: usize) -> usize {
    let mut end = at;
    if cx.tag(end) == Tag::Preposition && matches!(cx.tag(end + 1), Tag::Calendar) {
        end += 1;
    }
    while end - at < 5 && (cx.tag(end) == Tag::Calendar || end > at + 1 && cx.tag(end) == Tag::Time) {
        end += 1;
    }
    end
}

/// *promised to go*
pub fn infinitive(cx: &Context<'_>) -> Option<Vec<Run>> {
    let at = cx.behind_words();
    // Its own to, where a phrase of the lexicon ends in it, belongs to the content.
    if at > cx.cue.chunk + 1 && cx.tag(at - 1) == Tag::To && cx.takes().has(Complement::To) {
        return Some(one(at - 1..clause::end(cx, at)));
    }
    let at = cx.behind();
    let to = if cx.tag(at) == Tag::Negation { at + 1 } else { at };
    let next = cx.tag(to + 1);
    let takes = cx.takes();
    let base = matches!(next, Tag::VerbBase | Tag::SpeechBase | Tag::Be | Tag::Have | Tag::Do)
        || takes.has(Complement::To) && !takes.has(Complement::ToNp) && !opens_phrase(next);
    (cx.tag(to) == Tag::To && base).then(|| one(at..clause::end(cx, at)))
}

/// Whether a word of this tag can only open a noun phrase.
fn opens_phrase(tag: Tag) -> bool {
    tag.is_name()
        || matches!(tag, Tag::Article | Tag::Possessive | Tag::Demonstrative | Tag::Object | Tag::It | Tag::Number)
}

/// *urged him to go*
pub fn object_infinitive(cx: &Context<'_>) -> Option<Vec<Run>> {
    let at = cx.behind();
    let takes = cx.takes();
    if !takes.has(Complement::ObjTo) || !nominal(cx, at) {
        return None;
    }
    let end = phrase_with_of(cx, at);
    let to = if cx.tag(end) == Tag::Negation { end + 1 } else { end };
    let verb = matches!(
        cx.tag(to + 1),
        Tag::VerbBase | Tag::SpeechBase | Tag::Be | Tag::Have | Tag::Do | Tag::Lower | Tag::OtherVerb
    );
    let content = || one(at..clause::end(cx, end));
    (cx.tag(to) == Tag::To && verb).then(content)
}

/// *denied going*
pub fn ing_phrase(cx: &Context<'_>) -> Option<Vec<Run>> {
    let at = cx.behind();
    let ing = matches!(cx.tag(at), Tag::VerbIng | Tag::SpeechIng | Tag::UnknownIng);
    (ing && cx.takes().has(Complement::Ing)).then(|| one(at..clause::end(cx, at)))
}

/// *described the bill as a mess*
pub fn object_as(cx: &Context<'_>) -> Option<Vec<Run>> {
    let at = cx.behind();
    if !cx.takes().has(Complement::NpAs) || !nominal(cx, at) {
        return None;
    }
    let end = phrase_with_of(cx, at);
    (cx.tag(end) == Tag::As).then(|| one(at..clause::object_end(cx, at)))
}

/// *called the plan “a mess”*
pub fn object_quote(cx: &Context<'_>) -> Option<Vec<Run>> {
    let at = cx.behind();
    if !nominal(cx, at) || !(cx.takes().has(Complement::NpNp) || cx.takes().has(Complement::Np)) {
        return None;
    }
    let end = phrase_with_of(cx, at);
    let quote = (end..end + 3).find(|&quote| cx.sequence.chunks.get(quote).is_some_and(|chunk| chunk.is_quote()));
    let quote = quote.or_else(|| (at + 1..end).find(|&quote| cx.sequence.chunks[quote].is_quote()))?;
    let apart = (end..quote)
        .any(|chunk| matches!(cx.tag(chunk), Tag::Comma | Tag::Colon | Tag::Stop) || is_break(cx.tag(chunk)));
    (!apart).then(|| one(at..clause::object_end(cx, at)))
}

/// *called for a vote*, *spoke of her fears*, *warned against delay*: the preposition is the cue's.
pub fn prepositional(cx: &Context<'_>) -> Option<Vec<Run>> {
    let mut at = cx.behind();
    // A phrase of the lexicon has its preposition inside: call* for.
    let within = cx.behind_words() > cx.cue.chunk + 1 && at == cx.behind_words();
    if within && matches!(cx.tag(at - 1), Tag::Preposition | Tag::Of | Tag::To | Tag::As | Tag::By) {
        let opens =
            nominal(cx, at) || matches!(cx.tag(at), Tag::VerbIng | Tag::SpeechIng | Tag::Interrogative | Tag::If);
        return opens.then(|| one(at..clause::object_end(cx, at)));
    }
    if !matches!(cx.tag(at), Tag::Preposition | Tag::Of | Tag::To | Tag::As) || day_end(cx, at) > at {
        return None;
    }
    at += 1;
    while matches!(cx.tag(at), Tag::Of | Tag::To | Tag::Preposition) {
        at += 1;
    }
    let opens = nominal(cx, at) || matches!(cx.tag(at), Tag::VerbIng | Tag::SpeechIng | Tag::Interrogative | Tag::If);
    opens.then(|| one(at..clause::object_end(cx, at)))
}

/// The same, only with a preposition that the lexicon knows the cue to take.
pub fn own_prepositional(cx: &Context<'_>) -> Option<Vec<Run>> {
    let at = cx.behind();
    let own = cx.tag(at) != Tag::Preposition || accepts(cx, preposition(cx.sequence.word(at as isize)));
    if own { prepositional(cx) } else { None }
}

/// What a noun that stands for a statement is about: *that …*, *to …*, *of …*, up to the verb that the noun is subject of.
pub fn of_noun(cx: &Context<'_>) -> Option<Vec<Run>> {
    let to_verb = |runs: Vec<Run>| -> Vec<Run> {
        let cut = |run: Run| {
            let end = run.clone().skip(1).find(|&at| cx.tag(at).is_finite()).unwrap_or(run.end);
            run.start..end
        };
        runs.into_iter().map(cut).collect()
    };
    that_clause(cx)
        .or_else(|| infinitive(cx).map(to_verb))
        .or_else(|| prepositional(cx).map(to_verb))
        .or_else(|| quotation(cx))
}

/// *backed the bill*
pub fn object(cx: &Context<'_>) -> Option<Vec<Run>> {
    let at = cx.behind();
    nominal(cx, at).then(|| one(at..clause::object_end(cx, at)))
}

fn nominal(cx: &Context<'_>, at: usize) -> bool {
    let tag = cx.tag(at);
    tag.is_nominal()
        || matches!(tag, Tag::Object | Tag::It | Tag::VerbIng)
        || tag == Tag::Negation && cx.tag(at + 1) != Tag::To
}

/// One past the noun phrase at `at` and its *of*-phrases.
fn phrase_with_of(cx: &Context<'_>, at: usize) -> usize {
    let mut end = noun_phrase_end(cx.sequence, at);
    while matches!(cx.tag(end), Tag::Of | Tag::And) && end > at && end - at < 20 {
        let next = noun_phrase_end(cx.sequence, end + 1);
        if next == end + 1 {
            break;
        }
        end = next;
    }
    end
}

/// Whether the cue takes a prepositional complement of this kind, or is of no lexicon that would know.
fn accepts(cx: &Context<'_>, kind: Complement) -> bool {
    let takes = cx.takes();
    takes.has(kind) || takes == crate::lexicon::vocabulary::Complements::default()
}
