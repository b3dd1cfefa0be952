//! By what rows are known again.

use std::collections::HashSet;

use super::state::RowState;

/// The least share of code points by which a row stands in the place of an old one.
const SAME: f64 = 0.5;
/// How much an equal cue is worth between rows of the same content.
const CUE: f64 = 0.25;

/// The key of a row that no earlier one hands its own to: its places.
pub fn own_key(row: &RowState) -> String {
    let places = |spans: &[[usize; 2]]| spans.iter().map(|[a, b]| format!("{a}-{b}")).collect::<Vec<_>>().join("+");
    format!("{}.{}", places(&row.content), places(&row.cue))
}

/// The keys of the rows that an engine finds now, each that of the old row in whose place it stands, if there is one: the
/// likest first, each old row once. An old row may have been seen in several forms, as the engine found it and as people left
/// it; the one that is likest counts.
///
/// ```
/// use whosaid::review::{RowState, carry};
/// let row = |end| RowState { content: vec![[0, end]], kind: "direct".to_owned(), ..RowState::default() };
/// let old = vec![("k".to_owned(), vec![row(9)])];
/// assert_eq!(carry(&[row(8)], &old), ["k"]);
/// assert_eq!(carry(&[row(4)], &old), ["0-4."]);
/// ```
pub fn carry(now: &[RowState], old: &[(String, Vec<RowState>)]) -> Vec<String> {
    let mut pairs = Vec::new();
    for (place, row) in now.iter().enumerate() {
        for (former, (_, forms)) in old.iter().enumerate() {
            let likeness = forms.iter().map(|form| likeness(row, form)).fold(0.0, f64::max);
            if likeness >= SAME {
                pairs.push((likeness, place, former));
            }
        }
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let mut keys: Vec<Option<String>> = vec![None; now.len()];
    let mut taken = vec![false; old.len()];
    for (_, place, former) in pairs {
        if keys[place].is_none() && !taken[former] {
            keys[place] = Some(old[former].0.clone());
            taken[former] = true;
        }
    }
    let mut known: HashSet<String> = old.iter().map(|(key, _)| key.clone()).collect();
    let fresh = |row: &RowState, known: &mut HashSet<String>| {
        // Rows of the same places are told apart by a number.
        let own = own_key(row);
        let key =
            (1..).map(|n| if n == 1 { own.clone() } else { format!("{own}~{n}") }).find(|key| !known.contains(key));
        let key = key.unwrap_or(own);
        known.insert(key.clone());
        key
    };
    keys.into_iter().zip(now).map(|(key, row)| key.unwrap_or_else(|| fresh(row, &mut known))).collect()
}

/// How far two rows are the same: the share of code points of either content that is in both. Rows without content, refusals,
/// go by their cues.
fn likeness(a: &RowState, b: &RowState) -> f64 {
    match (a.content.is_empty(), b.content.is_empty()) {
        (true, true) => shared(&a.cue, &b.cue),
        (false, false) => match shared(&a.content, &b.content) {
            share if share > 0.0 && a.cue == b.cue => share + CUE,
            share => share,
        },
        _ => 0.0,
    }
}

/// The share of code points of either that are in both; spans are in order.
fn shared(a: &[[usize; 2]], b: &[[usize; 2]]) -> f64 {
    let length = |spans: &[[usize; 2]]| spans.iter().map(|[start, end]| end - start).sum::<usize>();
    let both: usize = a
        .iter()
        .flat_map(|one| b.iter().map(move |other| one[1].min(other[1]).saturating_sub(one[0].max(other[0]))))
        .sum();
    let all = length(a) + length(b) - both;
    if all == 0 { 0.0 } else { both as f64 / all as f64 }
}
