//! Documents as sources: by their maker where the phrase names one, *a poll by Tarn Research*, *Hoff’s letter*.

use super::joint;
use super::namer::{Namer, join, without_article};
use super::part::without_part;
use super::phrase::Phrase;
use crate::lexicon::entries::WordUse;
use crate::mention::{CLOSED, FINITE, View};
use crate::model::{Attribution, Class, Classes, EntityId, EntityKind, Mention, MentionKind, Naming, SpeakerKind};

/// How a document was named by somebody else.
pub(super) const MAKER: &str = "maker of the document";
pub(super) const SAME: &str = "maker of the same document";
pub(super) const OWNER: &str = "owner of the document";
const ISSUED: &str = "issued the document";

/// Whether a name is that of whoever made, gave out or owns a document.
pub(super) fn is_by_maker(naming: &Naming) -> bool {
    [MAKER, SAME, OWNER, ISSUED].contains(&naming.why)
}

/// Whether a mention is a document without a name.
pub(super) fn is_document(mention: &Mention) -> bool {
    mention.kind == MentionKind::Descriptor && mention.entity_kind == EntityKind::Document
}

impl<'a> Namer<'a, '_> {
    /// The mention that heads the source of a row.
    pub(super) fn source_head(&self, attribution: &Attribution) -> Option<usize> {
        let phrase = Phrase::new(self.view, self.mentions, self.view.tokens_in(*attribution.source.first()?));
        // part of the statement
        let phrase = without_part(&phrase).unwrap_or(phrase);
        self.head(&phrase, phrase.core_end())
    }

    /// The last word of a document’s noun.
    pub(super) fn document_noun(&self, mention: &Mention) -> &'a str {
        self.view.word(self.view.head(mention).end.saturating_sub(1))
    }

    /// The kinds of documents that a noun may stand for, by the lexicon.
    pub(super) fn document_kinds(&self, noun: &str) -> &'a [&'static str] {
        let entry = self.view.lexicon.document_kinds.iter().find(|entry| entry.word.eq_ignore_ascii_case(noun));
        entry.map_or(&[], |entry| &entry.kinds)
    }
}

impl Namer<'_, '_> {
    /// A document by its maker where the phrase names one, else by its own words.
    pub(super) fn of_document(&mut self, phrase: &Phrase<'_, '_>, id: usize) -> Option<Naming> {
        let mention = &self.mentions[id];
        let makers = self.makers_in(phrase, mention);
        if !makers.is_empty() {
            let named: Vec<Naming> =
                makers.into_iter().filter_map(|maker| self.of_mention(maker, MAKER, 0.9)).collect();
            let naming = if named.len() == 1 { named.into_iter().next() } else { Some(join(named)) };
            if let (Some(entity), Some(naming)) = (mention.entity, &naming) {
                self.makers.insert(entity, naming.clone());
            }
            return naming;
        }
        if let Some(naming) = self.unnamed_maker(phrase, self.view.head(mention).end) {
            if let Some(entity) = mention.entity {
                self.makers.insert(entity, naming.clone());
            }
            return Some(naming);
        }
        if let Some(naming) = self.body_before(mention) {
            return Some(naming);
        }
        if let Some(maker) = mention.entity.and_then(|entity| self.makers.get(&entity)) {
            return Some(maker.clone());
        }
        // The agency issued a statement. The statement said …
        let issuer = mention.entity.and_then(|entity| self.issuer(entity, id));
        if let Some(naming) = issuer.and_then(|issuer| self.of_mention(issuer, ISSUED, 0.8)) {
            if let Some(entity) = mention.entity {
                self.makers.insert(entity, naming.clone());
            }
            return Some(naming);
        }
        self.as_written(phrase, SpeakerKind::Document)
    }

    /// *a study by scientists in Oman*, *a letter from a resident*: makers whom nobody names, by their own words.
    fn unnamed_maker(&mut self, phrase: &Phrase<'_, '_>, document: usize) -> Option<Naming> {
        // Whoever had it made is its maker only by name.
        let maker = self.phrase_of_maker(phrase, document).filter(|maker| !self.is_ordered(maker))?;
        let id = self.head(&maker, maker.core_end())?;
        let mention = &self.mentions[id];
        let people = matches!(mention.entity_kind, EntityKind::Person | EntityKind::Group | EntityKind::Organisation);
        let naming = (mention.kind == MentionKind::Descriptor && people).then(|| self.of_phrase(&maker)).flatten()?;
        Some(Naming { why: MAKER, ..naming })
    }

