//! Writes the list of pages.

use std::{
    collections::BTreeMap,
    io::{Seek, Write},
};

use gongbao_base::{address::Address, digest::Digest};
use gongbao_container::zip::CompressionMethod;
use rayon::prelude::*;
use rustc_hash::FxHashSet;
use serde::Serialize;

use super::{
    package::PackageWriter,
    site::{SiteFile, SiteSource},
};
use crate::{
    address,
    error::ArchiveError,
    metadata::SnapshotMetadata,
    page::{self, PageDigests},
    prefetch::prefetch,
    wacz::{PAGES, PAGES_HEADER, json_line},
};

/// Pages read at once.
const BATCH: usize = 256;

/// Link targets that are not there, each with one page that links it.
pub(super) type MissingTargets = BTreeMap<String, String>;

/// What writing the list told.
pub(super) struct PageList {
    pub(super) pages: usize,
    pub(super) missing: MissingTargets,
    pub(super) page_digests: PageDigests,
}

/// A line of the list. The order of fields is that of the bytes.
#[derive(Serialize)]
struct PageLine<'a> {
    id: String,
    url: &'a str,
    ts: &'a str,
    title: &'a str,
    text: &'a str,
    size: u64,
}

/// A line as bytes, the digest of what the page shows, and its links that lead nowhere.
struct PageEntry {
    line: Vec<u8>,
    digest: Digest,
    missing: Vec<String>,
}

/// Writes the list of pages, in the order of their files. They are read a second time for it: in the zip the list stands
/// behind the records, and nothing as long as it waits in memory.
pub(super) fn write<W: Write + Seek + Send>(
    metadata: &SnapshotMetadata,
    site: &SiteSource<'_>,
    package: &mut PackageWriter<W>,
) -> Result<PageList, ArchiveError> {
    let paths: FxHashSet<&str> = site.files.iter().map(|file| file.path.as_str()).collect();
    let pages: Vec<&SiteFile> =
        site.files.iter().filter(|file| file.path.ends_with(".html")).collect();
    let ts = metadata.at.to_string();
    let mut missing = MissingTargets::new();
    let mut page_digests = PageDigests::default();
    let mut out = package.begin(PAGES, CompressionMethod::Deflate)?;
    writeln!(out, "{PAGES_HEADER}")?;
    prefetch(
        pages.chunks(BATCH),
        |batch| {
            let read = |file: &&SiteFile| entry(&metadata.base, &ts, site, file, &paths);
            // Collected before it is judged: whichever error a thread met first would be another each time.
            let entries: Vec<_> = batch.par_iter().map(read).collect();
            Ok((batch, entries.into_iter().collect::<Result<Vec<_>, _>>()?))
        },
        |(batch, entries)| -> Result<(), ArchiveError> {
            for (file, entry) in batch.iter().zip(entries) {
                page_digests.insert(file.digest, entry.digest);
                out.write_all(&entry.line)?;
                for target in entry.missing {
                    debug_assert!(Address::new(&target).is_some(), "links are resolved");
                    missing.entry(target).or_insert_with(|| file.path.clone());
                }
            }
            Ok(())
        },
    )?;
    let checksums = out.finish();
    package.list(PAGES, &checksums);
    Ok(PageList { pages: pages.len(), missing, page_digests })
}

fn entry(
    base: &str,
    ts: &str,
    site: &SiteSource<'_>,
    file: &SiteFile,
    paths: &FxHashSet<&str>,
) -> Result<PageEntry, ArchiveError> {
    let mut missing = Vec::new();
    let page = page::read(&site.bytes(file)?, &file.path, base, &mut |link| {
        if !paths.contains(link.as_str()) {
            missing.push(link);
        }
    });
    let url = address::url(base, &file.path);
    let id = Digest::of_parts([url.as_bytes(), ts.as_bytes(), &file.digest.0]).hex();
    let line = json_line(&PageLine {
        id: id[..32].to_owned(),
        url: &url,
        ts,
        title: &page.title,
        text: &page.text,
        size: file.length,
    })?;
    Ok(PageEntry { line, digest: page.digest(), missing })
}
