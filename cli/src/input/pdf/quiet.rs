//! Calls of a reader that may panic, which says nothing of it on the console.

use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Once;

thread_local! {
    static QUIET: Cell<bool> = const { Cell::new(false) };
}

/// What a call gives; none where it panics. Panics on other threads, and others on this one, are told as ever.
pub(super) fn call<T>(reader: impl FnOnce() -> T) -> Option<T> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let told = panic::take_hook();
        panic::set_hook(Box::new(move |about| {
            if !QUIET.get() {
                told(about);
            }
        }));
    });
    QUIET.set(true);
    // Nothing that it held is looked at afterwards.
    let given = panic::catch_unwind(AssertUnwindSafe(reader));
    QUIET.set(false);
    given.ok()
}

#[cfg(test)]
mod tests {
    use super::call;

    #[test]
    fn a_panic_gives_nothing() {
        assert_eq!(call(|| 1), Some(1));
        assert_eq!(call(|| Vec::<u8>::new().remove(0)), None);
    }
}
