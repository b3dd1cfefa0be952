//! Why there is no row for a sentence: what `explain --at` and `explain --paragraph` print.

use whosaid::export::Row;
use whosaid::model::{
    Analysis, Attribution, Considered, CueId, Outcome, ParagraphKind, QuoteRole, QuoteSpan, Sentence, Span, Step,
};
use whosaid::{Error, Result};

use super::labelled::line;

/// A text, what is found in it, and its rows: all of them, in their order.
#[derive(Debug, Clone, Copy)]
pub(super) struct Found<'a> {
    pub(super) text: &'a str,
    pub(super) analysis: &'a Analysis,
    pub(super) rows: &'a [Row<'a>],
}

impl Found<'_> {
    /// About each sentence that holds some of these words, which stand in the text as they are but for white space, capitals
    /// and the kind of quotation marks.
    ///
    /// # Errors
    /// The words do not stand there.
    pub(super) fn at(&self, words: &str) -> Result<String> {
        let places = places(self.text, words);
        if places.is_empty() {
            return Err(Error::usage(format!(
                "--at \"{words}\": these words do not stand in the text; give a few that follow on each other there, or \
                 --paragraph N"
            )));
        }
        let asked = |sentence: &&Sentence| {
            let first = places.partition_point(|place| place.end <= sentence.span.start);
            places.get(first).is_some_and(|place| place.overlaps(sentence.span))
        };
        Ok(self.tell(self.analysis.sentences.iter().filter(asked)))
    }

    /// About each sentence of this paragraph, counted from 1.
    ///
    /// # Errors
    /// There is no such paragraph.
    pub(super) fn paragraph(&self, number: usize) -> Result<String> {
        let count = self.analysis.paragraphs.len();
        let Some(paragraph) = number.checked_sub(1).and_then(|place| self.analysis.paragraphs.get(place)) else {
            return Err(Error::usage(format!(
                "--paragraph {number}: there is no such paragraph; the text has {count}"
            )));
        };
        Ok(self.tell(self.analysis.sentences[paragraph.sentences.clone()].iter()))
    }

    fn tell<'s>(&self, sentences: impl Iterator<Item = &'s Sentence>) -> String {
        sentences.map(|sentence| self.sentence(sentence)).collect::<Vec<_>>().join("\n")
    }

    /// The rows that stand in a sentence, then what became of the cues that have none.
    fn sentence(&self, sentence: &Sentence) -> String {
        let Analysis { attributions, considered, paragraphs, .. } = self.analysis;
        let words = sentence.span.slice(self.text).split_whitespace().collect::<Vec<_>>().join(" ");
        let mut out = format!("paragraph {}: {words}\n", sentence.paragraph + 1);
        let stand = |row: &Attribution| any(&[&row.content, &row.source, &row.cue], sentence.span);
        let standing: Vec<usize> = (0..attributions.len()).filter(|&at| stand(&attributions[at])).collect();
        if standing.is_empty() {
            line(&mut out, "no row", "");
        }
        standing.iter().for_each(|&at| self.row(&mut out, at));
        let mut fallen: Vec<&Considered> = considered
            .iter()
            .filter(|one| one.outcome != Outcome::Stands)
            .filter(|one| one.cue.overlaps(sentence.span) || any(&[&one.content], sentence.span))
            .collect();
        fallen.sort_by_key(|one| one.cue);
        fallen.iter().for_each(|one| self.fallen(&mut out, one));
        let marks = self.quotations(&mut out, sentence.span);
        if standing.is_empty() && fallen.is_empty() && !marks {
            let why = match paragraphs[sentence.paragraph].kind {
                ParagraphKind::Byline => "it is read as a byline, in which no saying is looked for",
                ParagraphKind::Date => "it is read as a date, in which no saying is looked for",
                _ => "no word of saying is known here",
            };
            line(&mut out, "because", why);
        }
        out
    }

    /// A row that stands, and the repairs that acted on it.
    fn row(&self, out: &mut String, at: usize) {
        let row = &self.rows[at];
        let speaker = if row.speaker.is_empty() { "(nobody can be named)".to_owned() } else { row.speaker.join(" | ") };
        let content = if row.content.text.is_empty() { "(no content)" } else { &row.content.text };
        let told = format!("{}: {}, {speaker}, confidence {:.2}: {content}", row.id, row.kind, row.confidence);
        line(out, "row", &told);
        let Some(id) = self.analysis.attributions[at].cue_id else { return };
        let its = |one: &&Considered| one.cue_id == Some(id) && one.outcome == Outcome::Stands;
        self.analysis.considered.iter().filter(its).for_each(|one| repairs(out, &one.repairs));
    }

    /// A cue that has no row, what was read of it, and why that does not stand.
    fn fallen(&self, out: &mut String, one: &Considered) {
        let cue = format!("{}, {}", self.cue(one), places_of_100(one.score));
        if one.outcome == Outcome::Weak {
            line(out, "weak", &format!("{cue}: too seldom to propose a row"));
            return;
        }
        line(out, "cue", &cue);
        if !one.content.is_empty() || !one.source.is_empty() {
            let rule = one.rule.map_or_else(|| "by the weights alone".to_owned(), |rule| format!("as {}", named(rule)));
            line(out, "read", &format!("{}, {rule}", self.reading(one)));
        }
        repairs(out, &one.repairs);
        line(out, "because", &self.why(one));
    }

    fn why(&self, one: &Considered) -> String {
        match one.outcome {
            Outcome::Weak => "too seldom a cue to propose a row".to_owned(),
            Outcome::Crowded => "so many cues stand around it that only surer ones propose rows".to_owned(),
            Outcome::Stands => "its row stands".to_owned(),
            Outcome::Filtered(filter) => format!("dropped by the filter {}", named(filter)),
            Outcome::Unsure(least) => {
                format!("unsure: right with a probability of {:.2}, and a row needs {least:.2}", one.probability)
            }
            Outcome::Beaten(rival) => self.beaten(one, rival),
            Outcome::Empty => "nothing that was said is found beside it".to_owned(),
            Outcome::Inside => {
                "it stands inside of a quotation, where only what holds another quotation makes a row".to_owned()
            }
        }
    }

    fn beaten(&self, one: &Considered, rival: usize) -> String {
        let Some(rival) = self.analysis.considered.get(rival) else { return "a surer row beat it".to_owned() };
        let fate = match rival.outcome {
            Outcome::Filtered(filter) => format!("; that one was then dropped by the filter {}", named(filter)),
            _ => {
                rival.cue_id.and_then(|id| self.row_of(id)).map_or_else(String::new, |row| format!(": row {}", row.id))
            }
        };
        format!(
            "beaten by a surer row with the same words, {:.2} to {:.2}: {} by the cue {}{fate}",
            rival.probability,
            one.probability,
            self.reading(rival),
            self.cue(rival)
        )
    }

    /// The row that a cue has.
    fn row_of(&self, id: CueId) -> Option<&Row<'_>> {
        self.analysis.attributions.iter().position(|row| row.cue_id == Some(id)).and_then(|at| self.rows.get(at))
    }

    fn cue(&self, one: &Considered) -> String {
        format!("“{}”", one.cue.slice(self.text))
    }

    fn reading(&self, one: &Considered) -> String {
        let words = |spans: &[Span], none: &str| match spans {
            [] => none.to_owned(),
            _ => spans.iter().map(|span| span.slice(self.text)).collect::<Vec<_>>().join(" … "),
        };
        format!("{} → {}", words(&one.source, "nobody"), words(&one.content, "nothing"))
    }

    /// The quotations in a sentence that no row has, and why; whether there are any.
    fn quotations(&self, out: &mut String, sentence: Span) -> bool {
        let Analysis { quotes, attributions, .. } = self.analysis;
        let before = out.len();
        let free = |quote: &&QuoteSpan| {
            quote.depth == 0
                && quote.outer.overlaps(sentence)
                && !attributions.iter().any(|row| any(&[&row.content], quote.outer))
        };
        for quote in quotes.iter().filter(free) {
            let what = match quote.role {
                QuoteRole::Speech => "a quotation that no row has, for want of a source or a cue near it".to_owned(),
                QuoteRole::Scare => format!("not taken for speech: {}", quote.why),
                QuoteRole::Work => format!("taken for the title of a work: {}", quote.why),
            };
            line(out, "marks", &format!("{}: {what}", quote.outer.slice(self.text)));
        }
        out.len() > before
    }
}

