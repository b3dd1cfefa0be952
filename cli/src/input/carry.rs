//! Fields of records that are carried over to the outputs.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use super::super::log::Log;
use super::values::{Record, listed};

/// Stands for the records in messages, as none of them is to blame alone.
const OPTION: &str = "--carry";

/// The fields that are carried over, and which of them any record had. Threads may share it.
#[derive(Debug, Default)]
pub(super) struct Carry {
    fields: Vec<(String, AtomicBool)>,
    /// The names of the fields of records without one of them: of all, since threads read them in no order.
    others: Mutex<BTreeSet<String>>,
    /// Whether there was any record.
    any: AtomicBool,
}

impl Carry {
    pub(super) fn new(names: &[String]) -> Self {
        Self { fields: names.iter().map(|name| (name.clone(), AtomicBool::new(false))).collect(), ..Self::default() }
    }

    /// The values of a record, a pair for each name; empty where it has none.
    pub(super) fn of(&self, record: &impl Record) -> Vec<(String, String)> {
        self.any.store(true, Ordering::Relaxed);
        let value = |(name, seen): &(String, AtomicBool)| {
            let value = record.value(name);
            match &value {
                Some(_) => seen.store(true, Ordering::Relaxed),
                None => self.remember(record.names()),
            }
            (name.clone(), value.unwrap_or_default())
        };
        self.fields.iter().map(value).collect()
    }

    fn remember(&self, names: Vec<String>) {
        /// So many names are told at most, the first in the alphabet.
        const MOST: usize = 60;
        let mut others = self.others.lock().unwrap_or_else(PoisonError::into_inner);
        others.extend(names);
        while others.len() > MOST {
            others.pop_last();
        }
    }

    /// Whether all are among the columns of a table.
    ///
    /// # Errors
    /// Which is not.
    pub(super) fn check(&self, columns: &[String]) -> Result<(), String> {
        match self.fields.iter().find(|(name, _)| !columns.contains(name)) {
            Some((name, _)) => {
                Err(format!("no column “{name}” to carry over ({OPTION}); the columns are: {}", listed(columns)))
            }
            None => Ok(()),
        }
    }

    /// Tells which fields no record had.
    pub(super) fn tell(&self, log: &Log) {
        if self.fields.is_empty() {
            return;
        }
        if !self.any.load(Ordering::Relaxed) {
            if log.failed() {
                return;
            }
            log.note(OPTION, "no record with fields was read: there was nothing to carry over");
            return;
        }
        for (name, _) in self.fields.iter().filter(|(_, seen)| !seen.load(Ordering::Relaxed)) {
            let others = self.others.lock().unwrap_or_else(PoisonError::into_inner);
            let fields = listed(&others.iter().cloned().collect::<Vec<_>>());
            drop(others);
            log.failure(OPTION, format_args!("no record has a field “{name}”; the fields are: {fields}"));
        }
    }
}
