//! What of a row and its name tells how far they can be trusted.

use crate::model::{
    Analysis, Attribution, Class, EntityId, EntityKind, Gender, Mention, MentionKind, Naming, ParagraphKind,
    SpeakerKind,
};
use crate::scorer::{Feature, Record, Sink, Template, distance, name_hash, number, templates};

templates! {
    BIAS = "bias",
    ROW = "row",
    ROW_CLASS = "row-class",
    TYPE_ROW = "type-row",
    TYPE = "type",
    RULE = "rule",
    ACT = "act",
    POLARITY = "polarity",
    PLACE = "place",
    LENGTH = "length",
    NESTED = "nested",
    CONTINUES = "continues",
    FORM = "form",
    FORM_TYPE = "form+type",
    NAME = "name",
    NAME_CLASS = "name-class",
    WHY = "why",
    WHY_NAME = "why-name",
    KIND = "kind",
    FORM_KIND = "form+kind",
    WORDS = "words",
    KIND_WORDS = "kind+words",
    WRITTEN = "written",
    SMALL = "small",
    TITLED = "titled",
    GENDER = "gender",
    DISTANCE = "distance",
    FORM_DISTANCE = "form+distance",
    RIVALS = "rivals",
    FORM_RIVALS = "form+rivals",
    NAMESAKES = "namesakes",
    TIMES = "times",
    BEFORE = "before",
}

/// Values that are words, so that the weights file can be read: see [`named`].
const VALUES: &[&str] = &[
    "floating",
    "none",
    "joint",
    "name",
    "surname",
    "pronoun",
    "plural",
    "relative",
    "definite",
    "descriptor",
    "document",
    "words",
    "direct",
    "mixed",
    "indirect",
    "said",
    "negated",
    "refused",
    "hypothetical",
    "future",
    "asked",
    "title",
    "byline",
    "date",
    "heading",
    "body",
    "person",
    "group",
    "organisation",
    "anonymous",
    "nobody",
    "same",
    "other",
    "agrees",
    "unknown",
    "differs",
];

/// The features of a row, each with what it counts.
#[derive(Debug, Default)]
pub struct Described {
    record: Record,
    values: Vec<f32>,
}

impl Described {
    /// Feature and what it counts, one after the other.
    pub fn iter(&self) -> impl Iterator<Item = (&Feature, f32)> {
        self.record.features.iter().zip(self.values.iter().copied())
    }

    fn clear(&mut self) {
        self.record.features.clear();
        self.values.clear();
    }

    fn has<const N: usize>(&mut self, template: Template, values: [u64; N]) {
        self.count(template, values, 1.0);
    }

    fn count<const N: usize>(&mut self, template: Template, values: [u64; N], by: f32) {
        self.record.add(template, values);
        self.values.push(by);
    }
}

/// The hash of words as a feature's value; in a weights file a hyphen stands for the space that parts values there.
pub fn phrase_hash(words: &str) -> u64 {
    crate::lexicon::word_hash(&words.replace(' ', "-"))
}

/// The values that are words, by their hashes; further ones are the names of rules and acts and how a name was found.
pub fn named() -> impl Iterator<Item = (u64, String)> {
    let numbers = (0..256).map(|n| (number(n), n.to_string()));
    VALUES.iter().map(|word| (name_hash(word), (*word).to_owned())).chain(numbers)
}

/// Log-odds, kept within what a few thousand examples can tell.
fn log_odds(probability: f32) -> f32 {
    let p = probability.clamp(0.01, 0.99);
    (p / (1.0 - p)).ln()
}

/// A probability in classes of a twentieth.
fn class(probability: f32) -> u64 {
    number((probability.clamp(0.0, 1.0) * 20.0) as usize)
}

/// Describes the row at `at` of an analysis whose namings have the confidence they were found with.
pub fn describe(text: &str, analysis: &Analysis, at: usize, out: &mut Described) {
    out.clear();
    let Some(row) = analysis.attributions.get(at) else { return };
    let nobody = Naming::default();
    let naming = analysis.namings.get(at).unwrap_or(&nobody);
    let page = Page { text, analysis };
    out.has(BIAS, []);
    let form = name_hash(page.form(row, naming));
    page.describe_row(row, form, out);
    page.describe_name(row, naming, form, out);
    page.describe_entity(row, naming, form, out);
    let before = at.checked_sub(1).and_then(|before| analysis.namings.get(before));
    let same = match before {
        Some(before) if before.speakers.is_empty() => "nobody",
        Some(before) if before.speakers == naming.speakers => "same",
        Some(_) => "other",
        None => "none",
    };
    out.has(BEFORE, [name_hash(same), form]);
}

