//! Names that are the same one’s, put together: *Debbie Wasserman Schultz*, *Wasserman Schultz*; *F.B.I.*.
//!
//! Fullest forms first; a shorter form joins the one it fits. A lone surname that fits several people of one family is
//! left open: the reading in text order decides it, mention by mention.

use std::ops::Range;

use super::form::{Nicknames, Part, Parts, plain};
use super::position::Position;
use crate::lexicon::MultiWord;
use crate::lexicon::entries::TitleKind;
use crate::mention::{FINITE, View, WordMap, WordSet, body_noun, is_courtesy_only};
use crate::model::{Class, EntityKind, Gender, Mention, MentionKind};

/// How many bearers of one surname are told apart; the limit keeps the time linear.
pub(super) const NAMESAKES: usize = 24;

/// How many tokens before a form of address a wife or a husband may stand who bears it.
const RELATIVES: usize = 60;

/// The mentions of one name.
#[derive(Debug, Default)]
pub(super) struct Cluster {
    pub(super) parts: Vec<Part>,
    pub(super) kind: EntityKind,
    pub(super) gender: Gender,
    pub(super) mentions: Vec<usize>,
    pub(super) titled: bool,
}

/// What became of a name mention.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Lot {
    /// No name.
    None,
    /// Belongs to a cluster.
    One(usize),
    /// Belongs to one of several people of the same surname.
    Family(Vec<usize>),
}

/// The clusters and the lot of every mention.
pub(super) struct Clusters {
    pub(super) clusters: Vec<Cluster>,
    pub(super) lots: Vec<Lot>,
}

/// The mentions that are written alike.
pub(super) struct Form {
    pub(super) parts: Vec<Part>,
    pub(super) kind: EntityKind,
    gender: Gender,
    pub(super) mentions: Vec<usize>,
}

/// Clusters by a word of their names.
type ByPart = WordMap<Part, Vec<usize>>;

pub(super) struct Builder<'a, 'b> {
    pub(super) view: &'b View<'a>,
    pub(super) mentions: &'b [Mention],
    pub(super) positions: &'b [Position],
    nicknames: Nicknames<'a>,
    pub(super) parts: Parts<'a, 'b>,
    pub(super) clusters: Vec<Cluster>,
    pub(super) lots: Vec<Lot>,
    /// By the surname proper.
    pub(super) by_last: ByPart,
    by_first: ByPart,
    /// By the words between: *Ortega* in *Juan Carlos Ortega Pérez*.
    by_middle: ByPart,
    /// The words that stand alone behind a form of address, with the form: *Mr Flight*.
    addressed: WordSet<(Part, u64)>,
    /// The paragraph of the first name below the headline.
    pub(super) lead: Option<usize>,
}

/// Puts the names of a document together.
pub(super) fn cluster(view: &View<'_>, mentions: &[Mention], positions: &[Position]) -> Clusters {
    let mut builder = Builder {
        view,
        mentions,
        positions,
        nicknames: Nicknames::new(view.lexicon),
        parts: Parts::new(view),
        clusters: Vec::new(),
        lots: vec![Lot::None; mentions.len()],
        by_last: ByPart::default(),
        by_first: ByPart::default(),
        by_middle: ByPart::default(),
        addressed: WordSet::default(),
        lead: positions.iter().find(|position| !position.headline).map(|position| position.paragraph),
    };
    let mut forms = builder.forms();
    // Fullest first; among equals in text order, those with a form of address last, who may be another’s relative.
    let addressed = |form: &Form| form.parts.len() == 1 && form.mentions.iter().any(|&id| builder.is_titled(id));
    forms.sort_by_cached_key(|form| (std::cmp::Reverse(form.parts.len()), addressed(form)));
    for form in forms {
        if form.parts.len() > 1 { builder.place_long(form) } else { builder.place_short(form) }
    }
    builder.join_misspelt();
    builder.join_acronyms();
    builder.join_office_letters();
    Clusters { clusters: builder.clusters, lots: builder.lots }
}

