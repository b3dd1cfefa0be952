//! What the text says of somebody’s role: titles before the name, appositions behind and before it, *X is the …*.

use std::ops::Range;

use crate::lexicon::entries::{TitleKind, WordUse};
use crate::lexicon::{Lexicon, MultiWord, word_hash};
use crate::mention::{AUXILIARY, CLOSED, DETERMINER, FINITE, View, gender_told, is_of_office};
use crate::model::{Class, Classes, EntityKind, Gender, Mention, MentionKind, Span};

/// The most words of an apposition that are read.
const LONGEST: usize = 18;

/// What a word before an office makes of it, as a small number for the weights file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) enum Change {
    /// No word goes unsaid.
    #[default]
    None = 0,
    /// *senior*: the same office.
    Same = 1,
    /// *former*
    Past = 2,
    /// *shadow*, *deputy*
    Other = 3,
}

impl Change {
    /// What the word at a token makes of the office behind it.
    pub(super) fn of(view: &View<'_>, at: usize) -> Self {
        match () {
            () if view.is_for(at, WordUse::OtherOffice) => Self::Other,
            () if view.is_for(at, WordUse::PastOffice) => Self::Past,
            () => Self::Same,
        }
    }
}

/// What is known of an entity beside its name and the words of its roles, which [`super::discourse::Discourse`] keeps.
#[derive(Debug, Default, Clone)]
pub(super) struct Roles {
    /// Those of its words that modify a role, hashed, each once, and what they make of it: *former*.
    pub(super) modifiers: Vec<(u64, Change)>,
    /// The titles as written.
    pub(super) titles: Vec<Span>,
    /// The gender that a role word tells: *chairwoman*.
    pub(super) gender: Gender,
    /// Only an office tells it: *chairman*.
    pub(super) by_office: bool,
}

impl Roles {
    pub(super) fn add_title(&mut self, view: &View<'_>, tokens: Range<usize>) {
        let first = tokens.clone().find(|&at| !view.is_possessive(at)).unwrap_or(tokens.end);
        let tokens = first..tokens.end;
        let span = view.span(tokens.clone());
        if !span.is_empty() && !self.titles.iter().any(|old| old.slice(view.text) == span.slice(view.text)) {
            self.titles.push(span);
        }
        if self.gender == Gender::Unknown {
            self.gender = gender_told(view, tokens.clone());
            self.by_office = is_of_office(view, tokens);
        }
    }
}

/// A title and its plural count as one word.
pub(super) fn stem(view: &View<'_>, at: usize) -> u64 {
    if let Some(id) = view.info(at).title {
        return view.lexicon.titles[id as usize].hash;
    }
    view.words.hash(at)
}

/// The singular of the title at `at`, where it stands in the plural.
pub(super) fn singular<'a>(view: &View<'a>, at: usize) -> Option<&'a str> {
    let title = &view.lexicon.titles[view.info(at).title? as usize];
    title.is_plural(view.word(at)).then_some(&title.title)
}

/// A title as one person has it: *Councillor*, where *Councillors* stands before several names.
pub(super) fn of_one(view: &View<'_>, title: Span) -> String {
    let words = title.slice(view.text);
    let single = view.tokens_in(title).last().and_then(|last| {
        let (front, single) = (words.strip_suffix(view.word(last))?, singular(view, last)?);
        let mut letters = single.chars();
        let first = letters.next()?;
        let first = if view.is_capital(last) { first.to_uppercase().next()? } else { first };
        Some(format!("{front}{first}{}", letters.as_str()))
    });
    single.unwrap_or_else(|| words.to_owned())
}

/// The words that the title at `at` is short for, hashed: *senator* for *Sen.*
pub(super) fn in_full<'a>(view: &View<'a>, at: usize) -> impl Iterator<Item = u64> + use<'a> {
    let word = view.word(at);
    let short = view.lexicon.title_abbreviations.iter().filter(move |entry| entry.abbreviation == word);
    short.flat_map(|entry| &entry.full).map(|full| word_hash(full))
}

