//! Speakers' counts as CSV, TSV, XLSX, JSON and JSON Lines.

use std::io::Write;

use super::super::table::Lines;
use super::super::writing::{write_array, write_lines, writing};
use super::super::{Format, TableOptions};
use super::cells::{speaker_cells, speaker_headings};
use super::counts::SpeakerRecord;
use crate::error::{Error, Result};

/// Writes a table of speakers, with the roster's columns behind its own, or an array or lines of JSON. Of the options,
/// `columns` means nothing here.
///
/// # Errors
/// The writer's; a wrong use for a format that holds no table.
///
/// ```
/// use whosaid::export::{Document, Format, Report, TableOptions, Tally, write_speakers};
/// let engine = whosaid::Engine::built_in();
/// let text = "“We won,” said Ann Lee.";
/// let analysis = engine.analyse(text);
/// let mut tally = Tally::default();
/// tally.add(&Report::new(Document { text, ..Document::default() }, &analysis, engine.lexicon()));
/// let table = write_speakers(Vec::new(), &tally.speakers(), Format::Csv, &TableOptions::default())?;
/// assert!(String::from_utf8_lossy(&table).contains("Ann Lee,person"));
/// # Ok::<(), whosaid::Error>(())
/// ```
pub fn write_speakers<W: Write>(
    mut out: W,
    records: &[SpeakerRecord],
    format: Format,
    options: &TableOptions,
) -> Result<W> {
    match format {
        Format::Csv | Format::Tsv => out = table(out, records, format, options)?,
        #[cfg(feature = "xlsx")]
        Format::Xlsx => out = super::super::xlsx::write_speakers(out, records, &options.roster)?,
        Format::Json => write_array(&mut out, records)?,
        Format::Jsonl => write_lines(&mut out, records)?,
        _ => return Err(Error::usage(format!("{} holds no table of speakers", format.as_str()))),
    }
    out.flush().map_err(writing)?;
    Ok(out)
}

fn table<W: Write>(out: W, records: &[SpeakerRecord], format: Format, options: &TableOptions) -> Result<W> {
    let mut lines = Lines::new(out, format, options)?;
    lines.write(&speaker_headings(&options.roster))?;
    for record in records {
        lines.write(&speaker_cells(record, options.roster.len()))?;
    }
    lines.finish()
}

#[cfg(test)]
mod tests {
    use super::super::super::{Format, TableOptions};
    use super::super::{Count, SpeakerRecord};
    use super::write_speakers;

    fn written(format: Format) -> String {
        let record = SpeakerRecord {
            speaker: "=Ann, Lee".to_owned(),
            kind: "person",
            rows: 3,
            acts: vec![Count { name: "state".to_owned(), rows: 2 }, Count { name: "ask".to_owned(), rows: 1 }],
            titles: vec!["mayor".to_owned(), "chair".to_owned()],
            ..SpeakerRecord::default()
        };
        let out = write_speakers(Vec::new(), &[record], format, &TableOptions::default()).expect("written");
        String::from_utf8(out).expect("UTF-8")
    }

    #[test]
    fn a_table() {
        let csv = written(Format::Csv);
        assert!(csv.starts_with("speaker,kind,id,doc,rows,words,quoted_words,documents,direct,"), "{csv}");
        assert!(
            csv.ends_with("\r\n\"'=Ann, Lee\",person,,,3,0,0,0,0,0,0,state 2 | ask 1,,mayor | chair,,,\r\n"),
            "{csv}"
        );
    }

    #[test]
    fn json() {
        let value: serde_json::Value = serde_json::from_str(&written(Format::Json)).expect("JSON");
        assert_eq!(value[0]["acts"][1]["name"], "ask");
        assert_eq!(written(Format::Jsonl).lines().count(), 1);
    }

    #[test]
    fn brat_holds_no_speakers() {
        assert!(write_speakers(Vec::new(), &[], Format::Brat, &TableOptions::default()).is_err());
    }
}
