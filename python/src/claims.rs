//! Statements that are looked for, and the best verdict on each.

use whosaid::export::VerdictRecord;
use whosaid::verify::{Claim, Finding, Verdict};

/// The best verdict on a statement so far, and the places where it was given.
struct Best {
    verdict: Verdict,
    faithful: bool,
    records: Vec<VerdictRecord>,
}

/// The verdicts of a run, as `whosaid verify` gives them: each statement's best one, with every document that gives it.
pub struct Verdicts(Vec<Best>);

impl Verdicts {
    pub fn new(claims: usize) -> Self {
        let none = || Best { verdict: Verdict::Absent, faithful: false, records: Vec::new() };
        Self(std::iter::repeat_with(none).take(claims).collect())
    }

    /// Adds what was found in a document.
    pub fn add(&mut self, finding: &Finding, record: VerdictRecord) {
        let Some(best) = self.0.get_mut(finding.claim) else { return };
        let faithful = finding.is_faithful();
        if (finding.verdict, !faithful) < (best.verdict, !best.faithful) {
            *best = Best { verdict: finding.verdict, faithful, records: Vec::new() };
        }
        if finding.verdict == best.verdict && faithful == best.faithful {
            best.records.push(record);
        }
    }

    /// The records, in the order of the claims.
    pub fn records(self, claims: &[Claim]) -> Vec<VerdictRecord> {
        let of = |(best, claim): (Best, &Claim)| {
            if best.records.is_empty() { vec![VerdictRecord::absent(claim)] } else { best.records }
        };
        self.0.into_iter().zip(claims).flat_map(of).collect()
    }
}