/// The same, word by word: *member*, *of*, *parliament* without the small words.
pub(super) fn written_out(view: &View<'_>, at: usize) -> Vec<Vec<u64>> {
    if !view.lexicon.is_short_title(view.words.hash(at)) {
        return Vec::new();
    }
    let word = view.word(at);
    let short = view.lexicon.title_abbreviations.iter().filter(|entry| entry.abbreviation == word);
    let full = short.flat_map(|entry| &entry.full).filter(|full| full.contains(' '));
    let small = |word: &&str| !view.lexicon.info(view.lexicon.find(word)).classes.any(CLOSED);
    full.map(|full| full.split(' ').filter(small).map(word_hash).collect()).collect()
}

/// The words that take up any title of a kind, hashed: *researcher* for an academic one.
pub(super) fn general(lexicon: &Lexicon, kind: TitleKind) -> Vec<u64> {
    let roles = lexicon.general_roles.iter().filter(|entry| entry.kinds.contains(&kind));
    roles.map(|entry| word_hash(&entry.word)).collect()
}

/// The descriptor that stands in apposition behind a name, without its article: *, a marine ecologist at the institute,*.
pub(super) fn behind(view: &View<'_>, mention: &Mention) -> Option<Range<usize>> {
    if mention.kind != MentionKind::Name {
        return None;
    }
    let bounds = view.bounds(mention.tokens.start);
    let mut at = mention.tokens.end;
    // An age or a party in brackets may come between.
    if view.word(at) == "(" {
        at = (at..bounds.end.min(at + 10)).find(|&place| view.word(place) == ")")? + 1;
    }
    if view.word(at) == "," && view.is_number(at + 1) && view.word(at + 2) == "," {
        at += 2;
    }
    let predicate = predicate(view, at);
    let copula = predicate.is_some();
    at = predicate.unwrap_or(at);
    if !copula && !matches!(view.word(at), "," | "—" | "–" | "--") {
        return None;
    }
    let start = at + 1;
    let first = if view.any(start, Classes::of(&[Class::Article])) { start + 1 } else { start };
    let limit = bounds.end.min(start + LONGEST);
    let ends = |place: &usize| {
        matches!(view.word(*place), "," | "." | ";" | ":" | "—" | "–" | "--" | "(" | ")" | "!" | "?")
            || view.is_mark(*place) && !view.is_possessive(*place)
            || view.any(*place, Classes::of(&[Class::Relative, Class::That]))
    };
    let end = (first..limit).find(ends).unwrap_or(limit);
    let role = Classes::of(&[Class::Role, Class::PersonNoun, Class::Body, Class::Media, Class::Group]);
    let head = (first..end).find(|&place| view.any(place, role))?;
    // In Madrid, a spokesman …: no place is a person.
    let person = view.any(head, Classes::of(&[Class::Role, Class::PersonNoun]));
    if person && !copula && mention.entity_kind == EntityKind::Place {
        return None;
    }
    // No verb, pronoun or preposition may come before the role.
    let blocked = (first..head).any(|place| {
        view.any(place, CLOSED.without(Classes::of(&[Class::And, Class::Possessive])))
            || view.is_lower(place) && view.any(place, Classes::of(&[Class::StrongVerb, Class::Ing]))
    });
    let bare = !copula && first == start;
    let verb = bare && view.any(head, FINITE) && !view.any(head, Classes::of(&[Class::Base]));
    // Look, Anderson, nobody handles a storm: a clause of its own.
    let subject = bare
        && head == first
        && view.is_lower(head + 1)
        && view.has(head + 1, Class::Third)
        && !view.any(head + 1, role);
    let verb = verb || subject || !copula && is_clause(view, mention, start, head);
    (!blocked && !verb && first < end).then_some(first..end)
}

