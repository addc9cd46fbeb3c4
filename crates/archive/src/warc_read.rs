//! Reads WARC records one after the other, each from its own gzip member, and trusts no length that it reads.

use std::{
    collections::BTreeMap,
    io::{self, BufRead, BufReader, Read},
};

use flate2::bufread::GzDecoder;
use sha2::{Digest as _, Sha256};

use super::version::Version;
use crate::codes::BAD_RECORD;
use gongbao_base::digest::Digest;
use gongbao_container::codes::TOO_LARGE;
use gongbao_container::{ContainerError, file_finding};

/// The longest head of a record, in bytes.
const HEAD: u64 = 64 << 10;

/// What may be unpacked of this many bytes: 200 times as many, beyond 64 MiB.
pub(super) fn room(packed: u64) -> u64 {
    (64_u64 << 20).saturating_add(packed.saturating_mul(200))
}

/// Counts and hashes the member that is consumed.
struct Tap<R> {
    inner: R,
    member: Sha256,
    at: u64,
    began: u64,
}

impl<R: BufRead> Tap<R> {
    fn new(inner: R, at: u64) -> Self {
        Self { inner, member: Sha256::new(), at, began: at }
    }

    /// Ends the member: where it began, its length and digest.
    fn cut(&mut self) -> (u64, u64, Digest) {
        let digest = Digest(std::mem::take(&mut self.member).finalize().into());
        let member = (self.began, self.at - self.began, digest);
        self.began = self.at;
        member
    }
}

impl<R: BufRead> Read for Tap<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.fill_buf()?.read(buffer)?;
        self.consume(count);
        Ok(count)
    }
}

impl<R: BufRead> BufRead for Tap<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.inner.fill_buf()
    }

    fn consume(&mut self, count: usize) {
        // What is consumed was filled before, so this reads nothing.
        if let Ok(buffer) = self.inner.fill_buf() {
            self.member.update(&buffer[..count]);
        }
        self.inner.consume(count);
        self.at += count as u64;
    }
}

/// The fields that are looked at. Others are read and forgotten, so that heads of a million fields fill no memory.
const FIELDS: [&str; 15] = [
    "content-length",
    "content-type",
    "warc-block-digest",
    "warc-date",
    "warc-filename",
    "warc-ip-address",
    "warc-payload-digest",
    "warc-profile",
    "warc-record-id",
    "warc-refers-to",
    "warc-refers-to-date",
    "warc-refers-to-target-uri",
    "warc-target-uri",
    "warc-type",
    "warc-warcinfo-id",
];

/// The head of a record.
#[derive(Debug, Default)]
pub(super) struct Head {
    pub(super) version: Version,
    /// Those of its fields that are looked at, by lower-case name.
    fields: BTreeMap<String, String>,
}

impl Head {
    /// A field's value; empty when it is not there.
    pub(super) fn get(&self, name: &str) -> &str {
        debug_assert!(FIELDS.contains(&name), "{name} is not kept");
        self.fields.get(name).map_or("", String::as_str)
    }

    pub(super) fn has(&self, name: &str) -> bool {
        debug_assert!(FIELDS.contains(&name), "{name} is not kept");
        self.fields.contains_key(name)
    }
}

/// A record that was read whole.
#[derive(Debug)]
pub(super) struct Record {
    pub(super) head: Head,
    /// Where it began, packed.
    pub(super) offset: u64,
    /// Its length, packed.
    pub(super) length: u64,
    /// The digest of its packed form.
    pub(super) packed: Digest,
    /// The digest of its block.
    pub(super) block: Digest,
    /// The length of its block.
    pub(super) size: u64,
    /// Its block, when it was to be kept.
    pub(super) kept: Option<Vec<u8>>,
}

/// Reads records that follow each other.
pub(super) struct Records<R> {
    tap: Tap<R>,
    place: String,
    left: u64,
}

impl<R: BufRead> Records<R> {
    /// They begin at byte `at` of the file `place`, and may be `room` bytes long together, unpacked.
    pub(super) fn new(inner: R, place: &str, at: u64, room: u64) -> Self {
        Self { tap: Tap::new(inner, at), place: place.to_owned(), left: room }
    }

    /// What may still be unpacked.
    pub(super) fn left(&self) -> u64 {
        self.left
    }

    /// Where the next record begins.
    pub(super) fn at(&self) -> u64 {
        self.tap.at
    }

