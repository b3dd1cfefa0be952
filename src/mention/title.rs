//! Titles and roles before a name: *Mr.*, *FBI Director*, *the Omani interior minister*.

use std::ops::Range;

use super::title_name::{is_doubled, is_name_here, is_role_before};
use super::title_word::{self, TITLE, is_plural, is_verb_here, titles};
use super::view::{CLOSED, View};
use super::{body, office};
use crate::lexicon::MultiWord;
use crate::lexicon::entries::{Title, TitleAbbreviation, TitleKind};
use crate::model::{Class, Classes, Shape};

/// The most words a title may have before the name.
const LONGEST: usize = 12;

const BODY: Classes = Classes::of(&[Class::OrganisationWord, Class::Organisation]);

const PARTY: Classes =
    BODY.with(Classes::of(&[Class::Affiliation, Class::Body, Class::Group, Class::Field, Class::Role]));

const ROLE: Classes = TITLE.with(Classes::of(&[Class::RoleModifier, Class::Demonym, Class::Affiliation, Class::Place]));

/// What may be a title and somebody’s name: *Sultan*.
const PART_OF_NAME: Classes = Classes::of(&[Class::Given, Class::Role, Class::NameParticle]);

/// A run cut in two.
pub(super) struct Cut {
    /// The title's words, perhaps none.
    pub(super) title: Range<usize>,
    /// The name's words, perhaps none.
    pub(super) name: Range<usize>,
}

/// Cuts a run of capitals behind its last title: *Democratic National Committee Chair | Debbie Wasserman Schultz*.
pub(super) fn cut(view: &View<'_>, run: Range<usize>) -> Cut {
    let mut split = run.start;
    let mut at = run.start;
    let body = body::ends_as_body(view, &run);
    while at < run.end {
        let entry = title_word::length(view, at, run.end);
        // San Diego, St. Paul: neither San nor St. is anybody’s title.
        if entry.is_none()
            && let Some(length) = body_or_place(view, at, run.end)
        {
            at += length;
            continue;
        }
        let length = entry.unwrap_or(1);
        // Harold “Duke” Renner, Brandt & Sons
        let marked = at > run.start && (view.is_mark(at - 1) || view.word(at - 1) == "&");
        // HE is a title, He in He Jiankun is none.
        // Keosha County Sheriff’s Office
        let owns = at + length < run.end && view.is_possessive(at + length);
        let title = !marked
            && !owns
            && (length > 1
                || view.any(at, TITLE)
                    && !view.has(at, Class::Quantifier)
                    && !is_pronoun(view, at)
                    && !is_doubled(view, &run, at))
            && !is_field_of_office(view, &run, at)
            && !(body && is_in_body(view, &run, at, at + length));
        let end = at + length;
        // A role word is one before a name; as the last word it may be a surname (John Bishop), or stand alone.
        let joined = view.any(end, Classes::of(&[Class::Of, Class::And])) || view.word(end) == "&";
        // Sheikh Sultan bin Nasser
        // Mr de Vabres: a form of address is nobody's given name.
        let address = at == run.start && view.has(at, Class::Courtesy) && !view.any(at, PART_OF_NAME);
        let particle = view.is_lower(end) && view.has(end, Class::NameParticle) && !address;
        let before_name = end < run.end && !joined && !particle && !is_name_here(view, &run, at);
        let alone = end == run.end
            && (at > split || length > 1)
            && (length > 1 || view.has(at, Class::Role))
            && !is_surname(view, &run, at)
            && !is_field_of_body(view, &run, at..at + length)
            && !is_last_name(view, split..at, &run)
            && !is_group_called(view, &run, at);
        if title && (before_name || alone) {
            split = end;
        }
        at = end;
    }
    // Secretary Finance | Tariq Afridi: the field may follow its office.
    let people = Classes::of(&[Class::Given, Class::Courtesy, Class::Organisation]);
    let behind = split > run.start && view.has(split - 1, Class::Role) && !view.has(split - 1, Class::Courtesy);
    // Senior Superintendent West | Tariq Afridi
    let part = || view.has(split, Class::Place) && view.has(split + 1, Class::Given);
    if behind && run.end - split > 2 && (view.has(split, Class::Field) || part()) && !view.any(split, people) {
        split += 1;
    }
    // Chairman of the Cotton Brokers Forum | Naseem Usman Adhi
    if split > run.start && run.end - split > 2 && body::is_body_word(view, split) && view.is_given(split + 1) {
        split += 1;
    }
    if split == run.start {
        split = office::behind_field(view, &run).or_else(|| behind_body(view, &run)).unwrap_or(split);
    }
    Cut { title: run.start..split, name: split..run.end }
}

