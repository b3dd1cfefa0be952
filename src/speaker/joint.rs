//! Joint sources: *Roe and Dale*, *Hillary Clinton, Bernie Sanders and Martin O’Malley*.

use std::ops::Range;

use super::namer::Namer;
use super::phrase::Phrase;
use super::together::Asked;
use crate::lexicon::entries::WordUse;
use crate::mention::{CLOSED, DETERMINER, View};
use crate::model::{Attribution, Class, Classes, EntityKind, MentionKind, Naming, TokenKind};

/// The most words before a name that say who it is: *the lobby group*, *Chester-based co-producers*.
const LABEL: usize = 4;

impl Namer<'_, '_> {
    /// *they*, where those who spoke last spoke together and no other group has come up since; *the pair*, where two did.
    pub(super) fn joint_again(
        &self,
        attribution: &Attribution,
        attributions: &[Attribution],
        done: &[Naming],
    ) -> Option<Naming> {
        /// How many rows back so many who spoke together are looked for.
        const ROWS: usize = 6;
        let view = self.view;
        let tokens = view.tokens_in(*attribution.source.first()?);
        let phrase = Phrase::new(view, self.mentions, tokens.clone());
        let asked = self.asks_for_several(&phrase).filter(|_| !view.is_quoted(tokens.start))?;
        let rows = match asked {
            Asked::They => 1,
            Asked::Known(_) => ROWS,
            Asked::New(_) => return None,
        };
        let spoke = |&at: &usize| !done[at].speakers.is_empty() && !attributions[at].source.is_empty();
        let several = |&at: &usize| match asked {
            Asked::Known(count) => done[at].speakers.len() == count,
            _ => done[at].speakers.len() > 1,
        };
        let last = (0..done.len()).rev().filter(spoke).take(rows).find(several)?;
        let source = attributions[last].source.iter().map(|span| span.end).max()?;
        let there = view.paragraph(view.tokens_in(attributions[last].source[0]).start);
        let near = asked != Asked::They || view.paragraph(tokens.start) <= there + 1;
        let taken = asked == Asked::They && self.are_people_between(source, tokens.start);
        (near && !taken).then(|| Naming { why: "joint source again", confidence: 0.7, ..done[last].clone() })
    }
}

/// The parts of a coordination, or the last alone where what is joined tells of its office; empty when the phrase is none.
pub(super) fn parts(phrase: &Phrase<'_, '_>) -> Vec<Range<usize>> {
    let mut parts = pieces(phrase);
    if parts.len() > 2 && are_people_of(phrase, &parts[0]) && parts[1..].iter().all(|part| is_full_name(phrase, part)) {
        parts.remove(0);
        return parts;
    }
    if parts.len() < 2 || owns_together(phrase, &parts) || shares_head(phrase, &parts) || is_inside(phrase, &parts) {
        return Vec::new();
    }
    if fronts_title(phrase, &parts) {
        return parts.pop().into_iter().collect();
    }
    // The firm’s advisers, including Ann Roe and Peter Dale: examples of those named before.
    let example = |part: &Range<usize>| phrase.view.any(part.start, INCLUDING) && part.start + 1 < part.end;
    if parts.len() > 2 && !begins_name(phrase, &parts[0]) && example(&parts[1]) {
        return Vec::new();
    }
    // The two leading Republicans, Donald J. Trump and Senator Ted Cruz: the names say who they are.
    if parts.len() > 2 && is_plural_noun(phrase, &parts[0]) && parts[1..].iter().all(|part| begins_name(phrase, part)) {
        parts.remove(0);
        return parts;
    }
    // Ann Roe, Bishop of Holm, and Peter Dale: what the one before is. Without the second comma all that follows is said of her:
    // William Gale, the holder of the chair and a director of the centre.
    if parts.len() > 2 && begins_name(phrase, &parts[0]) {
        let view = phrase.view;
        let aside = |part: &Range<usize>| !is_named(phrase, part) && view.any(part.start, ASIDE);
        let closed = |part: &Range<usize>| view.word(part.end) == "," && view.has(part.end + 1, Class::And);
        if parts[1..parts.len() - 1].iter().any(|part| aside(part) && !closed(part)) {
            return Vec::new();
        }
        let last = parts[parts.len() - 1].start;
        parts.retain(|part| part.start == last || !aside(part));
    }
    let listed = parts.len() > 2;
    let fits = parts.iter().all(|part| {
        begins_name(phrase, part)
            || is_pronoun(phrase, part)
            || stands_alone(phrase, part)
            || listed && is_capitals(phrase, part)
    });
    if fits { parts } else { Vec::new() }
}

