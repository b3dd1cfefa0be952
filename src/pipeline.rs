//! The only file that knows the order of the stages.

use std::collections::HashSet;
use std::ops::Range;

use crate::attribution::{
    self, Parts, propose::decode::Cache, propose::rules::ALL as RULES, trace::Trace, weights::Weights,
};
use crate::built_in::{CALIBRATION, WEIGHTS};
use crate::confidence::Calibration;
use crate::entity::Choices;
use crate::lexicon::Lexicon;
use crate::model::{Analysis, CueId, Joined, Outcome};
use crate::roster::Roster;
use crate::statement_date::Page;
use crate::{confidence, cue, entity, mention, quote, segment, sequence, speaker, statement_date};

/// Longer texts are read in parts, in bytes.
const LONG: usize = 2 << 20;
/// How long parts are at most, in bytes.
const PART: usize = 1 << 17;

/// What the analysis is asked for.
///
/// ```
/// use whosaid::{Engine, Options};
/// let text = "“We won,” said Ann Lee.";
/// let analysis = Engine::built_in().analyse_with(text, Options { explain: true });
/// assert!(!analysis.attributions[0].evidence.grounds.is_empty());
/// ```
#[derive(Debug, Clone, Copy, Default)]
pub struct Options {
    /// Keep the weights that decided and the candidates that lost, for `explain`. Costs time and memory.
    pub explain: bool,
}

/// Lexicons and weights, ready to analyse any number of documents.
///
/// ```
/// let engine = whosaid::Engine::built_in();
/// let text = "“We won,” said Ann Lee.";
/// assert_eq!(engine.analyse(text).rows(text)[0].speaker, ["Ann Lee"]);
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Engine<'a> {
    lexicon: &'a Lexicon,
    weights: &'a Weights,
    calibration: &'a Calibration,
    roster: Option<&'a Roster>,
}

impl Engine<'static> {
    /// The engine with the built-in lexicons and weights.
    pub fn built_in() -> Self {
        Self { lexicon: Lexicon::built_in(), weights: &WEIGHTS, calibration: &CALIBRATION, roster: None }
    }
}

impl<'a> Engine<'a> {
    /// An engine with lexicons of the caller's and the built-in weights.
    ///
    /// ```
    /// use whosaid::lexicon::{Lexicon, Sources};
    /// let mut sources = Sources::built_in();
    /// let makers = "participle\tnote\nbaked\t\n";
    /// sources.overlay("makers.tsv", "own/makers.tsv", makers.to_owned())?;
    /// let lexicon = Lexicon::from_sources(&sources)?;
    /// let engine = whosaid::Engine::new(&lexicon);
    /// assert_eq!(engine.analyse("“We won,” said Ann Lee.").attributions.len(), 1);
    /// # Ok::<(), whosaid::Error>(())
    /// ```
    pub fn new(lexicon: &'a Lexicon) -> Self {
        Self { lexicon, weights: &WEIGHTS, calibration: &CALIBRATION, roster: None }
    }

    /// The same engine with other weights.
    pub fn with_weights(self, weights: &'a Weights) -> Self {
        Self { weights, ..self }
    }

