//! Opens a snapshot for reading: its description, its index, and any address through the index.

use std::{
    cell::Cell,
    io::{BufReader, Read, Seek, SeekFrom},
};

use flate2::bufread::MultiGzDecoder;

use super::{
    address,
    index::{self, Line},
    package::{PACKAGE, Package},
    stamp::Stamp,
    warc_read::{Head, Records, room},
};
use crate::codes::{BAD_INDEX, BAD_LAYOUT, BAD_PACKAGE, INDEX_DIFFERS, PAYLOAD_DIFFERS};
use gongbao_base::digest::Digest;
use gongbao_container::codes::TOO_LARGE;
use gongbao_container::{
    ContainerError, FileSource as _, file_finding,
    zip::{ZipLimits, ZipReader},
};

/// The longest description that is read, in bytes.
const LONGEST: u64 = 4 << 20;
/// Bytes of all addresses together that are kept.
const ADDRESSES: usize = 32 << 20;

/// One address of a snapshot, as its index tells it.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The address.
    pub url: Box<str>,
    /// The digest of the bytes behind it.
    pub digest: Digest,
    /// The media type, or [`index::REVISIT`].
    pub mime: Box<str>,
    /// The WARC file, by its place in [`Snapshot::warcs`].
    pub warc: u16,
    /// Where its record begins.
    pub offset: u64,
    /// The length of its record, packed.
    pub length: u64,
    /// The digest of its record, packed.
    pub record: Digest,
}

impl Entry {
    /// Whether it points to another record for its bytes.
    #[must_use]
    pub fn is_revisit(&self) -> bool {
        &*self.mime == index::REVISIT
    }
}

/// A snapshot that can be read.
pub struct Snapshot<R> {
    pub(super) zip: ZipReader<R>,
    /// What it says of itself.
    pub package: Package,
    /// Its time.
    pub at: Stamp,
    /// The addresses, sorted.
    pub entries: Vec<Entry>,
    /// The WARC files, by name.
    pub warcs: Vec<String>,
}

impl<R: Read + Seek> Snapshot<R> {
    /// Opens a WACZ: structure, description, index. What they say of the records is not yet checked.
    ///
    /// # Errors
    /// The first file_finding, or a failure of the machine.
    pub fn open(reader: R) -> Result<Self, ContainerError> {
        let mut zip = ZipReader::open(reader, &ZipLimits::default())?;
        let bytes = zip.read(PACKAGE, LONGEST)?;
        let bad =
            |zh: &str, en: &str| ContainerError::from(file_finding(&BAD_PACKAGE, PACKAGE, zh, en));
        let package: Package = serde_json::from_slice(&bytes).map_err(|error| {
            bad(&format!("读不懂：{error}"), &format!("cannot be read: {error}"))
        })?;
        let at =
            Stamp::parse(&package.created).filter(|_| package.is_sound()).ok_or_else(|| {
                bad(
                    "版本、时间或网址不合 WACZ 1.1.1",
                    "version, times or address are not those of WACZ 1.1.1",
                )
            })?;
        let mut warcs: Vec<String> = zip
            .order()
            .iter()
            .filter_map(|name| name.strip_prefix("archive/").map(str::to_owned))
            .collect();
        warcs.sort();
        let entries = entries(&mut zip, at, &warcs)?;
        Ok(Self { zip, package, at, entries, warcs })
    }

    /// The entry of an address.
    #[must_use]
    pub fn find(&self, url: &str) -> Option<&Entry> {
        find(&self.entries, url).and_then(|at| self.entries.get(at))
    }

    /// The entry that holds the bytes behind an address.
    #[must_use]
    pub fn holder(&self, entry: &Entry) -> Option<&Entry> {
        if !entry.is_revisit() {
            return self.find(&entry.url);
        }
        self.entries.iter().find(|other| other.digest == entry.digest && !other.is_revisit())
    }

    /// For each entry the place of the one that holds its bytes.
    #[must_use]
    pub fn holders(&self) -> Vec<Option<usize>> {
        let mut holding: Vec<usize> =
            (0..self.entries.len()).filter(|at| !self.entries[*at].is_revisit()).collect();
        holding.sort_by_key(|at| self.entries[*at].digest);
        let find = |entry: &Entry| {
            let at = holding.binary_search_by_key(&entry.digest, |at| self.entries[*at].digest);
            at.ok().map(|at| holding[at])
        };
        let own =
            |(at, entry): (usize, &Entry)| if entry.is_revisit() { find(entry) } else { Some(at) };
        self.entries.iter().enumerate().map(own).collect()
    }