/// *Holm and Tarn MP Nadia Roe*, *Rail, Tram and Bus Union secretary Nadia Roe*: what is joined stands before somebody’s office,
/// and all of it tells of that. Places go with a place, fields with a field; bodies that may speak for themselves do not.
fn fronts_title(phrase: &Phrase<'_, '_>, parts: &[Range<usize>]) -> bool {
    const FIELD: Classes = Classes::of(&[Class::Field, Class::OrganisationWord, Class::Body, Class::Document]);
    let (view, last) = (phrase.view, &parts[parts.len() - 1]);
    let titled = phrase.each().map(|(_, mention)| mention).find(|mention| {
        let inside = last.start <= mention.tokens.start && mention.tokens.end >= last.end;
        inside && mention.kind == MentionKind::Name && mention.entity_kind == EntityKind::Person
    });
    let Some(name) = titled.map(|mention| view.head(mention)).filter(|name| name.len() > 1) else { return false };
    let mut front = last.start..name.start;
    while front.len() > 1 && view.has(front.end - 1, Class::Courtesy) {
        front.end -= 1;
    }
    let office = front.len() > 1 && view.any(front.end - 1, Classes::of(&[Class::Role]));
    let apart =
        Classes::of(&[Class::Role, Class::Courtesy, Class::PersonNoun, Class::Article, Class::Given, Class::Metonym]);
    let field = |at: usize| view.any(at, FIELD);
    let local = |at: usize| view.has(at, Class::Place) || view.tokens[at].classes.is_empty();
    let bare = |part: &Range<usize>| {
        // The firm’s UK and Ireland chief: what is owned speaks for nobody.
        let owner = part.clone().rev().find(|&at| view.is_possessive(at)).map(|at| at + 1).filter(|&at| at < part.end);
        let first = owner.unwrap_or(part.start + usize::from(view.has(part.start, Class::Article)));
        let end = part.end;
        let small = |at: usize| view.is_lower(at) && (field(at) || parts.len() > 2 && !view.any(at, CLOSED));
        let words = first < end && (first..end).all(|at| view.is_capital(at) || small(at));
        // Rail, Tram and Bus Union secretary: in a list one field tells of all.
        let listed = parts.len() > 2 && first + 1 == end && field(front.start);
        let alike = words && (listed || field(end - 1) && field(front.start) || local(end - 1) && local(front.start));
        let body = view.has(end - 1, Class::Organisation) && !field(end - 1);
        let apart = (first..end).any(|at| view.any(at, apart) && !view.has(at, Class::Place));
        let local = owner.is_some() && (first..end).all(|at| view.has(at, Class::Place));
        alike && !body && !apart && (local || !speaks_for_itself(phrase, first..end))
    };
    let plain = |at: usize| !view.any(at, apart.with(Classes::of(&[Class::Organisation])).without(FIELD));
    office && (field(front.start) || plain(front.start)) && parts[..parts.len() - 1].iter().all(bare)
}

/// A country, a capital that stands for a government, or whoever has a name: *China and US President Ann Roe* are two.
pub(super) fn speaks_for_itself(phrase: &Phrase<'_, '_>, mut words: Range<usize>) -> bool {
    let view = phrase.view;
    let places = &view.lexicon.places;
    let country = |at: usize| {
        let place = view.info(at).place.map(|id| &places[id as usize]);
        place.is_some_and(|place| !place.demonyms.is_empty() || !place.capital_of.is_empty())
    };
    let person = phrase.name_over(words.end - 1).is_some_and(|name| name.entity_kind == EntityKind::Person);
    person || words.any(|at| view.has(at, Class::Metonym) || country(at))
}

