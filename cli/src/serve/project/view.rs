//! An article as the page draws it: its text, what the engine found, and what people decided.

use rusqlite::{Connection, params};
use serde::Serialize;
use whosaid::export::{CodePoints, Report};
use whosaid::model::{Analysis, EntityKind, MentionKind, QuoteRole, Span};
use whosaid::review::{RowState, Verdict, own_key, states};

use super::super::super::input::Document;
use super::super::problem::Answer;
use super::super::service::Service;
use super::decide::{Standing, standing};

/// An article.
#[derive(Debug, Serialize)]
pub(in super::super) struct Article {
    /// Its number in the project; none where it is not kept.
    id: Option<i64>,
    doc: String,
    title: String,
    date: String,
    outlet: String,
    url: String,
    author: String,
    text: String,
    /// Start, end and kind of each paragraph.
    paragraphs: Vec<(usize, usize, &'static str)>,
    sentences: Vec<[usize; 2]>,
    /// Quotations that may be speech, with their marks.
    quotations: Vec<[usize; 2]>,
    /// Who is named in it.
    people: Vec<String>,
    rows: Vec<ArticleRow>,
}

/// A row of an article.
#[derive(Debug, Serialize)]
struct ArticleRow {
    key: String,
    /// What the engine found; none for a row that a person added.
    #[serde(skip_serializing_if = "Option::is_none")]
    found: Option<RowState>,
    /// The row as it is now.
    row: RowState,
    /// open, accepted, corrected, added or rejected.
    status: &'static str,
    rule: String,
    act: String,
    confidence: f64,
    /// What others decided, where that was asked for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    others: Vec<Other>,
}

/// What somebody else decided.
#[derive(Debug, Serialize)]
struct Other {
    reviewer: String,
    time: String,
    verdict: Verdict,
    row: RowState,
}

/// A row of the engine, with the key that it has in the project.
struct FoundRow {
    key: String,
    state: RowState,
    rule: String,
    act: String,
    confidence: f64,
}

impl Article {
    /// An article of the project as a person sees it: their own decisions, and those of others only where asked for.
    pub(super) fn of_project(
        service: &Service,
        connection: &Connection,
        id: i64,
        reviewer: &str,
        with_others: bool,
    ) -> Answer<Self> {
        let sql = "SELECT key, state, rule, act, confidence FROM rows WHERE document = ? AND current ORDER BY number";
        let mut query = connection.prepare(sql)?;
        let mut found = Vec::new();
        let mut lines = query.query([id])?;
        while let Some(line) = lines.next()? {
            let state: String = line.get(1)?;
            let state = serde_json::from_str(&state)?;
            found.push(FoundRow {
                key: line.get(0)?,
                state,
                rule: line.get(2)?,
                act: line.get(3)?,
                confidence: line.get(4)?,
            });
        }
        let decisions = standing(connection, id)?;
        let (own, others): (Vec<_>, Vec<_>) = decisions.into_iter().partition(|one| one.reviewer == reviewer);
        let others = if with_others { others } else { Vec::new() };
        let (document, analysis) = service.project()?.analyse(connection, id, service.engine)?;
        let rows = rows(found, own, others);
        Ok(Self { id: Some(id), ..Self::new(service, &document, &analysis, rows) })
    }

    /// An article that is not kept.
    pub(in super::super) fn of_analysis(service: &Service, document: &Document, analysis: &Analysis) -> Self {
        let found =
            states(&document.text, analysis).into_iter().zip(&analysis.attributions).map(|(state, row)| FoundRow {
                key: own_key(&state),
                state,
                rule: row.rule.to_owned(),
                act: row.act.clone(),
                confidence: f64::from(row.confidence),
            });
        Self::new(service, document, analysis, rows(found.collect(), Vec::new(), Vec::new()))
    }

