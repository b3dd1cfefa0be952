//! Whom a pronoun stands for: number and gender first, then who was last, who was the subject, who spoke.

use super::discourse::{Discourse, Referent};
use super::position::Position;
use crate::model::{EntityKind, Gender, Mention};

/// The weights of the choice; each was set on the development corpus.
mod weight {
    /// For each sentence between.
    pub(super) const SENTENCE: f32 = -0.8;
    /// For each paragraph between.
    pub(super) const PARAGRAPH: f32 = -1.0;
    /// Was the subject when last mentioned.
    pub(super) const SUBJECT: f32 = 1.5;
    /// Was the subject of the main clause when last mentioned.
    pub(super) const MAIN: f32 = 0.9;
    /// Spoke in this sentence or the two before.
    pub(super) const SPOKE: f32 = 0.8;
    /// Spoke last, where the pronoun answers.
    pub(super) const ANSWERED: f32 = -6.0;
    /// Its gender is known to agree.
    pub(super) const GENDER: f32 = 0.8;
    /// Its given name is usually one of the other gender.
    pub(super) const OTHER_GENDER: f32 = -9.0;
    /// One body for *they*.
    pub(super) const SINGULAR: f32 = -1.0;
    /// Not known to be a person.
    pub(super) const NO_PERSON: f32 = -0.8;
    /// For each doubling of its mentions.
    pub(super) const OFTEN: f32 = 0.25;
    /// Was only an owner when last mentioned: *Clinton’s email*.
    pub(super) const OWNER: f32 = -0.6;
    /// Owned the subject: *Clinton’s support is*.
    pub(super) const TOPIC: f32 = 2.0;
    /// Was fronted: *For Clinton, the matter*.
    pub(super) const FRONTED: f32 = 0.8;
    /// Stood behind a preposition.
    pub(super) const OBLIQUE: f32 = -0.5;
    /// Only inside quotation marks, or only in a headline.
    pub(super) const QUOTED: f32 = -2.5;
    /// Has a name.
    pub(super) const NAMED: f32 = 0.8;
    /// Beyond this many sentences nobody is in mind.
    pub(super) const HORIZON: usize = 14;
}

/// A choice and how sure it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Choice {
    pub(super) referent: usize,
    pub(super) confidence: f32,
}

/// The one that a personal pronoun at `position` stands for. Nobody `answers` himself.
pub(super) fn choose(discourse: &Discourse, pronoun: &Mention, position: Position, answers: bool) -> Option<Choice> {
    let mut best: Option<(usize, f32)> = None;
    let mut second = f32::NEG_INFINITY;
    let spoke = |id: usize| discourse.referents[id].spoke.filter(|&sentence| sentence < position.sentence);
    let last = discourse.recent().filter(|&id| answers && spoke(id).is_some()).max_by_key(|&id| spoke(id));
    for id in discourse.recent() {
        let Some(score) = score(&discourse.referents[id], pronoun, position) else { continue };
        let score = if last == Some(id) { score + weight::ANSWERED } else { score };
        match best {
            Some((_, top)) if score <= top => second = second.max(score),
            _ => {
                second = best.map_or(second, |(_, top)| top);
                best = Some((id, score));
            }
        }
    }
    best.map(|(referent, top)| Choice { referent, confidence: confidence(top - second) })
}

/// From the distance to the runner-up.
fn confidence(margin: f32) -> f32 {
    if margin.is_infinite() { 0.92 } else { (0.55 + 0.18 * margin).clamp(0.5, 0.92) }
}

fn score(referent: &Referent, pronoun: &Mention, position: Position) -> Option<f32> {
    let last = referent.last?;
    let gap = position.sentence.saturating_sub(last.sentence);
    if gap > weight::HORIZON || !agrees(referent, pronoun) {
        return None;
    }
    let gender = match (referent.gender, pronoun.gender) {
        (Gender::Unknown, _) | (_, Gender::Unknown) => 0.0,
        (own, told) if own == told => weight::GENDER,
        _ => weight::OTHER_GENDER,
    };
    let number = if pronoun.plural && !referent.plural { weight::SINGULAR } else { 0.0 };
    let unknown =
        if pronoun.gender != Gender::Unknown && referent.kind == EntityKind::Unknown { weight::NO_PERSON } else { 0.0 };
    Some(salience(referent, position) + gender + number + unknown)
}

