//! WARC files as they are read: records, each its own gzip member. Writing shares the versions only.

mod header;
mod read;
mod version;

pub(crate) use header::WarcHeader;
pub(crate) use read::{Record, RecordReader, unpacked_limit};
pub use version::WarcVersion;
