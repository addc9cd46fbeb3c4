//! Walks a zip's headers: members must tile the file from its first byte to its directory, and both headers must agree.
//!
//! A tolerant reader finds a directory anywhere and lets members overlap; that is how bombs and double readings are made.
//! So nothing is read through a directory that this walk has not accepted.

use std::io::{self, BufReader, Read, Seek, SeekFrom};

use crate::{
    codes,
    error::{ContainerError, file_finding},
    names::NameSet,
};

/// One file of a zip.
#[derive(Clone, Debug)]
pub(super) struct ZipMember {
    pub(super) name: String,
    pub(super) deflated: bool,
    pub(super) crc: u32,
    /// Bytes in the zip.
    pub(super) packed: u64,
    /// Bytes when unpacked, as the zip says.
    pub(super) size: u64,
    /// Where its bytes begin.
    pub(super) data: u64,
    /// Whether versions, flags, time and mode in both headers are those that [`super::ZipWriter`] writes.
    pub(super) as_written: bool,
}

/// What a file beyond 4 GiB needs.
pub(super) const LARGE: u16 = 45;

/// 1980-01-01 00:00:00.
pub(super) const MOMENT: [u8; 4] = [0, 0, 0x21, 0];

/// A plain file with mode 0644.
pub(super) const MODE: u32 = 0o100_644 << 16;

/// The version of the format that a file needs.
pub(super) fn version(deflated: bool) -> u16 {
    if deflated { 20 } else { 10 }
}

/// The flags of a file of this name.
pub(super) fn flags(name: &str) -> u16 {
    if name.is_ascii() { 0 } else { 1 << 11 }
}

/// Where the directory is.
struct CentralDirectory {
    members: u64,
    start: u64,
    end: u64,
}

fn bad(zh: &str, en: &str) -> ContainerError {
    file_finding(&codes::BAD_CONTAINER, "", zh, en).into()
}

fn overlap() -> ContainerError {
    bad("文件之间有空隙或重叠", "there are gaps or overlaps between the files")
}

/// The members in the order of the zip.
pub(super) fn walk(
    reader: &mut (impl Read + Seek),
    most: u64,
) -> Result<Vec<ZipMember>, ContainerError> {
    let directory = directory(reader)?;
    if directory.members > most {
        return Err(file_finding(
            &codes::TOO_LARGE,
            "",
            format!("文件过多：{} 个，上限 {most} 个", directory.members),
            format!("too many files: {}, at most {most}", directory.members),
        )
        .into());
    }
    let mut found = Vec::new();
    let mut names = NameSet::default();
    reader.seek(SeekFrom::Start(directory.start))?;
    let length = directory.end - directory.start;
    let mut input = BufReader::new(reader.by_ref().take(length));
    for _ in 0..directory.members {
        let (member, local) = central(&mut input)?;
        names.insert(&member.name)?;
        found.push((member, local));
    }
    if input.read(&mut [0])? != 0 {
        return Err(overlap());
    }
    drop(input);
    let mut next = 0;
    let mut members = Vec::with_capacity(found.len());
    for (mut member, local) in found {
        if local != next {
            return Err(overlap());
        }
        let (data, as_written) = header(reader, &member, local)?;
        member.data = data;
        member.as_written &= as_written;
        next = member.data.checked_add(member.packed).ok_or_else(overlap)?;
        if next > directory.start {
            return Err(overlap());
        }
        members.push(member);
    }
    if next != directory.start {
        return Err(overlap());
    }
    Ok(members)
}