    /// What stands behind the preposition that goes before the makers of a document, up to what is said of the document once
    /// more: *by* **the University of Exeter** *published in 2023*.
    fn phrase_of_maker<'p, 'q>(&self, phrase: &Phrase<'p, 'q>, document: usize) -> Option<Phrase<'p, 'q>> {
        let view = self.view;
        let by = (document..phrase.tokens.end).find(|&at| self.is_by(document, at))?;
        if by + 1 >= phrase.tokens.end {
            return None;
        }
        // by Tarn Research and printed in
        let joined = |at: usize| {
            view.has(at - 1, Class::And) && view.has(at, Class::Participle) && view.has(at + 1, Class::Preposition)
        };
        let again = |&at: &usize| view.is_lower(at) && (is_making(view, at) && !view.any(at - 1, CLOSED) || joined(at));
        let end = (by + 2..phrase.tokens.end).find(again).unwrap_or(phrase.tokens.end);
        let end = end - usize::from(view.has(end - 1, Class::And));
        Some(phrase.sub(by + 1..end))
    }

    /// Whether the makers are those who had the document made: *commissioned by*.
    fn is_ordered(&self, makers: &Phrase<'_, '_>) -> bool {
        makers.tokens.start > 1 && self.view.is_for(makers.tokens.start - 2, WordUse::Ordering)
    }

    /// *new Omani government figures*: the body whose noun stands before the document’s, with where it is from.
    fn body_before(&self, document: &Mention) -> Option<Naming> {
        /// The most nouns between the two.
        const BETWEEN: usize = 2;
        let view = self.view;
        let head = view.head(document).start;
        let front = without_article(view, document.tokens.clone()).start..head;
        let noun = |at: usize| view.is_lower(at) && !view.any(at, CLOSED);
        // State figures are no state’s: a word that may be a verb or a quality too is no body by itself.
        let body = |at: usize| view.is_lower(at) && view.any(at, BODY) && !view.has(at, Class::RoleModifier);
        let body = front.clone().rev().find(|&at| body(at))?;
        let near = head - body <= BETWEEN + 1 && (body + 1..head).all(noun);
        // health ministry data
        let quality = CLOSED.with(Classes::of(&[Class::RoleModifier, Class::Adverb, Class::Time]));
        let field = |&at: &usize| view.is_lower(at) && view.has(at, Class::Field) && !view.any(at, quality);
        let start = (front.start..body).rev().take_while(field).last().unwrap_or(body);
        // New Omani figures: the first capital of a sentence tells no origin where another word does.
        let named = |at: usize| view.is_capital(at) && (!view.is_initial(at) || at + 1 == start);
        let origin = |&at: &usize| named(at) && view.any(at, ORIGIN) && !view.is_possessive(at + 1);
        let start = (front.start..start).rev().take_while(origin).last().unwrap_or(start);
        // A court filing is not the court’s: the two words are the document’s noun.
        near.then(|| Naming {
            speakers: vec![self.text(start..body + 1).to_owned()],
            kind: SpeakerKind::Organisation,
            confidence: 0.7,
            why: MAKER,
            ..Naming::default()
        })
    }

    /// *Water Commission records*, *Tarn Institute figures*, *the government’s announcement*: the body whose things speak, where no lexicon holds the noun
    /// as one of people.
    pub(super) fn owner_of_things(&self, phrase: &Phrase<'_, '_>, end: usize) -> Option<Naming> {
        let view = self.view;
        let may_own = |mention: &Mention| match mention.kind {
            MentionKind::Name => true,
            MentionKind::Descriptor => mention.entity_kind == EntityKind::Organisation,
            MentionKind::Pronoun => false,
        };
        let (id, body) = phrase.each().find(|(_, mention)| may_own(mention))?;
        let first = phrase.tokens.start;
        let opens = body.tokens.start == first || body.tokens.start == first + 1 && view.has(first, Class::Article);
        let people = Classes::of(&[Class::Role, Class::PersonNoun, Class::Group, Class::Body, Class::Media]);
        let owned = view.is_possessive(body.tokens.end);
        let nouns = body.tokens.end + usize::from(owned)..end;
        // The government announcement, but not state figures, nor the quality in new government figures.
        let single = body.tokens.len() == 1 || view.has(first, Class::Demonym) || view.has(first, Class::Article);
        let whole =
            body.kind == MentionKind::Name || owned || single && !view.has(body.tokens.end - 1, Class::RoleModifier);
        let things = (1..=3).contains(&nouns.len())
            && nouns.clone().all(|at| view.is_lower(at) && !view.any(at, CLOSED) && !view.any(at, people));
        let thing = view.any(end - 1, Classes::of(&[Class::Document, Class::CueNoun]));
        let fits = opens && whole && things && thing && (owned || body.entity_kind == EntityKind::Organisation);
        fits.then(|| self.of_mention(id, OWNER, 0.8)).flatten()
    }

