//! Gathers the candidates of a mention: those in mind, those whose roles hold its words, those named further down.
//!
//! Each list is cut off, so that the time stays linear in the text’s length.

use super::anaphor::{Anaphor, title_sort};
use super::candidate::{Candidate, Place};
use super::cluster::Lot;
use super::descriptor::{self, Described};
use super::discourse::{Referent, VOICES};
use super::read::Reader;
use super::role;
use super::salience::salience;
use super::sole_office::sole_offices;
use crate::mention::DETERMINER;
use crate::model::{Class, Classes, EntityKind, Gender, Mention};

/// Beyond this many sentences nobody is in mind for a pronoun.
const HORIZON: usize = 14;
/// Beyond this many sentences a name does not come soon.
const FAR: usize = 15;
/// The most candidates of each list.
const IN_MIND: usize = 12;
const HOLDERS: usize = 10;
const AHEAD: usize = 6;

impl Reader<'_, '_> {
    /// Whom a personal pronoun may stand for; first of all nobody.
    pub(super) fn for_pronoun(&self, id: usize, asked: &Anaphor) -> Vec<Candidate> {
        let (mention, position) = (&self.mentions[id], self.positions[id]);
        let near = |referent: &usize| {
            let last = self.discourse.referents[*referent].last;
            last.is_some_and(|last| position.sentence.saturating_sub(last.sentence) <= HORIZON)
                && agrees_with_pronoun(&self.discourse.referents[*referent], mention)
        };
        let found = self.discourse.recent().filter(near).take(IN_MIND).enumerate();
        let found = found.map(|(rank, referent)| self.candidate(id, referent, rank, None));
        let mut found: Vec<Candidate> = std::iter::once(Candidate::default()).chain(found).collect();
        // He and she are somebody.
        if mention.gender != Gender::Unknown && found.len() > 1 {
            found.remove(0);
        }
        // Nobody answers his own question.
        let own = |candidate: &Candidate| candidate.voice == 0 && candidate.asked;
        if asked.answers && found.iter().any(|candidate| candidate.referent.is_some() && !own(candidate)) {
            found.retain(|candidate| !own(candidate));
        }
        self.count_newer(&mut found);
        found
    }

    /// Counts for each candidate those that the text brought on later.
    fn count_newer(&self, found: &mut [Candidate]) {
        let first = |candidate: &Candidate| {
            let referent = &self.discourse.referents[candidate.referent?];
            referent.last.map(|_| referent.first.unwrap_or(referent.opened))
        };
        let firsts: Vec<Option<usize>> = found.iter().map(first).collect();
        for (candidate, own) in found.iter_mut().zip(&firsts) {
            candidate.newer = firsts.iter().filter(|other| own.is_some() && *other > own).count();
        }
    }

