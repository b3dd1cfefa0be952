//! The words of a document's main part, a block a paragraph.

use quick_xml::errors::Error;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::{Namespace, ResolveResult};
use quick_xml::reader::NsReader;

use super::xml::{attribute, character};

/// The names of the language of Word's paragraphs, in its two forms.
const WORD: [&str; 2] = [
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
];
/// Elements whose text nobody reads in the finished document: what is deleted or moved away, the codes of fields, readings
/// set over words, properties.
const SILENT: [&str; 9] = ["del", "moveFrom", "delText", "instrText", "delInstrText", "rt", "sdtPr", "sectPr", "tblPr"];
/// How the styles of a table of contents are called, whose lines stand in the text again.
const CONTENTS: &str = "TOC";

/// What is read of a main part.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Words {
    /// Its paragraphs, none of them empty.
    pub(super) blocks: Vec<String>,
    /// The first paragraph that is set as the title.
    pub(super) title: Option<String>,
    /// How many footnotes and endnotes it refers to.
    pub(super) notes: usize,
    /// How many deletions of tracked changes it holds.
    pub(super) deletions: usize,
}

/// Reads a main part.
///
/// # Errors
/// Where its XML is broken.
pub(super) fn read(xml: &str) -> Result<Words, String> {
    let mut reader = NsReader::from_str(xml);
    let mut writer = Writer::default();
    loop {
        match reader.read_resolved_event() {
            Ok((name, Event::Start(element))) => writer.start(is_word(&name), &element),
            Ok((name, Event::Empty(element))) => {
                writer.start(is_word(&name), &element);
                writer.end(is_word(&name), element.local_name().as_ref());
            }
            Ok((name, Event::End(element))) => writer.end(is_word(&name), element.local_name().as_ref()),
            Ok((_, Event::Text(text))) => writer.text(&text.xml10_content()),
            Ok((_, Event::CData(text))) => writer.text(&text.xml10_content()),
            Ok((_, Event::GeneralRef(reference))) => {
                writer.text(character(&reference).map(String::from).unwrap_or_default().as_str());
            }
            Ok((_, Event::Eof)) if writer.open > 0 => return Err("its text is cut off".to_owned()),
            Ok((_, Event::Eof)) => return Ok(writer.words()),
            Ok(_) => {}
            Err(error) => return Err(broken(&error, reader.error_position())),
        }
    }
}

fn broken(error: &Error, at: u64) -> String {
    match error {
        Error::Syntax(_) | Error::IllFormed(_) => format!("its text is no sound XML at byte {at}"),
        _ => format!("its text cannot be read at byte {at}"),
    }
}

fn is_word(name: &ResolveResult<'_>) -> bool {
    matches!(name, ResolveResult::Bound(Namespace(name)) if WORD.contains(name))
}

/// A paragraph that is being read.
#[derive(Debug, Default)]
struct Paragraph {
    text: String,
    style: String,
    /// Whether white space waits to be written before the next word.
    space: bool,
    /// Whether its end is deleted, so that the next one goes on from it.
    goes_on: bool,
}

#[derive(Debug, Default)]
struct Writer {
    /// Those that are read or being read, in the order in which they begin.
    paragraphs: Vec<Paragraph>,
    /// The places of those that are open: one may stand in a text box in another.
    inside: Vec<usize>,
    /// How many elements are open.
    open: usize,
    /// How many of the open ones are silent.
    silent: usize,
    /// How many properties of paragraphs are open: what is deleted there is the end of one.
    properties: usize,
    /// Whether the words of the run are hidden.
    hidden: bool,
    /// Whether the text between tags is words.
    words: bool,
    notes: usize,
    deletions: usize,
}

impl Writer {
    fn start(&mut self, is_word: bool, element: &BytesStart<'_>) {
        self.open += 1;
        let name = element.local_name();
        let name = name.as_ref();
        if is_silent(is_word, name) {
            self.silent += 1;
            self.deletions += usize::from(name == "del" && self.properties == 0);
            if name == "del" && self.properties > 0 {
                self.paragraph(|paragraph| paragraph.goes_on = true);
            }
            return;
        }
        if !is_word || self.silent > 0 {
            return;
        }
        match name {
            "p" => {
                self.inside.push(self.paragraphs.len());
                self.paragraphs.push(Paragraph::default());
            }
            "pPr" => self.properties += 1,
            "pStyle" => {
                let style = attribute(element, "val").unwrap_or_default();
                self.paragraph(|paragraph| paragraph.style = style);
            }
            "r" => self.hidden = false,
            "vanish" | "specVanish" | "webHidden" if self.properties == 0 => {
                self.hidden = attribute(element, "val").is_none_or(|value| !matches!(&*value, "0" | "false" | "off"));
            }
            "t" => self.words = true,
            "tab" | "ptab" if self.properties == 0 => self.write(" "),
            "br" | "cr" => self.write("\n"),
            "noBreakHyphen" => self.write("-"),
            "footnoteReference" | "endnoteReference" => self.notes += 1,
            _ => {}
        }
    }

