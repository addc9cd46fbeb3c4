//! Writes a snapshot: the files of a site into a WACZ, in one order, holding no more in memory than the index.

mod capture;
mod index;
mod package;
mod pages;
mod records;
mod site;
mod warc;

use std::io::{Seek, Write};

use gongbao_base::{digest::Digest, media};
use gongbao_container::file_finding;

use crate::{
    cdxj::mime,
    codes::LINK_MISSING,
    error::ArchiveError,
    metadata::SnapshotMetadata,
    page::PageDigests,
    wacz::{IdentityLine, identity},
};
use capture::Capture;
use package::PackageWriter;
use pages::MissingTargets;
pub use site::{OpenFile, SiteFile, SiteSource};

/// What was written.
pub struct WriteSummary {
    /// The identity.
    pub identity: Digest,
    /// Addresses.
    pub records: usize,
    /// Pages among them.
    pub pages: usize,
    /// What these pages show, for reading back.
    pub page_digests: PageDigests,
}

/// Writes the snapshot of these files. With `allow_missing` a link to a file that is not there is noted, not refused.
///
/// # Errors
/// What is wrong with the site, of dead links all; or a failure of the machine.
pub fn write<W: Write + Seek + Send>(
    metadata: &SnapshotMetadata,
    site: &SiteSource<'_>,
    allow_missing: bool,
    out: W,
) -> Result<(WriteSummary, W), ArchiveError> {
    let captures = capture::of_site(&metadata.base, site.files)?;
    let mut package = PackageWriter::new(out);
    let lines = records::write(metadata, &captures, site, &mut package)?;
    index::write(&lines, &mut package)?;
    drop(lines);
    let list = pages::write(metadata, site, &mut package)?;
    if !list.missing.is_empty() && !allow_missing {
        return Err(dead_links(&list.missing));
    }
    let identity = identity(captures.iter().map(identity_line).collect());
    let out = package.finish(metadata, &identity, list.missing.into_keys().collect())?;
    let summary = WriteSummary {
        identity,
        records: captures.len(),
        pages: list.pages,
        page_digests: list.page_digests,
    };
    Ok((summary, out))
}

fn identity_line<'a>(capture: &'a Capture<'_>) -> IdentityLine<'a> {
    IdentityLine {
        digest: &capture.file.digest,
        length: capture.file.length,
        mime: mime(media::of(&capture.file.path)),
        url: &capture.url,
    }
}

fn dead_links(missing: &MissingTargets) -> ArchiveError {
    let findings = missing.iter().map(|(target, from)| {
        file_finding(
            &LINK_MISSING,
            from,
            format!("链接的 {target} 不在网站里"),
            format!("it links {target}, which is not in the site"),
        )
    });
    ArchiveError::DeadLinks(findings.collect())
}
