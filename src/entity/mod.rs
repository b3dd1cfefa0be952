//! Entities: which mentions are the same one’s.
//!
//! Names are put together first (`cluster`), for the whole document at once, so that a headline’s surname finds the
//! full name below it. Then the text is read in order (`read`): descriptors and pronouns are given to those on
//! stage, each with a confidence.

mod acronym;
mod anaphor;
mod apposed;
mod by_marriage;
mod candidate;
mod cluster;
mod descriptor;
mod discourse;
mod features;
pub(crate) mod form;
mod gather;
mod learn;
mod lesson;
mod misspelt;
mod office_letters;
mod own_name;
mod pair;
mod person;
mod position;
mod pronoun;
mod ranker;
mod read;
mod relative;
mod report;
mod role;
mod salience;
mod shape;
mod sole_office;

pub(crate) use anaphor::WORDS;
pub(crate) use descriptor::general_kinds;
pub use lesson::{Answer, Decision, Lesson, PronounDecision, name_words};
pub use pronoun::Values;
pub(crate) use report::begins_in;
pub(crate) use role::count;

pub(crate) use position::{Position, positions};

use ranker::Ranker;
pub use ranker::{Choices, Kept};

use crate::mention::{View, WordSet, is_courtesy_only};
use crate::model::{Attribution, Class, Entity, EntityId, EntityKind, Mention, MentionId, MentionKind};

/// How a mention was given to its entity.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Link {
    /// How surely, 0 to 1.
    pub confidence: f32,
    /// In a word or two, for `explain`.
    pub why: &'static str,
    /// A second bearer, for *both*, *the two ministers*.
    pub also: Option<EntityId>,
}

/// The entities of a document, and how each mention came to its own.
#[derive(Debug, Clone, Default)]
pub struct Built {
    /// In order of first mention.
    pub entities: Vec<Entity>,
    /// Parallel to the mentions.
    pub links: Vec<Link>,
    /// Where each mention stands; parallel to the mentions.
    pub(crate) positions: Vec<Position>,
    /// The kind of body that each entity is, where the text or a lexicon tells; parallel to the entities.
    pub(crate) bodies: Vec<Option<&'static str>>,
    /// The words of everybody’s roles.
    known: WordSet<(usize, u64)>,
}

impl Built {
    /// Whether a word belongs to somebody’s titles, descriptors or appositions, or takes one of them up.
    pub(crate) fn is_known_as(&self, view: &View<'_>, entity: EntityId, at: usize) -> bool {
        self.known.contains(&(entity.0, role::stem(view, at)))
    }
}

/// Builds the entities and gives each mention its own. The rows found so far tell who speaks.
pub fn build(view: &View<'_>, mentions: &mut [Mention], attributions: &[Attribution], choices: Choices<'_>) -> Built {
    build_keeping(view, mentions, attributions, choices, &mut Kept::default())
}

/// The same, with what is kept for the next document; `kept` is used with these choices only.
pub fn build_keeping(
    view: &View<'_>,
    mentions: &mut [Mention],
    attributions: &[Attribution],
    choices: Choices<'_>,
    kept: &mut Kept,
) -> Built {
    build_with(view, mentions, attributions, Ranker { choices, kept, lesson: None })
}

/// The same, while the weights are learned.
pub fn build_and_note(
    view: &View<'_>,
    mentions: &mut [Mention],
    attributions: &[Attribution],
    choices: Choices<'_>,
    lesson: &mut Lesson,
) {
    build_with(view, mentions, attributions, Ranker { choices, kept: &mut Kept::default(), lesson: Some(lesson) });
}

fn build_with(view: &View<'_>, mentions: &mut [Mention], attributions: &[Attribution], ranker: Ranker<'_>) -> Built {
    let mut positions = positions(view, mentions);
    let reports = report::mark(view, mentions, attributions, &mut positions);
    let clusters = cluster::cluster(view, mentions, &positions);
    let read = read::read(view, mentions, &positions, &reports, clusters, ranker);
    finish(view, mentions, read, positions)
}

/// Numbers the entities by first mention, and fills in names, titles and aliases.
fn finish(view: &View<'_>, mentions: &mut [Mention], read: read::Read, positions: Vec<Position>) -> Built {
    let mut number: Vec<Option<usize>> = vec![None; read.referents.len()];
    let mut entities: Vec<Entity> = Vec::new();
    for (id, owner) in read.owners.iter().enumerate() {
        let Some(referent) = *owner else { continue };
        let entity = *number[referent].get_or_insert_with(|| {
            let referent = &read.referents[referent];
            entities.push(Entity { kind: referent.kind, gender: referent.gender, ..Entity::default() });
            entities.len() - 1
        });
        mentions[id].entity = Some(EntityId(entity));
        entities[entity].mentions.push(MentionId(id));
    }
    for (referent, entity) in number.iter().enumerate() {
        let Some(entity) = *entity else { continue };
        let roles = &read.referents[referent].roles;
        entities[entity].titles = roles.titles.iter().map(|&title| role::of_one(view, title)).collect();
        name(view, mentions, &mut entities[entity]);
    }
    let links = read
        .links
        .iter()
        .map(|link| Link {
            confidence: link.confidence,
            why: link.why,
            also: link.also.and_then(|referent| number[referent]).map(EntityId),
        })
        .collect();
    let mut bodies = vec![None; entities.len()];
    for (referent, entity) in read.referents.iter().zip(&number) {
        if let Some(entity) = *entity {
            bodies[entity] = referent.body;
        }
    }
    let known = read.words.into_iter().filter_map(|(id, word)| Some(((*number.get(id)?)?, word))).collect();
    Built { entities, links, positions, bodies, known }
}

