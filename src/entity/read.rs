//! Reads the mentions in text order and gives each to somebody on stage, or brings somebody new on.

use std::ops::Range;

use super::cast::{Actor, Cast};
use super::cluster::{Cluster, Clusters, Lot};
use super::descriptor::{self, Owned};
use super::pronoun::{self, Choice};
use super::role;
use super::site::Site;
use crate::lexicon::entries::PronounKind;
use crate::mention::{AUXILIARY, DETERMINER, FINITE, Look};
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
    pub(super) actors: Vec<Actor>,
    /// Whose each mention is.
    pub(super) owners: Vec<Option<usize>>,
    pub(super) links: Vec<Tie>,
}

/// Why a relative pronoun is somebody’s.
const RELATIVE: &str = "relative pronoun";

pub(super) struct Reader<'a, 'b> {
    pub(super) look: &'b Look<'a>,
    pub(super) mentions: &'b [Mention],
    pub(super) sites: &'b [Site],
    pub(super) lots: Vec<Lot>,
    pub(super) cast: Cast,
    pub(super) owned: Owned,
    /// For each name the descriptor behind it.
    pub(super) behind: Vec<Option<Range<usize>>>,
    owners: Vec<Option<usize>>,
    links: Vec<Tie>,
    /// Who turned out to be somebody else: the woman, before she is named.
    same: Vec<Option<usize>>,
}

/// Reads a document's mentions.
pub(super) fn read(look: &Look<'_>, mentions: &[Mention], sites: &[Site], clusters: Clusters) -> Read {
    let mut reader = Reader {
        look,
        mentions,
        sites,
        lots: clusters.lots,
        cast: Cast::default(),
        owned: Owned::default(),
        behind: mentions.iter().map(|mention| role::behind(look, mention)).collect(),
        owners: vec![None; mentions.len()],
        links: vec![Tie::default(); mentions.len()],
        same: Vec::new(),
    };
    for cluster in &clusters.clusters {
        let actor = introduce(cluster);
        reader.cast.add(actor);
    }
    for cluster in 0..clusters.clusters.len() {
        reader.learn_titles(cluster, &clusters.clusters[cluster]);
    }
    let bearers = reader.appositions();
    // Inner mentions first: the owner in *Clinton’s campaign manager* before the manager.
    let mut order: Vec<usize> = (0..mentions.len()).collect();
    order.sort_by_key(|&id| (mentions[id].tokens.end, std::cmp::Reverse(mentions[id].tokens.start)));
    for id in order {
        reader.take(id, &bearers);
    }
    reader.name_the_unnamed();
    Read { actors: reader.cast.actors, owners: reader.owners, links: reader.links }
}

fn introduce(cluster: &Cluster) -> Actor {
    Actor {
        kind: cluster.kind,
        gender: cluster.gender,
        plural: cluster.kind == EntityKind::Group,
        named: true,
        full: cluster.parts.len() > 1,
        ..Actor::default()
    }
}

impl Reader<'_, '_> {
    fn take(&mut self, id: usize, bearers: &[Option<usize>]) {
        let site = self.sites[id];
        let choice = match self.mentions[id].kind {
            MentionKind::Name => self.take_name(id),
            MentionKind::Descriptor => self.take_descriptor(id, bearers[id]),
            MentionKind::Pronoun => self.take_pronoun(id),
        };
        let Some((choice, why)) = choice else { return };
        self.owners[id] = Some(choice.actor);
        self.links[id].confidence = choice.confidence;
        self.links[id].why = why;
        // One, some, most: nobody to come back to by a pronoun.
        let mention = &self.mentions[id];
        if mention.kind == MentionKind::Descriptor
            && self.look.any(self.look.head(mention).start, Classes::of(&[Class::Quantifier, Class::Number]))
        {
            return;
        }
        // A relative pronoun only says again what stands before it.
        if why != RELATIVE {
            self.cast.mention(choice.actor, site);
        }
    }

