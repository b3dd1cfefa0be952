//! `The dam seems to be safe`: a verb of impression, the thought of nobody in particular.

use super::reading::{complement, reading, subject};
use super::{Context, Reading, Rule};
use crate::lexicon::vocabulary::Complement;
use crate::model::CueSource;

pub(super) const RULE: Rule = Rule {
    id: "seem-rest",
    doc: "a subject, a verb of impression, then an infinitive: nobody is named, the content is all but the verb",
    fires: &[
        ("The dam seems to be safe.", "seems", "", "The dam … to be safe"),
        ("The talks appeared to be a sham.", "appeared", "", "The talks … to be a sham"),
    ],
    silent: &["She wants to go.", "She said the dam was safe."],
    apply,
};

fn apply(cx: &Context<'_>) -> Option<Reading> {
    if !cx.is_active() || !is_impression(cx) {
        return None;
    }
    let mut content: Vec<_> = subject::before_cue(cx).into_iter().collect();
    content.extend(complement::infinitive(cx)?);
    reading(None, content)
}

/// Among verbs of thinking, those that take an infinitive but no clause of their own have no thinker for subject.
fn is_impression(cx: &Context<'_>) -> bool {
    let takes = cx.takes();
    if cx.cue.source != CueSource::Verb || !takes.has(Complement::To) {
        return false;
    }
    let Some(entry) = cx.lexicon.info(cx.cue.word).verb else { return false };
    let clause = takes.has(Complement::Bare) || takes.has(Complement::Wh) || takes.has(Complement::Quote);
    !clause && cx.lexicon.verbs[entry as usize].act == "think"
}
