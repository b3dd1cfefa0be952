//! Names of people, organisations and places, cut out of runs of capitals, with the titles before them.

use std::ops::Range;

use super::casing::Casing;
use super::edge;
use super::introduced::is_introduced;
use super::partisan::is_partisan;
use super::post_nominal;
use super::run::Runs;
use super::title::{self, Before, Cut};
use super::title_word;
use super::told::{Told, tell_given, tell_surnames};
use super::view::{CLOSED, FINITE, THING, View};
use super::words::WordSet;
use crate::lexicon::MultiWord;
use crate::lexicon::entries::GroupKind;
use crate::model::{Class, Classes, EntityKind, Gender, Mention, MentionKind, Shape};

/// Appends the names of the document.
pub(super) fn find(view: &View<'_>, out: &mut Vec<Mention>) {
    let mut casing = Casing::new(view);
    let mut told = vec![Told::default(); view.words.len()];
    let mut runs = Runs { view, casing: &casing, told: &told }.find();
    tell_surnames(view, &casing, &runs, &mut told);
    tell_given(view, &runs, &mut told);
    let mut news: Vec<bool> = told.iter().map(|word| word.common).collect();
    for run in runs.iter().filter(|run| is_full_name(view, run)) {
        for at in run.clone().filter(|&at| view.is_capital(at) && !view.is_headline(at)) {
            news[view.words.number(at)] |= casing.add_name(view, at);
        }
    }
    if news.contains(&true) {
        // Now that Peter Field is known, Field alone is a name.
        runs = Runs { view, casing: &casing, told: &told }.find_again(&runs, &news);
    }
    let pair = |run: &&Range<usize>| run.len() == 2 && view.is_given(run.start) && !view.any(run.end - 1, THING);
    let pairs = runs.iter().filter(pair).map(|run| (view.words.number(run.start), view.words.number(run.start + 1)));
    let pairs = pairs.collect();
    let namer = Namer { view, told, pairs };
    for run in runs {
        namer.cut(run, out);
    }
}

/// Two or three capitals that may be a person’s name.
fn is_full_name(view: &View<'_>, run: &Range<usize>) -> bool {
    let body = Classes::of(&[Class::OrganisationWord, Class::Body, Class::Media, Class::Of, Class::Preposition]);
    (2..=4).contains(&run.len()) && run.clone().all(|at| view.is_word(at) && !view.any(at, body))
}

/// A sign inside a firm’s name: *Quist & Roe*, *Kelp + Tide*, *KelpSea/TDR*.
fn is_sign(word: &str) -> bool {
    matches!(word, "&" | "+" | "/")
}

pub(super) struct Namer<'a, 'b> {
    pub(super) view: &'b View<'a>,
    /// By the number of the word.
    told: Vec<Told>,
    /// The full names of two words, by the numbers of these.
    pub(super) pairs: WordSet<(usize, usize)>,
}

