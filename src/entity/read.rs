//! Reads the mentions in text order and gives each to somebody on stage, or brings somebody new on.

use std::ops::Range;

use super::anaphor::{Anaphor, anaphor};
use super::candidate::{Candidate, Place};
use super::cluster::{Cluster, Clusters, Lot};
use super::descriptor::{self, Owned};
use super::discourse::{Discourse, Referent};
use super::lesson::name_words;
use super::position::Position;
use super::ranker::{Choice, Ranker};
use super::report::Reports;
use super::role::{self, Change};
use super::shape::shape;
use crate::mention::{AUXILIARY, FINITE, View, is_courtesy_only};
use crate::model::{Class, Classes, EntityKind, Gender, Mention, MentionKind};

/// How a mention was given to an actor.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Tie {
    pub(super) confidence: f32,
    pub(super) why: &'static str,
    pub(super) also: Option<usize>,
}

/// The outcome.
pub(super) struct Read {
    pub(super) referents: Vec<Referent>,
    /// Whose each mention is.
    pub(super) owners: Vec<Option<usize>>,
    pub(super) links: Vec<Tie>,
    /// Whose role each known word belongs to.
    pub(super) words: Vec<(usize, u64)>,
}

/// Why a relative pronoun is somebody’s.
const RELATIVE: &str = "relative pronoun";
/// How often somebody whose name tells no gender is asked where he or she speaks.
const SPOKEN: usize = 4;
/// What a candidate’s age is where it is another than the one told.
const OTHER_AGE: usize = 3;

pub(super) struct Reader<'a, 'b> {
    pub(super) view: &'b View<'a>,
    pub(super) mentions: &'b [Mention],
    pub(super) positions: &'b [Position],
    pub(super) lots: Vec<Lot>,
    pub(super) discourse: Discourse,
    pub(super) owned: Owned,
    pub(super) reports: &'b Reports,
    /// Those with a name, by the token where it first stands.
    pub(super) ahead: Vec<(usize, usize)>,
    ranker: Ranker<'b>,
    /// For each name the descriptor behind it.
    pub(super) behind: Vec<Option<Range<usize>>>,
    pub(super) owners: Vec<Option<usize>>,
    links: Vec<Tie>,
    /// Who turned out to be somebody else: the woman, before she is named.
    same: Vec<Option<usize>>,
}

/// Reads a document's mentions.
pub(super) fn read<'b>(
    view: &'b View<'_>,
    mentions: &'b [Mention],
    positions: &'b [Position],
    reports: &'b Reports,
    clusters: Clusters,
    ranker: Ranker<'b>,
) -> Read {
    let mut reader = Reader {
        view,
        mentions,
        positions,
        lots: clusters.lots,
        discourse: Discourse::default(),
        owned: Owned::default(),
        reports,
        ahead: Vec::new(),
        ranker,
        behind: mentions.iter().map(|mention| role::behind(view, mention)).collect(),
        owners: vec![None; mentions.len()],
        links: vec![Tie::default(); mentions.len()],
        same: Vec::new(),
    };
    for (id, cluster) in clusters.clusters.iter().enumerate() {
        reader.introduce(id, cluster);
    }
    reader.ahead.sort_unstable();
    for cluster in 0..clusters.clusters.len() {
        reader.learn_titles(cluster, &clusters.clusters[cluster]);
    }
    let bearers = reader.appositions();
    for cluster in 0..clusters.clusters.len() {
        reader.tell_gender(cluster, &clusters.clusters[cluster]);
    }
    // Inner mentions first: the owner in *Clinton’s campaign manager* before the manager.
    let mut order: Vec<usize> = (0..mentions.len()).collect();
    order.sort_by_key(|&id| (mentions[id].tokens.end, std::cmp::Reverse(mentions[id].tokens.start)));
    for id in order {
        reader.take(id, &bearers);
    }
    reader.name_the_unnamed();
    let words = reader.discourse.role_words();
    Read { words, referents: reader.discourse.referents, owners: reader.owners, links: reader.links }
}

