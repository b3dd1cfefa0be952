//! Word documents (DOCX): a zip archive that holds XML. Their paragraphs, and what they say of themselves.

mod properties;
mod words;
mod xml;

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::decode::NoText;
use super::document::Document;
use super::open::more_than;

type Archive = ZipArchive<Cursor<Vec<u8>>>;

/// Where the text stands, unless the archive says another place.
const USUAL: &str = "word/document.xml";

/// Reads a document; no part of it may unpack to more than `most` bytes.
///
/// # Errors
/// Why there is no text.
pub(super) fn read(bytes: Vec<u8>, most: u64) -> Result<Document, String> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(&error))?;
    let relations = part(&mut archive, "_rels/.rels", most)?.unwrap_or_default();
    let place = properties::main_part(&relations).unwrap_or_else(|| USUAL.to_owned());
    let text = part(&mut archive, &place, most)?.ok_or("no Word document: there is no text part in this archive")?;
    let words = words::read(&text).map_err(|why| format!("damaged: {why}"))?;
    if words.blocks.is_empty() {
        let pictures = archive.file_names().flatten().filter(|name| name.starts_with("word/media/")).count();
        return Err(match pictures {
            0 => NoText::Empty.to_string(),
            _ => format!("no text, only {pictures} picture(s): nothing is read of pictures"),
        });
    }
    let said = part(&mut archive, "docProps/core.xml", most)?.map(|xml| properties::read(&xml)).unwrap_or_default();
    Ok(Document {
        text: words.blocks.join("\n\n"),
        title: words.title.unwrap_or(said.title),
        saved_on: said.date,
        author: said.author,
        notes: notes(words.notes, words.deletions),
        ..Document::default()
    })
}

/// What is left out, in words.
fn notes(notes: usize, deletions: usize) -> Vec<String> {
    let left_out = [
        (notes, "footnote(s) or endnote(s) are left out"),
        (deletions, "deletion(s) of tracked changes are taken as made: their words are left out"),
    ];
    left_out.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}")).collect()
}

/// The XML of a part; none where there is no such part.
fn part(archive: &mut Archive, name: &str, most: u64) -> Result<Option<String>, String> {
    let file = match archive.by_name(name) {
        Ok(file) => file,
        Err(ZipError::FileNotFound) => return Ok(None),
        Err(error) => return Err(broken(&error)),
    };
    let mut bytes = Vec::new();
    file.take(most.saturating_add(1)).read_to_end(&mut bytes).map_err(|error| format!("damaged: {error}"))?;
    if bytes.len() as u64 > most {
        return Err(format!("unpacks to {}", more_than(most)));
    }
    Ok(Some(xml::decoded(&bytes)))
}

fn broken(error: &ZipError) -> String {
    match error {
        ZipError::UnsupportedArchive(why) => format!("cannot be unpacked: {}", why.to_lowercase()),
        _ => "damaged or cut off: no sound zip archive, as a Word document is one".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::read;

    fn docx(parts: &[(&str, &str)]) -> Vec<u8> {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in parts {
            archive.start_file(*name, SimpleFileOptions::default()).expect("begun");
            archive.write_all(content.as_bytes()).expect("written");
        }
        archive.finish().expect("ended").into_inner()
    }

    #[test]
    fn what_is_no_sound_document_is_named() {
        let document = |body: &str| {
            let main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
            docx(&[(
                "word/document.xml",
                &format!("<w:document xmlns:w='{main}'><w:body>{body}</w:body></w:document>"),
            )])
        };
        let sound = document("<w:p><w:r><w:t>Words.</w:t></w:r></w:p>");
        assert_eq!(read(sound.clone(), 1 << 20).map(|document| document.text), Ok("Words.".to_owned()));
        let cases: [(Vec<u8>, &str); 7] = [
            (b"PK\x03\x04".to_vec(), "damaged or cut off"),
            (sound[..sound.len() / 2].to_vec(), "damaged or cut off"),
            (docx(&[("xl/workbook.xml", "<workbook/>")]), "no Word document"),
            (document(""), "empty"),
            (document("<w:p><w:r><w:t>Words"), "damaged"),
            (docx(&[("word/document.xml", "<w:document xmlns:w='x'/>"), ("word/media/a.png", "x")]), "1 picture"),
            (document(&format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", "a".repeat(1 << 20))), "more than"),
        ];
        for (bytes, why) in cases {
            let told = read(bytes, 1 << 20).expect_err(why);
            assert!(told.contains(why), "{why}: {told}");
        }
    }
}
