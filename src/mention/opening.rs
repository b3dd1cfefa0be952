//! Where a run of capitals may begin: the first capital of a sentence is the sentence’s own, unless something speaks for a name.

use super::body;
use super::introduced::is_introduced;
use super::run::{NAMING, Runs};
use super::title_name::is_korean;
use super::view::{AUXILIARY, CLOSED, FINITE, THING};
use crate::lexicon::entries::{CalendarKind, WordUse};
use crate::lexicon::{Lexicon, MultiWord};
use crate::model::{Class, Classes, Shape};

impl Runs<'_, '_> {
    /// Whether a run starts at this capital.
    pub(super) fn starts(&self, at: usize, end: usize) -> bool {
        let view = self.view;
        if view.is_capital(at) && view.is_for(at, WordUse::Capital) {
            // I Wayan Kastawa
            let given = view.has(at + 1, Class::Given) && !view.any(at + 1, FINITE);
            return given && self.goes_on(at + 1, end) && self.goes_on(at + 2, end) && !view.is_headline(at);
        }
        if self.begins_known(at, end) || self.is_surname(at, end) {
            return true;
        }
        if view.has(at, Class::Possessive) && !view.is_initial(at) && !view.is_headline(at) {
            // Our Principles PAC
            return view.tokens[at].shape == Shape::Title && self.goes_on(at + 1, end);
        }
        if view.any(at, CLOSED) || view.has(at, Class::Quantifier) {
            // Will Smith, Don Bell: a given name before another capital.
            // Do Thi Nhan
            let small = Classes::of(&[Class::Article, Class::Preposition, Class::Of, Class::And]);
            let middle = !view.is_initial(at)
                && !view.any(at, small)
                && view.has(at + 1, Class::Given)
                && view.has(at + 1, Class::NameParticle);
            // Will Ida Quist go?
            let asks = view.has(at, Class::Modal)
                && view.is_initial(at)
                && view.is_given(at + 1)
                && self.goes_on(at + 2, end)
                && (view.has(at + 3, Class::Base) && view.is_lower(at + 3)
                    || view.bounds(at).last().is_some_and(|last| view.word(last) == "?"));
            let name = view.has(at, Class::Given) && !asks || self.is_pronoun_name(at) || middle;
            // All Hallows Trust
            let body = || view.has(at, Class::Quantifier) && self.is_closed_body(at, end);
            // the Can Makers Council, the All Tarn Party: behind an article a small word with a capital is the name’s.
            let article = at > 0 && view.is_the(at - 1) && view.tokens[at].shape == Shape::Title;
            // members of For Kelp Farmers
            let titled = view.has(at, Class::Preposition)
                && view.tokens[at].shape == Shape::Title
                && !view.any(at, Classes::of(&[Class::As, Class::By, Class::Subordinator]))
                && !(at > 0 && view.is_capital(at - 1))
                && (!view.is_initial(at) && self.goes_on(at + 2, end) || self.casing.is_front(view, at))
                && !view.any(at + 1, CLOSED.with(Classes::of(&[Class::Courtesy])));
            return ((name || titled || article) && self.goes_on(at + 1, end) || body()) && !view.is_headline(at);
        }
        if self.is_day_born(at, end) || self.is_called_as_time(at) {
            return true;
        }
        if view.has(at, Class::Calendar) && !(view.has(at, Class::Given) && self.leads_on(at + 1, end)) {
            return false;
        }
        if view.is_headline(at) {
            return self.is_known(at);
        }
        if view.is_initial(at) {
            return self.starts_initial(at, end);
        }
        !view.has(at, Class::Time) || self.goes_on(at + 1, end)
    }

    /// *Sunday Agbo, a trader*: in West Africa many are called after the day of their birth. A word that no lexicon holds, with
    /// what tells of somebody behind it, is a surname; *on* stands before a day.
    fn is_day_born(&self, at: usize, end: usize) -> bool {
        let view = self.view;
        let weekday =
            |word: &str| view.lexicon.calendar_word(word).is_some_and(|day| day.kind == CalendarKind::Weekday);
        let day = view.has(at, Class::Calendar) && weekday(view.word(at));
        let surname = self.goes_on(at + 1, end) && view.tokens[at + 1].classes.is_empty();
        let opens = view.is_initial(at) || view.any(at - 1, Classes::of(&[Class::Role, Class::PersonNoun, Class::And]));
        let told = is_introduced(view, &(at..at + 2))
            || view.word(at + 2) == "," && view.is_number(at + 3)
            || view.is_lower(at + 2) && view.has(at + 2, Class::StrongVerb);
        day && surname && opens && told
    }

