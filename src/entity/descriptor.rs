//! What a descriptor’s words tell: how they belong to somebody’s roles, and which kind of body they take up.

use std::ops::Range;

use super::candidate::Candidate;
use super::discourse::{Discourse, Referent};
use super::role;
use crate::mention::{CLOSED, DETERMINER, View, WordMap};
use crate::model::{Class, Classes, EntityKind, Gender, Mention, MentionKind};

/// Owner and head noun of a descriptor: *Clinton*, *campaign*.
pub(super) type Owned = WordMap<(usize, u64), usize>;

/// The words of a descriptor, to be held against somebody’s roles.
#[derive(Debug)]
pub(super) struct Described<'a> {
    heads: Vec<u64>,
    modifiers: Vec<u64>,
    own: Vec<u64>,
    /// The words that a head written short may stand for: *prime minister* for *PM*.
    in_full: Vec<Vec<u64>>,
    /// The kinds of organisation that the noun takes up.
    kinds: Option<&'a [&'static str]>,
}

impl<'a> Described<'a> {
    /// None where the descriptor has no head noun.
    pub(super) fn new(view: &View<'a>, mention: &Mention) -> Option<Self> {
        let (content, head) = (role::own_words(view, role::content(view, mention)), view.head(mention));
        // Counsel for the inquiry: small words are not kept with anybody’s roles.
        let stems = |tokens: Range<usize>| {
            let large = tokens.filter(|&at| !view.any(at, CLOSED));
            large.map(|at| role::stem(view, at)).collect::<Vec<u64>>()
        };
        let modifiers = stems(content.start..head.start);
        let in_full = if head.len() == 1 { role::written_out(view, head.start) } else { Vec::new() };
        (!head.is_empty()).then(|| {
            let kinds = general_kinds(view, mention);
            Self { heads: stems(head), modifiers, own: stems(content), in_full, kinds }
        })
    }

    /// The last word of the head noun.
    pub(super) fn last(&self) -> u64 {
        self.heads.last().copied().unwrap_or_default()
    }

    /// How the head noun belongs to somebody: 0 not, 1 as a general word, 2 as a word of the roles, 3 as the last of the
    /// name.
    pub(super) fn head_of(&self, discourse: &Discourse, id: usize) -> usize {
        let known = |words: &Vec<u64>| words.iter().all(|&word| discourse.knows(id, word) == 1.0);
        if self.in_full.iter().any(known) {
            return 2;
        }
        let least = self.heads.iter().map(|&word| discourse.knows(id, word)).fold(1.0, f32::min);
        match least {
            _ if least == 0.0 => 0,
            _ if least < 1.0 => 1,
            _ if discourse.referents[id].last_word == self.last() => 3,
            _ => 2,
        }
    }

    /// Counts the words that somebody’s roles hold, those that they lack, and the modifiers that go unsaid.
    pub(super) fn compare(&self, discourse: &Discourse, id: usize, candidate: &mut Candidate) {
        candidate.head = self.head_of(discourse, id);
        candidate.known = self.modifiers.iter().filter(|&&word| discourse.knows(id, word) > 0.0).count();
        candidate.missing = self.modifiers.len() - candidate.known;
        let modifiers = &discourse.referents[id].roles.modifiers;
        let unsaid = || modifiers.iter().filter(|(word, _)| !self.own.contains(word));
        candidate.unsaid = unsaid().count();
        candidate.change = unsaid().map(|&(_, change)| change).max().unwrap_or_default();
        candidate.body = body(self.kinds, &discourse.referents[id]);
    }
}

/// Whoever was last described in all these words and has no name yet.
pub(super) fn unnamed(view: &View<'_>, discourse: &Discourse, mention: &Mention) -> Option<usize> {
    let content = role::content(view, mention);
    let fits = |&id: &usize| {
        let referent = &discourse.referents[id];
        !referent.named
            && referent.last.is_some()
            && agrees(referent, mention)
            && content.clone().all(|at| view.any(at, CLOSED) || discourse.knows(id, role::stem(view, at)) == 1.0)
    };
    discourse.with_role(role::stem(view, content.end - 1)).find(fits)
}

/// The only body whose name ends with the bare noun for people: *police*, where the text names the *Holm Police*.
pub(super) fn body_called(view: &View<'_>, discourse: &Discourse, mention: &Mention) -> Option<usize> {
    let content = role::content(view, mention);
    if mention.entity_kind != EntityKind::Group || content.len() != 1 || role::singular(view, content.start).is_some() {
        return None;
    }
    let word = role::stem(view, content.start);
    let named = |&id: &usize| {
        let referent = &discourse.referents[id];
        referent.named && referent.kind == EntityKind::Organisation && referent.last_word == word
    };
    let mut found = discourse.with_role(word).filter(named);
    found.next().filter(|_| found.next().is_none())
}

fn kinds_of<'a>(view: &View<'a>, at: usize) -> Option<&'a [&'static str]> {
    Some(&view.lexicon.general_body_hash(view.words.hash(at))?.kinds)
}

