//! Names of bodies that hold small words, commas and roles: *Ministry of Health, Labour and Welfare*, *Fiscal and Public
//! Research Unit*, *National Nurses Union*.

use std::ops::Range;

use super::body_noun::body_noun;
use super::view::{CLOSED, View};
use crate::lexicon::entries::WordUse;
use crate::model::{Class, Classes, Shape};

/// The most tokens of a body’s name that are read ahead.
const AHEAD: usize = 10;

const BODY: Classes = Classes::of(&[Class::OrganisationWord, Class::Body, Class::Media]);

/// Whether a word with a capital names a kind of body: *Council*, *Union*.
pub(super) fn is_body_word(view: &View<'_>, at: usize) -> bool {
    view.is_capital(at) && view.any(at, BODY)
}

/// Whether a run of capitals ends in a word for a body, and not in somebody’s surname: *Ann Church*.
pub(super) fn ends_as_body(view: &View<'_>, run: &Range<usize>) -> bool {
    // Bakers Union of Holm: of where a body is comes behind its word.
    let placed = || (run.start..run.end - 1).any(|at| is_body_word(view, at) && view.has(at + 1, Class::Of));
    // Barrister Ann Roe SC: letters behind a name, though SC is a sports club too.
    let honour = || {
        let named = (run.start..run.end - 2).any(|at| view.is_given(at));
        // Advocate Tembeka Ntuli SC
        let titled = run.len() == 4 && view.any(run.start, Classes::of(&[Class::Role, Class::Courtesy]));
        view.has(run.end - 1, Class::NameSuffix) && (named || titled)
    };
    run.len() > 1
        && (is_body_word(view, run.end - 1) && !honour() || placed())
        && !(run.len() == 2 && view.has(run.start, Class::Given))
}

/// Where the run of capitals from `at` ends; *of*, *for*, *and* and *’s* between two of them go along.
fn capitals_end(view: &View<'_>, at: usize, end: usize) -> usize {
    let end = end.min(at + AHEAD);
    let mut last = at;
    let mut place = at;
    while place < end {
        let small = view.any(place, Classes::of(&[Class::Of, Class::And, Class::ApostropheS]))
            || view.is_lower(place) && view.is_for(place, WordUse::NameLink)
            || view.word(place) == "&";
        if view.is_capital(place) && !view.has(place, Class::Calendar) {
            last = place + 1;
        } else if !small {
            break;
        }
        place += 1;
    }
    last
}

/// Whether the capitals from `at` on, with the small words among them, end in a word for a body.
pub(super) fn fronts_body(view: &View<'_>, at: usize, end: usize) -> bool {
    let last = capitals_end(view, at, end);
    last > at + 1 && is_body_word(view, last - 1) && !view.any(last - 1, Classes::of(&[Class::Given]))
}

/// Whether *and* at `and` stands inside the name of one body: *Farmers* **and** *Growers Association*. What stands before it
/// is no name of its own, and what follows ends in a word for a body, or the letters of both follow in brackets.
pub(super) fn is_one(view: &View<'_>, start: usize, and: usize, end: usize) -> bool {
    let last = capitals_end(view, and + 1, end);
    if last <= and + 1 {
        return false;
    }
    if is_spelled(view, start..last)
        || is_spelled_elsewhere(view, start..last)
        || is_of_two_places(view, start, and, last)
    {
        return true;
    }
    // British and Irish Association of Zoos
    let origins = start + 1 == and && [start, and + 1].iter().all(|&at| view.has(at, Class::Demonym));
    if origins && (and + 2..last).any(|at| is_body_word(view, at) && view.has(at + 1, Class::Of)) {
        return true;
    }
    // Kenya Tea Growers and Packers Board: a place in front says where the body is.
    let apart = Classes::of(&[Class::Organisation, Class::Metonym, Class::Courtesy]);
    // House Energy and Commerce Committee: whose committee it is.
    let whose = |at: usize| at == start && start + 1 < and && is_plain(view, and - 1);
    let named = (start..and).filter(|&at| view.is_word(at) && !whose(at)).any(|at| {
        let place = view.has(at, Class::Place) && at + 1 == and;
        let other = Classes::of(&[Class::Place, Class::Field]);
        (place || view.any(at, apart) && !view.any(at, other)) && !is_origin(view, at)
    });
    // Limerick City and County Council: the council of both.
    let kind = body_noun(view, start..and).filter(|_| last > and + 2 && view.has(and + 1, Class::OrganisationWord));
    let common = |noun: &String| noun.eq_ignore_ascii_case(view.word(last - 1));
    if kind.is_some_and(|kind| kind.nouns.iter().any(common)) {
        return true;
    }
    // Lincolnshire Fire and Rescue
    let place = and > start + 1 && view.has(start, Class::Place) && !view.is_headline(start);
    if place && last == and + 2 && view.has(and - 1, Class::Field) && view.has(and + 1, Class::Field) {
        return true;
    }
    let whole = is_body_word(view, and - 1) && !view.has(and - 1, Class::Field) || view.is_initial(and + 1);
    !named
        && !whole
        && (is_plain(view, and - 1) && is_plain(view, and + 1) || of_field(view, start, and))
        && last > and + 2
        && fronts_body(view, and + 1, end)
}

