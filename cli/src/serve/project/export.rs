//! What comes of a project: the rows as people left them, in every form.

use std::collections::HashMap;
use std::io::{Cursor, Write as _};

use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::response::Response;
use rusqlite::Connection;
use serde::Deserialize;
use utoipa::IntoParams;
use whosaid::check::confirmed;
use whosaid::export::{Column, Format, JOINT, Report, TableOptions, Writer, brat};
use whosaid::model::Attribution;
use whosaid::review::{Corrected, Decision, corrected};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::super::super::input::Document;
use super::super::body::query;
use super::super::output;
use super::super::problem::{Answer, Problem};
use super::super::service::{Service, Shared, work};
use super::decide::{same_names, standing};

/// What is asked for.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct Asked {
    /// csv, tsv, xlsx, json, jsonl, html, labelstudio, tei or jsonld; brat or fixtures, packed as zip; or roster
    format: Option<String>,
    /// Whose decisions count; without it everybody's, and of several about one row the last
    reviewer: Option<String>,
    /// all, or whole: only documents in which every row was decided about. For brat and fixtures whole, else all
    documents: Option<String>,
}

/// A document as people left it.
pub(super) struct Left {
    pub(super) document: Document,
    pub(super) corrected: Corrected,
    /// Whether every row was decided about.
    pub(super) whole: bool,
}

