//! Containers that can be checked: a zip with only one possible form, a bag (BagIt 1.0), a signature.
//!
//! Takes readers and writers and gives bytes, or findings in Chinese and English. Whatever is read is taken as if an enemy
//! had written it: structure, names and sizes are judged before anything is unpacked, and memory stays bounded.
//!
//! - [`files`] – where a container's files go to and come from ([`FileSink`], [`FileSource`]).
//! - [`zip`] – [`zip::ZipWriter`] and [`zip::ZipReader`], and whether a zip is byte for byte what the first one writes.
//! - [`bag`] – [`bag::BagWriter`] and [`bag::verify`].
//! - [`sign`] – signatures of minisign.
//! - [`hash`] – lengths and digests of what is read or written.
//! - [`names`] – which names files may have.
//! - [`codes`] – what can be wrong with a container.
//! - [`error`] – [`ContainerError`].
//!
//! It must know neither the disk nor what a container is for: no snapshot, no package, no site.
//!
//! ```
//! use gongbao_container::{bag::{self, BagWriter}, zip::{CompressionMethod, ZipLimits, ZipReader, ZipWriter}};
//! let mut zip = ZipWriter::new(std::io::Cursor::new(Vec::new()));
//! zip.set_method(CompressionMethod::Deflate);
//! let mut bag = BagWriter::new(&mut zip, "handover/", true);      // true: SM3 beside SHA-256
//! bag.put("site/index.html", &mut "<html>".as_bytes())?;          // lands at handover/data/site/index.html
//! bag.finish(&[("Source-Organization", "示例街道办事处"), ("Bagging-Date", "2024-06-01")])?;
//! let bytes = zip.finish()?.into_inner();
//!
//! let mut zip = ZipReader::open(std::io::Cursor::new(bytes), &ZipLimits::default())?;
//! assert!(bag::verify(&mut zip, "handover/")?.is_empty());
//! # Ok::<(), gongbao_container::ContainerError>(())
//! ```

pub mod bag;
pub mod codes;
pub mod error;
pub mod files;
pub mod hash;
pub mod names;
pub mod sign;
pub mod zip;

pub use error::{ContainerError, file_finding};
pub use files::{FileSink, FileSource, MemoryFiles};
