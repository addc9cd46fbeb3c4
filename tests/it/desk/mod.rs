//! The desk as its window meets it.

mod client;
mod editing;
mod safety;

pub(crate) use client::DeskClient;
