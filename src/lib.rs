//! Gongbao (公报): a static site generator for public government disclosure. The program around the crates.

pub mod catalogue;
pub mod cli;
pub mod command;
pub mod disk;
pub mod exit;
pub mod serve;
