//! What a publish is, without any store: files with their headers, the difference of two sites, limits, releases.

pub mod diff;
pub mod entry;
pub mod headers;
pub mod limit;
pub mod record;
pub mod server;
pub mod target;

/// Where Gongbao keeps its own objects below a target's root. No page has an address that begins with a dot.
pub const CONTROL: &str = ".gongbao";