/// The fullest name attested, and the other namings.
fn name(view: &View<'_>, mentions: &[Mention], entity: &mut Entity) {
    let mut best: Option<(bool, usize, usize, bool)> = None;
    let mut seen: WordSet<&str> = WordSet::default();
    let mut aliases: Vec<&str> = Vec::new();
    let mut chosen = "";
    let mut borrowed = false;
    for id in &entity.mentions {
        let mention = &mentions[id.0];
        if mention.kind == MentionKind::Pronoun {
            continue;
        }
        let named = mention.kind == MentionKind::Name;
        let tokens = if named { view.head(mention) } else { role::content(view, mention) };
        let words = view.span(tokens.clone()).slice(view.text);
        if seen.insert(words) {
            aliases.push(words);
        }
        let shouts = view.is_headline(mention.tokens.start);
        // NEWSDESK VIA EMAIL: a line in capitals spells no organisation’s name.
        let capitals = entity.kind != EntityKind::Person && tokens.len() > 1 && !words.contains(char::is_lowercase);
        let small = words.contains(char::is_lowercase);
        // What a headline puts together is hardly longer than the name in the text.
        let length = if view.is_title(mention.tokens.start) { tokens.len().min(2) } else { tokens.len() };
        // Denise, whom the text calls Mrs Petersen: her own name is the other.
        let addressed =
            tokens.len() == 1 && mention.title.is_some_and(|title| is_courtesy_only(view, view.tokens_in(title)));
        let length = if addressed { 0 } else { 2 * length + usize::from(!shouts) };
        let rank = (named, if capitals { 0 } else { length }, words.len(), small);
        // Of descriptors the first is kept: it introduces. But the Quist campaign says more than her campaign.
        let pronoun = view.has(mention.tokens.start, Class::Possessive);
        let owned = borrowed && !named && !pronoun && tokens.clone().any(|at| view.is_capital(at));
        if best.is_none_or(|top| named && (rank > top || !top.0)) || owned {
            best = Some(rank);
            chosen = words;
            borrowed = pronoun && !named;
        }
    }
    entity.name = chosen.to_owned();
    entity.aliases = aliases.into_iter().filter(|alias| *alias != chosen).map(str::to_owned).collect();
}

#[cfg(test)]
pub(crate) mod testing {
    use super::{Choices, build};
    use crate::mention::testing::read;
    use crate::scorer::{PRONOUN, read_net, read_weights};

    /// Each mention with the name of its entity: *he → Jo Smith*.
    pub(crate) fn ties(text: &str) -> Vec<(String, String)> {
        let file = include_str!("../../weights/en/antecedent.tsv");
        let ranking = read_weights("antecedent.tsv", file).expect("the built-in file is right");
        let file = include_str!("../../weights/en/pronoun.tsv");
        let pronouns = read_net("pronoun.tsv", file, &PRONOUN).expect("the built-in file is right");
        let choices = Choices { ranking: &ranking, pronouns: &pronouns };
        read(text, |view, mut mentions| {
            let built = build(view, &mut mentions, &[], choices);
            let tie = |mention: &crate::model::Mention| {
                let name = mention.entity.map_or(String::new(), |entity| built.entities[entity.0].name.clone());
                (mention.span.slice(text).to_owned(), name)
            };
            mentions.iter().map(tie).collect()
        })
    }

    /// Whose the first mention written `words` is.
    pub(crate) fn whose(text: &str, words: &str) -> String {
        ties(text).into_iter().find(|(mention, _)| mention == words).map(|(_, name)| name).unwrap_or_default()
    }

    /// Whose the last mention written `words` is.
    pub(crate) fn whose_last(text: &str, words: &str) -> String {
        ties(text).into_iter().rev().find(|(mention, _)| mention == words).map(|(_, name)| name).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::testing::{ties, whose};

    #[test]
    fn a_descriptor_with_its_owners_name_says_more() {
        let text = "Ida Quist spoke. Her campaign said little. Later the Quist campaign said yes.";
        assert_eq!(whose(text, "Her campaign"), "Quist campaign");
    }

    #[test]
    fn every_name_is_attested_and_no_pronoun() {
        let text = "Finance minister Petra Vogt met the banks. Ms Vogt said little. She left, and the minister smiled.";
        for (mention, name) in ties(text) {
            assert!(name.is_empty() || text.contains(&name), "{mention}: {name}");
        }
        assert_eq!(whose(text, "She"), "Petra Vogt");
        assert_eq!(whose(text, "the minister"), "Petra Vogt");
    }
}