    fn new(service: &Service, document: &Document, analysis: &Analysis, rows: Vec<ArticleRow>) -> Self {
        let points = CodePoints::new(&document.text);
        let place = |span: Span| [points.at(span.start), points.at(span.end)];
        let about = Report::new(document.about(), analysis, service.lexicons.lexicon());
        let paragraph = |one: &whosaid::model::Paragraph| {
            let [start, end] = place(one.span);
            (start, end, one.kind.as_str())
        };
        let speech = analysis.quotes.iter().filter(|quote| quote.role == QuoteRole::Speech && quote.depth == 0);
        Self {
            id: None,
            doc: document.name.clone(),
            title: about.title().to_owned(),
            date: about.date().to_owned(),
            outlet: document.outlet.clone(),
            url: document.url.clone(),
            author: document.author.clone(),
            paragraphs: analysis.paragraphs.iter().map(paragraph).collect(),
            sentences: analysis.sentences.iter().map(|sentence| place(sentence.span)).collect(),
            quotations: speech.map(|quote| place(quote.outer)).collect(),
            people: people(analysis),
            text: document.text.clone(),
            rows,
        }
    }
}

/// Who is named in a text, people first.
fn people(analysis: &Analysis) -> Vec<String> {
    let is_name =
        |id: &whosaid::model::MentionId| analysis.mentions.get(id.0).is_some_and(|one| one.kind == MentionKind::Name);
    let mut named: Vec<_> = analysis.entities.iter().filter(|entity| entity.mentions.iter().any(is_name)).collect();
    named.sort_by_key(|entity| entity.kind != EntityKind::Person);
    let mut names: Vec<String> = Vec::new();
    for entity in named {
        if !names.contains(&entity.name) {
            names.push(entity.name.clone());
        }
    }
    names
}

/// The rows of the engine with what a person decided about them, and those that the person added, in text order.
fn rows(found: Vec<FoundRow>, own: Vec<Standing>, others: Vec<Standing>) -> Vec<ArticleRow> {
    let mut rows: Vec<ArticleRow> = found
        .into_iter()
        .map(|one| ArticleRow {
            key: one.key,
            row: one.state.clone(),
            found: Some(one.state),
            status: "open",
            rule: one.rule,
            act: one.act,
            confidence: (one.confidence * 10_000.0).round() / 10_000.0,
            others: Vec::new(),
        })
        .collect();
    let mut at = |standing: &Standing| {
        let key = &standing.decision.key;
        rows.iter().position(|row| row.key == *key).unwrap_or_else(|| {
            let row = standing.decision.row.clone();
            let status = "added";
            rows.push(ArticleRow {
                key: key.clone(),
                found: None,
                row,
                status,
                rule: String::new(),
                act: String::new(),
                confidence: 1.0,
                others: Vec::new(),
            });
            rows.len() - 1
        })
    };
    let own: Vec<(usize, Standing)> = own.into_iter().map(|one| (at(&one), one)).collect();
    let others: Vec<(usize, Standing)> = others.into_iter().map(|one| (at(&one), one)).collect();
    let mut mine = vec![false; rows.len()];
    for (place, Standing { decision, .. }) in own {
        let row = &mut rows[place];
        row.status = match (decision.verdict, &row.found) {
            (Verdict::Rejected, _) => "rejected",
            (Verdict::Accepted, None) => "added",
            (Verdict::Accepted, Some(found)) if *found == decision.row => "accepted",
            (Verdict::Accepted, Some(_)) => "corrected",
        };
        (row.row, mine[place]) = (decision.row, true);
    }
    for (place, Standing { decision, reviewer, time }) in others {
        let row = &mut rows[place];
        // A row that another person added is none of this one's until they say so.
        if row.found.is_none() && !mine[place] {
            row.status = "open";
        }
        row.others.push(Other { reviewer, time, verdict: decision.verdict, row: decision.row });
    }
    rows.sort_by_key(|row| row.row.content.first().or(row.row.cue.first()).copied());
    rows
}

/// An article in the queue.
#[derive(Debug, Serialize)]
pub(in super::super) struct Waiting {
    id: i64,
    doc: String,
    title: String,
    date: String,
    outlet: String,
    /// How many rows the engine found, and how many of them the person decided about.
    rows: i64,
    done: i64,
    /// How many rows the person added.
    added: i64,
    /// The confidence of the row that is least sure and still open; none where all are done.
    #[serde(skip_serializing_if = "Option::is_none")]
    least: Option<f64>,
    /// The words around what was sought.
    #[serde(skip_serializing_if = "String::is_empty")]
    snippet: String,
}

/// What a queue is asked for.
#[derive(Debug, Default, serde::Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(in super::super) struct Wanted {
    /// Whose decisions count as done
    reviewer: Option<String>,
    /// Only articles in which this speaker has a row
    speaker: Option<String>,
    /// Only articles of this outlet
    outlet: Option<String>,
    /// Only articles with all of these words; the last may be unfinished
    q: Option<String>,
    /// open, done or all
    state: Option<String>,
    /// How many articles at most
    limit: Option<u32>,
}

