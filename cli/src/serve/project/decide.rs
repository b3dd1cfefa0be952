//! Decisions: made, taken back, and which of them stand.

use rusqlite::{Connection, OptionalExtension as _, Transaction, TransactionBehavior, params};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use whosaid::review::{Decision, RowState, Verdict};

use super::super::problem::{Answer, Problem};
use super::file::now;
use super::store::Project;

/// The longest name of a reviewer, and the longest key, in bytes.
const NAME: usize = 80;
const KEY: usize = 4000;

/// What a person decided about a row, as the page sends it.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(in super::super) struct Sent {
    /// Who decided.
    reviewer: String,
    /// The document's number.
    document: i64,
    /// The row's key; left out for a row that is added.
    #[serde(default)]
    key: Option<String>,
    /// accept, reject, speaker, content, cue, source, type, add or take: what the person did.
    action: String,
    /// accepted or rejected.
    #[schema(value_type = String)]
    verdict: Verdict,
    /// The whole row as the person left it, with places in code points.
    #[schema(value_type = Object)]
    row: RowState,
}

/// What was kept.
#[derive(Debug, Serialize, ToSchema)]
pub(in super::super) struct Kept {
    /// The decision's number.
    pub(super) decision: i64,
    /// The row's key.
    pub(super) key: String,
    /// When.
    pub(super) time: String,
}

/// Who takes the last decision back, and where.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(in super::super) struct Undo {
    /// Whose decision.
    reviewer: String,
    /// In which document; everywhere if left out.
    #[serde(default)]
    document: Option<i64>,
}

/// What was taken back.
#[derive(Debug, Serialize, ToSchema)]
pub(in super::super) struct Undone {
    /// The decision that was.
    decision: i64,
    /// Its document; none where it was about names.
    document: Option<i64>,
    /// Its key.
    key: String,
    /// What had been done.
    action: String,
}

/// Two names of one speaker.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(in super::super) struct Same {
    /// Who says so.
    reviewer: String,
    /// The name that is given up.
    from: String,
    /// The name that stands for both.
    to: String,
}

const ACTIONS: [&str; 9] = ["accept", "reject", "speaker", "content", "cue", "source", "type", "add", "take"];
/// The action of a decision about names.
const SAME: &str = "same";

pub(super) fn reviewer(name: &str) -> Answer<&str> {
    let name = name.trim();
    match name.is_empty() || name.len() > NAME || name.contains(char::is_control) {
        true => Err(Problem::unusable(format!(
            "reviewer: a name of at most {NAME} bytes is needed, by which decisions are told apart"
        ))),
        false => Ok(name),
    }
}

impl Project {
    /// Keeps a decision: once this gives it back, it is on the disk.
    pub(super) fn decide(&self, sent: &Sent) -> Answer<Kept> {
        let reviewer = reviewer(&sent.reviewer)?;
        if !ACTIONS.contains(&sent.action.as_str()) {
            return Err(Problem::unusable(format!("action: expected one of {}", ACTIONS.join(", "))));
        }
        let mut connection = self.connection();
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        // SQLite's own count ends at a zero.
        let text = "SELECT text FROM documents WHERE id = ?";
        let text: Option<String> = transaction.query_row(text, [sent.document], |row| row.get(0)).optional()?;
        let text = text.ok_or_else(|| Problem::missing(format!("the project has no document {}", sent.document)))?;
        if let Some(fault) = sent.row.fault(text.chars().count()) {
            return Err(Problem::unusable(format!("row: {fault}")));
        }
        let next = "SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'decisions'), 0) + 1";
        let next: i64 = transaction.query_row(next, (), |row| row.get(0))?;
        let key = match &sent.key {
            Some(key) if is_known(&transaction, sent.document, key)? => key.clone(),
            Some(_) => return Err(Problem::missing("the document has no row of this key: read it again")),
            None => format!("+{next}"),
        };
        let (row, time) = (serde_json::to_string(&sent.row)?, now());
        let verdict = if sent.verdict == Verdict::Accepted { "accepted" } else { "rejected" };
        transaction.execute(
            "INSERT INTO decisions (time, reviewer, document, action, key, verdict, row, engine) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            params![time, reviewer, sent.document, sent.action, key, verdict, row, self.engine()],
        )?;
        let decision = transaction.last_insert_rowid();
        transaction.execute(
            "INSERT OR REPLACE INTO standing VALUES (?, ?, ?, ?)",
            params![sent.document, key, reviewer, decision],
        )?;
        transaction.commit()?;
        Ok(Kept { decision, key, time })
    }

