//! Verifies a snapshot strictly: every digest, offset, record, page and link, each finding with its code.

mod chunks;
mod findings;
mod identity;
mod layout;
mod page_list;
mod profile;
mod records;
mod resources;
mod scan;
mod tally;
mod warc_file;
mod zipnum;

use std::io::{Read, Seek};

use gongbao_base::{digest::Digest, finding::Finding};

use crate::{error::ArchiveError, page::PageDigests, snapshot::Snapshot, wacz::DataPackage};
use findings::FindingList;

/// What came of verifying.
#[derive(Debug, Default)]
pub struct VerifyReport {
    /// What is wrong; nothing when the snapshot is whole.
    pub findings: Vec<Finding>,
    /// What it says of itself, when that could be read.
    pub package: Option<DataPackage>,
    /// Its addresses.
    pub records: usize,
    /// Its pages.
    pub pages: usize,
    /// Packed bytes of the record of each digest.
    pub packed: Vec<(Digest, u64)>,
}

/// Verifies a WACZ.
///
/// # Errors
/// When the machine fails; whatever is wrong with the file is among the findings.
pub fn snapshot<R: Read + Seek>(reader: R) -> Result<VerifyReport, ArchiveError> {
    just_written(reader, &PageDigests::default())
}

/// Verifies a WACZ that was just written. What was learned of its pages while writing is known: bytes with the same
/// digest show the same text, and links were followed. All else is read and checked.
///
/// # Errors
/// As [`snapshot`].
pub fn just_written<R: Read + Seek>(
    reader: R,
    known: &PageDigests,
) -> Result<VerifyReport, ArchiveError> {
    let mut findings = FindingList::default();
    let mut report = VerifyReport::default();
    if let Some(mut snapshot) = findings.keep(Snapshot::open(reader))? {
        let pages = check(&mut snapshot, known, &mut findings);
        report.pages = findings.keep(pages)?.unwrap_or_default();
        report.records = snapshot.entries.len();
        report.packed = snapshot.entries.iter().map(|entry| (entry.digest, entry.length)).collect();
        report.package = Some(snapshot.package);
    }
    report.findings = findings.into_vec();
    Ok(report)
}

/// Gives how many pages are listed.
fn check<R: Read + Seek>(
    snapshot: &mut Snapshot<R>,
    known: &PageDigests,
    findings: &mut FindingList,
) -> Result<usize, ArchiveError> {
    resources::check_digest(snapshot, findings)?;
    layout::check(snapshot, findings);
    layout::check_headers(snapshot, findings)?;
    resources::check(snapshot, findings)?;
    zipnum::check(snapshot, findings)?;
    let pages = records::check(snapshot, known, findings)?;
    page_list::check(snapshot, &pages, findings)
}