struct Page<'a> {
    text: &'a str,
    analysis: &'a Analysis,
}

impl Page<'_> {
    fn describe_row(&self, row: &Attribution, form: u64, out: &mut Described) {
        let kind = name_hash(row.kind.as_str());
        let odds = log_odds(row.row_confidence);
        out.count(ROW, [], odds);
        out.has(ROW_CLASS, [class(row.row_confidence)]);
        out.count(TYPE_ROW, [kind], odds);
        out.has(TYPE, [kind]);
        out.has(RULE, [phrase_hash(row.rule)]);
        out.has(ACT, [phrase_hash(&row.act)]);
        out.has(POLARITY, [name_hash(row.polarity.as_str())]);
        out.has(PLACE, [name_hash(self.place(row))]);
        let words: usize = row.content.iter().map(|span| span.slice(self.text).split_whitespace().count()).sum();
        out.has(LENGTH, [number(distance(words)), kind]);
        out.has(FORM, [form]);
        out.has(FORM_TYPE, [form, kind]);
        if row.nested {
            out.has(NESTED, []);
        }
        if row.continues.is_some() {
            out.has(CONTINUES, []);
        }
    }

    fn describe_name(&self, row: &Attribution, naming: &Naming, form: u64, out: &mut Described) {
        let kind = name_hash(if naming.kind == SpeakerKind::None { "nobody" } else { naming.kind.as_str() });
        let why = phrase_hash(if naming.why.is_empty() { "none" } else { naming.why });
        out.has(KIND, [kind]);
        out.has(FORM_KIND, [form, kind]);
        out.has(WHY, [why]);
        let [speaker] = naming.speakers.as_slice() else {
            out.has(WORDS, [number(naming.speakers.len()), name_hash("joint")]);
            return;
        };
        let odds = log_odds(naming.confidence);
        out.count(NAME, [], odds);
        out.count(WHY_NAME, [why], odds);
        out.has(NAME_CLASS, [class(naming.confidence)]);
        let words = number(speaker.split_whitespace().count().min(8));
        out.has(WORDS, [words]);
        out.has(KIND_WORDS, [kind, words]);
        if row.source.iter().any(|span| span.slice(self.text).contains(speaker.as_str())) {
            out.has(WRITTEN, [kind]);
        }
        if speaker.starts_with(char::is_lowercase) {
            out.has(SMALL, [kind]);
        }
        if !naming.title.is_empty() {
            out.has(TITLED, [kind]);
        }
    }

    fn describe_entity(&self, row: &Attribution, naming: &Naming, form: u64, out: &mut Described) {
        let &[id] = naming.entities.as_slice() else { return };
        let Some(entity) = self.analysis.entities.get(id.0) else { return };
        let start = row.source.first().map_or(row.hull().start, |span| span.start);
        let mention = self.head(row, naming);
        let gender = mention.map_or(Gender::Unknown, |mention| mention.gender);
        let agrees = match (gender, entity.gender) {
            (Gender::Unknown, _) | (_, Gender::Unknown) => "unknown",
            (own, other) if own == other => "agrees",
            _ => "differs",
        };
        out.has(GENDER, [form, name_hash(agrees)]);
        let named = |mention: &Mention| mention.kind == MentionKind::Name;
        let until = entity
            .mentions
            .partition_point(|id| self.analysis.mentions.get(id.0).is_some_and(|mention| mention.span.start < start));
        let earlier = entity.mentions[..until].iter().rev().filter_map(|id| self.analysis.mentions.get(id.0));
        let last = earlier.take(LOOK_BACK).find(|mention| named(mention)).map(|mention| mention.span.start);
        let sentence = |byte: usize| self.analysis.sentences.partition_point(|sentence| sentence.span.end <= byte);
        let away = last.map_or(number(99), |last| number(distance(sentence(start).saturating_sub(sentence(last)))));
        out.has(DISTANCE, [away]);
        out.has(FORM_DISTANCE, [form, away]);
        let rivals = number(self.rivals(start, id).min(6));
        out.has(RIVALS, [rivals]);
        out.has(FORM_RIVALS, [form, rivals]);
        let times = entity.mentions.iter().take(LOOK_BACK).filter_map(|id| self.analysis.mentions.get(id.0));
        out.has(TIMES, [number(distance(times.filter(|mention| named(mention)).count())), form]);
        out.has(NAMESAKES, [number(self.namesakes(start, id, &entity.name).min(3)), form]);
    }

    /// What kind of words stand for the speaker.
    fn form(&self, row: &Attribution, naming: &Naming) -> &'static str {
        if row.source.is_empty() {
            return if row.cue.is_empty() { "floating" } else { "none" };
        }
        if naming.speakers.len() > 1 {
            return "joint";
        }
        let Some(mention) = self.head(row, naming) else { return "words" };
        match mention.kind {
            MentionKind::Name if mention.head.slice(self.text).contains(' ') => "name",
            MentionKind::Name => "surname",
            MentionKind::Pronoun if mention.plural => "plural",
            MentionKind::Pronoun if mention.entity_kind == EntityKind::Unknown => "relative",
            MentionKind::Pronoun => "pronoun",
            MentionKind::Descriptor if mention.entity_kind == EntityKind::Document => "document",
            MentionKind::Descriptor if self.is_definite(mention) => "definite",
            MentionKind::Descriptor => "descriptor",
        }
    }

    /// Whether a descriptor begins with the article of more than two letters, which says that the reader knows who it is.
    fn is_definite(&self, mention: &Mention) -> bool {
        let first = self.analysis.tokens.get(mention.tokens.start);
        first.is_some_and(|token| token.classes.has(Class::Article) && token.span.len() > 2)
    }

    /// The mention in the source that is the speaker's, else the last one there.
    fn head(&self, row: &Attribution, naming: &Naming) -> Option<&Mention> {
        let mentions = &self.analysis.mentions;
        let mut last = None;
        for span in &row.source {
            let first = mentions.partition_point(|mention| mention.span.start < span.start).saturating_sub(NEAR);
            let within = mentions[first..].iter().take_while(|mention| mention.span.start < span.end);
            for mention in within.filter(|mention| mention.span.overlaps(*span)) {
                if mention.entity.is_some_and(|id| naming.entities.contains(&id)) {
                    return Some(mention);
                }
                last = Some(mention);
            }
        }
        last
    }

    fn place(&self, row: &Attribution) -> &'static str {
        let start = row.hull().start;
        let paragraphs = &self.analysis.paragraphs;
        let at = paragraphs.partition_point(|paragraph| paragraph.span.end <= start);
        match paragraphs.get(at).map_or(ParagraphKind::Body, |paragraph| paragraph.kind) {
            ParagraphKind::Title => "title",
            ParagraphKind::Byline => "byline",
            ParagraphKind::Date => "date",
            ParagraphKind::Heading => "heading",
            ParagraphKind::Body => "body",
        }
    }

    /// The mentions before a place that others than `id` might have been meant by.
    fn before(&self, start: usize, id: EntityId) -> impl Iterator<Item = (EntityId, &Mention)> {
        let mentions = &self.analysis.mentions;
        let end = mentions.partition_point(|mention| mention.span.start < start);
        let near = mentions[end.saturating_sub(LOOK_BACK)..end].iter();
        let others = near.filter_map(|mention| mention.entity.map(|other| (other, mention)));
        others.filter(move |(other, mention)| *other != id && mention.kind == MentionKind::Name)
    }

    /// How many other people are named not far before.
    fn rivals(&self, start: usize, id: EntityId) -> usize {
        let person = |other: &EntityId| {
            self.analysis.entities.get(other.0).is_some_and(|entity| entity.kind == EntityKind::Person)
        };
        let mut seen: Vec<EntityId> = self.before(start, id).map(|(other, _)| other).filter(person).collect();
        seen.sort_unstable();
        seen.dedup();
        seen.len()
    }

    /// How many others named not far before share the last word of the name.
    fn namesakes(&self, start: usize, id: EntityId, name: &str) -> usize {
        let last = name.rsplit(' ').next().unwrap_or_default();
        let shares = |mention: &Mention| {
            let front = mention.head.slice(self.text).strip_suffix(last);
            front.is_some_and(|front| front.is_empty() || front.ends_with(' '))
        };
        let mut seen: Vec<EntityId> =
            self.before(start, id).filter(|(_, mention)| shares(mention)).map(|(other, _)| other).collect();
        seen.sort_unstable();
        seen.dedup();
        seen.len()
    }
}

/// How many mentions are looked back upon.
const LOOK_BACK: usize = 40;
/// How many mentions before a source one that reaches into it is looked for.
const NEAR: usize = 8;