    fn take_name(&mut self, id: usize) -> Option<(Choice, &'static str)> {
        match &self.lots[id] {
            Lot::None => None,
            Lot::One(actor) => Some((Choice { actor: *actor, confidence: 0.97 }, "name")),
            Lot::Family(family) => {
                let choice = self.of_family(family, id)?;
                self.lots[id] = Lot::One(choice.actor);
                Some((choice, "surname of several"))
            }
        }
    }

    /// Which of several people with one surname: by gender of the title or of the pronoun behind, then who was last or is
    /// oftenest named.
    fn of_family(&self, family: &[usize], id: usize) -> Option<Choice> {
        let (mention, site) = (&self.mentions[id], self.sites[id]);
        let behind = self.gender_behind(id);
        let fits = |&&id: &&usize| {
            let actor = &self.cast.actors[id];
            mention.gender == Gender::Unknown || actor.gender == Gender::Unknown || actor.gender == mention.gender
        };
        let mut best: Option<(usize, f32)> = None;
        let mut second = f32::NEG_INFINITY;
        for &id in family.iter().filter(fits) {
            let actor = &self.cast.actors[id];
            let gap = actor.last.map_or(30, |last| site.sentence.saturating_sub(last.sentence)).min(30) as f32;
            let mut score = 1.2 * (1.0 + actor.count as f32).ln() - 0.12 * gap;
            if actor.last.is_some_and(|last| last.sentence == site.sentence) {
                score += 0.3;
            }
            if mention.gender != Gender::Unknown && actor.gender == mention.gender {
                score += 3.0;
            }
            if behind != Gender::Unknown && actor.gender == behind {
                score += 2.0;
            }
            if best.is_none_or(|(_, top)| score > top) {
                second = best.map_or(second, |(_, top)| top);
                best = Some((id, score));
            } else {
                second = second.max(score);
            }
        }
        best.map(|(actor, top)| Choice { actor, confidence: (0.6 + 0.1 * (top - second)).clamp(0.5, 0.9) })
    }

    /// The gender of the next pronoun of the sentence, where nobody else comes before it: *Watts said her son had left*.
    fn gender_behind(&self, id: usize) -> Gender {
        /// How many mentions are looked at.
        const NEAR: usize = 12;
        let look = self.look;
        let end = look.bounds(self.mentions[id].tokens.start).end;
        let behind = self.mentions[id + 1..].iter().take(NEAR).take_while(|other| other.tokens.start < end);
        let mut people = behind.filter(|other| {
            let owned = other.kind == MentionKind::Descriptor && look.has(other.tokens.start, Class::Possessive);
            let person = matches!(other.entity_kind, EntityKind::Person | EntityKind::Unknown);
            !owned && (person || other.gender != Gender::Unknown)
        });
        people.next().filter(|other| other.kind == MentionKind::Pronoun).map_or(Gender::Unknown, |other| other.gender)
    }

    fn take_pronoun(&mut self, id: usize) -> Option<(Choice, &'static str)> {
        let mention = &self.mentions[id];
        match self.look.info(mention.tokens.start).pronoun {
            None => self.antecedent(id).map(|choice| (choice, RELATIVE)),
            Some(PronounKind::I | PronounKind::We | PronounKind::You) => None,
            Some(_) => {
                let choice = pronoun::choose(&self.cast, mention, self.sites[id], self.answers(mention.tokens.start))?;
                if mention.gender != Gender::Unknown {
                    let actor = &mut self.cast.actors[choice.actor];
                    // The first pronoun settles a gender that no name tells.
                    if actor.gender == Gender::Unknown && choice.confidence > 0.6 {
                        actor.gender = mention.gender;
                        actor.kind = EntityKind::Person;
                    }
                }
                Some((choice, "pronoun"))
            }
        }
    }

    /// Whether the pronoun at a token is the subject of a verb of answering: *he replied*.
    fn answers(&self, at: usize) -> bool {
        let look = self.look;
        let inflected = look.any(at + 1, Classes::of(&[Class::Past, Class::Third]));
        let verb = look.info(at + 1).verb.filter(|_| inflected && look.has(at, Class::SubjectPronoun));
        verb.is_some_and(|id| look.lexicon.verbs[id as usize].act == "answer")
    }

