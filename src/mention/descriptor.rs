//! Noun phrases that stand for somebody without a name: *the Omani interior minister*, *two officials*, *the report*.

use std::ops::Range;

use super::look::{AUXILIARY, CLOSED, DETERMINER, FINITE, Look};
use crate::lexicon::MultiWord;
use crate::lexicon::entries::{GroupKind, TitleKind};
use crate::model::{Class, Classes, EntityKind, Gender, Mention, MentionKind};

/// The most words before the head noun.
const LONGEST: usize = 9;

const HEAD: Classes = Classes::of(&[
    Class::Role,
    Class::PersonNoun,
    Class::Group,
    Class::Body,
    Class::Media,
    Class::Document,
    Class::Affiliation,
    Class::Demonym,
]);

/// Appends the descriptors of the document; `named` holds, per token, whether it lies inside a name.
pub(super) fn find(look: &Look<'_>, named: &[bool], out: &mut Vec<Mention>) {
    for sentence in look.sentences {
        let (mut at, end) = (sentence.tokens.start, sentence.tokens.end);
        let mut floor = at;
        while at < end {
            // Right behind a noun phrase a word that may be a verb is one: *both sides left*.
            let verb = at == floor && at > sentence.tokens.start && look.any(at, FINITE);
            let head = match head_at(look, named, at, end).filter(|_| !verb) {
                Some(head) => head,
                None => {
                    at += 1;
                    continue;
                }
            };
            let mut start = left(look, named, at, floor);
            // The train drivers’ union: the owners are a noun phrase of their own.
            if look.is_possessive(start)
                && let Some(owner) = out.last().filter(|owner| owner.tokens.end == start)
            {
                start = owner.tokens.start;
            }
            out.push(mention(look, start, head.clone()));
            at = head.end;
            floor = at;
        }
    }
}

/// The head noun that begins at `at`, if one does.
fn head_at(look: &Look<'_>, named: &[bool], at: usize, end: usize) -> Option<Range<usize>> {
    if named[at] {
        return None;
    }
    if !look.is_word(at) {
        return (is_age(look, at) && !is_noun(look, at + 1, end)).then_some(at..at + 1);
    }
    let long = look
        .longest(at, end)
        .filter(|(_, entries)| entries.iter().any(|entry| matches!(entry, MultiWord::Title(_) | MultiWord::Group(_))));
    let length = long.map_or(1, |(length, _)| length);
    let last = at + length - 1;
    if length == 1
        && at > 0
        && look.has(at - 1, Class::Quantifier)
        && look.is_lower(at)
        && look.info(at - 1).text == "both"
    {
        // both sides: any noun in the plural will do.
        return (is_plural(look, at) && !is_noun(look, at + 1, end)).then_some(at..at + 1);
    }
    if length == 1
        && look.has(at, Class::Quantifier)
        && look.is_lower(at + 1)
        && !look.any(at + 1, CLOSED.with(Classes::of(&[Class::Adverb, Class::Base, Class::Past])))
    {
        // some, many, both: only without a noun behind.
        return None;
    }
    if length == 1 {
        if !look.any(at, HEAD)
            || look.any(at, CLOSED)
            || look.is_headline(at) && look.any(at, Classes::of(&[Class::CueVerb]))
        {
            return None;
        }
        // An adjective of origin or party is a noun only in the plural, or behind an article with nothing after it.
        let noun = HEAD.without(Classes::of(&[Class::Affiliation, Class::Demonym]));
        if !look.any(at, noun) && !is_people(look, at) {
            return None;
        }
        if is_verb(look, named, at) {
            return None;
        }
    }
    let next = last + 1;
    if next < end
        && (named.get(next) == Some(&true) && look.is_capital(next) && !is_plural(look, last))
        && look.tokens[next].spaced
    {
        // A title before a name is the name's.
        return None;
    }
    if is_noun(look, next, end) { None } else { Some(at..next) }
}

/// *45-year-old*
fn is_age(look: &Look<'_>, at: usize) -> bool {
    look.is_number(at) && {
        let word = look.word(at);
        word.ends_with("-old") && at > 0 && look.any(at - 1, DETERMINER)
    }
}

/// *Republicans*, *Iranians*; *a Republican*.
fn is_people(look: &Look<'_>, at: usize) -> bool {
    let word = look.word(at);
    // a Republican, not the Omani interior minister
    let behind = at + 1;
    let last = !look.is_lower(behind)
        || look.any(behind, CLOSED.with(Classes::of(&[Class::CueVerb, Class::OtherVerb, Class::Adverb, Class::Third])));
    // a Republican, the Texas Republican
    let floor = look.bounds(at).start;
    let origin = Classes::of(&[Class::Place, Class::Demonym, Class::RoleModifier]);
    let first = || (floor..at).rev().take(LONGEST).find(|&before| !look.any(before, origin));
    let single =
        last && first().is_some_and(|before| look.any(before, Classes::of(&[Class::Article, Class::Quantifier])));
    word.ends_with('s') && !word.ends_with("ss") || word.ends_with("men") || single
}

