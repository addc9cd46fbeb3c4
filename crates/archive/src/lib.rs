//! Snapshots of a built site: WACZ 1.1.1 with WARC 1.1 inside, written without a crawl, and verified by a second path.
//!
//! Takes the files of a site through a reader and gives a snapshot to a writer; takes a snapshot and gives findings, files,
//! differences, an item list. The same site gives the same bytes. Nothing was fetched, so records are `resource`, and
//! `revisit` for a second address with the same bytes (WARC 1.1, 6.3 and 6.7).
//!
//! Writing
//! - [`mod@write`] – the files of a site into a snapshot, described by [`metadata`] at a [`stamp`].
//!
//! The formats, which are all that writing and reading share
//! - [`warc`] – records as they are read.
//! - [`cdxj`] – the index of them.
//! - [`wacz`] – the package around both, and the identity of what it holds.
//! - [`digest`] – digests with their label.
//! - `address` – addresses and files. `page` – what a page shows and where it leads.
//!
//! Reading
//! - [`snapshot`] – opens one and gives any address; nobody is believed further than was checked.
//! - [`verify`] – checks all of it. It reads records by paths of its own, so that a mistake in writing is seen.
//! - [`diff`] – what changed between two.
//! - [`items`] – the list of what one holds, for archive offices.
//!
//! A collection of snapshots
//! - [`log`] – one line each, chained.
//! - [`catalogue`] – the list and the pages that show it.
//! - [`timestamp`] – the time that an authority gives to a file (RFC 3161).
//!
//! What can be wrong has its code in [`codes`], and what stops the work is an [`ArchiveError`].
//!
//! It must not know where files stand, what the time is, how a site is built, or what its documents are.

mod address;
pub mod catalogue;
pub mod cdxj;
pub mod codes;
pub mod diff;
pub mod digest;
mod error;
mod gzip;
pub mod items;
pub mod log;
pub mod metadata;
mod page;
mod prefetch;
pub mod snapshot;
pub mod stamp;
pub mod timestamp;
pub mod verify;
pub mod wacz;
pub mod warc;
pub mod write;

pub use error::ArchiveError;
pub use page::PageDigests;