impl Reader<'_, '_> {
    /// Brings a name on, as far as the whole text tells of it.
    fn introduce(&mut self, id: usize, cluster: &Cluster) {
        let (view, mentions) = (self.view, self.mentions);
        let sources = cluster.mentions.iter().filter(|&&mention| self.positions[mention].source).count();
        let first = cluster.mentions.iter().copied().min_by_key(|&mention| mentions[mention].tokens.start);
        let mut places: Vec<usize> = cluster.mentions.iter().map(|&mention| mentions[mention].tokens.start).collect();
        places.sort_unstable();
        let last = cluster.mentions.first().and_then(|&mention| view.head(&mentions[mention]).last());
        let may_be_person = matches!(cluster.kind, EntityKind::Person | EntityKind::Unknown);
        let said_person = may_be_person && self.is_said_person(cluster);
        let mut kind = if said_person { EntityKind::Person } else { cluster.kind };
        let mut gender = cluster.gender;
        let settled = gender == Gender::Unknown;
        if settled && may_be_person {
            // Oyun said she was late: whoever speaks so is a woman, whatever her name tells.
            let spoken = cluster.mentions.iter().filter(|&&mention| self.positions[mention].speaks).take(SPOKEN);
            let mut told = spoken.map(|&mention| self.gender_behind(mention));
            gender = told.find(|gender| *gender != Gender::Unknown).unwrap_or_default();
            if gender != Gender::Unknown {
                kind = EntityKind::Person;
            }
        }
        self.discourse.add(Referent {
            kind,
            said_person,
            gender,
            settled,
            plural: cluster.kind == EntityKind::Group,
            named: true,
            full: cluster.parts.len() > 1,
            first: first.map(|mention| mentions[mention].tokens.start),
            places,
            shape: shape(view, mentions, cluster),
            enters_speaking: first.is_some_and(|mention| self.positions[mention].speaks),
            total: cluster.mentions.len(),
            rows: sources,
            last_word: last.map_or(0, |at| role::stem(view, at)),
            age: cluster.mentions.iter().find_map(|&mention| role::age_beside(view, &mentions[mention])),
            ..Referent::default()
        });
        self.ahead.extend(first.map(|mention| (mentions[mention].tokens.start, id)));
        if let Some(lesson) = &mut self.ranker.lesson {
            let longest = cluster.mentions.iter().map(|&mention| mentions[mention].head.slice(view.text));
            let longest = longest.max_by_key(|name| name.len()).unwrap_or_default();
            lesson.add(name_words(view.lexicon, longest), true);
        }
    }

    /// The candidate that the weights choose.
    fn rank(&mut self, id: usize, asked: &Anaphor, candidates: &[Candidate]) -> Option<(Candidate, f32)> {
        let ranked = self.ranker.choose(id, asked, candidates)?;
        Some((candidates[ranked.place], ranked.probability))
    }

    fn take(&mut self, id: usize, bearers: &[Option<usize>]) {
        let position = self.positions[id];
        let choice = match self.mentions[id].kind {
            MentionKind::Name => self.take_name(id),
            MentionKind::Descriptor => self.take_descriptor(id, bearers[id]),
            MentionKind::Pronoun => self.take_pronoun(id),
        };
        let Some((choice, why)) = choice else { return };
        self.owners[id] = Some(choice.referent);
        self.links[id].confidence = choice.confidence;
        self.links[id].why = why;
        // One, some, most: nobody to come back to by a pronoun.
        let mention = &self.mentions[id];
        if mention.kind == MentionKind::Descriptor
            && self.view.any(self.view.head(mention).start, Classes::of(&[Class::Quantifier, Class::Number]))
        {
            return;
        }
        // A relative pronoun only says again what stands before it.
        if why != RELATIVE {
            let form = match mention.kind {
                MentionKind::Name if self.view.head(mention).len() > 1 => 1,
                MentionKind::Name => 2,
                MentionKind::Pronoun => 3,
                MentionKind::Descriptor => 4,
            };
            self.discourse.mention(choice.referent, position, form);
        }
    }

