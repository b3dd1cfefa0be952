//! Planted copies found again: how many of them, how fast, in how much memory.
//!
//! `cargo bench --bench planted -- 1000000` plants a million rows; without a number a hundred thousand. What it gave stands in
//! `records/`.

mod planting;

use std::time::Instant;

use planting::{Pairs, measure, plant};
use whosaid::quotes::Coverage;

#[allow(clippy::print_stdout, reason = "this is what it is for")]
fn main() {
    let rows = std::env::args().skip(1).find_map(|word| word.parse().ok()).unwrap_or(100_000);
    let mut coverage = Coverage::default();
    let start = Instant::now();
    let truth = plant(rows, 7, &mut coverage);
    let planted = start.elapsed().as_secs_f64();
    println!(
        "{} rows of {} documents: {planted:.1} s to make and take in, {}",
        coverage.rows(),
        coverage.documents(),
        memory()
    );
    let start = Instant::now();
    let (statements, stories) = measure(&coverage, &truth);
    println!("{:.1} s to put together, {}", start.elapsed().as_secs_f64(), memory());
    let told = |what: &str, pairs: Pairs| {
        let (precision, recall) = (100.0 * pairs.precision(), 100.0 * pairs.recall());
        println!("{what}: precision {precision:.2} %, recall {recall:.2} %, of {} pairs", pairs.there);
    };
    told("statements", statements);
    told("stories", stories);
}

/// The most memory that was used so far, as Linux tells it.
fn memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    format!("{} at most", peak.map_or("memory unknown", str::trim))
}