impl Namer<'_, '_> {
    fn cut(&self, run: Range<usize>, out: &mut Vec<Mention>) {
        let view = self.view;
        // What the name before has taken along is none: Ann Pohl, Ph.D.
        if out.last().is_some_and(|last| last.tokens.end > run.start) {
            return;
        }
        let run = self.plain(edge::undated(view, run));
        if is_partisan(view, &run) && !self.is_listed(&run) && !self.is_begun(&run) {
            return;
        }
        if let Some(next) = self.next_body(&run).or_else(|| self.next_address(&run)) {
            self.cut(run.start..next, out);
            self.cut(next..run.end, out);
            return;
        }
        // For Women Oda: a title begins with no such word.
        let small = view.has(run.start, Class::Preposition) && !view.has(run.start, Class::Given) && run.len() > 2;
        let cut =
            if small { Cut { title: run.start..run.start, name: run.clone() } } else { title::cut(view, run.clone()) };
        let Cut { title, name } = self.whole_body(self.with_nickname(cut));
        let name = self.trim(name);
        let titled = title.clone().any(|at| view.has(at, Class::Courtesy));
        let none = name.is_empty() || !titled && self.is_no_name(&name);
        if none || post_nominal::is_party_label(view, &name) || self.is_based(&name) {
            return;
        }
        let whole = name.end;
        let name = post_nominal::bare(view, name);
        let Before { words: title, office } = title::extend_left(view, title, &name, run.start);
        let kind = self.kind(&name, &title, name.end < whole);
        let person = kind == EntityKind::Person;
        let titled = !title.is_empty() && person;
        let start = if titled { title.start } else { name.start };
        // The fields of an office are no names of their own, nor is its acronym in brackets.
        let field = |last: &Mention| {
            let at = last.tokens.start;
            let within = office.is_some_and(|head| at >= head) && !view.is_possessive(last.tokens.end);
            titled && (within || at > start && view.word(at - 1) == "(")
        };
        while out.last().is_some_and(field) {
            out.pop();
        }
        let end = match kind {
            EntityKind::Person => post_nominal::behind(view, whole, view.bounds(name.start).end),
            _ => self.behind_noun(&name, whole, kind),
        };
        // Owen Dale MP: the office behind the name, where none stands before it.
        let behind = (name.end..end).find(|&at| person && !titled && view.has(at, Class::Role)).map(|at| at..at + 1);
        let plural = kind == EntityKind::Unknown && self.is_family(&name);
        out.push(Mention {
            span: view.span(start..end),
            tokens: start..end,
            head: view.span(edge::with_letter(view, &title, &name)),
            title: if titled { Some(view.span(title.clone())) } else { behind.map(|words| view.span(words)) },
            kind: MentionKind::Name,
            entity_kind: if plural { EntityKind::Group } else { kind },
            gender: self.gender(&name, &title, kind),
            plural,
            entity: None,
        });
    }

    /// What the full names tell of the word at a token.
    pub(super) fn told(&self, at: usize) -> Told {
        self.told[self.view.words.number(at)]
    }

    /// *the Lima-based company*: a word that only says where something is.
    fn is_based(&self, name: &Range<usize>) -> bool {
        let view = self.view;
        let small = |(_, rest): (&str, &str)| rest.len() > 2 && rest.starts_with(char::is_lowercase);
        name.len() == 1
            && view.word(name.start).rsplit_once('-').is_some_and(small)
            && view.is_lower(name.end)
            && !view.any(name.end, CLOSED.with(FINITE).without(Classes::of(&[Class::Base])))
    }

    /// A lone demonym, party or role is a descriptor's word, not a name.
    fn is_no_name(&self, name: &Range<usize>) -> bool {
        let view = self.view;
        let adjective =
            Classes::of(&[Class::Demonym, Class::Affiliation, Class::Courtesy, Class::Group, Class::RoleModifier]);
        let plain = name.clone().all(|at| view.any(at, adjective) || view.has(at, Class::Role));
        let origin = |(length, entries): (usize, &[MultiWord])| {
            length == name.len() && entries.iter().any(|entry| matches!(entry, MultiWord::Demonym(_)))
        };
        let demonym = name.len() > 1 && view.longest(name.start, name.end).is_some_and(origin);
        // A Danish study: though somebody may be called so.
        let alone = name.len() == 1 && self.has_article(name) && view.has(name.start, Class::Demonym);
        let modifies = alone && view.is_lower(name.end) && view.any(name.end, THING);
        if demonym || modifies || self.is_anonymous(name) {
            return true;
        }
        // Emir may be a name, the Emir of somewhere is none.
        let named =
            name.clone().any(|at| view.any(at, Classes::of(&[Class::Given, Class::Place, Class::Organisation])));
        let article = self.has_article(name) || view.is_initial(name.start);
        let office = name.len() == 1 && article && view.has(name.start, Class::Role);
        plain
            && !(named && !(office && (view.has(name.end, Class::Of) || self.is_the_office(name))))
            && !self.is_listed(name)
            && !self.is_common_surname(name)
            && !self.is_begun(name)
    }