    fn take_name(&mut self, id: usize) -> Option<(Choice, &'static str)> {
        match &self.lots[id] {
            Lot::None => None,
            Lot::One(referent) => Some((Choice { referent: *referent, confidence: 0.97 }, "name")),
            Lot::Family(family) => {
                let family = family.clone();
                let choice = self.of_family(&family, id)?;
                self.lots[id] = Lot::One(choice.referent);
                let address = usize::from(self.has_address(id));
                self.discourse.referents[choice.referent].called[address] = true;
                Some((choice, "surname of several"))
            }
        }
    }

    /// Which of several people with one surname: by gender of the title or of the pronoun behind, then who was last or is
    /// oftenest named. Too few such choices are annotated to learn from.
    ///
    /// A text keeps to one way of calling each: where it has *Skelton* for the daughter, *Mrs Skelton* is the mother.
    fn of_family(&self, family: &[usize], id: usize) -> Option<Choice> {
        /// A gender that agrees; where a name tells none, who was last named counts for more.
        const GENDER: f32 = 0.3;
        /// So far called in the other way only.
        const OTHERWISE: f32 = -2.0;
        let (mention, position) = (&self.mentions[id], self.positions[id]);
        let address = usize::from(self.has_address(id));
        let behind = self.gender_behind(id);
        let fits = |&&id: &&usize| {
            let referent = &self.discourse.referents[id];
            mention.gender == Gender::Unknown || referent.gender == Gender::Unknown || referent.gender == mention.gender
        };
        let score = |id: usize| {
            let referent = &self.discourse.referents[id];
            let gap = referent.last.map_or(30, |last| position.sentence.saturating_sub(last.sentence)).min(30) as f32;
            let told = [
                (referent.last.is_some_and(|last| last.sentence == position.sentence), 0.3),
                (mention.gender != Gender::Unknown && referent.gender == mention.gender, GENDER),
                (referent.called[1 - address] && !referent.called[address], OTHERWISE),
                (behind != Gender::Unknown && referent.gender == behind, 2.0),
            ];
            let told: f32 = told.iter().filter(|(holds, _)| *holds).map(|(_, weight)| weight).sum();
            1.2 * (1.0 + referent.count as f32).ln() - 0.12 * gap + told
        };
        let mut scores: Vec<(usize, f32)> = family.iter().filter(fits).map(|&id| (id, score(id))).collect();
        scores.sort_by(|a, b| b.1.total_cmp(&a.1));
        let (referent, top) = *scores.first()?;
        let second = scores.get(1).map_or(f32::NEG_INFINITY, |(_, score)| *score);
        Some(Choice { referent, confidence: (0.6 + 0.1 * (top - second)).clamp(0.5, 0.9) })
    }

    /// *Mrs Skelton*, beside *Skelton*: a name with a form of address and no other title.
    fn has_address(&self, id: usize) -> bool {
        let title = self.mentions[id].title;
        title.is_some_and(|title| is_courtesy_only(self.view, self.view.tokens_in(title)))
    }

    /// The gender of the next pronoun of the sentence, where nobody else comes before it: *Watts said her son had left*.
    pub(super) fn gender_behind(&self, id: usize) -> Gender {
        /// How many mentions are looked at.
        const NEAR: usize = 12;
        let view = self.view;
        let end = view.bounds(self.mentions[id].tokens.start).end;
        let behind = self.mentions[id + 1..].iter().take(NEAR).take_while(|other| other.tokens.start < end);
        let mut people = behind.filter(|other| {
            let owned = other.kind == MentionKind::Descriptor && view.has(other.tokens.start, Class::Possessive);
            let person = matches!(other.entity_kind, EntityKind::Person | EntityKind::Unknown);
            !owned && (person || other.gender != Gender::Unknown)
        });
        people.next().filter(|other| other.kind == MentionKind::Pronoun).map_or(Gender::Unknown, |other| other.gender)
    }