    /// *Tests by Tarn Research*, *the questions from the council*: the makers of what no lexicon holds as a document.
    pub(super) fn maker_of_things(&self, phrase: &Phrase<'_, '_>, end: usize) -> Option<Naming> {
        let made = self.view.has(end, Class::By) || self.view.has(end.saturating_sub(1), Class::CueNoun);
        let makers = if made { self.makers_behind(phrase, end) } else { Vec::new() };
        let named: Vec<Naming> = makers.into_iter().filter_map(|maker| self.of_mention(maker, MAKER, 0.8)).collect();
        (!named.is_empty()).then(|| join(named))
    }

    /// The names before the document’s noun, or those of its makers behind it.
    pub(super) fn makers_in(&self, phrase: &Phrase<'_, '_>, document: &Mention) -> Vec<usize> {
        let view = self.view;
        let head = view.head(document);
        let owns = |(_, mention): &(usize, &Mention)| {
            let before = mention.tokens.end <= head.start && mention.entity.is_some();
            let owner = mention.kind == MentionKind::Pronoun && view.has(mention.tokens.start, Class::Possessive);
            // the government’s statement, the comptroller’s report
            let kinds = [EntityKind::Organisation, EntityKind::Person];
            // the officers’ report, but a state tenants’ rights suit
            let first = phrase.tokens.start;
            let people = mention.entity_kind == EntityKind::Group
                && (view.is_the(first) || mention.tokens.start == first && !view.has(first, Class::Article));
            let body = mention.kind == MentionKind::Descriptor
                && (people || kinds.contains(&mention.entity_kind))
                && view.is_possessive(mention.tokens.end);
            before && (owner || body || is_maker(mention))
        };
        let mut out: Vec<usize> = phrase.each().filter(owns).map(|(id, _)| id).collect();
        // Her observer’s log is the observer’s.
        let owners: Vec<_> = out.iter().map(|&id| self.mentions[id].tokens.clone()).collect();
        out.retain(|&id| {
            let own = &self.mentions[id].tokens;
            !owners.iter().any(|other| other != own && other.start <= own.start && own.end <= other.end)
        });
        out.extend(self.makers_behind(phrase, head.end));
        out
    }

    /// *a poll conducted by Tarn Research*, *data from the Health Office*: the names that the phrases behind the preposition
    /// end with; none where one of those joined is unnamed, for half of the makers are not the maker.
    pub(super) fn makers_behind(&self, phrase: &Phrase<'_, '_>, document: usize) -> Vec<usize> {
        let Some(rest) = self.phrase_of_maker(phrase, document) else { return Vec::new() };
        let mut parts = joint::parts(&rest);
        if parts.is_empty() {
            parts.push(rest.tokens.clone());
        }
        let mut out = Vec::new();
        for part in parts {
            let named = |&id: &usize| {
                let entity = self.mentions[id].entity;
                entity.is_some_and(|entity| self.has_name(&self.built.entities[entity.0]))
            };
            let maker = self.maker(&rest.sub(part), !out.is_empty());
            match maker.filter(|id| named(id) || !self.is_ordered(&rest)) {
                Some(id) => out.push(id),
                None => return Vec::new(),
            }
        }
        out
    }