    /// *Zhuang said*, where *Zhuang Lihua* is known.
    fn is_begun(&self, name: &Range<usize>) -> bool {
        name.len() == 1 && self.told(name.start).given && self.speaks(name)
    }

    /// *The Dean, the Very Rev Hugh Astley,*: behind the definite article and before a comma, a word that may be a given name is
    /// an office.
    fn is_the_office(&self, name: &Range<usize>) -> bool {
        let the = name.start.checked_sub(1).is_some_and(|before| self.view.is_the(before));
        the && self.view.word(name.end) == "," && self.view.has(name.start, Class::Given)
    }

    /// *UNIDENTIFIED MALE*.
    fn is_anonymous(&self, name: &Range<usize>) -> bool {
        let groups = &self.view.lexicon.groups;
        let hides = |entry: &MultiWord| matches!(entry, MultiWord::Group(id) if groups[*id as usize].kind == GroupKind::Anonymous);
        let whole = self.view.longest(name.start, name.end).filter(|(length, _)| *length == name.len());
        name.len() > 1 && whole.is_some_and(|(_, entries)| entries.iter().any(hides))
    }

    /// *Bishop*, where *John Bishop* is known; not *the bishop*.
    fn is_common_surname(&self, name: &Range<usize>) -> bool {
        name.len() == 1 && self.told(name.start).common && !self.has_article(name)
    }

    /// *London says*, where *Joan London* is known.
    fn speaks(&self, name: &Range<usize>) -> bool {
        let view = self.view;
        let verb = |at: usize| view.has(at, Class::CueVerb) && view.any(at, FINITE);
        verb(name.end) || name.start > 0 && verb(name.start - 1) || is_introduced(view, name)
    }

    fn is_listed(&self, name: &Range<usize>) -> bool {
        self.listed(name).is_some()
    }

    /// What the lexicons say of the whole run.
    fn listed(&self, name: &Range<usize>) -> Option<EntityKind> {
        let view = self.view;
        if name.len() == 1 {
            let at = name.start;
            let upper = view.tokens[at].shape != Shape::Title || !view.has(at, Class::Given);
            return match () {
                () if view.has(at, Class::Organisation) && upper && !self.is_somebody(at) => {
                    Some(EntityKind::Organisation)
                }
                () if view.has(at, Class::Metonym) && !view.has(at, Class::Place) => Some(EntityKind::Organisation),
                () if view.has(at, Class::Place) && !view.has(at, Class::Given) => Some(EntityKind::Place),
                () => None,
            };
        }
        let (length, entries) = view.longest(name.start, name.end)?;
        if length < name.len() {
            return None;
        }
        let has = |test: fn(&MultiWord) -> bool| entries.iter().any(test);
        if has(|entry| matches!(entry, MultiWord::Organisation(_) | MultiWord::Metonym(_))) {
            Some(EntityKind::Organisation)
        } else if has(|entry| matches!(entry, MultiWord::Place(_))) {
            Some(EntityKind::Place)
        } else {
            None
        }
    }

    /// *Sky*, where *Sky Brown* is known; *Pan*, where only *PAN* is a body.
    fn is_somebody(&self, at: usize) -> bool {
        self.told(at).given || self.view.is_small_acronym(at)
    }

    pub(super) fn ends_as_body(&self, name: &Range<usize>) -> bool {
        let view = self.view;
        name.len() > 1 && view.has(name.end - 1, Class::OrganisationWord) && !self.is_of_family(name)
            || view.any(name.end - 1, Classes::of(&[Class::Body, Class::Media])) && name.len() > 1
            || name.clone().any(|at| {
                view.is_capital(at)
                    && (view.has(at, Class::OrganisationWord) || view.has(at, Class::Body))
                    && view.any(at + 1, Classes::of(&[Class::Of, Class::Preposition]))
                    && at + 1 < name.end
            })
            || view.longest(name.start, name.end).is_some_and(|(_, entries)| {
                name.len() > 2 && entries.contains(&MultiWord::Class(Class::OrganisationWord))
            })
    }