    fn take_pronoun(&mut self, id: usize) -> Option<(Choice, &'static str)> {
        let mention = &self.mentions[id];
        if self.view.info(mention.tokens.start).pronoun.is_none() {
            return self.antecedent(id).map(|choice| (choice, RELATIVE));
        }
        let (choice, why) = self.of_pronoun(id)?;
        if mention.gender != Gender::Unknown {
            let referent = &mut self.discourse.referents[choice.referent];
            // The first pronoun settles a gender that no name tells.
            if referent.gender == Gender::Unknown && choice.confidence > 0.6 {
                (referent.gender, referent.settled) = (mention.gender, true);
                referent.kind = EntityKind::Person;
            }
        }
        Some((choice, why))
    }

    /// Whom a personal pronoun stands for.
    fn of_pronoun(&mut self, id: usize) -> Option<(Choice, &'static str)> {
        let asked = anaphor(self.view, &self.mentions[id], self.positions[id], self.reports.layout(id))?;
        let candidates = self.for_pronoun(id, &asked);
        let (candidate, confidence) = self.rank(id, &asked, &candidates)?;
        let why = match candidate {
            _ if candidate.voice == 0 => "pronoun: spoke last",
            _ if candidate.led => "pronoun: subject before",
            _ if candidate.rank == 0 => "pronoun: mentioned last",
            _ => "pronoun: in mind",
        };
        Some((Choice { referent: candidate.referent?, confidence }, why))
    }

    fn take_descriptor(&mut self, id: usize, bearer: Option<usize>) -> Option<(Choice, &'static str)> {
        let mention = &self.mentions[id];
        let key = self.owner_within(id).map(|owner| descriptor::owned_key(self.view, mention, owner));
        if let Some(name) = bearer
            && let Some(referent) = self.owner_of_name(name)
        {
            if let Some(key) = key {
                self.owned.insert(key, referent);
            }
            self.reveal(id, referent);
            return Some((Choice { referent, confidence: 0.95 }, "apposition"));
        }
        if let Some(choice) = self.of_pronoun_behind(id) {
            self.discourse.learn(self.view, choice.referent, role::content(self.view, &self.mentions[id]));
            return Some((choice, "apposition"));
        }
        if let Some(choice) = self.apposed(id) {
            self.discourse.learn(self.view, choice.referent, role::content(self.view, &self.mentions[id]));
            return Some((choice, "apposition"));
        }
        if let Some(pair) = self.pair(id) {
            self.links[id].also = Some(pair.1);
            return Some((Choice { referent: pair.0, confidence: 0.6 }, "the last two"));
        }
        if let Some(&referent) = key.and_then(|key| self.owned.get(&key)) {
            return Some((Choice { referent, confidence: 0.85 }, "same owner"));
        }
        if let Some(referent) = descriptor::body_called(self.view, &self.discourse, mention) {
            return Some((Choice { referent, confidence: 0.8 }, "words of its role"));
        }
        let (choice, why) =
            if mention.entity_kind == EntityKind::Document { self.of_document(id) } else { self.known_bearer(id)? };
        if let Some(key) = key {
            self.owned.insert(key, choice.referent);
        }
        Some((choice, why))
    }

    /// *the statement*: the last one so called. Nothing but its noun tells one document from another.
    fn of_document(&mut self, id: usize) -> (Choice, &'static str) {
        let mention = &self.mentions[id];
        let definite = descriptor::is_definite(self.view, mention);
        let known = definite.then(|| self.document_called(id)).flatten();
        match known {
            Some(referent) => (Choice { referent, confidence: 0.8 }, "words of its role"),
            None => (self.open(id, 0.8), "new"),
        }
    }

