//! A packed index (ZipNum): blocks of lines, each a gzip member, and an index of the blocks.

use std::io::{self, Write as _};

use gongbao_base::digest::Digest;
use serde::{Deserialize, Serialize};

use crate::{digest::labelled, gzip::GzipCompressor};

/// Where the blocks stand in a snapshot.
pub const PACKED_INDEX: &str = "indexes/index.cdx.gz";
/// Where the index of the blocks stands.
pub(crate) const ZIPNUM: &str = "indexes/index.idx";
/// From so many lines on the index is packed.
pub(crate) const PACKED_FROM: usize = 50_000;
/// The name by which the index of the blocks calls their file.
const FILENAME: &str = "index.cdx.gz";
/// Lines in a block.
const BLOCK_LINES: usize = 3000;
/// The first line of the index of the blocks.
const META: &str = "!meta 0 {\"format\":\"cdxj-gzip-1.0\",\"filename\":\"index.cdx.gz\"}";

/// A block, as a line of the index of blocks tells it behind key and time. The order of fields is that of the bytes.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct ZipNumBlock {
    pub(crate) offset: u64,
    pub(crate) length: u64,
    /// The labelled digest of the packed block.
    pub(crate) digest: String,
    filename: String,
}

impl ZipNumBlock {
    /// Reads a line; gives key and time of the block's first line as well.
    pub(crate) fn parse(line: &str) -> Option<(&str, Self)> {
        let (prefix, json) = line.split_at(line.find(" {")?);
        Some((prefix, serde_json::from_str(&json[1..]).ok()?))
    }

    /// Whether it is a block of this snapshot's packed index.
    pub(crate) fn is_of_index(&self) -> bool {
        self.filename == FILENAME
    }
}

/// Whether this can be the first line of the index of blocks.
pub(crate) fn is_meta(line: &str) -> bool {
    line.starts_with("!meta 0 {")
}

/// The packed form of sorted lines: the blocks, and the index of them.
///
/// # Errors
/// When packing fails.
pub(crate) fn pack(lines: &[String]) -> io::Result<(Vec<u8>, Vec<u8>)> {
    let mut gzip = GzipCompressor::new()?;
    let mut packed = Vec::new();
    let mut index = format!("{META}\n").into_bytes();
    for block in lines.chunks(BLOCK_LINES) {
        let bytes = gzip.member(block.concat().as_bytes())?;
        let prefix = block.first().and_then(|line| line.split_once(" {"));
        let json = serde_json::to_string(&ZipNumBlock {
            offset: packed.len() as u64,
            length: bytes.len() as u64,
            digest: labelled(&Digest::of(&bytes)),
            filename: FILENAME.to_owned(),
        })?;
        writeln!(index, "{} {json}", prefix.map_or("", |(prefix, _)| prefix))?;
        packed.extend(bytes);
    }
    Ok((packed, index))
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::{BLOCK_LINES, ZipNumBlock, is_meta, pack};

    #[test]
    fn blocks_tile_the_packed_index() {
        let lines: Vec<String> =
            (0..=2 * BLOCK_LINES).map(|n| format!("k{n:05} 2024 {{\"n\":{n}}}\n")).collect();
        let (packed, index) = pack(&lines).unwrap();
        let index = String::from_utf8(index).unwrap();
        let mut rows = index.lines();
        assert!(is_meta(rows.next().unwrap()));
        let mut next = 0;
        for first in [0, BLOCK_LINES, 2 * BLOCK_LINES] {
            let (prefix, block) = ZipNumBlock::parse(rows.next().unwrap()).unwrap();
            assert_eq!(prefix, format!("k{first:05} 2024"));
            assert!(block.is_of_index() && block.offset == next);
            next += block.length;
        }
        assert_eq!((rows.next(), next), (None, packed.len() as u64));
        let mut text = String::new();
        flate2::read::MultiGzDecoder::new(packed.as_slice()).read_to_string(&mut text).unwrap();
        assert!(text == lines.concat());
    }
}