/// *the owners of the shop*: people in the plural with what they are of.
fn are_people_of(phrase: &Phrase<'_, '_>, part: &Range<usize>) -> bool {
    let opens = part.start..part.start + 3;
    phrase.each().any(|(_, mention)| {
        let people =
            mention.kind == MentionKind::Descriptor && mention.plural && mention.entity_kind == EntityKind::Group;
        people && opens.contains(&mention.tokens.start) && phrase.view.has(mention.tokens.end, Class::Of)
    })
}

/// A person’s name of several words, and nothing but that.
fn is_full_name(phrase: &Phrase<'_, '_>, part: &Range<usize>) -> bool {
    phrase.name_over(part.start).is_some_and(|name| {
        let whole = name.tokens.end >= part.end || phrase.view.word(name.tokens.end) == "(";
        name.entity_kind == EntityKind::Person && whole && phrase.view.head(name).len() > 1
    })
}

/// What a part begins with that says what the one before it is.
const ASIDE: Classes = Classes::of(&[Class::Role, Class::RoleModifier, Class::PersonNoun, Class::Article]);

/// What goes before one of many: a participle or a preposition.
const INCLUDING: Classes = Classes::of(&[Class::Preposition, Class::Ing]);

/// Whether a part is a name, and behind an article that of a body: *the Labour Party*, but not *the Roe Chair in Law*.
fn is_named(phrase: &Phrase<'_, '_>, part: &Range<usize>) -> bool {
    let body = || {
        phrase.each().any(|(_, mention)| {
            let inside = part.start <= mention.tokens.start && mention.tokens.end <= part.end;
            inside && mention.kind == MentionKind::Name && mention.entity_kind == EntityKind::Organisation
        })
    };
    begins_name(phrase, part) && (!phrase.view.has(part.start, Class::Article) || body())
}

/// *Ann and Oda’s parents*: the owners are joined, and what they have is one.
fn owns_together(phrase: &Phrase<'_, '_>, parts: &[Range<usize>]) -> bool {
    let (view, last) = (phrase.view, &parts[parts.len() - 1]);
    let Some(owner) = phrase.name_over(last.start) else { return false };
    let end = owner.tokens.end;
    let single = |part: &Range<usize>| part.len() <= 2 && phrase.name_over(part.start).is_some();
    end < last.end && view.is_possessive(end) && view.is_lower(end + 1) && parts[..parts.len() - 1].iter().all(single)
}

/// *Labour, Green and Liberal MPs*: words that tell which of those the last part is about.
fn shares_head(phrase: &Phrase<'_, '_>, parts: &[Range<usize>]) -> bool {
    let (view, last) = (phrase.view, &parts[parts.len() - 1]);
    let kinds = Classes::of(&[Class::Affiliation, Class::Demonym, Class::Place, Class::Organisation]);
    let plural = phrase.each().any(|(_, mention)| {
        mention.kind == MentionKind::Descriptor && mention.plural && mention.tokens.end >= last.end.min(last.start + 4)
    });
    let marked = |at: usize| view.is_capital(at) && view.any(at, kinds);
    let bare = |part: &Range<usize>| part.clone().all(|at| marked(at) && !view.word(at).ends_with('s'));
    plural && marked(last.start) && last.len() > 1 && parts[..parts.len() - 1].iter().all(bare)
}