    /// *Rob da Bank*: behind a given name and a particle a word for a body is a surname.
    fn is_of_family(&self, name: &Range<usize>) -> bool {
        let view = self.view;
        let before = name.end - 2;
        name.len() == 3 && view.has(before, Class::NameParticle) && view.is_lower(before) && view.is_given(name.start)
    }

    /// `decorated` where a degree or an honour stands behind the name.
    fn kind(&self, name: &Range<usize>, title: &Range<usize>, decorated: bool) -> EntityKind {
        let view = self.view;
        let listed = self.listed(name);
        let person_title = !title.is_empty() && title::is_personal(view, title);
        let signed = name.clone().any(|at| is_sign(view.word(at)));
        let firm = name.len() > 1 && (self.ends_as_body(name) || signed);
        // Mr Justice Forbes: whoever is addressed is no firm.
        let addressed = title.clone().any(|at| view.has(at, Class::Courtesy));
        if person_title && (listed != Some(EntityKind::Organisation) || addressed) && !firm {
            return EntityKind::Person;
        }
        if self.is_common_surname(name) && (listed.is_none() || self.speaks(name)) {
            return EntityKind::Person;
        }
        if let Some(kind) = listed {
            return kind;
        }
        // BBC Persian, ITV News at Ten: what a body with an acronym for its name calls a part of its own.
        let acronym = name.len() > 1
            && view.tokens[name.start].shape == Shape::Upper
            && view.has(name.start, Class::Organisation)
            && !view.any(name.start, Classes::of(&[Class::Given, Class::Place]))
            && !name.clone().any(|at| view.has(at, Class::Given) || self.told(at).surname);
        if acronym && !view.is_headline(name.start) {
            return EntityKind::Organisation;
        }
        // Quist & Roe, Kelp + Tide
        if signed {
            return EntityKind::Organisation;
        }
        // Avram Iancu Square, on Bruno Street; but Picabo Street is somebody
        let behind = name.start > 0 && view.has(name.start - 1, Class::Preposition);
        if self.is_ground(name) && (name.len() > 2 || behind) {
            return EntityKind::Place;
        }
        let thing = view.has(name.start, Class::Place) && view.any(name.end - 1, THING);
        let given = view.begins_given(name.start) && name.len() > 1 && !thing;
        let related = self.told(name.start).surname;
        let full_name = given && name.len() == 2 && !related && !self.has_article(name);
        if !full_name && self.ends_as_body(name) {
            return EntityKind::Organisation;
        }
        if name.len() == 1 {
            return self.kind_of_one(name);
        }
        // Ray Reardon Trophy
        let called = given && name.len() > 2 && view.has(name.end - 1, Class::Work);
        if thing || called {
            return EntityKind::Unknown;
        }
        if given || self.starts_with_initial(name) || decorated || view.has(name.end - 1, Class::NameSuffix) {
            return EntityKind::Person;
        }
        if self.has_article(name) && !self.is_modifier(name) {
            return EntityKind::Organisation;
        }
        if name.clone().all(|at| view.tokens[at].shape == Shape::Upper) && !view.is_headline(name.start) {
            return EntityKind::Organisation;
        }
        if self.is_ground(name) || self.behind_place_word(name) || self.is_where(name) || self.is_held(name) {
            return EntityKind::Place;
        }
        // Tokyo Electron
        // Rio Amiot: a place may be a given name where a given name stands in the surname’s place.
        let alike = name.len() == 2 && view.has(name.end - 1, Class::Given) && !view.has(name.end - 1, Class::Place);
        if view.has(name.start, Class::Place)
            && !view.has(name.start, Class::Given)
            && !alike
            && !is_introduced(view, name)
        {
            return EntityKind::Organisation;
        }
        let small = name.clone().filter(|&at| view.has(at, Class::Preposition) || view.has(at, Class::Of)).count();
        // Two or three capitals may be anybody’s; what follows in the text tells.
        if name.len() <= 5 && small == 0 { EntityKind::Unknown } else { EntityKind::Organisation }
    }

