//! Gongbao (公报): a static site generator for public government disclosure. The program around the crates.
//!
//! A command line becomes a [`command`], which calls the steps of the [`pipeline`] that it needs and says on the [`console`]
//! what came of it. [`storage`] is what the program keeps on the disk, [`preview`] the site in memory behind a browser,
//! [`desk`] the window in which it is written.

#![allow(clippy::disallowed_methods, clippy::disallowed_types, reason = "the edge")]

pub mod catalogue;
pub mod cli;
pub mod command;
pub mod console;
pub mod desk;
pub mod exit;
mod network;
pub mod pipeline;
pub mod preview;
pub mod storage;
