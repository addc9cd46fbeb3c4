//! The index of a snapshot: CDXJ lines, one a record, sorted by their bytes; beyond 50,000 lines in packed blocks.

use std::io::{BufRead, Write as _};

use serde::{Deserialize, Serialize};

use super::gzip::Gzip;
use crate::codes::BAD_INDEX;
use gongbao_base::digest::Digest;
use gongbao_container::codes::TOO_LARGE;
use gongbao_container::{ContainerError, file_finding};

/// The plain index in the zip.
pub const PLAIN: &str = "indexes/index.cdx";
/// The packed index, and the index of its blocks.
pub const PACKED: &str = "indexes/index.cdx.gz";
/// The index of the packed index's blocks.
pub const BLOCKS: &str = "indexes/index.idx";
/// From here on the index is packed.
pub const MANY: usize = 50_000;
/// Lines in a block.
const BLOCK: usize = 3000;
/// The longest line that is read.
const LONGEST: u64 = 16 << 10;
/// The most lines of an index; with more, a damaged snapshot could take more than 200 MiB to verify.
pub const MOST: usize = 300_000;

/// The media type of a record that points to another.
pub const REVISIT: &str = "warc/revisit";

/// What a line says besides its key and time. The order of fields is that of the bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Line {
    /// The address.
    pub url: String,
    /// `sha256:` and the digest of the payload.
    pub digest: String,
    /// The media type without parameters, or [`REVISIT`].
    pub mime: String,
    /// Where the record begins in its WARC file.
    pub offset: u64,
    /// The record's length, packed.
    pub length: u64,
    /// `sha256:` and the digest of the record, packed.
    pub record_digest: String,
    /// 200.
    pub status: u16,
    /// The WARC file's name.
    pub filename: String,
}

/// `sha256:` and 64 digits.
#[must_use]
pub fn named(digest: &Digest) -> String {
    format!("sha256:{}", digest.hex())
}

/// The digest of `sha256:` and 64 digits.
#[must_use]
pub fn digest(text: &str) -> Option<Digest> {
    text.strip_prefix("sha256:").and_then(Digest::parse)
}

/// A line with its end.
#[must_use]
pub fn write(key: &str, time: &str, line: &Line) -> String {
    format!("{key} {time} {}\n", serde_json::to_string(line).unwrap_or_default())
}

/// The packed form of sorted lines: the blocks, and their own index.
///
/// # Errors
/// When packing fails.
pub fn pack(lines: &[String]) -> std::io::Result<(Vec<u8>, Vec<u8>)> {
    let mut gzip = Gzip::default();
    let mut packed = Vec::new();
    let mut blocks =
        b"!meta 0 {\"format\":\"cdxj-gzip-1.0\",\"filename\":\"index.cdx.gz\"}\n".to_vec();
    for block in lines.chunks(BLOCK) {
        let bytes = gzip.member(block.concat().as_bytes())?;
        let prefix: String = block
            .first()
            .map(|line| line.splitn(3, ' ').take(2).collect::<Vec<_>>().join(" "))
            .unwrap_or_default();
        writeln!(
            blocks,
            "{prefix} {{\"offset\":{},\"length\":{},\"digest\":\"{}\",\"filename\":\"index.cdx.gz\"}}",
            packed.len(),
            bytes.len(),
            named(&Digest::of(&bytes))
        )?;
        packed.extend(bytes);
    }
    Ok((packed, blocks))
}

/// Reads the lines of an index; they must be sorted, and each of the form that [`write`] gives.
///
/// # Errors
/// The first line that is wrong.
pub fn read(
    input: &mut dyn BufRead,
    place: &str,
    mut take: impl FnMut(&str, &str, Line) -> Result<(), ContainerError>,
) -> Result<(), ContainerError> {
    let bad = |number: usize, zh: &str, en: &str| {
        ContainerError::from(file_finding(
            &BAD_INDEX,
            place,
            format!("索引第 {number} 行{zh}"),
            format!("line {number} of the index {en}"),
        ))
    };
    let mut last = String::new();
    for number in 1.. {
        let mut text = String::new();
        let length = std::io::Read::take(&mut *input, LONGEST)
            .read_line(&mut text)
            .map_err(|error| ContainerError::from_read(error, place))?;
        if length == 0 {
            break;
        }
        if number > MOST {
            return Err(file_finding(&TOO_LARGE, place, "索引过长", "the index is too long").into());
        }
        let whole = text
            .strip_suffix('\n')
            .ok_or_else(|| bad(number, "过长或没有写完", "is too long or cut off"))?;
        if last.as_str() >= whole {
            return Err(bad(number, "没有排好序，或重复", "is out of order or occurs twice"));
        }
        let mut parts = whole.splitn(3, ' ');
        let line = match (parts.next(), parts.next(), parts.next()) {
            (Some(key), Some(time), Some(json)) => {
                serde_json::from_str::<Line>(json).ok().map(|line| (key, time, line))
            }
            _ => None,
        };
        let (key, time, line) = line.ok_or_else(|| bad(number, "读不懂", "cannot be read"))?;
        take(key, time, line)?;
        last = whole.to_owned();
    }
    Ok(())
}
