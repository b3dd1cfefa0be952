//! Speakers: the source of each attribution by the fullest name the text gives.
//!
//! The source phrase is taken apart (`phrase`, `joint`); its head is a name, a descriptor or a pronoun, and the
//! entity behind it gives the name. Where the text names nobody, the words as written stand in; where there is no
//! source at all, the words beside the verb (`beside`) or the turn of the discourse may tell (`turn`).

mod beside;
mod cell;
mod descriptor;
mod document;
mod echo;
mod fronts;
mod introduction;
mod joint;
mod kind_behind;
mod named_later;
mod namer;
mod names;
mod outlet;
mod part;
mod phrase;
mod same_document;
mod single_they;
mod statement;
mod taken_up;
#[cfg(test)]
mod testing;
mod together;
mod told_document;
mod turn;
mod voice;
mod written;

use std::cell::OnceCell;

use namer::{Namer, join};
use phrase::Phrase;

use crate::entity::Built;
use crate::lexicon::entries::WordUse;
use crate::mention::{CLOSED, DETERMINER, View, WordMap};
use crate::model::{
    Attribution, Class, Classes, EntityKind, Mention, MentionKind, Metadata, Naming, Polarity, SpeakerKind,
};

/// Names the speaker of each attribution; parallel to `attributions`.
pub fn name_speakers(
    view: &View<'_>,
    metadata: &Metadata,
    attributions: &[Attribution],
    mentions: &[Mention],
    built: &Built,
) -> Vec<Naming> {
    let (makers, written) = (WordMap::default(), WordMap::default());
    let (owned, called) = (OnceCell::new(), OnceCell::new());
    let mut named = vec![false; built.entities.len()];
    for mention in mentions.iter().filter(|mention| mention.kind == MentionKind::Name) {
        mention.entity.into_iter().for_each(|entity| named[entity.0] = true);
    }
    let mut namer = Namer { view, metadata, mentions, built, named, talk: None, makers, written, owned, called };
    namer.talk =
        attributions.iter().filter(|row| is_question(row) || namer.is_labelled(row)).map(|row| row.hull().start).min();
    let mut done: Vec<Naming> = Vec::with_capacity(attributions.len());
    for (at, attribution) in attributions.iter().enumerate() {
        let naming = if let Some(before) = attribution.continues.and_then(|before| done.get(before)) {
            Some(before.clone())
        } else if attribution.source.is_empty() {
            let behind_question = at.checked_sub(1).is_some_and(|before| is_question(&attributions[before]));
            if is_question(attribution) {
                attribution.content.first().and_then(|span| namer.interviewer(*span))
            } else if attribution.cue.is_empty() && behind_question {
                attribution.content.first().and_then(|span| namer.interviewed(*span))
            } else if attribution.cue.is_empty() {
                turn::floating(&namer, attributions, at, &done)
            } else {
                namer.beside_cue(attribution).or_else(|| namer.clause_subject(attribution))
            }
        } else {
            namer
                .joint_again(attribution, attributions, &done)
                .or_else(|| namer.single_they(attribution, attributions, &done))
                .or_else(|| namer.of_source(attributions, at, &done))
        };
        done.push(naming.map(|naming| cell::tidy(view, naming)).unwrap_or_default());
    }
    same_document::name_documents_again(&namer, attributions, &mut done);
    told_document::name_documents_told(&namer, attributions, &mut done);
    statement::name_by_the_row_beside(&namer, attributions, &mut done);
    named_later::name_introduced(&namer, attributions, &mut done);
    taken_up::name_taken_up(&namer, attributions, &mut done);
    echo::name_quotations_of_headlines(&namer, attributions, &mut done);
    done
}

/// Whether a row is a question that an interviewer without a label puts.
fn is_question(row: &Attribution) -> bool {
    row.polarity == Polarity::Asked && row.cue.is_empty()
}

impl<'a, 'b> Namer<'a, 'b> {
    fn of_source(&mut self, attributions: &[Attribution], at: usize, done: &[Naming]) -> Option<Naming> {
        let attribution = &attributions[at];
        for span in &attribution.source {
            let phrase = Phrase::new(self.view, self.mentions, self.view.tokens_in(*span));
            if phrase.tokens.is_empty() {
                continue;
            }
            if let Some(label) = self.label(&phrase) {
                return if label { self.interviewer(*span) } else { self.interviewed(*span) };
            }
            if self.is_first_person(&phrase) {
                return self.first_person(attributions, at, done);
            }
            if let Some(naming) = self
                .together(&phrase)
                .or_else(|| self.by_initials(&phrase))
                .or_else(|| self.by_word_of_name(&phrase))
                .or_else(|| self.of_phrase(&phrase))
            {
                self.remember(&naming);
                return Some(naming);
            }
        }
        None
    }