impl Builder<'_, '_> {
    fn forms(&mut self) -> Vec<Form> {
        /// What no part is: stands behind the name of a family.
        const MANY: Part = Part::MAX;
        let mut index: WordMap<Vec<Part>, usize> = WordMap::default();
        let mut forms: Vec<Form> = Vec::new();
        let mut key: Vec<Part> = Vec::new();
        for (id, mention) in self.mentions.iter().enumerate() {
            if mention.kind != MentionKind::Name {
                continue;
            }
            key.clear();
            self.parts.read(mention, &mut key);
            if key.is_empty() {
                continue;
            }
            // Mr. Clinton and Mrs. Clinton are two forms; so are the Clintons.
            let alone = key.len() == 1;
            if let Some(address) = self.address(id).filter(|_| alone) {
                self.addressed.insert((self.parts.surname(key[0]), address));
            }
            if alone && mention.plural {
                key.push(MANY);
            }
            let place = index.get(&key).copied().unwrap_or_else(|| {
                let parts = key.iter().copied().filter(|&part| part != MANY).collect();
                index.insert(key.clone(), forms.len());
                forms.push(Form { parts, kind: EntityKind::Unknown, gender: Gender::Unknown, mentions: Vec::new() });
                forms.len() - 1
            });
            let form = &mut forms[place];
            form.mentions.push(id);
            form.kind = stronger(form.kind, mention.entity_kind);
            if form.gender == Gender::Unknown && !alone {
                form.gender = mention.gender;
            }
        }
        forms
    }

    fn place_long(&mut self, form: Form) {
        let found = self.fitting(&form);
        match found {
            Some(place) => self.join(place, form),
            None => drop(self.open(form)),
        }
    }

    fn fitting(&self, form: &Form) -> Option<usize> {
        let (&first, &last) = (form.parts.first()?, form.parts.last()?);
        let same_last = self.by_last.get(&self.parts.surname(last)).into_iter().flatten();
        let fits = |&&place: &&usize| {
            let cluster = &self.clusters[place];
            if cluster.kind != form.kind && cluster.kind != EntityKind::Unknown && form.kind != EntityKind::Unknown {
                return false;
            }
            let agree =
                cluster.gender == Gender::Unknown || form.gender == Gender::Unknown || cluster.gender == form.gender;
            let given = || {
                matches!(form.kind, EntityKind::Person | EntityKind::Unknown)
                    && cluster.parts.len() > 1
                    && self.nicknames.agree(self.parts.text(first), self.parts.text(cluster.parts[0]))
                    && !self.do_middles_differ(&form.parts, &cluster.parts)
            };
            (agree && given()) || self.parts.is_within(&form.parts, &cluster.parts) && !self.is_branch(place, form)
        };
        same_last.take(NAMESAKES).find(fits).copied().or_else(|| {
            let same_first = self.by_first.get(&first).into_iter().flatten();
            same_first
                .take(NAMESAKES)
                .find(|&&place| {
                    let cluster = &self.clusters[place];
                    // State Guardian, where State Guardian Mutual is a body
                    let body = cluster.kind == EntityKind::Organisation && form.kind == EntityKind::Unknown
                        || form.kind == EntityKind::Organisation
                            && cluster.kind == EntityKind::Unknown
                            && self.is_in_lead(place);
                    (cluster.kind == form.kind || body)
                        && cluster.parts.starts_with(&form.parts)
                        && !self.is_own(place, form)
                })
                .copied()
        })
    }

    /// *Liz*, where one *Elizabeth Roe* is known.
    fn called_short(&self, part: Part) -> Vec<usize> {
        let full = self.nicknames.full(self.parts.text(part)).iter().filter_map(|name| self.parts.find(&plain(name)));
        let bearers = full.flat_map(|name| self.by_first.get(&name).into_iter().flatten().copied());
        let person = |place: &usize| self.clusters[*place].kind == EntityKind::Person;
        let found: Vec<usize> = bearers.filter(person).take(2).collect();
        if found.len() == 1 { found } else { Vec::new() }
    }

    /// *Karl Otto Roe* is not *Karl Sven Roe*, but may be *Karl O. Roe*.
    fn do_middles_differ(&self, a: &[Part], b: &[Part]) -> bool {
        let [a, b] = [a, b].map(|name| name.get(1..name.len() - 1).unwrap_or_default());
        let agree = |one: &Part, other: &Part| {
            one == other || self.nicknames.agree(self.parts.text(*one), self.parts.text(*other))
        };
        !a.is_empty() && !b.is_empty() && !a.iter().any(|one| b.iter().any(|other| agree(one, other)))
    }

