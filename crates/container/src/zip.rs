//! Zips: written in one form only, and read as if an enemy had written them.

mod exact;
mod read;
mod structure;
#[cfg(test)]
mod tests;
mod write;

pub use read::{StoredRange, ZipLimits, ZipReader};
pub use write::{CompressionMethod, ZipWriter};