    /// Takes back the last decision of a person that is not taken back yet.
    pub(super) fn undo(&self, asked: &Undo) -> Answer<Undone> {
        let reviewer = reviewer(&asked.reviewer)?;
        let mut connection = self.connection();
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let last = "SELECT id, document, key, action FROM decisions AS one WHERE reviewer = ?1 AND undoes IS NULL
            AND (?2 IS NULL OR document = ?2) AND NOT EXISTS (SELECT 1 FROM decisions WHERE undoes = one.id)
            ORDER BY id DESC LIMIT 1";
        let last = transaction.query_row(last, params![reviewer, asked.document], |row| {
            Ok(Undone { decision: row.get(0)?, document: row.get(1)?, key: row.get(2)?, action: row.get(3)? })
        });
        let undone = last
            .optional()?
            .ok_or_else(|| Problem::missing(format!("{reviewer} has decided nothing that could be undone")))?;
        transaction.execute(
            "INSERT INTO decisions (time, reviewer, document, action, key, verdict, row, engine, undoes)
             SELECT ?, reviewer, document, 'undo', key, verdict, row, ?, id FROM decisions WHERE id = ?",
            params![now(), self.engine(), undone.decision],
        )?;
        if let Some(document) = undone.document {
            stand_again(&transaction, (document, &undone.key, reviewer))?;
        }
        transaction.commit()?;
        Ok(undone)
    }

    /// Keeps that two names are of one speaker.
    pub(super) fn join(&self, same: &Same) -> Answer<Kept> {
        let reviewer = reviewer(&same.reviewer)?;
        let row = |name: &str| RowState {
            content: vec![[0, 1]],
            speaker: vec![name.to_owned()],
            kind: "direct".to_owned(),
            ..RowState::default()
        };
        if [&same.from, &same.to].iter().any(|name| row(name).fault(1).is_some()) || same.from == same.to {
            return Err(Problem::unusable("from and to: two different names without line breaks or `|` are needed"));
        }
        let (connection, time) = (self.connection(), now());
        let row = serde_json::to_string(&same.to)?;
        connection.execute(
            "INSERT INTO decisions (time, reviewer, document, action, key, verdict, row, engine) VALUES (?, ?, NULL, ?, ?, 'accepted', ?, ?)",
            params![time, reviewer, SAME, same.from, row, self.engine()],
        )?;
        Ok(Kept { decision: connection.last_insert_rowid(), key: same.from.clone(), time })
    }
}

/// Whether a row of the document has this key: one that an engine found, or one that people added.
fn is_known(transaction: &Transaction<'_>, document: i64, key: &str) -> Answer<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM rows WHERE document = ?1 AND key = ?2)
        OR EXISTS (SELECT 1 FROM decisions WHERE document = ?1 AND key = ?2)";
    Ok(key.len() <= KEY && transaction.query_row(sql, params![document, key], |row| row.get(0))?)
}

/// Lets the last decision stand that is not taken back.
fn stand_again(transaction: &Transaction<'_>, (document, key, reviewer): (i64, &str, &str)) -> Answer<()> {
    transaction.execute(
        "DELETE FROM standing WHERE document = ? AND key = ? AND reviewer = ?",
        params![document, key, reviewer],
    )?;
    transaction.execute(
        "INSERT INTO standing SELECT document, key, reviewer, max(id) FROM decisions AS one WHERE document = ? AND key = ?
         AND reviewer = ? AND undoes IS NULL AND NOT EXISTS (SELECT 1 FROM decisions WHERE undoes = one.id) GROUP BY 1, 2, 3",
        params![document, key, reviewer],
    )?;
    Ok(())
}

/// A decision that stands, and whose it is.
#[derive(Debug, Clone)]
pub(super) struct Standing {
    pub(super) decision: Decision,
    pub(super) reviewer: String,
    pub(super) time: String,
}

/// The decisions about a document that stand, in the order in which they were made.
pub(super) fn standing(connection: &Connection, document: i64) -> Answer<Vec<Standing>> {
    let sql = "SELECT decisions.key, verdict, row, decisions.reviewer, time FROM standing JOIN decisions ON decisions.id = standing.decision
        WHERE standing.document = ? ORDER BY decisions.id";
    let mut query = connection.prepare(sql)?;
    let mut rows = query.query([document])?;
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        let (verdict, state): (String, String) = (row.get(1)?, row.get(2)?);
        let verdict = if verdict == "accepted" { Verdict::Accepted } else { Verdict::Rejected };
        let decision = Decision { key: row.get(0)?, verdict, row: serde_json::from_str(&state)? };
        out.push(Standing { decision, reviewer: row.get(3)?, time: row.get(4)? });
    }
    Ok(out)
}

/// Names that people found to be of one speaker, and the name that stands for each, whoever said so; the last word counts.
pub(super) fn same_names(connection: &Connection) -> Answer<std::collections::HashMap<String, String>> {
    let sql = "SELECT key, row FROM decisions AS one WHERE action = ? AND undoes IS NULL
        AND NOT EXISTS (SELECT 1 FROM decisions WHERE undoes = one.id) ORDER BY id";
    let mut query = connection.prepare(sql)?;
    let mut rows = query.query([SAME])?;
    let mut names = std::collections::HashMap::new();
    while let Some(row) = rows.next()? {
        let (from, to): (String, String) = (row.get(0)?, row.get(1)?);
        let to: String = serde_json::from_str(&to)?;
        // A name that stands for others is given up no more.
        names.remove(&to);
        names.insert(from, to);
    }
    // A name may lead to one that leads on.
    let ends = |name: &String| {
        let mut name = name;
        for _ in 0..names.len() {
            match names.get(name) {
                Some(next) => name = next,
                None => break,
            }
        }
        name.clone()
    };
    Ok(names.keys().map(|from| (from.clone(), ends(from))).collect())
}