    /// Whom *who*, *which*, *that* refers back to: the mention just before.
    fn antecedent(&self, id: usize) -> Option<Choice> {
        let at = self.mentions[id].tokens.start;
        let floor = self.look.bounds(at).start;
        let who = !self.look.has(at, Class::That)
            && self.look.word(at).len() <= 5
            && self.look.info(at).text.starts_with("who");
        // 23 percent who: a share of people, whoever they are.
        if at > floor + 1
            && self.look.is_number(at - 2)
            && !self.mentions[..id].iter().rev().take(4).any(|m| m.tokens.end == at)
        {
            return None;
        }
        // … voters, who will decide, and who have: the one before goes on.
        let chained = at > floor && self.look.has(at - 1, Class::And);
        let before = self.mentions[..id].iter().enumerate().rev().take(if chained { 16 } else { 8 });
        let mut found: Option<(usize, usize)> = None;
        for (other, mention) in before {
            if mention.tokens.start < floor || !chained && at - mention.tokens.end.min(at) > 8 {
                break;
            }
            if chained {
                let same =
                    mention.kind == MentionKind::Pronoun && self.look.word(mention.tokens.start) == self.look.word(at);
                if same && let Some(actor) = self.owners[other] {
                    return Some(Choice { actor, confidence: 0.8 });
                }
                continue;
            }
            let person = matches!(mention.entity_kind, EntityKind::Person | EntityKind::Group);
            // WorkSafe, which: a name may be anything’s.
            let unknown = mention.kind == MentionKind::Name && mention.entity_kind == EntityKind::Unknown;
            let near = at - mention.tokens.end.min(at) <= 1;
            let kind = if who { person || unknown } else { near && (!person || mention.plural) };
            let fits = self.owners[other].is_some() && mention.kind != MentionKind::Pronoun && kind;
            // The nearest; of those that end together the widest.
            if fits && found.is_none_or(|(_, end)| mention.tokens.end == end) {
                found = Some((other, mention.tokens.end));
            }
        }
        let (other, end) = found?;
        let confidence = if at - end <= 1 { 0.9 } else { 0.6 };
        Some(Choice { actor: self.owners[other]?, confidence })
    }

    fn take_descriptor(&mut self, id: usize, bearer: Option<usize>) -> Option<(Choice, &'static str)> {
        let mention = &self.mentions[id];
        let key = self.owner_within(id).map(|owner| descriptor::owned_key(self.look, mention, owner));
        if let Some(name) = bearer
            && let Some(actor) = self.owner_of_name(name)
        {
            if let Some(key) = key {
                self.owned.insert(key, actor);
            }
            self.reveal(id, actor);
            return Some((Choice { actor, confidence: 0.95 }, "apposition"));
        }
        if let Some(choice) = self.of_pronoun_behind(id) {
            self.cast.learn(self.look, choice.actor, role::content(self.look, &self.mentions[id]));
            return Some((choice, "apposition"));
        }
        if let Some(pair) = self.pair(id) {
            self.links[id].also = Some(pair.1);
            return Some((Choice { actor: pair.0, confidence: 0.6 }, "the last two"));
        }
        // The GOP nominee, the network’s host: a role with its body, perhaps held by somebody known.
        let known = (key.is_none() || mention.entity_kind == EntityKind::Person && !self.is_owned(id))
            .then(|| self.known_bearer(id))
            .flatten();
        if known.is_some() {
            return known;
        }
        if let Some(key) = key {
            if let Some(&actor) = self.owned.get(&key) {
                return Some((Choice { actor, confidence: 0.85 }, "same owner"));
            }
            let choice = self.open(id, 0.8);
            self.owned.insert(key, choice.actor);
            return Some((choice, "new, with its owner"));
        }
        Some((self.open(id, 0.8), "new"))
    }

