//! Pronouns: *he, her, they, it, who, which*.

use super::view::{DETERMINER, View};
use crate::lexicon::entries::PronounKind;
use crate::model::{Class, EntityKind, Gender, Mention, MentionKind, Shape};

/// Appends the pronouns of the document.
pub(super) fn find(view: &View<'_>, named: &[bool], out: &mut Vec<Mention>) {
    for (at, &named) in named.iter().enumerate() {
        if !view.is_word(at) || named {
            continue;
        }
        let mention = match view.info(at).pronoun {
            Some(kind) => personal(view, at, kind),
            None if view.has(at, Class::Relative) => relative(view, at),
            None => None,
        };
        out.extend(mention);
    }
}

fn personal(view: &View<'_>, at: usize, kind: PronounKind) -> Option<Mention> {
    // IT, US in capitals are names; I is not.
    if view.tokens[at].shape == Shape::Upper && kind != PronounKind::I && !view.is_headline(at) {
        return None;
    }
    let (entity_kind, gender, plural) = match kind {
        PronounKind::He => (EntityKind::Person, Gender::Male, false),
        PronounKind::She => (EntityKind::Person, Gender::Female, false),
        PronounKind::It => (EntityKind::Organisation, Gender::Unknown, false),
        PronounKind::They | PronounKind::We => (EntityKind::Group, Gender::Unknown, true),
        PronounKind::I => (EntityKind::Person, Gender::Unknown, false),
        PronounKind::You => return None,
    };
    Some(pronoun(view, at, entity_kind, gender, plural))
}

/// *who*, *which*, *that* behind a noun; not in a question.
fn relative(view: &View<'_>, at: usize) -> Option<Mention> {
    let bounds = view.bounds(at);
    if at == bounds.start {
        return None;
    }
    if view.has(at, Class::That) && (view.any(at + 1, DETERMINER) || view.has(at + 1, Class::SubjectPronoun)) {
        return None;
    }
    Some(pronoun(view, at, EntityKind::Unknown, Gender::Unknown, false))
}

fn pronoun(view: &View<'_>, at: usize, entity_kind: EntityKind, gender: Gender, plural: bool) -> Mention {
    let span = view.span(at..at + 1);
    Mention {
        span,
        tokens: at..at + 1,
        head: span,
        title: None,
        kind: MentionKind::Pronoun,
        entity_kind,
        gender,
        plural,
        entity: None,
    }
}

#[cfg(test)]
mod tests {
    use crate::mention::testing::of_kind;
    use crate::model::MentionKind;

    #[test]
    fn pronouns_of_all_cases() {
        assert_eq!(of_kind("She told him of their plan.", MentionKind::Pronoun), ["She", "him", "their"]);
        assert_eq!(of_kind("The man, who left, was late.", MentionKind::Pronoun), ["who"]);
    }

    #[test]
    fn you_and_questions_name_nobody() {
        assert!(of_kind("Who are you?", MentionKind::Pronoun).is_empty());
    }
}
