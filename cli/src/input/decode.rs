//! Bytes to text: which encoding a file is in, and whether it is text at all.

use chardetng::EncodingDetector;
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// The text of a file.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Decoded {
    /// The text. A UTF-8 byte order mark stays, as the character it is, so that offsets count it as Python's `utf-8` does.
    pub(super) text: String,
    /// What a reader should know about how it was read.
    pub(super) note: Option<String>,
}

/// Why bytes are no usable text.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum NoText {
    /// Nothing but white space.
    Empty,
    /// Control characters all over; and what it seems to be, if anything known.
    Binary(Option<&'static str>),
}

/// How files begin that are often taken for text.
const KNOWN: [(&[u8], &str); 9] = [
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"%PDF", "a PDF, of which nothing is read here: save it as text or as a Word document (.docx)"),
    (b"PK\x03\x04", "a zip archive, as .xlsx and .odt are too: unpack it, or save it as text"),
    (b"\xd0\xcf\x11\xe0", "an old or locked Office document: save it as .docx without a password, or as text"),
    (b"{\\rtf", "rich text: save it as plain text"),
    (b"SQLite format", "a database"),
    (b"\x7fELF", "a program"),
];

fn known(bytes: &[u8]) -> Option<&'static str> {
    KNOWN.iter().find(|(start, _)| bytes.starts_with(start)).map(|(_, what)| *what)
}

impl std::fmt::Display for NoText {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Empty => f.write_str("empty: there is no text in it"),
            Self::Binary(Some(known)) => write!(f, "binary: {known}"),
            Self::Binary(None) => f.write_str("binary: this is no text file"),
        }
    }
}

/// Decodes bytes in the given encoding, or in the one they seem to be in.
pub(super) fn decode(bytes: Vec<u8>, given: Option<&'static Encoding>) -> Result<Decoded, NoText> {
    // PDF and RTF may be all letters.
    if let Some(known) = known(&bytes) {
        return Err(NoText::Binary(Some(known)));
    }
    let decoded = match given {
        Some(encoding) => decode_as(&bytes, encoding, None),
        None => detect(bytes)?,
    };
    let text = decoded.text.trim_start_matches('\u{feff}');
    if text.trim().is_empty() {
        return Err(NoText::Empty);
    }
    if is_binary(text.as_bytes(), text.chars().count()) {
        return Err(NoText::Binary(None));
    }
    Ok(decoded)
}

fn detect(bytes: Vec<u8>) -> Result<Decoded, NoText> {
    let bytes = match String::from_utf8(bytes) {
        // Zeros between Latin letters are valid UTF-8, too.
        Ok(text) if !text.contains('\0') => return Ok(Decoded { text, note: None }),
        Ok(text) => text.into_bytes(),
        Err(error) => error.into_bytes(),
    };
    if let Some((encoding, told_by)) = guess(&bytes)? {
        let mark = Encoding::for_bom(&bytes).map_or(0, |(_, length)| length);
        return Ok(decode_as(&bytes[mark..], encoding, Some(told_by)));
    }
    let broken = bytes.utf8_chunks().filter(|chunk| !chunk.invalid().is_empty()).count();
    let note = (broken > 0).then(|| format!("UTF-8 with {broken} broken place(s), read as “\u{fffd}”"));
    Ok(Decoded { text: String::from_utf8_lossy(&bytes).into_owned(), note })
}

/// The encoding that the beginning of a file seems to be in, and what it is told by; none for UTF-8.
pub(super) fn encoding_of_beginning(bytes: &[u8]) -> Result<Option<(&'static Encoding, &'static str)>, NoText> {
    if let Some(known) = known(bytes) {
        return Err(NoText::Binary(Some(known)));
    }
    if is_sound_utf8(bytes) && !bytes.contains(&0) { Ok(None) } else { guess(bytes) }
}

/// Whether bytes are UTF-8; the last character may be cut.
fn is_sound_utf8(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).map_or_else(|error| error.error_len().is_none(), |_| true)
}

/// The encoding of bytes that are no sound UTF-8, and what it is told by; none for UTF-8 all the same.
fn guess(bytes: &[u8]) -> Result<Option<(&'static Encoding, &'static str)>, NoText> {
    match Encoding::for_bom(bytes) {
        Some((encoding, _)) if encoding == UTF_8 => return Ok(None),
        Some((encoding, _)) => return Ok(Some((encoding, "its byte order mark"))),
        None => {}
    }
    if let Some(encoding) = unmarked_utf16(bytes) {
        return Ok(Some((encoding, "the zeros between its letters")));
    }
    if is_binary(bytes, bytes.len()) {
        return Err(NoText::Binary(None));
    }
    // With a stray zero in it, or with a few broken places.
    if is_sound_utf8(bytes) || is_broken_utf8(bytes) {
        return Ok(None);
    }
    if let Some(encoding) = declared(bytes) {
        return Ok(Some((encoding, "what it says of itself")));
    }
    let mut detector = EncodingDetector::new();
    detector.feed(bytes, true);
    Ok(Some((detector.guess(None, false), "its bytes")))
}

/// What a reader should know of a file in another encoding than UTF-8.
pub(super) fn note(encoding: &'static Encoding, told_by: &str) -> String {
    format!("not UTF-8; read as {} by {told_by} (--encoding overrides)", encoding.name())
}

