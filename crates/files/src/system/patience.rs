//! Waiting for another program to let go of a file.

use std::{io, time::Duration};

/// How often a file that another program holds is tried again; together less than three seconds.
const WAITS: [u64; 6] = [20, 80, 200, 400, 800, 1200];

/// Does it, again after a while as long as somebody holds what it needs.
pub(super) fn patiently<T>(
    is_held: impl Fn(&io::Error) -> bool,
    act: impl Fn() -> io::Result<T>,
) -> io::Result<T> {
    for wait in WAITS {
        match act() {
            Err(error) if is_held(&error) => std::thread::sleep(Duration::from_millis(wait)),
            done => return done,
        }
    }
    act()
}
