//! Gongbao (公报): a static site generator for public government disclosure.
//!
//! The data goes one way, and each folder is one stage or the edge around them; ARCHITECTURE.md tells more.
//!
//! - [`base`]: dates, addresses, digests, findings
//! - [`content`]: a file's text to a typed document
//! - [`site`]: all documents together, related and in order
//! - [`check`]: what is wrong with the whole

pub mod archive;
pub mod base;
pub mod beside;
pub mod build;
pub mod check;
pub mod cli;
pub mod command;
pub mod compress;
pub mod content;
pub mod disk;
pub mod due;
pub mod exit;
pub mod import;
pub mod inspection;
pub mod office;
pub mod package;
pub mod plan;
pub mod publish;
pub mod receipt;
pub mod remote;
pub mod render;
pub mod seal;
pub mod search;
pub mod serve;
pub mod show;
pub mod site;
pub mod theme;
pub mod view;