    /// The maker by name: *lighting maker Philips*, *the Department’s Bureau*, *its chief officer, Lee Grant*; *the company*
    /// where its name is known.
    fn maker(&self, part: &Phrase<'_, '_>, joined: bool) -> Option<usize> {
        let end = part.core_end();
        let id = self.head(part, end)?;
        let mention = &self.mentions[id];
        let entity = mention.entity?;
        if mention.tokens.end > part.tokens.end {
            return None;
        }
        // Half of two makers is not the maker.
        let and = |at: usize| self.view.has(at, Class::And) && part.name_over(at).is_none();
        if (part.tokens.start..end).any(and) {
            return None;
        }
        if mention.kind == MentionKind::Name {
            // A piece of a name, or a place that is taken for a body: data from Hong Kong.
            let mut name = self.view.head(mention);
            let whole = !self.view.is_possessive(name.start) && !name.all(|at| self.view.has(at, Class::Place));
            return (is_maker(mention) && whole).then_some(id);
        }
        if mention.kind != MentionKind::Descriptor {
            return None;
        }
        // by CNN and other networks
        if mention.plural {
            return joined.then_some(id);
        }
        let behind = (mention.entity_kind == EntityKind::Person)
            .then(|| self.name_behind_comma(part, end, EntityKind::Person))
            .flatten();
        // an audit by Georgia’s health department, a letter from the council: which one is told
        let told = self.view.is_the(part.tokens.start)
            || mention.entity_kind == EntityKind::Organisation
                && (part.tokens.start..end).any(|at| self.view.is_possessive(at));
        let known = self.has_name(&self.built.entities[entity.0]) || mention.entity_kind == EntityKind::Organisation;
        behind.or_else(|| (known && told).then_some(id))
    }

    /// The subject of the verb of making whose object the document was, or of the verb of saying whose place it was,
    /// where it came up before.
    fn issuer(&self, entity: EntityId, id: usize) -> Option<usize> {
        let first = self.built.entities[entity.0].mentions.first().map(|first| first.0).filter(|&first| first <= id)?;
        self.issuer_of(first)
    }

    /// The same, for the document that is the mention `first`.
    pub(super) fn issuer_of(&self, first: usize) -> Option<usize> {
        let view = self.view;
        let document = &self.mentions[first];
        let bounds = view.bounds(document.tokens.start);
        let floor = bounds.start;
        let whole = |other: usize| {
            let mention = &self.mentions[other];
            let named = mention.entity.is_some_and(|entity| self.has_name(&self.built.entities[entity.0]));
            named || mention.entity_kind == EntityKind::Organisation
        };
        // In a letter to the board, Roe wrote …; Roe wrote in a letter.
        let inside = |&at: &usize| at >= floor && view.is_for(at, WordUse::Holder) && !document.plural;
        if let Some(at) = document.tokens.start.checked_sub(1).filter(inside) {
            let speaks =
                |&other: &usize| self.built.positions[other].speaks && self.built.positions[other].main && whole(other);
            let inside = |&other: &usize| self.mentions[other].tokens.start < bounds.end;
            let ahead = || (first + 1..self.mentions.len()).take(12).take_while(inside).find(speaks);
            // State health director Nadia Roe, in a statement, advised
            let between = || {
                let opens = at > floor + 1 && view.word(at - 1) == ",";
                let subject =
                    (0..first).rev().take(6).find(|&other| self.built.positions[other].subject && whole(other));
                subject.filter(|&other| opens && self.mentions[other].tokens.end + 1 == at)
            };
            let behind = || {
                let near = (0..first).rev().take(6).find(speaks)?;
                let verb = self.mentions[near].tokens.end;
                (verb >= floor && (verb..at).all(|place| view.word(place) != ",")).then_some(near)
            };
            if let Some(found) = if at == floor { ahead() } else { behind().or_else(between) } {
                return Some(found);
            }
        }
        let makes = |at: &usize| {
            view.has(*at, Class::Past) && is_making(view, *at) && !view.has(at.saturating_sub(1), Class::Be)
        };
        let near = document.tokens.start.saturating_sub(3).max(floor);
        let verb = (near..document.tokens.start).rev().find(makes)?;
        let before = self.mentions[..first].iter().enumerate().rev().take(8);
        before
            .take_while(|(_, mention)| mention.tokens.start >= floor)
            .find(|(other, mention)| {
                mention.tokens.end <= verb && self.built.positions[*other].subject && whole(*other)
            })
            .map(|(other, _)| other)
    }

    /// Whether a word is the participle of a maker: *conducted*, *published*.
    pub(super) fn is_making(&self, at: usize) -> bool {
        is_making(self.view, at)
    }

