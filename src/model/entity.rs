//! Mentions of people, groups, organisations and documents, and the entities they belong to.

use std::ops::Range;
use std::sync::Arc;

use super::Span;

/// Index of a mention in [`super::Analysis::mentions`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct MentionId(pub usize);

/// Index of an entity in [`super::Analysis::entities`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EntityId(pub usize);

/// How somebody is mentioned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MentionKind {
    /// *Ali Larijani*, *Larijani*, *Mr. Larijani*
    Name,
    /// *the Omani interior minister*
    Descriptor,
    /// *he*, *who*, *both*
    Pronoun,
}

/// Grammatical gender as far as the words tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Gender {
    /// *she*, *Mrs.*, a woman's given name.
    Female,
    /// *he*, *Mr.*, a man's given name.
    Male,
    /// Not told.
    #[default]
    Unknown,
}

/// What an entity is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum EntityKind {
    /// One human being.
    Person,
    /// Several people: *officials*, *both sides*.
    Group,
    /// A body that speaks: a company, a ministry, a paper; also a place that stands for one.
    Organisation,
    /// *the report*, *a poll*.
    Document,
    /// A place that does not speak.
    Place,
    /// Not told.
    #[default]
    Unknown,
}

/// One naming of somebody.
///
/// ```
/// use whosaid::model::MentionKind;
/// let text = "Mayor Ada Holm said the bridge was safe. “We checked it twice,” she said.";
/// let mentions = whosaid::Engine::built_in().analyse(text).mentions;
/// let she = mentions.iter().find(|mention| mention.span.slice(text) == "she").expect("it is one");
/// assert_eq!((she.kind, she.entity), (MentionKind::Pronoun, mentions[0].entity));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// The whole phrase with its title: *Iranian President Masoud Pezeshkian*.
    pub span: Span,
    /// Its tokens, as indices.
    pub tokens: Range<usize>,
    /// The bare name, or the head noun of a descriptor.
    pub head: Span,
    /// The title or role given with the name: *Iranian President*.
    pub title: Option<Span>,
    /// How it is mentioned.
    pub kind: MentionKind,
    /// What its own words say of what it is.
    pub entity_kind: EntityKind,
    /// What its own words say of gender.
    pub gender: Gender,
    /// Whether it stands for more than one.
    pub plural: bool,
    /// Whose mention it is, once the entities are built; none where nobody fits.
    pub entity: Option<EntityId>,
}

/// Somebody: all the mentions that are the same one.
///
/// ```
/// let text = "Mayor Ada Holm said the bridge was safe. “We checked it twice,” she said.";
/// let entities = whosaid::Engine::built_in().analyse(text).entities;
/// assert_eq!((entities[0].name.as_str(), entities[0].mentions.len()), ("Ada Holm", 2));
/// assert_eq!(entities[0].titles, ["Mayor"]);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Entity {
    /// The fullest name attested in the text.
    pub name: String,
    /// What it is.
    pub kind: EntityKind,
    /// What the mentions say of gender.
    pub gender: Gender,
    /// The titles given with the name, as written, in order, each once.
    pub titles: Vec<String>,
    /// The other namings, as written, each once.
    pub aliases: Vec<String>,
    /// Its mentions, in text order.
    pub mentions: Vec<MentionId>,
    /// What a roster says of it, where one is used and lists it.
    pub listed: Option<Arc<Listed>>,
}

impl Entity {
    /// Whether this is its name or one of the others.
    ///
    /// ```
    /// let entities = whosaid::Engine::built_in().analyse("“We won,” said Ann Lee.").entities;
    /// assert!(entities[0].is_called("Ann Lee") && !entities[0].is_called("Bo Dale"));
    /// ```
    pub fn is_called(&self, name: &str) -> bool {
        self.name == name || self.aliases.iter().any(|alias| alias == name)
    }
}

/// What a roster says of somebody, besides what an entity holds.
///
/// ```
/// use whosaid::{Engine, Lexicon, Roster};
/// let roster = Roster::read("people.csv", "id,name,party\nQ1,Ada Holm,Green\n", Lexicon::built_in())?;
/// let analysis = Engine::built_in().with_roster(&roster).analyse("“We won,” said Ada Holm.");
/// let listed = analysis.entities[0].listed.as_ref().expect("the roster lists her");
/// assert_eq!((listed.id.as_str(), listed.fields[0].1.as_str()), ("Q1", "Green"));
/// # Ok::<(), whosaid::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Listed {
    /// By which the roster knows them, in every document.
    pub id: String,
    /// The title and the further columns, by their names, where the roster has them. The title need not be the one that
    /// the text gives.
    pub fields: Vec<(String, String)>,
}

/// A speaker who may be several of a roster's entries.
///
/// ```
/// use whosaid::{Engine, Lexicon, Roster};
/// let people = "id,name\nQ7,Ada Margarethe Holm\nQ8,Adam Holm\n";
/// let roster = Roster::read("people.csv", people, Lexicon::built_in())?;
/// let analysis = Engine::built_in().with_roster(&roster).analyse("“We won,” said Holm.");
/// assert_eq!(analysis.ambiguous[0].ids, ["Q7", "Q8"]);
/// # Ok::<(), whosaid::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Ambiguous {
    /// The name in the text.
    pub name: String,
    /// The entries it fits, by their ids.
    pub ids: Vec<String>,
}