    /// The weights it works with.
    pub fn weights(&self) -> &'a Weights {
        self.weights
    }

    /// The same engine with another calibration of confidence; an empty one leaves the scores as they are.
    pub fn with_calibration(self, calibration: &'a Calibration) -> Self {
        Self { calibration, ..self }
    }

    /// The same engine with a roster, to which speakers are linked.
    ///
    /// ```
    /// use whosaid::{Engine, Lexicon, Roster};
    /// let roster = Roster::read("people.csv", "id,name,aliases\nQ1,Adelheid Holm,Ada Holm\n", Lexicon::built_in())?;
    /// let analysis = Engine::built_in().with_roster(&roster).analyse("“We won,” said Ada Holm.");
    /// assert_eq!(analysis.namings[0].speakers, ["Adelheid Holm"]);
    /// # Ok::<(), whosaid::Error>(())
    /// ```
    pub fn with_roster(self, roster: &'a Roster) -> Self {
        Self { roster: Some(roster), ..self }
    }

    /// The lexicons it works with.
    ///
    /// ```
    /// let lexicon = whosaid::Engine::built_in().lexicon();
    /// assert!(lexicon.overlays().is_empty());
    /// ```
    pub fn lexicon(&self) -> &'a Lexicon {
        self.lexicon
    }

    /// Finds who said what in `text`. Never fails and never panics, on any text.
    ///
    /// A text of more than 2 MiB, which no article is, is read in parts that end between paragraphs, so that it takes no
    /// more than some seventeen times its own size of memory: what stands in one part does not explain another, but who bears
    /// one name is one. With [`Options::explain`] any text is read as a whole.
    ///
    /// ```
    /// let engine = whosaid::Engine::built_in();
    /// let found = engine.analyse("“We won,” said Ann Lee.");
    /// assert_eq!(found.attributions.len(), 1);
    /// ```
    pub fn analyse(&self, text: &str) -> Analysis {
        self.analyse_with(text, Options::default())
    }

    /// The same with options.
    ///
    /// ```
    /// use whosaid::{Engine, Options};
    /// let analysis = Engine::built_in().analyse_with("Ann Lee said it rained.", Options::default());
    /// assert!(analysis.considered.is_empty(), "nobody asked to explain");
    /// ```
    pub fn analyse_with(&self, text: &str, options: Options) -> Analysis {
        self.reader().analyse_with(text, options)
    }

    /// A reader, which is faster than the engine itself where there is more than one text.
    ///
    /// ```
    /// let mut reader = whosaid::Engine::built_in().reader();
    /// for text in ["“We won,” said Ann Lee.", "“We lost,” said Bo Dale."] {
    ///     assert_eq!(reader.analyse(text).attributions.len(), 1);
    /// }
    /// ```
    pub fn reader(&self) -> Reader<'a> {
        Reader { engine: *self, cache: Cache::default(), kept: entity::Kept::default(), speakers_only: false }
    }
}

/// Reads one text after the other, and keeps what helps with the next. What it finds in a text does not depend on the
/// texts before.
#[derive(Debug, Clone)]
pub struct Reader<'a> {
    engine: Engine<'a>,
    cache: Cache,
    kept: entity::Kept,
    speakers_only: bool,
}