    /// *A woman shouted. … The woman, Ann Lee, said*: whoever was called so before without a name is the one named.
    fn reveal(&mut self, id: usize, actor: usize) {
        let mention = &self.mentions[id];
        if mention.entity_kind != EntityKind::Person || !descriptor::is_definite(self.look, mention) {
            return;
        }
        if let Some(unnamed) = descriptor::unnamed(self.look, &self.cast, mention).filter(|&other| other != actor) {
            self.same.resize(self.cast.actors.len(), None);
            self.same[unnamed] = Some(actor);
        }
    }

    /// Gives the mentions of those who got a name later to the bearers of the names.
    fn name_the_unnamed(&mut self) {
        if self.same.is_empty() {
            return;
        }
        for owner in self.owners.iter_mut().flatten() {
            if let Some(&Some(actor)) = self.same.get(*owner) {
                *owner = actor;
            }
        }
    }

    /// Whom the pronoun behind a descriptor stands for, where the sentence opens with the descriptor as what he or she is:
    /// *The son of a miner, he left school at twelve*.
    fn of_pronoun_behind(&self, id: usize) -> Option<Choice> {
        /// How many words may narrow the descriptor down.
        const REACH: usize = 10;
        let (look, mention) = (self.look, &self.mentions[id]);
        let bounds = look.bounds(mention.tokens.start);
        let opens = mention.tokens.start == bounds.start || look.word(mention.tokens.start - 1) == ",";
        if mention.entity_kind != EntityKind::Person || mention.plural || !opens {
            return None;
        }
        let narrows = |at: &usize| look.word(*at) != "," && !look.any(*at, FINITE.with(AUXILIARY));
        let behind = mention.tokens.end..bounds.end.min(mention.tokens.end + REACH);
        let start = behind.clone().take_while(narrows).count() + behind.start + 1;
        let direct = look.word(behind.start) == ","
            || look.any(behind.start, Classes::of(&[Class::Of, Class::Preposition, Class::By]));
        if !direct || look.word(start - 1) != "," || !look.has(start, Class::SubjectPronoun) {
            return None;
        }
        let mut ahead = (id + 1..self.mentions.len()).take_while(|&other| self.mentions[other].tokens.start <= start);
        let pronoun = ahead.find(|&other| {
            self.mentions[other].tokens.start == start && self.mentions[other].gender != Gender::Unknown
        })?;
        pronoun::choose(&self.cast, &self.mentions[pronoun], self.sites[pronoun], false)
    }

    /// Whether a possessive stands inside: *her*, *Clinton’s*.
    fn is_owned(&self, id: usize) -> bool {
        let look = self.look;
        self.mentions[id].tokens.clone().any(|at| look.is_possessive(at) || look.has(at, Class::Possessive))
    }

    /// The one whose role’s words a definite descriptor takes up, or the one in mind.
    fn known_bearer(&mut self, id: usize) -> Option<(Choice, &'static str)> {
        let mention = &self.mentions[id];
        let site = self.sites[id];
        let definite = descriptor::is_definite(self.look, mention);
        if definite || self.look.is_title(mention.tokens.start) || mention.plural {
            if let Some(choice) = descriptor::by_words(self.look, &self.cast, mention, site, !mention.plural) {
                self.cast.learn(self.look, choice.actor, role::content(self.look, mention));
                return Some((choice, "words of its role"));
            }
            if let Some(choice) = descriptor::by_recency(self.look, &self.cast, mention, site) {
                let actor = &mut self.cast.actors[choice.actor];
                if actor.kind == EntityKind::Unknown {
                    // Called a company, it is one.
                    actor.kind = mention.entity_kind;
                }
                if actor.kind == EntityKind::Organisation {
                    actor.body = actor.body.or_else(|| descriptor::general_kinds(self.look, mention)?.first().copied());
                }
                return Some((choice, "nearest"));
            }
            return descriptor::by_words(self.look, &self.cast, mention, site, false)
                .map(|choice| (choice, "words of its role"));
        }
        None
    }

