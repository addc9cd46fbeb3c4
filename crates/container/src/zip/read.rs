//! Reads a zip that anyone may have written: names and sizes are judged before anything is unpacked, and every length holds.

use std::io::{self, Read, Seek, SeekFrom, Take};

use flate2::{Crc, read::DeflateDecoder};

use super::structure::{ZipMember, walk};
use crate::{
    codes,
    error::{ContainerError, file_finding},
    files::{FileSource, missing},
};

/// How much a zip may hold.
#[derive(Clone, Copy, Debug)]
pub struct ZipLimits {
    /// Files.
    pub members: u64,
    /// Bytes of all files together, unpacked.
    pub bytes: u64,
    /// How many times longer a file may be than its packed form, beyond the first mebibyte.
    pub growth: u64,
}

impl Default for ZipLimits {
    fn default() -> Self {
        Self { members: 250_000, bytes: 64 << 30, growth: 200 }
    }
}

/// A file that is kept as it is, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StoredRange {
    /// Where its first byte stands in the zip.
    pub start: u64,
    /// Its length.
    pub length: u64,
}

/// A zip whose structure was accepted.
#[derive(Debug)]
pub struct ZipReader<R> {
    reader: R,
    /// Sorted by name.
    members: Vec<ZipMember>,
    order: Vec<String>,
}

impl<R: Read + Seek> ZipReader<R> {
    /// Walks the structure and judges names and sizes.
    ///
    /// # Errors
    /// The first finding, or a failure of the machine.
    pub fn open(mut reader: R, limits: &ZipLimits) -> Result<Self, ContainerError> {
        let mut members = walk(&mut reader, limits.members)?;
        let mut total = 0_u64;
        for member in &members {
            total = total.saturating_add(member.size);
            if member.size
                > (1_u64 << 20).saturating_add(member.packed.saturating_mul(limits.growth))
            {
                return Err(bomb(&member.name));
            }
        }
        if total > limits.bytes {
            return Err(bomb(""));
        }
        let order = members.iter().map(|member| member.name.clone()).collect();
        members.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(Self { reader, members, order })
    }

    /// The names in the order of the zip.
    pub fn order(&self) -> &[String] {
        &self.order
    }

    /// The first file, in the order of the zip, with bytes that no checksum holds and that are not as [`super::ZipWriter`]
    /// writes them: versions, times and modes of its headers, the unused bits after its last compressed one.
    ///
    /// # Errors
    /// When the zip cannot be read.
    pub fn rewritten(&mut self) -> io::Result<Option<String>> {
        for member in self.layout() {
            if !member.as_written || self.has_spare_bits(&member)? {
                return Ok(Some(member.name));
            }
        }
        Ok(None)
    }

    /// Whether the highest bit that is set in the last compressed byte means nothing: the file is the same without it.
    fn has_spare_bits(&mut self, member: &ZipMember) -> io::Result<bool> {
        let Some(before) = member.packed.checked_sub(1).filter(|_| member.deflated) else {
            return Ok(false);
        };
        let mut last = [0];
        self.reader.seek(SeekFrom::Start(member.data + before))?;
        self.reader.read_exact(&mut last)?;
        let Some(highest) = last[0].checked_ilog2() else { return Ok(false) };
        let without = [last[0] & !(1 << highest)];
        self.reader.seek(SeekFrom::Start(member.data))?;
        let packed = self.reader.by_ref().take(before).chain(&without[..]);
        let (mut crc, mut buffer) = (Crc::new(), vec![0; 64 << 10]);
        let mut unpacked = DeflateDecoder::new(packed).take(member.size + 1);
        let mut length = 0;
        loop {
            match unpacked.read(&mut buffer) {
                Ok(0) => return Ok(length == member.size && crc.sum() == member.crc),
                Ok(count) => {
                    crc.update(&buffer[..count]);
                    length += count as u64;
                }
                Err(_) => return Ok(false),
            }
        }
    }

    /// The members in the order of the zip.
    pub(super) fn layout(&self) -> Vec<ZipMember> {
        self.order.iter().filter_map(|name| self.member(name)).cloned().collect()
    }

