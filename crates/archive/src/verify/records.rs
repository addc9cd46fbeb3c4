//! Reads all records and compares them with the index.

use std::io::{Read, Seek};

use super::{
    chunks::{PATIENCE, WarcChunks},
    findings::FindingList,
    scan::Claims,
    tally::{PageState, RecordTally},
    warc_file::{EntryPlace, WarcFile},
};
use crate::{codes::BAD_RECORD, error::ArchiveError, page::PageDigests, snapshot::Snapshot};

/// Checks every record; gives for each address what its page shows.
pub(super) fn check<R: Read + Seek>(
    snapshot: &mut Snapshot<R>,
    known: &PageDigests,
    findings: &mut FindingList,
) -> Result<Vec<PageState>, ArchiveError> {
    let claims = Claims {
        base: &snapshot.package.main_page_url,
        created: &snapshot.package.created,
        missing: &snapshot.package.missing,
        entries: &snapshot.entries,
        known,
    };
    let mut tally = RecordTally::new(&claims, findings);
    // Sorted by file and place: the index lists them by address.
    let mut places: Vec<EntryPlace> = (0..)
        .zip(claims.entries)
        .map(|(at, entry)| EntryPlace { warc: entry.warc, offset: entry.offset, entry: at })
        .collect();
    places.sort_unstable();
    let mut patience = PATIENCE;
    for (number, name) in (0_u16..).zip(&snapshot.warcs) {
        let path = format!("archive/{name}");
        let Some(stored) = snapshot.zip.stored(&path) else { continue };
        let first = places.partition_point(|place| place.warc < number);
        let after = places.partition_point(|place| place.warc <= number);
        let places = &places[first..after];
        let mut cuts: Vec<u64> = places.iter().map(|place| place.offset).collect();
        cuts.retain(|cut| *cut > 0 && *cut < stored.length);
        cuts.dedup();
        let mut file = WarcFile { number, name, places, warcinfo: None };
        let chunks = WarcChunks { path, start: stored.start, length: stored.length, cuts };
        let read =
            chunks.read(snapshot.zip.raw(), &claims, &mut patience, &mut |scan| match scan {
                Ok(scan) => tally.take(&mut file, scan),
                Err(record) => tally.take_unreadable(&mut file, record),
            });
        if tally.findings.keep(read)?.is_some() && file.warcinfo.is_none() {
            tally.findings.add(&BAD_RECORD, name, "网页档案是空的", "the WARC file is empty");
        }
    }
    Ok(tally.finish(&snapshot.package.snapshot_id))
}
