//! WARC files: records, each its own gzip member. Reading and writing share the version only.

mod header;
mod read;
mod version;
mod write;

pub(crate) use header::WarcHeader;
pub(crate) use read::{Record, RecordReader, unpacked_limit};
pub use version::WarcVersion;
pub(crate) use write::{Payload, RecordWriter};