    fn bad(&self, zh: &str, en: &str) -> ContainerError {
        file_finding(
            &BAD_RECORD,
            &self.place,
            format!("第 {} 字节起的记录{zh}", self.tap.began),
            format!("the record at byte {} {en}", self.tap.began),
        )
        .into()
    }

    /// The next record, or none at the end. The block goes to `sink`, and is kept as well when `keep` says so.
    pub(super) fn next(
        &mut self,
        keep: &dyn Fn(&Head) -> bool,
        sink: &mut dyn FnMut(&[u8]) -> io::Result<()>,
    ) -> Result<Option<Record>, ContainerError> {
        if self.tap.fill_buf()?.is_empty() {
            return Ok(None);
        }
        let place = self.place.clone();
        let reading = |error: io::Error| ContainerError::from_read(error, &place);
        let mut input = BufReader::new(GzDecoder::new(&mut self.tap));
        let (head, head_length) = match head(&mut input) {
            Ok(read) => read,
            Err(error) => {
                drop(input);
                return Err(match error.kind() {
                    io::ErrorKind::Other => self.bad("开头写法不对", "has a malformed head"),
                    _ => reading(error),
                });
            }
        };
        let Some(size) = number(head.get("content-length")) else {
            drop(input);
            return Err(self.bad("没有写明长度", "has no length"));
        };
        let unpacked = size.saturating_add(head_length);
        if unpacked > self.left {
            return Err(file_finding(
                &TOO_LARGE,
                &place,
                "解开后的大小和压缩包不成比例，没有解开",
                "it would unpack out of proportion and was not unpacked",
            )
            .into());
        }
        self.left -= unpacked;
        let mut kept = keep(&head).then(Vec::new);
        let mut hash = Sha256::new();
        let mut left = size;
        while left > 0 {
            let buffer = input.fill_buf().map_err(reading)?;
            let count = usize::try_from(left).unwrap_or(usize::MAX).min(buffer.len());
            if count == 0 {
                drop(input);
                return Err(self.bad("比写明的短", "is shorter than it says"));
            }
            hash.update(&buffer[..count]);
            sink(&buffer[..count])?;
            if let Some(kept) = &mut kept {
                kept.extend_from_slice(&buffer[..count]);
            }
            input.consume(count);
            left -= count as u64;
        }
        let mut end = [0; 5];
        let mut filled = 0;
        while filled < end.len() {
            match input.read(&mut end[filled..]).map_err(reading)? {
                0 => break,
                count => filled += count,
            }
        }
        drop(input);
        if end[..filled] != *b"\r\n\r\n" {
            return Err(self.bad("和写明的长度不符", "has another length than it says"));
        }
        let (offset, length, packed) = self.tap.cut();
        let block = Digest(hash.finalize().into());
        Ok(Some(Record { head, offset, length, packed, block, size, kept }))
    }
}

/// A number without sign or leading zeros.
fn number(text: &str) -> Option<u64> {
    let plain = text.bytes().all(|b| b.is_ascii_digit()) && (text == "0" || !text.starts_with('0'));
    text.parse().ok().filter(|_| plain)
}

/// Reads a head, and gives its length as well; an error of kind `Other` says that it is malformed.
fn head(input: &mut dyn BufRead) -> io::Result<(Head, u64)> {
    let malformed = || io::Error::other("malformed");
    let mut input = input.take(HEAD);
    let mut line = || -> io::Result<String> {
        let mut bytes = Vec::new();
        input.read_until(b'\n', &mut bytes)?;
        if bytes.is_empty() {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        let text = bytes.strip_suffix(b"\r\n").ok_or_else(malformed)?;
        String::from_utf8(text.to_vec()).map_err(|_| malformed())
    };
    let first = line()?;
    let version = first.strip_prefix("WARC/").and_then(Version::parse).ok_or_else(malformed)?;
    let mut head = Head { version, fields: BTreeMap::new() };
    loop {
        let text = line()?;
        if text.is_empty() {
            head.fields.retain(|name, _| FIELDS.contains(&name.as_str()));
            return Ok((head, HEAD - input.limit()));
        }
        let (name, value) = text.split_once(": ").ok_or_else(malformed)?;
        let twice = head.fields.insert(name.to_ascii_lowercase(), value.to_owned()).is_some();
        if twice || name.is_empty() || value.chars().any(char::is_control) {
            return Err(malformed());
        }
    }
}