    fn kind_of_one(&self, name: &Range<usize>) -> EntityKind {
        let view = self.view;
        let at = name.start;
        let word = view.word(at);
        // In Grenoble, France; the road to Florence: a place that is a given name too.
        let told = self.told(at);
        if view.has(at, Class::Place) && !told.surname {
            let behind = at > 1 && view.word(at - 1) == "," && view.is_capital(at - 2);
            if behind || !told.given && (!self.speaks(name) || view.has(at, Class::Metonym)) {
                return EntityKind::Place;
            }
        }
        let upper = view.tokens[at].shape == Shape::Upper && word.chars().count() <= 6;
        if view.has(at, Class::Given) || told.surname {
            EntityKind::Person
        } else if upper && !view.is_headline(at) && word.len() > 1 || self.is_the_only(name) {
            EntityKind::Organisation
        } else {
            EntityKind::Unknown
        }
    }

    /// *the Sentinel*: with an article, and neither a family nor what a noun behind it goes by.
    fn is_the_only(&self, name: &Range<usize>) -> bool {
        let the = name.start.checked_sub(1).is_some_and(|before| self.view.is_the(before));
        the && !self.is_modifier(name) && !self.is_family(name) && !self.view.is_headline(name.start)
    }

    fn starts_with_initial(&self, name: &Range<usize>) -> bool {
        let word = self.view.word(name.start);
        word.ends_with('.') && word.len() <= 6 && !self.view.has(name.start, Class::Place)
    }

    pub(super) fn has_article(&self, name: &Range<usize>) -> bool {
        name.start > 0 && self.view.has(name.start - 1, Class::Article)
    }

    /// Whether a noun follows that the name only modifies: *the Clinton campaign*.
    fn is_modifier(&self, name: &Range<usize>) -> bool {
        let view = self.view;
        view.is_possessive(name.end)
            || view.is_lower(name.end)
                && !view.any(name.end, CLOSED)
                && !view.any(name.end, Classes::of(&[Class::CueVerb, Class::Adverb, Class::OtherVerb]))
    }

    /// *the Clintons*
    fn is_family(&self, name: &Range<usize>) -> bool {
        name.len() == 1 && self.has_article(name) && {
            let word = self.view.word(name.start);
            let surname = |stem: &str| self.view.words.find(stem).is_some_and(|word| self.told[word].surname);
            let stem = word.strip_suffix("es").or_else(|| word.strip_suffix('s'));
            stem.is_some_and(|stem| surname(stem) || surname(&word[..word.len() - 1]))
        }
    }

    fn gender(&self, name: &Range<usize>, title: &Range<usize>, kind: EntityKind) -> Gender {
        if kind != EntityKind::Person {
            return Gender::Unknown;
        }
        let view = self.view;
        let by_title = title_word::gender_told(view, title.clone());
        let given = name.len() > 1 || !self.told(name.start).surname;
        let by_name = if given { view.given_gender(name.start) } else { Gender::Unknown };
        // Chairman Ida Roe
        let sure = by_name == Gender::Unknown || !title_word::is_of_office(view, title.clone());
        if by_title != Gender::Unknown && sure { by_title } else { by_name }
    }
}

#[cfg(test)]
mod tests {
    use crate::mention::testing::{names, read};
    use crate::model::{EntityKind, Gender, MentionKind};

    fn kind(text: &str) -> EntityKind {
        read(text, |_, mentions| {
            mentions.iter().find(|mention| mention.kind == MentionKind::Name).map(|mention| mention.entity_kind)
        })
        .unwrap_or_default()
    }