/// *Surrey and Sussex NHS Trust*, *Devon and Cornwall Police*: two places with one public body between them. Neither is a
/// country, which would speak for itself.
fn is_of_two_places(view: &View<'_>, start: usize, and: usize, last: usize) -> bool {
    let local = |at: usize| view.has(at, Class::Place) && !view.any(at, Classes::of(&[Class::Metonym]));
    // East Suffolk and North Essex NHS Trust
    let side = start + 2 == and && local(start + 1) && last > and + 3 && local(and + 2);
    let public = Classes::of(&[Class::OrganisationWord, Class::Group]);
    let one = start + 1 == and && local(start);
    (one || side)
        && !view.is_headline(start)
        && (side || local(and + 1) || !view.any(and + 1, Classes::of(&[Class::Given, Class::Courtesy, Class::Role])))
        && last > and + 2
        && view.any(last - 1, public)
        && is_public(view, and + 1, last)
}

/// Whether what the capitals end in is a service of the public: *Police*, *NHS Trust*, *Fire and Rescue Service*.
fn is_public(view: &View<'_>, start: usize, end: usize) -> bool {
    const PUBLIC: [&str; 2] = ["government", "academic"];
    let trust = (start..end).any(|at| view.tokens[at].shape == Shape::Upper && view.has(at, Class::Organisation));
    body_noun(view, start..end).is_some_and(|noun| PUBLIC.contains(&noun.kind) || trust)
}

/// *British*, *National*: what tells where a body is from.
fn is_origin(view: &View<'_>, at: usize) -> bool {
    view.any(at, Classes::of(&[Class::Demonym, Class::RoleModifier]))
}

/// A word for a field, for people of a kind, or a quality: no name by itself.
fn is_plain(view: &View<'_>, at: usize) -> bool {
    let kinds = Classes::of(&[
        Class::Field,
        Class::Group,
        Class::PersonNoun,
        Class::Role,
        Class::RoleModifier,
        Class::CueNoun,
        Class::Document,
    ]);
    // Science is a journal, too.
    let firm = view.has(at, Class::Organisation) && !view.has(at, Class::Field);
    view.any(at, kinds) && !firm && !view.any(at, CLOSED.with(Classes::of(&[Class::Given])))
}

/// *the Lift* **and** *Escalator Workers’ Union*: behind an article a word that the language has, and that is nobody’s name,
/// begins a body’s.
fn of_field(view: &View<'_>, start: usize, and: usize) -> bool {
    let known = CLOSED.with(Classes::of(&[
        Class::Given,
        Class::Courtesy,
        Class::Place,
        Class::Organisation,
        Class::Role,
        Class::Affiliation,
        Class::Demonym,
        Class::Metonym,
        Class::Media,
    ]));
    start + 1 == and
        && start > view.bounds(start).start
        && view.is_the(start - 1)
        && !view.tokens[start].classes.is_empty()
        && !view.any(start, known)
        && !view.any(and + 1, known.with(Classes::of(&[Class::Body, Class::Group])))
}

