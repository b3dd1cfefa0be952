//! `whosaid explain`

use std::fmt::Write;
use std::path::PathBuf;

use clap::Args;
use whosaid::export::{self, EntryRecord, GroundRecord, LostCandidate, Mark, Part, Record, Report, Row, Weight};
use whosaid::model::{Analysis, QuoteId, QuoteRole};
use whosaid::{Error, Options, Result};

use super::common::Common;
use super::input::{Document, Inputs};
use super::labelled::line;
use super::lexicons::Loaded;
use super::log::Log;
use super::output;
use super::why::Found;

const EXAMPLES: &str = "\
Examples:
  whosaid explain article.txt             every row, then the quotation marks that made none
  whosaid explain article.txt --id 3      row 3 alone
  whosaid explain article.txt --at \"words of the sentence\"   why it has no row, or which it has
  whosaid explain article.txt --paragraph 4                  the same for each sentence of paragraph 4
  cat article.txt | whosaid explain -

Reasons for and against a row stand in words, the loudest first; with -v the weights behind them follow, and their sums:
above 0 they speak for the row, below 0 against it.
Rows have the numbers of the `id` column of `whosaid extract`.";

/// Why each row says what it says, and why some quotation marks made none
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// The text; `-` for standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,

    /// The document of this name or of this id, where the file holds several (`PATH#ID` or `ID`)
    #[arg(long, value_name = "NAME")]
    doc: Option<String>,

    /// Only the row of this number
    #[arg(long, value_name = "N")]
    id: Option<usize>,

    /// Why there is no row for the sentences that hold these words, or which there is; white space and capitals do not matter
    #[arg(long, value_name = "WORDS", conflicts_with = "id")]
    at: Option<String>,

    /// The same for each sentence of the paragraph of this number, as in the `paragraph` column of `whosaid extract`
    #[arg(long, value_name = "N", conflicts_with_all = ["id", "at"])]
    paragraph: Option<usize>,

    #[command(flatten)]
    common: Common,
}

pub(super) fn run(arguments: &Arguments, log: &Log) -> Result<()> {
    let lexicons = arguments.common.lexicons.load(log)?;
    let roster = arguments.common.roster.load(lexicons.lexicon())?;
    let Some(document) = arguments.document(log)? else { return Ok(()) };
    let engine = roster.engage(lexicons.engine());
    let analysis = document.weighed(engine.analyse_with(&document.text, Options { explain: true }));
    roster.tell(&document.name, &analysis, log);
    let report = Report { explain: true, ..Report::new(document.about(), &analysis, lexicons.lexicon()) };
    let record = Record::new(&report);
    let found = Found { text: &document.text, analysis: &analysis, rows: &record.attributions };
    let told = match (arguments.id, &arguments.at, arguments.paragraph) {
        (Some(id), ..) => {
            let row = record.attributions.iter().find(|row| row.id == id);
            row.map(|row| explain_row(row, &lexicons, log.is_verbose()))
                .ok_or_else(|| no_such_row(id, record.attributions.len()))?
        }
        (_, Some(words), _) => found.at(words)?,
        (.., Some(number)) => found.paragraph(number)?,
        _ => explain_all(&record, &analysis, &document.text, &lexicons, log.is_verbose()),
    };
    output::print(&told)
}

/// So many documents are named where the one that is asked for is not there.
const TOLD: usize = 5;

impl Arguments {
    /// The document that is asked for; none when it could not be read, which is then told in the log.
    fn document(&self, log: &Log) -> Result<Option<Document>> {
        let mut documents = Inputs::single(&self.file)?.documents(&self.common.reading, log);
        let Some(name) = &self.doc else {
            let first = documents.next().transpose()?;
            return match (&first, documents.next().transpose()?) {
                (Some(first), Some(_)) => Err(Error::usage(format!(
                    "{}: it holds several documents; name one of them: --doc \"{}\"",
                    self.file.display(),
                    first.name
                ))),
                _ => Ok(first),
            };
        };
        let mut others = Vec::new();
        for document in documents {
            let document = document?;
            let id = Document::parts(&document.name).1;
            if document.name == *name || id == Some(name) || document.record_id == *name {
                return Ok(Some(document));
            }
            if others.len() < TOLD {
                others.push(id.unwrap_or(&document.name).to_owned());
            }
        }
        let others = others.join(", ");
        let file = self.file.display();
        Err(Error::usage(format!("--doc {name}: {file} holds no such document; its documents are: {others}, …")))
    }
}

/// All that is found in a text, and why.
pub(super) fn explain_text(name: &str, text: &str, lexicons: &Loaded) -> String {
    let analysis = lexicons.engine().analyse_with(text, Options { explain: true });
    let document = export::Document { name, text, ..export::Document::default() };
    let report = Report { explain: true, ..Report::new(document, &analysis, lexicons.lexicon()) };
    explain_all(&Record::new(&report), &analysis, text, lexicons, false)
}