    fn end(&mut self, is_word: bool, name: &str) {
        self.open = self.open.saturating_sub(1);
        if is_silent(is_word, name) {
            self.silent = self.silent.saturating_sub(1);
            return;
        }
        if !is_word || self.silent > 0 {
            return;
        }
        match name {
            "p" => drop(self.inside.pop()),
            "pPr" => self.properties = self.properties.saturating_sub(1),
            "t" => self.words = false,
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.words && self.silent == 0 && !self.hidden {
            self.write(text);
        }
    }

    /// Writes words, runs of white space as one space, line ends as they are.
    fn write(&mut self, text: &str) {
        if self.hidden {
            return;
        }
        self.paragraph(|paragraph| {
            for c in text.chars() {
                match c {
                    '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' => {}
                    '\n' if !paragraph.text.is_empty() => {
                        paragraph.text.push('\n');
                        paragraph.space = false;
                    }
                    c if c.is_whitespace() => paragraph.space = true,
                    c => {
                        if paragraph.space && !paragraph.text.is_empty() && !paragraph.text.ends_with('\n') {
                            paragraph.text.push(' ');
                        }
                        paragraph.space = false;
                        paragraph.text.push(c);
                    }
                }
            }
        });
    }

    /// Does something to the innermost open paragraph.
    fn paragraph(&mut self, change: impl FnOnce(&mut Paragraph)) {
        if let Some(paragraph) = self.inside.last().and_then(|&place| self.paragraphs.get_mut(place)) {
            change(paragraph);
        }
    }

    fn words(self) -> Words {
        let mut words = Words { notes: self.notes, deletions: self.deletions, ..Words::default() };
        let mut before = String::new();
        for paragraph in self.paragraphs {
            let space = if paragraph.space && paragraph.goes_on { " " } else { "" };
            let text = before.clone() + &paragraph.text + space;
            before.clear();
            if paragraph.goes_on {
                before = text;
                continue;
            }
            let text = text.trim();
            if text.is_empty() || paragraph.style.starts_with(CONTENTS) {
                continue;
            }
            if paragraph.style == "Title" && words.title.is_none() {
                words.title = Some(text.split_whitespace().collect::<Vec<_>>().join(" "));
            }
            words.blocks.push(text.to_owned());
        }
        words.blocks.extend(Some(before.trim().to_owned()).filter(|text| !text.is_empty()));
        words
    }
}

/// Whether nothing in an element is read. What some program could not show is there a second time for it (`Fallback`).
fn is_silent(is_word: bool, name: &str) -> bool {
    if is_word { SILENT.contains(&name) } else { name == "Fallback" }
}

#[cfg(test)]
mod tests {
    use super::{WORD, Words, read};

    fn words(body: &str) -> Words {
        let xml = format!("<w:document xmlns:w='{}' xmlns:m='m'><w:body>{body}</w:body></w:document>", WORD[0]);
        read(&xml).unwrap_or_else(|why| panic!("{why}: {body}"))
    }

    #[test]
    fn paragraphs_become_blocks() {
        let cases: [(&str, &[&str]); 11] = [
            (
                "<w:p><w:r><w:t>One </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>two</w:t></w:r></w:p><w:p/><w:p><w:r><w:t>A &amp; b</w:t></w:r></w:p>",
                &["One two", "A & b"],
            ),
            (
                "<w:p><w:hyperlink><w:r><w:t>The quay</w:t></w:r></w:hyperlink><w:r><w:t>.</w:t></w:r></w:p>",
                &["The quay."],
            ),
            (
                "<w:p><w:r><w:t>It </w:t></w:r><w:del><w:r><w:delText>never </w:delText></w:r></w:del><w:ins><w:r><w:t>always </w:t></w:r></w:ins><w:r><w:t>ran.</w:t></w:r></w:p>",
                &["It always ran."],
            ),
            (
                "<w:p><w:moveFrom><w:r><w:t>gone</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>here</w:t></w:r></w:moveTo></w:p>",
                &["here"],
            ),
            (
                "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>The pump </w:t></w:r></w:p><w:p><w:r><w:t>stopped.</w:t></w:r></w:p>",
                &["The pump stopped."],
            ),
            (
                "<w:p><w:r><w:instrText>HYPERLINK x</w:instrText></w:r><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r></w:p>",
                &["a b\nc"],
            ),
            ("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:r><w:t>seen</w:t></w:r></w:p>", &["seen"]),
            (
                "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>left</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>right</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
                &["left", "right"],
            ),
            (
                "<w:p><w:r><w:t>out</w:t><w:txbxContent><w:p><w:r><w:t>box</w:t></w:r></w:p></w:txbxContent></w:r><w:r><w:t>side</w:t></w:r></w:p>",
                &["outside", "box"],
            ),
            (
                "<w:p><m:Fallback><w:r><w:t>twice</w:t></w:r></m:Fallback><m:t>x</m:t><w:r><w:t>once</w:t></w:r></w:p>",
                &["once"],
            ),
            (
                "<w:p><w:pPr><w:pStyle w:val='TOC1'/></w:pPr><w:r><w:t>Keys 2</w:t></w:r></w:p><w:p><w:r><w:t>Keys</w:t></w:r></w:p>",
                &["Keys"],
            ),
        ];
        for (body, blocks) in cases {
            assert_eq!(words(body).blocks, blocks, "{body}");
        }
    }

    #[test]
    fn titles_notes_and_deletions_are_told() {
        let read = words(
            "<w:p><w:pPr><w:pStyle w:val='Title'/></w:pPr><w:r><w:t>Keys</w:t><w:br/><w:t>back</w:t></w:r></w:p>\
             <w:p><w:r><w:t>Text.</w:t><w:footnoteReference w:id='2'/></w:r><w:del><w:r><w:delText>x</w:delText></w:r></w:del></w:p>",
        );
        assert_eq!(read.title.as_deref(), Some("Keys back"));
        assert_eq!((read.notes, read.deletions), (1, 1));
    }

    #[test]
    fn nesting_does_no_harm() {
        let deep = format!("{}a{}", "<w:p><w:r><w:t>".repeat(20_000), "</w:t></w:r></w:p>".repeat(20_000));
        assert_eq!(words(&deep).blocks, ["a"]);
    }
}