/// The kind that one of the words tells: *the regulator, known as Anresa*.
pub(super) fn told_kind(view: &View<'_>, mut words: Range<usize>) -> Option<&'static str> {
    words.find_map(|at| kinds_of(view, at)?.first().copied())
}

/// The kinds of organisation that a general noun takes up.
pub(crate) fn general_kinds<'a>(view: &View<'a>, mention: &Mention) -> Option<&'a [&'static str]> {
    // the food maker
    let head = view.head(mention);
    if head.len() == 1 {
        return kinds_of(view, head.start);
    }
    let whole = view.lexicon.general_body(mention.head.slice(view.text)).map(|entry| &entry.kinds[..]);
    let last = || head.last().filter(|_| mention.kind == MentionKind::Descriptor);
    whole.or_else(|| kinds_of(view, last()?))
}

/// A body of another kind than is asked for, as [`body`] tells it.
pub(super) const OTHER_BODY: usize = 3;

/// Whether the kind of body fits: 0 not asked, 1 not known, 2 yes, 3 no.
fn body(kinds: Option<&[&'static str]>, referent: &Referent) -> usize {
    match (kinds, referent.body) {
        (None, _) => 0,
        (Some(_), None) => 1,
        (Some(kinds), Some(kind)) if kinds.contains(&kind) => 2,
        (Some(_), Some(_)) => OTHER_BODY,
    }
}

/// Whether what is not known of somebody leaves room for the descriptor.
pub(super) fn may_be(referent: &Referent, mention: &Mention) -> bool {
    let done = referent.full || referent.subject.is_some();
    match mention.entity_kind {
        EntityKind::Person => referent.kind == EntityKind::Unknown && done,
        EntityKind::Organisation => {
            referent.kind == EntityKind::Unknown && referent.gender == Gender::Unknown || may_be_a_body(referent)
        }
        _ => false,
    }
}

/// Whether the name that was taken for somebody’s may be a body’s, where nothing tells a gender: *Tayforge*.
pub(super) fn may_be_a_body(referent: &Referent) -> bool {
    referent.kind == EntityKind::Person && referent.named && !referent.said_person && referent.gender == Gender::Unknown
}

/// Whether number, kind and gender let the descriptor stand for somebody.
pub(super) fn agrees(referent: &Referent, mention: &Mention) -> bool {
    let told = mention.gender != Gender::Unknown && referent.gender != Gender::Unknown && referent.certain;
    let gender = !told || referent.gender == mention.gender;
    let kind = referent.kind == mention.entity_kind
        || referent.kind == EntityKind::Unknown
        || mention.entity_kind == EntityKind::Organisation && may_be_a_body(referent);
    gender && kind && referent.plural == mention.plural
}

/// *the*, *this*, or nothing in place of an article.
pub(super) fn is_definite(view: &View<'_>, mention: &Mention) -> bool {
    let start = mention.tokens.start;
    view.is_the(start) || view.any(start, Classes::of(&[Class::Demonstrative])) || is_telegraphic(view, mention)
}

/// *Minister said he would resign*; *24-year-old said*: a noun for one that opens a paragraph without the article it needs.
/// Agencies write so, and many a page loses the first word of its paragraphs.
fn is_telegraphic(view: &View<'_>, mention: &Mention) -> bool {
    let start = mention.tokens.start;
    let opens = view.paragraphs.get(view.paragraph(start)).is_some_and(|paragraph| paragraph.tokens.start == start);
    opens
        && mention.kind == MentionKind::Descriptor
        && !mention.plural
        && mention.entity_kind != EntityKind::Group
        // 24-year-old said
        && (!view.any(start, DETERMINER) || role::age(view, start..start + 1).is_some())
        // Not the label of a turn.
        && view.word(mention.tokens.end) != ":"
        && !(view.is_headline(start) || view.is_title(start))
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
    fn small_words_of_a_title_are_no_hindrance() {
        let text = "The new secretary of defence, Nadia Roe, left. Peter Dale met Frank Bell. The new secretary of defence smiled.";
        assert_eq!(whose_last(text, "The new secretary of defence"), "Nadia Roe");
    }

    #[test]
    fn a_general_noun_takes_up_the_firm() {
        let text = "Andes Hidro denied it. The company said the dam was safe.";
        assert_eq!(whose_last(text, "The company"), "Andes Hidro");
        let text = "Andes Hidro denied it. The Lima-based company said the dam was safe.";
        assert_eq!(whose_last(text, "The Lima-based company"), "Andes Hidro");
        let text = "Oda Bank Ltd denied it. The bank said the dam was safe.";
        assert_eq!(whose_last(text, "The bank"), "Oda Bank Ltd");
        let text = "They met at Carrow High School. The environment agency said little.";
        assert_eq!(whose_last(text, "The environment agency"), "environment agency");
    }

    #[test]
    fn a_bare_noun_is_the_only_body_called_so() {
        let text = "The man was held. Holm Police were called. Police said little.";
        assert_eq!(whose_last(text, "Police"), "Holm Police");
        let text = "Holm Police met Tarn Police. Police said little.";
        assert_eq!(whose_last(text, "Police"), "Police");
    }

    #[test]
    fn a_title_written_short_is_that_in_full() {
        let text = "Member of Parliament Nadia Roe met Peter Dale in the rain. The MP said little.";
        assert_eq!(whose_last(text, "The MP"), "Nadia Roe");
    }

    #[test]
    fn an_office_is_not_whoever_was_named() {
        let text = "Ida Quist, the president, waited for Frank Bell. It rained. The president was late.";
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