    /// *two people with knowledge of the matter*, so that *they* are the same words.
    fn remember(&mut self, naming: &Naming) {
        if let ([entity], [speaker]) = (naming.entities.as_slice(), naming.speakers.as_slice())
            && !self.has_name(&self.built.entities[entity.0])
        {
            let known = self.written.entry(*entity).or_default();
            if speaker.len() > known.len() {
                known.clone_from(speaker);
            }
        }
    }

    fn of_phrase(&mut self, phrase: &Phrase<'_, '_>) -> Option<Naming> {
        if let Some(naming) = self.owner_of_outlet(phrase) {
            return Some(naming);
        }
        // a poll conducted by one paper and another: one document
        if let Some(id) = self.head(phrase, phrase.core_end())
            && self.mentions[id].entity_kind == EntityKind::Document
            && !self.makers_in(phrase, &self.mentions[id]).is_empty()
        {
            return self.of_document(phrase, id);
        }
        if let Some(id) = fronts::holder(phrase) {
            let holder = self.of_mention(id, self.built.links[id].why, 1.0);
            // Rail and Tram Union secretary Ida Quist and her deputy Nadia Roe
            let end = self.mentions[id].tokens.end;
            let rest = phrase.sub(end + 1..phrase.tokens.end.max(end + 1));
            let other = self.view.has(end, Class::And).then(|| self.of_part(&rest)).flatten();
            return if other.is_some() { Some(join(holder.into_iter().chain(other).collect())) } else { holder };
        }
        let parts = joint::parts(phrase);
        if !parts.is_empty() {
            let alone = parts.len() == 1;
            let mut named: Vec<Naming> = parts.into_iter().filter_map(|part| self.of_part(&phrase.sub(part))).collect();
            if named.len() > 1 {
                return Some(join(named));
            }
            if alone && !named.is_empty() {
                return named.pop();
            }
        }
        self.of_part(phrase)
    }

    /// A phrase without coordination.
    fn of_part(&mut self, phrase: &Phrase<'_, '_>) -> Option<Naming> {
        if let Some(naming) = self.indefinite(phrase) {
            return naming;
        }
        if let Some(told) = one_told(phrase).or_else(|| other_told(phrase)) {
            return self.of_part(&told);
        }
        if let Some(id) = self.holder(phrase) {
            return self.of_mention(id, self.built.links[id].why, 1.0);
        }
        let end = phrase.core_end();
        if let Some(id) = self.told_behind(phrase, end) {
            return self.of_mention(id, "with what it is behind", 0.9);
        }
        match self.head(phrase, end) {
            Some(id) => self.of_head(phrase, id, end),
            None => self
                .named_behind(phrase, end)
                .or_else(|| self.called(phrase, end))
                .or_else(|| self.maker_of_things(phrase, end))
                .or_else(|| self.owner_of_things(phrase, end))
                .or_else(|| self.as_written(phrase, SpeakerKind::Group)),
        }
    }

    /// *Ann Roe general secretary of the union*: the name right before an office, where a comma is left out.
    fn holder(&self, phrase: &Phrase<'_, '_>) -> Option<usize> {
        let (id, name) = phrase.each().next().filter(|(_, mention)| mention.kind == MentionKind::Name)?;
        let (_, office) = phrase.each().find(|(_, mention)| mention.tokens.start >= name.tokens.end)?;
        let next = office.kind == MentionKind::Descriptor && office.tokens.start == name.tokens.end;
        (next && name.tokens.start == phrase.tokens.start).then_some(id)
    }