    /// *his widow, Dawn,*: behind what somebody is, a word of time that is a given name, too.
    fn is_called_as_time(&self, at: usize) -> bool {
        let view = self.view;
        let people = Classes::of(&[Class::Role, Class::PersonNoun]);
        let person = |place: usize| view.is_lower(place) && view.any(place, people);
        let told = at > 1 && (person(at - 1) || view.word(at - 1) == "," && person(at - 2));
        told && view.is_given(at)
            && view.any(at, Classes::of(&[Class::Calendar, Class::Time]))
            && !view.is_number(at + 1)
    }

    /// A body’s name that nothing but a verb, an owner’s ending or a bracket closes: *All Hallows Trust said*.
    fn is_closed_body(&self, at: usize, end: usize) -> bool {
        let view = self.view;
        let last = (at + 1..end.min(at + 6)).take_while(|&place| self.goes_on(place, end)).last();
        last.is_some_and(|last| {
            let behind = last + 1;
            let verb = view.is_lower(behind) && view.any(behind, FINITE);
            view.has(last, Class::OrganisationWord)
                && (verb || view.is_possessive(behind) || matches!(view.word(behind), "(" | ","))
        })
    }

    /// A surname that is a common word too, where its full name stands elsewhere: *Peter Field* … *Field says*.
    fn is_surname(&self, at: usize, end: usize) -> bool {
        let view = self.view;
        let word = view.tokens[at].shape == Shape::Title && self.told[view.words.number(at)].common;
        if !word || view.is_headline(at) || view.has(at, Class::SubjectPronoun) || self.goes_on(at + 1, end) {
            return false;
        }
        let speaks = view.has(at + 1, Class::CueVerb) && view.any(at + 1, FINITE) || view.is_possessive(at + 1);
        let spoken = at > 0 && view.has(at - 1, Class::CueVerb) && view.any(at - 1, FINITE);
        if view.has(at, Class::Article) {
            // An says, but an added charge.
            let word = view.is_lower(at + 2) && !view.any(at + 2, CLOSED);
            return view.has(at + 1, Class::CueVerb)
                && (view.has(at + 1, Class::Third) || view.has(at + 1, Class::Past) && !word)
                || spoken && !view.is_lower(at + 1);
        }
        if view.any(at, CLOSED.with(Classes::of(&[Class::Calendar]))) {
            return speaks || spoken && view.word(at + 1) != "," && !view.is_number(at + 1);
        }
        // With colleagues: Best and her team.
        let joined = view.has(at + 1, Class::And) && view.any(at + 2, Classes::of(&[Class::Possessive, Class::Group]));
        !view.is_initial(at) || speaks || joined || view.any(at + 1, AUXILIARY)
    }

    /// *He Jiankun*, *An Hao*: no pronoun and no article stands before a capital like this.
    fn is_pronoun_name(&self, at: usize) -> bool {
        let view = self.view;
        let title = |place: usize| view.tokens.get(place).is_some_and(|token| token.shape == Shape::Title);
        let word = view.has(at, Class::SubjectPronoun)
            || view.has(at, Class::Article) && view.word(at).len() == 2 && !view.is_initial(at);
        let other = Classes::of(&[Class::CueVerb, Class::OtherVerb, Class::Demonym, Class::Affiliation, Class::Place]);
        word && title(at) && title(at + 1) && !view.any(at + 1, other)
    }

