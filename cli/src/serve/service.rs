//! What all requests share, and how many of them are worked on at once.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use tokio::sync::Semaphore;
use tokio::time::timeout;
use whosaid::Engine;
use whosaid::model::Analysis;

use super::super::input::{Document, Reading};
use super::super::{lexicons, roster};
use super::guard::Guard;
use super::metrics::Metrics;
use super::problem::{Answer, Problem};
use super::project::{Learning, Project};

/// How much is taken.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limits {
    /// The longest body, in bytes.
    pub(super) body: usize,
    /// The longest time.
    pub(super) time: Duration,
    /// The most requests that are worked on.
    pub(super) at_once: usize,
}

/// What all requests share.
#[derive(Debug)]
pub(super) struct Service {
    pub(super) lexicons: &'static lexicons::Loaded,
    pub(super) roster: &'static roster::Loaded,
    pub(super) engine: Engine<'static>,
    pub(super) reading: Reading,
    pub(super) project: Option<Project>,
    pub(super) learning: Learning,
    pub(super) guard: Guard,
    pub(super) metrics: Metrics,
    pub(super) room: Arc<Semaphore>,
    pub(super) limits: Limits,
}

pub(super) type Shared = Arc<Service>;

impl Service {
    /// What is found in a document.
    pub(super) fn analyse(&self, document: &Document) -> Analysis {
        document.weighed(self.engine.analyse(&document.text))
    }

    /// The project.
    ///
    /// # Errors
    /// There is none.
    pub(super) fn project(&self) -> Answer<&Project> {
        let none = "the service was started without a project: start it with one, `whosaid serve desk.whosaid`";
        self.project.as_ref().ok_or_else(|| Problem::missing(none))
    }
}

/// Does what takes time on a thread of its own. It goes on where nobody waits for it any more, and keeps its place until it is
/// done: so many at once and no more.
///
/// # Errors
/// All places are taken; it takes too long; what the work gives.
pub(super) async fn work<T: Send + 'static>(
    service: &Shared,
    job: impl FnOnce(&Service) -> Answer<T> + Send + 'static,
) -> Answer<T> {
    let Ok(place) = Arc::clone(&service.room).try_acquire_owned() else {
        service.metrics.refused.fetch_add(1, Ordering::Relaxed);
        return Err(Problem::busy());
    };
    let shared = Arc::clone(service);
    let done = tokio::task::spawn_blocking(move || {
        let done = job(&shared);
        drop(place);
        done
    });
    match timeout(service.limits.time, done).await {
        Ok(Ok(answer)) => answer,
        Ok(Err(_)) => Err(Problem::own("the work broke off, which is a fault of the program: please tell its makers")),
        Err(_) => {
            let seconds = service.limits.time.as_secs();
            let detail = format!(
                "it takes longer than {seconds} seconds: send less at once, or start the service with --time-limit"
            );
            Err(Problem::new(axum::http::StatusCode::SERVICE_UNAVAILABLE, detail))
        }
    }
}