/// *Nurses* in *National Nurses Union*, *King* in *King Edward Hospital*: a role inside a body’s name. *Mayor Ann Church*
/// has a given name behind it, and *Judge Church* nothing but a surname.
fn is_in_body(view: &View<'_>, run: &Range<usize>, at: usize, end: usize) -> bool {
    let behind = run.end - end;
    if behind == 0 {
        return false;
    }
    let person = behind == 2 && view.has(end, Class::Given);
    let first = at == run.start && behind > 1;
    // Transport and General Workers Union
    let joined = at > run.start && view.has(at - 1, Class::And);
    // Association of Child Care Centers
    let of = at > run.start + 1
        && view.any(at - 1, Classes::of(&[Class::Of, Class::Preposition]))
        && body::is_body_word(view, at - 2);
    // Oman Child Protection Commission, Oman Private Road Union: behind it stands what the body is for,
    let kinds = Classes::of(&[Class::Field, Class::OrganisationWord, Class::Role, Class::Group]);
    // or whom it is of, South African Private Practitioners Forum, though no lexicon holds these.
    let of_many = || behind == 2 && view.tokens[end].classes.is_empty() && view.word(end).ends_with('s');
    let field = at > run.start && behind > 1 && (view.any(end, kinds) || of_many()) && !view.has(end, Class::Given);
    // Asia Justice Forum
    let named =
        at > run.start && view.has(at, Class::Field) && body::is_body_word(view, end) && !view.has(end, Class::Given);
    // National Parent Teacher Association
    let people = Classes::of(&[Class::Role, Class::Field, Class::Group]);
    let behind_role = at > run.start + 1 && behind == 1 && view.any(at - 1, people) && !view.has(end, Class::Given);
    !person && (is_plural(view, end - 1) || first || joined || of || field || named || behind_role)
}

/// *Royal College of* **Midwives**, *Department of* **Justice**, *Office of the* **Prime Minister**: whom or what a body is for.
fn is_field_of_body(view: &View<'_>, run: &Range<usize>, words: Range<usize>) -> bool {
    let at = words.start;
    let link = Classes::of(&[Class::Of, Class::Preposition]);
    let article = usize::from(at > run.start + 2 && view.has(at - 1, Class::Article));
    let of = at > run.start + 1 && view.any(at - 1 - article, link);
    (of || is_plural(view, at) || is_plural(view, words.end - 1))
        && (run.start..at).any(|place| body::is_body_word(view, place) && view.any(place + 1, link))
}

/// *General Secretary Mingma Chhiri* **Lama**: behind a title and words that no lexicon holds a role word is a surname.
fn is_last_name(view: &View<'_>, between: Range<usize>, run: &Range<usize>) -> bool {
    let unknown = |at: usize| view.is_capital(at) && view.tokens[at].classes.is_empty();
    between.start > run.start && !between.is_empty() && between.into_iter().all(unknown)
}

/// *campaign group Kelp* **Guardians**: behind a noun for a body a name that ends with whom it is made of.
fn is_group_called(view: &View<'_>, run: &Range<usize>, at: usize) -> bool {
    let before = run.start.wrapping_sub(1);
    let noun = run.start > view.bounds(run.start).start && view.is_lower(before) && view.has(before, Class::Body);
    noun && at > run.start && is_plural(view, at)
}

/// *Minister for* **Women** *Ida Quist*: people whom an office is for.
fn is_field_of_office(view: &View<'_>, run: &Range<usize>, at: usize) -> bool {
    at == run.start && is_plural(view, at) && office::head_left(view, at, true).is_some()
}

/// A word for a body; one that is a body’s only in capitals (*ALL*) counts where it is written so.
fn is_body_here(view: &View<'_>, at: usize) -> bool {
    let small = CLOSED.with(Classes::of(&[Class::Quantifier, Class::Given]));
    let letters = view.tokens[at].shape == Shape::Upper || !view.any(at, small);
    view.has(at, Class::OrganisationWord) || view.has(at, Class::Organisation) && letters
}

fn is_pronoun(view: &View<'_>, at: usize) -> bool {
    view.tokens[at].shape == Shape::Title && view.has(at, Class::SubjectPronoun)
}