/// `told_by` says what the encoding was told by, where it was not given.
fn decode_as(bytes: &[u8], encoding: &'static Encoding, told_by: Option<&str>) -> Decoded {
    let (text, broken) = encoding.decode_without_bom_handling(bytes);
    let mut note = told_by.map(|sign| note(encoding, sign));
    if broken {
        let more = format!("not all of it is {}: broken places are read as “\u{fffd}”", encoding.name());
        note = Some(note.map_or(more.clone(), |note| format!("{note}; {more}")));
    }
    Decoded { text: text.into_owned(), note }
}

/// The encoding that a page or feed names at its beginning: `charset=`, `encoding=`.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    /// Where it has to stand, in bytes.
    const BEGINNING: usize = 2048;
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(BEGINNING)]).to_lowercase();
    let rest = start.trim_start().strip_prefix('<')?;
    let label = ["charset=", "encoding="].iter().find_map(|sign| rest.split_once(sign))?.1;
    let label = label.trim_start_matches(['"', '\'', ' ']);
    let end = label.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_' | ':')).unwrap_or(label.len());
    Encoding::for_label(&label.as_bytes()[..end]).filter(|encoding| *encoding != UTF_8)
}

/// UTF-16 without its mark: in text of Latin letters every other byte is zero.
fn unmarked_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let pairs = bytes.len() / 2;
    let zeros = |side: usize| bytes.iter().skip(side).step_by(2).filter(|&&byte| byte == 0).count();
    let (first, second) = (zeros(0), zeros(1));
    let mostly = |zeros: usize, others: usize| pairs > 0 && zeros * 10 >= pairs * 8 && others * 50 <= pairs;
    match bytes.len() % 2 {
        0 if mostly(second, first) => Some(UTF_16LE),
        0 if mostly(first, second) => Some(UTF_16BE),
        _ => None,
    }
}

/// Text in UTF-8 with a few broken places has many sound sequences of several bytes for each of them; text in another
/// encoding has next to none.
fn is_broken_utf8(bytes: &[u8]) -> bool {
    let (mut sound, mut broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        sound += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    sound > 2 * broken
}

/// More than one control character in fifty, where there are `all` of bytes or characters. A lone zero may stand in a page.
fn is_binary(bytes: &[u8], all: usize) -> bool {
    let control = |byte: &&u8| matches!(byte, 0..=8 | 14..=26 | 28..=31 | 127);
    bytes.iter().filter(control).count() * 50 > all
}

#[cfg(test)]
mod tests {
    use super::{Decoded, NoText, decode};

    fn text(bytes: &[u8]) -> String {
        decode(bytes.to_vec(), None).map(|decoded| decoded.text).unwrap_or_else(|why| panic!("{why}"))
    }

    fn utf16(text: &str, big: bool) -> Vec<u8> {
        text.encode_utf16().flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
    }

    #[test]
    fn utf8_is_taken_as_it_is() {
        let plain = decode("“Oui”".into(), None);
        assert_eq!(plain, Ok(Decoded { text: "“Oui”".to_owned(), note: None }));
        assert_eq!(text("\u{feff}a".as_bytes()), "\u{feff}a", "the mark counts as a character");
    }

    #[test]
    fn other_encodings_are_told_by_their_bytes() {
        let words = "“It is late,” said the mayor of Écully.";
        for big in [false, true] {
            let mut marked = if big { vec![0xFE, 0xFF] } else { vec![0xFF, 0xFE] };
            marked.extend(utf16(words, big));
            assert_eq!(text(&marked), words);
            assert_eq!(text(&utf16(words, big)), words);
        }
        let latin = b"\x93It is late,\x94 said the mayor of \xC9cully.";
        assert_eq!(text(latin), words);
        let note = decode(latin.to_vec(), None).ok().and_then(|decoded| decoded.note).unwrap_or_default();
        assert!(note.contains("windows-1252"), "{note}");
    }

    #[test]
    fn a_broken_place_does_not_spoil_utf8() {
        let mut bytes = "“It is late,” said Zoë.".as_bytes().to_vec();
        bytes.push(0xFF);
        assert_eq!(text(&bytes), "“It is late,” said Zoë.\u{fffd}");
    }

    #[test]
    fn a_given_encoding_is_obeyed() {
        let greek = decode(vec![0xC1], Some(encoding_rs::WINDOWS_1253));
        assert_eq!(greek.map(|decoded| decoded.text), Ok("Α".to_owned()));
    }

    #[test]
    fn what_is_no_text_is_named() {
        assert_eq!(decode(Vec::new(), None), Err(NoText::Empty));
        assert_eq!(decode("\u{feff} \n".into(), None), Err(NoText::Empty));
        assert_eq!(
            decode(b"\x7fELF\x02\x01\x01\0\0\0\xff\xfe\0".to_vec(), None),
            Err(NoText::Binary(Some("a program")))
        );
        assert_eq!(decode(b"\x01\x02\x03 some words".to_vec(), None), Err(NoText::Binary(None)));
        assert_eq!(decode(b"a\0b\0\0c".to_vec(), None), Err(NoText::Binary(None)));
    }

    #[test]
    fn a_lone_zero_does_not_make_a_text_binary() {
        let words = format!("<p>It is \0late,{}</p>", " said the mayor".repeat(9));
        assert_eq!(decode(words.clone().into_bytes(), None), Ok(Decoded { text: words, note: None }));
    }
}