    /// Whether the preposition names the maker of the document that ends at `document`: right behind it or a time, or
    /// behind the participle of a maker.
    pub(super) fn is_by(&self, document: usize, at: usize) -> bool {
        let view = self.view;
        let time = Classes::of(&[Class::Calendar, Class::Time, Class::Adverb, Class::Demonstrative, Class::As]);
        // The survey, by Tarn Research
        let first = document + usize::from(view.word(document) == "," && document < at);
        let near = || (first..at).all(|place| view.any(place, time) || view.any(place + 1, CALENDAR));
        // made by, carried out by
        let small = Classes::of(&[Class::Preposition, Class::Adverb]);
        let made = || {
            let before = at.saturating_sub(1);
            is_making(view, before)
                || view.is_for(before, WordUse::Ordering)
                || view.any(before, small) && at > document + 1 && is_making(view, at - 2)
        };
        // A poll released last week by Tarn Research
        let begun = || {
            // carried out by, published in 2019 by
            let small = Classes::of(&[Class::Preposition, Class::Adverb]);
            let fits = |place: usize| {
                view.any(place, time.with(CALENDAR).with(small))
                    || view.any(place + 1, CALENDAR)
                    || view.is_number(place)
            };
            is_making(view, first) && (first + 1..at).all(fits)
        };
        // carried out for the council by; on child poverty by: whom or what a document is for
        let aimed = || {
            let small = Classes::of(&[Class::Preposition]);
            let own = document + usize::from(is_making(view, document));
            let place = (own..at).take(2).find(|&place| view.any(place, small));
            let noun = |place: usize| !view.any(place, CLOSED.with(FINITE).without(NOUNS)) && view.word(place) != ",";
            place.is_some_and(|place| at - place <= FOR && at > place + 1 && (place + 1..at).all(noun))
        };
        // A study of the valley, by Tarn Research
        let apart = || {
            let verb = FINITE.with(Classes::of(&[Class::Relative])).without(NOUNS);
            let comma = view.word(at - 1) == "," && at <= document + APART;
            comma && (document..at - 1).all(|place| !view.any(place, verb) && view.word(place) != ",")
        };
        if at > document + 1 && apart() && (view.has(at, Class::By) || view.is_for(at, WordUse::Origin)) {
            return true;
        }
        if view.has(at, Class::By) {
            return near() || made() || begun() || aimed();
        }
        view.has(at, Class::Preposition) && view.is_for(at, WordUse::Origin) && near()
    }
}

/// How many words of what it is about may stand between a document and the comma before its maker.
const APART: usize = 12;
/// How many words tell whom a document was made for.
const FOR: usize = 7;
/// Small words of a noun phrase.
const NOUNS: Classes = Classes::of(&[Class::Article, Class::Possessive, Class::Of, Class::Preposition]);
/// What a lower-case word for a body is.
const BODY: Classes = Classes::of(&[Class::Body]);
/// What tells where a body is from.
const ORIGIN: Classes = Classes::of(&[Class::Demonym, Class::Place, Class::Affiliation]);
/// A day or a month.
const CALENDAR: Classes = Classes::of(&[Class::Calendar]);

/// Whether a word is the participle of a maker: *conducted*, *published*.
fn is_making(view: &View<'_>, at: usize) -> bool {
    let word = view.word(at);
    view.lexicon.makers.iter().any(|maker| maker.participle.eq_ignore_ascii_case(word))
}

/// Whether a mention is the name of a body or a person; a place makes no documents.
fn is_maker(mention: &Mention) -> bool {
    let kind = matches!(mention.entity_kind, EntityKind::Person | EntityKind::Organisation | EntityKind::Unknown);
    mention.kind == MentionKind::Name && kind
}

#[cfg(test)]
mod tests {
    use crate::speaker::testing::speaker;

    #[test]
    fn by_the_maker_in_the_phrase() {
        assert_eq!(
            speaker("A poll by Tarn Research found rain.", "A poll by Tarn Research", "found", "rain"),
            "Tarn Research"
        );
        let text = "A survey conducted by Tarn Research found rain.";
        assert_eq!(speaker(text, "A survey conducted by Tarn Research", "found", "rain"), "Tarn Research");
        assert_eq!(
            speaker("Nadia Roe’s letter said it would rain.", "Nadia Roe’s letter", "said", "rain"),
            "Nadia Roe"
        );
    }