/// *officials in Brighton and Hove*, *minister for water and sanitation*: what is joined stands behind a preposition.
fn is_inside(phrase: &Phrase<'_, '_>, parts: &[Range<usize>]) -> bool {
    let (view, first, last) = (phrase.view, &parts[0], &parts[parts.len() - 1]);
    let link = Classes::of(&[Class::Preposition, Class::Of]);
    let opens = first.start..first.end.min(first.start + 8);
    let Some(link) = opens.clone().skip(1).find(|&at| view.any(at, link) && phrase.name_over(at).is_none()) else {
        return false;
    };
    let described = phrase.each().any(|(_, mention)| {
        mention.kind == MentionKind::Descriptor && mention.tokens.start < link && mention.tokens.end <= link
    });
    // GMB members at nine services and Unison members at five: people beside people
    let people = |part: &Range<usize>| {
        phrase.each().any(|(_, mention)| {
            let opens = (part.start..=part.start + 1).contains(&mention.tokens.start);
            let kind = mention.entity_kind == EntityKind::Group && mention.plural;
            mention.kind == MentionKind::Descriptor && kind && opens
        })
    };
    let people = people(first) && people(last);
    let titled = phrase.name_over(last.start).is_some_and(|name| name.title.is_some());
    let determined = last.len() > 1 && view.any(last.start, DETERMINER);
    described && !people && !titled && !determined
}

/// Nothing but capitals, though no mention of a name: *Universal*.
fn is_capitals(phrase: &Phrase<'_, '_>, part: &Range<usize>) -> bool {
    let view = phrase.view;
    part.len() <= 3 && part.clone().all(|at| view.is_capital(at) || view.is_possessive(at))
}

/// Cuts at the top-level *and* and the commas before it; none where there is no such *and*.
fn pieces(phrase: &Phrase<'_, '_>) -> Vec<Range<usize>> {
    let view = phrase.view;
    let mut start = phrase.tokens.start;
    if view.has(start, Class::Quantifier) && view.is_for(start, WordUse::Both) {
        start += 1;
    }
    let mut out = Vec::new();
    let mut from = start;
    let mut joined = false;
    let mut at = start;
    while at < phrase.tokens.end {
        if let Some(end) = covering_name(phrase, at) {
            // Farming, | Forestry and Fisheries Minister Ann Roe
            // But his successor, Health and Care Secretary Ann Roe
            let field = |at: usize| view.is_capital(at) && view.has(at, Class::Field);
            let fields = out.iter().all(|part: &Range<usize>| part.clone().all(field));
            joined |= !out.is_empty() && fields && holds_and(phrase, at);
            at = end;
            continue;
        }
        let and = view.has(at, Class::And) || view.word(at) == "&" || is_as_well_as(view, at);
        let comma = view.tokens[at].kind == TokenKind::Punct && view.word(at) == ",";
        if joined && (comma || view.any(at, Classes::of(&[Class::Relative]))) {
            break;
        }
        if and || comma {
            if from < at {
                out.push(from..at);
            }
            from = if is_as_well_as(view, at) { at + 3 } else { at + 1 };
            at = from - 1;
            joined |= and;
        } else if !joined && view.any(at, Classes::of(&[Class::Relative])) {
            return Vec::new();
        } else if view.word(at) == "(" {
            // Sen. Bernie Sanders (I-Vt.) and …
            let close = (at..phrase.tokens.end).find(|&place| view.word(place) == ")");
            if let Some(close) = close {
                at = close;
            }
        }
        at += 1;
    }
    if from < at {
        out.push(from..at);
    }
    if joined { out } else { Vec::new() }
}

/// *as well as*: two words *as* with one between.
fn is_as_well_as(view: &View<'_>, at: usize) -> bool {
    view.has(at, Class::As) && view.has(at + 2, Class::As) && view.has(at + 1, Class::Adverb)
}

/// Whether the title of the name that begins at `at` joins two fields.
fn holds_and(phrase: &Phrase<'_, '_>, at: usize) -> bool {
    let view = phrase.view;
    let title = phrase.name_over(at).and_then(|name| name.title).map(|title| view.tokens_in(title));
    title.is_some_and(|mut title| title.any(|place| view.has(place, Class::And)))
}

fn covering_name(phrase: &Phrase<'_, '_>, at: usize) -> Option<usize> {
    phrase
        .each()
        .find(|(_, mention)| mention.kind == MentionKind::Name && mention.tokens.start == at)
        .map(|(_, mention)| mention.tokens.end.min(phrase.tokens.end))
        .filter(|&end| end > at)
}

