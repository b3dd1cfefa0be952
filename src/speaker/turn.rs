//! Who speaks where no source stands: the turn of the discourse.

use super::namer::Namer;
use crate::model::{Attribution, ContentType, EntityKind, MentionKind, Naming, ParagraphKind};

/// How many paragraphs a turn may go on.
const LONGEST_TURN: usize = 2;

/// The speaker of a floating quotation: of the attribution before it, unless somebody new has come to be the subject.
pub(super) fn floating(
    namer: &Namer<'_, '_>,
    attributions: &[Attribution],
    at: usize,
    done: &[Naming],
) -> Option<Naming> {
    let own = &attributions[at];
    if own.kind == ContentType::Indirect {
        return None;
    }
    let view = namer.view;
    let start = own.hull().start;
    let first = view.tokens_in(own.hull()).start;
    let paragraph = view.paragraph(first);
    let before = (0..at).rev().take(24).find(|&other| {
        attributions[other].hull().start < start
            && !done[other].speakers.is_empty()
            && !is_headline(namer, &attributions[other])
    });
    let subject = last_subject(namer, start, paragraph);
    let turn = before.filter(|&other| {
        let there = view.paragraph(view.tokens_in(attributions[other].hull()).start);
        paragraph.saturating_sub(there) <= LONGEST_TURN
    });
    match (turn, subject) {
        (Some(other), Some(mention)) => {
            let end = extent_end(&attributions[other]);
            let there = view.paragraph(view.tokens_in(attributions[other].hull()).start);
            let here = view.paragraph(namer.mentions[mention].tokens.start);
            // By name, after the one who spoke: somebody else has the floor.
            let by_name = namer.mentions[mention].kind == MentionKind::Name && namer.built.positions[mention].main;
            let stays = is_body(namer, mention) && speaks_as_person(namer, &done[other]);
            if namer.mentions[mention].span.start > end && (here > there || here == paragraph || by_name) && !stays {
                namer.of_mention(mention, "subject before a quotation without a cue", 0.6)
            } else {
                Some(taken_over(&done[other]))
            }
        }
        (Some(other), None) => Some(taken_over(&done[other])),
        (None, Some(mention)) => namer.of_mention(mention, "subject before a quotation without a cue", 0.55),
        (None, None) => {
            let next = next_subject(namer, own.hull().end, paragraph).map(|mention| (mention, 0.45));
            let next = next.or_else(|| introduced(namer, own.hull().end, paragraph).map(|mention| (mention, 0.4)));
            next.and_then(|(mention, factor)| {
                namer.of_mention(mention, "subject behind a quotation without a cue", factor)
            })
        }
    }
}

/// Whether the subject is a body, a group, or a word that nothing tells to be a person’s name.
fn is_body(namer: &Namer<'_, '_>, mention: usize) -> bool {
    let (view, mention) = (namer.view, &namer.mentions[mention]);
    let kind = mention.entity.map_or(EntityKind::Unknown, |entity| namer.built.entities[entity.0].kind);
    // Odessa Grant: of two words that no lexicon tells anything of it may be a person’s.
    let full = mention.kind == MentionKind::Name && view.head(mention).len() > 1;
    kind != EntityKind::Person && !(kind == EntityKind::Unknown && full)
}

/// Whether one person spoke.
fn speaks_as_person(namer: &Namer<'_, '_>, naming: &Naming) -> bool {
    matches!(naming.entities[..], [entity] if namer.built.entities[entity.0].kind == EntityKind::Person)
}

/// Whoever the next sentence of the paragraph is about: *“We have lost it.” With these words Ann Lee ended the mission.*
fn next_subject(namer: &Namer<'_, '_>, end: usize, paragraph: usize) -> Option<usize> {
    let view = namer.view;
    let first = namer.mentions.partition_point(|mention| mention.span.start < end);
    let sentence = view.sentence(namer.mentions.get(first)?.tokens.start);
    (first..namer.mentions.len()).take(8).find(|&id| {
        let (mention, position) = (&namer.mentions[id], &namer.built.positions[id]);
        let person = mention.kind == MentionKind::Name && mention.entity_kind == EntityKind::Person;
        position.paragraph == paragraph && position.sentence == sentence && position.subject && person
    })
}

