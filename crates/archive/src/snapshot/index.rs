//! Reads the index of a snapshot, which anyone may have written, into a bounded memory.

use std::io::{BufReader, Read, Seek};

use flate2::bufread::MultiGzDecoder;
use gongbao_container::{FileSource as _, codes::TOO_LARGE, file_finding, zip::ZipReader};

use super::entry::IndexEntry;
use crate::{
    cdxj::{self, CdxjLine, INDEX, PACKED_INDEX, surt},
    codes::{BAD_INDEX, BAD_LAYOUT, INDEX_DIFFERS},
    digest::parse_labelled,
    error::ArchiveError,
    stamp::Stamp,
};

/// Bytes of all addresses together that are kept.
const ADDRESSES: usize = 32 << 20;

/// The entries, sorted by address.
pub(super) fn read<R: Read + Seek>(
    zip: &mut ZipReader<R>,
    at: Stamp,
    warcs: &[String],
) -> Result<Vec<IndexEntry>, ArchiveError> {
    let time = at.digits();
    let packed = zip.length(PACKED_INDEX).is_some();
    let place = if packed { PACKED_INDEX } else { INDEX };
    if zip.length(place).is_none() {
        return Err(file_finding(&BAD_LAYOUT, place, "没有索引", "there is no index").into());
    }
    let mut entries: Vec<IndexEntry> = Vec::new();
    let mut room = ADDRESSES;
    let mut take = |key: &str, when: &str, line: CdxjLine| {
        let entry = entry(key, when, &time, &line, warcs).ok_or_else(|| {
            ArchiveError::from(file_finding(
                &INDEX_DIFFERS,
                &line.url,
                "索引这一行的键、时间、状态或文件名不对",
                "key, time, status or file name of its line in the index are wrong",
            ))
        })?;
        let size = entry.url.len() + entry.mime.len();
        room = room.checked_sub(size).ok_or_else(|| {
            ArchiveError::from(file_finding(&TOO_LARGE, place, "索引过长", "the index is too long"))
        })?;
        entries.push(entry);
        Ok(())
    };
    let source = zip.open(place)?;
    if packed {
        let mut input = BufReader::new(MultiGzDecoder::new(BufReader::new(source)));
        cdxj::read(&mut input, place, &mut take)?;
    } else {
        cdxj::read(&mut BufReader::new(source), place, &mut take)?;
    }
    entries.sort_by(|a, b| a.url.cmp(&b.url));
    if let Some(pair) = entries.windows(2).find(|pair| pair[0].url == pair[1].url) {
        return Err(file_finding(
            &BAD_INDEX,
            &pair[0].url,
            "索引里有两行是同一个地址",
            "two lines of the index have this address",
        )
        .into());
    }
    Ok(entries)
}

/// The entry of a line with this key and time, when the line is sound.
fn entry(
    key: &str,
    when: &str,
    time: &str,
    line: &CdxjLine,
    warcs: &[String],
) -> Option<IndexEntry> {
    let warc = warcs.binary_search(&line.filename).ok()?;
    let sound = key == surt(&line.url) && when == time && line.status == 200;
    Some(IndexEntry {
        url: line.url.as_str().into(),
        digest: parse_labelled(&line.digest).filter(|_| sound)?,
        mime: line.mime.as_str().into(),
        warc: u16::try_from(warc).ok()?,
        offset: line.offset,
        length: line.length,
        record: parse_labelled(&line.record_digest)?,
    })
}
