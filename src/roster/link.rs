//! Which entry of a roster an entity is, by its names first and by a lone surname last.

use std::collections::HashMap;
use std::sync::Arc;

use super::name::{self, Form};
use super::{Entry, Roster};
use crate::entity::form::Nicknames;
use crate::lexicon::Lexicon;
use crate::model::{Ambiguous, Analysis, Entity, EntityId, EntityKind, Gender, MentionKind, Naming, Span, SpeakerKind};

/// What became of an entity.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Fit {
    None,
    One(usize),
    /// Several entries, and nothing in the text that tells which.
    Several(Vec<usize>),
}

/// What the text says of an entity, as far as rosters go.
struct Known<'a> {
    /// Its names that are more than a surname, else the lone ones.
    forms: Vec<Form>,
    names: Vec<&'a str>,
    full: bool,
    kind: EntityKind,
    gender: Gender,
    /// What the titles before its names say of gender: *Mrs.*, *spokeswoman*.
    titled: Gender,
    title: Vec<String>,
}

impl Roster {
    /// Links the entities of an analysis to this roster: they and the speakers they are take the roster's names, and
    /// those that turn out to be one are put together. Speakers whom several entries fit are noted and left alone.
    pub(crate) fn link(&self, text: &str, lexicon: &Lexicon, analysis: &mut Analysis) {
        let linker = Linker { roster: self, lexicon, nicknames: Nicknames::new(lexicon), text };
        let known: Vec<Option<Known<'_>>> =
            analysis.entities.iter().map(|entity| linker.known(analysis, entity)).collect();
        let fits: Vec<Fit> = (0..known.len()).map(|place| linker.fit(&known, place)).collect();
        let speaks = |place: usize| analysis.namings.iter().any(|naming| naming.entities.contains(&EntityId(place)));
        for (place, fit) in fits.iter().enumerate() {
            if let Fit::Several(entries) = fit
                && speaks(place)
            {
                let ids = entries.iter().map(|&entry| self.entries[entry].id.clone()).collect();
                let found = Ambiguous { name: analysis.entities[place].name.clone(), ids };
                if !analysis.ambiguous.contains(&found) {
                    analysis.ambiguous.push(found);
                }
            }
        }
        let links: Vec<Option<usize>> =
            fits.into_iter().map(|fit| if let Fit::One(entry) = fit { Some(entry) } else { None }).collect();
        if links.iter().any(Option::is_some) {
            self.rename(analysis, &links);
            merge(analysis, &links);
        }
    }

    /// Gives linked entities and the speakers they are the names, kinds and genders of their entries.
    fn rename(&self, analysis: &mut Analysis, links: &[Option<usize>]) {
        let entry = |id: EntityId| links.get(id.0).copied().flatten().map(|place| &self.entries[place]);
        for naming in &mut analysis.namings {
            let single = naming.speakers.len() == 1;
            for place in 0..naming.speakers.len() {
                let Some(id) = naming.entity_of(place, &analysis.entities) else { continue };
                let Some(entry) = entry(id) else { continue };
                if analysis.entities[id.0].is_called(&naming.speakers[place]) {
                    naming.speakers[place].clone_from(&entry.name);
                }
                if single {
                    naming.kind = speaker_kind(entry.kind).unwrap_or(naming.kind);
                }
            }
        }
        for (entity, link) in analysis.entities.iter_mut().zip(links) {
            let Some(place) = *link else { continue };
            let entry = &self.entries[place];
            let old = std::mem::replace(&mut entity.name, entry.name.clone());
            if old != entry.name {
                entity.aliases.retain(|alias| *alias != entry.name);
                entity.aliases.insert(0, old);
            }
            if entry.kind != EntityKind::Unknown {
                entity.kind = entry.kind;
            }
            if entity.gender == Gender::Unknown {
                entity.gender = entry.gender;
            }
            entity.listed = Some(Arc::clone(&self.listed[place]));
        }
    }
}

struct Linker<'a> {
    roster: &'a Roster,
    lexicon: &'a Lexicon,
    nicknames: Nicknames<'a>,
    text: &'a str,
}

