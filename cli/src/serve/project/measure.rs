//! What the decisions tell: how far two people agree, and how good the engine is.

use std::collections::{BTreeMap, HashMap};

use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::response::Response;
use serde::Deserialize;
use serde_json::{Value, json as value};
use utoipa::IntoParams;
use whosaid::eval::{self, Evaluation, Found, NamedEvent, Sheet};
use whosaid::gold::GoldAttribution;
use whosaid::review::{Agreement, Decision, compare};

use super::super::body::query;
use super::super::output::json;
use super::super::problem::{Answer, Problem};
use super::super::service::{Service, Shared, work};
use super::decide::{reviewer, same_names, standing};
use super::export::{Left, events, ids, left};

/// The most names in one answer.
const NAMES: usize = 50;

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct Two {
    /// A reviewer
    one: String,
    /// Another
    other: String,
}

/// How far two people agree about the rows that both decided about: Krippendorff's alpha, and the rows in which they differ.
#[utoipa::path(
    get, path = "/v1/project/agreement", tag = "project", params(Two),
    responses((status = 200, description = "Alpha, counts and differences", body = Object), (status = "4XX", description = "What is wrong with the request", body = Problem, content_type = "application/problem+json"))
)]
pub(super) async fn agreement(
    State(service): State<Shared>,
    asked: Result<Query<Two>, QueryRejection>,
) -> Answer<Response> {
    let asked = query(asked)?;
    work(&service, move |service| {
        let (one, other) = (reviewer(&asked.one)?, reviewer(&asked.other)?);
        let connection = service.project()?.reader()?;
        let (mut pairs, mut differences) = (Vec::new(), Vec::new());
        for id in ids(&connection)? {
            let mut rows: BTreeMap<String, (Option<Decision>, Option<Decision>)> = BTreeMap::new();
            for standing in standing(&connection, id)? {
                let pair = rows.entry(standing.decision.key.clone()).or_default();
                if standing.reviewer == one {
                    pair.0 = Some(standing.decision);
                } else if standing.reviewer == other {
                    pair.1 = Some(standing.decision);
                }
            }
            for (key, pair) in rows {
                if let (Some(a), Some(b)) = &pair
                    && (a.verdict != b.verdict || a.row != b.row)
                {
                    differences.push(value!({
                        "document": id, "key": key,
                        "one": { "verdict": a.verdict, "row": a.row }, "other": { "verdict": b.verdict, "row": b.row },
                    }));
                }
                pairs.push(pair);
            }
        }
        let agreement: Agreement = compare(&pairs);
        json(&value!({ "one": one, "other": other, "agreement": agreement, "differences": differences }))
    })
    .await
}

#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct Judge {
    /// Whose decisions are the measure; without it everybody's, and of several about one row the last
    reviewer: Option<String>,
}

/// How good the engine is, against the documents in which every row was decided about: what `whosaid eval --json` tells, in all and
/// by outlet.
#[utoipa::path(
    get, path = "/v1/project/evaluation", tag = "project", params(Judge),
    responses((status = 200, description = "Precision, recall and F1", body = Object), (status = 404, description = "Nothing is finished yet", body = Problem, content_type = "application/problem+json"))
)]
pub(super) async fn evaluation(
    State(service): State<Shared>,
    asked: Result<Query<Judge>, QueryRejection>,
) -> Answer<Response> {
    let asked = query(asked)?;
    work(&service, move |service| {
        let connection = service.project()?.reader()?;
        let same = same_names(&connection)?;
        let mut all = Evaluation::default();
        let mut by_outlet: BTreeMap<String, Evaluation> = BTreeMap::new();
        for id in ids(&connection)? {
            let left = left(service, &connection, id, asked.reviewer.as_deref(), &same)?;
            if !left.whole {
                continue;
            }
            let found = Found::of(&service.project()?.analyse(&connection, id, service.engine)?.1);
            add(service, &mut all, &left, &found);
            if !left.document.outlet.is_empty() {
                add(service, by_outlet.entry(left.document.outlet.clone()).or_default(), &left, &found);
            }
        }
        if all.documents.is_empty() {
            return Err(Problem::missing("no document is finished yet: decide about every row of one"));
        }
        let told = |evaluation: &Evaluation| -> Answer<Value> {
            Ok(serde_json::from_str(&eval::json(evaluation, service.lexicons.lexicon(), None))?)
        };
        let by_outlet = by_outlet
            .iter()
            .map(|(outlet, one)| Ok((outlet.clone(), told(one)?)))
            .collect::<Answer<BTreeMap<_, _>>>()?;
        json(&value!({ "all": told(&all)?, "by_outlet": by_outlet }))
    })
    .await
}

fn add(service: &Service, evaluation: &mut Evaluation, left: &Left, found: &[Found]) {
    let gold = &left.corrected.analysis;
    let mut rows = Vec::new();
    let mut names = Vec::new();
    for (number, index) in events(&gold.attributions).enumerate() {
        let row = &gold.attributions[index];
        let id = format!("E{}", number + 1);
        let naming = gold.namings.get(index).cloned().unwrap_or_default();
        let nobody = naming.speakers.is_empty();
        names.push(NamedEvent {
            event: id.clone(),
            speakers: naming.speakers,
            nobody,
            kind: naming.kind.as_str().to_owned(),
        });
        rows.push(GoldAttribution {
            id,
            source: row.source.clone(),
            cue: row.cue.clone(),
            content: row.content.clone(),
        });
    }
    let (name, text) = (left.document.name.as_str(), left.document.text.as_str());
    let sheet = Sheet { name, text, gold: &rows, found, names: Some(&names) };
    evaluation.add(&sheet, service.lexicons.lexicon());
}

/// Names of speakers that hold some words: those of the roster first, then the commonest.
pub(super) fn names(service: &Service, words: &str) -> Answer<Vec<Value>> {
    let words: Vec<String> = words.split_whitespace().map(str::to_lowercase).collect();
    let fits = |name: &str| {
        let name = name.to_lowercase();
        words.iter().all(|word| name.contains(word.as_str()))
    };
    let connection = service.project()?.reader()?;
    let same = same_names(&connection)?;
    let mut counts: HashMap<String, i64> = HashMap::new();
    for sql in [
        "SELECT name.value, count(*) FROM rows, json_each(state, '$.speaker') AS name WHERE current GROUP BY 1",
        "SELECT name.value, count(*) FROM standing JOIN decisions ON decisions.id = standing.decision,
         json_each(decisions.row, '$.speaker') AS name GROUP BY 1",
    ] {
        let mut query = connection.prepare(sql)?;
        let mut rows = query.query(())?;
        while let Some(row) = rows.next()? {
            let name: String = row.get(0)?;
            let name = same.get(&name).cloned().unwrap_or(name);
            *counts.entry(name).or_default() += row.get::<_, i64>(1)?;
        }
    }
    let listed: Vec<&str> = service.roster.names().filter(|name| fits(name)).collect();
    let mut found: Vec<(&String, &i64)> =
        counts.iter().filter(|(name, _)| fits(name) && !listed.contains(&name.as_str())).collect();
    found.sort_by(|a, b| b.1.cmp(a.1).then(a.0.cmp(b.0)));
    let listed =
        listed.iter().map(|name| value!({ "name": name, "rows": counts.get(*name).unwrap_or(&0), "listed": true }));
    let found = found.into_iter().map(|(name, rows)| value!({ "name": name, "rows": rows, "listed": false }));
    Ok(listed.chain(found).take(NAMES).collect())
}
