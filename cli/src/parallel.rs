//! Work on many threads whose results come in the order of what they are made from.

use std::collections::BTreeMap;
use std::sync::mpsc::sync_channel;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use whosaid::Result;

/// How many things for each thread may be under way or wait for their turn. It bounds the memory taken: where one thing
/// takes long, the threads wait rather than run ahead.
const AHEAD: usize = 4;

/// Gives the results of `work` on each of `things` to `take`, in order, until that fails.
///
/// `worker` is called once on each of the threads and makes what works there. With one thread all is done on the
/// caller's.
///
/// # Errors
/// The first that `take` gives; nothing is taken behind it.
pub fn in_order<T: Send, R: Send, W: FnMut(T) -> R>(
    things: impl Iterator<Item = T> + Send,
    threads: usize,
    worker: impl Fn() -> W + Sync,
    mut take: impl FnMut(R) -> Result<()>,
) -> Result<()> {
    if threads <= 1 {
        let mut work = worker();
        return things.map(&mut work).try_for_each(take);
    }
    let queue = Queue {
        state: Mutex::new(State { things: things.fuse(), given: 0, taken: 0, stopped: false }),
        turn: Condvar::new(),
        ahead: threads * AHEAD,
    };
    std::thread::scope(|scope| {
        // However this ends, the threads must not wait for ever.
        let stop = Stop(&queue);
        let (sender, results) = sync_channel(threads);
        for _ in 0..threads {
            let (sender, queue, worker) = (sender.clone(), &queue, &worker);
            scope.spawn(move || {
                let stop = Stop(queue);
                let mut work = None;
                while let Some((place, thing)) = queue.next() {
                    let result = work.get_or_insert_with(worker)(thing);
                    if sender.send((place, result)).is_err() {
                        break;
                    }
                }
                // Only a panic stops the others.
                std::mem::forget(stop);
            });
        }
        drop(sender);
        let mut waiting = BTreeMap::new();
        let mut next = 0;
        for (place, result) in results {
            waiting.insert(place, result);
            while let Some(result) = waiting.remove(&next) {
                take(result)?;
                next += 1;
                queue.taken(next);
            }
        }
        drop(stop);
        Ok(())
    })
}

struct State<I> {
    things: I,
    given: usize,
    taken: usize,
    stopped: bool,
}

/// Things in order, given to whoever asks, but never too far ahead of what is taken.
struct Queue<I> {
    state: Mutex<State<I>>,
    turn: Condvar,
    ahead: usize,
}

impl<I> Queue<I> {
    fn lock(&self) -> MutexGuard<'_, State<I>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn taken(&self, taken: usize) {
        self.lock().taken = taken;
        self.turn.notify_all();
    }
}

impl<I: Iterator> Queue<I> {
    /// The next thing and its place; none at the end.
    fn next(&self) -> Option<(usize, I::Item)> {
        let too_far = |state: &mut State<I>| !state.stopped && state.given >= state.taken + self.ahead;
        let mut state = self.turn.wait_while(self.lock(), too_far).unwrap_or_else(PoisonError::into_inner);
        if state.stopped {
            return None;
        }
        let thing = state.things.next()?;
        state.given += 1;
        Some((state.given - 1, thing))
    }
}

/// Stops a queue when it goes.
struct Stop<'a, I>(&'a Queue<I>);

impl<I> Drop for Stop<'_, I> {
    fn drop(&mut self) {
        self.0.lock().stopped = true;
        self.0.turn.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    use super::*;
    use whosaid::Error;

    #[test]
    fn results_come_in_order() {
        for threads in [1, 2, 7] {
            let mut found = Vec::new();
            let slow_at_times = |n: usize| {
                std::thread::sleep(Duration::from_micros((n * 7919 % 13) as u64 * 50));
                n * n
            };
            let took = in_order(
                0..300,
                threads,
                || slow_at_times,
                |square| {
                    found.push(square);
                    Ok(())
                },
            );
            assert!(took.is_ok());
            assert!(found.into_iter().eq((0..300).map(|n| n * n)));
        }
    }

    #[test]
    fn nobody_runs_far_ahead_of_a_slow_thing() {
        let begun = AtomicUsize::new(0);
        let work = |n: usize| {
            begun.fetch_max(n, Ordering::SeqCst);
            if n == 0 {
                std::thread::sleep(Duration::from_millis(50));
                assert!(begun.load(Ordering::SeqCst) < 2 * AHEAD);
            }
        };
        assert!(in_order(0..1000, 2, || work, |()| Ok(())).is_ok());
    }

    #[test]
    fn a_failure_ends_it() {
        for threads in [1, 3] {
            let mut taken = 0;
            let ended = in_order(
                0..,
                threads,
                || |n: usize| n,
                |n| {
                    taken += 1;
                    if n == 20 { Err(Error::usage("enough")) } else { Ok(()) }
                },
            );
            assert!(ended.is_err());
            assert_eq!(taken, 21);
        }
    }

    #[test]
    #[should_panic(expected = "a scoped thread panicked")]
    fn a_panic_is_not_waited_out() {
        let _ = in_order(0..100, 2, || |n: usize| assert_ne!(n, 30), |()| Ok(()));
    }
}