    fn place_short(&mut self, form: Form) {
        let Some(&part) = form.parts.first() else { return };
        let key = self.parts.surname(part);
        let people = |place: &&usize| {
            let cluster = &self.clusters[**place];
            let unknown = cluster.kind == EntityKind::Unknown && cluster.parts.len() > 1;
            cluster.kind == EntityKind::Person || unknown && !self.is_called_so(cluster)
        };
        let mut family: Vec<usize> =
            self.by_last.get(&key).into_iter().flatten().filter(people).copied().take(NAMESAKES).collect();
        let named =
            family.is_empty() || form.kind == EntityKind::Organisation && !self.speaks_as_person(&form, &family);
        if named {
            family = self.by_first.get(&part).into_iter().flatten().filter(people).copied().take(NAMESAKES).collect();
            family.retain(|&place| !self.is_addressed_otherwise(place, &form));
        }
        if family.is_empty() && form.kind != EntityKind::Organisation {
            family = self.called_short(part);
        }
        if family.is_empty() && named {
            family = self.by_middle.get(&part).into_iter().flatten().filter(people).copied().take(NAMESAKES).collect();
        }
        if form.kind == EntityKind::Place
            || form.kind == EntityKind::Group
            || form.kind == EntityKind::Organisation && named
        {
            family.clear();
        }
        // Vexo, and the Vexo Card database
        // Al, who is Al Quist: no thing is called so.
        if named && self.nicknames.full(self.parts.text(part)).is_empty() {
            family.retain(|&place| self.clusters[place].kind != EntityKind::Unknown || !self.is_own(place, &form));
        }
        // India, though somebody may be called so, of the headline’s India Covid
        if named && self.is_elsewhere(&form) {
            family.retain(|&place| !self.comes_first(&form, place));
        }
        match family.len() {
            0 => self.place_body(form),
            1 => self.join_one(family[0], form),
            _ => {
                for &mention in &form.mentions {
                    self.lots[mention] = Lot::Family(family.clone());
                }
            }
        }
    }

    /// A word that the lexicons hold as a firm’s, where the text has one person of that surname and no such firm.
    fn speaks_as_person(&self, form: &Form, family: &[usize]) -> bool {
        let view = self.view;
        let verb = |at: usize| view.has(at, Class::CueVerb) && view.any(at, FINITE);
        let speaks = |id: &usize| {
            let tokens = &self.mentions[*id].tokens;
            let article = tokens.start > 0 && view.has(tokens.start - 1, Class::Article);
            !article && (verb(tokens.end) || tokens.start > 0 && verb(tokens.start - 1))
        };
        let firm = |index: &ByPart| {
            let places = index.get(&form.parts[0]).into_iter().flatten().take(NAMESAKES);
            places.into_iter().any(|&place| self.clusters[place].kind == EntityKind::Organisation)
        };
        let person = family.len() == 1 && self.clusters[family[0]].kind == EntityKind::Person;
        person && !firm(&self.by_first) && !firm(&self.by_last) && form.mentions.iter().take(NAMESAKES).any(speaks)
    }

    /// A surname of one known person; *Mrs. Weston* beside *Martin Weston* is somebody else.
    fn join_one(&mut self, place: usize, mut form: Form) {
        if let Some((relative, own)) = self.of_relative(place, &form) {
            let gender = self.mentions[own[0]].gender;
            form.mentions.retain(|&id| !(self.is_titled(id) && self.mentions[id].gender == gender));
            self.join(relative, Form { parts: Vec::new(), kind: EntityKind::Person, gender, mentions: own });
            if form.mentions.is_empty() {
                return;
            }
        }
        let gender = self.clusters[place].gender;
        let other = |id: &usize| {
            let own = self.mentions[*id].gender;
            own != Gender::Unknown && gender != Gender::Unknown && own != gender && self.is_titled(*id)
        };
        let (others, mut same): (Vec<usize>, Vec<usize>) = form.mentions.iter().partition(|id| other(id));
        if self.is_misread(place, &others, &same) {
            same = std::mem::take(&mut form.mentions);
            self.clusters[place].gender = self.mentions[others[0]].gender;
        } else if let Some(&first) = others.first() {
            let gender = self.mentions[first].gender;
            self.open(Form { parts: form.parts.clone(), kind: EntityKind::Person, gender, mentions: others });
        }
        form.mentions = same;
        // Hemi Parata, then Parata: bodies are not shortened to their last word.
        let last = self.clusters[place].parts.last().map(|&last| self.parts.surname(last));
        let lone = form.parts.first().map(|&part| self.parts.surname(part));
        let person = last == lone && form.kind == EntityKind::Unknown;
        self.join(place, form);
        let cluster = &mut self.clusters[place];
        if person && cluster.kind == EntityKind::Unknown && cluster.parts.len() > 1 {
            cluster.kind = EntityKind::Person;
        }
    }

