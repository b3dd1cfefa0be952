//! Words beside a name that say what it is and are no part of it: *the CHW* **union**, **Charity** *Unicef*, **then-PM** *Ida
//! Quist*, **Lima-based** *Oda Holdings*; and a body that begins right behind a person’s name.

use std::ops::Range;

use super::body_noun::body_noun;
use super::descriptor;
use super::name::Namer;
use super::title::Cut;
use super::title_word;
use super::view::THING;
use crate::lexicon::MultiWord;
use crate::model::{Class, Classes, EntityKind, Gender, Shape};

/// What stands before an office with a hyphen: *then-*, *ex-*, *vice-*.
const FORMER: Classes = Classes::of(&[Class::RoleModifier, Class::Adverb]);

impl Namer<'_, '_> {
    /// Where a body begins right behind a person’s full name, as in a headline: *Ann Roe | NHS plan*.
    pub(super) fn next_body(&self, run: &Range<usize>) -> Option<usize> {
        let view = self.view;
        let other = Classes::of(&[Class::NameSuffix, Class::OrganisationWord]);
        (run.start + 2..run.end).find(|&at| {
            let acronym = view.tokens[at].shape == Shape::Upper && view.word(at).len() > 2;
            let surname = view.tokens[at - 1].shape == Shape::Title && !view.any(at - 1, other.with(THING));
            acronym
                && surname
                && view.is_given(at - 2)
                && !view.any(at - 2, Classes::of(&[Class::Place]))
                && view.has(at, Class::Organisation)
                && !view.any(at, other)
        })
    }

    /// Where somebody is addressed right behind a body’s letters: *At the TDR* **Mr Quellor** *said*.
    pub(super) fn next_address(&self, run: &Range<usize>) -> Option<usize> {
        let view = self.view;
        let at = run.start + 1;
        let known = Classes::of(&[Class::Role, Class::Courtesy, Class::RoleModifier, Class::Given]);
        let letters = view.tokens[run.start].shape == Shape::Upper && !view.any(run.start, known);
        (run.len() > 2
            && letters
            && view.has(at, Class::Courtesy)
            && title_word::gender_told(view, at..at + 1) != Gender::Unknown)
            .then_some(at)
    }

    /// The end of a body’s name with the noun behind it that tells what it is, which is no part of the name: *the CHW* **union**,
    /// *the Sentinel* **newspaper**; not *a Tarnway spokesman*, and not *the UN agency*, which is another.
    pub(super) fn behind_noun(&self, name: &Range<usize>, whole: usize, kind: EntityKind) -> usize {
        let view = self.view;
        let word = view.word(whole);
        let general = || view.lexicon.general_body(word).filter(|entry| entry.word == word);
        let told = || view.lexicon.body_nouns.iter().find(|entry| entry.nouns.iter().any(|noun| noun == word));
        // the Federal Kelp Agency regulator
        let own = || body_noun(view, name.clone()).is_some_and(|noun| noun.nouns.iter().any(|own| own == word));
        let upper = name.len() == 1 && view.tokens[name.start].shape == Shape::Upper;
        let noun = view.is_lower(whole) && view.any(whole, Classes::of(&[Class::Body, Class::Media]));
        if !(kind == EntityKind::Organisation && noun && whole == name.end) {
            return whole;
        }
        let kind = match general() {
            Some(entry) => entry.kinds.first().filter(|_| entry.kinds.len() == 1).copied(),
            None => told().map(|entry| entry.kind).filter(|&kind| kind == "ngo"),
        };
        let fits = match (kind, self.listed_body(name)) {
            (None, _) => general().is_some() && own(),
            (Some(kind), Some(listed)) => kind == listed && (upper || kind != "party") || own(),
            (Some(kind), None) => upper && kind != "company" || own(),
        };
        let end = view.bounds(name.start).end;
        let closed = !descriptor::is_noun(view, whole + 1, end) && !view.is_possessive(whole + 1);
        if fits && closed { whole + 1 } else { whole }
    }