/// The rows as people left them. Rejected ones are left out, and `reviewed` tells what became of the others.
#[utoipa::path(
    get, path = "/v1/project/export", tag = "project", params(Asked),
    responses(
        (status = 200, description = "The file", content((String = "text/csv"), (Vec<Object> = "application/json"), (String = "application/zip"))),
        (status = "4XX", description = "What is wrong with the request, and what to do", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(super) async fn export(
    State(service): State<Shared>,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Answer<Response> {
    let asked = query(asked)?;
    work(&service, move |service| write(service, &asked)).await
}

fn write(service: &Service, asked: &Asked) -> Answer<Response> {
    let connection = service.project()?.reader()?;
    let name = asked.format.as_deref().unwrap_or("csv");
    let packed = matches!(name, "brat" | "fixtures");
    let whole = match asked.documents.as_deref() {
        None => packed,
        Some("whole") => true,
        Some("all") => false,
        Some(other) => return Err(Problem::bad(format!("documents={other}: expected all or whole"))),
    };
    let each = |take: &mut dyn FnMut(&Left) -> Answer<()>| {
        let same = same_names(&connection)?;
        for id in ids(&connection)? {
            let left = left(service, &connection, id, asked.reviewer.as_deref(), &same)?;
            if left.whole || !whole {
                take(&left)?;
            }
        }
        Ok(())
    };
    match name {
        "brat" => Ok(output::file("application/zip", "brat.zip", pack(service, each, put_brat)?)),
        "fixtures" => Ok(output::file("application/zip", "fixtures.zip", pack(service, each, put_fixture)?)),
        "roster" => Ok(output::file("text/csv; charset=utf-8", "roster.csv", roster(&same_names(&connection)?)?)),
        name => {
            let known = |format: &Format| !matches!(format, Format::Brat | Format::Sqlite);
            let format = Format::parse(name).filter(known).ok_or_else(|| {
                let known = "csv, tsv, xlsx, json, jsonl, html, labelstudio, tei, jsonld, brat, fixtures, roster";
                Problem::bad(format!("format={name}: expected one of {known}"))
            })?;
            let roster = service.roster.fields().to_vec();
            let options = TableOptions { reviewed: true, roster, ..TableOptions::default() };
            let columns = if format == Format::Html {
                vec![
                    Column::Id,
                    Column::Speaker,
                    Column::Type,
                    Column::Content,
                    Column::Cue,
                    Column::Act,
                    Column::Confidence,
                    Column::Reviewed,
                    Column::Doc,
                ]
            } else {
                Vec::new()
            };
            let mut writer = Writer::new(Vec::new(), format, TableOptions { columns, ..options })?;
            each(&mut |left| Ok(writer.write(&report(service, left))?))?;
            let name = format!("reviewed.{}", if format == Format::LabelStudio { "json" } else { format.as_str() });
            Ok(output::file(output::media(format), &name, writer.finish()?))
        }
    }
}

/// The numbers of all documents.
pub(super) fn ids(connection: &Connection) -> Answer<Vec<i64>> {
    let mut query = connection.prepare("SELECT id FROM documents ORDER BY id")?;
    Ok(query.query_map((), |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// A document as one person left it, or all.
pub(super) fn left(
    service: &Service,
    connection: &Connection,
    id: i64,
    reviewer: Option<&str>,
    same: &HashMap<String, String>,
) -> Answer<Left> {
    // One state of the file, whatever is written to it meanwhile.
    let state = connection.unchecked_transaction()?;
    let (document, analysis) = service.project()?.analyse(&state, id, service.engine)?;
    let keys = keys(&state, id)?;
    let decisions = standing(&state, id)?.into_iter().filter(|one| reviewer.is_none_or(|name| one.reviewer == name));
    let decisions: Vec<Decision> = decisions.map(|one| one.decision).collect();
    let corrected = corrected(&document.text, analysis, &keys, &decisions, same);
    let whole = !decisions.is_empty() && !corrected.reviewed.contains(&"open");
    Ok(Left { document, corrected, whole })
}

/// The keys of the rows of a document, in their order.
pub(super) fn keys(connection: &Connection, id: i64) -> Answer<Vec<String>> {
    let mut query = connection.prepare("SELECT key FROM rows WHERE document = ? AND current ORDER BY number")?;
    Ok(query.query_map([id], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

fn report<'a>(service: &Service, left: &'a Left) -> Report<'a> {
    let report = Report::new(left.document.about(), &left.corrected.analysis, service.lexicons.lexicon());
    Report { reviewed: &left.corrected.reviewed, ..report }
}

/// An archive that is being written.
struct Archive {
    zip: ZipWriter<Cursor<Vec<u8>>>,
    names: Vec<String>,
    /// The table of speakers beside brat's files.
    speakers: String,
}

impl Archive {
    fn put(&mut self, name: &str, content: &str) -> Answer<()> {
        let failed = |error: String| Problem::own(format!("packing: {error}"));
        self.zip.start_file(name, SimpleFileOptions::default()).map_err(|error| failed(error.to_string()))?;
        self.zip.write_all(content.as_bytes()).map_err(|error| failed(error.to_string()))
    }

    /// A name for files and folders that no other document has and no system takes for a path.
    fn stem(&mut self, doc: &str) -> String {
        let base: String = doc
            .rsplit(['/', '\\'])
            .next()
            .unwrap_or(doc)
            .chars()
            .map(|c| if c.is_alphanumeric() || c == '-' { c } else { '-' })
            .collect();
        let base = base.trim_end_matches("-txt").trim_matches('-').chars().take(80).collect::<String>().to_lowercase();
        let base = if base.is_empty() { "article".to_owned() } else { base };
        let taken = |name: &String| !self.names.contains(name);
        let name = (1..).map(|n| if n == 1 { base.clone() } else { format!("{base}-{n}") }).find(taken).unwrap_or(base);
        self.names.push(name.clone());
        name
    }
}

fn pack(
    service: &Service,
    each: impl Fn(&mut dyn FnMut(&Left) -> Answer<()>) -> Answer<()>,
    put: fn(&Service, &mut Archive, &Left) -> Answer<()>,
) -> Answer<Vec<u8>> {
    let mut archive = Archive { zip: ZipWriter::new(Cursor::default()), names: Vec::new(), speakers: String::new() };
    each(&mut |left| put(service, &mut archive, left))?;
    if archive.names.is_empty() {
        return Err(Problem::missing(
            "no document is finished yet: decide about every row of one, or ask for documents=all",
        ));
    }
    if !archive.speakers.is_empty() {
        let table = format!("file\tevent\tspeaker\tkind\n{}", archive.speakers);
        archive.put("speakers.tsv", &table)?;
    }
    let packed = archive.zip.finish().map_err(|error| Problem::own(format!("packing: {error}")))?;
    Ok(packed.into_inner())
}

/// Text, annotations and names, as `whosaid eval` and `whosaid-train` read them.
fn put_brat(service: &Service, archive: &mut Archive, left: &Left) -> Answer<()> {
    let stem = archive.stem(&left.document.name);
    archive.put(&format!("{stem}.txt"), &left.document.text)?;
    archive.put(&format!("{stem}.ann"), &brat(&report(service, left)))?;
    for (event, index) in events(&left.corrected.analysis.attributions).enumerate() {
        let naming = left.corrected.analysis.namings.get(index);
        let names = naming.map(|naming| naming.speakers.join(JOINT)).filter(|names| !names.is_empty());
        let kind = naming.map_or("", |naming| naming.kind.as_str());
        let line = format!("{stem}\tE{}\t{}\t{kind}\n", event + 1, names.as_deref().unwrap_or("NOBODY"));
        archive.speakers.push_str(&line);
    }
    Ok(())
}

/// The rows that are events in brat's file, in its order.
pub(super) fn events(rows: &[Attribution]) -> impl Iterator<Item = usize> {
    rows.iter().enumerate().filter(|(_, row)| !row.nested && !row.content.is_empty()).map(|(index, _)| index)
}

/// An article with the rows that are right, as `whosaid check` reads it.
fn put_fixture(_: &Service, archive: &mut Archive, left: &Left) -> Answer<()> {
    let folder = archive.stem(&left.document.name);
    archive.put(&format!("{folder}/article.txt"), &left.document.text)?;
    archive.put(&format!("{folder}/expected.tsv"), &confirmed(&left.document.text, &left.corrected.analysis))
}

/// The names that people found to be of one speaker, as a roster.
fn roster(same: &HashMap<String, String>) -> Answer<Vec<u8>> {
    let mut by_name: HashMap<&str, Vec<&str>> = HashMap::new();
    same.iter().for_each(|(from, to)| by_name.entry(to).or_default().push(from));
    let mut entries: Vec<(&str, Vec<&str>)> = by_name.into_iter().collect();
    entries.sort_unstable();
    let failed = |error: csv::Error| Problem::own(error.to_string());
    let mut table = csv::Writer::from_writer(Vec::new());
    table.write_record(["id", "name", "aliases"]).map_err(failed)?;
    for (place, (name, mut aliases)) in entries.into_iter().enumerate() {
        aliases.sort_unstable();
        table.write_record([format!("s{}", place + 1).as_str(), name, &aliases.join("|")]).map_err(failed)?;
    }
    table.into_inner().map_err(|error| Problem::own(error.to_string()))
}
