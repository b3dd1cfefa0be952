//! What a service does beside its requests, one thing at a time: learning, and reading all documents anew.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;

use serde::Serialize;

/// What is done beside all requests, one at a time.
#[derive(Debug, Default)]
pub(in super::super) struct Learning {
    now: Mutex<Now>,
    stop: AtomicBool,
    thread: Mutex<Option<JoinHandle<()>>>,
}

#[derive(Debug, Default, Clone)]
pub(super) struct Now {
    pub(super) job: Option<Job>,
    /// How many steps of how many are done.
    pub(super) done: usize,
    pub(super) of: usize,
    /// What ended the last job before its time.
    pub(super) failed: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Job {
    /// Weights are learned.
    Learning,
    /// All documents are read anew.
    Reading,
}

impl Learning {
    pub(super) fn now(&self) -> MutexGuard<'_, Now> {
        self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Tells how far the job is; gives whether it may go on.
    pub(super) fn advance(&self, done: usize, of: usize) -> bool {
        let mut now = self.now();
        (now.done, now.of) = (done, of);
        !self.stop.load(Ordering::Relaxed)
    }

    /// Keeps the thread of the job that is done now.
    pub(super) fn hold(&self, thread: JoinHandle<()>) {
        *self.thread.lock().unwrap_or_else(PoisonError::into_inner) = Some(thread);
    }

    /// Ends whatever is done, and waits until it has ended.
    pub(in super::super) fn end(&self) {
        self.stop.store(true, Ordering::Relaxed);
        let thread = self.thread.lock().unwrap_or_else(PoisonError::into_inner).take();
        // A job that broke off has told so already.
        let _ = thread.map(JoinHandle::join);
    }
}
