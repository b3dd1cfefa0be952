//! An evaluation as a table for people and as JSON for machines.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde_json::{Map, Value, json as value};

use super::breakdown::Slice;
use super::compare::Difference;
use super::reliability::{Bin, Reliability, SURE};
use super::tally::{Group, GroupTally, ROLES, Score};
use super::{Evaluation, Named};
use crate::lexicon::Lexicon;

/// The version of the JSON shape.
const VERSION: u32 = 1;
/// How many cues are shown.
const CUES: usize = 20;

/// A score of a group, by name.
type Measure = (&'static str, fn(&GroupTally) -> Score);

const SCORES: [Measure; 4] = [
    ("attr", |counts| Score::new(counts.attr, counts.all)),
    ("match", |counts| Score::new(counts.matched, counts.all)),
    ("exact", |counts| Score::new(counts.exact, counts.all)),
    ("token", |counts| Score::new(counts.token_hits, counts.tokens)),
];

/// A rate of a group, by name.
type Share = (&'static str, fn(&GroupTally) -> Option<f64>);

const RATES: [Share; 4] = [
    ("cue_acc", |counts| counts.cue.share()),
    ("source_strict", |counts| counts.source_strict.share()),
    ("source_overlap", |counts| counts.source_overlap.share()),
    ("source_chain", |counts| counts.source_chain.share()),
];

impl Evaluation {
    /// The headline: contents found with the right source.
    pub fn attr_f1(&self) -> f64 {
        SCORES[0].1(self.tally.group(Group::All)).F1
    }

    /// The same over quoted and partly quoted contents.
    pub fn quote_attr_f1(&self) -> f64 {
        SCORES[0].1(self.tally.group(Group::Quote)).F1
    }
}

/// The evaluation as JSON, indented: shares from 0 to 1, and the counts of each document for later comparison. It tells
/// which lexicons were not the built-in ones.
///
/// ```
/// use whosaid::Lexicon;
/// use whosaid::eval::{Evaluation, json};
/// let measured = json(&Evaluation::default(), Lexicon::built_in(), None);
/// assert!(measured.contains("\"AttrF1\": 0.0"));
/// ```
pub fn json(evaluation: &Evaluation, lexicon: &Lexicon, differences: Option<&[Difference]>) -> String {
    let mut out = Map::new();
    out.insert("schema".to_owned(), VERSION.into());
    out.insert("overlays".to_owned(), value!(lexicon.overlays()));
    out.insert("only_lexicons".to_owned(), value!(lexicon.base()));
    out.insert("AttrF1".to_owned(), evaluation.attr_f1().into());
    out.insert("QuoteAttrF1".to_owned(), evaluation.quote_attr_f1().into());
    for group in Group::ALL {
        out.insert(group.as_str().to_owned(), group_value(evaluation.tally.group(group)));
    }
    let spans = ROLES.iter().enumerate().map(|(at, role)| ((*role).to_owned(), value!(evaluation.tally.spans(at))));
    out.insert("spans".to_owned(), Value::Object(spans.collect()));
    if let Some(named) = &evaluation.named {
        out.insert("NamedF1".to_owned(), named.score().F1.into());
        out.insert("named".to_owned(), named_value(named));
    }
    if let Some(reliability) = &evaluation.reliability {
        out.insert("confidence".to_owned(), reliability_value(reliability));
    }
    for (name, slices) in [("acts", &evaluation.acts), ("cues", &evaluation.cues), ("rules", &evaluation.rules)] {
        let slices = slices.iter().map(|(key, slice)| (key.clone(), slice_value(slice)));
        out.insert(name.to_owned(), Value::Object(slices.collect()));
    }
    if let Some(differences) = differences {
        out.insert("differences".to_owned(), value!(differences));
    }
    out.insert("documents".to_owned(), value!(evaluation.documents));
    format!("{:#}\n", Value::Object(out))
}

fn group_value(counts: &GroupTally) -> Value {
    let mut out = Map::new();
    out.insert("gold".to_owned(), counts.all.gold.into());
    out.insert("pred".to_owned(), counts.all.pred.into());
    out.extend(SCORES.iter().map(|(name, score)| ((*name).to_owned(), value!(score(counts)))));
    out.extend(RATES.iter().map(|(name, rate)| ((*name).to_owned(), value!(rate(counts)))));
    Value::Object(out)
}

fn slice_value(slice: &Slice) -> Value {
    value!({"gold": slice.all.gold, "pred": slice.all.pred, "attr": slice.score(), "match": Score::new(slice.matched, slice.all)})
}

fn reliability_value(reliability: &Reliability) -> Value {
    let bin = |bin: &Bin| value!({"rows": bin.rows, "sum": bin.sum, "right": bin.right});
    value!({
        "error": reliability.error(), "rows": reliability.rows(), "wrong_names": reliability.wrong_names,
        "sure_wrong_names": reliability.sure_wrong_names, "bins": reliability.bins.iter().map(bin).collect::<Vec<_>>(),
    })
}

fn named_value(named: &Named) -> Value {
    value!({
        "P": named.score().P, "R": named.score().R, "F1": named.score().F1, "known": named.known, "found": named.found,
        "full": named.full, "partial": named.partial, "named": named.named, "kinds": named.kinds,
    })
}

/// The evaluation as tables. Writing to a string cannot fail, so results are dropped.
///
/// ```
/// use whosaid::eval::{Evaluation, show};
/// println!("{}", show(&Evaluation::default()));
/// ```
pub fn show(evaluation: &Evaluation) -> String {
    let mut out = String::new();
    let documents = evaluation.documents.len();
    let _ = writeln!(
        out,
        "AttrF1 {}   QuoteAttrF1 {}   documents {documents}",
        percent(Some(evaluation.attr_f1())).trim(),
        percent(Some(evaluation.quote_attr_f1())).trim()
    );
    let _ = write!(out, "\n{:9}{:>6}{:>6}", "", "gold", "found");
    for (name, _) in SCORES {
        let _ = write!(out, "  {:<17}", format!("{name} P/R/F1"));
    }
    out.push_str("  cue  source strict/overlap/chain\n");
    for group in Group::ALL {
        let counts = evaluation.tally.group(group);
        let _ = write!(out, "{:9}{:6}{:6}", group.as_str(), counts.all.gold, counts.all.pred);
        for (_, score) in SCORES {
            let _ = write!(out, "  {}", three(score(counts)));
        }
        let rates: Vec<String> = RATES.iter().map(|(_, rate)| percent(rate(counts))).collect();
        let _ = writeln!(out, "{}", rates.join(" "));
    }
    out.push_str("\nexact spans");
    for (at, role) in ROLES.iter().enumerate() {
        let _ = write!(out, "   {role} {}", three(evaluation.tally.spans(at)));
    }
    out.push('\n');
    if let Some(named) = &evaluation.named {
        show_named(&mut out, named);
    }
    if let Some(reliability) = &evaluation.reliability {
        out.push_str(&show_reliability(reliability));
    }
    slices(&mut out, "act", &evaluation.acts, usize::MAX);
    slices(&mut out, "cue", &evaluation.cues, CUES);
    rules(&mut out, &evaluation.rules);
    out
}

fn show_named(out: &mut String, named: &Named) {
    let score = named.score();
    let _ = writeln!(out, "\nNamedF1 {}   P/R/F1 {}", percent(Some(score.F1)).trim(), three(score));
    let of_found = |count: usize| percent((named.found > 0).then(|| count as f64 / named.found as f64));
    let (full, partial) = (of_found(named.full), of_found(named.partial));
    let _ = writeln!(
        out,
        "known {}, found {}; of those found: the right name{full}, nearly{partial}",
        named.known, named.found
    );
    for (kind, [known, found, full]) in &named.kinds {
        let kind = if kind.is_empty() { "(none)" } else { kind };
        let _ = writeln!(out, "  {kind:13} known {known:5}  found {found:5}  right {full:5}");
    }
}

/// Confidence beside the share that is right.
///
/// ```
/// use whosaid::eval::{Reliability, show_reliability};
/// println!("{}", show_reliability(&Reliability::default()));
/// ```
pub fn show_reliability(reliability: &Reliability) -> String {
    let mut out = format!("\nconfidence: expected calibration error {:.3}", reliability.error());
    if let Some(share) = reliability.sure_wrong() {
        let Reliability { wrong_names, sure_wrong_names, .. } = reliability;
        let _ =
            write!(out, "; of {wrong_names} wrong names {sure_wrong_names} ({:.1} %) at {SURE} or more", 100.0 * share);
    }
    let _ = writeln!(out, "\n{:14}{:>6}{:>8}{:>8}", "rows that say", "rows", "mean", "right");
    for (at, bin) in reliability.bins.iter().enumerate().filter(|(_, bin)| bin.rows > 0) {
        let rows = bin.rows as f64;
        let (low, high) = (at as f64 / 10.0, (at + 1) as f64 / 10.0);
        let (mean, right) = (percent(Some(bin.sum / rows)), percent(Some(bin.right as f64 / rows)));
        let _ = writeln!(out, "{low:.1} to {high:.1}    {:6}  {mean}  {right}", bin.rows);
    }
    out
}

/// The slices with most attributions, first.
fn ordered(slices: &BTreeMap<String, Slice>) -> Vec<(&str, &Slice)> {
    let mut all: Vec<(&str, &Slice)> = slices.iter().map(|(name, slice)| (name.as_str(), slice)).collect();
    all.sort_by_key(|(_, slice)| std::cmp::Reverse(slice.all.gold.max(slice.all.pred)));
    all
}

fn slices(out: &mut String, what: &str, slices: &BTreeMap<String, Slice>, most: usize) {
    if slices.is_empty() {
        return;
    }
    let _ = writeln!(out, "\n{what:22}{:>6}{:>6}  attr P/R/F1", "gold", "found");
    for (name, slice) in ordered(slices).into_iter().take(most) {
        let _ = writeln!(out, "{name:22}{:6}{:6}  {}", slice.all.gold, slice.all.pred, three(slice.score()));
    }
    if slices.len() > most {
        let _ = writeln!(out, "… and {} more", slices.len() - most);
    }
}

fn rules(out: &mut String, rules: &BTreeMap<String, Slice>) {
    if rules.is_empty() {
        return;
    }
    let _ = writeln!(out, "\n{:34}{:>6}  attr P  match P", "rule", "found");
    for (name, slice) in ordered(rules) {
        let matched = Score::new(slice.matched, slice.all).P;
        let (attr, matched) = (percent(Some(slice.score().P)), percent(Some(matched)));
        let _ = writeln!(out, "{name:34}{:6}  {attr}   {matched}", slice.all.pred);
    }
}

/// What changed since an older evaluation.
///
/// ```
/// use whosaid::eval::{compare, show_differences};
/// println!("{}", show_differences(&compare(&[], &[])));
/// ```
pub fn show_differences(differences: &[Difference]) -> String {
    let mut out = format!("\n{:20}{:>6}{:>7}{:>8}   95 % of drawings\n", "against the old", "old", "new", "change");
    for difference in differences {
        let change = 100.0 * (difference.new - difference.old);
        let [low, high] = difference.interval.map(|end| 100.0 * end);
        let sure = if low > 0.0 || high < 0.0 { "" } else { "   may be chance" };
        let _ = writeln!(
            out,
            "{:20}{:>6}{:>7}{change:>+8.2}   {low:+.2} to {high:+.2}{sure}",
            difference.measure,
            percent(Some(difference.old)).trim(),
            percent(Some(difference.new)).trim()
        );
    }
    if differences.is_empty() {
        out.push_str("no document is in both\n");
    }
    out
}

/// The commonest confusions with their words.
///
/// ```
/// use whosaid::eval::{Evaluation, show_errors};
/// println!("{}", show_errors(&Evaluation::default(), 10));
/// ```
pub fn show_errors(evaluation: &Evaluation, count: usize) -> String {
    let mut out = String::new();
    for (fault, cue, confusion) in evaluation.confusions.commonest(count) {
        let _ = writeln!(out, "\n{} × {}, cue “{cue}”", confusion.count, fault.as_str());
        for example in &confusion.examples {
            let _ = writeln!(out, "  {}", example.document);
            for (label, words) in [("gold", &example.gold), ("found", &example.found)] {
                if !words.is_empty() {
                    let _ = writeln!(out, "    {label:5} {words}");
                }
            }
        }
    }
    out
}

fn percent(share: Option<f64>) -> String {
    share.map_or_else(|| "     –".to_owned(), |share| format!("{:6.1}", 100.0 * share))
}

fn three(score: Score) -> String {
    format!("{:5.1} {:5.1} {:5.1}", 100.0 * score.P, 100.0 * score.R, 100.0 * score.F1)
}
