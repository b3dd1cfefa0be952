//! Whom a descriptor stands for: the one whose titles and appositions hold its words, else the one in mind.

use std::ops::Range;

use super::discourse::{Discourse, Referent};
use super::position::Position;
use super::pronoun::{self, Choice};
use super::role;
use crate::lexicon::entries::TitleKind;
use crate::mention::{View, WordMap};
use crate::model::{Class, Classes, EntityKind, Gender, Mention};

/// Beyond this many sentences a descriptor without matching words reaches nobody.
const NEAR: usize = 3;
/// The same for organisations.
const NEAR_BODY: usize = 8;

/// Owner and head noun of a descriptor: *Clinton*, *campaign*.
pub(super) type Owned = WordMap<(usize, u64), usize>;

/// The entity whose roles hold the words of a definite descriptor.
///
/// `introduced` leaves out those who have no name and never came on stage with an *a*.
pub(super) fn by_words(
    view: &View<'_>,
    discourse: &Discourse,
    mention: &Mention,
    position: Position,
    introduced: bool,
) -> Option<Choice> {
    let content = role::content(view, mention);
    let head = view.head(mention);
    if head.is_empty() {
        return None;
    }
    let mut holders = discourse.with_role(role::stem(view, head.end - 1)).peekable();
    holders.peek()?;
    let stems = |tokens: Range<usize>| tokens.map(|at| role::stem(view, at)).collect::<Vec<u64>>();
    let (modifiers, heads, own) = (stems(content.start..head.start), stems(head), stems(content));
    let mut best: Option<(usize, f32)> = None;
    for id in holders {
        let referent = &discourse.referents[id];
        if !agrees(referent, mention) || introduced && !referent.named && !referent.indefinite {
            continue;
        }
        let heads = heads.iter().map(|&word| discourse.knows(id, word)).fold(1.0, f32::min);
        if heads == 0.0 {
            continue;
        }
        let known: f32 = modifiers.iter().map(|&word| discourse.knows(id, word)).sum();
        let gap = referent.last.map_or(20, |last| position.sentence.saturating_sub(last.sentence)).min(20) as f32;
        let missing = modifiers.len() as f32 - known;
        let named = if referent.named { 0.6 } else { 0.0 };
        // A former candidate is not the candidate; who has not come on yet is hardly the one.
        let unsaid = referent.roles.modifiers.iter().filter(|word| !own.contains(word)).count().min(2) as f32;
        let unseen = if referent.last.is_none() && !view.is_title(mention.tokens.start) { 1.0 } else { 0.0 };
        let often = 0.15 * (1.0 + referent.count as f32).log2();
        let score = 2.0 * heads + known + named + often - 0.7 * missing - 0.08 * gap - 0.35 * unsaid - unseen;
        if best.is_none_or(|(_, top)| score > top) {
            best = Some((id, score));
        }
    }
    let (referent, score) = best?;
    (score > 0.3).then(|| Choice { referent, confidence: (0.55 + 0.1 * score).clamp(0.5, 0.9) })
}

/// Whoever was last described in all these words and has no name yet.
pub(super) fn unnamed(view: &View<'_>, discourse: &Discourse, mention: &Mention) -> Option<usize> {
    let content = role::content(view, mention);
    let fits = |&id: &usize| {
        let referent = &discourse.referents[id];
        !referent.named
            && referent.last.is_some()
            && agrees(referent, mention)
            && content.clone().all(|at| discourse.knows(id, role::stem(view, at)) == 1.0)
    };
    discourse.with_role(role::stem(view, content.end - 1)).find(fits)
}

/// Without matching words: the one last spoken of, if only one comes into question nearby.
pub(super) fn by_recency(
    view: &View<'_>,
    discourse: &Discourse,
    mention: &Mention,
    position: Position,
) -> Option<Choice> {
    if !is_definite(view, mention) || position.quoted || !is_general(view, mention) {
        return None;
    }
    // Of somebody or something else: *the head of the ministry*.
    let behind = mention.tokens.end;
    if view.any(behind, Classes::of(&[Class::Of])) || view.has(behind, Class::Preposition) && !position.subject {
        return None;
    }
    let horizon = if mention.entity_kind == EntityKind::Person { NEAR } else { NEAR_BODY };
    let office = holds_office(view, mention);
    let near = |&id: &usize| {
        let referent = &discourse.referents[id];
        let close = referent.last.is_some_and(|last| {
            // An office is somebody’s who was just spoken of, not who was only named.
            let was_subject = referent.subject.is_some_and(|sentence| sentence >= last.sentence);
            let apart = office && (position.paragraph.saturating_sub(last.paragraph) > 1 || !was_subject);
            position.sentence.saturating_sub(last.sentence) <= horizon && !last.quoted && !last.headline && !apart
        });
        close && referent.named && agrees(referent, mention) && fits(view, referent, mention)
    };
    let mut best: Option<(usize, f32)> = None;
    let mut others = 0;
    for id in discourse.recent().filter(near) {
        // Those whose kind is known come before those who might be anything.
        let told = discourse.referents[id].body.is_some() && mention.entity_kind == EntityKind::Organisation;
        let score = pronoun::salience(&discourse.referents[id], position) + if told { 1.5 } else { 0.0 };
        others += 1;
        if best.is_none_or(|(_, top)| score > top) {
            best = Some((id, score));
        }
    }
    let confidence = if others > 1 { 0.45 } else { 0.6 };
    best.map(|(referent, _)| Choice { referent, confidence })
}

