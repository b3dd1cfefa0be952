//! Noun phrases that stand for somebody without a name: *the Omani interior minister*, *two officials*, *the report*.

use std::ops::Range;

use super::title_word::is_listed_plural;
use super::view::{AUXILIARY, CLOSED, DETERMINER, FINITE, View};
use crate::lexicon::MultiWord;
use crate::lexicon::entries::{GroupKind, TitleKind, WordUse};
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
pub(super) fn find(view: &View<'_>, named: &[bool], out: &mut Vec<Mention>) {
    for sentence in view.sentences {
        let (mut at, end) = (sentence.tokens.start, sentence.tokens.end);
        let mut floor = at;
        while at < end {
            // Right behind a noun phrase a word that may be a verb is one: *both sides left*.
            let verb = at == floor && at > sentence.tokens.start && view.any(at, FINITE);
            let head = match head_at(view, named, at, end).filter(|_| !verb) {
                Some(head) => head,
                None => {
                    at += 1;
                    continue;
                }
            };
            let mut start = left(view, named, at, floor);
            // the Institute for the Study of War think tank: a name is not cut in two
            if start > 0 && named[start] && named[start - 1] && view.any(start - 1, CLOSED) {
                start = (start..at).find(|&place| !named[place]).unwrap_or(at);
            }
            if start < at && is_behind_its_holder(view, named, &head) {
                start = at;
            }
            // The train drivers’ union: the owners are a noun phrase of their own.
            if view.is_possessive(start)
                && let Some(owner) = out.last().filter(|owner| owner.tokens.end == start)
            {
                start = owner.tokens.start;
            }
            out.push(mention(view, start, head.clone()));
            at = head.end;
            floor = at;
        }
    }
}

/// *Ann Roe general secretary of the union*: an office right behind the full name of a person, where a comma is left out, and
/// before what it is for.
fn is_behind_its_holder(view: &View<'_>, named: &[bool], head: &Range<usize>) -> bool {
    let (at, behind) = (head.start, head.end);
    let office = view.is_lower(at) && view.has(behind - 1, Class::Role) && !is_plural(view, behind - 1);
    let is_for = view.has(behind, Class::Of) || view.is_lower(behind) && view.is_for(behind, WordUse::OfficeLink);
    if !office || !is_for {
        return false;
    }
    let first = (view.bounds(at).start..at).rev().take_while(|&place| named[place]).last();
    let thing = Classes::of(&[Class::OrganisationWord, Class::Body, Class::Media, Class::Of, Class::And]);
    first.is_some_and(|first| {
        let known = || {
            let entry = |entry: &MultiWord| matches!(entry, MultiWord::Organisation(_) | MultiWord::Place(_));
            view.longest(first, at).is_some_and(|(_, entries)| entries.iter().any(entry))
        };
        let given = (first..at - 1).any(|place| view.has(place, Class::Given));
        given && !(first..at).any(|place| view.any(place, thing)) && !known()
    })
}