    /// Hands the bytes of the record of an entry to `sink`, and checks them against the index.
    ///
    /// # Errors
    /// A flaw when the record is not what the index says; a failure of the machine.
    pub fn payload(
        &mut self,
        entry: &Entry,
        sink: &mut dyn FnMut(&[u8]) -> std::io::Result<()>,
    ) -> Result<(), ContainerError> {
        let path = format!("archive/{}", self.warcs[usize::from(entry.warc)]);
        let differs = || {
            ContainerError::from(file_finding(
                &INDEX_DIFFERS,
                &entry.url,
                "照索引找到的不是这条记录",
                "the index does not lead to its record",
            ))
        };
        let stored = self.zip.stored(&path).ok_or_else(differs)?;
        let end = entry.offset.checked_add(entry.length).filter(|end| *end <= stored.length);
        end.ok_or_else(differs)?;
        let reader = self.zip.raw();
        reader.seek(SeekFrom::Start(stored.start + entry.offset))?;
        let input = BufReader::new(reader.by_ref().take(entry.length));
        let mut records = Records::new(input, &path, entry.offset, room(entry.length));
        // Nothing of another record reaches the sink.
        let is_it = Cell::new(false);
        let look = |head: &Head| {
            is_it.set(head.get("warc-target-uri") == &*entry.url);
            false
        };
        let read = records.next(&look, &mut |part| match is_it.get() {
            true => sink(part),
            false => Err(std::io::ErrorKind::InvalidData.into()),
        });
        if !is_it.get() {
            return Err(differs());
        }
        let record = read?.ok_or_else(differs)?;
        if record.length != entry.length {
            return Err(differs());
        }
        if record.block != entry.digest {
            return Err(file_finding(
                &PAYLOAD_DIFFERS,
                &entry.url,
                "内容和索引里的校验值不符",
                "its bytes do not match the digest of the index",
            )
            .into());
        }
        Ok(())
    }

    /// The bytes of an address, when there are no more than `most`.
    ///
    /// # Errors
    /// As [`Snapshot::payload`].
    pub fn bytes(&mut self, entry: &Entry, most: usize) -> Result<Vec<u8>, ContainerError> {
        let mut bytes = Vec::new();
        self.payload(entry, &mut |part| {
            if bytes.len() + part.len() > most {
                return Err(std::io::ErrorKind::InvalidData.into());
            }
            bytes.extend_from_slice(part);
            Ok(())
        })?;
        Ok(bytes)
    }

    /// The file of an entry below the site's root.
    #[must_use]
    pub fn path(&self, entry: &Entry) -> Option<String> {
        address::path(&self.package.main_page_url, &entry.url)
    }
}

/// The place of an address among sorted entries.
pub(super) fn find(entries: &[Entry], url: &str) -> Option<usize> {
    entries.binary_search_by(|entry| (*entry.url).cmp(url)).ok()
}

fn entries<R: Read + Seek>(
    zip: &mut ZipReader<R>,
    at: Stamp,
    warcs: &[String],
) -> Result<Vec<Entry>, ContainerError> {
    let time = at.digits();
    let packed = zip.length(index::PACKED).is_some();
    let place = if packed { index::PACKED } else { index::PLAIN };
    if zip.length(place).is_none() {
        return Err(file_finding(&BAD_LAYOUT, place, "没有索引", "there is no index").into());
    }
    let mut entries: Vec<Entry> = Vec::new();
    let mut room = ADDRESSES;
    let mut take = |key: &str, when: &str, line: Line| {
        let entry = entry(key, when, &time, &line, warcs).ok_or_else(|| {
            ContainerError::from(file_finding(
                &INDEX_DIFFERS,
                &line.url,
                "索引这一行的键、时间、状态或文件名不对",
                "key, time, status or file name of its line in the index are wrong",
            ))
        })?;
        let size = entry.url.len() + entry.mime.len();
        room = room.checked_sub(size).ok_or_else(|| {
            ContainerError::from(file_finding(
                &TOO_LARGE,
                place,
                "索引过长",
                "the index is too long",
            ))
        })?;
        entries.push(entry);
        Ok(())
    };
    let source = zip.open(place)?;
    if packed {
        let mut input = BufReader::new(MultiGzDecoder::new(BufReader::new(source)));
        index::read(&mut input, place, &mut take)?;
    } else {
        index::read(&mut BufReader::new(source), place, &mut take)?;
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

fn entry(key: &str, when: &str, time: &str, line: &Line, warcs: &[String]) -> Option<Entry> {
    let warc = warcs.binary_search(&line.filename).ok()?;
    let sound = key == address::surt(&line.url) && when == time && line.status == 200;
    Some(Entry {
        url: line.url.as_str().into(),
        digest: index::digest(&line.digest).filter(|_| sound)?,
        mime: line.mime.as_str().into(),
        warc: u16::try_from(warc).ok()?,
        offset: line.offset,
        length: line.length,
        record: index::digest(&line.record_digest)?,
    })
}