impl<'a> Linker<'a> {
    /// What the text says of an entity; none of one that it does not name.
    fn known(&self, analysis: &Analysis, entity: &Entity) -> Option<Known<'a>> {
        let mentions = entity.mentions.iter().filter_map(|id| analysis.mentions.get(id.0));
        let (mut names, mut titled): (Vec<&str>, _) = (Vec::new(), Gender::Unknown);
        for mention in mentions.filter(|mention| mention.kind == MentionKind::Name) {
            let name = self.with_suffix(mention.head);
            if !names.contains(&name) {
                names.push(name);
            }
            if titled == Gender::Unknown {
                titled = mention.title.map_or(Gender::Unknown, |title| self.title_gender(title));
            }
        }
        let forms: Vec<Form> = names.iter().map(|name| Form::of(name, self.lexicon)).collect();
        let full = forms.iter().any(Form::is_full);
        let kept = |form: &Form| form.is_full() == full;
        (!names.is_empty()).then(|| Known {
            forms: forms.into_iter().filter(kept).collect(),
            names,
            full,
            kind: entity.kind,
            gender: entity.gender,
            titled,
            title: entity.titles.iter().flat_map(|title| words(title)).collect(),
        })
    }

    /// A name with the suffix behind its comma: *Ann Roe, Jr.*
    fn with_suffix(&self, head: Span) -> &'a str {
        let rest = &self.text[head.end..];
        let behind = rest.strip_prefix(", ").and_then(|rest| rest.split([' ', ',', '\n', '”', '"']).next());
        let suffix = behind.filter(|word| name::is_suffix(word, self.lexicon));
        let end = suffix.map_or(head.end, |word| head.end + 2 + word.len());
        &self.text[head.start..end]
    }

    fn title_gender(&self, title: Span) -> Gender {
        let words = title.slice(self.text).split_whitespace();
        let entries = words.filter_map(|word| {
            let word = word.to_lowercase();
            let info = self.lexicon.info(self.lexicon.find(&word));
            info.title.or_else(|| self.lexicon.info(self.lexicon.find(word.trim_end_matches('.'))).title)
        });
        let genders = entries.filter_map(|id| self.lexicon.titles.get(id as usize)).map(|title| title.gender);
        genders.into_iter().find(|gender| *gender != Gender::Unknown).unwrap_or_default()
    }

    fn fit(&self, all: &[Option<Known<'_>>], place: usize) -> Fit {
        let Some(known) = &all[place] else { return Fit::None };
        let exact = self.by_name(known);
        let found = if !exact.is_empty() {
            exact
        } else if known.full {
            self.by_agreement(known)
        } else {
            let shared = |other: &Known<'_>| {
                other.full && other.forms.iter().any(|form| known.forms.iter().any(|own| own.surname == form.surname))
            };
            // The text knows somebody of this surname by the full name: this is somebody else, or the roster cannot tell.
            let rival = all.iter().enumerate().any(|(other, one)| other != place && one.as_ref().is_some_and(shared));
            if rival { Vec::new() } else { self.by_surname(known) }
        };
        self.decide(known, found)
    }

    /// Entries of just this name.
    fn by_name(&self, known: &Known<'_>) -> Vec<usize> {
        let wholes = known.forms.iter().map(|form| form.whole.clone());
        let bodies = known.names.iter().map(|name| name::body(name, self.lexicon)).filter(|_| !is_person(known.kind));
        let mut found: Vec<usize> = Vec::new();
        for key in wholes.chain(bodies) {
            found.extend(self.roster.by_name.get(&key).into_iter().flatten());
        }
        self.sift(known, found)
    }

    /// Entries whose full name may be this one in another spelling.
    fn by_agreement(&self, known: &Known<'_>) -> Vec<usize> {
        let mut found: Vec<usize> = Vec::new();
        for form in known.forms.iter().filter(|_| may_be_person(known.kind)) {
            let places = self.roster.by_surname.get(&form.surname).into_iter().flatten();
            let agrees =
                |place: &&usize| self.roster.forms[**place].iter().any(|own| own.agrees(form, &self.nicknames));
            found.extend(places.filter(agrees));
        }
        self.sift(known, found)
    }

    /// Entries of this surname.
    fn by_surname(&self, known: &Known<'_>) -> Vec<usize> {
        let forms = known.forms.iter().filter(|_| may_be_person(known.kind));
        let found = forms.flat_map(|form| self.roster.by_surname.get(&form.surname).into_iter().flatten());
        self.sift(known, found.copied().collect())
    }

    /// Each once, without those that the text contradicts.
    fn sift(&self, known: &Known<'_>, mut found: Vec<usize>) -> Vec<usize> {
        found.sort_unstable();
        found.dedup();
        found.retain(|&place| !self.is_contradicted(known, place));
        found
    }

    fn is_contradicted(&self, known: &Known<'_>, place: usize) -> bool {
        let entry = &self.roster.entries[place];
        // Of a full name the given name is no witness against the roster, which may know better; of a lone surname the
        // pronouns are all there is.
        let gender = if known.full { known.titled } else { known.gender };
        let generation = |form: &Form| self.roster.forms[place].iter().all(|own| own.contradicts_generation(form));
        !kinds_agree(entry.kind, known.kind)
            || gender != Gender::Unknown && entry.gender != Gender::Unknown && gender != entry.gender
            || known.forms.iter().any(generation)
    }

    /// The one of several that the text tells by generation, gender or title.
    fn decide(&self, known: &Known<'_>, mut found: Vec<usize>) -> Fit {
        let entry = |place: usize| -> &Entry { &self.roster.entries[place] };
        let same_generation = |place: &usize| {
            let own = &self.roster.forms[*place];
            own.iter().any(|own| known.forms.iter().any(|form| own.generation == form.generation))
        };
        let same_gender = |place: &usize| known.gender != Gender::Unknown && entry(*place).gender == known.gender;
        let shared = |place: usize| words(&entry(place).title).filter(|word| known.title.contains(word)).count();
        let most = found.iter().map(|&place| shared(place)).max().unwrap_or(0);
        let same_title = |place: &usize| most > 0 && shared(*place) == most;
        keep(&mut found, same_generation);
        keep(&mut found, same_title);
        keep(&mut found, same_gender);
        match found.as_slice() {
            [] => Fit::None,
            [one] => Fit::One(*one),
            _ => Fit::Several(found),
        }
    }
}

