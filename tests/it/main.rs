//! The integration tests: the program as its users meet it, and what holds for the whole tree of sources.

#![allow(clippy::disallowed_methods, clippy::disallowed_types, reason = "the edge")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "helpers of tests"
)]

mod approve;
mod archive;
mod attachments;
mod broken;
mod build_errors;
mod built;
mod cli;
mod desk;
mod determinism;
mod disclosure;
mod drafts;
mod harness;
mod hostile;
mod html;
mod import;
mod inputs;
mod kinds;
#[cfg(feature = "minify")]
mod minify;
mod outputs;
mod package;
mod planned;
mod receipts;
mod search;
mod seed;
mod serve;
#[path = "../shared/mod.rs"]
mod shared;
mod speed;
mod stage;
mod stations;
mod supply;
mod theme;
mod tidy;
mod versions;
mod warm;
mod withdrawn;
