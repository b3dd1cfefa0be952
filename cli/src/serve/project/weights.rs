//! The engine of a project changes to weights that were learned, and back: all documents are read anew.

use std::sync::PoisonError;

use rusqlite::{Connection, params};
use serde_json::Value;
use whosaid::Engine;
use whosaid::attribution::weights::{MORE, Weights};
use whosaid::learn::{Correction, Report};
use whosaid::model::Analysis;

use super::super::super::input::Document;
use super::super::problem::{Answer, Problem};
use super::file::now;
use super::store::{self, Project};
use super::using::{learned, today};

impl Project {
    /// What the engine finds in a document that was the last to read it; while all are read anew, some wait for that of today.
    pub(super) fn analyse(&self, connection: &Connection, id: i64, engine: Engine<'_>) -> Answer<(Document, Analysis)> {
        let document = store::document(connection, id)?;
        let number: i64 = connection.query_row("SELECT engine FROM documents WHERE id = ?", [id], |row| row.get(0))?;
        let known = self.engines.read().unwrap_or_else(PoisonError::into_inner);
        let using = known.iter().rfind(|using| using.id == number).cloned();
        drop(known);
        let analysis = using.unwrap_or_else(|| self.using()).analyse(engine, &document);
        Ok((document, analysis))
    }

    /// Adds a document, read by the engine of today. Gives its number, and whether it is new.
    pub(super) fn take(&self, document: &Document, engine: Engine<'_>) -> Answer<(i64, bool)> {
        loop {
            let using = self.using();
            let analysis = using.analyse(engine, document);
            // None where another engine came to its place meanwhile.
            if let Some(added) = self.add(document, &using, &analysis)? {
                return Ok(added);
            }
        }
    }

    /// Reads documents anew that another engine than that of today was the last to read. Ends early where `go_on`, which is told
    /// how many are read of how many, says no.
    pub(super) fn read_anew(&self, engine: Engine<'_>, mut go_on: impl FnMut(usize, usize) -> bool) -> Answer<usize> {
        let using = self.using();
        let mut reader = using.on(engine).reader();
        let (outdated, mut count) = (self.outdated()?, 0);
        for &id in &outdated {
            if !go_on(count, outdated.len()) {
                return Ok(count);
            }
            let document = store::document(&self.connection(), id)?;
            let analysis = document.weighed(reader.analyse(&document.text));
            self.renew(id, &using, &analysis, &document.text)?;
            count += 1;
        }
        self.engines.write().unwrap_or_else(PoisonError::into_inner).retain(|one| one.id == using.id);
        Ok(count)
    }

    /// Keeps what was learned. Nothing is read with it before somebody says so; what was learned earlier and is not used goes.
    pub(super) fn keep(&self, correction: &Correction, report: &Report) -> Answer<()> {
        let mut connection = self.connection();
        let transaction = connection.transaction()?;
        let texts: serde_json::Map<String, Value> = MORE
            .iter()
            .zip(&correction.texts)
            .filter_map(|(name, text)| Some(((*name).to_owned(), text.clone()?.into())))
            .collect();
        transaction.execute("DELETE FROM weights WHERE NOT used", ())?;
        transaction.execute(
            "INSERT INTO weights (since, base, used, report, texts) VALUES (?, ?, 0, ?, ?)",
            params![now(), self.made_of, serde_json::to_string(report)?, serde_json::to_string(&texts)?],
        )?;
        transaction.commit()?;
        Ok(())
    }

    /// From now on documents are read with the weights that were learned last, or with the built-in ones.
    pub(super) fn change(&self, use_them: bool, base: &Weights) -> Answer<()> {
        let mut connection = self.connection();
        let transaction = connection.transaction()?;
        transaction.execute("UPDATE weights SET used = 0 WHERE used", ())?;
        if use_them {
            let last = learned(&transaction, false)?.ok_or_else(nothing_learned)?;
            transaction.execute("UPDATE weights SET used = id = ?", [last.id])?;
        }
        transaction.execute("DELETE FROM weights WHERE id < (SELECT max(id) FROM weights)", ())?;
        let name = self.path.display().to_string();
        let using = today(&transaction, (&name, &self.made_of), base)?;
        transaction.commit()?;
        let mut engines = self.engines.write().unwrap_or_else(PoisonError::into_inner);
        engines.retain(|one| one.id != using.id);
        engines.push(using);
        Ok(())
    }
}

pub(super) fn nothing_learned() -> Problem {
    Problem::missing("nothing is learned yet: POST /v1/project/learn, and see what it tells")
}
