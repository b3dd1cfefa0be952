//! Reads a roster: comma-, semicolon- or tab-separated values with a header.

use std::collections::HashMap;

use super::entry::Entry;
use crate::error::{Error, Result};
use crate::model::{EntityKind, Gender};

/// The columns that are not carried through. The title has a meaning too, but the one in the text may be another.
const READ: [&str; 5] = ["id", "name", "aliases", "kind", "gender"];

const KINDS: &[(&str, EntityKind)] = &[
    ("person", EntityKind::Person),
    ("group", EntityKind::Group),
    ("organisation", EntityKind::Organisation),
    ("organization", EntityKind::Organisation),
    ("document", EntityKind::Document),
    ("", EntityKind::Unknown),
];

const GENDERS: &[(&str, Gender)] = &[
    ("female", Gender::Female),
    ("f", Gender::Female),
    ("male", Gender::Male),
    ("m", Gender::Male),
    ("other", Gender::Unknown),
    ("", Gender::Unknown),
];

/// The entries and the names of the further columns.
pub(super) fn read(path: &str, text: &str) -> Result<(Vec<Entry>, Vec<String>)> {
    let sheet = Sheet::new(path, text);
    let mut rows = sheet.rows()?.into_iter();
    let header = rows.next().ok_or_else(|| Error::data(path, 1, 0, "empty: expected a header with id and name"))?;
    let columns = Columns::new(&sheet, &header)?;
    let mut entries: Vec<Entry> = Vec::new();
    let mut seen: HashMap<String, usize> = HashMap::new();
    for row in rows {
        if row.cells.iter().all(|cell| cell.is_empty()) {
            continue;
        }
        let entry = columns.entry(&sheet, &header, &row)?;
        if let Some(line) = seen.insert(entry.id.clone(), entry.line) {
            return Err(sheet.fault(&row, columns.id, format!("the id “{}” stands in line {line} too", entry.id)));
        }
        entries.push(entry);
    }
    Ok((entries, columns.further.iter().map(|&column| header.cells[column].clone()).collect()))
}

/// One line, which may run over several where a cell holds line breaks.
struct Row {
    /// The byte at which it begins.
    start: usize,
    cells: Vec<String>,
}

/// A text with the sign that parts its cells.
struct Sheet<'a> {
    path: &'a str,
    text: &'a str,
    delimiter: char,
}

impl<'a> Sheet<'a> {
    fn new(path: &'a str, text: &'a str) -> Self {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
        let delimiter = ['\t', ';'].into_iter().find(|&sign| first.contains(sign)).unwrap_or(',');
        Self { path, text, delimiter }
    }

    fn rows(&self) -> Result<Vec<Row>> {
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(self.delimiter as u8)
            .from_reader(self.text.as_bytes());
        let mut rows = Vec::new();
        let mut record = csv::StringRecord::new();
        loop {
            let before = reader.position().byte() as usize;
            let more = reader.read_record(&mut record);
            // Blank lines before a record belong to it for the reader, and to nobody for people.
            let gap = self.text[before..].find(|c| c != '\n' && c != '\r').unwrap_or(0);
            let start = before + gap;
            match more {
                Ok(true) => rows.push(Row { start, cells: record.iter().map(|cell| cell.trim().to_owned()).collect() }),
                Ok(false) => return Ok(rows),
                Err(error) => {
                    let (line, column) = self.place(start, 0);
                    return Err(Error::data(self.path, line, column, format!("no row of a table: {error}")));
                }
            }
        }
    }

    /// The line and the column, in characters and both from 1, at which a cell of the row at `start` begins.
    fn place(&self, start: usize, cell: usize) -> (usize, usize) {
        let line = self.text[..start].matches('\n').count() + 1;
        let (mut line, mut column, mut left, mut quoted) = (line, 1, cell, false);
        for c in self.text[start..].chars() {
            if left == 0 {
                break;
            }
            column += 1;
            match c {
                '"' => quoted = !quoted,
                '\n' if quoted => (line, column) = (line + 1, 1),
                c if c == self.delimiter && !quoted => left -= 1,
                _ => {}
            }
        }
        (line, column)
    }

    fn fault(&self, row: &Row, cell: usize, problem: impl Into<String>) -> Error {
        let (line, column) = self.place(row.start, cell);
        Error::data(self.path, line, column, problem)
    }

    fn one_of<T: Copy>(&self, row: &Row, column: Option<usize>, known: &[(&str, T)]) -> Result<Option<T>> {
        let Some(column) = column else { return Ok(None) };
        let cell = row.cells[column].to_lowercase();
        let found = known.iter().find(|(name, _)| *name == cell).map(|(_, value)| *value);
        let names =
            || known.iter().map(|(name, _)| *name).filter(|name| !name.is_empty()).collect::<Vec<_>>().join(", ");
        found.map(Some).ok_or_else(|| {
            self.fault(row, column, format!("“{}” is not one of: {}; or leave it empty", row.cells[column], names()))
        })
    }
}

/// Which column holds what.
struct Columns {
    id: usize,
    name: usize,
    aliases: Option<usize>,
    kind: Option<usize>,
    title: Option<usize>,
    gender: Option<usize>,
    further: Vec<usize>,
}