/// Whether a further noun follows, so that the word before is only its modifier.
fn is_noun(look: &Look<'_>, at: usize, end: usize) -> bool {
    if at >= end || !look.tokens[at].spaced {
        return false;
    }
    if is_age(look, at) || !look.is_word(at) {
        return false;
    }
    if look.any(
        at,
        CLOSED.with(Classes::of(&[Class::Adverb, Class::Hearsay, Class::Time, Class::Calendar, Class::Quantifier])),
    ) {
        return false;
    }
    if look.any(at, Classes::of(&[Class::Third, Class::Past])) && look.any(at, HEAD) {
        // aides note, the report shows: agreement tells the verb from the noun.
        let plural = is_plural(look, at - 1);
        return look.has(at, Class::Third) == plural && !look.has(at, Class::Past);
    }
    if look.any(at, HEAD) {
        return !(look.has(at, Class::Base) && is_plural(look, at - 1));
    }
    false
}

fn is_verb(look: &Look<'_>, named: &[bool], at: usize) -> bool {
    let verb = Classes::of(&[Class::Third, Class::Past, Class::Base, Class::Ing, Class::CueVerb]);
    if !look.any(at, verb) || at == look.bounds(at).start {
        return false;
    }
    let before = at - 1;
    if look
        .any(before, Classes::of(&[Class::To, Class::SubjectPronoun, Class::Relative, Class::Negation]).with(AUXILIARY))
    {
        return true;
    }
    // Smith reports; the officials claim.
    let name = named[before] || look.is_capital(before) && !look.is_initial(before);
    let subject = name || look.any(before, HEAD);
    // CBS News poll: a name is one, whatever it ends in.
    let agrees = if is_plural(look, before) && !named[before] { Class::Base } else { Class::Third };
    // The commission records show: a verb behind makes it a noun.
    let noun = look.any(at + 1, FINITE);
    subject
        && !noun
        && look.any(at, Classes::of(&[agrees, Class::Past]))
        && look.has(at, Class::CueVerb)
        && !look.any(at + 1, Classes::of(&[Class::Of, Class::CueVerb]))
}

fn is_plural(look: &Look<'_>, at: usize) -> bool {
    let word = look.word(at);
    let info = look.info(at);
    let lexicon = look.lexicon;
    let listed = info
        .group
        .map(|id| lexicon.groups[id as usize].plural.as_str())
        .or_else(|| info.title.map(|id| lexicon.titles[id as usize].plural.as_str()));
    match listed {
        Some(plural) => plural.eq_ignore_ascii_case(word),
        None => word.len() > 3 && word.ends_with('s') && !word.ends_with("ss"),
    }
}

/// Where the noun phrase with this head begins.
fn left(look: &Look<'_>, named: &[bool], head: usize, floor: usize) -> usize {
    let floor = floor.max(head.saturating_sub(LONGEST));
    let mut start = head;
    let mut determiner = None;
    while start > floor {
        let before = start - 1;
        if look.any(before, Classes::of(&[Class::Article, Class::Possessive, Class::Demonstrative])) {
            determiner = Some(before);
            break;
        }
        if look.any(before, Classes::of(&[Class::Quantifier, Class::Number])) || look.is_number(before) {
            start = before;
            determiner = Some(before);
            continue;
        }
        if look.is_possessive(before) {
            determiner = Some(before);
            start = before;
            continue;
        }
        // Nothing but a further determiner stands before a quantifier.
        if determiner == Some(start) || !is_modifier(look, before) {
            break;
        }
        start = before;
    }
    match determiner {
        Some(at) if !look.is_possessive(at) => at.min(start),
        Some(_) => owner(look, named, start, floor),
        None => bare(look, start, head),
    }
}

/// The owner's name before a possessive ending.
fn owner(look: &Look<'_>, named: &[bool], start: usize, floor: usize) -> usize {
    let mut at = start;
    while look.is_possessive(at) && at > floor {
        at -= 1;
    }
    while at > floor && named[at - 1] && look.is_capital(at) {
        at -= 1;
    }
    if at > floor && look.any(at - 1, DETERMINER) { at - 1 } else { at }
}

/// Without a determiner a verb before the noun is a verb: *said senior officials*.
fn bare(look: &Look<'_>, mut start: usize, head: usize) -> usize {
    let verb = Classes::of(&[Class::CueVerb, Class::Third, Class::Past, Class::Base, Class::OtherVerb]);
    while let Some(at) = (start..head).rev().find(|&at| look.is_lower(at) && look.any(at, verb) && !look.any(at, HEAD))
    {
        start = at + 1;
    }
    start
}