    /// Whom a descriptor may stand for; first of all somebody new.
    pub(super) fn for_descriptor(&self, id: usize) -> Vec<Candidate> {
        let mention = &self.mentions[id];
        let Some(words) = Described::new(self.view, mention) else { return vec![Candidate::default()] };
        let referent = |id: usize| &self.discourse.referents[id];
        let mut out = Vec::with_capacity(1 + IN_MIND + HOLDERS + AHEAD);
        out.push(Candidate::default());
        let mut seen: Vec<usize> = Vec::with_capacity(out.capacity());
        let person = mention.entity_kind == EntityKind::Person;
        let gender = if person { self.gender_behind(id) } else { Gender::Unknown };
        let mut add = |found: usize, rank: usize| {
            if !seen.contains(&found) {
                seen.push(found);
                let candidate = self.candidate(id, found, rank, Some(&words));
                out.push(Candidate { told: told(referent(found), gender), ..candidate });
            }
        };
        // A minister is nobody whom the text has spoken of, but for its headline.
        let indefinite =
            self.view.any(mention.tokens.start, DETERMINER) && !descriptor::is_definite(self.view, mention);
        let known = |found: usize| referent(found).last.is_some_and(|last| !last.headline);
        // Roe’s lawyer is not Roe.
        let owner = self.owner_within(id).filter(|_| mention.entity_kind == EntityKind::Person);
        let agrees = |found: usize| {
            descriptor::agrees(referent(found), mention) && !(indefinite && known(found)) && owner != Some(found)
        };
        // Who has done nothing and is not said to be anything like it is not the president.
        let office = mention.entity_kind == EntityKind::Person && descriptor::is_definite(self.view, mention);
        let idle = |found: usize| {
            let referent = referent(found);
            office
                && referent.rows == 0
                && referent.subject.is_none()
                && referent.last.is_some_and(|last| last.oblique && !last.topic && !last.owns_subject)
        };
        // Following advice from Oda Watch, the employer shut: who is named in the phrase before the comma, and nowhere before, is
        // another.
        let position = self.positions[id];
        let start = mention.tokens.start;
        let behind_comma = position.main && start > 0 && self.view.word(start - 1) == ",";
        let fronted = |found: usize| {
            let referent = referent(found);
            let last = referent.last.filter(|_| behind_comma && referent.count == 1);
            last.is_some_and(|last| last.sentence == position.sentence && last.oblique)
        };
        let fits = |&found: &usize| {
            let head = || words.head_of(&self.discourse, found) > 0;
            agrees(found)
                && !fronted(found)
                && (!idle(found) || head())
                && (mention.entity_kind == referent(found).kind
                    || head()
                    || descriptor::may_be(referent(found), mention))
        };
        let in_mind = self.discourse.recent().filter(fits).take(IN_MIND);
        in_mind.enumerate().for_each(|(rank, found)| add(found, rank));
        let holds = |found: &usize| agrees(*found) && words.head_of(&self.discourse, *found) > 0;
        let holders = self.discourse.with_role(words.last()).filter(holds).take(HOLDERS);
        holders.for_each(|found| add(found, 9));
        let place = mention.tokens.end;
        let first = self.ahead.partition_point(|&(first, _)| first < place);
        let ahead = self.ahead[first..].iter().map(|&(_, found)| found).filter(fits).take(AHEAD);
        ahead.enumerate().for_each(|(rank, found)| add(found, rank));
        // The landlord is their landlord of the paragraph before, and none of those whom the noun was never said of.
        let called = |one: &Candidate| one.head == CALLED && one.kind == UNNAMED && one.gap <= SOON;
        if office && out.iter().any(called) {
            out.retain(|one| one.referent.is_none() || one.head > 0);
        }
        // The environment agency is no bank: what is known to be a body of another kind, and was never called so, is not meant.
        out.retain(|one| one.referent.is_none() || one.body != descriptor::OTHER_BODY || one.head > 0);
        // The chancellor is not whom the text calls the prime minister.
        let asked = office.then(|| sole_offices(self.view, role::content(self.view, mention)).next()).flatten();
        if let Some(asked) = asked {
            let holds = |one: usize| asked.may_go_with(&referent(one).sole_offices);
            out.retain(|one| one.referent.is_none_or(holds));
        }
        // The minister told Roe so: who is named behind the subject of a clause is another, unless it says who it is.
        let is = self.view.any(mention.tokens.end, Classes::of(&[Class::Be]));
        if office && position.subject && !is {
            out.retain(|one| one.referent.is_none() || one.next > 0 || one.place == Place::Ahead);
        }
        self.count_newer(&mut out);
        out
    }

    /// The document last mentioned whose noun the descriptor says again.
    pub(super) fn document_called(&self, id: usize) -> Option<usize> {
        let words = Described::new(self.view, &self.mentions[id])?;
        let fits = |&found: &usize| {
            let referent = &self.discourse.referents[found];
            referent.kind == EntityKind::Document
                && referent.last.is_some()
                && words.head_of(&self.discourse, found) > 1
        };
        self.discourse.with_role(words.last()).find(fits)
    }