/// The head noun that begins at `at`, if one does.
fn head_at(view: &View<'_>, named: &[bool], at: usize, end: usize) -> Option<Range<usize>> {
    if named[at] {
        return None;
    }
    if !view.is_word(at) {
        return (is_age(view, at) && !is_noun(view, at + 1, end)).then_some(at..at + 1);
    }
    let long = view
        .longest(at, end)
        .filter(|(_, entries)| entries.iter().any(|entry| matches!(entry, MultiWord::Title(_) | MultiWord::Group(_))));
    let length = long.map_or(1, |(length, _)| length);
    let last = at + length - 1;
    if length == 1
        && at > 0
        && view.has(at - 1, Class::Quantifier)
        && view.is_lower(at)
        && view.is_for(at - 1, WordUse::Both)
    {
        // both sides: any noun in the plural will do.
        return (is_plural(view, at) && !is_noun(view, at + 1, end)).then_some(at..at + 1);
    }
    if length == 1
        && view.has(at, Class::Quantifier)
        && view.is_lower(at + 1)
        && !view.any(at + 1, CLOSED.with(Classes::of(&[Class::Adverb, Class::Base, Class::Past])))
    {
        // some, many, both: only without a noun behind.
        return None;
    }
    if length == 1 {
        if !view.any(at, HEAD)
            || view.any(at, CLOSED)
            || view.is_headline(at) && view.any(at, Classes::of(&[Class::CueVerb]))
        {
            return None;
        }
        // An adjective of origin or party is a noun only in the plural, or behind an article with nothing after it.
        let noun = HEAD.without(Classes::of(&[Class::Affiliation, Class::Demonym]));
        if !view.any(at, noun) && !is_people(view, at) {
            return None;
        }
        if is_verb(view, named, at) {
            return None;
        }
    }
    let next = last + 1;
    if next < end
        && (named.get(next) == Some(&true) && view.is_capital(next) && !is_plural(view, last))
        && view.tokens[next].spaced
    {
        // A title before a name is the name's.
        return None;
    }
    if is_noun(view, next, end) { None } else { Some(at..next) }
}

/// *45-year-old*, behind a determiner or where a sentence leaves it out
fn is_age(view: &View<'_>, at: usize) -> bool {
    view.is_number(at) && {
        let word = view.word(at);
        word.ends_with("-old") && (at == view.bounds(at).start || view.any(at - 1, DETERMINER))
    }
}

/// *Republicans*, *Iranians*; *a Republican*.
fn is_people(view: &View<'_>, at: usize) -> bool {
    let word = view.word(at);
    // a Republican, not the Omani interior minister
    let behind = at + 1;
    let last = !view.is_lower(behind)
        || view.any(behind, CLOSED.with(Classes::of(&[Class::CueVerb, Class::OtherVerb, Class::Adverb, Class::Third])));
    // a Republican, the Texas Republican
    let floor = view.bounds(at).start;
    let origin = Classes::of(&[Class::Place, Class::Demonym, Class::RoleModifier]);
    let local = |before: usize| view.any(before, origin) || view.is_capital(before) && before > floor;
    let first = || (floor..at).rev().take(LONGEST).find(|&before| !local(before));
    let single =
        last && first().is_some_and(|before| view.any(before, Classes::of(&[Class::Article, Class::Quantifier])));
    word.ends_with('s') && !word.ends_with("ss") || word.ends_with("men") || single
}

/// Whether a further noun follows, so that the word before is only its modifier.
pub(super) fn is_noun(view: &View<'_>, at: usize, end: usize) -> bool {
    if at >= end || !view.tokens[at].spaced {
        return false;
    }
    if is_age(view, at) || !view.is_word(at) {
        return false;
    }
    if view.any(
        at,
        CLOSED.with(Classes::of(&[Class::Adverb, Class::Hearsay, Class::Time, Class::Calendar, Class::Quantifier])),
    ) {
        return false;
    }
    if view.any(at, Classes::of(&[Class::Third, Class::Past])) && view.any(at, HEAD) {
        // aides note, the report shows: agreement tells the verb from the noun.
        let plural = is_plural(view, at - 1);
        return view.has(at, Class::Third) == plural && !view.has(at, Class::Past);
    }
    if view.any(at, HEAD) {
        return !(view.has(at, Class::Base) && is_plural(view, at - 1));
    }
    false
}

