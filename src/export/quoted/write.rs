//! The writer of statements.

use std::borrow::Cow;
use std::io::Write;

use super::super::table::Lines;
use super::super::writing::writing;
use super::super::{Format, TableOptions};
use super::cells::{PLACES, STATEMENTS, place_cells, statement_cells};
use crate::error::{Error, Result};
use crate::quotes::Statement;

/// What a row of the table is. JSON has both in one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum QuoteView {
    /// A statement.
    #[default]
    Statements,
    /// A place where one stands, or a paraphrase that likely reports it.
    Places,
}

/// Writes statements, one after the other. Of the options, `columns` means nothing here.
///
/// # Errors
/// The writer's; a wrong use for a format that holds no table.
pub fn write_quotes<'a, W: Write>(
    mut out: W,
    statements: impl Iterator<Item = Statement<'a>>,
    format: Format,
    view: QuoteView,
    options: &TableOptions,
) -> Result<W> {
    match format {
        Format::Csv | Format::Tsv => {
            let mut lines = Lines::new(out, format, options)?;
            match view {
                QuoteView::Statements => lines.write(&STATEMENTS.map(Cow::from))?,
                QuoteView::Places => lines.write(&PLACES.map(Cow::from))?,
            }
            for statement in statements {
                match view {
                    QuoteView::Statements => lines.write(&statement_cells(&statement))?,
                    QuoteView::Places => place_cells(&statement).try_for_each(|cells| lines.write(&cells))?,
                }
            }
            out = lines.finish()?;
        }
        #[cfg(feature = "xlsx")]
        Format::Xlsx => out = super::super::xlsx::write_quotes(out, statements)?,
        Format::Json => {
            let mut before = "[\n";
            for statement in statements {
                out.write_all(before.as_bytes()).map_err(writing)?;
                serde_json::to_writer_pretty(&mut out, &statement).map_err(|error| writing(error.into()))?;
                before = ",\n";
            }
            let end = if before == "[\n" { "[]\n" } else { "\n]\n" };
            out.write_all(end.as_bytes()).map_err(writing)?;
        }
        Format::Jsonl => {
            for statement in statements {
                serde_json::to_writer(&mut out, &statement).map_err(|error| writing(error.into()))?;
                out.write_all(b"\n").map_err(writing)?;
            }
        }
        _ => return Err(Error::usage(format!("{} holds no table of quotes", format.as_str()))),
    }
    out.flush().map_err(writing)?;
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::super::super::{Document, Format, Report, TableOptions};
    use super::{QuoteView, write_quotes};
    use crate::Engine;
    use crate::quotes::Coverage;

    const TEXTS: [(&str, &str, &str); 3] = [
        ("Sentinel", "2026-03-02", "“We will rebuild the bridge by June,” said Mayor Ada Holm.\n"),
        ("=Courier", "2026-03-03", "“We will rebuild the bridge,” Ada Holm told reporters.\n"),
        ("Post", "2026-03-03", "Ada Holm said the bridge would be rebuilt in June.\n"),
    ];

    fn written(format: Format, view: QuoteView) -> Vec<u8> {
        let engine = Engine::built_in();
        let mut coverage = Coverage::default();
        for (outlet, date, text) in TEXTS {
            let analysis = engine.analyse(text);
            let document = Document { name: outlet, outlet, date, text, ..Document::default() };
            Report::new(document, &analysis, engine.lexicon()).cover(&mut coverage);
        }
        let found = coverage.find(engine.lexicon());
        write_quotes(Vec::new(), found.statements(false), format, view, &TableOptions::default()).expect("written")
    }

    fn text(format: Format, view: QuoteView) -> String {
        String::from_utf8(written(format, view)).expect("UTF-8")
    }

    #[test]
    fn a_row_for_each_statement() {
        let csv = text(Format::Csv, QuoteView::Statements);
        let lines: Vec<&str> = csv.lines().collect();
        assert_eq!(lines.len(), 2, "{csv}");
        assert!(lines[1].starts_with("1,Ada Holm,person,Mayor,\"We will rebuild the bridge by June,\",2026-03-02,Sentinel,Sentinel,2026-03-03,2,2,2,Sentinel | =Courier,2,"), "{csv}");
        assert!(lines[1].contains("cut: We will rebuild the bridge [-by June-],,1,"), "{csv}");
    }

    #[test]
    fn a_row_for_each_place() {
        let csv = text(Format::Tsv, QuoteView::Places);
        let rows: Vec<Vec<&str>> = csv.lines().map(|line| line.split('\t').collect()).collect();
        assert_eq!(rows.iter().map(|row| row[4]).collect::<Vec<_>>(), ["outlet", "Sentinel", "'=Courier", "Post"]);
        assert_eq!(rows.iter().map(|row| row[10]).collect::<Vec<_>>(), ["changes", "", "cut", "paraphrase"]);
    }

    #[test]
    fn json_holds_both() {
        let value: serde_json::Value =
            serde_json::from_slice(&written(Format::Json, QuoteView::Statements)).expect("JSON");
        assert_eq!(value[0]["variants"][1]["changes"][0], "cut");
        assert_eq!(value[0]["variants"][1]["diff"][1]["kind"], "out");
        assert_eq!(value[0]["places"][1]["type"], "direct");
        assert_eq!(value[0]["paraphrases"][0]["outlet"], "Post");
        assert_eq!(text(Format::Jsonl, QuoteView::Places).lines().count(), 1);
        let none =
            write_quotes(Vec::new(), std::iter::empty(), Format::Json, QuoteView::Places, &TableOptions::default());
        assert_eq!(none.expect("written"), b"[]\n");
    }

    #[test]
    fn brat_holds_none() {
        let none = std::iter::empty();
        assert!(write_quotes(Vec::new(), none, Format::Brat, QuoteView::Places, &TableOptions::default()).is_err());
    }
}
