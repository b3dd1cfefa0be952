//! The options of reading.

use clap::Args;
use encoding_rs::Encoding;
use globset::{GlobBuilder, GlobSet};
use whosaid::{Error, Result};

use super::super::log::Log;
use super::carry::Carry;
use super::choice::Choice;
use super::document::{Document, Fault};
use super::kind::Kind;
use super::open::Opened;
use super::record::Fields;

/// How inputs are read.
#[derive(Debug, Args)]
pub(crate) struct Reading {
    /// Take these files out of folders, of whatever kind they look: `*.log`, `2024/**`. May be given more than once
    #[arg(long, value_name = "GLOB", value_parser = glob, help_heading = "Reading")]
    include: Vec<GlobSet>,

    /// Leave out these files and folders of folders: `drafts`, `*.html`. May be given more than once
    #[arg(long, value_name = "GLOB", value_parser = glob, help_heading = "Reading")]
    exclude: Vec<GlobSet>,

    /// The kind of all inputs, instead of the one that the ending of their names or their beginning tells
    #[arg(long, value_name = "KIND", help_heading = "Reading")]
    pub(super) input_format: Option<Kind>,

    /// The encoding of all inputs (utf-8, windows-1252, utf-16le, …) instead of the one each seems to be in
    #[arg(long, value_name = "NAME", value_parser = encoding, help_heading = "Reading")]
    pub(super) encoding: Option<&'static Encoding>,

    /// The longest document, unpacked; what is longer is not read
    #[arg(long, value_name = "SIZE", default_value = "64M", value_parser = size, help_heading = "Reading")]
    pub(super) max_size: u64,

    /// Read all text of web pages, navigation and boxes too, instead of their articles
    #[arg(long, help_heading = "Reading")]
    pub(super) whole_page: bool,

    /// Stop at the first input or record that cannot be used
    #[arg(long, help_heading = "Reading")]
    pub(super) strict: bool,

    #[command(flatten)]
    pub(super) fields: Fields,
}

impl Reading {
    /// Which files are taken from folders.
    pub(super) fn choice(&self) -> Choice<'_> {
        Choice { include: &self.include, exclude: &self.exclude }
    }

    /// Carries these fields of records over to the outputs.
    pub(crate) fn carry(&mut self, names: &[String]) {
        self.fields.carry = Carry::new(names);
    }

    /// Tells what was to be carried over and was in no record.
    pub(crate) fn tell_carried(&self, log: &Log) {
        self.fields.carry.tell(log);
    }

    /// The kind of an open input.
    pub(super) fn kind_of(&self, opened: &Opened) -> Kind {
        self.input_format.unwrap_or_else(|| Kind::of(&opened.name, opened.beginning()))
    }

    /// Tells the log what is to be told of a read document, and keeps it if it is sound.
    ///
    /// # Errors
    /// The document's fault, where `--strict` asks to stop.
    pub(crate) fn settle(&self, read: std::result::Result<Document, Fault>, log: &Log) -> Result<Option<Document>> {
        match read {
            Ok(document) => {
                log.detail(&document.name, format_args!("read, {} characters", document.text.chars().count()));
                document.notes.iter().for_each(|note| log.note(&document.name, note));
                Ok(Some(document))
            }
            Err(fault) if fault.aside => {
                log.note(&fault.name, fault.reason);
                Ok(None)
            }
            Err(fault) if self.strict => {
                Err(Error::io(fault.name, std::io::Error::other(format!("{} (stopped: --strict)", fault.reason))))
            }
            Err(fault) => {
                log.failure(&fault.name, fault.reason);
                Ok(None)
            }
        }
    }
}

/// A pattern without a `/` is one of the name alone.
fn glob(written: &str) -> std::result::Result<GlobSet, String> {
    let anywhere = if written.contains('/') { written.to_owned() } else { format!("**/{written}") };
    let glob = GlobBuilder::new(anywhere.trim_end_matches('/')).literal_separator(true).build();
    glob.and_then(|glob| GlobSet::new([glob])).map_err(|error| format!("no pattern: {}", error.kind()))
}

fn encoding(label: &str) -> std::result::Result<&'static Encoding, String> {
    Encoding::for_label(label.as_bytes()).ok_or_else(|| {
        "no encoding has this name; use one such as utf-8, windows-1252, iso-8859-2 or utf-16le".to_owned()
    })
}

/// A number of bytes: `500k`, `64M`, `2G`.
pub(in super::super) fn size(written: &str) -> std::result::Result<u64, String> {
    let expected = || "expected a number of bytes such as 500k, 64M or 2G".to_owned();
    let written = written.trim_end_matches(['b', 'B']);
    let (digits, unit) = match written.char_indices().next_back() {
        Some((at, unit)) if unit.is_alphabetic() => (&written[..at], unit.to_ascii_lowercase()),
        _ => (written, ' '),
    };
    let factor: u64 = match unit {
        ' ' => 1,
        'k' => 1024,
        'm' => 1024 * 1024,
        'g' => 1024 * 1024 * 1024,
        _ => return Err(expected()),
    };
    let number: u64 = digits.parse().map_err(|_| expected())?;
    number.checked_mul(factor).filter(|&size| size > 0).ok_or_else(expected)
}