/// How much somebody is in mind at `position`.
pub(super) fn salience(referent: &Referent, position: Position) -> f32 {
    let Some(last) = referent.last else { return f32::NEG_INFINITY };
    let gap = position.sentence.saturating_sub(last.sentence);
    let mut score = weight::SENTENCE * gap as f32;
    score += weight::PARAGRAPH * position.paragraph.saturating_sub(last.paragraph) as f32;
    score += weight::OFTEN * (1.0 + referent.count as f32).log2();
    // Who was the subject is still so where the sentence has begun with him: *Through his lawyer he denied it*.
    let since = if last.sentence == position.sentence { last.sentence.saturating_sub(1) } else { last.sentence };
    if referent.subject.is_some_and(|sentence| sentence >= since) {
        score += weight::SUBJECT;
    }
    if referent.main.is_some_and(|sentence| sentence >= since) {
        score += weight::MAIN;
    }
    if referent.spoke.is_some_and(|sentence| sentence + 2 >= position.sentence) {
        score += weight::SPOKE;
    }
    if last.possessive {
        score += if last.owns_subject { weight::TOPIC } else { weight::OWNER };
    }
    if last.topic {
        score += weight::FRONTED;
    }
    if last.oblique {
        score += weight::OBLIQUE;
    }
    if last.quoted != position.quoted || last.headline {
        score += weight::QUOTED;
    }
    if referent.named {
        score += weight::NAMED;
    }
    score
}

/// Whether number, gender and kind let the pronoun stand for the entity.
fn agrees(referent: &Referent, pronoun: &Mention) -> bool {
    if pronoun.gender != Gender::Unknown {
        // Of those who may be anything, only who has a full name or has done something.
        let done = referent.full || referent.subject.is_some();
        let person = referent.kind == EntityKind::Person || referent.kind == EntityKind::Unknown && done;
        return person
            && !referent.plural
            && (!referent.certain || referent.gender == Gender::Unknown || referent.gender == pronoun.gender);
    }
    if pronoun.plural {
        return referent.plural || matches!(referent.kind, EntityKind::Group | EntityKind::Organisation);
    }
    let thing = matches!(referent.kind, EntityKind::Organisation | EntityKind::Document | EntityKind::Unknown);
    !referent.plural && thing && referent.gender == Gender::Unknown
}

#[cfg(test)]
mod tests {
    use crate::entity::testing::{whose, whose_last};

    #[test]
    fn gender_decides() {
        assert_eq!(whose_last("Ellen Ode met Frank Bell at the depot. She said little.", "She"), "Ellen Ode");
        assert_eq!(whose_last("Ellen Ode met Frank Bell at the depot. He said little.", "He"), "Frank Bell");
    }

    #[test]
    fn the_subject_comes_before_the_object() {
        assert_eq!(whose("Ellen Ode met Mary Roe. She said little.", "She"), "Ellen Ode");
    }

    #[test]
    fn who_is_fronted_is_what_the_sentence_is_about() {
        let text = "They met Hemi Parata. Parata left. Peter Dale told them it was late.\n\nFor Parata, that is beside the point. His boat is old.";
        assert_eq!(whose(text, "His"), "Hemi Parata");
    }

    #[test]
    fn a_thing_that_does_nothing_is_nobody() {
        assert_eq!(whose("Nadia Roe wrote in Annals of the Sea. He said little.", "He"), "Nadia Roe");
    }

    #[test]
    fn a_name_in_a_quotation_is_not_in_mind() {
        let text = "Ruth Daly stood up. “We thank Anna Berg for it,” she said.";
        assert_eq!(whose(text, "she"), "Ruth Daly");
    }

    #[test]
    fn the_subject_stays_so_behind_his() {
        let text = "Frank Bell said it sank. He said it was old.\n\nThe owner, Peter Dale, was arrested. Through his lawyer he denied it.";
        assert_eq!(whose_last(text, "he"), "Peter Dale");
    }

    #[test]
    fn nobody_answers_himself() {
        let text = "Frank Bell came in. “Were you seen?” Peter Dale asked.\n\n“No,” he replied.";
        assert_eq!(whose(text, "he"), "Frank Bell");
        assert_eq!(whose(&text.replace("replied", "said"), "he"), "Peter Dale");
    }

    #[test]
    fn the_paragraph_counts() {
        let text = "Mr Brandt told their landlord it was rotten. It rained.\n\nThe landlord, who did not want to be named, disputed that. “No,” he said.";
        assert_eq!(whose_last(text, "he"), "landlord");
    }

    #[test]
    fn a_firm_is_it() {
        assert_eq!(whose("Harlow Water Company met Ida Quist. It said little.", "It"), "Harlow Water Company");
    }
}