/// *Supreme National Security Council | Ali Larijani*: a body, then a given name with a surname. Behind *minister of*
/// whatever stands before the given name belongs to the office.
fn behind_body(view: &View<'_>, run: &Range<usize>) -> Option<usize> {
    let office = completes_role(view, run.start);
    if view.has(run.end - 1, Class::OrganisationWord) {
        return None;
    }
    (run.start + 1..run.end.saturating_sub(1))
        .find(|&at| {
            // AMA is a body, Ama is none.
            let body = Classes::of(&[Class::OrganisationWord]);
            let given = view.is_given(at) && !view.any(at, body);
            let before = view.is_capital(at - 1) && !view.has(at - 1, Class::Given);
            given && before && (office || is_body_here(view, at - 1))
        })
        // Tourism Council | Pom Narayan Shrestha: the word between that no lexicon holds is the first of the name.
        .map(|at| {
            // Superintendent of Police | Hariram Shankar Nayak
            let field = |at: usize| view.is_capital(at) && view.any(at, Classes::of(&[Class::Field, Class::Group]));
            let behind = |at: usize| body::is_body_word(view, at) || field(at);
            let first = at > run.start + 1 && view.tokens[at - 1].classes.is_empty() && behind(at - 2);
            at - usize::from(first)
        })
        .or_else(|| office.then(|| behind_last_body_word(view, run)).flatten())
}

/// *director of the Tarn Food Bank | Xorzik Blaan*: two or three words of which no lexicon knows anything.
fn behind_last_body_word(view: &View<'_>, run: &Range<usize>) -> Option<usize> {
    let word = run.clone().rev().find(|&at| body::is_body_word(view, at))?;
    let known = ROLE.with(BODY).with(CLOSED).with(Classes::of(&[Class::Field, Class::Group, Class::Organisation]));
    let rest = word + 1..run.end;
    let name = (2..=3).contains(&rest.len()) && rest.clone().all(|at| view.is_capital(at) && !view.any(at, known));
    name.then_some(rest.start)
}

/// Whether a role and *of* or an owner stand before: *Minister of*, *Secretary of Iran’s*, *Speaker of the*.
fn completes_role(view: &View<'_>, start: usize) -> bool {
    let floor = view.bounds(start).start.max(start.saturating_sub(6));
    let mut at = start;
    if at > floor && view.has(at - 1, Class::Article) {
        at -= 1;
    }
    let mut linked = false;
    while at > floor {
        at -= 1;
        if view.has(at, Class::Of) || view.is_possessive(at) {
            linked = true;
        } else if view.any(at, Classes::of(&[Class::Role])) {
            return linked;
        } else if !view.is_capital(at) {
            return false;
        }
    }
    false
}

/// *John Bishop*: a role word behind a given name; *nursing officer Rosi Shepherd*: behind a word that is none, and that behind
/// a role.
fn is_surname(view: &View<'_>, run: &Range<usize>, at: usize) -> bool {
    let plain = ROLE.with(BODY).with(CLOSED).with(Classes::of(&[Class::Field, Class::Group]));
    if run.len() == 2 && at == run.start + 1 && is_role_before(view, run.start) && !view.any(run.start, plain) {
        return true;
    }
    (run.start..at).any(|place| view.has(place, Class::Given))
        && !(run.start..at).any(|place| view.any(place, Classes::of(&[Class::Organisation, Class::OrganisationWord])))
}

/// A title as it stands before a name.
pub(super) struct Before {
    /// Its words, perhaps none.
    pub(super) words: Range<usize>,
    /// The head of an office with its field, where it is one: *minister* in *minister for trade*.
    pub(super) office: Option<usize>,
}