    /// Whether the given name alone, which tells a gender by custom only, speaks against *Ms Monroe* being *Jack Monroe*: no form
    /// of address in the text agrees with it, and nobody’s wife or husband is near. Her son is no rival: *Ms* is nobody’s son.
    fn is_misread(&self, place: usize, others: &[usize], same: &[usize]) -> bool {
        let view = self.view;
        let agrees = |id: &usize| self.is_titled(*id) && self.mentions[*id].gender == self.clusters[place].gender;
        let Some(&first) = others.first() else { return false };
        let at = self.mentions[first].tokens.start;
        let gender = self.mentions[first].gender;
        let relative = |at: usize| {
            let title = view.info(at).title.map(|id| &view.lexicon.titles[id as usize]);
            title.is_some_and(|title| {
                title.kind == TitleKind::Family && (title.gender == gender || title.gender == Gender::Unknown)
            })
        };
        let near = at.saturating_sub(RELATIVES)..(at + RELATIVES / 2).min(view.tokens.len());
        !same.iter().chain(&self.clusters[place].mentions).any(agrees) && !near.into_iter().any(relative)
    }

    /// A lone word that no person bears: the front or the end of an organisation's name, or a name of its own.
    fn place_body(&mut self, form: Form) {
        // The BBC is neither BBC Radio nor BBC Sport, and Apple is no Apple Watch; but Unite is Unite the Union.
        let tokens = self.view.head(&self.mentions[form.mentions[0]]);
        let listed = listed_kind(self.view, tokens).filter(|_| form.kind == EntityKind::Organisation);
        let bodies = |index: &ByPart, clusters: &[Cluster]| {
            let own = |cluster: &Cluster| {
                let head = self.view.head(&self.mentions[cluster.mentions[0]]);
                let told = body_noun(self.view, head.clone()).map(|noun| noun.kind);
                listed.is_none_or(|kind| {
                    kind != "media" && (told == Some(kind) || listed_kind(self.view, head.clone()) == Some(kind))
                })
            };
            let found = index.get(&form.parts[0]).into_iter().flatten().copied().filter(|&place| {
                let cluster = &clusters[place];
                cluster.kind == EntityKind::Organisation && cluster.parts.len() > 1 && own(cluster)
            });
            let all: Vec<usize> = found.take(NAMESAKES).collect();
            // Vexo Foods of the lead, not its Vexo Card
            let mut lead = all.iter().copied().filter(|&place| self.is_in_lead(place));
            let first = lead.next().filter(|_| lead.next().is_none());
            if all.len() == 1 { all.first().copied() } else { first }
        };
        let joins = form.kind == EntityKind::Unknown || form.kind == EntityKind::Organisation;
        let fits = joins
            .then(|| bodies(&self.by_first, &self.clusters).or_else(|| bodies(&self.by_last, &self.clusters)))
            .flatten()
            .or_else(|| joins.then(|| self.body_with_noun(&form)).flatten())
            .filter(|&place| !self.is_own(place, &form));
        match fits {
            Some(place) => self.join(place, form),
            None => drop(self.open(form)),
        }
    }

    /// The body whose name has a noun that stands alone with its capital behind *the*, inside: *the Bank* of the *Reserve Bank of
    /// Oda*. Of several the one named first.
    fn body_with_noun(&self, form: &Form) -> Option<usize> {
        let &first = form.mentions.first().filter(|_| self.is_noun_alone(form))?;
        let all = self.by_middle.get(form.parts.first()?)?.iter().copied().take(NAMESAKES);
        let bodies = all.filter(|&place| self.clusters[place].kind == EntityKind::Organisation);
        bodies.min_by_key(|&place| self.clusters[place].mentions.first().copied()).filter(|&place| {
            let before = self.clusters[place].mentions.first().is_some_and(|&id| id < first);
            before || self.positions[first].headline
        })
    }