/// Whoever the paragraphs behind a quotation before all others bring in first: *“I never thought I would.”*, then *Ann Lee, who
/// left the ring in May, is back*.
fn introduced(namer: &Namer<'_, '_>, end: usize, paragraph: usize) -> Option<usize> {
    /// How many paragraphs on.
    const FAR: usize = 3;
    /// How many mentions on.
    const MENTIONS: usize = 64;
    let first = namer.mentions.partition_point(|mention| mention.span.start < end);
    let near = |id: &usize| namer.built.positions[*id].paragraph <= paragraph + FAR;
    (first..namer.mentions.len()).take(MENTIONS).take_while(near).find(|&id| {
        let (mention, position) = (&namer.mentions[id], &namer.built.positions[id]);
        let person = mention.entity.is_some_and(|entity| namer.built.entities[entity.0].kind == EntityKind::Person);
        mention.kind == MentionKind::Name && person && !position.quoted && (position.main || position.source)
    })
}

fn taken_over(naming: &Naming) -> Naming {
    Naming { why: "goes on speaking", confidence: (naming.confidence * 0.85).min(0.85), ..naming.clone() }
}

fn extent_end(attribution: &Attribution) -> usize {
    let spans = attribution.source.iter().chain(&attribution.cue).chain(&attribution.content);
    spans.map(|span| span.end).max().unwrap_or(0)
}

pub(super) fn is_headline(namer: &Namer<'_, '_>, attribution: &Attribution) -> bool {
    let paragraph = namer.view.paragraph(namer.view.tokens_in(attribution.hull()).start);
    namer.view.paragraphs.get(paragraph).is_some_and(|paragraph| paragraph.kind == ParagraphKind::Title)
}

/// The last person that was a subject outside quotations, in this paragraph or the one before.
fn last_subject(namer: &Namer<'_, '_>, start: usize, paragraph: usize) -> Option<usize> {
    let end = namer.mentions.partition_point(|mention| mention.span.start < start);
    (0..end).rev().take(40).take_while(|&id| namer.built.positions[id].paragraph + 1 >= paragraph).find(|&id| {
        let position = namer.built.positions[id];
        let mention = &namer.mentions[id];
        let person = mention.entity.is_some_and(|entity| {
            matches!(namer.built.entities[entity.0].kind, EntityKind::Person | EntityKind::Unknown)
        });
        position.subject && !position.quoted && !position.headline && person && mention.kind != MentionKind::Descriptor
    })
}

#[cfg(test)]
mod tests {
    use crate::speaker::testing::namings;

    #[test]
    fn the_speaker_before_goes_on() {
        let text = "“It rains,” said Nadia Roe.\n\n“It always rains.”";
        let found = namings(text, &[("Nadia Roe", "said", "“It rains,”"), ("", "", "“It always rains.”")]);
        assert_eq!(found[1].speakers, ["Nadia Roe"]);
        assert!(found[1].confidence < found[0].confidence);
    }

    #[test]
    fn nobody_answers_his_own_question() {
        let speakers = |text: &str, verb: &str| -> Vec<String> {
            let rows = [("Peter Dale", "asked", "“Were you seen?”"), ("he", verb, "“No,”")];
            namings(text, &rows).into_iter().map(|naming| naming.speakers.join(" | ")).collect()
        };
        let text = "Frank Bell came in. “Were you seen?” Peter Dale asked.\n\n“No,” he replied.";
        assert_eq!(speakers(text, "replied"), ["Peter Dale", "Frank Bell"]);
        assert_eq!(speakers(&text.replace("replied", "said"), "said"), ["Peter Dale", "Peter Dale"]);
    }

    #[test]
    fn a_new_subject_takes_the_turn() {
        let text = "“It rains,” said Nadia Roe. Peter Dale stood up.\n\n“It always rains.”";
        let found = namings(text, &[("Nadia Roe", "said", "“It rains,”"), ("", "", "“It always rains.”")]);
        assert_eq!(found[1].speakers, ["Peter Dale"]);
    }

    #[test]
    fn a_quotation_before_all_others_is_the_next_subjects() {
        let text = "“We have lost it.” With these words, Nadia Roe ended the mission.";
        assert_eq!(namings(text, &[("", "", "“We have lost it.”")])[0].speakers, ["Nadia Roe"]);
    }

    #[test]
    fn a_passive_keeps_no_speaker() {
        let text = "Nadia Roe left. It was reported that it would rain.";
        assert!(namings(text, &[("", "was reported", "rain")])[0].speakers.is_empty());
    }
}