    /// *The maker, Tarn Coatings,*: the name behind a noun that no lexicon holds as anybody’s.
    fn named_behind(&self, phrase: &Phrase<'_, '_>, end: usize) -> Option<Naming> {
        let view = self.view;
        let first = phrase.tokens.start;
        // One of the county’s largest firms, Tarn Coatings,
        let one = view.has(first, Class::Number) && view.has(first + 1, Class::Of);
        // A toy importer from Oda, Ann Lee
        let narrowed = view.any(end, Classes::of(&[Class::Preposition, Class::Of]));
        let comma = if one || narrowed { (end..phrase.tokens.end).find(|&at| view.word(at) == ",")? } else { end };
        // The show’s co-producer, Ann Lee,
        let owned = (first..comma).any(|at| view.is_possessive(at));
        let definite = (view.any(first, DETERMINER) || owned) && view.word(comma) == ",";
        // The glazier, the firm Tarn Coatings
        let noun = view.is_the(comma + 1) && view.is_lower(comma + 2) && !view.any(comma + 2, CLOSED);
        let start = comma + 1 + 2 * usize::from(noun);
        let starts = |(_, mention): &(usize, &Mention)| mention.tokens.start == start;
        let (id, name) = phrase.each().find(starts).filter(|_| definite)?;
        let whole = name.tokens.end >= phrase.tokens.end || matches!(view.word(name.tokens.end), "," | "(");
        let person = name.entity_kind == EntityKind::Person && view.head(name).len() > 1;
        let fits = name.kind == MentionKind::Name
            && name.entity_kind != EntityKind::Place
            && whole
            && (person || !narrowed || one);
        fits.then(|| self.of_mention(id, "apposition", 0.9)).flatten()
    }

    /// *the limnologist*: the one beside whose name the word stands.
    fn called(&self, phrase: &Phrase<'_, '_>, end: usize) -> Option<Naming> {
        let view = self.view;
        let start = phrase.tokens.start;
        let definite =
            view.has(start, Class::Article) && view.word(start).len() > 2 && (2..=3).contains(&(end - start));
        if !definite {
            return None;
        }
        let called = self.called.get_or_init(|| names::called(view, self.mentions));
        let id = called.get(&view.words.hash(end - 1)).copied().flatten()?;
        self.of_mention(id, "called so beside the name", 0.8)
    }

    /// *somebody*, *nobody*: nobody to name.
    fn indefinite(&self, phrase: &Phrase<'_, '_>) -> Option<Option<Naming>> {
        let first = phrase.tokens.start;
        (self.view.is_for(first, WordUse::Indefinite) && phrase.tokens.len() == 1).then_some(None)
    }

    fn of_head(&mut self, phrase: &Phrase<'_, '_>, id: usize, end: usize) -> Option<Naming> {
        let mention = &self.mentions[id];
        match mention.kind {
            MentionKind::Name => {
                // The Oduro, Mr Peter Dale: a title that no lexicon has.
                let head = self.view.head(mention);
                let title = self.view.is_the(phrase.tokens.start)
                    && head.len() == 1
                    && self.view.tokens[head.start].classes.is_empty();
                let holder = title.then(|| self.name_behind_comma(phrase, end, EntityKind::Person)).flatten();
                let holder = holder.filter(|&name| self.mentions[name].entity_kind == EntityKind::Person);
                self.of_mention(holder.unwrap_or(id), self.built.links[id].why, 1.0)
            }
            MentionKind::Pronoun => self.of_pronoun(phrase, id),
            MentionKind::Descriptor => self.of_descriptor(phrase, id, end),
        }
    }

    fn of_pronoun(&mut self, phrase: &Phrase<'_, '_>, id: usize) -> Option<Naming> {
        // those who: the words themselves.
        let mention = &self.mentions[id];
        if self.view.any(mention.tokens.start, Classes::of(&[Class::Demonstrative])) && phrase.tokens.len() > 1 {
            return self.as_written(phrase, SpeakerKind::Group);
        }
        let Some(entity) = mention.entity else { return self.before_relative(id) };
        if let Some(maker) = self.makers.get(&entity) {
            return Some(maker.clone());
        }
        self.of_mention(id, self.built.links[id].why, 1.0)
    }

    /// Where the noun phrase right before a relative pronoun begins, behind its article: *a filing, which*.
    fn noun_before(&self, floor: usize, at: usize) -> Option<usize> {
        /// The most words of it.
        const WORDS: usize = 4;
        let view = self.view;
        let end = if view.word(at - 1) == "," { at - 1 } else { at };
        let noun = |place: &usize| view.is_word(*place) && !view.any(*place, CLOSED);
        let start = (floor..end).rev().take(WORDS).take_while(noun).last()?;
        let article = start > floor && view.has(start - 1, Class::Article);
        article.then_some(start)
    }