fn repairs(out: &mut String, repairs: &[Step]) {
    repairs.iter().for_each(|repair| line(out, "repaired", &named(*repair)));
}

fn named(step: Step) -> String {
    format!("{} ({})", step.id, step.doc)
}

/// A probability in words.
fn places_of_100(score: f32) -> String {
    match (score * 100.0).round() {
        few if few < 1.0 => "a cue in fewer than 1 of 100 places like this".to_owned(),
        most if most > 99.0 => "a cue in more than 99 of 100 places like this".to_owned(),
        some => format!("a cue in about {some:.0} of 100 places like this"),
    }
}

fn any(parts: &[&[Span]], span: Span) -> bool {
    parts.iter().any(|part| part.iter().any(|one| one.overlaps(span)))
}

/// Where words stand in a text, whatever its white space, capitals and kinds of quotation marks.
fn places(text: &str, words: &str) -> Vec<Span> {
    let (text, spans) = plain(text);
    let (words, _) = plain(words);
    let words = words.trim_matches(' ');
    if words.is_empty() {
        return Vec::new();
    }
    let found = text.match_indices(words).map(|(start, _)| spans[start].hull(spans[start + words.len() - 1]));
    found.collect()
}

/// A text in small letters, each run of white space as one blank and all quotation marks straight; for each byte, where it
/// comes from.
fn plain(text: &str) -> (String, Vec<Span>) {
    let (mut out, mut spans) = (String::with_capacity(text.len()), Vec::with_capacity(text.len()));
    for (at, c) in text.char_indices() {
        let c = match c {
            '“' | '”' | '„' | '«' | '»' => '"',
            '‘' | '’' | '‚' => '\'',
            c if c.is_whitespace() => ' ',
            c => c,
        };
        if c == ' ' && out.ends_with(' ') {
            continue;
        }
        out.extend(c.to_lowercase());
        spans.resize(out.len(), Span::new(at, at + 1));
    }
    (out, spans)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_whatever_their_white_space_capitals_and_marks() {
        let text = "Öl.\n“We\n  WILL’t” she said. We will't.";
        let found: Vec<&str> = places(text, " we will't").iter().map(|span| text[span.start..].trim()).collect();
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found[0].starts_with("We\n  WILL’t”") && found[1].starts_with("We will't."), "{found:?}");
        assert!(places(text, "we won't").is_empty());
        assert!(places(text, " \n").is_empty());
    }

    #[test]
    fn scores_are_told_in_words() {
        assert_eq!(places_of_100(0.001), "a cue in fewer than 1 of 100 places like this");
        assert_eq!(places_of_100(0.27), "a cue in about 27 of 100 places like this");
        assert_eq!(places_of_100(0.999), "a cue in more than 99 of 100 places like this");
    }
}
