//! Whether confidence can be read as a probability.
//!
//! Rows are put into ten bins by their confidence; in each, the mean confidence is set beside the share of rows that are
//! right (DeGroot and Fienberg 1983). The expected calibration error is the mean distance of the two, each bin by its
//! rows (Naeini, Cooper and Hauskrecht 2015). A row is right where content and source are (as for *attr*) and the names
//! are exactly the speaker's; rows whose speaker nobody knows are left out.

use std::collections::HashMap;
use std::ops::AddAssign;

use super::sheet::{Sheet, marked};
use super::side::{Page, pairs, source_is_right};
use super::speakers::NamedEvent;
use super::speakers::same;

/// From which confidence on a wrong name counts as one that the reader had no warning of.
pub const SURE: f64 = 0.9;
/// How many bins there are.
const BINS: usize = 10;

/// What people's annotations say of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verdict {
    /// Whether its content is that of an annotated attribution.
    pub found: bool,
    /// Whether the source is right too.
    pub row: bool,
    /// Whether the names are; none where that cannot be told.
    pub names: Option<bool>,
}

impl Verdict {
    /// Whether content, source and speaker are right; none where that cannot be told.
    pub fn all(self) -> Option<bool> {
        if self.row { self.names } else { Some(false) }
    }
}

/// What the annotations say of each row that was found; none of one without a word in its content.
///
/// ```
/// use whosaid::eval::{Found, Sheet, judge};
/// let text = "“We won,” said Ann Lee.";
/// let found = Found::of(&whosaid::Engine::built_in().analyse(text));
/// let sheet = Sheet { name: "a", text, gold: &[], found: &found, names: None };
/// assert_eq!(judge(&sheet)[0].map(|verdict| verdict.found), Some(false));
/// ```
pub fn judge(sheet: &Sheet<'_>) -> Vec<Option<Verdict>> {
    let page = Page::new(sheet.text);
    let gold = page.sides(&sheet.gold.iter().map(marked).collect::<Vec<_>>());
    let found = page.sides(&sheet.found.iter().map(|found| found.marked.clone()).collect::<Vec<_>>());
    let events = sheet.names.unwrap_or_default();
    let table: HashMap<&str, &NamedEvent> = events.iter().map(|event| (event.event.as_str(), event)).collect();
    let mut out = vec![None; sheet.found.len()];
    for side in &found {
        out[side.index] = Some(Verdict { found: false, row: false, names: None });
    }
    for pair in pairs(&gold, &found) {
        let (gold, found) = (&gold[pair.gold], &found[pair.found]);
        let names = sheet.found[found.index].speakers.as_slice();
        let event = table.get(sheet.gold[gold.index].id.as_str());
        let right = event.and_then(|event| names_are_right(event, names));
        out[found.index] = Some(Verdict { found: true, row: source_is_right(gold, found), names: right });
    }
    out
}

fn names_are_right(event: &NamedEvent, names: &[String]) -> Option<bool> {
    if event.nobody {
        return Some(names.iter().all(|name| name.trim().is_empty()));
    }
    (!event.speakers.is_empty()).then(|| same(&event.speakers, names, &event.kind).0)
}

/// The rows of a bin.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Bin {
    /// How many.
    pub rows: usize,
    /// The sum of their confidences.
    pub sum: f64,
    /// How many are right.
    pub right: usize,
}

/// How far confidence is from the share of rows that are right.
///
/// ```
/// use whosaid::eval::{Reliability, Verdict};
/// let mut reliability = Reliability::default();
/// reliability.add(0.75, Verdict { found: true, row: true, names: Some(true) });
/// assert_eq!((reliability.rows(), reliability.error()), (1, 0.25));
/// ```
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Reliability {
    /// By confidence: up to 0.1, up to 0.2 and so on.
    pub bins: [Bin; BINS],
    /// How many rows of the right content have a wrong name.
    pub wrong_names: usize,
    /// How many of them have a confidence of [`SURE`] or more.
    pub sure_wrong_names: usize,
}

impl Reliability {
    /// Counts a row.
    pub fn add(&mut self, confidence: f32, verdict: Verdict) {
        let confidence = f64::from(confidence);
        if verdict.found && verdict.names == Some(false) {
            self.wrong_names += 1;
            self.sure_wrong_names += usize::from(confidence >= SURE);
        }
        let Some(right) = verdict.all() else { return };
        let bin = &mut self.bins[((confidence * BINS as f64) as usize).min(BINS - 1)];
        bin.rows += 1;
        bin.sum += confidence;
        bin.right += usize::from(right);
    }

    /// How many rows were counted.
    pub fn rows(&self) -> usize {
        self.bins.iter().map(|bin| bin.rows).sum()
    }

    /// The expected calibration error; 0 where nothing was counted.
    pub fn error(&self) -> f64 {
        let distance: f64 = self.bins.iter().map(|bin| (bin.sum - bin.right as f64).abs()).sum();
        distance / self.rows().max(1) as f64
    }

    /// Of the wrong names, the share at [`SURE`] or more; none where no name is wrong.
    pub fn sure_wrong(&self) -> Option<f64> {
        (self.wrong_names > 0).then(|| self.sure_wrong_names as f64 / self.wrong_names as f64)
    }
}

impl AddAssign<&Reliability> for Reliability {
    fn add_assign(&mut self, other: &Reliability) {
        for (own, bin) in self.bins.iter_mut().zip(&other.bins) {
            own.rows += bin.rows;
            own.sum += bin.sum;
            own.right += bin.right;
        }
        self.wrong_names += other.wrong_names;
        self.sure_wrong_names += other.sure_wrong_names;
    }
}

#[cfg(test)]
mod tests {
    use super::{Reliability, Verdict};

    #[test]
    fn the_error_is_the_distance_of_confidence_from_what_is_right() {
        let verdict = |row, names| Verdict { found: true, row, names };
        let mut told = Reliability::default();
        assert_eq!((told.error(), told.sure_wrong()), (0.0, None));
        for (confidence, found) in
            [(0.95, verdict(true, Some(true))), (0.95, verdict(true, Some(false))), (0.25, verdict(false, None))]
        {
            told.add(confidence, found);
        }
        // (|1.9 - 1| + |0.25 - 0|) / 3
        assert!((told.error() - 1.15 / 3.0).abs() < 1e-6, "{}", told.error());
        assert_eq!(told.sure_wrong(), Some(1.0));
        told.add(0.5, verdict(true, None));
        assert_eq!(told.rows(), 3, "whose speaker nobody knows is left out");
        let mut sum = Reliability::default();
        sum += &told;
        assert_eq!(sum, told);
    }
}