/// Whether the capitals from `start` on, with whatever small words between them, are spelled by letters in brackets behind
/// them or elsewhere in the text: *Bahr Brotherhood in the Mozambique Channel (BBMC)*.
pub(super) fn is_spelled_on(view: &View<'_>, start: usize, at: usize, end: usize) -> bool {
    let small = CLOSED.without(Classes::of(&[Class::SubjectPronoun, Class::Be, Class::Have, Class::Do, Class::Modal]));
    let end = end.min(at + AHEAD);
    let goes = |&place: &usize| view.is_capital(place) || view.is_lower(place) && view.any(place, small);
    let mut last = (at..end).take_while(goes).last().map_or(at, |place| place + 1);
    while last > at && !view.is_capital(last - 1) {
        last -= 1;
    }
    last > at + 1 && (is_spelled(view, start..last) || is_spelled_elsewhere(view, start..last))
}

/// Whether the first letters of the capitals stand in brackets behind them: *Fiscal and Public Research Unit (FPRU)*.
fn is_spelled(view: &View<'_>, words: Range<usize>) -> bool {
    let at = words.end + 1;
    if view.word(words.end) != "(" || view.word(at + 1) != ")" || view.tokens[at].shape != Shape::Upper {
        return false;
    }
    let initials = words.filter(|&place| view.is_capital(place)).filter_map(|place| view.word(place).chars().next());
    view.word(at).chars().filter(|c| c.is_alphabetic()).eq(initials)
}

/// Whether the document calls somebody by the first letters of the capitals, three at least: *FPRU* in another sentence.
fn is_spelled_elsewhere(view: &View<'_>, words: Range<usize>) -> bool {
    let initials = words.filter(|&place| view.is_capital(place)).filter_map(|place| view.word(place).chars().next());
    let acronym: String = initials.collect();
    acronym.chars().count() > 2 && view.has_in_capitals(&acronym)
}

/// Where a body’s name goes on behind a comma that parts what stands before its last word: *Rail, Maritime and Transport
/// (RMT)*, *Food, Drink and Tobacco Federation*, *Holm, North Tarn and South Tarn Care Board*.
pub(super) fn list_before_body(view: &View<'_>, start: usize, comma: usize, end: usize) -> Option<usize> {
    let end = end.min(comma + 2 * AHEAD);
    let place = |range: Range<usize>| {
        !range.is_empty() && range.len() < 4 && range.into_iter().any(|at| view.has(at, Class::Place))
    };
    // Bakers, Food and Allied Workers Union
    let people = Classes::of(&[Class::Role, Class::Group]);
    let field = |range: Range<usize>| {
        let plural = |at: usize| view.any(at, people) && view.word(at).ends_with('s') && !view.has(at, Class::Given);
        let whose = range.len() == 2 && range.start == start && view.has(start, Class::Organisation);
        let word = range.end.saturating_sub(1);
        (range.len() == 1 || whose) && (view.has(word, Class::Field) || plural(word))
    };
    let mut items: Vec<Range<usize>> = std::iter::once(start..comma).collect();
    let mut at = comma;
    let mut closed = false;
    while at < end && !closed {
        let and = |at: usize| view.has(at, Class::And) || view.word(at) == "&";
        closed = and(at) || view.word(at) == "," && and(at + 1);
        if !closed && view.word(at) != "," {
            return None;
        }
        at += 1 + usize::from(view.word(at) == "," && closed);
        let item = at;
        while at < end && view.is_capital(at) && !view.has(at, Class::Calendar) {
            at += 1;
        }
        if item == at || items.len() > 6 {
            return None;
        }
        items.push(item..at);
    }
    let last = items
        .pop()
        .filter(|last| closed && !items.is_empty() && items.iter().all(|item| !item.contains(&last.start)))?;
    let whole_end = last.end;
    let whole = start..whole_end;
    let spelled = items.len() > 1 && is_spelled(view, whole);
    // the Rail, Maritime and Transport union
    let noun = view.is_lower(last.end) && view.has(last.end, Class::Body);
    let body = last.len() > 1 && is_body_word(view, last.end - 1) || noun && items.len() > 1;
    let allied = |at: usize| view.any(at, Classes::of(&[Class::RoleModifier, Class::Participle]));
    let fields = body
        && (field(last.start..last.start + 1) || allied(last.start))
        && items.iter().all(|item| field(item.clone()));
    let places = body
        && is_public(view, last.start, last.end)
        && place(last.start..last.end.min(last.start + 2))
        && items.into_iter().all(place);
    (spelled || fields || places).then_some(whole_end)
}