/// Keeps those that pass, if any does.
fn keep(found: &mut Vec<usize>, passes: impl Fn(&usize) -> bool) {
    if found.len() > 1 && found.iter().any(&passes) {
        found.retain(&passes);
    }
}

/// The words of a title, made comparable.
fn words(title: &str) -> impl Iterator<Item = String> {
    title.split([' ', '-', ',', '/']).map(name::folded).filter(|word| word.len() > 2)
}

const fn is_person(kind: EntityKind) -> bool {
    matches!(kind, EntityKind::Person)
}

const fn may_be_person(kind: EntityKind) -> bool {
    matches!(kind, EntityKind::Person | EntityKind::Unknown)
}

/// Whether an entry and an entity may be the same kind of thing. Bodies, groups and the places that stand for them are
/// told apart too seldom to hold against a link.
const fn kinds_agree(entry: EntityKind, entity: EntityKind) -> bool {
    const fn rank(kind: EntityKind) -> u8 {
        match kind {
            EntityKind::Unknown => 0,
            EntityKind::Person => 1,
            EntityKind::Group | EntityKind::Organisation | EntityKind::Place => 2,
            EntityKind::Document => 3,
        }
    }
    rank(entry) == 0 || rank(entity) == 0 || rank(entry) == rank(entity)
}

const fn speaker_kind(kind: EntityKind) -> Option<SpeakerKind> {
    match kind {
        EntityKind::Person => Some(SpeakerKind::Person),
        EntityKind::Group => Some(SpeakerKind::Group),
        EntityKind::Organisation | EntityKind::Place => Some(SpeakerKind::Organisation),
        EntityKind::Document => Some(SpeakerKind::Document),
        EntityKind::Unknown => None,
    }
}

/// Puts entities of one entry together, under the first of them.
fn merge(analysis: &mut Analysis, links: &[Option<usize>]) {
    let mut firsts: HashMap<usize, usize> = HashMap::new();
    let mut kept: Vec<Entity> = Vec::with_capacity(analysis.entities.len());
    let mut moved: Vec<EntityId> = Vec::with_capacity(links.len());
    for (entity, link) in std::mem::take(&mut analysis.entities).into_iter().zip(links) {
        let place = link.map_or(kept.len(), |entry| *firsts.entry(entry).or_insert(kept.len()));
        moved.push(EntityId(place));
        match kept.get_mut(place) {
            None => kept.push(entity),
            Some(first) => absorb(first, entity),
        }
    }
    analysis.entities = kept;
    let new = |id: EntityId| moved.get(id.0).copied().unwrap_or(id);
    for mention in &mut analysis.mentions {
        mention.entity = mention.entity.map(new);
    }
    for naming in &mut analysis.namings {
        naming.entities.iter_mut().for_each(|id| *id = new(*id));
        each_once(naming);
    }
}

fn absorb(first: &mut Entity, other: Entity) {
    fn extend(list: &mut Vec<String>, more: Vec<String>, name: &str) {
        for one in more {
            if one != name && !list.contains(&one) {
                list.push(one);
            }
        }
    }
    extend(&mut first.aliases, other.aliases, &first.name);
    extend(&mut first.titles, other.titles, "");
    first.mentions.extend(other.mentions);
    first.mentions.sort_unstable();
}

/// Joint speakers who are one are named once.
fn each_once(naming: &mut Naming) {
    let parallel = naming.entities.len() == naming.speakers.len();
    let mut place = 0;
    while place < naming.speakers.len() {
        if naming.speakers[..place].contains(&naming.speakers[place]) {
            naming.speakers.remove(place);
            if parallel {
                naming.entities.remove(place);
            }
        } else {
            place += 1;
        }
    }
}

#[cfg(test)]
mod tests;
