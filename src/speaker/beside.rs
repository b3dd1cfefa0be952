//! Who speaks where a verb stands without a source: somebody beside it, or the subject of the clause before.

use super::namer::{NEAR, Namer};
use crate::mention::FINITE;
use crate::model::{Attribution, Class, Classes, ContentType, EntityKind, Mention, MentionKind, Naming};

impl Namer<'_, '_> {
    /// Where an active verb has no source of its own, the subject before it: *he called it a farce and swears …*.
    pub(super) fn clause_subject(&self, attribution: &Attribution) -> Option<Naming> {
        let view = self.view;
        let verb = view.tokens_in(*attribution.cue.first()?).start;
        let bounds = view.bounds(verb);
        let joined = verb > bounds.start
            && view.has(verb - 1, Class::And)
            && view.any(verb, Classes::of(&[Class::Third, Class::Past]));
        let ing = view.has(verb, Class::Ing)
            && !view.any(verb.saturating_sub(1), Classes::of(&[Class::Be, Class::Preposition]));
        if !(view.has(verb, Class::CueVerb) && (joined || ing)) {
            return None;
        }
        let end = self.mentions.partition_point(|mention| mention.tokens.start < verb);
        let subject = (0..end).rev().take(16).find(|&id| {
            let (mention, position) = (&self.mentions[id], &self.built.positions[id]);
            mention.tokens.start >= bounds.start && position.subject && position.quoted == view.is_quoted(verb)
        })?;
        self.of_mention(subject, "subject of the clause before", 0.6)
    }

    /// Where a quotation has a verb and no source: the name right before the verb, or right behind it.
    pub(super) fn beside_cue(&self, attribution: &Attribution) -> Option<Naming> {
        let quoted = attribution.kind != ContentType::Indirect;
        let verb = self.view.tokens_in(*attribution.cue.first()?);
        let finite = verb.clone().any(|at| self.view.has(at, Class::CueVerb) && self.view.any(at, FINITE))
            && !verb.clone().any(|at| self.view.has(at, Class::Be));
        let beside = |mention: &Mention| {
            let name = mention.kind == MentionKind::Name
                && matches!(mention.entity_kind, EntityKind::Person | EntityKind::Unknown);
            // Best adds: a surname that is an adverb too lies inside the cue.
            name && (mention.tokens.end == verb.start || (verb.start..=verb.end).contains(&mention.tokens.start))
        };
        let first = self.mentions.partition_point(|mention| mention.tokens.end < verb.start);
        let last = self.mentions.partition_point(|mention| mention.tokens.start <= verb.end);
        let first = first.saturating_sub(NEAR).min(last);
        let place = self.mentions[first..last].iter().position(beside).filter(|_| finite)?;
        // Without marks only a name that the cue itself holds.
        if !quoted && self.mentions[first + place].tokens.start != verb.start {
            return None;
        }
        self.of_mention(first + place, "beside the verb", 0.8)
    }
}

#[cfg(test)]
mod tests {
    use crate::speaker::testing::{namings, speaker};

    #[test]
    fn a_name_beside_the_verb_of_a_quotation() {
        assert_eq!(namings("“It rains,” Nadia Roe adds.", &[("", "adds", "“It rains,”")])[0].speakers, ["Nadia Roe"]);
        assert!(namings("“Run,” Nadia Roe was told.", &[("", "was told", "“Run,”")])[0].speakers.is_empty());
    }

    #[test]
    fn the_subject_goes_on() {
        let text = "Nadia Roe closed the gate and swears it rained.";
        assert_eq!(speaker(text, "", "swears", "it rained"), "Nadia Roe");
        assert_eq!(
            speaker("Nadia Roe left the room, denying it had rained.", "", "denying", "it had rained"),
            "Nadia Roe"
        );
        assert_eq!(speaker("Nadia Roe left; it is said it rained.", "", "is said", "it rained"), "");
    }
}
