//! The rules on whole inputs, in memory: broken ones, sound ones, random ones; and what findings look like in each format.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "helpers of tests; their inputs are files"
)]

mod broken;
mod corpus;
mod disclosure;
mod formats;
mod fuzz;
mod laws;
mod memory;
mod personal;
mod published;
mod real_reports;
mod secrecy;
#[path = "../../../../tests/shared/mod.rs"]
#[allow(dead_code, reason = "shared with the tests of the program")]
mod shared;

use std::path::{Path, PathBuf};

/// A file or folder of the repository.
fn repository(path: &str) -> PathBuf {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../..")).join(path)
}

/// Compares a text with the file that holds what is expected. `BLESS=1` rewrites it.
fn compare(path: &str, found: &str) {
    let path = repository(path);
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&path, found).unwrap();
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(found == expected, "{} differs; found:\n{found}", path.display());
}