/// Takes the small words of a title into it that stand left of a run: *former Maryland* **governor**, *Iran’s …*.
///
/// `run` is where the capitals begin; the title is empty or begins there. Gives an empty range where there is none.
pub(super) fn extend_left(view: &View<'_>, title: Range<usize>, name: &Range<usize>, run: usize) -> Before {
    let floor = view.bounds(name.start).start.max(name.start.saturating_sub(LONGEST));
    let mut start = office::behind_acronym(view, run);
    let office = office_left(view, &title, name, run);
    if let Some(head) = office {
        start = head;
    } else if title.is_empty()
        && let Some(first) = title_that_ends(view, start, floor)
    {
        start = first;
    } else if title.is_empty() && (start <= floor || !is_role_before(view, start)) {
        // Without a title inside the run the word before it has to be one.
        return Before { words: run.min(name.start)..name.start, office };
    } else if !title.is_empty() && !is_party_before(view, start, run) {
        start = run;
    }
    // Nothing but roles stands before Mr. and Dr.
    let mut courtesy = view.has(start, Class::Courtesy);
    let floor = floor.min(start.saturating_sub(LONGEST).max(view.bounds(name.start).start));
    // Levelling Up Secretary: a longer office ends with the first word of this.
    if !title.is_empty()
        && start == run
        && let Some(first) = title_that_ends(view, run + 1, floor)
    {
        start = first.min(start);
    }
    while start > floor {
        if let Some(first) = branch_left(view, start, floor) {
            start = first;
            continue;
        }
        let fits = belongs(view, start - 1) && (!courtesy || view.any(start - 1, ROLE));
        if !fits && !begins_title(view, start - 1, name.start) {
            match office::joined_left(view, start, floor, |at| belongs(view, at)) {
                Some(first) => start = first,
                None => break,
            }
            continue;
        }
        start -= 1;
        // Ministry of Health spokesperson Dr.: before a role its own words stand.
        courtesy &= !view.any(start, Classes::of(&[Class::Role]));
    }
    while start < name.start && (view.is_possessive(start) || view.has(start, Class::Of)) {
        start += 1;
    }
    Before { words: start..name.start, office }
}

/// The head of an office whose field stands before the name, or before its courtesy title: *director of public health Dr*.
fn office_left(view: &View<'_>, title: &Range<usize>, name: &Range<usize>, run: usize) -> Option<usize> {
    let courtesy = Classes::of(&[Class::Courtesy]);
    if title.clone().any(|at| view.any(at, TITLE) && !view.any(at, courtesy) && !is_plural(view, at)) {
        return None;
    }
    let polite = title.clone().any(|at| view.any(at, courtesy));
    let begun = !title.is_empty() && !view.any(run, courtesy);
    if title.is_empty() && !office::is_person(view, name) || !title.is_empty() && !polite && !begun {
        return None;
    }
    office::head_left(view, run, begun)
}

/// Where a title of several words begins that ends at `end`, whatever its last word is by itself: *superintendent of police*.
fn title_that_ends(view: &View<'_>, end: usize, floor: usize) -> Option<usize> {
    const WORDS: usize = 5;
    let first = floor.max(end.saturating_sub(WORDS));
    let title = view.title_that_ends(first, end)?;
    (!is_plural(view, title)).then_some(title)
}

/// *Bharatiya Janata Party (BJP)* **MLA** *Anil Rao*: whether what stands before the bracket that opens at `open` is a body, and
/// the title at `run` none of courtesy.
fn is_party_before(view: &View<'_>, open: usize, run: usize) -> bool {
    open > 0 && open < run && view.is_capital(open - 1) && view.any(open - 1, PARTY) && !view.has(run, Class::Courtesy)
}

/// *CPI(M) leader*: the branch of a party in brackets that are written together with its letters.
fn branch_left(view: &View<'_>, start: usize, floor: usize) -> Option<usize> {
    let open = start.checked_sub(3).filter(|&open| open > floor)?;
    let bracket = view.word(open) == "(" && view.word(start - 1) == ")" && view.is_capital(open - 1);
    // NCP (SP) MP
    let letters = |at: usize| view.tokens[at].shape == Shape::Upper;
    let together = !view.tokens[open].spaced || letters(open - 1) && letters(open + 1);
    (bracket && together).then_some(open - 1)
}

/// Whether a title of several words begins at `at`: *housing minister*.
fn begins_title(view: &View<'_>, at: usize, end: usize) -> bool {
    title_word::length(view, at, end).is_some_and(|length| length > 1)
}

/// How many words the name of a body or place that begins at `at` has, if one does.
fn body_or_place(view: &View<'_>, at: usize, end: usize) -> Option<usize> {
    let (length, entries) = view.longest(at, end)?;
    // Sri Lankan: Sri is nobody’s title there.
    let is_it =
        |entry: &MultiWord| matches!(entry, MultiWord::Organisation(_) | MultiWord::Place(_) | MultiWord::Demonym(_));
    entries.iter().any(is_it).then_some(length)
}