    fn member(&self, path: &str) -> Option<&ZipMember> {
        let at = self.members.binary_search_by(|member| member.name.as_str().cmp(path)).ok()?;
        self.members.get(at)
    }

    /// The length of a file, unpacked.
    pub fn length(&self, path: &str) -> Option<u64> {
        self.member(path).map(|member| member.size)
    }

    /// Where a file stands that is kept as it is; `None` when it is compressed or not there.
    pub fn stored(&self, path: &str) -> Option<StoredRange> {
        self.member(path)
            .filter(|member| !member.deflated)
            .map(|member| StoredRange { start: member.data, length: member.packed })
    }

    /// Reads a small file whole.
    ///
    /// # Errors
    /// When it is missing, damaged, or longer than `most` bytes.
    pub fn read(&mut self, path: &str, most: u64) -> Result<Vec<u8>, ContainerError> {
        if self.length(path).is_some_and(|length| length > most) {
            return Err(bomb(path));
        }
        let mut bytes = Vec::new();
        self.open(path)?
            .read_to_end(&mut bytes)
            .map_err(|error| ContainerError::from_read(error, path))?;
        Ok(bytes)
    }

    /// The zip's own bytes, for a file that is [`ZipReader::stored`].
    pub fn raw(&mut self) -> &mut R {
        &mut self.reader
    }
}

impl<R: Read + Seek> FileSource for ZipReader<R> {
    fn names(&self) -> Vec<String> {
        self.members.iter().map(|member| member.name.clone()).collect()
    }

    fn open(&mut self, path: &str) -> Result<Box<dyn Read + '_>, ContainerError> {
        let member = self.member(path).ok_or_else(|| missing(path))?.clone();
        self.reader.seek(SeekFrom::Start(member.data))?;
        let packed = self.reader.by_ref().take(member.packed);
        let inner = if member.deflated {
            MemberData::Deflated(DeflateDecoder::new(packed), member.packed)
        } else {
            MemberData::Plain(packed)
        };
        Ok(Box::new(MemberReader { inner, left: member.size, crc: Crc::new(), wanted: member.crc }))
    }
}

fn bomb(name: &str) -> ContainerError {
    file_finding(
        &codes::TOO_LARGE,
        name,
        "解开后的大小和压缩包不成比例，没有解开",
        "it would unpack out of proportion and was not unpacked",
    )
    .into()
}

/// A member's bytes, unpacked as they are read.
enum MemberData<R: Read> {
    Plain(Take<R>),
    Deflated(DeflateDecoder<Take<R>>, u64),
}

impl<R: Read> MemberData<R> {
    /// Whether all bytes that the zip holds for the member were used.
    fn spent(&self) -> bool {
        match self {
            Self::Plain(reader) => reader.limit() == 0,
            Self::Deflated(decoder, packed) => decoder.total_in() == *packed,
        }
    }
}

impl<R: Read> Read for MemberData<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Plain(reader) => reader.read(buffer),
            Self::Deflated(decoder, _) => decoder.read(buffer),
        }
    }
}

/// Gives exactly as many bytes as were announced, and an error when they are others than announced.
struct MemberReader<R: Read> {
    inner: MemberData<R>,
    left: u64,
    crc: Crc,
    wanted: u32,
}

impl<R: Read> Read for MemberReader<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let wrong = |text| Err(io::Error::new(io::ErrorKind::InvalidData, text));
        if buffer.is_empty() {
            return Ok(0);
        }
        if self.left == 0 {
            let more = self.inner.read(&mut [0])? > 0;
            return match more || !self.inner.spent() {
                true => wrong("longer than announced"),
                false if self.crc.sum() != self.wanted => wrong("another checksum than announced"),
                false => Ok(0),
            };
        }
        let most = usize::try_from(self.left).unwrap_or(usize::MAX).min(buffer.len());
        let count = self.inner.read(&mut buffer[..most])?;
        if count == 0 {
            return wrong("shorter than announced");
        }
        self.crc.update(&buffer[..count]);
        self.left -= count as u64;
        Ok(count)
    }
}
