//! Tests of whole runs, and what all tests of publishing stand on: a machine, and a store in memory.

#[cfg(feature = "network")]
mod answers;
mod damaged;
#[cfg(unix)]
mod foreign_links;
#[path = "../../../../tests/shared/fuzz.rs"]
mod fuzz;
pub(crate) mod machine;
pub(crate) mod memory;
mod parts;
mod runs;
mod schedules;
mod simulated;