/// Whether the descriptor names an office, which belongs to few: *the president*, not *the lawyer*.
fn holds_office(view: &View<'_>, mention: &Mention) -> bool {
    let title = view.head(mention).last().and_then(|at| view.info(at).title);
    title.is_some_and(|id| view.lexicon.titles[id as usize].kind == TitleKind::Office)
}

/// Whether the descriptor’s words alone may take somebody up: *the company*, *the lead author*, not *the storm agency*.
fn is_general(view: &View<'_>, mention: &Mention) -> bool {
    let content = role::content(view, mention);
    let head = view.head(mention);
    let light = Classes::of(&[Class::RoleModifier, Class::Demonym, Class::Affiliation, Class::Place, Class::Adverb]);
    // the Brevik-based company: a word that only says where it is
    let based = |at: usize| {
        view.is_capital(at)
            && view.word(at).split_once('-').is_some_and(|(_, rest)| rest.starts_with(char::is_lowercase))
    };
    let plain = (content.start..head.start).all(|at| view.any(at, light) || based(at));
    match mention.entity_kind {
        EntityKind::Organisation => plain && general_kinds(view, mention).is_some(),
        _ => true,
    }
}

fn kinds_of<'a>(view: &View<'a>, word: &str) -> Option<&'a [&'static str]> {
    let entry = view.lexicon.general_bodies.iter().find(|entry| entry.word.eq_ignore_ascii_case(word))?;
    Some(&entry.kinds)
}

/// The kind that one of the words tells: *the regulator, known as Anresa*.
pub(super) fn told_kind(view: &View<'_>, mut words: Range<usize>) -> Option<&'static str> {
    words.find_map(|at| kinds_of(view, view.word(at))?.first().copied())
}

/// The kinds of organisation that a general noun takes up.
pub(super) fn general_kinds<'a>(view: &View<'a>, mention: &Mention) -> Option<&'a [&'static str]> {
    kinds_of(view, mention.head.slice(view.text))
}

fn fits(view: &View<'_>, referent: &Referent, mention: &Mention) -> bool {
    match mention.entity_kind {
        EntityKind::Person => referent.kind == EntityKind::Person,
        EntityKind::Organisation => {
            let kinds = general_kinds(view, mention).unwrap_or_default();
            let body = matches!(referent.kind, EntityKind::Organisation | EntityKind::Unknown)
                && referent.gender == Gender::Unknown;
            body && referent.body.is_none_or(|kind| kinds.contains(&kind))
        }
        _ => false,
    }
}

fn agrees(referent: &Referent, mention: &Mention) -> bool {
    let gender =
        referent.gender == Gender::Unknown || mention.gender == Gender::Unknown || referent.gender == mention.gender;
    let kind = referent.kind == mention.entity_kind || referent.kind == EntityKind::Unknown;
    gender && kind && referent.plural == mention.plural
}

/// *the*, *this*, a possessive, or a capital in place of an article.
pub(super) fn is_definite(view: &View<'_>, mention: &Mention) -> bool {
    let start = mention.tokens.start;
    view.is_the(start) || view.any(start, Classes::of(&[Class::Demonstrative]))
}

/// The key of a descriptor with an owner.
pub(super) fn owned_key(view: &View<'_>, mention: &Mention, owner: usize) -> (usize, u64) {
    let hash = view.head(mention).map(|at| view.words.hash(at)).fold(0u64, |sum, hash| sum.rotate_left(7) ^ hash);
    (owner, hash)
}

#[cfg(test)]
mod tests {
    use crate::entity::testing::whose_last;

    #[test]
    fn the_words_of_the_role_decide() {
        let text = "Omani minister Hamad Salim met Chilean minister Delia Marca. The Omani minister said little.";
        assert_eq!(whose_last(text, "The Omani minister"), "Hamad Salim");
    }

    #[test]
    fn a_general_noun_takes_up_the_firm() {
        let text = "Andes Hidro denied it. The company said the dam was safe.";
        assert_eq!(whose_last(text, "The company"), "Andes Hidro");
        let text = "Andes Hidro denied it. The Lima-based company said the dam was safe.";
        assert_eq!(whose_last(text, "The Lima-based company"), "Andes Hidro");
        let text = "They met at Carrow High School. The environment agency said little.";
        assert_eq!(whose_last(text, "The environment agency"), "environment agency");
    }

    #[test]
    fn an_office_is_not_whoever_was_named() {
        let text = "Ida Quist waited for Frank Bell. It rained. The president was late.";
        assert_eq!(whose_last(text, "The president"), "Ida Quist");
        let text = "It rained on Frank Bell. The president was late.";
        assert_eq!(whose_last(text, "The president"), "president");
    }

    #[test]
    fn an_indefinite_noun_is_somebody_new() {
        let text = "Minister Petra Vogt spoke. A minister left.";
        assert_eq!(whose_last(text, "A minister"), "minister");
    }
}
