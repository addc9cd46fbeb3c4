//! Snapshots of a built site: WACZ 1.1.1 with WARC 1.1 inside, written without a crawl, and verified by a second path.
//!
//! Writing ([`create`]) and reading ([`snapshot`], [`verify`]) share only the shapes of lines and headers. Nothing was
//! fetched, so records are `resource`, and `revisit` for a second address with the same bytes (WARC 1.1, 6.3 and 6.7).

pub mod address;
pub mod chain;
pub mod codes;
pub mod create;
pub mod diff;
mod gzip;
pub mod index;
pub mod items;
pub mod listing;
pub mod package;
pub mod page;
mod prefetch;
pub mod snapshot;
pub mod stamp;
pub mod timestamp;
pub mod verify;
pub mod version;
mod warc_read;
mod warc_write;

/// What a snapshot says of itself.
#[derive(Clone, Debug)]
pub struct About {
    /// The site's full address, ending in `/`.
    pub base: String,
    /// The site's name.
    pub title: String,
    /// The office that publishes.
    pub operator: String,
    /// The time of the snapshot.
    pub at: stamp::Stamp,
    /// The version of WARC.
    pub warc: version::Version,
}

/// The program, as records name it.
const SOFTWARE: &str = concat!("gongbao/", env!("CARGO_PKG_VERSION"));