    /// A capital that may be the sentence's own.
    fn starts_initial(&self, at: usize, end: usize) -> bool {
        let view = self.view;
        // N Raghavendra Roe
        let letter = view.is_capital(at) && view.word(at).len() == 1 && view.is_given(at + 1);
        if letter && self.goes_on(at + 2, end) || self.is_head_of_body(at, end) || self.is_spoken(at, end) {
            return true;
        }
        let particle = view.has(at, Class::NameParticle) && self.goes_on(at + 1, end);
        if particle || view.any(at, NAMING) || self.casing.is_name(view, at) || view.tokens[at].shape != Shape::Title {
            return !self.is_plain_adverb(at) && !self.is_no_given_here(at, end);
        }
        if view.any(at, Classes::of(&[Class::Adverb, Class::Hearsay, Class::Subordinator])) {
            return false;
        }
        let next = self.leads_on(at + 1, end);
        // Disappointingly Quist left
        let unknown = next && view.tokens[at].classes.is_empty() && !self.casing.is_name(view, at);
        if unknown && !view.any(at + 1, THING) && ends_as_adverb(view.lexicon, view.word(at)) {
            return false;
        }
        // Health and Care Board, Public Health Agency; Marks & Spencer, Universities Oda
        let field = view.has(at, Class::Field) || next && view.has(at + 1, Class::Field);
        let fronts = field && !view.any(at, Classes::of(&[Class::Demonstrative])) && body::fronts_body(view, at, end);
        // Statistics Norway, Universities Scotland
        let sport = view.any(at, Classes::of(&[Class::Base, Class::Ing])) && view.has(at + 2, Class::CueVerb);
        let thing = Classes::of(&[Class::Field, Class::Document, Class::Media, Class::OrganisationWord]);
        let ends_phrase = |behind: usize| {
            view.is_lower(behind) && view.any(behind, FINITE) || view.is_possessive(behind) || view.word(behind) == ","
        };
        let country = next
            && (view.any(at, thing) || sport)
            && view.has(at + 1, Class::Place)
            && !view.has(at + 1, Class::Given)
            && ends_phrase(at + 2);
        // Transparency Solomon Islands, Care Inspectorate Wales
        let place = view.place(at + 1, end).filter(|_| view.any(at, thing)).map(|length| at + 1 + length);
        let placed = body::is_body_word(view, at + 1) && view.has(at + 2, Class::Place) && ends_phrase(at + 3);
        let country = country || next && (place.is_some_and(ends_phrase) || view.any(at, thing) && placed);
        let fronts = fronts || country || next && (is_korean(view, at, at + 2) || self.is_body_told(at, end));
        let signed = view.word(at + 1) == "&" && self.goes_on(at + 2, end);
        if fronts || signed || self.casing.is_front(view, at) {
            return true;
        }
        if next && view.any(at + 1, Classes::of(&[Class::Given, Class::Courtesy])) && self.goes_on(at + 2, end) {
            // Wherever Hillary Clinton goes, Cosmochemist Marit Holm: before a name that is whole without it. Basanta Raj Sharma: a
            // word that no lexicon holds and that looks like no English one is the first of the names.
            let first = at == view.bounds(at).start;
            let foreign = first && view.tokens[at].classes.is_empty() && !looks_english(view.lexicon, view.word(at));
            return foreign && !self.casing.is_common(view, at)
                || view.any(at, Classes::of(&[Class::Role, Class::RoleModifier]));
        }
        if next && view.any(at, Classes::of(&[Class::Role, Class::RoleModifier, Class::OrganisationWord])) {
            return true;
        }
        if self.casing.is_common(view, at) {
            return false;
        }
        // An unknown word before another name, a verb, a comma or a possessive.
        next || view.is_possessive(at + 1)
            || view.has(at + 1, Class::StrongVerb) && !view.is_quoted(at)
            || view.word(at + 1) == "("
            || is_introduced(view, &(at..at + 1))
    }

    /// **Ministry** *of Health officials left*: a word for a body with the small word that its name goes on with. People are no such
    /// body: *Friends of Ida Quist left*.
    fn is_head_of_body(&self, at: usize, end: usize) -> bool {
        let view = self.view;
        let people = Classes::of(&[Class::Role, Class::PersonNoun, Class::Group]);
        let head = view.longest(at, end).filter(|(length, entries)| {
            view.is_lower(at + length - 1) && entries.contains(&MultiWord::Class(Class::OrganisationWord))
        });
        head.is_some_and(|(length, _)| {
            let behind = at + length + usize::from(view.is_the(at + length));
            !view.any(at, people) && self.goes_on(behind, end) && !view.has(behind, Class::Courtesy)
        })
    }

