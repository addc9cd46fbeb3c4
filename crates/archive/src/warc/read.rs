//! Reads WARC records one after the other, each from its own gzip member, and trusts no length that it reads.

use std::io::{self, BufRead, BufReader, Read};

use flate2::bufread::GzDecoder;
use gongbao_base::digest::Digest;
use gongbao_container::{codes::TOO_LARGE, file_finding};
use sha2::{Digest as _, Sha256};

use super::header::WarcHeader;
use crate::{codes::BAD_RECORD, error::ArchiveError};

/// How many bytes may come of so many packed ones: 200 times as many, beyond 64 MiB.
pub(crate) fn unpacked_limit(packed: u64) -> u64 {
    (64_u64 << 20).saturating_add(packed.saturating_mul(200))
}

/// A record that was read whole.
#[derive(Debug)]
pub(crate) struct Record {
    pub(crate) header: WarcHeader,
    /// Where it began, packed.
    pub(crate) offset: u64,
    /// Its length, packed.
    pub(crate) length: u64,
    /// The digest of its packed form.
    pub(crate) packed: Digest,
    /// The digest of its block.
    pub(crate) block_digest: Digest,
    /// The length of its block.
    pub(crate) size: u64,
    /// Its block, when it was to be kept.
    pub(crate) block: Option<Vec<u8>>,
}

/// Reads records that follow each other.
pub(crate) struct RecordReader<R> {
    members: GzipMembers<R>,
    file: String,
    left: u64,
}

impl<R: BufRead> RecordReader<R> {
    /// They begin at byte `at` of `file`, and may be `limit` bytes long together, unpacked.
    pub(crate) fn new(inner: R, file: &str, at: u64, limit: u64) -> Self {
        Self { members: GzipMembers::new(inner, at), file: file.to_owned(), left: limit }
    }

    /// What may still be unpacked.
    pub(crate) fn left(&self) -> u64 {
        self.left
    }

    /// Where the next record begins.
    pub(crate) fn at(&self) -> u64 {
        self.members.at
    }

    /// The next record, or none at the end. The block goes to `sink`, and is kept as well when `keep` says so.
    pub(crate) fn next(
        &mut self,
        keep: &dyn Fn(&WarcHeader) -> bool,
        sink: &mut dyn FnMut(&[u8]) -> io::Result<()>,
    ) -> Result<Option<Record>, ArchiveError> {
        if self.members.fill_buf()?.is_empty() {
            return Ok(None);
        }
        let Self { members, file, left } = self;
        let place = RecordPlace { file, offset: members.offset };
        let mut input = BufReader::new(GzDecoder::new(&mut *members));
        let (header, header_length) = place.header(&mut input)?;
        let size = header
            .content_length()
            .ok_or_else(|| place.malformed("没有写明长度", "has no length"))?;
        let unpacked = size.saturating_add(header_length);
        *left = left.checked_sub(unpacked).ok_or_else(|| place.too_large())?;
        let mut block = keep(&header).then(Vec::new);
        let block_digest = place.block(&mut input, size, &mut |part| {
            sink(part)?;
            if let Some(block) = &mut block {
                block.extend_from_slice(part);
            }
            Ok(())
        })?;
        place.end(&mut input)?;
        drop(input);
        let (offset, length, packed) = members.end_member();
        Ok(Some(Record { header, offset, length, packed, block_digest, size, block }))
    }
}

/// Where a record stands, for findings about it.
#[derive(Clone, Copy)]
struct RecordPlace<'a> {
    file: &'a str,
    offset: u64,
}

impl RecordPlace<'_> {
    fn malformed(self, zh: &str, en: &str) -> ArchiveError {
        file_finding(
            &BAD_RECORD,
            self.file,
            format!("第 {} 字节起的记录{zh}", self.offset),
            format!("the record at byte {} {en}", self.offset),
        )
        .into()
    }

    fn too_large(self) -> ArchiveError {
        file_finding(
            &TOO_LARGE,
            self.file,
            "解开后的大小和压缩包不成比例，没有解开",
            "it would unpack out of proportion and was not unpacked",
        )
        .into()
    }

    fn unreadable(self, error: io::Error) -> ArchiveError {
        ArchiveError::from_read(error, self.file)
    }

    fn header(self, input: &mut impl BufRead) -> Result<(WarcHeader, u64), ArchiveError> {
        WarcHeader::read(input).map_err(|error| match error.kind() {
            io::ErrorKind::Other => self.malformed("开头写法不对", "has a malformed head"),
            _ => self.unreadable(error),
        })
    }

    /// Hands the bytes of a block to `sink`; gives their digest.
    fn block(
        self,
        input: &mut impl BufRead,
        size: u64,
        sink: &mut dyn FnMut(&[u8]) -> io::Result<()>,
    ) -> Result<Digest, ArchiveError> {
        let mut hash = Sha256::new();
        let mut left = size;
        while left > 0 {
            let buffer = input.fill_buf().map_err(|error| self.unreadable(error))?;
            let count = usize::try_from(left).unwrap_or(usize::MAX).min(buffer.len());
            if count == 0 {
                return Err(self.malformed("比写明的短", "is shorter than it says"));
            }
            hash.update(&buffer[..count]);
            sink(&buffer[..count])?;
            input.consume(count);
            left -= count as u64;
        }
        Ok(Digest(hash.finalize().into()))
    }

    /// Reads the two empty lines behind the block, and that nothing follows them.
    fn end(self, input: &mut impl Read) -> Result<(), ArchiveError> {
        let mut end = [0; 5];
        let mut filled = 0;
        while filled < end.len() {
            match input.read(&mut end[filled..]).map_err(|error| self.unreadable(error))? {
                0 => break,
                count => filled += count,
            }
        }
        if end[..filled] == *b"\r\n\r\n" {
            return Ok(());
        }
        Err(self.malformed("和写明的长度不符", "has another length than it says"))
    }
}

/// Counts and hashes the gzip member that is consumed.
struct GzipMembers<R> {
    inner: R,
    hash: Sha256,
    at: u64,
    /// Where the member began.
    offset: u64,
}

impl<R: BufRead> GzipMembers<R> {
    fn new(inner: R, at: u64) -> Self {
        Self { inner, hash: Sha256::new(), at, offset: at }
    }

    /// Ends the member: where it began, its length and digest.
    fn end_member(&mut self) -> (u64, u64, Digest) {
        let digest = Digest(std::mem::take(&mut self.hash).finalize().into());
        let member = (self.offset, self.at - self.offset, digest);
        self.offset = self.at;
        member
    }
}

impl<R: BufRead> Read for GzipMembers<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.fill_buf()?.read(buffer)?;
        self.consume(count);
        Ok(count)
    }
}

impl<R: BufRead> BufRead for GzipMembers<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.inner.fill_buf()
    }

    fn consume(&mut self, count: usize) {
        // What is consumed was filled before, so this reads nothing.
        if let Ok(buffer) = self.inner.fill_buf() {
            self.hash.update(&buffer[..count]);
        }
        self.inner.consume(count);
        self.at += count as u64;
    }
}
