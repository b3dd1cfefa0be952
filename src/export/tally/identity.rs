//! What a speaker's names and titles say of who it is, and whether two may be one.

use std::collections::BTreeSet;

use crate::entity::form::{self, Nicknames};
use crate::lexicon::Lexicon;
use crate::lexicon::entries::TitleKind;
use crate::model::{Entity, Gender};
use crate::roster::Form;

/// Of more names of one first and last name than these none is put together: nobody could tell them apart.
pub(super) const MOST_NAMESAKES: usize = 40;

/// What a speaker's names say of who it is.
#[derive(Debug, Clone, Default)]
pub(super) struct Identity {
    pub(super) form: Form,
    /// The first name and those that it may be short for.
    pub(super) firsts: Vec<String>,
    female: usize,
    male: usize,
    /// The offices and ranks given with the name, their words made comparable.
    pub(super) offices: BTreeSet<Vec<String>>,
    /// Other roles given with it.
    roles: BTreeSet<Vec<String>>,
    /// The acronyms by which documents call a body.
    pub(super) acronyms: BTreeSet<String>,
}

impl Identity {
    pub(super) fn of(name: &str, lexicon: &Lexicon) -> Self {
        let form = Form::of(name, lexicon);
        let nicknames = Nicknames::new(lexicon);
        let mut firsts: Vec<String> = form.given.first().cloned().into_iter().collect();
        let longer: Vec<String> =
            firsts.iter().flat_map(|first| nicknames.full(first)).map(|name| form::plain(name)).collect();
        firsts.extend(longer);
        Self { form, firsts, ..Self::default() }
    }

    /// Takes in what a document says of the speaker.
    pub(super) fn learn(&mut self, entity: &Entity, title: &str, lexicon: &Lexicon) {
        match entity.gender {
            Gender::Female => self.female += 1,
            Gender::Male => self.male += 1,
            Gender::Unknown => {}
        }
        for title in entity.titles.iter().map(String::as_str).chain([title]) {
            let words: Vec<String> = words(title).collect();
            if !words.is_empty() && self.offices.len() + self.roles.len() < MOST_NAMESAKES {
                if is_office(title, lexicon) { &mut self.offices } else { &mut self.roles }.insert(words);
            }
        }
        let names = std::iter::once(&entity.name).chain(&entity.aliases);
        self.acronyms.extend(names.filter(|name| is_acronym(name)).cloned());
    }

    /// Of a speaker's names those that are good in any document, with the acronyms.
    pub(super) fn names(&self, names: &[String]) -> Vec<String> {
        names.iter().chain(&self.acronyms).cloned().collect()
    }

    pub(super) fn gender(&self) -> Gender {
        match (self.female, self.male) {
            (female, male) if female > 2 * male => Gender::Female,
            (female, male) if male > 2 * female => Gender::Male,
            _ => Gender::Unknown,
        }
    }

    /// Whether sex or generation, or two sets of titles without a word in common, tell the two apart.
    pub(super) fn is_told_from(&self, other: &Self) -> bool {
        let (own, its) = (self.gender(), other.gender());
        let gender = own != Gender::Unknown && its != Gender::Unknown && own != its;
        let titles = |one: &Self| one.offices.iter().chain(&one.roles).flatten().cloned().collect::<BTreeSet<_>>();
        let (mine, theirs) = (titles(self), titles(other));
        let titled = !mine.is_empty() && !theirs.is_empty() && mine.is_disjoint(&theirs);
        gender || titled || self.form.generation != other.form.generation
    }

    /// Whether two full names of one surname are one person's: the same first name or a short form of it, and no other
    /// middle name.
    pub(super) fn agrees(&self, other: &Self) -> bool {
        let (mine, theirs) = (self.form.given.get(1..).unwrap_or(&[]), other.form.given.get(1..).unwrap_or(&[]));
        let middle =
            mine.is_empty() || theirs.is_empty() || form::is_within(mine, theirs) || form::is_within(theirs, mine);
        let first = self.firsts.iter().any(|name| other.firsts.contains(name));
        middle && first && self.form.surname == other.form.surname && !self.is_told_from(other)
    }

    /// The office that both hold; none where they share none.
    pub(super) fn shared_office(&self, other: &Self) -> Option<String> {
        let same = |a: &Vec<String>, b: &Vec<String>| {
            a.iter().all(|word| b.contains(word)) || b.iter().all(|word| a.contains(word))
        };
        let shared = self.offices.iter().find(|own| other.offices.iter().any(|its| same(own, its)));
        shared.map(|office| office.join(" "))
    }
}

/// The words of a title, made comparable.
fn words(title: &str) -> impl Iterator<Item = String> {
    title.split([' ', '-', ',', '/', '’', '\'']).map(form::plain).filter(|word| word.len() > 2)
}

/// Whether a title is one that few hold at a time: an office or a rank, not a profession or a courtesy.
fn is_office(title: &str, lexicon: &Lexicon) -> bool {
    let of = |word: &str| {
        let word = word.to_lowercase();
        let entry = |word: &str| lexicon.info(lexicon.find(word)).title;
        let id = entry(&word).or_else(|| entry(word.trim_end_matches('.')))?;
        lexicon.titles.get(id as usize)
    };
    let held = [TitleKind::Office, TitleKind::Military, TitleKind::Police, TitleKind::Clergy];
    title.split(' ').filter_map(of).any(|entry| held.contains(&entry.kind))
}

pub(super) fn is_acronym(name: &str) -> bool {
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    (2..=8).contains(&letters) && name.chars().all(|c| c.is_uppercase() || c == '.' || c == '&')
}
