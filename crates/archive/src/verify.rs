//! Verifies a snapshot strictly: every digest, offset, record, page and link, each flaw with its word.

mod layout;
mod pages;
mod reading;
mod records;

use std::io::{Read, Seek};

use super::{package::Package, page::Marks, snapshot::Snapshot};
use gongbao_base::finding::Finding;
use gongbao_container::ContainerError;

/// As many flaws as anyone reads.
const MOST: usize = 100;

/// What came of verifying.
#[derive(Debug, Default)]
pub struct Report {
    /// What is wrong; nothing when the snapshot is whole.
    pub findings: Vec<Finding>,
    /// What it says of itself, when that could be read.
    pub package: Option<Package>,
    /// Its addresses.
    pub records: usize,
    /// Its pages.
    pub pages: usize,
    /// Bytes behind all addresses, each byte once.
    pub bytes: u64,
    /// Packed bytes of each digest.
    pub costs: Vec<(gongbao_base::digest::Digest, u64)>,
}

/// Gathers flaws, as many as anyone reads.
#[derive(Default)]
pub(super) struct Flaws(Vec<Finding>);

impl Flaws {
    fn say(&mut self, finding: Finding) {
        if self.0.len() < MOST {
            self.0.push(finding);
        }
    }

    /// Keeps a flaw and goes on; a failure of the machine ends everything.
    fn keep<T>(&mut self, result: Result<T, ContainerError>) -> Result<Option<T>, ContainerError> {
        match result {
            Ok(value) => Ok(Some(value)),
            Err(ContainerError::Finding(finding)) => {
                self.say(*finding);
                Ok(None)
            }
            Err(trouble) => Err(trouble),
        }
    }
}

/// Verifies a WACZ.
///
/// # Errors
/// When the machine fails; whatever is wrong with the file is in the report.
pub fn snapshot<R: Read + Seek>(reader: R) -> Result<Report, ContainerError> {
    written(reader, &Marks::default())
}

/// Verifies a WACZ that was just written. What was learned of its pages while writing is known: bytes with the same
/// digest show the same text, and links were followed. All else is read and checked.
///
/// # Errors
/// As [`snapshot`].
pub fn written<R: Read + Seek>(reader: R, known: &Marks) -> Result<Report, ContainerError> {
    let mut flaws = Flaws::default();
    let mut report = Report::default();
    if let Some(mut snapshot) = flaws.keep(Snapshot::open(reader))? {
        let kept = all(&mut snapshot, known, &mut flaws, &mut report);
        flaws.keep(kept)?;
        report.records = snapshot.entries.len();
        report.costs = snapshot.entries.iter().map(|entry| (entry.digest, entry.length)).collect();
        report.package = Some(snapshot.package);
    }
    report.findings = flaws.0;
    Ok(report)
}

fn all<R: Read + Seek>(
    snapshot: &mut Snapshot<R>,
    known: &Marks,
    flaws: &mut Flaws,
    report: &mut Report,
) -> Result<(), ContainerError> {
    layout::check(snapshot, flaws)?;
    let seen = records::check(snapshot, known, flaws)?;
    report.bytes = seen.bytes;
    report.pages = pages::check(snapshot, flaws, &seen.texts)?;
    Ok(())
}