/// Whether a comma at `comma` parts the fields of one body, which an *and* closes: *Health*, *Labour and Welfare*.
pub(super) fn is_list_of_fields(view: &View<'_>, comma: usize, end: usize) -> bool {
    let end = end.min(comma + 2 * AHEAD);
    let mut at = comma;
    let mut closed = false;
    while at < end {
        let and = view.has(at, Class::And) || view.word(at) == "&";
        if !and && view.word(at) != "," {
            return false;
        }
        closed |= and;
        at += 1;
        if view.has(at, Class::And) {
            closed = true;
            at += 1;
        }
        let item = at;
        while at < end && view.is_capital(at) {
            at += 1;
        }
        let known = Classes::of(&[Class::Field, Class::OrganisationWord, Class::RoleModifier]);
        let affiliated = view.has(item, Class::Affiliation) && view.has(item, Class::Field);
        let named = view.any(item, Classes::of(&[Class::Courtesy, Class::Given])) && !view.has(item, Class::Field);
        if item == at || named || !(affiliated || (item..at).any(|place| view.any(place, known))) {
            return false;
        }
        if closed {
            return true;
        }
    }
    false
}

/// Whether *’s* at `at` stands inside a body’s name: *Information Commissioner’s Office*, *Farmers’ Union*, *Queen’s
/// University Belfast*, *Tarn County State’s Attorney’s Office*.
pub(super) fn is_owned(view: &View<'_>, start: usize, at: usize, end: usize) -> bool {
    let people = Classes::of(&[Class::Role, Class::Group, Class::PersonNoun]);
    if !view.is_capital(at - 1) {
        return false;
    }
    if view.is_possessive(at + 2) && view.has(at + 1, Class::Role) {
        return is_owned(view, at + 1, at + 2, end);
    }
    let last = capitals_end(view, at + 1, end.min(at + 4));
    let body = last > at + 1 && (is_body_word(view, last - 1) || is_body_word(view, at + 1));
    // Motor Makers’ Council
    let many = at > start + 1 && !view.has(at, Class::ApostropheS) && view.word(at - 1).ends_with('s');
    // the Inlandboatmen’s Association: no person has an article.
    let alone = start + 1 == at && start > view.bounds(start).start && view.is_the(start - 1);
    let many = many || alone && view.tokens[start].classes.is_empty() && is_body_word(view, at + 1);
    let title = || view.title_that_ends(start, at).is_some();
    // St Brendan’s High School; Ida’s Campaign
    let saint = start + 2 == at && view.is_for(start, WordUse::Saint);
    let forename = || {
        let behind = last == at + 2 && is_body_word(view, at + 1);
        let person = view.is_given(start) && !view.has(start, Class::Place);
        start + 1 == at && person && behind && view.has(at, Class::ApostropheS)
    };
    if body && (saint || forename()) {
        return true;
    }
    body && (many || view.any(at - 1, people) || title()) && !(start..at).any(|place| is_givens(view, start, place, at))
}

/// Whether the word is a given name there, and no piece of where a body is: *San Diego District Attorney*, *Harris County
/// Sheriff*.
fn is_givens(view: &View<'_>, start: usize, at: usize, end: usize) -> bool {
    let place = || (start..=at).any(|first| view.place(first, end).is_some_and(|length| first + length > at));
    let county = || at + 2 < end && view.has(at + 1, Class::OrganisationWord);
    view.has(at, Class::Given) && !view.any(at, Classes::of(&[Class::Place, Class::Field])) && !county() && !place()
}

#[cfg(test)]
mod tests {
    use crate::mention::testing::names;

    #[test]
    fn and_inside_one_body() {
        assert_eq!(
            names("They asked the Fiscal and Civic Research Unit (FCRU)."),
            ["Fiscal and Civic Research Unit", "FCRU"]
        );
        assert_eq!(
            names("They asked the National Farmers and Growers Association."),
            ["National Farmers and Growers Association"]
        );
        assert_eq!(
            names("The Pensions and Lifetime Savings Association left."),
            ["Pensions and Lifetime Savings Association"]
        );
        assert_eq!(names("They asked Oda and the Harlow Housing Association."), ["Oda", "Harlow Housing Association"]);
        assert_eq!(names("They asked the Kremlin and Harlow Council."), ["Kremlin", "Harlow Council"]);
        assert_eq!(names("They asked the Shops and Malls Alliance."), ["Shops and Malls Alliance"]);
        assert_eq!(names("The Lift and Escalator Workers' Union left."), ["Lift and Escalator Workers' Union"]);
    }

