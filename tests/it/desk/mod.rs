//! The desk as its window meets it.

mod client;
mod editing;
mod keeping;
mod one_click;
mod publishing;
mod safety;
mod work;

pub(crate) use client::DeskClient;
