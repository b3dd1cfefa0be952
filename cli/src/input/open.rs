//! Opening an input: unpacking it, looking at its beginning, and reading it whole or bit by bit.

use std::fs::File;
use std::io::{BufRead, BufReader, Cursor, Read};
use std::sync::Arc;

use encoding_rs::Encoding;
use encoding_rs_io::DecodeReaderBytesBuilder;
use flate2::bufread::MultiGzDecoder;

use super::super::progress::Counted;
use super::decode::{self, NoText};
use super::document::reason;
use super::frames::Frames;
use super::walk::Input;

/// How much of the beginning is looked at to tell the kind and the encoding.
const BEGINNING: u64 = 16 * 1024;
/// How much is read at once.
const BUFFER: usize = 64 * 1024;

const GZIP: &[u8] = b"\x1f\x8b";
const ZSTD: &[u8] = b"\x28\xb5\x2f\xfd";

type Source = Box<dyn Read + Send>;

/// An open input, of which only the beginning is read.
pub(super) struct Opened {
    /// The input's name.
    pub(super) name: Arc<str>,
    /// Whether it was named itself, rather than found in a folder.
    pub(super) named: bool,
    beginning: Vec<u8>,
    rest: Source,
    packed: bool,
}

/// The bytes of an input as UTF-8, but for broken places, without a byte order mark.
pub(super) struct Bytes {
    pub(super) reader: Box<dyn BufRead + Send>,
    /// What a reader should know about how they were read.
    pub(super) note: Option<String>,
    /// What ends a line: some old programs write a carriage return alone.
    pub(super) line_end: u8,
}

impl Opened {
    /// Opens an input and, if it is packed by gzip or zstd, unpacks it.
    pub(super) fn new(input: &Input) -> std::io::Result<Self> {
        let file: Source = match input {
            Input::Standard => Box::new(Counted(std::io::stdin())),
            Input::File { path, .. } => Box::new(Counted(File::open(path)?)),
        };
        Self::of(input.name().into(), input.is_named(), file)
    }

    /// Opens bytes that are held already, under a name.
    #[cfg(feature = "serve")]
    pub(super) fn of_bytes(name: &str, bytes: Vec<u8>) -> std::io::Result<Self> {
        Self::of(name.into(), true, Box::new(Cursor::new(bytes)))
    }

    fn of(name: Arc<str>, named: bool, file: Source) -> std::io::Result<Self> {
        let (mut beginning, mut rest) = begin(file)?;
        let (gzip, zstd) = (beginning.starts_with(GZIP), beginning.starts_with(ZSTD));
        let packed = gzip || zstd;
        if packed {
            let whole = BufReader::with_capacity(BUFFER, Cursor::new(beginning).chain(rest));
            let unpacked: Source =
                if gzip { Box::new(MultiGzDecoder::new(whole)) } else { Box::new(Frames::new(whole)) };
            (beginning, rest) = begin(unpacked)?;
        }
        Ok(Self { name, named, beginning, rest, packed })
    }

    /// Its first bytes; all of them in a short one.
    pub(super) fn beginning(&self) -> &[u8] {
        &self.beginning
    }

    /// Its bytes, to be read bit by bit.
    pub(super) fn bytes(self, encoding: Option<&'static Encoding>) -> Result<Bytes, NoText> {
        let (encoding, note) = match encoding {
            Some(encoding) => (Some(encoding), None),
            None => match decode::encoding_of_beginning(&self.beginning)? {
                Some((encoding, told_by)) => (Some(encoding), Some(decode::note(encoding, told_by))),
                None => (None, None),
            },
        };
        let mut builder = DecodeReaderBytesBuilder::new();
        builder.encoding(encoding).utf8_passthru(true).strip_bom(true).bom_override(true);
        let returns_only = self.beginning.contains(&b'\r') && !self.beginning.contains(&b'\n');
        let line_end = if returns_only { b'\r' } else { b'\n' };
        let decoded = builder.build(Cursor::new(self.beginning).chain(self.rest));
        Ok(Bytes { reader: Box::new(BufReader::with_capacity(BUFFER, decoded)), note, line_end })
    }

    /// All its bytes, unless they are more than `most`.
    pub(super) fn read(self, most: u64) -> Result<Vec<u8>, String> {
        let mut bytes = self.beginning;
        let left = most.saturating_add(1).saturating_sub(bytes.len() as u64);
        self.rest.take(left).read_to_end(&mut bytes).map_err(|error| reason(&error))?;
        match bytes.len() as u64 > most {
            true if self.packed => Err(format!("unpacks to {}", more_than(most))),
            true => Err(too_long(most)),
            false => Ok(bytes),
        }
    }
}

fn begin(mut source: Source) -> std::io::Result<(Vec<u8>, Source)> {
    let mut beginning = Vec::with_capacity(BEGINNING as usize);
    (&mut source).take(BEGINNING).read_to_end(&mut beginning)?;
    Ok((beginning, source))
}

pub(super) fn too_long(most: u64) -> String {
    format!("too long: {}", more_than(most))
}

pub(super) fn more_than(most: u64) -> String {
    format!("more than {} bytes (--max-size sets the limit)", written_size(most))
}

/// A number of bytes as `--max-size` takes it.
fn written_size(size: u64) -> String {
    let units = [(1024 * 1024 * 1024, "G"), (1024 * 1024, "M"), (1024, "k")];
    let unit = units.iter().find(|(factor, _)| size.is_multiple_of(*factor));
    unit.map_or_else(|| size.to_string(), |(factor, unit)| format!("{}{unit}", size / factor))
}