    fn open(&mut self, form: Form) -> usize {
        let place = self.clusters.len();
        if let (Some(&first), Some(&last)) = (form.parts.first(), form.parts.last()) {
            self.by_last.entry(self.parts.surname(last)).or_default().push(place);
            self.by_first.entry(first).or_default().push(place);
            // Ana-Lucia Roe, whom the text calls Ana; Obi Dale-Roe, whom it calls Roe
            let person = matches!(form.kind, EntityKind::Person | EntityKind::Unknown) && first != last;
            let tail = self.parts.text(last).rsplit_once('-').filter(|_| form.kind == EntityKind::Person);
            if let Some(tail) = tail.and_then(|(_, tail)| self.parts.find(tail)) {
                self.by_last.entry(self.parts.surname(tail)).or_default().push(place);
            }
            let front = self.parts.text(first).split_once('-').filter(|_| person);
            if let Some(front) = front.and_then(|(front, _)| self.parts.find(front)) {
                self.by_first.entry(front).or_default().push(place);
            }
        }
        for &part in form.parts.iter().skip(1).rev().skip(1) {
            if self.parts.text(part).chars().nth(1).is_some() {
                self.by_middle.entry(part).or_default().push(place);
            }
        }
        self.clusters.push(Cluster { parts: form.parts.clone(), ..Cluster::default() });
        self.join(place, form);
        place
    }

    fn join(&mut self, place: usize, form: Form) {
        for &mention in &form.mentions {
            self.lots[mention] = Lot::One(place);
        }
        let titled = form.mentions.iter().any(|&id| self.is_titled(id));
        let cluster = &mut self.clusters[place];
        cluster.kind = if titled { EntityKind::Person } else { stronger(cluster.kind, form.kind) };
        cluster.titled |= titled;
        if cluster.gender == Gender::Unknown {
            cluster.gender = form.gender;
        }
        cluster.mentions.extend(form.mentions);
    }

    /// The form of address that a name has before it.
    pub(super) fn address(&self, id: usize) -> Option<u64> {
        let title = self.mentions[id].title.filter(|_| self.is_titled(id))?;
        let tokens = self.view.tokens_in(title);
        (tokens.len() == 1).then(|| self.view.words.hash(tokens.start))
    }

    /// Whether the form of address that stands before a lone word goes before the surname of somebody who has the word for a
    /// given name: *Mr Howard* is not *Howard Flight* where the text has *Mr Flight*.
    fn is_addressed_otherwise(&self, place: usize, form: &Form) -> bool {
        let last = self.clusters[place].parts.last().map(|&last| self.parts.surname(last));
        let mut own = form.mentions.iter().take(NAMESAKES).filter_map(|&id| self.address(id));
        own.any(|address| last.is_some_and(|last| self.addressed.contains(&(last, address))))
    }

    pub(super) fn is_titled(&self, id: usize) -> bool {
        let mention = &self.mentions[id];
        mention.title.is_some_and(|title| is_courtesy_only(self.view, self.view.tokens_in(title)))
    }
}

