//! What the text says of somebody’s role: titles before the name, appositions behind and before it, *X is the …*.

use std::ops::Range;

use crate::lexicon::entries::TitleKind;
use crate::lexicon::{Lexicon, word_hash};
use crate::mention::{CLOSED, DETERMINER, FINITE, Look, titles};
use crate::model::{Class, Classes, EntityKind, Gender, Mention, MentionKind, Span};

/// The most words of an apposition that are read.
const LONGEST: usize = 18;

/// What is known of an entity beside its name and the words of its roles, which [`super::cast::Cast`] keeps.
#[derive(Debug, Default, Clone)]
pub(super) struct Roles {
    /// Those of its words that modify a role, hashed, each once: *former*.
    pub(super) modifiers: Vec<u64>,
    /// The titles as written.
    pub(super) titles: Vec<Span>,
    /// The gender that a role word tells: *chairwoman*.
    pub(super) gender: Gender,
}

impl Roles {
    pub(super) fn add_title(&mut self, look: &Look<'_>, tokens: Range<usize>) {
        let first = tokens.clone().find(|&at| !look.is_possessive(at)).unwrap_or(tokens.end);
        let tokens = first..tokens.end;
        let span = look.span(tokens.clone());
        if !span.is_empty() && !self.titles.iter().any(|old| old.slice(look.text) == span.slice(look.text)) {
            self.titles.push(span);
        }
        if self.gender == Gender::Unknown {
            let told = titles(look, tokens).filter(|title| title.kind != TitleKind::Family).map(|title| title.gender);
            self.gender = told.into_iter().find(|&gender| gender != Gender::Unknown).unwrap_or_default();
        }
    }
}

/// A title and its plural count as one word.
pub(super) fn stem(look: &Look<'_>, at: usize) -> u64 {
    if let Some(id) = look.info(at).title {
        return word_hash(&look.lexicon.titles[id as usize].title);
    }
    look.words.hash(at)
}

/// The singular of the title at `at`, where it stands in the plural.
pub(super) fn singular<'a>(look: &Look<'a>, at: usize) -> Option<&'a str> {
    let title = &look.lexicon.titles[look.info(at).title? as usize];
    title.plural.eq_ignore_ascii_case(look.word(at)).then_some(&title.title)
}

/// A title as one person has it: *Councillor*, where *Councillors* stands before several names.
pub(super) fn of_one(look: &Look<'_>, title: Span) -> String {
    let words = title.slice(look.text);
    let single = look.tokens_in(title).last().and_then(|last| {
        let (front, single) = (words.strip_suffix(look.word(last))?, singular(look, last)?);
        let mut letters = single.chars();
        let first = letters.next()?;
        let first = if look.is_capital(last) { first.to_uppercase().next()? } else { first };
        Some(format!("{front}{first}{}", letters.as_str()))
    });
    single.unwrap_or_else(|| words.to_owned())
}

/// The words that the title at `at` is short for, hashed: *senator* for *Sen.*
pub(super) fn in_full<'a>(look: &Look<'a>, at: usize) -> impl Iterator<Item = u64> + use<'a> {
    let word = look.word(at);
    let short = look.lexicon.title_abbreviations.iter().filter(move |entry| entry.abbreviation == word);
    short.flat_map(|entry| &entry.full).map(|full| word_hash(full))
}

/// The words that take up any title of a kind, hashed: *researcher* for an academic one.
pub(super) fn general(lexicon: &Lexicon, kind: TitleKind) -> Vec<u64> {
    let roles = lexicon.general_roles.iter().filter(|entry| entry.kinds.contains(&kind));
    roles.map(|entry| word_hash(&entry.word)).collect()
}