    /// *Alarm Line, a hotline*, *Access Tarn, which*: capitals that a body’s apposition or a clause about a thing stands behind.
    /// No noun stands before another’s name without its article, but a role, a quality or a verb may.
    fn is_body_told(&self, at: usize, end: usize) -> bool {
        /// How many words the apposition is read.
        const WORDS: usize = 6;
        let view = self.view;
        let other = CLOSED.with(Classes::of(&[
            Class::Role,
            Class::PersonNoun,
            Class::RoleModifier,
            Class::Time,
            Class::Calendar,
            Class::Number,
            Class::Quantifier,
            Class::Past,
            Class::Ing,
        ]));
        let comma = (at + 1..end.min(at + 5)).find(|&place| !self.goes_on(place, end)).unwrap_or(end);
        // Citing Reuters, which: before a name that is whole without it.
        let whole = view.any(at + 1, NAMING) || self.begins_known(at + 1, end);
        if view.any(at, other) || whole || view.word(comma) != "," || view.is_quoted(at) {
            return false;
        }
        let body = Classes::of(&[Class::Body, Class::OrganisationWord, Class::Media]);
        let noun = || {
            (comma + 2..end.min(comma + 2 + WORDS))
                .take_while(|&place| view.is_word(place) && !view.any(place, CLOSED))
                .any(|place| view.any(place, body))
        };
        view.is_for(comma + 1, WordUse::Thing) || view.has(comma + 1, Class::Article) && noun()
    }

    /// *Innocent bystanders*, *Long lines*: a given name that is a common word too, with neither a name nor a verb behind it. *Art
    /// historian*, and *Job losses* where the text writes *job* small: a noun before another.
    fn is_no_given_here(&self, at: usize, end: usize) -> bool {
        let view = self.view;
        let other = NAMING.without(Classes::of(&[Class::Given]));
        let small = CLOSED.with(Classes::of(&[Class::Adverb, Class::Time, Class::Calendar]));
        let noun = view.is_lower(at + 1)
            && !view.any(at + 1, small)
            && (view.any(at + 1, Classes::of(&[Class::Role, Class::PersonNoun]))
                || self.casing.is_written_small(view, at));
        view.has(at, Class::Given)
            && !view.any(at, other)
            && (view.any(at, Classes::of(&[Class::RoleModifier, Class::Adverb, Class::Participle])) || noun)
            && !self.casing.is_name(view, at)
            && !self.told[view.words.number(at)].given
            && !self.leads_on(at + 1, end)
            && !view.any(at + 1, FINITE)
            && !view.is_possessive(at + 1)
    }

    fn is_plain_adverb(&self, at: usize) -> bool {
        let view = self.view;
        let body = if view.is_small_acronym(at) { Classes::of(&[Class::Organisation]) } else { Classes::NONE };
        view.has(at, Class::Adverb) && !view.any(at, NAMING.without(body)) && !self.casing.is_name(view, at)
    }
}

/// Whether a word is as long as those that English makes of its qualities, and ends so: *disappointingly*.
fn ends_as_adverb(lexicon: &Lexicon, word: &str) -> bool {
    const SHORTEST: usize = 9;
    let mut endings = lexicon.small_words.iter().filter(|entry| entry.uses.contains(&WordUse::AdverbEnding));
    word.len() >= SHORTEST && endings.any(|ending| word.ends_with(&ending.word))
}

/// Whether a word ends as those for people, things and qualities do in English: *cosmochemist*, *cellist*, *rebuttal*.
fn looks_english(lexicon: &Lexicon, word: &str) -> bool {
    let small = word.to_lowercase();
    let mut endings = lexicon.small_words.iter().filter(|entry| entry.uses.contains(&WordUse::Ending));
    word.len() < 3 || small.contains('-') || endings.any(|ending| small.ends_with(&ending.word))
}

#[cfg(test)]
mod tests {
    use crate::mention::testing::names;

    #[test]
    fn a_body_that_opens_a_sentence_without_its_article() {
        let body = "Ministry of Land, Infrastructure and Transport";
        assert_eq!(names(&format!("{body} said little.")), [body]);
        assert_eq!(names("Centre for Rain said little."), ["Centre for Rain"]);
        assert_eq!(names("University of Harlow professor Nadia Roe left."), ["Nadia Roe", "University of Harlow"]);
        assert_eq!(names("Friends of Harlow left."), ["Harlow"]);
        assert_eq!(names("Office of the mayor said little."), [""; 0]);
    }