    /// What kind of body the lexicons say that the name is.
    fn listed_body(&self, name: &Range<usize>) -> Option<&'static str> {
        let view = self.view;
        let many = view.longest(name.start, name.end).filter(|(length, _)| *length == name.len());
        let many = many.and_then(|(_, entries)| {
            entries.iter().find_map(|entry| match entry {
                MultiWord::Organisation(id) => Some(*id),
                _ => None,
            })
        });
        let one = (name.len() == 1).then(|| view.info(name.start).organisation).flatten();
        Some(view.lexicon.organisations[many.or(one)? as usize].kind)
    }

    /// *Justice Ministry*, *South African Private Practitioners Forum*: the word for a public body is nobody’s surname, and neither
    /// the field before it nor what might be a rank or somebody’s name is a title.
    pub(super) fn whole_body(&self, cut: Cut) -> Cut {
        let view = self.view;
        let Cut { title, name } = &cut;
        let next = title.end == name.start;
        let field = name.len() == 1 && title.len() == 1 && next && view.has(title.start, Class::Field);
        let body = || body_noun(view, title.start..name.end).is_some();
        // Of the name nothing is left but words for many and for a body.
        let last = || view.has(name.end - 1, Class::OrganisationWord) && view.is_capital(name.end - 1);
        let many = |at: usize| view.has(at, Class::Role) && title_word::is_plural(view, at);
        // Songwriters Guild South
        let called = || {
            let word =
                || view.has(name.start, Class::OrganisationWord) && name.len() > 1 && view.is_capital(name.start);
            next && title.len() == 1 && !name.is_empty() && many(title.start) && word()
        };
        // But Mr Steel, Mrs Church
        let address = || title.clone().last().is_some_and(|at| view.has(at, Class::Courtesy));
        let bare = || {
            next && !address()
                && !name.is_empty()
                && !title.is_empty()
                && last()
                && (name.start..name.end - 1).all(many)
        };
        if field && body() || bare() || called() {
            Cut { title: title.start..title.start, name: title.start..name.end }
        } else {
            cut
        }
    }

    /// *Sixteen-year-old Kacee*, *Norway-based Oda Watch*: a word that only says what or where somebody is.
    fn is_compound(&self, at: usize) -> bool {
        let view = self.view;
        let known = Classes::of(&[Class::Given, Class::Organisation, Class::Place, Class::NameParticle]);
        view.word(at).rsplit_once('-').is_some_and(|(front, rest)| {
            // Co-operative Bank
            let short = front.chars().count() < 3;
            let front = view.lexicon.info(view.lexicon.find(front)).classes;
            let first = front.has(Class::NameParticle) && view.word(at).matches('-').count() == 1;
            !short && rest.len() > 2 && rest.starts_with(char::is_lowercase) && !view.any(at, known) && !first
        })
    }

    /// *British-Latvian Ida*: two words for where somebody is from, before a name.
    fn is_double_origin(&self, run: &Range<usize>) -> bool {
        let view = self.view;
        let origin = |word: &str| {
            let info = view.lexicon.info(view.lexicon.find(word));
            info.classes.with(info.capital_classes).any(Classes::of(&[Class::Demonym]))
        };
        let parts = view.word(run.start).split_once('-').filter(|(front, rest)| origin(front) && origin(rest));
        parts.is_some() && view.is_capital(run.start + 1) && !self.ends_as_body(run)
    }

    /// *then-PM*: an office with what stands before it.
    fn is_former(&self, at: usize) -> bool {
        let view = self.view;
        let office = |rest: &str| {
            let info = view.lexicon.info(view.lexicon.find(rest));
            info.classes.with(info.capital_classes).any(Classes::of(&[Class::Role]))
        };
        let parts = view.word(at).split_once('-');
        parts.is_some_and(|(front, rest)| {
            office(rest) && view.lexicon.info(view.lexicon.find(front)).classes.any(FORMER)
        })
    }

    /// *Retailer Marlowe & Finch*: what a body is, with the capital of its sentence.
    fn is_kind_of_body(&self, name: &Range<usize>) -> bool {
        let view = self.view;
        let (first, word) = (name.start, view.word(name.start));
        // Applicant Oda Foods Ltd: a role that a body with its own word for one may have.
        let role = || {
            let other = Classes::of(&[Class::Courtesy, Class::Field, Class::Given, Class::OrganisationWord]);
            name.len() > 2 && view.has(first, Class::Role) && !view.any(first, other) && self.ends_as_body(name)
        };
        let listed = || view.lexicon.general_body(word).is_some() || role();
        // NGO Oda Watch
        let letters = view.tokens[first].shape == Shape::Upper;
        (view.is_initial(first) || letters)
            && !view.is_headline(first)
            && view.is_capital(first + 1)
            && !view.any(first + 1, Classes::of(&[Class::OrganisationWord, Class::Body]))
            // Hospice UK
            && !(name.len() == 2 && view.has(first + 1, Class::Place) && !view.has(first + 1, Class::Given))
            // Charity Quist, but Charity Unicef
            && (!view.has(first, Class::Given) || view.has(first + 1, Class::Organisation))
            && listed()
            // Developer Oda Energy: a word that no lexicon holds is the first of a name.
            // Owner Sussex Hotels: nor is an owner any body’s first word.
            && (letters
                || !self.ends_as_body(name)
                || view.tokens[first + 1].classes.is_empty()
                || view.has(first, Class::Role) && view.has(first + 1, Class::Place))
    }

    /// *San Francisco-based Strava*: where a place of several words ends that only tells the seat.
    fn behind_seat(&self, run: &Range<usize>) -> Option<usize> {
        let view = self.view;
        let seat = |at: usize| {
            let rest =
                view.word(at).rsplit_once('-').map(|(_, rest)| view.lexicon.info(view.lexicon.find(rest)).classes);
            rest.is_some_and(|classes| classes.any(Classes::of(&[Class::Participle, Class::Past])))
                && self.is_compound(at)
        };
        let at = (run.start + 1..run.end.saturating_sub(1)).take(2).find(|&at| seat(at))?;
        (run.start..at).all(|place| view.is_capital(place)).then_some(at + 1)
    }

    /// A run without the words in front that only say what is named.
    pub(super) fn plain(&self, mut run: Range<usize>) -> Range<usize> {
        run.start = self.behind_seat(&run).unwrap_or(run.start);
        while run.len() > 1 && (self.is_compound(run.start) || self.is_former(run.start) || self.is_double_origin(&run))
        {
            run.start += 1;
        }
        if run.len() > 1 && self.is_kind_of_body(&run) {
            run.start += 1;
        }
        run
    }
}

