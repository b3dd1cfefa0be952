//! Records with named fields, and which field holds what.

use clap::Args;

use super::carry::Carry;
use super::decode::NoText;
use super::document::Document;
use super::fields::{AUTHOR, DATE, ID, OUTLET, TEXT, TITLE, URL, is_same};
use super::values::{Record, listed};
use super::{date, web};

/// Which fields of a record hold what.
#[derive(Debug, Args)]
pub(super) struct Fields {
    /// The field (JSON) or column (CSV) of the text; `a.b` for a field in a field. Of several names the first that has a text
    /// is taken, then one of the usual names. Without it, one of those is looked for; so for the next ones
    #[arg(long, value_name = "NAMES", value_delimiter = ',', help_heading = "Records")]
    text_field: Vec<String>,

    /// The field of the headline
    #[arg(long, value_name = "NAME", help_heading = "Records")]
    title_field: Option<String>,

    /// The field of the date
    #[arg(long, value_name = "NAME", help_heading = "Records")]
    date_field: Option<String>,

    /// The field that tells records apart; their name becomes PATH#ID
    #[arg(long, value_name = "NAME", help_heading = "Records")]
    id_field: Option<String>,

    /// The field of the address
    #[arg(long, value_name = "NAME", help_heading = "Records")]
    url_field: Option<String>,

    /// The field of who published it
    #[arg(long, value_name = "NAME", help_heading = "Records")]
    outlet_field: Option<String>,

    /// The field of who wrote it
    #[arg(long, value_name = "NAME", help_heading = "Records")]
    author_field: Option<String>,

    /// What stands between the cells of a table, one character or `tab`; without it, the header tells
    #[arg(long, value_name = "CHAR", value_parser = delimiter, help_heading = "Records")]
    delimiter: Option<u8>,

    /// Which are carried over to the outputs.
    #[arg(skip)]
    pub(super) carry: Carry,
}

fn delimiter(written: &str) -> Result<u8, String> {
    match written.as_bytes() {
        b"tab" | b"\\t" => Ok(b'\t'),
        &[byte] if byte.is_ascii() && !matches!(byte, b'"' | b'\n' | b'\r') => Ok(byte),
        _ => Err("expected one character, or tab".to_owned()),
    }
}

impl Fields {
    /// What stands between the cells of a table, if that is given.
    pub(super) fn delimiter(&self) -> Option<u8> {
        self.delimiter
    }

    /// The text of a record: of the first given field that has one, else, unless just one is given, of one with a usual name.
    fn text(&self, record: &impl Record) -> Option<String> {
        let own: Vec<Option<String>> = self.text_field.iter().map(|name| record.given(name)).collect();
        let filled = own.iter().flatten().find(|text| !text.trim().is_empty()).cloned();
        let usual = || if self.text_field.len() == 1 { None } else { find(None, TEXT, record) };
        filled.or_else(usual).or_else(|| own.into_iter().flatten().next())
    }

    /// Whether a record has a text.
    pub(super) fn has_text(&self, record: &impl Record) -> bool {
        self.text(record).is_some()
    }

    /// The document that a record holds; `place` stands for an id that it does not have.
    ///
    /// # Errors
    /// When no field is the text, or it is empty.
    pub(super) fn document(&self, file: &str, place: u64, record: &impl Record) -> Result<Document, String> {
        let text = self.text(record);
        let text = text.ok_or_else(|| no_text(&self.text_field, &record.names()))?;
        if text.trim().is_empty() {
            return Err(NoText::Empty.to_string());
        }
        let known = |own: &Option<String>, usual: &[&str]| {
            find(own.as_deref(), usual, record).map(|value| value.trim().to_owned()).unwrap_or_default()
        };
        let id = known(&self.id_field, ID);
        Ok(Document {
            name: if id.is_empty() { format!("{file}#{place}") } else { format!("{file}#{id}") },
            text: web::stripped(text),
            title: known(&self.title_field, TITLE),
            date: date::iso(&known(&self.date_field, DATE)),
            outlet: known(&self.outlet_field, OUTLET),
            url: known(&self.url_field, URL),
            author: known(&self.author_field, AUTHOR),
            record_id: id,
            carried: self.carry.of(record),
            ..Document::default()
        })
    }

    /// Whether columns of these names give records a text, and all that is to be carried over.
    ///
    /// # Errors
    /// What to do if not.
    pub(super) fn check(&self, names: &[String]) -> Result<(), String> {
        let given = self.text_field.iter().any(|own| names.contains(own));
        let usual = || TEXT.iter().any(|usual| names.iter().any(|own| is_same(own, usual)));
        let is_there = given || (self.text_field.len() != 1 && usual());
        if is_there { self.carry.check(names) } else { Err(no_text(&self.text_field, names)) }
    }
}

/// The text of the field with this name; without one, of the first field with a usual name that is not empty, or else
/// empty if there is such a field at all.
fn find(own: Option<&str>, usual: &[&str], record: &impl Record) -> Option<String> {
    let Some(own) = own else {
        let mut found = usual.iter().filter_map(|name| record.usual(name)).peekable();
        let any = found.peek().is_some();
        return found.find(|text| !text.trim().is_empty()).or_else(|| any.then(String::new));
    };
    record.given(own)
}

/// What to do about a record without text.
fn no_text(given: &[String], names: &[String]) -> String {
    let shown = listed(names);
    match given {
        [_, ..] => format!("no field “{}” for the text; the fields are: {shown}", given.join("”, “")),
        [] => format!("no field looks like the text; name it with --text-field; the fields are: {shown}"),
    }
}
