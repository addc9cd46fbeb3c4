//! Random input for as long as `GONGBAO_FUZZ_SECONDS` says, two seconds by default: nothing panics, and none takes long or much.
#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "a test that cannot go on has failed; it looks at clock, environment and memory"
)]

use std::{
    fmt::Debug,
    fs,
    panic::{AssertUnwindSafe, catch_unwind},
    time::{Duration, Instant},
};

use proptest::{
    strategy::{Strategy, ValueTree as _},
    test_runner::{Config, TestRunner},
};

/// So many cases are tried however slow the machine is.
const LEAST: u32 = 20;
/// No case takes longer; a machine that does much else is slow, and what never ends is still found.
const LONGEST: Duration = Duration::from_secs(60);
/// Nor does the process ever hold more, in KiB.
const MOST: u64 = 2 << 20;

/// Tries values of a strategy.
pub(crate) fn run<T: Debug>(strategy: impl Strategy<Value = T>, target: impl Fn(&T)) {
    let seconds = std::env::var("GONGBAO_FUZZ_SECONDS").ok().and_then(|text| text.parse().ok());
    let end = Instant::now() + Duration::from_secs(seconds.unwrap_or(2));
    let mut runner = TestRunner::new(Config { failure_persistence: None, ..Config::default() });
    let mut cases = 0_u32;
    while Instant::now() < end || cases < LEAST {
        let value = strategy.new_tree(&mut runner).unwrap().current();
        let start = Instant::now();
        let caught = catch_unwind(AssertUnwindSafe(|| target(&value)));
        assert!(caught.is_ok(), "panicked on {value:?}");
        let took = start.elapsed();
        assert!(took < LONGEST, "{took:?} on {value:?}");
        assert!(peak() < MOST, "{} MiB on {value:?}", peak() >> 10);
        cases += 1;
    }
}

/// The most memory that this process has had, in KiB; nothing where the system does not tell.
fn peak() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok()).unwrap_or_default()
}