fn is_modifier(look: &Look<'_>, at: usize) -> bool {
    if !look.is_word(at) {
        return false;
    }
    let modifier = Classes::of(&[Class::RoleModifier, Class::Demonym, Class::Affiliation, Class::Place]).with(HEAD);
    if look.any(at, modifier) && !look.any(at, AUXILIARY) {
        return true;
    }
    let closed = look.any(at, CLOSED.with(Classes::of(&[Class::Calendar, Class::Hearsay])));
    let verb = look.has(at, Class::StrongVerb) && look.any(at, Classes::of(&[Class::Past, Class::Third]));
    let adverb = look.has(at, Class::Adverb) && look.word(at).len() > 5 && look.any(at + 1, CLOSED);
    !(closed || verb || adverb)
}

fn mention(look: &Look<'_>, start: usize, head: Range<usize>) -> Mention {
    let last = head.end - 1;
    // some, many, others: several people.
    let plural = is_plural(look, last) || look.has(last, Class::Quantifier);
    let (kind, gender) = nature(look, &head);
    // the Republican: one of them
    let single = kind == EntityKind::Group && !plural && look.has(last, Class::Affiliation);
    let kind = if single { EntityKind::Person } else { kind };
    Mention {
        span: look.span(start..head.end),
        tokens: start..head.end,
        head: look.span(head),
        title: None,
        kind: MentionKind::Descriptor,
        entity_kind: if kind == EntityKind::Person && plural { EntityKind::Group } else { kind },
        gender,
        plural,
        entity: None,
    }
}

/// What the head noun stands for, and whose gender it tells.
fn nature(look: &Look<'_>, head: &Range<usize>) -> (EntityKind, Gender) {
    let lexicon = look.lexicon;
    let entries = (head.len() > 1).then(|| look.longest(head.start, head.end)).flatten();
    for entry in entries.map_or(&[][..], |(_, entries)| entries) {
        match entry {
            MultiWord::Title(id) => return (EntityKind::Person, lexicon.titles[*id as usize].gender),
            MultiWord::Group(id) => return (of_group(lexicon.groups[*id as usize].kind), Gender::Unknown),
            _ => {}
        }
    }
    let at = head.end - 1;
    if is_age(look, at) {
        return (EntityKind::Person, Gender::Unknown);
    }
    let info = look.info(at);
    if let Some(title) = info.title.map(|id| &lexicon.titles[id as usize])
        && title.kind != TitleKind::Courtesy
    {
        return (EntityKind::Person, title.gender);
    }
    match info.group {
        Some(id) => (of_group(lexicon.groups[id as usize].kind), Gender::Unknown),
        None => (EntityKind::Person, Gender::Unknown),
    }
}

fn of_group(kind: GroupKind) -> EntityKind {
    match kind {
        GroupKind::Group => EntityKind::Group,
        GroupKind::Person | GroupKind::Anonymous => EntityKind::Person,
        GroupKind::Document => EntityKind::Document,
        GroupKind::Media | GroupKind::Organisation => EntityKind::Organisation,
    }
}

#[cfg(test)]
mod tests {
    use crate::mention::testing::of_kind;
    use crate::model::MentionKind;

    fn descriptors(text: &str) -> Vec<String> {
        of_kind(text, MentionKind::Descriptor)
    }

    #[test]
    fn whole_noun_phrases() {
        assert_eq!(descriptors("The Omani interior minister left."), ["The Omani interior minister"]);
        assert_eq!(descriptors("Two senior officials left."), ["Two senior officials"]);
        assert_eq!(descriptors("They saw the 45-year-old."), ["the 45-year-old"]);
        assert_eq!(descriptors("Yesterday both sides left."), ["both sides"]);
        assert_eq!(descriptors("Many Republicans left."), ["Many Republicans"]);
        assert_eq!(descriptors("Later the Texas Republican left."), ["the Texas Republican"]);
        assert_eq!(descriptors("The train drivers’ union left."), ["The train drivers’ union", "The train drivers"]);
    }

    #[test]
    fn a_verb_is_no_head() {
        assert_eq!(descriptors("Tanaka notes that the report shows little."), ["the report"]);
        assert_eq!(descriptors("He claims it is late."), Vec::<String>::new());
    }

    #[test]
    fn a_title_before_a_name_is_the_names() {
        assert_eq!(descriptors("They met minister Petra Vogt."), Vec::<String>::new());
    }

    #[test]
    fn a_quantifier_before_a_noun_is_no_head() {
        assert_eq!(descriptors("Some stayed."), ["Some"]);
        assert_eq!(descriptors("They stopped several voters."), ["several voters"]);
    }
}