/// The word right before what is said that somebody is: *Ann Roe* **is** *the mayor*, *has* **been** *home secretary*, *, who*
/// **was** *then chancellor*, *quit* **as** *leader*.
fn predicate(view: &View<'_>, end: usize) -> Option<usize> {
    /// How many words the verb before *as* may have.
    const VERB: usize = 4;
    let relative = view.word(end) == "," && view.has(end + 1, Class::Relative) && view.is_for(end + 1, WordUse::Person);
    let start = if relative { end + 2 } else { end };
    let verbal = FINITE.with(AUXILIARY).with(Classes::of(&[Class::Adverb, Class::Participle]));
    let verb = (start..start + VERB).take_while(|&at| view.is_lower(at) && view.any(at, verbal)).count();
    let after = start + verb;
    if verb > 0 && view.has(after, Class::As) {
        let at = after + usize::from(view.is_the(after + 1));
        return is_office(view, at + 1).then_some(after);
    }
    let at = start + usize::from(view.has(start, Class::Have) && view.has(start + 1, Class::Be));
    let at = Some(at).filter(|&at| view.has(at, Class::Be))?;
    let at = at + usize::from(view.has(at + 1, Class::Adverb));
    // A bare noun has to be an office: is home secretary, but is man enough.
    (view.has(at + 1, Class::Article) || is_office(view, at + 1)).then_some(at)
}

/// Whether an office begins at a token, perhaps behind what modifies it and its field.
fn is_office(view: &View<'_>, at: usize) -> bool {
    /// How many words may stand before it.
    const BEFORE: usize = 3;
    let office = |id: u32| view.lexicon.titles[id as usize].kind == TitleKind::Office;
    let before = |place: usize| view.any(place, Classes::of(&[Class::RoleModifier, Class::Field]));
    (at..=at + BEFORE).take_while(|&place| place == at || before(place - 1)).any(|place| {
        let several = view.longest(place, view.bounds(place).end).is_some_and(|(_, entries)| {
            entries.iter().any(|entry| matches!(entry, MultiWord::Title(id) if office(*id)))
        });
        several || view.info(place).title.is_some_and(office) && !view.has(place, Class::Participle)
    })
}

/// *Following advice from the council, the employer announced cuts*; *According to Hasib, his mother said so*: behind a phrase
/// that opens the sentence the noun phrase is the subject of what follows.
fn is_clause(view: &View<'_>, mention: &Mention, start: usize, head: usize) -> bool {
    let determined = view.any(start, Classes::of(&[Class::Article, Class::Possessive]));
    let finite = FINITE.without(Classes::of(&[Class::Base]));
    let acts = |at: usize| {
        let verb = Classes::of(&[Class::CueVerb, Class::OtherVerb]).with(AUXILIARY);
        view.is_lower(at) && view.any(at, finite) && view.any(at, verb)
    };
    let verb = head + 1 + usize::from(view.has(head + 1, Class::Adverb));
    // A chemist hired by the court does not act.
    let speaks = |at: usize| acts(at) && view.has(at, Class::CueVerb) && !view.has(at + 1, Class::By);
    if !determined {
        // It was minus 24 degrees Celsius, local media reported. In Oda, residents said.
        let many = view.has(head, Class::Group) && view.info(head).title.is_none();
        return (head > start || many) && speaks(verb);
    }
    // Echoing Ann Roe, the former union leader said
    let within = |at: &usize| view.is_word(*at) && !view.any(*at, CLOSED) || view.is_possessive(*at);
    let subject = || {
        let noun = (head + 1..head + NOUN).take_while(|at| within(at) && !speaks(*at)).count();
        speaks(head + 1 + noun) && is_fronted(view, mention.tokens.start)
    };
    if subject() {
        return true;
    }
    let mut before = mention.tokens.start;
    if before > 0 && view.has(before - 1, Class::Article) {
        before -= 1;
    }
    let link = Classes::of(&[Class::Preposition, Class::Of, Class::To, Class::By]);
    let opens = before == view.bounds(before).start + 1;
    let oblique = before > view.bounds(before).start && view.any(before - 1, link);
    oblique && (acts(verb) || opens && has_verb(view, head + 1, acts))
}