impl Columns {
    fn new(sheet: &Sheet<'_>, header: &Row) -> Result<Self> {
        let names: Vec<String> = header.cells.iter().map(|cell| cell.to_lowercase()).collect();
        if let Some(column) = names.iter().position(String::is_empty) {
            return Err(sheet.fault(header, column, "a column without a name: name it or take it out"));
        }
        if let Some(column) = (1..names.len()).find(|&column| names[..column].contains(&names[column])) {
            return Err(sheet.fault(header, column, format!("the column “{}” stands here twice", names[column])));
        }
        let place = |name: &str| names.iter().position(|other| other == name);
        let needed = |name: &str| {
            let found = header.cells.join(", ");
            place(name).ok_or_else(|| sheet.fault(header, 0, format!("expected a column “{name}”, found: {found}")))
        };
        Ok(Self {
            id: needed("id")?,
            name: needed("name")?,
            aliases: place("aliases"),
            kind: place("kind"),
            title: place("title"),
            gender: place("gender"),
            further: (0..names.len()).filter(|&column| !READ.contains(&names[column].as_str())).collect(),
        })
    }

    fn entry(&self, sheet: &Sheet<'_>, header: &Row, row: &Row) -> Result<Entry> {
        let (expected, found) = (header.cells.len(), row.cells.len());
        if expected != found {
            let cell = found.min(expected).saturating_sub(1);
            return Err(sheet.fault(row, cell, format!("expected {expected} cells as in the header, found {found}")));
        }
        let cell = |column: Option<usize>| column.map_or_else(String::new, |column| row.cells[column].clone());
        let (id, name) = (cell(Some(self.id)), cell(Some(self.name)));
        if id.is_empty() {
            return Err(sheet.fault(row, self.id, "the id is empty: give each entry one of its own"));
        }
        if is_local_id(&id) {
            return Err(sheet.fault(
                row,
                self.id,
                format!("“{id}” is how documents number their own: take another id"),
            ));
        }
        if name.is_empty() {
            return Err(sheet.fault(row, self.name, "the name is empty"));
        }
        if name.contains('|') {
            return Err(sheet.fault(
                row,
                self.name,
                "“|” parts aliases: leave one name here, the others under aliases",
            ));
        }
        let aliases = cell(self.aliases);
        Ok(Entry {
            id,
            name,
            aliases: aliases.split('|').map(str::trim).filter(|alias| !alias.is_empty()).map(str::to_owned).collect(),
            kind: sheet.one_of(row, self.kind, KINDS)?.unwrap_or_default(),
            title: cell(self.title),
            gender: sheet.one_of(row, self.gender, GENDERS)?.unwrap_or_default(),
            fields: self.further.iter().map(|&column| row.cells[column].clone()).collect(),
            line: sheet.place(row.start, 0).0,
        })
    }
}

/// *e12*: an entity of a document, which an id of a roster would be mistaken for.
fn is_local_id(id: &str) -> bool {
    id.strip_prefix('e').is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|c| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::model::{EntityKind, Gender};

    #[test]
    fn a_roster_of_all_columns() {
        let text = "\u{feff}Name,ID,aliases,kind,title,gender,party\r\n\
                    \"Roe, Ann\",Q1,A. Roe | Annie Roe,person,Mayor,F,Left\r\n\r\n,,,,,,\r\n\
                    Harlow Council,h,,organisation,,,\r\n";
        let (entries, further) = read("people.csv", text).expect("right");
        assert_eq!(further, ["title", "party"]);
        assert_eq!(entries.len(), 2);
        let ann = &entries[0];
        assert_eq!((ann.id.as_str(), ann.name.as_str(), ann.title.as_str()), ("Q1", "Roe, Ann", "Mayor"));
        assert_eq!((ann.kind, ann.gender, ann.line), (EntityKind::Person, Gender::Female, 2));
        assert_eq!(ann.aliases, ["A. Roe", "Annie Roe"]);
        assert_eq!(ann.fields, ["Mayor", "Left"]);
        assert_eq!((entries[1].kind, entries[1].line), (EntityKind::Organisation, 5));
    }

    #[test]
    fn semicolons_and_tabs() {
        for text in ["id;name\n1;Ann, Lee\n", "id\tname\n1\tAnn, Lee\n"] {
            assert_eq!(read("x", text).expect("right").0[0].name, "Ann, Lee");
        }
    }

    #[test]
    fn what_is_wrong_is_named_with_its_place() {
        let cases = [
            ("", "x:1: empty: expected a header with id and name"),
            ("name,kind\nAnn,person\n", "x:1:1: expected a column “id”, found: name, kind"),
            ("id,name,\n", "x:1:9: a column without a name"),
            ("id,name,Name\n", "x:1:9: the column “name” stands here twice"),
            ("id,name\n1,Ann\n\n2\n", "x:4:1: expected 2 cells as in the header, found 1"),
            ("id,name\n1,Ann,x\n", "x:2:3: expected 2 cells"),
            ("id,name\n,Ann\n", "x:2:1: the id is empty"),
            ("id,name\ne7,Ann\n", "x:2:1: “e7” is how documents number their own"),
            ("id,name\n1,\n", "x:2:3: the name is empty"),
            ("id,name\n1,Ann|Bo\n", "x:2:3: “|” parts aliases"),
            ("id,name\n1,Ann\n1,Bo\n", "x:3:1: the id “1” stands in line 2 too"),
            ("id,name,kind\n\"1\n2\",Ann,human\n", "x:3:8: “human” is not one of: person, group, organisation,"),
            ("id,name,gender\n1,Äñn,x\n", "x:2:7: “x” is not one of: female, f, male, m, other; or leave it empty"),
        ];
        for (text, told) in cases {
            let error = read("x", text).expect_err(text).to_string();
            assert!(error.starts_with(told), "{text:?}: {error}");
        }
    }
}
