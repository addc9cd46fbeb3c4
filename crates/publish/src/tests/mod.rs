//! Tests of whole runs, and what all tests of publishing stand on: a machine, and a store in memory.

#[cfg(unix)]
mod foreign_links;
pub(crate) mod machine;
pub(crate) mod memory;
mod parts;
mod runs;
mod schedules;
mod simulated;