/// The most words of a noun phrase that are read behind its first noun.
const NOUN: usize = 5;

/// Whether a verb or a preposition stands before the name at `start` in its clause: *Speaking to* **Ann Roe**.
fn is_fronted(view: &View<'_>, start: usize) -> bool {
    let floor = view.bounds(start).start;
    let clause = (floor..start).rev().take_while(|&at| view.word(at) != "," && !view.is_mark(at));
    let link = FINITE.without(Classes::of(&[Class::Base]));
    let link = link.with(Classes::of(&[Class::Preposition, Class::Ing, Class::Participle]));
    clause.take(LONGEST).any(|at| view.is_lower(at) && view.any(at, link) || at == floor && view.any(at, link))
}

/// Whether the noun phrase before `at` is the subject of a verb behind what narrows it down: *a spokesman* **for the ministry**
/// *said*, *an official* **who asked not to be named** *said*, *the head of a school,* **who was in tears,** *said*.
fn has_verb(view: &View<'_>, at: usize, acts: impl Fn(usize) -> bool) -> bool {
    /// How many words may narrow it down.
    const REACH: usize = 24;
    let end = view.bounds(at).end.min(at + REACH);
    let comma = (at..end).find(|&place| view.word(place) == ",").unwrap_or(end);
    let relative = |place: usize| view.has(place, Class::Relative) && view.is_for(place, WordUse::Person);
    let verbs = (at..comma).filter(|&place| acts(place)).count();
    let narrowed = (at..comma).any(relative);
    if verbs > usize::from(narrowed) {
        return true;
    }
    let closing = (comma + 1..end).find(|&place| view.word(place) == ",");
    relative(comma + 1) && closing.is_some_and(|closing| acts(closing + 1))
}

/// Within how many words somebody who is described gives a name.
const GIVEN: usize = 8;