    /// *the 30 percent who*, *those in finance who*: the words before a relative pronoun that no mention holds.
    fn before_relative(&self, id: usize) -> Option<Naming> {
        let view = self.view;
        let at = self.mentions[id].tokens.start;
        if !view.has(at, Class::Relative) || view.has(at, Class::That) {
            return None;
        }
        let floor = view.bounds(at).start.max(at.saturating_sub(10));
        if at == floor {
            return None;
        }
        let inner = Classes::of(&[Class::Of, Class::Preposition, Class::Article]);
        let open = |place: usize| {
            (view.is_word(place) || view.is_number(place))
                && (!view.any(place, CLOSED) || view.any(place, inner) || view.has(place, Class::Demonstrative))
                && !view.any(place, Classes::of(&[Class::StrongVerb]))
        };
        let mut start = at;
        while start > floor && open(start - 1) {
            start -= 1;
        }
        let counted = |&place: &usize| {
            view.is_number(place) || view.any(place, Classes::of(&[Class::Demonstrative, Class::Number]))
        };
        let start = (start..at).rev().find(counted).or_else(|| self.noun_before(floor, at))?;
        let end = if view.word(at - 1) == "," { at - 1 } else { at };
        let phrase = Phrase::new(view, self.mentions, start..end);
        let mut naming = self.as_written(&phrase, SpeakerKind::Group)?;
        naming.confidence = 0.6;
        Some(naming)
    }
}

/// *The other,* **Tarn Mutual**: who of two is meant, the name behind tells.
fn other_told<'a, 'b>(phrase: &Phrase<'a, 'b>) -> Option<Phrase<'a, 'b>> {
    let view = phrase.view;
    let first = phrase.tokens.start;
    let other = view.is_the(first) && view.has(first + 1, Class::Quantifier);
    let closed = matches!(view.word(first + 2), "," | "-" | "—" | "–");
    let told = phrase.sub(first + 3..phrase.tokens.end);
    let ends = |(_, name): (usize, &Mention)| name.kind == MentionKind::Name && name.tokens.end == told.tokens.end;
    (other && closed && told.each().any(ends)).then_some(told)
}

/// *One of them,* **a government official**: what a number alone leaves open, its apposition tells.
fn one_told<'a, 'b>(phrase: &Phrase<'a, 'b>) -> Option<Phrase<'a, 'b>> {
    let view = phrase.view;
    let first = phrase.tokens.start;
    let of_them = view.has(first + 1, Class::Of) && view.any(first + 2, CLOSED);
    let comma = first + 1 + 2 * usize::from(of_them);
    let alone = view.has(first, Class::Number) && view.word(comma) == ",";
    let article = view.has(comma + 1, Class::Article) && !view.is_the(comma + 1);
    (alone && article && comma + 2 < phrase.tokens.end).then(|| phrase.sub(comma + 1..phrase.tokens.end))
}

#[cfg(test)]
mod tests {
    use super::testing::{namings, speaker};
    use crate::model::SpeakerKind;

    #[test]
    fn long_sources_by_their_head() {
        let cases = [
            (
                "Italy’s Green League leader Dario Conti said it would rain.",
                "Italy’s Green League leader Dario Conti",
                "Dario Conti",
            ),
            (
                "It would rain, said the head of the port authority’s night shift, Lee Grant.",
                "the head of the port authority’s night shift, Lee Grant",
                "Lee Grant",
            ),
            (
                "Mitch Moss, policy professor and director of the Rudd Centre, said it would rain.",
                "Mitch Moss, policy professor and director of the Rudd Centre,",
                "Mitch Moss",
            ),
            (
                "A spokesman for Northgate Trust said it would rain.",
                "A spokesman for Northgate Trust",
                "spokesman for Northgate Trust",
            ),
            ("Some Republicans said it would rain.", "Some Republicans", "Republicans"),
        ];
        for (text, source, expected) in cases {
            assert_eq!(speaker(text, source, "said", "rain"), expected, "{text}");
        }
    }