    fn owner_of_name(&self, name: usize) -> Option<usize> {
        match &self.lots[name] {
            Lot::One(actor) => Some(*actor),
            Lot::Family(family) => family.first().copied(),
            Lot::None => None,
        }
    }

    /// Brings a descriptor on stage as somebody new.
    fn open(&mut self, id: usize, confidence: f32) -> Choice {
        let mention = &self.mentions[id];
        let actor = self.cast.add(Actor {
            kind: mention.entity_kind,
            gender: mention.gender,
            plural: mention.plural,
            indefinite: self.look.any(mention.tokens.start, DETERMINER) && !descriptor::is_definite(self.look, mention),
            ..Actor::default()
        });
        self.cast.learn(self.look, actor, role::content(self.look, mention));
        Choice { actor, confidence }
    }

    /// The owner inside a descriptor: *her* campaign, *Clinton’s* aides, the *Clinton* campaign.
    fn owner_within(&self, id: usize) -> Option<usize> {
        let mention = &self.mentions[id];
        let inside = self.mentions[id + 1..].iter().take(6).enumerate();
        for (ahead, other) in inside {
            if other.tokens.start >= mention.tokens.end {
                break;
            }
            let possessive = other.kind == MentionKind::Pronoun && self.look.has(other.tokens.start, Class::Possessive);
            let name = other.kind == MentionKind::Name
                && (self.sites[id + 1 + ahead].possessive
                    || !matches!(other.entity_kind, EntityKind::Place) && other.tokens.end < mention.tokens.end);
            if (possessive || name)
                && let Some(owner) = self.owners[id + 1 + ahead]
            {
                return Some(owner);
            }
        }
        None
    }

    /// *both candidates*, *the two ministers*, *the friends*: the last two people named.
    fn pair(&self, id: usize) -> Option<(usize, usize)> {
        let mention = &self.mentions[id];
        let look = self.look;
        if !mention.plural || mention.entity_kind == EntityKind::Document {
            return None;
        }
        let front = mention.tokens.start..look.head(mention).start;
        let definite = descriptor::is_definite(look, mention);
        let two = front.clone().any(|at| look.info(at).text == "two");
        let both = front.clone().any(|at| look.info(at).text == "both");
        if !(both || two && definite) || self.sites[id].quoted {
            return None;
        }
        let site = self.sites[id];
        let people = if mention.entity_kind == EntityKind::Organisation {
            None
        } else {
            self.last_two(EntityKind::Person, mention, site)
        };
        // Both sides may be two firms.
        people.or_else(|| self.last_two(EntityKind::Organisation, mention, site))
    }

    /// The two of a kind that are most in mind: of those whom the descriptor's noun fits, where it fits two.
    fn last_two(&self, kind: EntityKind, mention: &Mention, site: Site) -> Option<(usize, usize)> {
        let near = |last: Site| site.sentence.saturating_sub(last.sentence) <= 5 && !last.quoted;
        let mut found: Vec<(usize, f32)> = self
            .cast
            .recent()
            .map(|id| (id, &self.cast.actors[id]))
            .filter(|(_, actor)| actor.kind == kind && actor.named && actor.last.is_some_and(near))
            .map(|(id, actor)| (id, pronoun::salience(actor, site)))
            .collect();
        found.sort_by(|a, b| b.1.total_cmp(&a.1));
        let head = self.look.head(mention).last().map(|at| role::stem(self.look, at));
        let holds = |&&(id, _): &&(usize, f32)| head.is_some_and(|head| self.cast.knows(id, head) > 0.0);
        if found.iter().filter(holds).count() >= 2 {
            found.retain(|one| holds(&one));
        }
        match found[..] {
            [first, second, ..] => Some((first.0, second.0)),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::entity::testing::{whose, whose_last};

    #[test]
    fn relative_pronouns_go_back_to_the_noun_before() {
        assert_eq!(whose("They met Peter Dale, who said little.", "who"), "Peter Dale");
        assert_eq!(whose("They went to WorkSafe, which said little.", "which"), "WorkSafe");
        assert_eq!(whose("They met voters, who will decide, and who have left.", "who"), "voters");
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