fn no_such_row(id: usize, count: usize) -> Error {
    Error::usage(format!("--id {id}: there is no such row; the text has {count}"))
}

fn explain_all(record: &Record<'_>, analysis: &Analysis, text: &str, lexicons: &Loaded, weights: bool) -> String {
    let mut out = String::new();
    for row in &record.attributions {
        out.push_str(&explain_row(row, lexicons, weights));
        out.push('\n');
    }
    if record.attributions.is_empty() {
        out.push_str("No row: nobody is found to say anything.\n\n");
    }
    let marks = record.marks.as_deref().unwrap_or_default();
    marks_left_out(&mut out, marks);
    unattributed(&mut out, analysis, text);
    out
}

/// A row as a few labelled lines, with the weights behind it or not. Writing to a string cannot fail, so results are dropped.
fn explain_row(row: &Row<'_>, lexicons: &Loaded, weights: bool) -> String {
    let mut out = String::new();
    let speaker = if row.speaker.is_empty() { "(nobody can be named)".to_owned() } else { row.speaker.join(" | ") };
    let _ = writeln!(out, "row {}: {}, {speaker}, confidence {:.2}", row.id, row.kind, row.confidence);
    line(&mut out, "of which", &format!("row {:.2}, speaker {:.2}", row.row_confidence, row.speaker_confidence));
    line(&mut out, "content", &quoted(&row.content));
    line(&mut out, "rule", row.rule);
    line(&mut out, "act", &format!("{}, {}", row.act, row.polarity));
    let evidence = row.evidence.as_ref();
    let entry = evidence.and_then(|evidence| evidence.cue_entry.as_ref());
    line(&mut out, "cue", &cue(row.cue.as_ref(), entry, lexicons));
    line(&mut out, "source", &row.source.as_ref().map_or_else(|| "none".to_owned(), quoted));
    let why = evidence.map_or("", |evidence| evidence.speaker_why);
    if !row.speaker.is_empty() {
        line(&mut out, "speaker", &because(&speaker, why));
    } else {
        line(&mut out, "speaker", &because("none", why));
    }
    if !row.addressee.is_empty() {
        line(&mut out, "to", row.addressee);
    }
    if let Some(before) = row.continues {
        line(&mut out, "follows", &format!("row {before}"));
    }
    if let Some(day) = evidence.and_then(|evidence| evidence.statement_date.as_ref()) {
        let date =
            if row.statement_date.is_empty() { "no telling without the date of the text" } else { &row.statement_date };
        line(&mut out, "said on", &format!("{date}, by {}", quoted(day)));
    }
    if let Some(evidence) = evidence {
        grounds(&mut out, &evidence.grounds, weights);
        if weights {
            reasons(&mut out, &evidence.reasons);
        }
        losers(&mut out, &evidence.losers);
    }
    out
}

fn item(out: &mut String, words: &str) {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let _ = writeln!(out, "  {words}");
}

fn quoted(part: &Part) -> String {
    let spans = part.spans.iter().map(|[start, end]| format!("{start}-{end}")).collect::<Vec<_>>();
    format!("{} [{}]", part.text, spans.join(", "))
}

fn because(what: &str, why: &str) -> String {
    if why.is_empty() { what.to_owned() } else { format!("{what}: {why}") }
}

fn cue(cue: Option<&Part>, entry: Option<&EntryRecord>, lexicons: &Loaded) -> String {
    let Some(part) = cue else { return "none".to_owned() };
    match entry {
        Some(EntryRecord { file, entry, line }) => {
            let path = lexicons.path_of(file, entry, *line);
            format!("{}, by {path}:{line} “{entry}”", quoted(part))
        }
        None => quoted(part),
    }
}

/// What speaks for the row, then what speaks against it.
fn grounds(out: &mut String, grounds: &[GroundRecord], weights: bool) {
    let (speak, object): (Vec<_>, Vec<_>) = grounds.iter().partition(|ground| ground.weight >= 0.0);
    for (label, grounds) in [("for", speak), ("against", object)] {
        for (index, ground) in grounds.iter().enumerate() {
            let label = if index == 0 { label } else { "" };
            let weight = if weights { format!("{:+.2} ", ground.weight) } else { String::new() };
            line(out, label, &format!("{weight}{}", ground.words));
        }
    }
}

fn reasons(out: &mut String, reasons: &[Weight]) {
    for (index, reason) in reasons.iter().enumerate() {
        let label = if index == 0 { "weights" } else { "" };
        line(out, label, &format!("{:+.2} {}", reason.weight, reason.feature));
    }
}

fn losers(out: &mut String, losers: &[LostCandidate]) {
    for (index, loser) in losers.iter().enumerate() {
        let label = if index == 0 { "lost" } else { "" };
        let source = loser.source.as_ref().map_or("nobody", |part| part.text.as_str());
        line(out, label, &format!("{:.2} {}: {source} → {}", loser.score, loser.rule, loser.content.text));
    }
}

