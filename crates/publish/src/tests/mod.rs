//! Tests of whole runs, and what all tests of publishing stand on: a machine, and a store in memory.

pub(crate) mod machine;
pub(crate) mod memory;
pub(crate) mod runs;
mod schedules;
mod simulated;