    /// *A woman shouted. … The woman, Ann Lee, said*: whoever was called so before without a name is the one named.
    fn reveal(&mut self, id: usize, referent: usize) {
        let mention = &self.mentions[id];
        if mention.entity_kind != EntityKind::Person || !descriptor::is_definite(self.view, mention) {
            return;
        }
        if let Some(unnamed) =
            descriptor::unnamed(self.view, &self.discourse, mention).filter(|&other| other != referent)
        {
            self.same.resize(self.discourse.referents.len(), None);
            self.same[unnamed] = Some(referent);
        }
    }

    /// Gives the mentions of those who got a name later to the bearers of the names.
    fn name_the_unnamed(&mut self) {
        if self.same.is_empty() {
            return;
        }
        for owner in self.owners.iter_mut().flatten() {
            if let Some(&Some(referent)) = self.same.get(*owner) {
                *owner = referent;
            }
        }
    }

    /// Whom the pronoun behind a descriptor stands for, where the sentence opens with the descriptor as what he or she is:
    /// *The son of a miner, he left school at twelve*.
    fn of_pronoun_behind(&mut self, id: usize) -> Option<Choice> {
        /// How many words may narrow the descriptor down.
        const REACH: usize = 10;
        let (view, mention) = (self.view, &self.mentions[id]);
        let bounds = view.bounds(mention.tokens.start);
        let opens = mention.tokens.start == bounds.start || view.word(mention.tokens.start - 1) == ",";
        if mention.entity_kind != EntityKind::Person || mention.plural || !opens {
            return None;
        }
        let narrows = |at: &usize| view.word(*at) != "," && !view.any(*at, FINITE.with(AUXILIARY));
        let behind = mention.tokens.end..bounds.end.min(mention.tokens.end + REACH);
        let start = behind.clone().take_while(narrows).count() + behind.start + 1;
        let direct = view.word(behind.start) == ","
            || view.any(behind.start, Classes::of(&[Class::Of, Class::Preposition, Class::By]));
        if !direct || view.word(start - 1) != "," || !view.has(start, Class::SubjectPronoun) {
            return None;
        }
        let mut ahead = (id + 1..self.mentions.len()).take_while(|&other| self.mentions[other].tokens.start <= start);
        let pronoun = ahead.find(|&other| {
            self.mentions[other].tokens.start == start && self.mentions[other].gender != Gender::Unknown
        })?;
        self.of_pronoun(pronoun).map(|(choice, _)| choice)
    }

    /// The one of the candidates whom a descriptor takes up, or somebody new.
    fn known_bearer(&mut self, id: usize) -> Option<(Choice, &'static str)> {
        let mention = &self.mentions[id];
        let asked = anaphor(self.view, mention, self.positions[id], self.reports.layout(id))?;
        let mut candidates = self.for_descriptor(id);
        // The 38-year-old has been spoken of: an age alone brings on nobody new.
        let known = |one: &Candidate| one.referent.is_some() && one.count > 0 && one.age != OTHER_AGE;
        if asked.is_age() && descriptor::is_definite(self.view, mention) && candidates.iter().any(known) {
            candidates.retain(known);
        }
        // The home secretary is not her shadow, where somebody else is so called.
        let other = |one: &Candidate| one.head >= 2 && one.change == Change::Other;
        if candidates.iter().any(|one| one.head >= 2 && !other(one)) {
            candidates.retain(|one| !other(one));
        }
        // The Omani interior minister is whoever has all these words, where only one has.
        let called = |one: &&Candidate| one.head >= 2 && one.known > 0 && one.missing == 0;
        if descriptor::is_definite(self.view, mention) && candidates.iter().filter(called).count() == 1 {
            candidates.retain(|one| called(&one));
        }
        let (candidate, confidence) = self.rank(id, &asked, &candidates)?;
        let Some(referent) = candidate.referent else {
            return Some((self.open(id, confidence), "new"));
        };
        let why = match candidate {
            _ if candidate.place == Place::Ahead => "named further down",
            _ if candidate.head > 0 => "words of its role",
            _ => "nearest",
        };
        let known = &mut self.discourse.referents[referent];
        if known.kind == EntityKind::Unknown || descriptor::may_be_a_body(known) {
            // Called a company, it is one.
            known.kind = mention.entity_kind;
        }
        if known.kind == EntityKind::Organisation {
            known.body = known.body.or_else(|| descriptor::general_kinds(self.view, mention)?.first().copied());
        }
        self.discourse.learn(self.view, referent, role::content(self.view, mention));
        if descriptor::is_definite(self.view, mention) {
            self.discourse.learn_offices(self.view, referent, role::content(self.view, mention));
        }
        Some((Choice { referent, confidence }, why))
    }

