//! Reads one record, with what its page shows and which of its links lead nowhere.

use std::io::BufRead;

use gongbao_base::digest::Digest;

use crate::{
    address,
    error::ArchiveError,
    page::{self, PageDigests},
    snapshot::{IndexEntry, find},
    warc::{Record, RecordReader, WarcHeader},
};

/// A page that is longer is no page, in bytes.
const LONGEST_PAGE: u64 = 16 << 20;
/// As many dead links of a page as anyone reads.
const DEAD_LINKS: usize = 10;

/// What the snapshot says of itself.
pub(super) struct Claims<'a> {
    pub(super) base: &'a str,
    pub(super) created: &'a str,
    pub(super) missing: &'a [String],
    pub(super) entries: &'a [IndexEntry],
    /// Not from the snapshot but from the one who wrote it just now: pages whose bytes were read then.
    pub(super) known: &'a PageDigests,
}

/// A record, and what it shows when it is a page.
pub(super) struct RecordScan {
    pub(super) record: Record,
    pub(super) page: Option<PageFacts>,
}

/// The digest of a page's title and text, and its links that lead nowhere.
pub(super) struct PageFacts {
    pub(super) digest: Digest,
    pub(super) dead_links: Vec<String>,
}

impl Claims<'_> {
    /// The next record; none at the end.
    pub(super) fn scan<R: BufRead>(
        &self,
        records: &mut RecordReader<R>,
    ) -> Result<Option<RecordScan>, ArchiveError> {
        let is_page = |header: &WarcHeader| {
            header.get("content-type").starts_with("text/html")
                && header.get("warc-type") == "resource"
                && header
                    .get("content-length")
                    .parse()
                    .is_ok_and(|length: u64| length <= LONGEST_PAGE)
        };
        let Some(mut record) = records.next(&is_page, &mut |_| Ok(()))? else { return Ok(None) };
        let html = record.block.take();
        let page = html.map(|html| match self.known.get(&record.block_digest) {
            Some(digest) => PageFacts { digest: *digest, dead_links: Vec::new() },
            None => self.scan_page(record.header.get("warc-target-uri"), &html),
        });
        Ok(Some(RecordScan { record, page }))
    }

    fn scan_page(&self, url: &str, html: &[u8]) -> PageFacts {
        // An address outside of the site is a finding of its own; its links count from the root.
        let path = address::path(self.base, url).unwrap_or_default();
        let mut dead_links = Vec::new();
        let page = page::read(html, &path, self.base, &mut |link| {
            if dead_links.len() < DEAD_LINKS
                && find(self.entries, &address::url(self.base, &link)).is_none()
                && self.missing.binary_search(&link).is_err()
            {
                dead_links.push(link);
            }
        });
        PageFacts { digest: page.digest(), dead_links }
    }
}