/// Whether a descriptor is followed by the name of its bearer: *His campaign manager, Jeff Weaver,*.
pub(super) fn bearer(view: &View<'_>, mentions: &[Mention], id: usize) -> Option<usize> {
    let descriptor = &mentions[id];
    let at = descriptor.tokens.end;
    let kinds = [EntityKind::Person, EntityKind::Organisation, EntityKind::Group];
    if descriptor.plural || !kinds.contains(&descriptor.entity_kind) {
        return None;
    }
    // a resident named Caroline; a resident, surnamed Poon; a trader, identified only as Sani
    let naming = at + usize::from(view.word(at) == ",");
    let only = naming + 1 + usize::from(view.has(naming + 1, Class::Adverb));
    let calls = |at: usize| view.has(at, Class::Participle) && view.has(at, Class::Work);
    let called = calls(naming);
    let person = descriptor.entity_kind == EntityKind::Person;
    let identified = person && view.has(naming, Class::Participle) && view.has(only, Class::As) && naming > at;
    let first = called.then_some(naming + 1).or(identified.then_some(only + 1)).or_else(|| {
        // a rider, who gave his name simply as Ejike
        let end = view.bounds(at.saturating_sub(1)).end.min(at + GIVEN);
        let given = |&place: &usize| view.has(place, Class::Work) && view.has(place - 1, Class::Possessive);
        let name = (at + 1..end).find(given).filter(|_| person && view.has(naming, Class::Relative))?;
        let link = name + 1 + usize::from(view.has(name + 1, Class::Adverb));
        view.has(link, Class::As).then_some(link + 1)
    });
    let starts = |first: usize| mentions[id + 1..].iter().take(4).position(|mention| mention.tokens.start == first);
    let alike = |named: usize| {
        let kind = mentions[named].entity_kind;
        let fits = kind == EntityKind::Unknown || kind == descriptor.entity_kind;
        (mentions[named].kind == MentionKind::Name && fits).then_some(named)
    };
    if let Some(named) = first.and_then(starts).map(|place| place + id + 1) {
        return alike(named);
    }
    let end = view.bounds(at.saturating_sub(1)).end;
    if let Some(name) = office_holder(view, mentions, id, end) {
        return Some(name);
    }
    // Over one prepositional phrase: the head of the port authority’s night shift, Lee Grant.
    let comma = if view.has(at, Class::Of) || view.any(at, Classes::of(&[Class::Preposition])) {
        // Speaker of the House: behind an article or *of* no verb stands, whatever the word may be elsewhere.
        let noun = Classes::of(&[Class::Article, Class::Of, Class::Possessive]);
        let verb = |place: usize| view.any(place, FINITE) && view.is_lower(place) && !view.any(place - 1, noun);
        (at..end.min(at + 12)).find(|&place| view.word(place) == "," || verb(place))?
    } else {
        // His opponent next year, Ann Lee
        let time = Classes::of(&[Class::Calendar, Class::Time, Class::Adverb]);
        let over = (at..end.min(at + 3)).find(|&place| !view.any(place, time)).unwrap_or(at);
        if view.word(over) == "," { over } else { at }
    };
    if view.word(comma) != "," {
        return None;
    }
    let definite = view
        .any(descriptor.tokens.start, Classes::of(&[Class::Article, Class::Possessive, Class::Quantifier]))
        || (descriptor.tokens.clone()).any(|place| view.is_possessive(place))
        // Dean of Tarn Abbey, the Very Reverend Ann Lee; Counsel for the inquiry, Ann Lee
        || view.is_initial(descriptor.tokens.start) && view.any(at, Classes::of(&[Class::Of, Class::Preposition]));
    // a resident on the 22nd floor, surnamed Poon
    if person && calls(comma + 1) {
        return alike(starts(comma + 2)? + id + 1);
    }
    // the regulator, known as Anresa
    let known = view.has(comma + 2, Class::As) && view.has(comma + 1, Class::Participle);
    let start = if known { comma + 3 } else { comma + 1 };
    // Free Bella’s founder, the actor Toby Lane
    let titled = view.has(start, Class::Article) && !known;
    let begins =
        |name: &Mention| name.tokens.start == start || titled && name.title.is_some() && name.tokens.start == start + 1;
    let found = mentions[id + 1..].iter().take(12).position(begins)? + id + 1;
    let name = &mentions[found];
    let behind = name.tokens.end;
    let closed = matches!(view.word(behind), "," | "." | ";" | "—" | "–" | "--" | ")")
        || view.any(behind, FINITE)
        || behind >= end;
    let fits = name.kind == MentionKind::Name && name.entity_kind != EntityKind::Place;
    // His opponent, Maya Lind: one of a group.
    let one = descriptor.entity_kind == EntityKind::Group && name.entity_kind == EntityKind::Person;
    let same_kind =
        known || one || name.entity_kind == EntityKind::Unknown || name.entity_kind == descriptor.entity_kind;
    (definite && fits && closed && same_kind).then_some(found)
}

/// *Chairman of the committee Ida Quist said*, *Councillor for the Tarn North division Ann Roe*: an office with what it is for,
/// then its holder’s full name, with no comma between.
fn office_holder(view: &View<'_>, mentions: &[Mention], id: usize, end: usize) -> Option<usize> {
    /// How many words the office may be for.
    const WORDS: usize = 10;
    let (descriptor, at) = (&mentions[id], mentions[id].tokens.end);
    let office = descriptor.entity_kind == EntityKind::Person && view.any(at - 1, Classes::of(&[Class::Role]));
    let link = view.has(at, Class::Of) || view.any(at, Classes::of(&[Class::Preposition]));
    if !(office && link && view.is_capital(descriptor.tokens.start)) {
        return None;
    }
    let limit = end.min(at + WORDS);
    let stops = |place: usize| {
        let closed = CLOSED.without(Classes::of(&[Class::Article, Class::And, Class::Of]));
        view.word(place) == "," || view.any(place, closed) || view.is_lower(place) && view.has(place, Class::StrongVerb)
    };
    let (found, name) = mentions.iter().enumerate().skip(id + 1).take(8).find(|(_, name)| {
        name.kind == MentionKind::Name && name.entity_kind == EntityKind::Person && view.head(name).len() > 1
    })?;
    let start = name.tokens.start;
    let noun = start < limit && view.is_lower(start - 1) && !view.any(start - 1, CLOSED);
    let clear = !(at + 1..start.min(limit)).any(stops);
    let behind = name.tokens.end;
    let closed = view.word(behind) == "," || view.any(behind, FINITE);
    (noun && clear && closed && name.title.is_none()).then_some(found)
}

