//! What the service has done since it began, in the text form of Prometheus.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// The upper bounds of the classes of duration, in seconds.
const BOUNDS: [f64; 9] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.1, 0.5, 2.5, 10.0];

/// Counts of requests.
#[derive(Debug, Default)]
pub(super) struct Metrics {
    by_route: Mutex<BTreeMap<(String, u16), Route>>,
    pub(super) open: AtomicUsize,
    pub(super) refused: AtomicUsize,
}

#[derive(Debug, Default)]
struct Route {
    counts: [u64; BOUNDS.len()],
    all: u64,
    seconds: f64,
}

impl Metrics {
    /// Counts an answered request; `route` is the pattern of its path, so that there are few of them.
    pub(super) fn answered(&self, route: &str, status: u16, took: Duration) {
        let seconds = took.as_secs_f64();
        let mut routes = self.by_route.lock().unwrap_or_else(PoisonError::into_inner);
        let entry = routes.entry((route.to_owned(), status)).or_default();
        entry.all += 1;
        entry.seconds += seconds;
        entry.counts.iter_mut().zip(BOUNDS).filter(|(_, bound)| seconds <= *bound).for_each(|(count, _)| *count += 1);
    }

    /// Everything, as Prometheus reads it. Results of writing to a string are dropped: it cannot fail.
    pub(super) fn text(&self) -> String {
        const NAME: &str = "whosaid_request_seconds";
        let mut out = String::new();
        let _ = writeln!(out, "# HELP {NAME} How long requests took.\n# TYPE {NAME} histogram");
        for ((route, status), counts) in self.by_route.lock().unwrap_or_else(PoisonError::into_inner).iter() {
            let labels = format!("route=\"{route}\",status=\"{status}\"");
            for (count, bound) in counts.counts.iter().zip(BOUNDS) {
                let _ = writeln!(out, "{NAME}_bucket{{{labels},le=\"{bound}\"}} {count}");
            }
            let _ = writeln!(out, "{NAME}_bucket{{{labels},le=\"+Inf\"}} {}", counts.all);
            let _ = writeln!(out, "{NAME}_sum{{{labels}}} {}\n{NAME}_count{{{labels}}} {}", counts.seconds, counts.all);
        }
        let gauges = [
            ("whosaid_requests_open", "gauge", "Requests that are being answered.", self.open.load(Ordering::Relaxed)),
            (
                "whosaid_refused_total",
                "counter",
                "Requests sent away because as many as are taken at once were open.",
                self.refused.load(Ordering::Relaxed),
            ),
        ];
        for (name, kind, help, value) in gauges {
            let _ = writeln!(out, "# HELP {name} {help}\n# TYPE {name} {kind}\n{name} {value}");
        }
        let _ = writeln!(
            out,
            "# HELP whosaid_build_info The version.\n# TYPE whosaid_build_info gauge\nwhosaid_build_info{{version=\"{}\"}} 1",
            env!("CARGO_PKG_VERSION")
        );
        out
    }
}
