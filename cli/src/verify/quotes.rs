//! The statements to be verified: a text with one a line, or the cells of a table or of JSON Lines.

use std::io::Read;
use std::path::Path;

use serde_json::{Map, Value};
use whosaid::verify::Claim;
use whosaid::{Error, Result};

use crate::input;

/// The names under which a table may have the statement, the speaker and the statement's name.
const STATEMENT: [&str; 4] = ["statement", "quote", "content", "text"];
const SPEAKER: [&str; 1] = ["speaker"];
const ID: [&str; 1] = ["id"];

/// Reads the statements of a file, by its ending.
///
/// # Errors
/// The first line that is none, with what to do; a file without any.
pub(super) fn read(path: &Path) -> Result<Vec<Claim>> {
    let name = path.display().to_string();
    let text = if name == "-" { standard_input()? } else { input::read(path)? };
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    let claims = match ending.as_str() {
        "csv" => table(&name, text, b',')?,
        "tsv" => table(&name, text, b'\t')?,
        "jsonl" | "ndjson" => json_lines(&name, text)?,
        _ => lines(text),
    };
    let wordless = claims.iter().find(|(_, claim)| !claim.text.contains(char::is_alphanumeric));
    if let Some((line, _)) = wordless {
        return Err(Error::data(name, *line, 0, "no words in this statement: fill it in or delete the line"));
    }
    if claims.is_empty() {
        return Err(Error::data(
            name,
            0,
            0,
            "no statement in it: expected one a line, or a table with a column “quote”",
        ));
    }
    let numbered = claims.into_iter().enumerate().map(|(index, (_, mut claim))| {
        if claim.id.is_empty() {
            claim.id = (index + 1).to_string();
        }
        claim
    });
    Ok(numbered.collect())
}

fn standard_input() -> Result<String> {
    let mut text = String::new();
    std::io::stdin().lock().read_to_string(&mut text).map_err(|error| Error::io("reading standard input", error))?;
    Ok(text)
}

/// Claims with their lines.
type Claims = Vec<(usize, Claim)>;

fn lines(text: &str) -> Claims {
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines.map(|(index, line)| (index + 1, Claim { text: line.trim().to_owned(), ..Claim::default() })).collect()
}

fn table(name: &str, text: &str, delimiter: u8) -> Result<Claims> {
    let fault = |error: csv::Error| {
        let line = error.position().map_or(0, |place| place.line() as usize);
        let problem = match error.kind() {
            csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
                format!("{len} cells where the header has {expected_len}: is a comma or quotation mark missing?")
            }
            _ => error.to_string(),
        };
        Error::data(name, line, 0, problem)
    };
    let mut builder = csv::ReaderBuilder::new();
    let mut reader = builder.delimiter(delimiter).quoting(delimiter == b',').from_reader(text.as_bytes());
    let header: Vec<String> = reader.headers().map_err(fault)?.iter().map(|name| name.trim().to_lowercase()).collect();
    let column = |names: &[&str]| names.iter().find_map(|name| header.iter().position(|column| column == name));
    let statement = column(&STATEMENT).ok_or_else(|| {
        let known = STATEMENT.join(", ");
        Error::data(name, 1, 0, format!("no column of statements: call one of the columns one of {known}"))
    })?;
    let (speaker, id) = (column(&SPEAKER), column(&ID));
    let mut out = Vec::new();
    for record in reader.records() {
        let record = record.map_err(fault)?;
        let cell = |column: Option<usize>| column.and_then(|at| record.get(at)).unwrap_or("").trim().to_owned();
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let line = record.position().map_or(0, |place| place.line() as usize);
        out.push((line, Claim { id: cell(id), text: cell(Some(statement)), speaker: cell(speaker) }));
    }
    Ok(out)
}

fn json_lines(name: &str, text: &str) -> Result<Claims> {
    let mut out = Vec::new();
    for (index, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let fault = |column: usize, problem: String| Error::data(name, index + 1, column, problem);
        let record: Map<String, Value> = serde_json::from_str(line).map_err(|error| {
            fault(
                error.column(),
                format!("no JSON object: {}", error.to_string().split(" at line").next().unwrap_or("")),
            )
        })?;
        let field = |names: &[&str]| names.iter().find_map(|name| record.get(*name)).map(plain);
        let statement = field(&STATEMENT).ok_or_else(|| {
            fault(0, format!("no statement: expected a field of one of the names {}", STATEMENT.join(", ")))
        })?;
        let (speaker, id) = (field(&SPEAKER).unwrap_or_default(), field(&ID).unwrap_or_default());
        out.push((index + 1, Claim { id, text: statement.trim().to_owned(), speaker }));
    }
    Ok(out)
}

fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        Value::Array(parts) => parts.iter().map(plain).collect::<Vec<_>>().join(" | "),
        other => other.to_string(),
    }
}