/// How many people a word tells: *two*, *the pair*.
pub(crate) fn count(view: &View<'_>, at: usize) -> Option<usize> {
    let word = view.word(at);
    let entry = view.lexicon.counts.iter().find(|entry| entry.word.eq_ignore_ascii_case(word))?;
    Some(entry.count as usize)
}

/// The age that words tell: *38-year-old*.
pub(super) fn age(view: &View<'_>, tokens: Range<usize>) -> Option<u32> {
    let years = |at: usize| view.word(at).split_once('-').filter(|(_, rest)| rest.contains('-'))?.0.parse().ok();
    tokens.filter(|&at| view.is_number(at)).find_map(years)
}

/// The age beside a name: *Ann Poe, 38,*; *Ann Poe (38)*; *38-year-old Ann Poe*.
pub(super) fn age_beside(view: &View<'_>, mention: &Mention) -> Option<u32> {
    let end = mention.tokens.end;
    let behind = || {
        let closed = matches!(view.word(end + 2), "," | "." | ")" | ";" | "—" | "–");
        let open = matches!(view.word(end), "," | "(");
        (open && closed && view.is_number(end + 1)).then(|| view.word(end + 1).parse().ok()).flatten()
    };
    let start = view.head(mention).start;
    let floor = view.bounds(start).start.max(start.saturating_sub(4));
    let before = || age(view, floor..start);
    behind().or_else(before).filter(|age| (1..=120).contains(age))
}

/// The tokens without those of an owner who is described: of *the prime minister’s official spokesman* the last two. Whose
/// spokesman he is makes him no minister. A place that owns stays: *Chile’s president* is Chilean.
pub(super) fn own_words(view: &View<'_>, tokens: Range<usize>) -> Range<usize> {
    let owner = tokens.clone().rev().find(|&at| view.is_possessive(at));
    match owner {
        Some(at) if at + 1 < tokens.end && (tokens.start..at).any(|word| view.any(word, OWNER)) => at + 1..tokens.end,
        _ => tokens,
    }
}

/// What an owner who is described is called.
const OWNER: Classes = Classes::of(&[Class::Role, Class::PersonNoun, Class::Group, Class::Body]);

/// The tokens of a descriptor without determiners.
pub(super) fn content(view: &View<'_>, mention: &Mention) -> Range<usize> {
    let mut start = mention.tokens.start;
    while start + 1 < mention.tokens.end
        && view.any(start, DETERMINER.without(Classes::of(&[Class::Number, Class::Quantifier])))
    {
        start += 1;
    }
    view.behind_amount(start, mention.tokens.end)..mention.tokens.end
}

#[cfg(test)]
mod tests {
    use crate::entity::testing::whose;

    #[test]
    fn behind_a_phrase_that_opens_the_sentence_stands_its_subject() {
        let text = "Frank Bell won. Echoing the coach Nadia Roe, the former union leader said it rained.";
        assert_ne!(whose(text, "the former union leader"), "Nadia Roe");
        let text = "Nadia Roe, the former union leader, said it rained.";
        assert_eq!(whose(text, "the former union leader"), "Nadia Roe");
        let text = "In Zarqash, residents said it rained.";
        assert_eq!(whose(text, "residents"), "residents");
    }