fn begins_name(phrase: &Phrase<'_, '_>, part: &Range<usize>) -> bool {
    let view = phrase.view;
    phrase.each().any(|(_, mention)| {
        let start = mention.tokens.start;
        if mention.kind != MentionKind::Name || start < part.start || start >= part.end {
            return false;
        }
        // her brother Dale Forde; the lobby group Tarn Watch; London’s Oda Theatre
        let determiner = Classes::of(&[Class::Article, Class::Possessive]);
        let nouns = part.start + usize::from(view.any(part.start, determiner))..start;
        let place = |at: usize| view.is_capital(at) && view.is_possessive(at + 1) || view.is_possessive(at);
        let noun = |at: usize| (view.is_lower(at) || view.is_initial(at)) && view.is_word(at) && !view.any(at, CLOSED);
        let near = nouns.len() <= LABEL && nouns.clone().all(|at| noun(at) || view.is_number(at) || place(at));
        let end = mention.tokens.end;
        let ends = end >= part.end
            || view.is_possessive(end) && end + 1 >= part.end
            || view.word(end) == "("
            || view.any(end, Classes::of(&[Class::Of, Class::Preposition]));
        near && ends
    })
}

fn is_pronoun(phrase: &Phrase<'_, '_>, part: &Range<usize>) -> bool {
    part.len() == 1
        && phrase.each().any(|(_, mention)| mention.kind == MentionKind::Pronoun && mention.tokens.start == part.start)
}

fn is_plural_noun(phrase: &Phrase<'_, '_>, part: &Range<usize>) -> bool {
    phrase
        .each()
        .any(|(_, mention)| mention.kind == MentionKind::Descriptor && mention.plural && mention.tokens.end == part.end)
}