/// Whether a word before a title goes with it.
fn belongs(view: &View<'_>, at: usize) -> bool {
    if view.is_possessive(at) {
        return at > 0 && view.is_capital(at - 1);
    }
    // director of, Ministry of
    let heads = Classes::of(&[Class::Role, Class::Body, Class::OrganisationWord]);
    if view.has(at, Class::Article) {
        return at > 1 && view.has(at - 1, Class::Of) && view.any(at - 2, heads);
    }
    if view.has(at, Class::Of) {
        return at > 0 && view.any(at - 1, heads);
    }
    if !view.is_word(at) {
        return false;
    }
    let known = TITLE.with(Classes::of(&[
        Class::RoleModifier,
        Class::Demonym,
        Class::Affiliation,
        Class::Place,
        Class::Organisation,
        Class::OrganisationWord,
        Class::Body,
        Class::Media,
        Class::Document,
    ]));
    if view.any(at, known) && !view.has(at, Class::Quantifier) && !is_plural(view, at) && !is_verb_here(view, at) {
        return true;
    }
    if view.any(
        at,
        CLOSED.with(Classes::of(&[Class::Adverb, Class::Quantifier, Class::Number, Class::Time, Class::Calendar])),
    ) {
        return false;
    }
    let verb = Classes::of(&[Class::CueVerb, Class::OtherVerb, Class::Past, Class::Ing, Class::Third]);
    if view.is_capital(at) {
        return !view.is_initial(at) || !view.any(at, verb);
    }
    !view.any(at, verb) || is_noun_here(view, at)
}

/// *trade minister*: the base form of a verb right before a role is a noun, but where a subject stands before it.
fn is_noun_here(view: &View<'_>, at: usize) -> bool {
    let inflected = Classes::of(&[Class::Past, Class::Third, Class::Ing]);
    let subject = Classes::of(&[Class::SubjectPronoun, Class::Relative, Class::That, Class::And, Class::Negation]);
    let bare = view.has(at, Class::Base) && !view.any(at, inflected) && !is_verb_here(view, at);
    let before = at.saturating_sub(1);
    bare && at > view.bounds(at).start && !view.any(before, subject) && !is_plural(view, before)
}

/// Whether a title is a person's: a courtesy title, or a role in the singular.
pub(super) fn is_personal(view: &View<'_>, title: &Range<usize>) -> bool {
    title.clone().any(|at| view.any(at, TITLE) && !is_plural(view, at)) || titles(view, title.clone()).next().is_some()
}

/// Whether every title among the words is one of courtesy, and none an office written short (*Sen.*).
pub(crate) fn is_courtesy_only(view: &View<'_>, range: Range<usize>) -> bool {
    is_courteous(view, range, |short| short.full.iter().all(|full| is_degree(view, full)))
}

/// Whether the words are forms of address and nothing more: *Mr.*, *Lord*, *Sheikh*; not *Sgt.*, *Prof.*, *Rev.*
pub(crate) fn is_address_only(view: &View<'_>, range: Range<usize>) -> bool {
    is_courteous(view, range, |_| false)
}

/// Whether there are titles, all of courtesy, and those written short are such as `may` be.
fn is_courteous(view: &View<'_>, range: Range<usize>, may: impl Fn(&TitleAbbreviation) -> bool) -> bool {
    let mut found = titles(view, range).peekable();
    let fits = |title: &Title| {
        let short = view.lexicon.title_abbreviations.iter().find(|entry| entry.abbreviation == title.title);
        title.kind == TitleKind::Courtesy && short.is_none_or(&may)
    };
    found.peek().is_some() && found.all(fits)
}

/// *doctor*, *professor*: forms of address more than offices.
fn is_degree(view: &View<'_>, word: &str) -> bool {
    let title = view.lexicon.info(view.lexicon.find(word)).title;
    title.is_some_and(|id| matches!(view.lexicon.titles[id as usize].kind, TitleKind::Academic | TitleKind::Profession))
}

#[cfg(test)]
mod tests {
    use crate::mention::testing::read;
    use crate::model::MentionKind;

    /// The first name's title and bare name.
    fn cut(text: &str) -> (String, String) {
        read(text, |_, mentions| {
            let mut names = mentions.iter().filter(|mention| mention.kind == MentionKind::Name);
            let name = names.clone().find(|mention| mention.title.is_some()).or_else(|| names.next());
            name.map_or_else(Default::default, |mention| {
                let title = mention.title.map_or("", |title| title.slice(text));
                (title.to_owned(), mention.head.slice(text).to_owned())
            })
        })
    }