/// The articles that wait, least sure first; those that are done last.
pub(super) fn queue(connection: &Connection, wanted: &Wanted) -> Answer<Vec<Waiting>> {
    /// The most articles in one answer.
    const MOST: u32 = 500;
    let words = wanted.q.as_deref().map(terms).filter(|terms| !terms.is_empty());
    let sql = "SELECT documents.id, doc, headline, day, outlet, count(rows.number), count(standing.decision),
            (SELECT count(*) FROM standing AS own WHERE own.document = documents.id AND own.reviewer = ?1 AND own.key LIKE '+%'),
            min(CASE WHEN rows.number IS NOT NULL AND standing.decision IS NULL THEN confidence END) AS least,
            CASE WHEN ?4 IS NULL THEN '' ELSE (SELECT snippet(words, 1, char(2), char(3), ' … ', 14) FROM words WHERE words MATCH ?4 AND words.rowid = documents.id) END
        FROM documents
        LEFT JOIN rows ON rows.document = documents.id AND rows.current
        LEFT JOIN standing ON standing.document = documents.id AND standing.key = rows.key AND standing.reviewer = ?1
        WHERE (?2 IS NULL OR EXISTS (SELECT 1 FROM rows AS own, json_each(own.state, '$.speaker') AS name
                WHERE own.document = documents.id AND own.current AND name.value = ?2)
              OR EXISTS (SELECT 1 FROM standing AS own JOIN decisions ON decisions.id = own.decision, json_each(decisions.row, '$.speaker') AS name
                WHERE own.document = documents.id AND name.value = ?2))
          AND (?3 IS NULL OR outlet = ?3)
          AND (?4 IS NULL OR documents.id IN (SELECT rowid FROM words WHERE words MATCH ?4))
        GROUP BY documents.id
        HAVING ?5 = 'all' OR (?5 = 'done') = (least IS NULL)
        ORDER BY least IS NULL, least, documents.id LIMIT ?6";
    let mut query = connection.prepare(sql)?;
    let given = |text: &Option<String>| text.clone().filter(|text| !text.is_empty());
    let asked = params![
        wanted.reviewer.clone().unwrap_or_default(),
        given(&wanted.speaker),
        given(&wanted.outlet),
        words,
        wanted.state.clone().unwrap_or_else(|| "all".to_owned()),
        wanted.limit.unwrap_or(MOST).min(MOST)
    ];
    let rows = query.query_map(asked, |row| {
        Ok(Waiting {
            id: row.get(0)?,
            doc: row.get(1)?,
            title: row.get(2)?,
            date: row.get(3)?,
            outlet: row.get(4)?,
            rows: row.get(5)?,
            done: row.get(6)?,
            added: row.get(7)?,
            least: row.get(8)?,
            snippet: row.get::<_, Option<String>>(9)?.unwrap_or_default(),
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Words as the index takes them, whatever signs are among them: all of them, the last as a beginning.
fn terms(words: &str) -> String {
    let words: Vec<String> = words
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| format!("\"{word}\""))
        .collect();
    if words.is_empty() { String::new() } else { words.join(" ") + "*" }
}

#[cfg(test)]
mod tests {
    use super::terms;

    #[test]
    fn no_sign_is_an_operator() {
        assert_eq!(terms("rent cap"), "\"rent\" \"cap\"*");
        assert_eq!(terms("a\" OR b* NEAR(c) -d :e"), "\"a\" \"OR\" \"b\" \"NEAR\" \"c\" \"d\" \"e\"*");
        assert_eq!(terms(" ¶ "), "");
    }
}
