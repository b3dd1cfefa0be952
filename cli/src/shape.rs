//! What comes out: a table to read, or a format.

use std::io::IsTerminal;
use std::path::Path;

use whosaid::export::Format;
use whosaid::{Error, Result};

/// What comes out: a table to read, or a format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    Table,
    Format(Format),
}

/// The name of the table to read.
const TABLE: &str = "table";

impl Shape {
    /// Its name.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Table => TABLE,
            Self::Format(format) => format.as_str(),
        }
    }

    /// The shape of a name or file ending, among those whose format is `held`.
    pub(super) fn parse(name: &str, held: fn(Format) -> bool) -> std::result::Result<Self, String> {
        let shape = if name == TABLE { Some(Self::Table) } else { Format::parse(name).map(Self::Format) };
        let held_here = |shape: &Self| !matches!(shape, Self::Format(format) if !held(*format));
        shape.filter(held_here).ok_or_else(|| format!("the formats are: {}{}", known(held), missing(name)))
    }

    /// What a run writes: what was asked for, else by the ending of the output, else a table on a terminal and CSV elsewhere.
    /// `given` is what the command line asks for; `usual` what a file of settings has.
    pub(super) fn choose(
        given: Option<Self>,
        usual: Option<Self>,
        output: Option<&Path>,
        held: fn(Format) -> bool,
    ) -> Result<Self> {
        let to_terminal = std::io::stdout().is_terminal();
        let Some(path) = output else {
            let shape = given.or(usual);
            return match shape {
                Some(Self::Format(format)) if to_terminal && is_binary(format) => Err(Error::usage(format!(
                    "{0} is not for reading: name a file with -o FILE.{0}, or send it on through a pipe",
                    format.as_str()
                ))),
                Some(shape) => Ok(shape),
                None if to_terminal => Ok(Self::Table),
                None => Ok(Self::Format(Format::Csv)),
            };
        };
        if let Some(given) = given {
            return Ok(given);
        }
        let ending = path.extension().map(|ending| ending.to_string_lossy().into_owned());
        let by_ending = ending.as_deref().filter(|ending| *ending != TABLE);
        by_ending.and_then(|ending| Self::parse(ending, held).ok()).or(usual).ok_or_else(|| {
            Error::usage(format!(
                "-o {}: its ending names no format; add --format with one of {}{}",
                path.display(),
                known(held),
                missing(ending.as_deref().unwrap_or_default())
            ))
        })
    }
}

fn known(held: fn(Format) -> bool) -> String {
    let formats = Format::ALL.iter().filter(|&&format| held(format)).map(|format| format.as_str());
    std::iter::once(TABLE).chain(formats).collect::<Vec<_>>().join(", ")
}

/// A word on a format that other builds of the program have.
pub(super) fn missing(name: &str) -> String {
    /// Formats that are features.
    const FEATURES: [&str; 3] = ["parquet", "sqlite", "xlsx"];
    let name = match name.to_ascii_lowercase() {
        ending if ending == "db" || ending == "sqlite3" => "sqlite".to_owned(),
        name => name,
    };
    match FEATURES.contains(&name.as_str()) && Format::parse(&name).is_none() {
        true => {
            format!("; this program was built without {name}: build it with `cargo build --release --features {name}`")
        }
        false => String::new(),
    }
}

fn is_binary(format: Format) -> bool {
    match format {
        #[cfg(feature = "xlsx")]
        Format::Xlsx => true,
        #[cfg(feature = "parquet")]
        Format::Parquet => true,
        #[cfg(feature = "sqlite")]
        Format::Sqlite => true,
        _ => false,
    }
}

/// The formats that hold a table, and JSON.
pub(super) fn holds_tables(format: Format) -> bool {
    match format {
        Format::Brat | Format::Html | Format::LabelStudio | Format::Tei | Format::WebAnnotation => false,
        #[cfg(feature = "parquet")]
        Format::Parquet => false,
        #[cfg(feature = "sqlite")]
        Format::Sqlite => false,
        _ => true,
    }
}

/// The formats whose columns can be chosen.
pub(super) fn has_columns(format: Format) -> bool {
    match format {
        Format::Csv | Format::Tsv | Format::Html => true,
        #[cfg(feature = "parquet")]
        Format::Parquet => true,
        #[cfg(feature = "xlsx")]
        Format::Xlsx => true,
        _ => false,
    }
}

/// The formats that can be gone on with.
pub(super) fn grows(format: Format) -> bool {
    match format {
        Format::Csv | Format::Tsv => true,
        #[cfg(feature = "xlsx")]
        Format::Xlsx => true,
        #[cfg(feature = "sqlite")]
        Format::Sqlite => true,
        _ => false,
    }
}

/// Any format.
pub(super) fn holds_rows(_: Format) -> bool {
    true
}

#[cfg(test)]
mod tests {
    use super::{Shape, holds_rows, holds_tables};

    #[test]
    fn shapes_have_names() {
        assert_eq!(Shape::parse("table", holds_tables), Ok(Shape::Table));
        assert!(Shape::parse("brat", holds_rows).is_ok());
        assert!(Shape::parse("brat", holds_tables).is_err_and(|told| told.starts_with("the formats are: table, csv")));
    }
}
