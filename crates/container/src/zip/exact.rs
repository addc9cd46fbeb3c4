//! Whether a zip is byte for byte what [`super::ZipWriter`] writes for stored files: nothing in it can differ unnoticed.
//!
//! Files, names and lengths have their digests elsewhere; this leaves no freedom in the rest: times, versions, flags, modes.

use std::io::{Read, Seek, SeekFrom};

use super::{
    read::ZipReader,
    structure::{LARGE, MODE, MOMENT, ZipMember, flags, version},
};
use crate::{
    codes,
    error::{ContainerError, file_finding},
};

impl<R: Read + Seek> ZipReader<R> {
    /// Compares every header with the one way in which we write it.
    ///
    /// # Errors
    /// A finding at the first byte that differs.
    pub fn check_exact(&mut self) -> Result<(), ContainerError> {
        let members = self.layout();
        let mut directory = Vec::new();
        let (mut at, mut far) = (0_u64, false);
        for member in &members {
            let local = local(member);
            let mut there = vec![0; local.len()];
            self.raw().seek(SeekFrom::Start(at))?;
            self.raw()
                .read_exact(&mut there)
                .map_err(|error| ContainerError::from_read(error, ""))?;
            if there != local {
                return Err(differs(&member.name));
            }
            directory.extend(central(member, at));
            far |= is_far(at);
            at = member.data + member.packed;
        }
        let length = directory.len() as u64;
        directory.extend(end(members.len() as u64, length, at, far));
        let mut there = Vec::new();
        self.raw().seek(SeekFrom::Start(at))?;
        let most = directory.len() as u64 + 1;
        self.raw().take(most).read_to_end(&mut there)?;
        if there == directory { Ok(()) } else { Err(differs("")) }
    }
}

fn differs(name: &str) -> ContainerError {
    file_finding(
        &codes::BAD_CONTAINER,
        name,
        "文件头和生成时的写法不同，可能被改动过，或用别的软件重新压缩过",
        "a header is not as it was written: it was changed, or another program packed it again",
    )
    .into()
}

fn local(member: &ZipMember) -> Vec<u8> {
    let mut bytes = b"PK\x03\x04".to_vec();
    bytes.extend(version(false).to_le_bytes());
    common(&mut bytes, member);
    bytes.extend(0_u16.to_le_bytes());
    bytes.extend(member.name.as_bytes());
    bytes
}

/// What both headers say: flags, method (stored), time, checksum, lengths.
fn common(bytes: &mut Vec<u8>, member: &ZipMember) {
    bytes.extend(flags(&member.name).to_le_bytes());
    bytes.extend(0_u16.to_le_bytes());
    bytes.extend(MOMENT);
    bytes.extend(member.crc.to_le_bytes());
    bytes.extend(low32(member.packed).to_le_bytes());
    bytes.extend(low32(member.size).to_le_bytes());
    bytes.extend(low16(member.name.len() as u64).to_le_bytes());
}

/// Whether a file's place needs more than 32 bits.
fn is_far(at: u64) -> bool {
    at >= u64::from(u32::MAX)
}

fn central(member: &ZipMember, at: u64) -> Vec<u8> {
    let far = is_far(at);
    let needed = if far { LARGE } else { version(false) };
    let mut bytes = b"PK\x01\x02".to_vec();
    bytes.extend((needed | 3 << 8).to_le_bytes());
    bytes.extend(needed.to_le_bytes());
    common(&mut bytes, member);
    bytes.extend((if far { 12_u16 } else { 0 }).to_le_bytes());
    bytes.extend([0; 6]);
    bytes.extend(MODE.to_le_bytes());
    bytes.extend(low32(at).to_le_bytes());
    bytes.extend(member.name.as_bytes());
    if far {
        bytes.extend([1, 0, 8, 0]);
        bytes.extend(at.to_le_bytes());
    }
    bytes
}

fn end(members: u64, length: u64, at: u64, far: bool) -> Vec<u8> {
    let mut bytes = Vec::new();
    let large =
        members > u64::from(u16::MAX) || at > u64::from(u32::MAX) || length > u64::from(u32::MAX);
    if large {
        bytes.extend(b"PK\x06\x06");
        bytes.extend(44_u64.to_le_bytes());
        // The writer names the highest version among the files.
        let needed = if far { LARGE } else { version(false) };
        bytes.extend([needed, needed].iter().flat_map(|version| version.to_le_bytes()));
        bytes.extend([0; 8]);
        bytes.extend([members, members, length, at].iter().flat_map(|number| number.to_le_bytes()));
        bytes.extend(b"PK\x06\x07\0\0\0\0");
        bytes.extend((at + length).to_le_bytes());
        bytes.extend(1_u32.to_le_bytes());
    }
    bytes.extend(b"PK\x05\x06\0\0\0\0");
    bytes.extend(low16(members).to_le_bytes());
    bytes.extend(low16(members).to_le_bytes());
    // The writer leaves the length to the large record whenever there is one, and the rest only when it must.
    bytes.extend(if large { u32::MAX } else { low32(length) }.to_le_bytes());
    bytes.extend(low32(at).to_le_bytes());
    bytes.extend([0; 2]);
    bytes
}

fn low32(number: u64) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn low16(number: u64) -> u16 {
    u16::try_from(number).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::super::{
        read::{ZipLimits, ZipReader},
        write::ZipWriter,
    };
    use crate::files::FileSink as _;

    fn written(count: usize) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for number in 0..count {
            let name = if number == 1 { "附件".to_owned() } else { format!("{number}") };
            zip.put(&name, &mut format!("text {number}").as_bytes()).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    #[test]
    fn what_we_write_is_exact_also_with_many_files() {
        for count in [0, 3, 65_535, 65_536] {
            let bytes = written(count);
            let mut zip = ZipReader::open(Cursor::new(&bytes), &ZipLimits::default()).unwrap();
            assert!(zip.check_exact().is_ok(), "{count}");
        }
    }

    #[test]
    fn no_byte_can_change() {
        let bytes = written(3);
        for at in 0..bytes.len() {
            for bit in 0..8 {
                let mut changed = bytes.clone();
                changed[at] ^= 1 << bit;
                let read = || -> Option<()> {
                    let mut zip =
                        ZipReader::open(Cursor::new(&changed), &ZipLimits::default()).ok()?;
                    zip.check_exact().ok()?;
                    let order = zip.order().to_vec();
                    // A changed name is for the bag to tell.
                    let same = order == ["0", "附件", "2"];
                    order.iter().try_for_each(|name| zip.read(name, 100).ok().map(|_| ()))?;
                    same.then_some(())
                };
                assert!(read().is_none(), "byte {at}, bit {bit}");
            }
        }
    }
}