/// Reads the end of the directory; it must be the last 22 bytes, so that there is only one reading of the file.
fn directory(reader: &mut (impl Read + Seek)) -> Result<CentralDirectory, ContainerError> {
    let cut = || bad("不是完整的 zip 文件", "this is not a whole zip");
    let length = reader.seek(SeekFrom::End(0))?;
    let end = length.checked_sub(22).ok_or_else(cut)?;
    let tail = bytes::<22>(reader, end)?;
    if tail[..4] != *b"PK\x05\x06" || tail[4..8] != [0; 4] || tail[20..22] != [0; 2] {
        return Err(cut());
    }
    let (here, members) = (u16_at(&tail, 8), u16_at(&tail, 10));
    let (mut size, mut start) = (u64::from(u32_at(&tail, 12)), u64::from(u32_at(&tail, 16)));
    let (mut members, mut end) =
        if here == members { (u64::from(members), end) } else { return Err(cut()) };
    // Exactly 65,535 files need no large record, though the number looks as if there were one.
    let locator_at = end.saturating_sub(20);
    let located = bytes::<4>(reader, locator_at)? == *b"PK\x06\x07";
    let must = size == 0xFFFF_FFFF || start == 0xFFFF_FFFF;
    if must || (members == 0xFFFF && located) {
        let locator = bytes::<20>(reader, locator_at)?;
        let large_at = locator_at.checked_sub(56).ok_or_else(cut)?;
        let large = bytes::<56>(reader, large_at)?;
        let sound = locator[..4] == *b"PK\x06\x07"
            && locator[4..8] == [0; 4]
            && u64_at(&locator, 8) == large_at
            && large[..4] == *b"PK\x06\x06"
            && u64_at(&large, 4) == 44
            && large[16..24] == [0; 8]
            && u64_at(&large, 24) == u64_at(&large, 32);
        if !sound {
            return Err(cut());
        }
        (members, size, start, end) =
            (u64_at(&large, 32), u64_at(&large, 40), u64_at(&large, 48), large_at);
    }
    if start.checked_add(size) != Some(end) || members.saturating_mul(46) > size {
        return Err(cut());
    }
    Ok(CentralDirectory { members, start, end })
}

/// One entry of the directory, and where its local header stands.
fn central(input: &mut impl Read) -> Result<(ZipMember, u64), ContainerError> {
    let head = exactly::<46>(input)?;
    if head[..4] != *b"PK\x01\x02" {
        return Err(overlap());
    }
    let name_length = usize::from(u16_at(&head, 28));
    let name = String::from_utf8(some(input, name_length)?).map_err(|_| {
        ContainerError::from(file_finding(
            &codes::UNSAFE_NAME,
            "",
            "文件名不是 UTF-8",
            "a name is not UTF-8",
        ))
    })?;
    let deflated = fit(&head, 8, &name)?;
    if u16_at(&head, 32) != 0 || u16_at(&head, 34) != 0 {
        return Err(bad("文件带有注释或分卷", "a member has a comment or another disk"));
    }
    // The upper half of the attributes is a Unix mode when a Unix system wrote it.
    let kind = u32_at(&head, 38) >> 16 & 0o170_000;
    let unix = head[5] == 3;
    if unix && kind != 0 && kind != 0o100_000 {
        return Err(file_finding(
            &codes::UNSAFE_NAME,
            &name,
            "是链接、设备或文件夹，不是普通文件",
            "this is a link, a device or a folder, not a plain file",
        )
        .into());
    }
    let extra = some(input, usize::from(u16_at(&head, 30)))?;
    let mut numbers = [u32_at(&head, 24), u32_at(&head, 20), u32_at(&head, 42)].map(u64::from);
    large(&extra, &mut numbers)?;
    let [size, packed, local] = numbers;
    if !deflated && size != packed {
        return Err(lengths(&name));
    }
    let version = if u32_at(&head, 42) == 0xFFFF_FFFF { LARGE } else { version(deflated) };
    let as_written = u16_at(&head, 4) == version | 3 << 8
        && u16_at(&head, 6) == version
        && u16_at(&head, 8) == flags(&name)
        && head[12..16] == MOMENT
        && u16_at(&head, 36) == 0
        && u32_at(&head, 38) == MODE;
    let crc = u32_at(&head, 16);
    Ok((ZipMember { name, deflated, crc, packed, size, data: 0, as_written }, local))
}