fn marks_left_out(out: &mut String, marks: &[Mark]) {
    if marks.is_empty() {
        return;
    }
    out.push_str("quotation marks not taken for speech\n");
    for mark in marks {
        let what = if mark.role == "work" { "a title of a work" } else { "a scare quote" };
        item(out, &format!("{} [{}-{}]: {what}: {}", mark.text, mark.span[0], mark.span[1], mark.why));
    }
}

/// Speech that stands in no row, so that it is not lost without a word.
fn unattributed(out: &mut String, analysis: &Analysis, text: &str) {
    let told = |id: QuoteId| analysis.attributions.iter().any(|row| row.quotes.contains(&id));
    let quotes = analysis.quotes.iter().enumerate();
    let left: Vec<_> = quotes
        .filter(|(id, quote)| quote.role == QuoteRole::Speech && quote.depth == 0 && !told(QuoteId(*id)))
        .map(|(_, quote)| quote.outer.slice(text))
        .collect();
    if left.is_empty() {
        return;
    }
    out.push_str("speech that stands in no row, for want of a source or a cue near it\n");
    left.iter().for_each(|words| item(out, words));
}

#[cfg(test)]
mod tests {
    use clap::Parser;
    use whosaid::export::EvidenceRecord;
    use whosaid::model::{ContentType, Polarity, SpeakerKind};

    use super::super::lexicons::Lexicons;
    use super::*;

    #[derive(Parser)]
    struct OnlyLexicons {
        #[command(flatten)]
        lexicons: Lexicons,
    }

    fn part(text: &str, span: [usize; 2]) -> Part {
        Part { text: text.to_owned(), spans: vec![span] }
    }

    fn row(speaker: &[String]) -> Row<'_> {
        Row {
            id: 3,
            statement_date: "2024-05-06".to_owned(),
            kind: ContentType::Mixed,
            speaker,
            speaker_kind: SpeakerKind::Person,
            speaker_title: "",
            speaker_id: Vec::new(),
            listed: Vec::new(),
            source: Some(part("she", [20, 23])),
            cue: Some(part("said", [24, 28])),
            act: "state",
            polarity: Polarity::Said,
            content: part("the plan\nwas “dead”", [0, 19]),
            quoted: vec!["dead"],
            addressee: "",
            context: String::new(),
            nested: false,
            continues: None,
            paragraph: 1,
            start: 0,
            end: 19,
            confidence: 0.5,
            row_confidence: 0.625,
            speaker_confidence: 0.8,
            rule: "content-source-cue",
            reviewed: "",
            evidence: Some(EvidenceRecord {
                cue_entry: Some(EntryRecord { file: "verbs.tsv", entry: "say".to_owned(), line: 12 }),
                speaker_why: "pronoun, last subject",
                statement_date: Some(part("on Monday", [29, 38])),
                grounds: vec![
                    GroundRecord { words: "no other cue wants its words".to_owned(), weight: -0.25 },
                    GroundRecord { words: "the verb is a cue in 8 of 10 places".to_owned(), weight: 0.75 },
                ],
                reasons: vec![Weight { feature: "a comma before the cue".to_owned(), weight: 1.5 }],
                losers: vec![LostCandidate {
                    rule: "cue-content",
                    score: 0.25,
                    source: None,
                    content: part("nothing", [30, 37]),
                }],
            }),
        }
    }

    #[test]
    fn a_row_is_told_with_all_that_is_behind_it() {
        let lexicons = OnlyLexicons::parse_from(["test"]).lexicons.load(&Log::default()).expect("the built-in ones");
        let expected = "\
row 3: mixed, Ada Holm, confidence 0.50
  of which row 0.62, speaker 0.80
  content  the plan was “dead” [0-19]
  rule     content-source-cue
  act      state, said
  cue      said [24-28], by lexicons/en/verbs.tsv:12 “say”
  source   she [20-23]
  speaker  Ada Holm: pronoun, last subject
  said on  2024-05-06, by on Monday [29-38]
  for      the verb is a cue in 8 of 10 places
  against  no other cue wants its words
  lost     0.25 cue-content: nobody → nothing
";
        assert_eq!(explain_row(&row(&["Ada Holm".to_owned()]), &lexicons, false), expected);
        let told = explain_row(&row(&["Ada Holm".to_owned()]), &lexicons, true);
        let weights = "\
  for      +0.75 the verb is a cue in 8 of 10 places
  against  -0.25 no other cue wants its words
  weights  +1.50 a comma before the cue
";
        assert!(told.contains(weights), "{told}");
        let told = explain_row(&row(&[]), &lexicons, false);
        assert!(told.starts_with("row 3: mixed, (nobody can be named), confidence 0.50\n"), "{told}");
        assert!(told.contains("  speaker  none: pronoun, last subject\n"), "{told}");
    }
}
