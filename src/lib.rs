//! Gongbao (公报): a static site generator for public government disclosure. The program around the crates.

#![allow(clippy::disallowed_methods, clippy::disallowed_types, reason = "the edge")]

pub mod catalogue;
pub mod cli;
pub mod command;
pub mod disk;
pub mod exit;
pub mod serve;