fn is_verb(view: &View<'_>, named: &[bool], at: usize) -> bool {
    let verb = Classes::of(&[Class::Third, Class::Past, Class::Base, Class::Ing, Class::CueVerb]);
    if !view.any(at, verb) || at == view.bounds(at).start {
        return false;
    }
    let before = at - 1;
    // according to figures
    let phrase = |entry: &MultiWord| matches!(entry, MultiWord::Phrase(_));
    let preposition = view.has(before, Class::To)
        && before > view.bounds(at).start
        && view.longest(before - 1, at).is_some_and(|(length, entries)| length == 2 && entries.iter().any(phrase));
    if preposition {
        return false;
    }
    if view
        .any(before, Classes::of(&[Class::To, Class::SubjectPronoun, Class::Relative, Class::Negation]).with(AUXILIARY))
    {
        return true;
    }
    // Smith reports; the officials claim.
    let name = named[before] || view.is_capital(before) && !view.is_initial(before);
    let subject = name || view.any(before, HEAD);
    // CBS News poll: a name is one, whatever it ends in.
    let agrees = if is_plural(view, before) && !named[before] { Class::Base } else { Class::Third };
    // The commission records show: a verb behind makes it a noun.
    let noun = view.any(at + 1, FINITE);
    subject
        && !noun
        && view.any(at, Classes::of(&[agrees, Class::Past]))
        && view.has(at, Class::CueVerb)
        && !view.any(at + 1, Classes::of(&[Class::Of, Class::CueVerb]))
}

fn is_plural(view: &View<'_>, at: usize) -> bool {
    let word = view.word(at);
    let by_its_end = || word.len() > 3 && word.ends_with('s') && !word.ends_with("ss");
    is_listed_plural(view, at).unwrap_or_else(by_its_end)
}

/// Where the noun phrase with this head begins.
fn left(view: &View<'_>, named: &[bool], head: usize, floor: usize) -> usize {
    let floor = floor.max(head.saturating_sub(LONGEST));
    let mut start = head;
    let mut determiner = None;
    while start > floor {
        let before = start - 1;
        if view.any(before, Classes::of(&[Class::Article, Class::Possessive, Class::Demonstrative])) {
            determiner = Some(before);
            break;
        }
        if view.any(before, Classes::of(&[Class::Quantifier, Class::Number])) || view.is_number(before) {
            start = before;
            determiner = Some(before);
            continue;
        }
        if view.is_possessive(before) {
            determiner = Some(before);
            start = before;
            continue;
        }
        // Nothing but a further determiner stands before a quantifier.
        if determiner == Some(start) || !is_modifier(view, before) {
            break;
        }
        start = before;
    }
    match determiner {
        Some(at) if !view.is_possessive(at) => at.min(start),
        Some(_) => owner(view, named, start, floor),
        None => bare(view, start, head),
    }
}

/// The owner's name before a possessive ending.
fn owner(view: &View<'_>, named: &[bool], start: usize, floor: usize) -> usize {
    let mut at = start;
    while view.is_possessive(at) && at > floor {
        at -= 1;
    }
    while at > floor && named[at - 1] && view.is_capital(at) {
        at -= 1;
    }
    if at > floor && view.any(at - 1, DETERMINER) { at - 1 } else { at }
}

/// Without a determiner a verb before the noun is a verb: *said senior officials*.
fn bare(view: &View<'_>, mut start: usize, head: usize) -> usize {
    let verb = Classes::of(&[Class::CueVerb, Class::Third, Class::Past, Class::Base, Class::OtherVerb]);
    while let Some(at) = (start..head).rev().find(|&at| view.is_lower(at) && view.any(at, verb) && !view.any(at, HEAD))
    {
        start = at + 1;
    }
    start
}

fn is_modifier(view: &View<'_>, at: usize) -> bool {
    if !view.is_word(at) {
        return false;
    }
    let modifier = Classes::of(&[Class::RoleModifier, Class::Demonym, Class::Affiliation, Class::Place]).with(HEAD);
    if view.any(at, modifier) && !view.any(at, AUXILIARY) {
        return true;
    }
    let closed = view.any(at, CLOSED.with(Classes::of(&[Class::Calendar, Class::Hearsay])));
    let verb = view.has(at, Class::StrongVerb) && view.any(at, Classes::of(&[Class::Past, Class::Third]));
    let adverb = view.has(at, Class::Adverb) && view.word(at).len() > 5 && view.any(at + 1, CLOSED);
    !(closed || verb || adverb)
}