    #[test]
    fn titles_before_names() {
        let cases = [
            ("They met FBI Director Peter Dale there.", "FBI Director", "Peter Dale"),
            ("German Chancellor Nadia Roe spoke.", "German Chancellor", "Nadia Roe"),
            ("They met Secretary Finance Tariq Afridi there.", "Secretary Finance", "Tariq Afridi"),
            (
                "They met Chief Medical and Health Officer Dr Anil Rao there.",
                "Chief Medical and Health Officer Dr",
                "Anil Rao",
            ),
            ("NATO Secretary General Peter Dale spoke.", "NATO Secretary General", "Peter Dale"),
            ("Fine Gael TD Nadia Roe spoke.", "Fine Gael TD", "Nadia Roe"),
            ("They met the Omani Private Practitioners Forum.", "", "Omani Private Practitioners Forum"),
            ("They met the Captain Cook Society.", "", "Captain Cook Society"),
            ("They met the Omani Private Anil Rao.", "Omani Private", "Anil Rao"),
            ("They met former Ohio governor Nadia Roe there.", "former Ohio governor", "Nadia Roe"),
            ("The Peruvian President Delia Marca spoke.", "Peruvian President", "Delia Marca"),
            (
                "They met Secretary of Chile's Supreme Water Council Ali Marca.",
                "Secretary of Chile's Supreme Water Council",
                "Ali Marca",
            ),
            ("They met study co-author Kenji Morita there.", "study co-author", "Kenji Morita"),
            ("They met Dr. Marit Holm there.", "Dr.", "Marit Holm"),
            ("They met Rep. Ma Dong-hyun there.", "Rep.", "Ma Dong-hyun"),
            ("They met Kelp Growers Party (KGP) MLA Anil Rao there.", "Kelp Growers Party (KGP) MLA", "Anil Rao"),
            ("They met Barrister Nadia Roe SC there.", "Barrister", "Nadia Roe"),
            ("They met Panchayat Raj Minister Zorvik Blaan there.", "Panchayat Raj Minister", "Zorvik Blaan"),
            ("They met General Secretary Zorvik Blaan Lama there.", "General Secretary", "Zorvik Blaan Lama"),
            ("They met Rep. Don Bakker there.", "Rep.", "Don Bakker"),
        ];
        for (text, title, name) in cases {
            assert_eq!(cut(text), (title.to_owned(), name.to_owned()), "{text}");
        }
    }

    #[test]
    fn brackets_inside_a_title() {
        assert_eq!(cut("They met Superintendent of Police (Rural) Anil Rao there.").1, "Anil Rao");
        assert_eq!(cut("They met Lt Gen (retd) Talat Amiot there.").1, "Talat Amiot");
        assert_eq!(cut("They met CPI(M) leader Anil Rao there.").1, "Anil Rao");
        assert_eq!(cut("They met Sgt. 1st Class Dana Cole there.").1, "Dana Cole");
    }

    #[test]
    fn whom_a_body_is_for_is_no_title() {
        assert_eq!(cut("They met the Royal College of Midwives there.").1, "Royal College of Midwives");
        assert_eq!(
            cut("They met the Transport and General Workers Union there.").1,
            "Transport and General Workers Union"
        );
    }

    #[test]
    fn a_title_said_twice_is_a_name() {
        assert_eq!(cut("They met San San Chu there.").1, "San San Chu");
    }

    #[test]
    fn a_role_word_may_be_a_surname() {
        assert_eq!(cut("They met John Bishop there.").1, "John Bishop");
    }

    #[test]
    fn an_initial_is_no_courtesy_title() {
        assert_eq!(cut("They met Jeffrey M. Amiot there.").1, "Jeffrey M. Amiot");
        assert_eq!(cut("They met M. S. Iyer there.").1, "M. S. Iyer");
        assert_eq!(cut("They met Dr A. P. J. Iyer there.").1, "A. P. J. Iyer");
    }

    #[test]
    fn a_courtesy_title_may_be_a_given_name() {
        assert_eq!(cut("They met Earl Wexler there.").1, "Earl Wexler");
        assert_eq!(cut("They met Paul St John there.").1, "Paul St John");
    }

    #[test]
    fn a_title_alone_is_no_name() {
        assert_eq!(cut("They met the Prime Minister there.").1, "");
    }
}