    fn candidate(&self, id: usize, found: usize, rank: usize, words: Option<&Described<'_>>) -> Candidate {
        let (mention, position) = (&self.mentions[id], self.positions[id]);
        let referent = &self.discourse.referents[found];
        let source = position.row.and_then(|row| self.reports.sources[row as usize]);
        let mut out = Candidate {
            referent: Some(found),
            rank,
            voice: VOICES,
            lead: VOICES,
            kind: kind(referent),
            gender: gender(referent, mention),
            count: referent.count as usize,
            total: referent.total,
            rows: referent.rows,
            form: referent.form,
            shape: if referent.named { referent.shape } else { 6 },
            reports: source.is_some_and(|source| source != id && self.owners[source] == Some(found)),
            named_in_row: self.named_in_row(id, found),
            office: referent.office.map_or(0, |(word, _)| word),
            office_sort: referent.office.map_or(0, |(_, kind)| title_sort(kind)),
            ..Candidate::default()
        };
        let behind = referent.places.partition_point(|&place| place < mention.tokens.end);
        let next = referent.places.get(behind).map(|&place| self.view.sentence(place));
        out.next = next.map_or(FAR, |next| next.saturating_sub(position.sentence).min(FAR));
        if let Some(last) = referent.last {
            out.gap = position.sentence.saturating_sub(last.sentence);
            out.paragraphs = position.paragraph.saturating_sub(last.paragraph);
            out.place = Place::of(last);
            out.led = referent.main.is_some_and(|sentence| sentence + 1 >= position.sentence);
            out.salience = salience(referent, position);
            out.lead = self.discourse.lead(found);
            out.voice = self.discourse.voice(found);
            out.asked = referent.asked;
            out.silence = referent.spoke.map_or(usize::MAX, |paragraph| position.paragraph.saturating_sub(paragraph));
            out.marks = match last {
                _ if last.quoted != position.quoted => 1,
                _ if last.headline => 2,
                _ if last.row.is_some() && last.row == position.row => 3,
                _ if last.row.is_some() => 4,
                _ => 0,
            };
        } else if let Some(first) = referent.first {
            out.gap = self.view.sentence(first).saturating_sub(position.sentence);
            out.enters_speaking = referent.enters_speaking;
        }
        if let Some(words) = words {
            words.compare(&self.discourse, found, &mut out);
            out.age = age(referent, role::age(self.view, mention.tokens.clone()));
        }
        out
    }

    /// Whether the row of which a mention is the source names somebody: *He said Roe was late*, and he is not Roe.
    fn named_in_row(&self, id: usize, found: usize) -> usize {
        let Some(row) = self.reports.row_of(id) else { return 0 };
        let mut names = self.reports.names_in(row).iter().filter(|&&name| self.lots[name] == Lot::One(found));
        match names.next() {
            None => 1,
            Some(&name) if self.positions[name].quoted => 3,
            Some(_) => 2,
        }
    }
}

/// Whether an age is somebody’s: 0 not asked, 1 not known, 2 yes, 3 no.
fn age(referent: &Referent, asked: Option<u32>) -> usize {
    match (asked, referent.age) {
        (None, _) => 0,
        (Some(_), None) => 1,
        (Some(asked), Some(own)) if asked == own => 2,
        _ => 3,
    }
}

/// Whether somebody's gender is the one told: see [`Candidate::told`].
fn told(referent: &Referent, asked: Gender) -> usize {
    match (asked, referent.gender) {
        (Gender::Unknown, _) => 0,
        (_, Gender::Unknown) => 1,
        (asked, own) if asked == own => 3 - usize::from(referent.certain),
        _ => 4 + usize::from(referent.certain),
    }
}

/// A person without a name.
const UNNAMED: usize = 2;
/// The noun is the last word of what brought it on.
const CALLED: usize = 3;
/// Within so many sentences somebody is taken up by the noun alone.
const SOON: usize = 6;

/// What somebody is, and how far named.
fn kind(referent: &Referent) -> usize {
    let first = match referent.kind {
        EntityKind::Person => 0,
        EntityKind::Organisation => 3,
        EntityKind::Group => 6,
        EntityKind::Document => 9,
        EntityKind::Place => 12,
        EntityKind::Unknown => 15,
    };
    first
        + if referent.full {
            0
        } else if referent.named {
            1
        } else {
            2
        }
}

