//! Opening an input.

use std::fs::File;
use std::io::{BufReader, Chain, Cursor, Read};
use std::sync::Arc;

use super::reading::written_size;
use super::reason;
use super::walk::Input;

/// How much of the beginning is looked at to tell the kind.
const BEGINNING: u64 = 8 * 1024;
/// How much is read at once.
const BUFFER: usize = 64 * 1024;

/// The bytes of an open input, from the beginning.
pub(super) type Bytes = BufReader<Chain<Cursor<Vec<u8>>, Box<dyn Read + Send>>>;

/// An open input, of which only the beginning is read.
pub(super) struct Opened {
    /// The input's name.
    pub(super) name: Arc<str>,
    beginning: Vec<u8>,
    rest: Box<dyn Read + Send>,
}

impl Opened {
    pub(super) fn new(input: &Input) -> std::io::Result<Self> {
        let mut rest: Box<dyn Read + Send> = match input {
            Input::Standard => Box::new(std::io::stdin()),
            Input::File { path, .. } => Box::new(File::open(path)?),
        };
        let mut beginning = Vec::new();
        (&mut rest).take(BEGINNING).read_to_end(&mut beginning)?;
        Ok(Self { name: input.name().into(), beginning, rest })
    }

    /// Its first bytes; all of them in a short one.
    pub(super) fn beginning(&self) -> &[u8] {
        &self.beginning
    }

    /// Its bytes, to be read bit by bit.
    pub(super) fn bytes(self) -> Bytes {
        BufReader::with_capacity(BUFFER, Cursor::new(self.beginning).chain(self.rest))
    }

    /// All its bytes, unless they are more than `most`.
    pub(super) fn read(self, most: u64) -> Result<Vec<u8>, String> {
        let mut bytes = self.beginning;
        let left = most.saturating_add(1).saturating_sub(bytes.len() as u64);
        self.rest.take(left).read_to_end(&mut bytes).map_err(|error| reason(&error))?;
        if bytes.len() as u64 > most { Err(too_long(most)) } else { Ok(bytes) }
    }
}

pub(super) fn too_long(most: u64) -> String {
    format!("longer than {} (--max-size sets another limit)", written_size(most))
}
