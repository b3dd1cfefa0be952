//! JSON without blanks, the same bytes as serde_json's, written with fewer steps: names of fields are known to need no escapes,
//! and strings are looked through eight bytes at a time.

use std::io::{Result as IoResult, Write};

use serde::ser::{
    Impossible, Serialize, SerializeMap, SerializeSeq, SerializeStruct, SerializeTuple, SerializeTupleStruct,
    Serializer,
};
use serde_json::Error;

/// How much is written at once, in bytes.
const BUFFER: usize = 64 * 1024;

/// Writes `value` and a line break behind it. Keys of maps are texts, and an enum is its name alone.
pub(super) fn write_line<W: Write>(out: &mut W, value: &impl Serialize) -> IoResult<()> {
    let mut line = Line { buffer: Vec::with_capacity(BUFFER + BUFFER / 4), out };
    value.serialize(&mut line)?;
    line.buffer.push(b'\n');
    line.out.write_all(&line.buffer)
}

/// A line that is being written.
struct Line<'w, W> {
    buffer: Vec<u8>,
    out: &'w mut W,
}

type Done = Result<(), Error>;

impl<W: Write> Line<'_, W> {
    fn text(&mut self, text: &str) -> Done {
        self.buffer.push(b'"');
        let mut bytes = text.as_bytes();
        loop {
            let plain = plain(bytes);
            self.buffer.extend_from_slice(&bytes[..plain]);
            let Some(&byte) = bytes.get(plain) else { break };
            self.escape(byte);
            bytes = &bytes[plain + 1..];
        }
        self.buffer.push(b'"');
        if self.buffer.len() < BUFFER {
            return Ok(());
        }
        let written = self.out.write_all(&self.buffer);
        self.buffer.clear();
        written.map_err(Error::io)
    }

    fn escape(&mut self, byte: u8) {
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        let short = match byte {
            b'"' | b'\\' => byte,
            b'\n' => b'n',
            b'\r' => b'r',
            b'\t' => b't',
            0x08 => b'b',
            0x0c => b'f',
            _ => {
                let [high, low] = [byte >> 4, byte & 15].map(|digit| DIGITS[usize::from(digit)]);
                self.buffer.extend_from_slice(&[b'\\', b'u', b'0', b'0', high, low]);
                return;
            }
        };
        self.buffer.extend_from_slice(&[b'\\', short]);
    }

    fn number(&mut self, number: u64) {
        let mut digits = [0; 20];
        let (mut at, mut rest) = (digits.len(), number);
        loop {
            at -= 1;
            digits[at] = b'0' + (rest % 10) as u8;
            rest /= 10;
            if rest == 0 {
                break;
            }
        }
        self.buffer.extend_from_slice(&digits[at..]);
    }

    fn signed(&mut self, number: i64) {
        if number < 0 {
            self.buffer.push(b'-');
        }
        self.number(number.unsigned_abs());
    }
}

/// How many of the first bytes need no escape.
fn plain(bytes: &[u8]) -> usize {
    const ONES: u64 = u64::from_le_bytes([1; 8]);
    const HIGHS: u64 = ONES << 7;
    // A byte that is 0 borrows from the one above, so its highest bit comes up where it was not set.
    let zeros = |word: u64| word.wrapping_sub(ONES) & !word & HIGHS;
    let (words, rest) = bytes.as_chunks::<8>();
    for (at, &word) in words.iter().enumerate() {
        let word = u64::from_le_bytes(word);
        let small = word.wrapping_sub(ONES * 0x20) & !word & HIGHS;
        let found = small | zeros(word ^ (ONES * u64::from(b'"'))) | zeros(word ^ (ONES * u64::from(b'\\')));
        if found != 0 {
            // The lowest byte found is right; those above it may be found by a borrow.
            return at * 8 + (found.trailing_zeros() / 8) as usize;
        }
    }
    let start = bytes.len() - rest.len();
    let needs = |byte: &u8| *byte < 0x20 || matches!(byte, b'"' | b'\\');
    rest.iter().position(needs).map_or(bytes.len(), |at| start + at)
}

/// A list or an object that is being written.
struct Open<'a, 'w, W> {
    line: &'a mut Line<'w, W>,
    begun: bool,
    close: u8,
}

impl<'a, 'w, W: Write> Open<'a, 'w, W> {
    fn new(line: &'a mut Line<'w, W>, [open, close]: [u8; 2]) -> Self {
        line.buffer.push(open);
        Self { line, begun: false, close }
    }

    fn part(&mut self) {
        if self.begun {
            self.line.buffer.push(b',');
        }
        self.begun = true;
    }

    fn close(self) -> Done {
        self.line.buffer.push(self.close);
        Ok(())
    }
}

impl<W: Write> SerializeSeq for Open<'_, '_, W> {
    type Ok = ();
    type Error = Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Done {
        self.part();
        value.serialize(&mut *self.line)
    }

    fn end(self) -> Done {
        self.close()
    }
}

impl<W: Write> SerializeTuple for Open<'_, '_, W> {
    type Ok = ();
    type Error = Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Done {
        SerializeSeq::serialize_element(self, value)
    }

    fn end(self) -> Done {
        self.close()
    }
}