    #[test]
    fn appositions_on_both_sides() {
        let text = "Hugh Dale, a surgeon from Leeds, left. The surgeon was tired.";
        assert_eq!(whose(text, "The surgeon"), "Hugh Dale");
        let text = "Her lawyer, Sven Toll, said little. The lawyer was tired.";
        assert_eq!(whose(text, "Her lawyer"), "Sven Toll");
        assert_eq!(whose(text, "The lawyer"), "Sven Toll");
        let text = "Frank Bell left. His opponent, Nadia Roe, said little.";
        assert_eq!(whose(text, "His opponent"), "Nadia Roe");
    }

    #[test]
    fn the_subject_behind_a_fronted_phrase_is_no_apposition() {
        let text = "At Oda Hospital, an official who asked not to be named said little.";
        assert_eq!(whose(text, "an official"), "official");
        let text = "At Oda Hospital, a spokesman for the ministry said little.";
        assert_eq!(whose(text, "a spokesman"), "spokesman");
    }

    #[test]
    fn what_somebody_is_said_to_be() {
        let text = "Nadia Roe has been home secretary since May. Peter Dale left. The home secretary said little.";
        assert_eq!(whose(text, "The home secretary"), "Nadia Roe");
        let text = "Nadia Roe, who was then chancellor, met Peter Dale. The chancellor said little.";
        assert_eq!(whose(text, "The chancellor"), "Nadia Roe");
        let text = "Nadia Roe has resigned as party leader. Peter Dale left. The leader said little.";
        assert_eq!(whose(text, "The leader"), "Nadia Roe");
    }

    #[test]
    fn a_shadow_does_not_hold_the_office() {
        let text =
            "Nadia Roe is home secretary. Shadow home secretary Ida Quist spoke. The home secretary said little.";
        assert_eq!(whose(text, "The home secretary"), "Nadia Roe");
    }

    #[test]
    fn an_office_with_what_it_is_for_before_the_name() {
        let text = "Chairman of the committee Nadia Roe said little. The chairman was tired.";
        assert_eq!(whose(text, "Chairman"), "Nadia Roe");
        assert_eq!(whose(text, "The chairman"), "Nadia Roe");
    }

    #[test]
    fn a_title_with_an_article_before_the_name() {
        let text = "The fund’s founder, the actor Toby Lane, left. The founder was tired.";
        assert_eq!(whose(text, "The founder"), "Toby Lane");
    }

    #[test]
    fn a_name_behind_a_word_of_naming() {
        let text = "They read a report by the regulator, known as Anresa. The regulator said little.";
        assert_eq!(whose(text, "The regulator"), "Anresa");
        let text = "They met a trader, identified only as Carlotta, there. The trader said little.";
        assert_eq!(whose(text, "The trader"), "Carlotta");
        let text = "They met a resident named Carlotta there. The resident said little.";
        assert_eq!(whose(text, "a resident"), "Carlotta");
        assert_eq!(whose(text, "The resident"), "Carlotta");
    }

    #[test]
    fn a_title_in_the_plural_is_everybodys() {
        let text = "Ministers Nadia Roe, Ida Quist and Peter Dale met Sven Toll. The minister left. Sven Toll smiled. Both ministers said little.";
        assert_eq!(whose(text, "The minister"), "Peter Dale");
        assert_ne!(whose(text, "Both ministers"), "Sven Toll");
    }

    #[test]
    fn a_title_written_short_is_taken_up() {
        let text = "Sen. Nadia Roe met Peter Dale. The senator said little.";
        assert_eq!(whose(text, "The senator"), "Nadia Roe");
    }

    #[test]
    fn a_general_word_takes_a_role_up() {
        let text = "The road is old. Marit Holm, a biologist, met Peter Dale. The scientist said little.";
        assert_eq!(whose(text, "The scientist"), "Marit Holm");
    }
}
