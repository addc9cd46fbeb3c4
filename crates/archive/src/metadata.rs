//! What a snapshot says of itself.

use crate::{stamp::Stamp, warc::WarcVersion};

/// The program, as records name it.
pub(crate) const SOFTWARE: &str = concat!("gongbao/", env!("CARGO_PKG_VERSION"));

/// What a snapshot says of itself.
#[derive(Clone, Debug)]
pub struct SnapshotMetadata {
    /// The site's full address, ending in `/`.
    pub base: String,
    /// The site's name.
    pub title: String,
    /// The office that publishes.
    pub operator: String,
    /// The time of the snapshot.
    pub at: Stamp,
    /// The version of WARC.
    pub warc: WarcVersion,
}
