//! Files as offices have them, and the documents that they become.
#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test that cannot go on has failed; BLESS=1 writes what is expected again"
)]

mod formats;
mod forms;
mod fuzz;
#[path = "../../../../tests/shared/fuzz.rs"]
mod fuzz_run;
mod golden;
mod official;
mod pages;
mod pasted;
mod questions;
#[path = "../../../office/tests/samples/mod.rs"]
mod samples;
mod secrecy;
mod sheets;
mod stations;
mod statutory;
mod support;