    fn owner_of_name(&self, name: usize) -> Option<usize> {
        match &self.lots[name] {
            Lot::One(referent) => Some(*referent),
            Lot::Family(family) => family.first().copied(),
            Lot::None => None,
        }
    }

    /// Brings a descriptor on stage as somebody new.
    fn open(&mut self, id: usize, confidence: f32) -> Choice {
        let mention = &self.mentions[id];
        let referent = self.discourse.add(Referent {
            kind: mention.entity_kind,
            gender: mention.gender,
            plural: mention.plural,
            last_word: mention.tokens.end.checked_sub(1).map_or(0, |last| role::stem(self.view, last)),
            age: role::age(self.view, mention.tokens.clone()),
            opened: mention.tokens.start,
            ..Referent::default()
        });
        self.discourse.learn_role(self.view, referent, role::content(self.view, mention));
        if let Some(lesson) = &mut self.ranker.lesson {
            let written = self.view.span(role::content(self.view, mention)).slice(self.view.text);
            lesson.open(id, name_words(self.view.lexicon, written));
        }
        Choice { referent, confidence }
    }

    /// The owner inside a descriptor: *her* campaign, *Clinton’s* aides, the *Clinton* campaign.
    pub(super) fn owner_within(&self, id: usize) -> Option<usize> {
        let mention = &self.mentions[id];
        let inside = self.mentions[id + 1..].iter().take(6).enumerate();
        for (ahead, other) in inside {
            if other.tokens.start >= mention.tokens.end {
                break;
            }
            let possessive = other.kind == MentionKind::Pronoun && self.view.has(other.tokens.start, Class::Possessive);
            let name = other.kind == MentionKind::Name
                && (self.positions[id + 1 + ahead].possessive
                    || !matches!(other.entity_kind, EntityKind::Place) && other.tokens.end < mention.tokens.end);
            if (possessive || name)
                && let Some(owner) = self.owners[id + 1 + ahead]
            {
                return Some(owner);
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use crate::entity::testing::{whose, whose_last};

    #[test]
    fn each_of_a_family_is_called_in_one_way() {
        let text =
            "Helen Watts sang. Watts, 39, smiled. Watts won. Her mother Carol Watts said little. Mrs Watts smiled.";
        assert_eq!(whose_last(text, "Mrs Watts"), "Carol Watts");
        let text = "Helen Watts sang. Mrs Watts smiled. Her sister Carol Watts said little. Mrs Watts won. Watts left.";
        assert_eq!(whose_last(text, "Watts"), "Carol Watts");
    }

    #[test]
    fn a_pronoun_behind_tells_which_of_a_family() {
        let text = "Jim Watts and Carol Watts sued. Jim Watts spoke. Watts, in tears, said her son had called.";
        assert_eq!(whose_last(text, "Watts"), "Carol Watts");
    }

    #[test]
    fn what_somebody_is_before_the_pronoun() {
        let text = "Ida Quist is dead. Born in Oslo in 1924, the daughter of a conductor, she sang.";
        assert_eq!(whose(text, "the daughter"), "Ida Quist");
    }

    #[test]
    fn an_owner_and_a_noun_stay_together() {
        let text = "Ida Quist spoke. Her campaign said little. Later Quist’s campaign said yes.";
        assert_eq!(whose_last(text, "Quist’s campaign"), whose(text, "Her campaign"));
    }
}