fn mention(view: &View<'_>, start: usize, head: Range<usize>) -> Mention {
    let last = head.end - 1;
    // some, many, others: several people.
    let plural = several(view, &head).unwrap_or_else(|| is_plural(view, last)) || view.has(last, Class::Quantifier);
    let (kind, gender) = nature(view, &head);
    // the Republican: one of them
    let single = kind == EntityKind::Group && !plural && view.has(last, Class::Affiliation);
    let kind = if single { EntityKind::Person } else { kind };
    Mention {
        span: view.span(start..head.end),
        tokens: start..head.end,
        head: view.span(head),
        title: None,
        kind: MentionKind::Descriptor,
        entity_kind: if kind == EntityKind::Person && plural { EntityKind::Group } else { kind },
        gender,
        plural,
        entity: None,
    }
}

/// Whether a title or noun of several words stands in the plural: *chair of governors* does not. None where no lexicon has it.
fn several(view: &View<'_>, head: &Range<usize>) -> Option<bool> {
    let (length, entries) = view.longest(head.start, head.end).filter(|_| head.len() > 1)?;
    let words = view.span(head.clone()).slice(view.text);
    let plural = |entry: &MultiWord| match entry {
        MultiWord::Title(id) => Some(view.lexicon.titles[*id as usize].is_plural(words)),
        MultiWord::Group(id) => Some(view.lexicon.groups[*id as usize].plural.eq_ignore_ascii_case(words)),
        _ => None,
    };
    entries.iter().filter(|_| length == head.len()).find_map(plural)
}

/// What the head noun stands for, and whose gender it tells.
fn nature(view: &View<'_>, head: &Range<usize>) -> (EntityKind, Gender) {
    let lexicon = view.lexicon;
    let entries = (head.len() > 1).then(|| view.longest(head.start, head.end)).flatten();
    for entry in entries.map_or(&[][..], |(_, entries)| entries) {
        match entry {
            MultiWord::Title(id) => return (EntityKind::Person, lexicon.titles[*id as usize].gender),
            MultiWord::Group(id) => return (of_group(lexicon.groups[*id as usize].kind), Gender::Unknown),
            _ => {}
        }
    }
    let at = head.end - 1;
    if is_age(view, at) {
        return (EntityKind::Person, Gender::Unknown);
    }
    let info = view.info(at);
    if let Some(title) = info.title.map(|id| &lexicon.titles[id as usize])
        && title.kind != TitleKind::Courtesy
    {
        // The publisher is a firm more often than not.
        let body = info.group.map(|id| of_group(lexicon.groups[id as usize].kind));
        let kind = body.filter(|&kind| kind == EntityKind::Organisation).unwrap_or(EntityKind::Person);
        return (kind, title.gender);
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
        assert_eq!(descriptors("45-year-old said little."), ["45-year-old"]);
        assert_eq!(descriptors("It was 45-year-old."), [""; 0]);
        assert_eq!(descriptors("Yesterday both sides left."), ["both sides"]);
        assert_eq!(descriptors("Many Republicans left."), ["Many Republicans"]);
        assert_eq!(descriptors("Later the Texas Republican left."), ["the Texas Republican"]);
        assert_eq!(descriptors("The train drivers’ union left."), ["The train drivers’ union", "The train drivers"]);
    }

    #[test]
    fn an_office_behind_its_holder_begins_behind_the_name() {
        assert_eq!(descriptors("They met Nadia Roe director of sport there."), ["director"]);
        assert_eq!(descriptors("The Nadia Roe campaign manager left."), ["The Nadia Roe campaign manager"]);
        assert_eq!(
            descriptors("They met the Nadia Roe Trust director of sport there."),
            ["the Nadia Roe Trust director"]
        );
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