/// Checks the local header against the directory; gives the place of the first data byte, and whether the rest of the
/// header is as it was written.
fn header(
    reader: &mut (impl Read + Seek),
    member: &ZipMember,
    at: u64,
) -> Result<(u64, bool), ContainerError> {
    let head = bytes::<30>(reader, at)?;
    if head[..4] != *b"PK\x03\x04" {
        return Err(overlap());
    }
    let deflated = fit(&head, 6, &member.name)?;
    let name = some(reader, usize::from(u16_at(&head, 26)))?;
    let extra_length = u16_at(&head, 28);
    let extra = some(reader, usize::from(extra_length))?;
    let mut numbers = [u32_at(&head, 22), u32_at(&head, 18)].map(u64::from);
    large(&extra, &mut numbers)?;
    if name != member.name.as_bytes() {
        return Err(file_finding(
            &codes::BAD_CONTAINER,
            &member.name,
            "目录里的文件名和文件头里的不同",
            "its name in the directory is not the name at the file",
        )
        .into());
    }
    let same = deflated == member.deflated
        && u32_at(&head, 14) == member.crc
        && numbers == [member.size, member.packed];
    if !same {
        return Err(lengths(&member.name));
    }
    let as_written = u16_at(&head, 4) == version(deflated)
        && u16_at(&head, 6) == flags(&member.name)
        && head[10..14] == MOMENT;
    Ok((at + 30 + name.len() as u64 + u64::from(extra_length), as_written))
}

fn lengths(name: &str) -> ContainerError {
    file_finding(
        &codes::BAD_CONTAINER,
        name,
        "目录里的长度、校验值和文件头里的不同",
        "its lengths or checksum in the directory are not those at the file",
    )
    .into()
}

/// Whether flags and method, which stand at `at`, can be read, and whether the file is deflated.
fn fit(head: &[u8], at: usize, name: &str) -> Result<bool, ContainerError> {
    // Bits 1 and 2 tell the effort of compression, bit 11 that the name is UTF-8.
    const HARMLESS: u16 = 0b1000_0000_0110;
    match (u16_at(head, at) & !HARMLESS, u16_at(head, at + 2)) {
        (0, 0) => Ok(false),
        (0, 8) => Ok(true),
        _ => Err(file_finding(
            &codes::BAD_CONTAINER,
            name,
            "加密的、长度后补的或压缩方法不明的文件不接受",
            "encrypted, of unknown method, or with lengths written afterwards",
        )
        .into()),
    }
}

/// Takes lengths of more than 4 GiB from the one extra field that is allowed.
fn large(extra: &[u8], numbers: &mut [u64]) -> Result<(), ContainerError> {
    let unknown = || bad("文件头里有不认识的附加数据", "a header holds data of an unknown kind");
    let mut values = match extra {
        [] => [].chunks_exact(8),
        [1, 0, _, _, values @ ..]
            if values.len() == usize::from(u16_at(extra, 2)) && values.len() % 8 == 0 =>
        {
            values.chunks_exact(8)
        }
        _ => return Err(unknown()),
    };
    for number in numbers.iter_mut().filter(|number| **number == 0xFFFF_FFFF) {
        *number = u64_at(values.next().ok_or_else(unknown)?, 0);
    }
    Ok(())
}

fn exactly<const N: usize>(input: &mut impl Read) -> Result<[u8; N], ContainerError> {
    let mut bytes = [0; N];
    input.read_exact(&mut bytes).map_err(|error| ContainerError::from_read(error, ""))?;
    Ok(bytes)
}

fn bytes<const N: usize>(
    reader: &mut (impl Read + Seek),
    at: u64,
) -> Result<[u8; N], ContainerError> {
    reader.seek(SeekFrom::Start(at))?;
    exactly(reader)
}

fn some(input: &mut impl Read, length: usize) -> Result<Vec<u8>, ContainerError> {
    let mut bytes = vec![0; length];
    input
        .read_exact(&mut bytes)
        .map_err(|error: io::Error| ContainerError::from_read(error, ""))?;
    Ok(bytes)
}

fn u16_at(bytes: &[u8], at: usize) -> u16 {
    u16::from_le_bytes([bytes[at], bytes[at + 1]])
}

fn u32_at(bytes: &[u8], at: usize) -> u32 {
    u32::from(u16_at(bytes, at)) | u32::from(u16_at(bytes, at + 2)) << 16
}

fn u64_at(bytes: &[u8], at: usize) -> u64 {
    u64::from(u32_at(bytes, at)) | u64::from(u32_at(bytes, at + 4)) << 32
}