impl Reader<'_> {
    /// The same reader, which of texts that are read in parts keeps no mentions but those of who speaks: a quarter less memory.
    /// Rows and entities are the same.
    ///
    /// ```
    /// let mut reader = whosaid::Engine::built_in().reader().speakers_only();
    /// let text = "“We won,” said Ann Lee.";
    /// assert_eq!(reader.analyse(text).rows(text)[0].speaker, ["Ann Lee"]);
    /// ```
    pub fn speakers_only(self) -> Self {
        Self { speakers_only: true, ..self }
    }

    /// Finds who said what in `text`, as [`Engine::analyse`] does.
    ///
    /// ```
    /// let mut reader = whosaid::Engine::built_in().reader();
    /// let rows = ["“We won,” said Ann Lee.", "It rained."].map(|text| reader.analyse(text).attributions.len());
    /// assert_eq!(rows, [1, 0]);
    /// ```
    pub fn analyse(&mut self, text: &str) -> Analysis {
        self.analyse_with(text, Options::default())
    }

    /// The same with options.
    ///
    /// ```
    /// use whosaid::{Engine, Options};
    /// let mut reader = Engine::built_in().reader();
    /// let analysis = reader.analyse_with("“We won,” said Ann Lee.", Options { explain: true });
    /// assert!(!analysis.considered.is_empty());
    /// ```
    pub fn analyse_with(&mut self, text: &str, options: Options) -> Analysis {
        if text.len() <= LONG || options.explain {
            return self.read(text, options);
        }
        let mut joined = Joined::new(self.speakers_only);
        for part in parts(text, PART) {
            joined.add(self.read(&text[part.clone()], options), part.start);
        }
        joined.analysis()
    }

    /// Reads a text, or a part of one, by all stages.
    fn read(&mut self, text: &str, options: Options) -> Analysis {
        let Engine { lexicon, weights, calibration, roster } = self.engine;
        let cut = segment::segment(text, lexicon);
        let quotes = quote::find_quotes(text, &cut.paragraphs, &cut.tokens, lexicon);
        let sequence = sequence::lay_out(text, &cut.paragraphs, &cut.sentences, &cut.tokens, &quotes);
        let mut cues = cue::find_cues_keeping(&sequence, &cut.tokens, lexicon, &weights.cue, self.cache.cues());
        let parts = Parts {
            text,
            tokens: &cut.tokens,
            quotes: &quotes,
            sequence: &sequence,
            cues: &cues,
            lexicon,
            rules: RULES,
        };
        let mut trace = options.explain.then(Trace::default);
        let mut considered = Vec::new();
        let mut tell = |parts: &Parts<'_>, trace: Option<Trace>, before: usize| {
            if let Some(trace) = trace {
                let weak = cue::weak_cues(parts.sequence, parts.tokens, lexicon, &weights.cue);
                trace.tell(parts, &weak, before, &mut considered);
            }
        };
        let mut attributions = attribution::attribute(&parts, weights, &mut self.cache, trace.as_mut());
        tell(&parts, trace, 0);
        let inside = sequence::lay_out_inside(text, &cut.paragraphs, &cut.sentences, &cut.tokens, &quotes);
        if let Some(sequence) = inside {
            let more = cue::find_cues_keeping(&sequence, &cut.tokens, lexicon, &weights.cue, self.cache.cues());
            let parts = Parts { sequence: &sequence, cues: &more, ..parts };
            let mut trace = options.explain.then(Trace::default);
            let rows = attribution::attribute_inside(&parts, weights, &mut self.cache, trace.as_mut(), cues.len());
            tell(&parts, trace, cues.len());
            attributions.extend(rows);
            attributions.sort_by_key(|row| (row.hull(), row.cue.first().copied()));
            cues.extend(more);
        }
        attribution::layout::continued::part(&mut attributions, &quotes, &cut.paragraphs, text);
        let page = Page { text, tokens: &cut.tokens, sentences: &cut.sentences, quotes: &quotes, lexicon };
        statement_date::find(&page, &mut attributions);
        let view = mention::View::new(text, &cut.paragraphs, &cut.sentences, &cut.tokens, &quotes, lexicon);
        let mut mentions = mention::find_mentions(&view);
        let choices = Choices { ranking: &weights.antecedent, pronouns: &weights.pronoun };
        let built = entity::build_keeping(&view, &mut mentions, &attributions, choices, &mut self.kept);
        let namings = speaker::name_speakers(&view, &cut.metadata, &attributions, &mentions, &built);
        let mut analysis = Analysis {
            metadata: cut.metadata,
            paragraphs: cut.paragraphs,
            sentences: cut.sentences,
            tokens: cut.tokens,
            quotes,
            cues,
            mentions,
            entities: built.entities,
            attributions,
            namings,
            ambiguous: Vec::new(),
            considered,
        };
        if options.explain {
            tell_of_layout(&mut analysis);
        }
        confidence::assess(text, calibration, &mut analysis);
        if let Some(roster) = roster {
            roster.link(text, lexicon, &mut analysis);
        }
        analysis
    }
}

/// A cue whose reading did not stand has a row all the same where the layout gives it one: a refusal.
fn tell_of_layout(analysis: &mut Analysis) {
    let held: HashSet<CueId> = analysis.attributions.iter().filter_map(|row| row.cue_id).collect();
    for one in analysis.considered.iter_mut().filter(|one| one.cue_id.is_some_and(|id| held.contains(&id))) {
        one.outcome = Outcome::Stands;
    }
}

/// The parts of a text, none longer than `most` bytes, which has to be more than a few: each ends behind a blank line, else
/// behind a line or a space, as far as there is one in its second half.
fn parts(text: &str, most: usize) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut start = 0;
    while text.len() - start > most {
        let half = (start + most / 2..).find(|&at| text.is_char_boundary(at)).unwrap_or(text.len());
        let end = (start..=start + most).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(start);
        let last = |mark: &str| text[half..end].rfind(mark).map(|at| half + at + mark.len());
        let end = ["\n\n", "\n\r\n", "\n", " "].iter().find_map(|mark| last(mark)).unwrap_or(end);
        parts.push(start..end);
        start = end;
    }
    parts.push(start..text.len());
    parts
}