    #[test]
    fn a_name_may_begin_like_a_sentence() {
        assert_eq!(names("They met He Jiankun and An Hao there."), ["He Jiankun", "An Hao"]);
        assert_eq!(names("Ewine van Dijken left."), ["Ewine van Dijken"]);
        assert_eq!(names("Lakshmipriya, a chemist, left."), ["Lakshmipriya"]);
        assert_eq!(names("He said little. An aide said more."), Vec::<String>::new());
    }

    #[test]
    fn a_surname_that_is_a_word_is_a_name_once_the_full_name_is_known() {
        let text = "They met Brian Best and Robert May there. Best and her team left. In May it rained, May said.";
        assert_eq!(names(text), ["Brian Best", "Robert May", "Best", "May"]);
        assert_eq!(names("They met him there. Best of all, it rained in May."), Vec::<String>::new());
        assert_eq!(names("They met An Hao. An says it rained. An added charge came."), ["An Hao", "An"]);
    }

    #[test]
    fn the_first_word_of_a_sentence_is_no_name() {
        assert_eq!(names("Basanta Raj Sharma left."), ["Basanta Raj Sharma"]);
        assert_eq!(names("Cosmochemist Marit Holm left."), ["Marit Holm"]);
        assert!(names("Researchers said nothing. Yesterday was quiet.").is_empty());
        assert_eq!(names("Art historian Ida Quist left. Rose left."), ["Ida Quist", "Rose"]);
        assert_eq!(names("Their job is hard. Job losses came."), Vec::<String>::new());
        assert_eq!(names("Now Ida and Peter Dale left."), ["Ida", "Peter Dale"]);
        assert_eq!(names("Wherever Ida Quist goes, rain follows."), ["Ida Quist"]);
        assert_eq!(names("Surprisingly Quellor left. Will Ida Quist go?"), ["Quellor", "Ida Quist"]);
        assert_eq!(names("Will Smith left."), ["Will Smith"]);
        assert_eq!(names("Quellorly Association left."), ["Quellorly Association"]);
    }

    #[test]
    fn a_field_and_a_country_are_a_body() {
        assert_eq!(names("Statistics Norway said little."), ["Statistics Norway"]);
        assert_eq!(names("Yesterday Norway said little."), ["Norway"]);
    }

    #[test]
    fn a_word_for_a_body_goes_on_behind_its_small_word() {
        assert_eq!(names("Ministry of Health officials left."), ["Ministry of Health"]);
        assert_eq!(names("Department for Work and Pensions officials left."), ["Department for Work and Pensions"]);
        assert_eq!(names("Friends of Ida Quist left. Office of course shut."), ["Ida Quist"]);
    }

    #[test]
    fn a_small_word_with_a_capital_in_mid_sentence_begins_a_name() {
        let text = "They met members of For Kelp Farmers. For Kelp Farmers left. For Ida Quist it rained.";
        assert_eq!(names(text), ["For Kelp Farmers", "For Kelp Farmers", "Ida Quist"]);
        assert_eq!(names("They met members of For Women Oda there."), ["For Women Oda"]);
    }

    #[test]
    fn a_time_of_day_may_be_a_given_name() {
        assert_eq!(names("They met his widow, Dawn, there."), ["Dawn"]);
        assert_eq!(names("They met a nurse, June 3 was late."), [""; 0]);
    }

    #[test]
    fn a_day_may_be_a_given_name() {
        assert_eq!(names("Sunday Xanu, a trader, left."), ["Sunday Xanu"]);
        assert_eq!(names("Friday Xanu said little. On Friday Xanu left."), ["Friday Xanu", "Xanu"]);
    }

    #[test]
    fn days_and_months_are_no_names() {
        assert!(names("The vote on Monday was moved to October.").is_empty());
    }

    #[test]
    fn a_body_that_its_apposition_tells_begins_with_any_word() {
        assert_eq!(names("Alarm Line, a charity in Holm, said little."), ["Alarm Line", "Holm"]);
        assert_eq!(names("Access Tarn, which tracks floods, said little."), ["Access Tarn"]);
        assert_eq!(names("Champion Ida Quist, a teacher, said little."), ["Ida Quist"]);
    }

    #[test]
    fn names_that_begin_with_a_small_word_of_english() {
        assert_eq!(names("They met I Wayan Kastawa and Do Thi Nhan there."), ["I Wayan Kastawa", "Do Thi Nhan"]);
        assert_eq!(names("I met Ida Quist there."), ["Ida Quist"]);
    }
}