#[cfg(test)]
mod tests {
    use crate::mention::testing::{names, read};
    use crate::model::MentionKind;

    #[test]
    fn what_only_says_what_somebody_is_stays_outside() {
        assert_eq!(names("Sixteen-year-old Kacey left."), ["Kacey"]);
        assert_eq!(names("Lima-based Oda Holdings left."), ["Oda Holdings"]);
        assert_eq!(names("Port Elgin-based Xorvik left."), ["Xorvik"]);
        assert_eq!(names("They met then-PM Ida Quist there."), ["Ida Quist"]);
        assert_eq!(names("Liberal Democrat Ida Quist left."), ["Ida Quist"]);
        assert_eq!(names("British-Latvian Ida left. They met Danish-Omani Ida Quist there."), ["Ida", "Ida Quist"]);
        assert_eq!(names("They met the British-Danish Trade Council there."), ["British-Danish Trade Council"]);
        assert_eq!(names("They met Australian Lorvik Quist there. Mr Quist left."), ["Lorvik Quist", "Quist"]);
        assert_eq!(names("Charity Unicef left."), ["Unicef"]);
        assert_eq!(names("They asked the NGO Kelp Watch."), ["Kelp Watch"]);
        assert_eq!(names("Developer Xorvik Energy left."), ["Xorvik Energy"]);
        assert_eq!(names("Applicant Xorvik Foods Ltd left."), ["Xorvik Foods Ltd"]);
        assert_eq!(names("Teacher Development Trust left."), ["Teacher Development Trust"]);
    }

    #[test]
    fn a_noun_behind_a_body_tells_what_it_is() {
        let mention = |text: &str| {
            read(text, |view, mentions| {
                let name = mentions.iter().find(|mention| mention.kind == MentionKind::Name);
                name.map(|name| view.tokens_in(name.span).len() - view.tokens_in(name.head).len())
            })
        };
        assert_eq!(mention("They met the CHW union there."), Some(1));
        assert_eq!(mention("They met the Federal Kelp Agency regulator there."), Some(1));
        assert_eq!(mention("They met the CHW union leader there."), Some(0));
        assert_eq!(mention("They met the UN agency there."), Some(0));
    }

    #[test]
    fn a_body_begins_behind_a_full_name() {
        assert_eq!(names("They mocked the Ida Quist NHS plan."), ["Ida Quist", "NHS"]);
        assert_eq!(names("They met Ida Quist MBE there."), ["Ida Quist"]);
        assert_eq!(names("During the talk at TDR Mr Quellor left."), ["TDR", "Quellor"]);
    }
}
