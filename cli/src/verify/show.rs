//! Verdicts for people to read in a terminal.

use std::fmt::Write;

use whosaid::export::VerdictRecord;
use whosaid::verify::Verdict;

use crate::terminal::visible_line;

/// The longest statement shown, in characters.
const LONGEST: usize = 200;

/// Each statement with what became of it and where it stands, then how many there are of each verdict. Results of
/// writing to a string are dropped: it cannot fail.
pub(super) fn show(records: &[VerdictRecord], colour: bool) -> String {
    let mut out = String::new();
    for same in records.chunk_by(|a, b| a.id == b.id && a.statement == b.statement) {
        let Some(first) = same.first() else { continue };
        let verdict = paint(first.verdict, first.verdict, colour);
        let changes = if first.changes.is_empty() { String::new() } else { format!(" ({})", first.changes.join(", ")) };
        let claimed =
            if first.claimed.is_empty() { String::new() } else { format!("{}: ", visible_line(&first.claimed)) };
        let _ = writeln!(out, "{}  {verdict}{changes}", visible_line(&first.id));
        let _ = writeln!(out, "    {claimed}{}", shortened(&first.statement));
        same.iter().filter(|record| !record.doc.is_empty()).for_each(|record| place(&mut out, record, colour));
        out.push('\n');
    }
    out.push_str(&summary(records));
    out
}

fn place(out: &mut String, record: &VerdictRecord, colour: bool) {
    let hull = record.found.as_ref().and_then(|found| Some((found.spans.first()?[0], found.spans.last()?[1])));
    let (start, end) = hull.unwrap_or_default();
    let _ = writeln!(out, "    in {} [{start}-{end}]{}", visible_line(&record.doc), row(record));
    if !record.diff.is_empty() {
        let pieces = record.diff.iter().map(|piece| match piece.kind {
            "out" => paint("out", &format!("[-{}-]", visible_line(&piece.text)), colour),
            "in" => paint("in", &format!("{{+{}+}}", visible_line(&piece.text)), colour),
            "between" => "…".to_owned(),
            _ => visible_line(&piece.text).into_owned(),
        });
        let _ = writeln!(out, "      {}", pieces.collect::<Vec<_>>().join(" "));
    } else if record.verdict == Verdict::Paraphrased.as_str() {
        let _ = writeln!(out, "      {}", shortened(record.found.as_ref().map_or("", |found| &found.text)));
    }
    if !record.notes.is_empty() {
        let _ = writeln!(out, "      also differs in: {}", record.notes.join(", "));
    }
    if record.same_speaker == Some(false) {
        let _ = writeln!(out, "      {}", paint("out", "another speaker than claimed", colour));
    }
}

/// Who says it there, and how.
fn row(record: &VerdictRecord) -> String {
    let Some(row) = record.row else { return ", said by nobody there".to_owned() };
    let speaker = if record.speaker.is_empty() {
        "nobody named".to_owned()
    } else {
        visible_line(&record.speaker.join(" | ")).into_owned()
    };
    let polarity =
        if matches!(record.polarity, "" | "said") { String::new() } else { format!(", {}", record.polarity) };
    let marks = if record.quoted == Some(true) { "in quotation marks" } else { "not all in quotation marks" };
    format!(", row {row}: {speaker}{polarity}, {marks}")
}

fn summary(records: &[VerdictRecord]) -> String {
    let mut seen = std::collections::HashSet::new();
    let once: Vec<&VerdictRecord> = records.iter().filter(|one| seen.insert((&one.id, &one.statement))).collect();
    let count = |verdict: Verdict| once.iter().filter(|record| record.verdict == verdict.as_str()).count();
    let told = Verdict::ALL.map(|verdict| (count(verdict), verdict.as_str()));
    let told: Vec<String> =
        told.iter().filter(|(count, _)| *count > 0).map(|(n, what)| format!("{n} {what}")).collect();
    let statements = if once.len() == 1 { "statement" } else { "statements" };
    format!("{} {statements}: {}\n", once.len(), told.join(", "))
}

fn paint(what: &str, words: &str, colour: bool) -> String {
    let code = match what {
        "verbatim" | "split" | "in" => "32",
        "altered" | "paraphrased" => "33",
        _ => "31",
    };
    if colour { format!("\u{1b}[{code}m{words}\u{1b}[0m") } else { words.to_owned() }
}

fn shortened(words: &str) -> String {
    let words = visible_line(&words.split_whitespace().collect::<Vec<_>>().join(" ")).into_owned();
    if words.chars().count() <= LONGEST {
        return words;
    }
    let cut: String = words.chars().take(LONGEST - 1).collect();
    format!("{}…", cut.trim_end())
}