impl<W: Write> SerializeTupleStruct for Open<'_, '_, W> {
    type Ok = ();
    type Error = Error;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, value: &T) -> Done {
        SerializeSeq::serialize_element(self, value)
    }

    fn end(self) -> Done {
        self.close()
    }
}

impl<W: Write> SerializeMap for Open<'_, '_, W> {
    type Ok = ();
    type Error = Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Done {
        self.part();
        key.serialize(&mut *self.line)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Done {
        self.line.buffer.push(b':');
        value.serialize(&mut *self.line)
    }

    fn end(self) -> Done {
        self.close()
    }
}

impl<W: Write> SerializeStruct for Open<'_, '_, W> {
    type Ok = ();
    type Error = Error;

    #[inline]
    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Done {
        self.part();
        let buffer = &mut self.line.buffer;
        buffer.push(b'"');
        buffer.extend_from_slice(key.as_bytes());
        buffer.extend_from_slice(b"\":");
        value.serialize(&mut *self.line)
    }

    fn end(self) -> Done {
        self.close()
    }
}

/// What no record has.
fn unknown<T>(what: &str) -> Result<T, Error> {
    Err(serde::ser::Error::custom(format_args!("{what} is no part of a record")))
}

impl<'a, 'w, W: Write> Serializer for &'a mut Line<'w, W> {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = Open<'a, 'w, W>;
    type SerializeTuple = Open<'a, 'w, W>;
    type SerializeTupleStruct = Open<'a, 'w, W>;
    type SerializeTupleVariant = Impossible<(), Error>;
    type SerializeMap = Open<'a, 'w, W>;
    type SerializeStruct = Open<'a, 'w, W>;
    type SerializeStructVariant = Impossible<(), Error>;

    fn serialize_bool(self, value: bool) -> Done {
        self.buffer.extend_from_slice(if value { b"true" } else { b"false" });
        Ok(())
    }

    fn serialize_i8(self, value: i8) -> Done {
        self.serialize_i64(value.into())
    }

    fn serialize_i16(self, value: i16) -> Done {
        self.serialize_i64(value.into())
    }

    fn serialize_i32(self, value: i32) -> Done {
        self.serialize_i64(value.into())
    }

    fn serialize_i64(self, value: i64) -> Done {
        self.signed(value);
        Ok(())
    }

    fn serialize_u8(self, value: u8) -> Done {
        self.serialize_u64(value.into())
    }

    fn serialize_u16(self, value: u16) -> Done {
        self.serialize_u64(value.into())
    }

    fn serialize_u32(self, value: u32) -> Done {
        self.serialize_u64(value.into())
    }

    fn serialize_u64(self, value: u64) -> Done {
        self.number(value);
        Ok(())
    }

    fn serialize_f32(self, value: f32) -> Done {
        serde_json::to_writer(&mut self.buffer, &value)
    }

    fn serialize_f64(self, value: f64) -> Done {
        serde_json::to_writer(&mut self.buffer, &value)
    }

    fn serialize_char(self, value: char) -> Done {
        self.text(value.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, value: &str) -> Done {
        self.text(value)
    }

    fn serialize_bytes(self, value: &[u8]) -> Done {
        serde_json::to_writer(&mut self.buffer, value)
    }

    fn serialize_none(self) -> Done {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Done {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Done {
        self.buffer.extend_from_slice(b"null");
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Done {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Done {
        self.text(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Done {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: &T,
    ) -> Done {
        unknown(variant)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Self::SerializeSeq, Error> {
        Ok(Open::new(self, *b"[]"))
    }

    fn serialize_tuple(self, _: usize) -> Result<Self::SerializeTuple, Error> {
        Ok(Open::new(self, *b"[]"))
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Self::SerializeTupleStruct, Error> {
        Ok(Open::new(self, *b"[]"))
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, Error> {
        unknown(variant)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeMap, Error> {
        Ok(Open::new(self, *b"{}"))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Self::SerializeStruct, Error> {
        Ok(Open::new(self, *b"{}"))
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, Error> {
        unknown(variant)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde::Serialize;

    use super::write_line;

    #[derive(Serialize)]
    struct One<'a> {
        text: &'a str,
        span: [usize; 2],
        below: i32,
        share: f64,
        none: Option<u8>,
        some: Option<char>,
        list: Vec<bool>,
        fields: BTreeMap<String, String>,
    }

    #[test]
    fn the_bytes_are_those_of_serde_json() {
        let all: String = (0..300).filter_map(char::from_u32).collect();
        let long = "x".repeat(200_000) + "“\n";
        for text in ["", "plain", "\"", "1234567\\", "12345678\u{7f}\t9", "“Ñandú” 🦤\u{1}é", &all, &long] {
            let fields = BTreeMap::from([(text.to_owned(), "a".to_owned()), ("b".to_owned(), String::new())]);
            let (span, list) = ([0, 10_203], vec![true, false]);
            let one = One { text, span, below: -7, share: 0.1234, none: None, some: Some('"'), list, fields };
            let mut line = Vec::new();
            write_line(&mut line, &one).expect("memory takes everything");
            assert_eq!(String::from_utf8_lossy(&line), serde_json::to_string(&one).expect("it is JSON") + "\n");
        }
    }
}
