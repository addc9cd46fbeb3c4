//! The index of the packed index's blocks: they tile it, and each begins with the line it names.

use std::io::{BufRead as _, BufReader, Read, Seek, SeekFrom};

use flate2::read::GzDecoder;
use gongbao_base::digest::Digest;
use gongbao_container::file_finding;

use super::findings::FindingList;
use crate::{
    cdxj::{PACKED_INDEX, ZIPNUM, ZipNumBlock, is_meta},
    codes::BAD_INDEX,
    digest::labelled,
    error::ArchiveError,
    snapshot::Snapshot,
};

/// The longest index of blocks, and the longest block, packed, that is read, in bytes.
const LONGEST: u64 = 8 << 20;
const LONGEST_BLOCK: u64 = 16 << 20;
/// The longest first line of a block.
const LONGEST_LINE: u64 = 1 << 16;

/// Checks the blocks when the index is packed.
pub(super) fn check<R: Read + Seek>(
    snapshot: &mut Snapshot<R>,
    findings: &mut FindingList,
) -> Result<(), ArchiveError> {
    if snapshot.zip.length(PACKED_INDEX).is_some() {
        let checked = blocks(snapshot);
        findings.keep(checked)?;
    }
    Ok(())
}

fn bad(zh: &str, en: &str) -> ArchiveError {
    file_finding(&BAD_INDEX, ZIPNUM, zh, en).into()
}

fn blocks<R: Read + Seek>(snapshot: &mut Snapshot<R>) -> Result<(), ArchiveError> {
    let text = snapshot.zip.read(ZIPNUM, LONGEST)?;
    let text = String::from_utf8(text).map_err(|_| bad("不是 UTF-8", "is not UTF-8"))?;
    let stored = snapshot.zip.stored(PACKED_INDEX).ok_or_else(|| {
        bad("index.cdx.gz 在 zip 里又被压缩了", "index.cdx.gz is compressed in the zip")
    })?;
    let mut lines = text.lines();
    if !lines.next().is_some_and(is_meta) {
        return Err(bad("没有开头一行", "has no first line"));
    }
    let mut next = 0;
    for line in lines {
        let (prefix, block) = ZipNumBlock::parse(line)
            .ok_or_else(|| bad("有一行读不懂", "has a line that cannot be read"))?;
        let fits = block.offset == next
            && block.length <= stored.length.saturating_sub(next)
            && block.length <= LONGEST_BLOCK
            && block.is_of_index();
        if !fits {
            return Err(bad("位置或长度不对", "has a wrong place or length"));
        }
        next += block.length;
        let reader = snapshot.zip.raw();
        reader.seek(SeekFrom::Start(stored.start + block.offset))?;
        let mut bytes = Vec::new();
        reader.by_ref().take(block.length).read_to_end(&mut bytes)?;
        let mut first = String::new();
        BufReader::new(GzDecoder::new(bytes.as_slice()))
            .take(LONGEST_LINE)
            .read_line(&mut first)
            .map_err(|error| ArchiveError::from_read(error, PACKED_INDEX))?;
        if labelled(&Digest::of(&bytes)) != block.digest
            || !first.starts_with(&format!("{prefix} "))
        {
            return Err(bad("和 index.cdx.gz 不符", "does not match index.cdx.gz"));
        }
    }
    if next != stored.length {
        return Err(bad("没有列全 index.cdx.gz", "does not cover index.cdx.gz"));
    }
    Ok(())
}