/// The descriptor that stands in apposition behind a name, without its article: *, a marine ecologist at the institute,*.
pub(super) fn behind(look: &Look<'_>, mention: &Mention) -> Option<Range<usize>> {
    if mention.kind != MentionKind::Name {
        return None;
    }
    let bounds = look.bounds(mention.tokens.start);
    let mut at = mention.tokens.end;
    // An age or a party in brackets may come between.
    if look.word(at) == "(" {
        at = (at..bounds.end.min(at + 10)).find(|&place| look.word(place) == ")")? + 1;
    }
    if look.word(at) == "," && look.is_number(at + 1) && look.word(at + 2) == "," {
        at += 2;
    }
    let copula = look.has(at, Class::Be) && look.has(at + 1, Class::Article);
    if !copula && !matches!(look.word(at), "," | "—" | "–" | "--") {
        return None;
    }
    let start = at + 1;
    let first = if look.any(start, Classes::of(&[Class::Article])) { start + 1 } else { start };
    let limit = bounds.end.min(start + LONGEST);
    let ends = |place: &usize| {
        matches!(look.word(*place), "," | "." | ";" | ":" | "—" | "–" | "--" | "(" | ")" | "!" | "?")
            || look.is_mark(*place) && !look.is_possessive(*place)
            || look.any(*place, Classes::of(&[Class::Relative, Class::That]))
    };
    let end = (first..limit).find(ends).unwrap_or(limit);
    let role = Classes::of(&[Class::Role, Class::PersonNoun, Class::Body, Class::Media, Class::Group]);
    let head = (first..end).find(|&place| look.any(place, role))?;
    // No verb, pronoun or preposition may come before the role.
    let blocked = (first..head).any(|place| {
        look.any(place, CLOSED.without(Classes::of(&[Class::And, Class::Possessive])))
            || look.is_lower(place) && look.any(place, Classes::of(&[Class::StrongVerb, Class::Ing]))
    });
    let bare = !copula && first == start;
    let verb = bare && look.any(head, FINITE) && !look.any(head, Classes::of(&[Class::Base]));
    // Look, Anderson, nobody handles a storm: a clause of its own.
    let subject = bare
        && head == first
        && look.is_lower(head + 1)
        && look.has(head + 1, Class::Third)
        && !look.any(head + 1, role);
    let verb = verb || subject;
    (!blocked && !verb && first < end).then_some(first..end)
}

/// Whether a descriptor is followed by the name of its bearer: *His campaign manager, Jeff Weaver,*.
pub(super) fn bearer(look: &Look<'_>, mentions: &[Mention], id: usize) -> Option<usize> {
    let descriptor = &mentions[id];
    let at = descriptor.tokens.end;
    let kinds = [EntityKind::Person, EntityKind::Organisation, EntityKind::Group];
    if descriptor.plural || !kinds.contains(&descriptor.entity_kind) {
        return None;
    }
    // a resident named Caroline
    if look.has(at, Class::Participle) && look.has(at, Class::Work) {
        let named = mentions[id + 1..].iter().take(4).position(|mention| mention.tokens.start == at + 1)? + id + 1;
        let name = &mentions[named];
        let alike = name.entity_kind == EntityKind::Unknown || name.entity_kind == descriptor.entity_kind;
        return (name.kind == MentionKind::Name && alike).then_some(named);
    }
    // Over one prepositional phrase: the head of the port authority’s night shift, Lee Grant.
    let end = look.bounds(at.saturating_sub(1)).end;
    let comma = if look.has(at, Class::Of) || look.any(at, Classes::of(&[Class::Preposition])) {
        (at..end.min(at + 12)).find(|&place| look.word(place) == "," || look.any(place, FINITE))?
    } else {
        at
    };
    if look.word(comma) != "," {
        return None;
    }
    let definite = look
        .any(descriptor.tokens.start, Classes::of(&[Class::Article, Class::Possessive, Class::Quantifier]))
        || (descriptor.tokens.clone()).any(|place| look.is_possessive(place));
    // the regulator, known as Anresa
    let known = look.has(comma + 2, Class::As) && look.has(comma + 1, Class::Participle);
    let start = if known { comma + 3 } else { comma + 1 };
    // Free Bella’s founder, the actor Toby Lane
    let titled = look.has(start, Class::Article) && !known;
    let begins =
        |name: &Mention| name.tokens.start == start || titled && name.title.is_some() && name.tokens.start == start + 1;
    let found = mentions[id + 1..].iter().take(12).position(begins)? + id + 1;
    let name = &mentions[found];
    let behind = name.tokens.end;
    let closed = matches!(look.word(behind), "," | "." | ";" | "—" | "–" | "--" | ")")
        || look.any(behind, FINITE)
        || behind >= end;
    let fits = name.kind == MentionKind::Name && name.entity_kind != EntityKind::Place;
    // His opponent, Maya Lind: one of a group.
    let one = descriptor.entity_kind == EntityKind::Group && name.entity_kind == EntityKind::Person;
    let same_kind =
        known || one || name.entity_kind == EntityKind::Unknown || name.entity_kind == descriptor.entity_kind;
    (definite && fits && closed && same_kind).then_some(found)
}

/// The tokens of a descriptor without determiners.
pub(super) fn content(look: &Look<'_>, mention: &Mention) -> Range<usize> {
    let mut start = mention.tokens.start;
    while start + 1 < mention.tokens.end
        && look.any(start, DETERMINER.without(Classes::of(&[Class::Number, Class::Quantifier])))
    {
        start += 1;
    }
    start..mention.tokens.end
}

#[cfg(test)]
mod tests {
    use crate::entity::testing::whose;

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
    fn a_title_with_an_article_before_the_name() {
        let text = "The fund’s founder, the actor Toby Lane, left. The founder was tired.";
        assert_eq!(whose(text, "The founder"), "Toby Lane");
    }

    #[test]
    fn a_name_behind_a_word_of_naming() {
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
