//! What snapshots promise: the same site gives the same bytes, and whatever is wrong with one is told with the right code.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "helpers of tests"
)]

mod damaged;
mod forge;
mod forged;
mod fuzz;
#[path = "../../../../tests/shared/fuzz.rs"]
mod fuzz_run;
mod mutants;
mod sample;
mod written;
mod zipnum;