    #[test]
    fn by_the_name_that_the_phrase_behind_it_ends_with() {
        let by = |source: &str| speaker(&format!("{source} found rain."), source, "found", "rain");
        assert_eq!(by("Data from the Tarn Water Board"), "Tarn Water Board");
        assert_eq!(by("A poll by lighting maker Oda Lamps"), "Oda Lamps");
        assert_eq!(by("Figures by the Department’s Bureau"), "Bureau");
        assert_eq!(by("A report earlier this year by the charity Tarn Research"), "Tarn Research");
        assert_eq!(by("An audit by Oman’s water board"), "Oman’s water board");
        assert_eq!(by("A joint study from Tarn Research and Oda Bank"), "Tarn Research | Oda Bank");
        assert_eq!(by("A poll released last week by Tarn Research"), "Tarn Research");
        assert_eq!(by("A survey carried out by Tarn Research"), "Tarn Research");
        assert_eq!(by("The survey, by Tarn Research,"), "Tarn Research");
        assert_eq!(by("A survey carried out for the council by Tarn Research"), "Tarn Research");
        assert_eq!(by("A report on child poverty by Tarn Research"), "Tarn Research");
        assert_eq!(by("A study by Tarn Research published in 2023"), "Tarn Research");
        assert_eq!(by("A study by Tarn Research and printed in Oman"), "Tarn Research");
        assert_eq!(by("A study of the valley, by Tarn Research"), "Tarn Research");
        assert_eq!(by("Research published in 2019 by Tarn Research"), "Tarn Research");
        assert_eq!(by("Research commissioned by the regulator, Tarn Research"), "Tarn Research");
        assert_eq!(by("A study done last year by Tarn Research"), "Tarn Research");
        assert_eq!(by("A letter from the council"), "council");
        assert_eq!(by("The comptroller’s report"), "comptroller");
        let text = "It would rain, according to figures published by the council.";
        assert_eq!(speaker(text, "figures published by the council", "according to", "It would rain"), "council");
    }

    #[test]
    fn an_unnamed_maker_by_its_own_words() {
        let by = |source: &str| speaker(&format!("{source} found rain."), source, "found", "rain");
        assert_eq!(by("A poll by two farmers"), "two farmers");
        assert_eq!(by("A study by scientists in Oman"), "scientists in Oman");
        assert_eq!(by("A report commissioned by the council"), "report");
    }

    #[test]
    fn a_topic_and_a_place_stay_in_the_words() {
        let by = |source: &str| speaker(&format!("{source} found rain."), source, "found", "rain");
        assert_eq!(by("A report on the Tarn Water Board"), "report on the Tarn Water Board");
        assert_eq!(by("New figures from Germany"), "New figures from Germany");
    }

    #[test]
    fn by_the_one_who_issued_it() {
        let text = "Tarn Research issued a statement on Monday. The statement said it would rain.";
        assert_eq!(speaker(text, "The statement", "said", "it would rain"), "Tarn Research");
        let text = "In a memo to the board, Nadia Roe wrote that it rained. The memo said it would snow.";
        assert_eq!(speaker(text, "The memo", "said", "it would snow"), "Nadia Roe");
        let text = "Nadia Roe, in a statement, said that it rained. The statement said it would snow.";
        assert_eq!(speaker(text, "The statement", "said", "it would snow"), "Nadia Roe");
        let text = "A statement was issued on Monday. The statement said it would rain.";
        assert_eq!(speaker(text, "The statement", "said", "it would rain"), "statement");
    }

    #[test]
    fn by_the_body_that_keeps_it() {
        let text = "It would rain, according to Tarn Water Board records.";
        assert_eq!(speaker(text, "Tarn Water Board records", "according to", "It would rain"), "Tarn Water Board");
        let text = "Polls reported by Tarn Research and other institutes show rain.";
        let source = "Polls reported by Tarn Research and other institutes";
        assert_eq!(speaker(text, source, "show", "rain"), "Tarn Research | other institutes");
    }

    #[test]
    fn by_the_noun_for_a_body_before_it() {
        let by = |source: &str| speaker(&format!("{source} showed rain."), source, "showed", "rain");
        assert_eq!(by("Omani government figures"), "Omani government");
        let text = "It would rain, according to health ministry data.";
        assert_eq!(speaker(text, "health ministry data", "according to", "It would rain"), "health ministry");
        assert_eq!(by("State figures"), "State figures");
        assert_eq!(by("A damning council report"), "council");
        assert_eq!(by("The government’s announcement"), "government");
        assert_eq!(by("A court filing"), "court filing");
    }

    #[test]
    fn by_its_own_words() {
        assert_eq!(
            speaker("An internal memo said it would rain.", "An internal memo", "said", "rain"),
            "internal memo"
        );
        let text = "A report obtained by Tarn Research said it would rain.";
        assert_eq!(speaker(text, "A report obtained by Tarn Research", "said", "rain"), "report");
    }
}