#[cfg(test)]
mod tests {
    use super::{Engine, Options, parts};
    use crate::model::Joined;

    #[test]
    fn parts_end_between_paragraphs() {
        let cut = |text: &'static str, most: usize| -> Vec<&str> {
            parts(text, most).into_iter().map(|part| &text[part]).collect()
        };
        assert_eq!(cut("one two\n\nthree\nfour", 12), ["one two\n\n", "three\nfour"]);
        assert_eq!(cut("one two three", 9), ["one two ", "three"]);
        assert_eq!(cut("éééééé", 5), ["éé", "éé", "éé"]);
        assert_eq!(cut("", 5), [""]);
    }

    #[test]
    fn parts_together_are_what_the_whole_is() {
        let article = "Pump stops\n\nMayor Ada Holm said the pump was old. “We will mend it,” she told reporters.\n\nBo Kim asked: “When?”\n\nHolm did not say.\n\n";
        let text = article.repeat(3);
        let engine = Engine::built_in();
        let mut joined = Joined::default();
        for at in (0..text.len()).step_by(article.len()) {
            joined.add(engine.analyse_with(article, Options::default()), at);
        }
        let joined = joined.analysis();
        let rows = joined.rows(&text);
        let one = engine.analyse(article);
        assert_eq!(rows.len(), 3 * one.attributions.len());
        let points: Vec<char> = text.chars().collect();
        for (row, first) in rows.iter().zip(one.rows(article).iter().cycle()) {
            assert_eq!(
                (&row.content.text, row.speaker, &row.context),
                (&first.content.text, first.speaker, &first.context)
            );
            let hull: String = points[row.start..row.end].iter().collect();
            assert!(row.content.text.starts_with(&hull) || row.content.spans.len() > 1, "{hull}");
        }
        for name in ["Ada Holm", "Bo Kim"] {
            let bearers = joined.entities.iter().filter(|entity| entity.name == name);
            assert_eq!(bearers.map(|entity| entity.mentions.len() % 3).collect::<Vec<_>>(), [0], "{name} is one");
        }
        let named = |mention: &crate::model::Mention| mention.entity.map(|id| joined.entities[id.0].name.clone());
        let names: Vec<_> = joined.mentions.iter().map(named).collect();
        assert_eq!(names[..one.mentions.len()], names[one.mentions.len()..2 * one.mentions.len()]);
        assert!(joined.cues.iter().all(|cue| cue.tokens.start < cue.tokens.end));
    }

    #[test]
    fn without_mentions_of_those_who_say_nothing_rows_are_the_same() {
        let article = "Pump stops\n\nBo Kim was away. Mayor Ada Holm and Cy Roe met Dee Fox and said the pump was old. “We will mend it,” she told Fox.\n\n“When?” asked Kim’s deputy.\n\n“Soon,” said Roe.\n\n";
        let text = article.repeat(3);
        let read = |speakers_only| {
            let mut joined = Joined::new(speakers_only);
            for at in (0..text.len()).step_by(article.len()) {
                joined.add(Engine::built_in().analyse(article), at);
            }
            joined.analysis()
        };
        let (all, some) = (read(false), read(true));
        assert_eq!(format!("{:?}", some.rows(&text)), format!("{:?}", all.rows(&text)));
        let of = |analysis: &crate::model::Analysis, name: &str| {
            analysis.entities.iter().find(|entity| entity.name == name).map(|entity| entity.mentions.len())
        };
        assert_eq!((of(&all, "Ada Holm"), of(&some, "Ada Holm")), (Some(6), Some(6)));
        assert_eq!((of(&all, "Dee Fox"), of(&some, "Dee Fox")), (Some(6), Some(0)));
        for (place, mention) in some.mentions.iter().enumerate() {
            let entity = mention.entity.map(|id| &some.entities[id.0]).expect("somebody’s");
            assert!(entity.mentions.iter().any(|id| id.0 == place));
        }
        let told: usize = some.entities.iter().map(|entity| entity.mentions.len()).sum();
        assert_eq!(told, some.mentions.len());
    }
}
