//! PDFs: what is written on their pages, as paragraphs, and what they say of themselves.

mod lines;
mod paragraphs;
mod quiet;

use pdf_extract::{Document as Pdf, Object, OutputError, decode_text_string, output_doc};

use super::document::Document;
use super::open::more_than;
use lines::Lines;

/// Reads a document whose text may have no more than `most` bytes.
///
/// # Errors
/// Why there is no text.
pub(super) fn read(bytes: Vec<u8>, most: u64) -> Result<Document, String> {
    // The reader takes some broken files for whole ones, and stops in their midst.
    quiet::call(|| pages(&bytes, most))
        .unwrap_or_else(|| Err("damaged, or a PDF of a kind that is not known here: save it as text".to_owned()))
}

fn pages(bytes: &[u8], most: u64) -> Result<Document, String> {
    let broken = |error: &dyn std::fmt::Display| format!("damaged or cut off: {}", error.to_string().to_lowercase());
    let mut pdf = Pdf::load_mem(bytes).map_err(|error| broken(&error))?;
    if pdf.is_encrypted() {
        pdf.decrypt("").map_err(|_| "locked: save it without a password")?;
    }
    let mut lines = Lines::new(most);
    match output_doc(&pdf, &mut lines) {
        Err(OutputError::FormatError(_)) => return Err(format!("holds {}", more_than(most))),
        read => read.map_err(|error| broken(&error))?,
    }
    let lines = lines.end();
    if lines.is_empty() {
        let pages = pdf.get_pages().len();
        return Err(format!("no text on its {pages} page(s): nothing is read of pictures, as scanned pages are"));
    }
    let text = paragraphs::of(&lines).join("\n\n");
    if is_no_language(&text) {
        return Err("its letters are not told by their names, only drawn: nothing can be read of them".to_owned());
    }
    Ok(Document {
        text,
        saved_on: said(&pdf, b"CreationDate").and_then(|date| day(&date)).unwrap_or_default(),
        author: said(&pdf, b"Author").unwrap_or_default(),
        ..Document::default()
    })
}

/// What the document says of itself under a name.
fn said(pdf: &Pdf, name: &[u8]) -> Option<String> {
    let about = match pdf.trailer.get(b"Info").ok()? {
        Object::Reference(id) => pdf.get_dictionary(*id).ok()?,
        about => about.as_dict().ok()?,
    };
    let value = decode_text_string(about.get(name).ok()?).ok()?;
    Some(value.trim().to_owned()).filter(|value| !value.is_empty())
}

/// The day of a date as PDFs write it: `D:20250304100000+01'00'`.
fn day(date: &str) -> Option<String> {
    let digits = date.trim_start_matches("D:").get(..8).filter(|day| day.bytes().all(|byte| byte.is_ascii_digit()))?;
    Some(format!("{}-{}-{}", &digits[..4], &digits[4..6], &digits[6..]))
}

/// Whether a tenth of a text are signs that stand for no letter.
fn is_no_language(text: &str) -> bool {
    let unknown = |c: &char| matches!(c, '\u{fffd}' | '\u{e000}'..='\u{f8ff}') || c.is_control() && *c != '\n';
    text.chars().filter(unknown).count() * 10 > text.chars().count()
}

#[cfg(test)]
mod tests {
    use super::{day, read};

    #[test]
    fn what_is_no_sound_document_is_named() {
        for bytes in [&b"%PDF-1.7\n"[..], b"%PDF-1.4\ntrailer <</Root 1 0 R>>\nstartxref\n0\n%%EOF", b"words"] {
            let told = read(bytes.to_vec(), 1 << 20).expect_err("no document");
            assert!(told.starts_with("damaged"), "{told}");
        }
    }

    #[test]
    fn days_are_read() {
        assert_eq!(day("D:20250304100000+01'00'").as_deref(), Some("2025-03-04"));
        assert_eq!(day("4 March"), None);
    }
}