/// Whether the gender agrees: 0 not asked, 1 not known, 2 surely, 3 by the given name, 4 not by the given name, 5 by a pronoun before,
/// 6 not by a pronoun before.
fn gender(referent: &Referent, mention: &Mention) -> usize {
    match (mention.gender, referent.gender) {
        (Gender::Unknown, _) => 0,
        (_, Gender::Unknown) => 1,
        (asked, own) if asked == own => match () {
            () if referent.certain => 2,
            () if referent.settled => 5,
            () => 3,
        },
        _ if referent.settled => 6,
        _ => 4,
    }
}

/// Whether number, gender and kind let the pronoun stand for somebody.
fn agrees_with_pronoun(referent: &Referent, pronoun: &Mention) -> bool {
    if pronoun.gender != Gender::Unknown {
        // Of those who may be anything, only who has a full name or has done something.
        let done = referent.full || referent.subject.is_some();
        let person = referent.kind == EntityKind::Person || referent.kind == EntityKind::Unknown && done;
        let told = !referent.certain || referent.gender == Gender::Unknown || referent.gender == pronoun.gender;
        return person && !referent.plural && told;
    }
    if pronoun.plural {
        return referent.plural || matches!(referent.kind, EntityKind::Group | EntityKind::Organisation);
    }
    let thing = matches!(referent.kind, EntityKind::Organisation | EntityKind::Document | EntityKind::Unknown);
    !referent.plural && thing && referent.gender == Gender::Unknown
}

#[cfg(test)]
mod tests {
    use crate::entity::testing::{whose, whose_last};

    #[test]
    fn gender_decides() {
        assert_eq!(whose_last("Ellen Ode met Frank Bell at the depot. She said little.", "She"), "Ellen Ode");
        assert_eq!(whose_last("Ellen Ode met Frank Bell at the depot. He said little.", "He"), "Frank Bell");
    }

    #[test]
    fn who_is_named_behind_a_description_is_another() {
        let text = "Frank Bell left. Bell was late. The mayor told Bell so.";
        assert_ne!(whose_last(text, "The mayor"), "Frank Bell");
        let text = "Frank Bell left. Bell was late. The mayor is Bell.";
        assert_eq!(whose_last(text, "The mayor"), "Frank Bell");
    }

    #[test]
    fn the_subject_comes_before_the_object() {
        assert_eq!(whose("Ellen Ode met Mary Roe. She said little.", "She"), "Ellen Ode");
    }

    #[test]
    fn who_is_fronted_is_what_the_sentence_is_about() {
        let text = "They met Hemi Parata. Parata left. Peter Dale told them it was late.\n\nFor Parata, that is beside the point. His boat is old.";
        assert_eq!(whose(text, "His"), "Hemi Parata");
    }

    #[test]
    fn a_thing_that_does_nothing_is_nobody() {
        assert_eq!(whose("Nadia Roe wrote in Annals of the Sea. He said little.", "He"), "Nadia Roe");
    }

    #[test]
    fn a_name_in_a_quotation_is_not_in_mind() {
        let text = "Ruth Daly stood up. “We thank Anna Berg for it,” she said.";
        assert_eq!(whose(text, "she"), "Ruth Daly");
    }

    #[test]
    fn the_subject_stays_so_behind_his() {
        let text = "Frank Bell said it sank. He said it was old.\n\nThe owner, Peter Dale, was arrested. Through his lawyer he denied it.";
        assert_eq!(whose_last(text, "he"), "Peter Dale");
    }

    #[test]
    fn the_one_without_a_name_is_nearer_in_his_own_paragraph() {
        let text = "Mr Brandt told their landlord it was rotten. It rained.\n\nThe landlord, who did not want to be named, disputed that. “No,” he said.";
        assert_eq!(whose_last(text, "he"), "landlord");
    }

    #[test]
    fn a_firm_is_it() {
        assert_eq!(whose("Harlow Water Company met Ida Quist. It said little.", "It"), "Harlow Water Company");
    }
}