/// What kind of body the lexicons say the whole name is.
pub(super) fn listed_kind(view: &View<'_>, name: Range<usize>) -> Option<&'static str> {
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

/// The kind that says more.
fn stronger(a: EntityKind, b: EntityKind) -> EntityKind {
    let rank = |kind| match kind {
        EntityKind::Unknown => 0,
        EntityKind::Place => 1,
        EntityKind::Document => 2,
        EntityKind::Organisation => 3,
        EntityKind::Group => 4,
        EntityKind::Person => 5,
    };
    if rank(b) > rank(a) { b } else { a }
}

#[cfg(test)]
mod tests {
    use crate::entity::testing::{whose, whose_last};

    #[test]
    fn a_surname_finds_its_full_name() {
        let text = "Sheikh Khalid bin Nasser al-Marzouq spoke. Marzouq left.";
        assert_eq!(whose(text, "Marzouq"), "Khalid bin Nasser al-Marzouq");
        assert_eq!(whose("They met Óscar Luján there. Luján left.", "Luján"), "Óscar Luján");
    }

    #[test]
    fn the_first_of_two_surnames_is_enough() {
        let text = "They met Juan Carlos Ortega Pérez there. Ortega left.";
        assert_eq!(whose(text, "Ortega"), "Juan Carlos Ortega Pérez");
    }

    #[test]
    fn the_front_of_a_double_given_name() {
        assert_eq!(whose_last("Ana-Lucia Roe wrestles. Ana left.", "Ana"), "Ana-Lucia Roe");
    }

    #[test]
    fn a_surname_that_is_a_firms_name_too() {
        let text = "They met Henry Ford there. “No,” Ford said.";
        assert_eq!(whose(text, "Ford"), "Henry Ford");
        let text = "They met Henry Ford of the Ford Company there. “No,” Ford said.";
        assert_ne!(whose_last(text, "Ford"), "Henry Ford");
    }

    #[test]
    fn a_surname_may_be_the_last_of_two() {
        assert_eq!(whose_last("They met Peter Dale-Quellor. Quellor said little.", "Quellor"), "Peter Dale-Quellor");
        assert_eq!(whose_last("They met Peter Rhodes Jr. there. Rhodes said little.", "Rhodes"), "Peter Rhodes Jr.");
        let text = "They met the skateboarder Sky Brown there. Sky said little.";
        assert_eq!(whose_last(text, "Sky"), "Sky Brown");
    }

    #[test]
    fn the_fullest_attested_form_is_the_name() {
        let text = "They met Ida Quist there. Later Ida Rose Quist wrote. Quist left.";
        assert_eq!(whose_last(text, "Quist"), "Ida Rose Quist");
    }

    #[test]
    fn who_differs_in_the_middle_is_another() {
        let text = "They met Karl Otto Roe there. Karl Sven Roe said little. Karl O. Roe left.";
        assert_eq!(whose(text, "Karl Sven Roe"), "Karl Sven Roe");
        assert_eq!(whose(text, "Karl O. Roe"), "Karl Otto Roe");
    }

    #[test]
    fn a_family_is_told_apart() {
        let text = "Martin Weston and his wife, Clara Weston, opened it. Mrs Weston said little. Mr Weston said yes.";
        assert_eq!(whose(text, "Mrs Weston"), "Clara Weston");
        assert_eq!(whose(text, "Mr Weston"), "Martin Weston");
    }

    #[test]
    fn a_thing_called_after_a_firm_is_not_the_firm() {
        let text = "Vexo said sales rose. They met at the Vexo Card. Vexo said little.";
        assert_eq!(whose_last(text, "Vexo"), "Vexo");
    }

    #[test]
    fn the_lead_tells_whether_the_long_name_is_the_firms() {
        let long = "Vexo gains\n\nShares in Vexo Foods rose on Monday.\n\nVexo said little. They met. Vexo said no.";
        assert_eq!(whose_last(long, "Vexo"), "Vexo Foods");
        let arm = "Vexo gains\n\nVexo said on Monday that profits rose.\n\nThey met at Vexo Capital. Vexo said no. Vexo left.";
        assert_eq!(whose_last(arm, "Vexo"), "Vexo");
    }

    #[test]
    fn a_noun_with_its_capital_is_the_body_named_before() {
        let text = "They met the Reserve Bank of Oda there. The Bank said little. Later the Bank said yes.";
        assert_eq!(whose_last(text, "Bank"), "Reserve Bank of Oda");
        assert_eq!(whose_last("The Bank said little. Later they met Ida Quist.", "Bank"), "Bank");
    }

    #[test]
    fn a_given_name_alone_speaks_against_no_form_of_address() {
        let text = "Jack Monroe cooks. Ms Monroe said little. Ms Monroe left.";
        assert_eq!(whose_last(text, "Ms Monroe"), "Jack Monroe");
        let text = "Jack Monroe cooks. Ms Monroe said her son left.";
        assert_eq!(whose_last(text, "Ms Monroe"), "Jack Monroe");
        let text = "Martin Weston cooks. His wife left. Mrs Weston said little. Mrs Weston left.";
        assert_eq!(whose_last(text, "Mrs Weston"), "Weston");
    }
}