    #[test]
    fn a_saint_or_a_forename_inside_a_body() {
        assert_eq!(names("They left St Brendan's High School."), ["St Brendan's High School"]);
        assert_eq!(names("They backed Ida's Campaign there."), ["Ida's Campaign"]);
        assert_ne!(names("They backed Jordan's Parliament there."), ["Jordan's Parliament"]);
        assert_eq!(
            names("They left Ida Quist's Council. They met Oman's Council."),
            ["Ida Quist", "Council", "Oman", "Council"]
        );
    }

    #[test]
    fn whose_committee_it_is() {
        for body in ["House Energy and Commerce Committee", "Senate Health, Education, Labor and Pensions Committee"] {
            assert_eq!(names(&format!("They asked the {body} about it.")), [body]);
        }
    }

    #[test]
    fn a_list_of_fields() {
        assert_eq!(
            names("They asked the Ministry of Health, Labour and Welfare."),
            ["Ministry of Health, Labour and Welfare"]
        );
        assert_eq!(
            names("They asked the Ministry of Health, Nadia Roe and Peter Dale."),
            ["Ministry of Health", "Nadia Roe", "Peter Dale"]
        );
    }

    #[test]
    fn two_places_with_one_body() {
        assert_eq!(names("They asked Surrey and Sussex NHS Trust."), ["Surrey and Sussex NHS Trust"]);
        assert_eq!(
            names("They asked Hampshire and Isle of Wight Constabulary."),
            ["Hampshire and Isle of Wight Constabulary"]
        );
        assert_eq!(names("They asked Oman and Norway."), ["Oman", "Norway"]);
    }

    #[test]
    fn a_list_before_the_word_for_a_body() {
        assert_eq!(names("They asked the Rail, Maritime and Transport union."), ["Rail, Maritime and Transport"]);
        assert_eq!(
            names("They asked the Rail, Maritime and Transport (RMT) union."),
            ["Rail, Maritime and Transport", "RMT"]
        );
        assert_eq!(names("They asked the Food, Drink and Tobacco Federation."), ["Food, Drink and Tobacco Federation"]);
        assert_eq!(
            names("They asked the Bakers, Food and Allied Workers Union."),
            ["Bakers, Food and Allied Workers Union"]
        );
    }

    #[test]
    fn a_field_may_be_a_title_elsewhere() {
        assert_eq!(names("They asked the US Department of Justice."), ["US Department of Justice"]);
        assert_eq!(names("They asked the Office of the Prime Minister."), ["Office of the Prime Minister"]);
        assert_eq!(names("They asked the friend of Justice Roe."), ["Roe"]);
    }

    #[test]
    fn people_in_the_plural_are_no_title_of_a_body() {
        assert_eq!(names("The National Nurses Union left."), ["National Nurses Union"]);
        assert_eq!(names("The Police Officers Association left."), ["Police Officers Association"]);
        assert_eq!(names("They asked the Information Commissioner's Office."), ["Information Commissioner's Office"]);
    }

    #[test]
    fn an_owner_inside_a_body() {
        let asked = |body: &str| names(&format!("They asked the {body} about it."));
        for body in [
            "Polk County Sheriff’s Office",
            "Harlan County Medical Examiner's Office",
            "San Diego District Attorney's Office",
            "Cook County State's Attorney's Office",
            "People's Bank of China",
            "Farmers' Union of Wales",
        ] {
            assert_eq!(asked(body), [body]);
        }
        assert_eq!(names("Queen’s University Belfast left."), ["Queen’s University Belfast"]);
        assert_eq!(names("They read Joan Bishop’s letter."), ["Joan Bishop"]);
    }

    #[test]
    fn a_council_of_both_and_a_service_by_its_fields() {
        assert_eq!(names("They asked Limerick City and County Council."), ["Limerick City and County Council"]);
        assert_eq!(names("They asked Cornwall Fire and Rescue."), ["Cornwall Fire and Rescue"]);
    }
}