/// A noun phrase that needs no other to be whole: in the plural, or with its own determiner.
fn stands_alone(phrase: &Phrase<'_, '_>, part: &Range<usize>) -> bool {
    let view = phrase.view;
    let determined = view.any(part.start, DETERMINER);
    // its UK equivalent
    if view.has(part.start, Class::Possessive) && part.len() > 1 {
        return true;
    }
    let mut descriptors = phrase.each().map(|(_, mention)| mention).filter(|mention| {
        mention.kind == MentionKind::Descriptor
            && part.start <= mention.tokens.start
            && mention.tokens.start <= part.start + 1
    });
    match descriptors.next() {
        Some(mention) => {
            let whole = mention.plural || determined || mention.entity_kind == EntityKind::Group;
            whole && mention.tokens.end <= part.end
        }
        None => {
            // Nouns that no lexicon holds: women and nonwhites.
            let last = view.word(part.end - 1);
            part.len() <= 3 && last.ends_with('s') && !last.ends_with("ss") && view.is_lower(part.end - 1)
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::speaker::testing::{namings, speaker};

    #[test]
    fn names_joined() {
        let text = "Nadia Roe and Peter Dale said it would rain.";
        assert_eq!(speaker(text, "Nadia Roe and Peter Dale", "said", "rain"), "Nadia Roe | Peter Dale");
        let text = "The two farmers, Nadia Roe and Peter Dale, said it would rain.";
        let source = "The two farmers, Nadia Roe and Peter Dale,";
        assert_eq!(speaker(text, source, "said", "rain"), "Nadia Roe | Peter Dale");
    }

    #[test]
    fn a_relation_and_as_well_as_join_too() {
        let text = "Martha Fry and her brother Dale Forde said it would rain.";
        assert_eq!(speaker(text, "Martha Fry and her brother Dale Forde", "said", "rain"), "Martha Fry | Dale Forde");
        let text = "Nadia Roe as well as Peter Dale said it would rain.";
        assert_eq!(speaker(text, "Nadia Roe as well as Peter Dale", "said", "rain"), "Nadia Roe | Peter Dale");
        let text = "Nadia Roe & Peter Dale said it would rain.";
        assert_eq!(speaker(text, "Nadia Roe & Peter Dale", "said", "rain"), "Nadia Roe | Peter Dale");
        let text = "Both Oda Bank and the lobby group Tarn Research said it would rain.";
        let source = "Both Oda Bank and the lobby group Tarn Research";
        assert_eq!(speaker(text, source, "said", "rain"), "Oda Bank | Tarn Research");
    }

    #[test]
    fn lists_of_names_and_of_people() {
        let by = |source: &str| speaker(&format!("{source} said it would rain."), source, "said", "rain");
        assert_eq!(by("Tarn Research, Oda Bank and Holm Bank"), "Tarn Research | Oda Bank | Holm Bank");
        assert_eq!(by("Campaigners, opposition parties and Nadia Roe"), "Campaigners | opposition parties | Nadia Roe");
        assert_eq!(by("The Oda Commission and its Omani equivalent"), "Oda Commission | Omani equivalent");
    }

    #[test]
    fn what_stands_before_an_office_is_no_part() {
        let by = |source: &str| speaker(&format!("{source} said it would rain."), source, "said", "rain");
        assert_eq!(by("Surrey and Sussex MP Nadia Roe"), "Nadia Roe");
        assert_eq!(by("Health, Education and Transport Minister Nadia Roe"), "Nadia Roe");
        assert_eq!(by("Oda Bank and Prime Minister Nadia Roe"), "Oda Bank | Nadia Roe");
        assert_eq!(by("Oman and US President Nadia Roe"), "Oman | Nadia Roe");
        assert_eq!(by("Vexo’s Oman and Peru president Nadia Roe"), "Nadia Roe");
    }

    #[test]
    fn a_closed_apposition_is_no_part() {
        let source = "Nadia Roe, a judge, and Peter Dale";
        let text = format!("{source} said it would rain.");
        assert_eq!(speaker(&text, source, "said", "rain"), "Nadia Roe | Peter Dale");
        let source = "Nadia Roe, owner of Oda Bags and Fashion,";
        let text = format!("{source} said it would rain.");
        assert_eq!(speaker(&text, source, "said", "rain"), "Nadia Roe");
    }

    #[test]
    fn what_is_joined_behind_a_preposition_is_one() {
        let by = |source: &str| speaker(&format!("{source} said it would rain."), source, "said", "rain");
        assert_eq!(by("Health officials in Holm and Tarn"), "Health officials in Holm and Tarn");
        assert_eq!(by("Ann and Oda’s parents"), "Ann and Oda’s parents");
    }

    #[test]
    fn an_and_inside_an_apposition_joins_nobody() {
        let text = "Hugh Dale, a surgeon and former soldier from Leeds, said it would rain.";
        assert_eq!(speaker(text, "Hugh Dale, a surgeon and former soldier from Leeds,", "said", "rain"), "Hugh Dale");
    }

    #[test]
    fn examples_are_no_parts() {
        let source = "The firm’s senior advisers, including Nadia Roe and Peter Dale,";
        let text = format!("{source} said it would rain.");
        assert_eq!(speaker(&text, source, "said", "rain"), "firm’s senior advisers");
    }

    #[test]
    fn they_are_those_who_spoke_together() {
        let text = "Nadia Roe and Peter Dale said it would rain. They said it would snow.";
        let rows = [("Nadia Roe and Peter Dale", "said", "it would rain"), ("They", "said", "it would snow")];
        assert_eq!(namings(text, &rows)[1].speakers, ["Nadia Roe", "Peter Dale"]);
        let text = "Nadia Roe and Peter Dale said it would rain. Farmers met. They said it would snow.";
        assert_eq!(namings(text, &rows)[1].speakers, ["Farmers"]);
    }

    #[test]
    fn both_sides_are_the_last_two() {
        let text = "Nadia Roe met Peter Dale in Oman. Both sides said it would rain.";
        assert_eq!(speaker(text, "Both sides", "said", "rain"), "Nadia Roe | Peter Dale");
    }
}