    #[test]
    fn kinds_and_titles() {
        let text = "Peruvian President Delia Marca said it would rain. Officials said it would snow.";
        let found = namings(text, &[("Peruvian President Delia Marca", "said", "rain"), ("Officials", "said", "snow")]);
        assert_eq!((found[0].kind, found[0].title.as_str()), (SpeakerKind::Person, "Peruvian President"));
        assert_eq!(found[1].kind, SpeakerKind::Group);
        let found = namings("The Sentinel said it would rain. Vhiri agreed.", &[("The Sentinel", "said", "rain")]);
        assert_eq!(found[0].kind, SpeakerKind::Organisation);
    }

    #[test]
    fn one_of_them_by_what_is_said_of_him() {
        let by = |source: &str| speaker(&format!("{source} said it would rain."), source, "said", "rain");
        assert_eq!(by("One of them, a government official,"), "government official");
        assert_eq!(by("One, a lieutenant with 12 years of service,"), "lieutenant with 12 years of service");
        assert_eq!(by("One of the farmers, a father of two,"), "One of the farmers");
        assert_eq!(by("The other, Tarn Mutual,"), "Tarn Mutual");
        assert_eq!(by("The Oduro, Mr Peter Dale,"), "Peter Dale");
    }

    #[test]
    fn by_the_name_before_an_office_without_a_comma() {
        let by = |source: &str| speaker(&format!("{source} said it would rain."), source, "said", "rain");
        assert_eq!(by("Nadia Roe general secretary of the Rail Union"), "Nadia Roe");
        assert_eq!(by("Nadia Roe director of the museum,"), "Nadia Roe");
        assert_eq!(by("A Nadia Roe campaign manager"), "Nadia Roe campaign manager");
    }

    #[test]
    fn by_a_word_beside_the_name() {
        for who in ["Limnologist Nadia Roe", "Nadia Roe, a limnologist,"] {
            let text = format!("{who} left. The limnologist said it would rain.");
            assert_eq!(speaker(&text, "The limnologist", "said", "rain"), "Nadia Roe", "{who}");
        }
    }

    #[test]
    fn by_the_name_behind_an_unknown_noun() {
        let text = "The glazier, Tarn Coatings, said it would rain.";
        assert_eq!(speaker(text, "The glazier, Tarn Coatings,", "said", "rain"), "Tarn Coatings");
        let text = "The glazier, the firm Tarn Coatings, said it would rain.";
        assert_eq!(speaker(text, "The glazier, the firm Tarn Coatings,", "said", "rain"), "Tarn Coatings");
        let text = "A toy glazier from Oda, Nadia Roe, said it would rain.";
        assert_eq!(speaker(text, "A toy glazier from Oda, Nadia Roe,", "said", "rain"), "Nadia Roe");
    }

    #[test]
    fn nobody_to_name() {
        assert_eq!(speaker("“Run!” somebody shouted.", "somebody", "shouted", "“Run!”"), "");
        assert_eq!(speaker("I think it will rain.", "I", "think", "rain"), "");
    }

    #[test]
    fn the_one_who_answers_is_the_one_interviewed() {
        let text = "Bogdan Ferko keeps bees. He likes them.\n\nQ: Why bees?\n\nA: Bees are kind.";
        assert_eq!(speaker(text, "A", ":", "Bees are kind."), "Bogdan Ferko");
        assert_eq!(speaker(text, "Q", ":", "Why bees?"), "");
        let text = "Bogdan Ferko keeps bees. He spoke to Lucia Hrabal in May.\n\nQ: Why bees?\n\nA: Bees are kind.";
        assert_eq!(speaker(text, "Q", ":", "Why bees?"), "Lucia Hrabal");
        // Whom the questions are about is neither of the two.
        let more = "\n\nQ: What of Nadia Roe? Nadia Roe fears bees.\n\nA: Nadia Roe is wrong.";
        let text = &format!("{text}{more}");
        let rows = [("Q", ":", "Why bees?"), ("A", ":", "Nadia Roe is wrong.")];
        let found: Vec<_> = namings(text, &rows).into_iter().map(|naming| naming.speakers).collect();
        assert_eq!(found, [["Lucia Hrabal"], ["Bogdan Ferko"]]);
        let text = "The Tarn Herald met Bogdan Ferko.\n\nTH: Why bees?\n\nFerko: Bees are kind.\n\nTH: Are they?";
        assert_eq!(speaker(text, "TH", ":", "Why bees?"), "Tarn Herald");
    }
}