    #[test]
    fn kinds_by_form() {
        assert_eq!(kind("They met Nadia Roe there."), EntityKind::Person);
        assert_eq!(kind("They met Nadia-Rose Quellor there."), EntityKind::Person);
        assert_eq!(kind("They met Xanu-Rose Quellor there."), EntityKind::Unknown);
        assert_eq!(kind("They met Mr. Quellor there."), EntityKind::Person);
        assert_eq!(kind("They met Mr Justice Forbes there."), EntityKind::Person);
        assert_eq!(kind("They met Mr Steel there."), EntityKind::Person);
        assert_eq!(kind("They left the Harlow Housing Association."), EntityKind::Organisation);
        assert_eq!(kind("They flew to Oman on time."), EntityKind::Place);
        assert_eq!(kind("The Kremlin said little."), EntityKind::Organisation);
    }

    #[test]
    fn a_surname_that_is_a_place_speaks() {
        let kinds = |text: &str| {
            read(text, |_, mentions| {
                mentions.iter().rfind(|mention| mention.kind == MentionKind::Name).map(|mention| mention.entity_kind)
            })
        };
        assert_eq!(kinds("They met Joan London there. London said little."), Some(EntityKind::Person));
        assert_eq!(kinds("They met Joan London there. It rained in London."), Some(EntityKind::Place));
        assert_eq!(kinds("They met Joan London there. London, a Labour MP, left."), Some(EntityKind::Person));
    }

    #[test]
    fn a_place_is_a_person_only_where_one_is_called_so() {
        assert_eq!(kind("They flew to Florence on time."), EntityKind::Place);
        assert_eq!(kind("They spoke of the Paris Agreement there."), EntityKind::Unknown);
        assert_eq!(kind("“It rains,” said Florence."), EntityKind::Person);
        assert_eq!(kind("They say that Washington announced little."), EntityKind::Place);
        assert_eq!(kind("They met Tokyo Electron there."), EntityKind::Organisation);
        assert_eq!(kind("They met Tokyo Quellor, Oda’s chairman, there."), EntityKind::Unknown);
        assert_eq!(kind("Florence Dale left. They met Florence there."), EntityKind::Person);
    }

    #[test]
    fn a_party_label_is_no_name() {
        assert_eq!(names("They met Sen. Ida Quist (R-Tex.) there."), ["Ida Quist"]);
        assert_eq!(names("They met Governor Ida Quist (R) there."), ["Ida Quist"]);
    }

    #[test]
    fn where_something_is_based_is_no_name() {
        assert!(names("They met a Lima-based engineer there.").is_empty());
        assert_eq!(names("They met Jean-Luc there."), ["Jean-Luc"]);
    }

    #[test]
    fn the_last_word_of_an_office_is_no_given_name() {
        let text = "They met Minister for Coal Xorpeat Nadia Roe there. Nadia Roe left.";
        assert_eq!(names(text), ["Nadia Roe", "Nadia Roe"]);
        assert_eq!(names("They met Xorpeat Nadia Roe there. Nadia Roe left."), ["Xorpeat Nadia Roe", "Nadia Roe"]);
    }

    #[test]
    fn a_plural_before_a_word_for_a_body_and_a_surname_like_one() {
        assert_eq!(names("Songwriters Guild South left."), ["Songwriters Guild South"]);
        assert_eq!(names("They met Rob da Bank there."), ["Rob da Bank"]);
    }

    #[test]
    fn a_possessive_is_cut_off() {
        assert_eq!(names("They read Nadia Roe's letter."), ["Nadia Roe"]);
    }

    #[test]
    fn titles_tell_gender() {
        let gender = |text: &str| read(text, |_, mentions| mentions[0].gender);
        assert_eq!(gender("Mrs. Quellor left."), Gender::Female);
        assert_eq!(gender("Nadia-Rose Quellor left."), Gender::Female);
        assert_eq!(gender("Chairman Nadia Roe left."), Gender::Female);
        assert_eq!(gender("Chairman Quellor left."), Gender::Male);
        assert_eq!(gender("Mr. Quellor left."), Gender::Male);
        assert_eq!(gender("Ms Quellor’s widower Peter left."), Gender::Male);
        assert_eq!(gender("Mr Quellor’s predecessor Nadia Roe left."), Gender::Female);
    }
}
