//! Opens a snapshot for reading: its description, its index, and any address through the index.

mod entry;
mod index;

use std::{
    cell::Cell,
    io::{self, BufReader, Read, Seek, SeekFrom},
};

use gongbao_container::{
    file_finding,
    zip::{ZipLimits, ZipReader},
};

use crate::{
    address,
    codes::{BAD_PACKAGE, INDEX_DIFFERS, PAYLOAD_DIFFERS},
    error::ArchiveError,
    stamp::Stamp,
    wacz::{DATA_PACKAGE, DataPackage},
    warc::{RecordReader, WarcHeader, unpacked_limit},
};
pub use entry::IndexEntry;
pub(crate) use entry::find;

/// The longest description that is read, in bytes.
const LONGEST: u64 = 4 << 20;

/// A snapshot that can be read.
pub struct Snapshot<R> {
    pub(crate) zip: ZipReader<R>,
    /// What it says of itself.
    pub package: DataPackage,
    /// Its time.
    pub at: Stamp,
    /// The addresses, sorted.
    pub entries: Vec<IndexEntry>,
    /// The WARC files, by name.
    pub(crate) warcs: Vec<String>,
}

impl<R: Read + Seek> Snapshot<R> {
    /// Opens a WACZ: structure, description, index. What they say of the records is not yet checked.
    ///
    /// # Errors
    /// The first finding, or a failure of the machine.
    pub fn open(reader: R) -> Result<Self, ArchiveError> {
        let mut zip = ZipReader::open(reader, &ZipLimits::default())?;
        let bytes = zip.read(DATA_PACKAGE, LONGEST)?;
        let bad = |zh: &str, en: &str| {
            ArchiveError::from(file_finding(&BAD_PACKAGE, DATA_PACKAGE, zh, en))
        };
        let package: DataPackage = serde_json::from_slice(&bytes).map_err(|error| {
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
        let entries = index::read(&mut zip, at, &warcs)?;
        Ok(Self { zip, package, at, entries, warcs })
    }

    /// The entry of an address.
    #[must_use]
    pub fn find(&self, url: &str) -> Option<&IndexEntry> {
        find(&self.entries, url).and_then(|at| self.entries.get(at))
    }

    /// The entry that holds the bytes behind an address.
    pub(crate) fn holder(&self, entry: &IndexEntry) -> Option<&IndexEntry> {
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
        let find = |entry: &IndexEntry| {
            let at = holding.binary_search_by_key(&entry.digest, |at| self.entries[*at].digest);
            at.ok().map(|at| holding[at])
        };
        let own = |(at, entry): (usize, &IndexEntry)| {
            if entry.is_revisit() { find(entry) } else { Some(at) }
        };
        self.entries.iter().enumerate().map(own).collect()
    }

    /// Hands the bytes of the record of an entry to `sink`, and checks them against the index.
    ///
    /// # Errors
    /// A finding when the record is not what the index says; a failure of the machine.
    pub fn payload(
        &mut self,
        entry: &IndexEntry,
        sink: &mut dyn FnMut(&[u8]) -> io::Result<()>,
    ) -> Result<(), ArchiveError> {
        let path = format!("archive/{}", self.warcs[usize::from(entry.warc)]);
        let differs = || {
            ArchiveError::from(file_finding(
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
        let limit = unpacked_limit(entry.length);
        let mut records = RecordReader::new(input, &path, entry.offset, limit);
        // Nothing of another record reaches the sink.
        let is_it = Cell::new(false);
        let keep = |header: &WarcHeader| {
            is_it.set(header.get("warc-target-uri") == &*entry.url);
            false
        };
        let read = records.next(&keep, &mut |part| match is_it.get() {
            true => sink(part),
            false => Err(io::ErrorKind::InvalidData.into()),
        });
        if !is_it.get() {
            return Err(differs());
        }
        let record = read?.ok_or_else(differs)?;
        if record.length != entry.length {
            return Err(differs());
        }
        if record.block_digest != entry.digest {
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
    pub(crate) fn bytes(
        &mut self,
        entry: &IndexEntry,
        most: usize,
    ) -> Result<Vec<u8>, ArchiveError> {
        let mut bytes = Vec::new();
        self.payload(entry, &mut |part| {
            if bytes.len() + part.len() > most {
                return Err(io::ErrorKind::InvalidData.into());
            }
            bytes.extend_from_slice(part);
            Ok(())
        })?;
        Ok(bytes)
    }

    /// The file of an entry below the site's root.
    #[must_use]
    pub fn path(&self, entry: &IndexEntry) -> Option<String> {
        address::path(&self.package.main_page_url, &entry.url)
    }
}
