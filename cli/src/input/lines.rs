//! The lines of a file, none longer than a limit.

use std::collections::VecDeque;
use std::io::{BufRead, Read};
use std::sync::Arc;

use super::document::{Fault, reason};
use super::open::{Bytes, too_long};

/// A line with its end.
pub(super) struct Line {
    /// From 1.
    pub(super) number: u64,
    pub(super) bytes: Vec<u8>,
}

/// The lines of a file, each read when it is asked for.
pub(super) struct Lines {
    pub(super) file: Arc<str>,
    source: Bytes,
    /// The longest line, in bytes.
    most: u64,
    number: u64,
    /// Lines given back.
    again: VecDeque<Line>,
    ended: bool,
}

impl Lines {
    pub(super) fn new(file: Arc<str>, source: Bytes, most: u64) -> Self {
        Self { file, source, most, number: 0, again: VecDeque::new(), ended: false }
    }

    /// What a reader should know about how they are read; only the first time.
    pub(super) fn take_note(&mut self) -> Option<String> {
        self.source.note.take()
    }

    /// The next line; none at the end. One that is too long is skipped without being held.
    pub(super) fn next(&mut self) -> Option<Result<Line, Fault>> {
        if let Some(line) = self.again.pop_front() {
            return Some(Ok(line));
        }
        if self.ended {
            return None;
        }
        let mut bytes = Vec::new();
        match self.read(&mut bytes) {
            Ok(()) if bytes.is_empty() => {
                self.ended = true;
                None
            }
            Ok(()) => Some(Ok(Line { number: self.number, bytes })),
            Err(why) => Some(Err(self.fault(self.number, why))),
        }
    }

    /// Gives lines back, to be read again before the others.
    pub(super) fn give_back(&mut self, lines: impl DoubleEndedIterator<Item = Line>) {
        lines.rev().for_each(|line| self.again.push_front(line));
    }

    /// What is wrong with a line.
    pub(super) fn fault(&self, number: u64, why: impl std::fmt::Display) -> Fault {
        Fault::new(format!("{}:{number}", self.file), why)
    }

    fn read(&mut self, bytes: &mut Vec<u8>) -> Result<(), String> {
        self.number += 1;
        let mut ended = false;
        let mut failed = |error: &std::io::Error| {
            ended = true;
            reason(error)
        };
        let limit = self.most.saturating_add(1);
        let end = self.source.line_end;
        let read = (&mut self.source.reader).take(limit).read_until(end, bytes).map_err(|error| failed(&error));
        let too_much = bytes.len() as u64 > self.most && !bytes.ends_with(&[end]);
        let done = match read {
            Ok(_) if too_much => {
                let skipped = self.source.reader.skip_until(end).map_err(|error| failed(&error));
                skipped.and_then(|_| Err(too_long(self.most)))
            }
            Ok(_) => Ok(()),
            Err(why) => Err(why),
        };
        self.ended |= ended;
        done
    }
}
