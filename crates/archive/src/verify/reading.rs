//! Reads the records of a WARC file on all cores, each with what its page shows.
//!
//! The index says where records begin, so pieces of the file are read side by side. It is only believed as long as that
//! works out: where it does not, records are read one after the other, as the file itself tells them. After one that cannot
//! be read the index says where to go on, so that a scratch costs one record and not the rest of the file.

use std::io::{self, BufReader, ErrorKind, Read, Seek, SeekFrom};

use rayon::prelude::*;

use crate::{
    address,
    page::{self, Marks},
    prefetch::prefetch,
    snapshot::{Entry, find},
    warc_read::{Head, Record, Records, room},
};
use gongbao_base::{digest::Digest, finding::Finding};
use gongbao_container::ContainerError;
use gongbao_container::codes;

/// A page that is longer is no page.
const PAGE: u64 = 16 << 20;
/// Packed bytes of a piece, which one core reads, unless one record is longer; and of a batch of pieces.
const PIECE: u64 = 32 << 10;
const BATCH: u64 = 512 << 10;
/// A longer record, and a piece that unpacks to more, are read by themselves, so that little is held at a time.
const LONG: u64 = 1 << 20;
const ROOM: u64 = 1 << 20;
/// As many dead links of a page as anyone reads.
const LINKS: usize = 10;
/// After so many places in a snapshot where the index did not help it is not asked again.
pub(super) const PATIENCE: usize = 100;

/// What the snapshot says of itself.
pub(super) struct Told<'a> {
    pub(super) base: &'a str,
    pub(super) created: &'a str,
    pub(super) missing: &'a [String],
    pub(super) entries: &'a [Entry],
    /// Not from the snapshot but from the one who wrote it just now: pages whose bytes were read then.
    pub(super) known: &'a Marks,
}

/// A record, and what it shows when it is a page.
pub(super) struct Looked {
    pub(super) record: Record,
    pub(super) page: Option<Shown>,
}

/// A mark of a page's title and text, and its links that lead nowhere.
pub(super) struct Shown {
    pub(super) mark: Digest,
    pub(super) dead: Vec<String>,
}

impl Told<'_> {
    /// The next record.
    fn look<R: io::BufRead>(
        &self,
        records: &mut Records<R>,
    ) -> Result<Option<Looked>, ContainerError> {
        let is_page = |head: &Head| {
            head.get("content-type").starts_with("text/html")
                && head.get("warc-type") == "resource"
                && head.get("content-length").parse().is_ok_and(|length: u64| length <= PAGE)
        };
        let Some(mut record) = records.next(&is_page, &mut |_| Ok(()))? else { return Ok(None) };
        let html = record.kept.take();
        let page = html.map(|html| match self.known.get(&record.block) {
            Some(mark) => Shown { mark: *mark, dead: Vec::new() },
            None => self.show(record.head.get("warc-target-uri"), &html),
        });
        Ok(Some(Looked { record, page }))
    }

    fn show(&self, url: &str, html: &[u8]) -> Shown {
        let path = address::path(self.base, url).unwrap_or_default();
        let mut dead = Vec::new();
        let page = page::read(html, &path, self.base, &mut |link| {
            if dead.len() < LINKS
                && find(self.entries, &address::url(self.base, &link)).is_none()
                && self.missing.binary_search(&link).is_err()
            {
                dead.push(link);
            }
        });
        Shown { mark: page.mark(), dead }
    }
}

/// A WARC file, and where it stands in the zip.
pub(super) struct Warc {
    pub(super) path: String,
    pub(super) start: u64,
    pub(super) length: u64,
    /// Where its records begin, as the index says, in order.
    pub(super) cuts: Vec<u64>,
}

/// Bytes of a WARC file, and where they begin in it.
struct Piece {
    at: u64,
    bytes: Vec<u8>,
}

/// A record that cannot be read: where it begins, and why.
pub(super) struct Damage {
    pub(super) at: u64,
    pub(super) finding: Finding,
}

/// Takes what comes of each record.
pub(super) type Take<'a> = &'a mut (dyn FnMut(Result<Looked, Damage>) + Send);

/// Why pieces were not read on.
enum Stop {
    /// The index did not help between these bytes.
    Here(u64, u64),
    ContainerError(ContainerError),
}

impl Warc {
    /// Hands over its records, in their order.
    pub(super) fn read<R: Read + Seek>(
        &self,
        reader: &mut R,
        told: &Told<'_>,
        patience: &mut usize,
        take: Take<'_>,
    ) -> Result<(), ContainerError> {
        let (mut at, mut left) = (0, room(self.length));
        while at < self.length {
            let end;
            (at, end) = self.by_pieces(reader, told, at, take)?;
            if at == self.length {
                break;
            }
            // A long record alone is no reason to lose patience.
            *patience = patience.saturating_sub(usize::from(end > at));
            let trusted = *patience > 0;
            let is_cut = |at: u64| trusted && at >= end && self.cuts.binary_search(&at).is_ok();
            at = match self.one_by_one(reader, told, (at, &mut left), &is_cut, take) {
                Ok(next) if next > at => next,
                Ok(_) => {
                    return Err(ContainerError::from_read(
                        ErrorKind::UnexpectedEof.into(),
                        &self.path,
                    ));
                }
                Err((at, ContainerError::Finding(finding)))
                    if trusted && finding.code != codes::TOO_LARGE.id =>
                {
                    *patience -= 1;
                    take(Err(Damage { at, finding: *finding }));
                    self.next(at)
                }
                Err((_, trouble)) => return Err(trouble),
            };
        }
        Ok(())
    }

    /// Where the index says that the next record begins after this byte, or the end.
    fn next(&self, at: u64) -> u64 {
        let next = self.cuts.partition_point(|cut| *cut <= at);
        self.cuts.get(next).copied().unwrap_or(self.length)
    }

    /// Where a piece from this byte ends: after as many records as fit, or one.
    fn end(&self, at: u64) -> u64 {
        if self.length - at <= PIECE {
            return self.length;
        }
        let fitting = self.cuts.partition_point(|cut| *cut <= at + PIECE);
        match self.cuts[..fitting].last() {
            Some(last) if *last > at => *last,
            _ => self.next(at),
        }
    }

    /// Reads pieces side by side; gives the bytes between which that did not work, or the end.
    fn by_pieces<R: Read + Seek>(
        &self,
        reader: &mut R,
        told: &Told<'_>,
        mut at: u64,
        take: Take<'_>,
    ) -> Result<(u64, u64), ContainerError> {
        reader.seek(SeekFrom::Start(self.start + at))?;
        let batches = std::iter::from_fn(|| {
            let began = at;
            let mut batch = Vec::new();
            while at < self.length && at - began < BATCH {
                let end = self.end(at);
                if end - at > LONG {
                    break;
                }
                let mut bytes = Vec::new();
                if let Err(error) = reader.by_ref().take(end - at).read_to_end(&mut bytes) {
                    return Some(Err(Stop::ContainerError(error.into())));
                }
                batch.push(Piece { at, bytes });
                at = end;
            }
            (!batch.is_empty()).then_some(Ok(batch))
        });
        let look = |piece: &Piece| {
            let mut records = Records::new(piece.bytes.as_slice(), &self.path, piece.at, ROOM);
            let looked: Result<Vec<Looked>, ContainerError> =
                std::iter::from_fn(|| told.look(&mut records).transpose()).collect();
            looked.map_err(|_| Stop::Here(piece.at, piece.at + piece.bytes.len() as u64))
        };
        let done = prefetch(
            batches,
            |batch| Ok(batch?.par_iter().map(look).collect::<Vec<_>>()),
            |pieces| {
                for piece in pieces {
                    piece?.into_iter().for_each(|looked| take(Ok(looked)));
                }
                Ok(())
            },
        );
        match done {
            Ok(()) => Ok((at, at)),
            Err(Stop::Here(at, end)) => Ok((at, end)),
            Err(Stop::ContainerError(trouble)) => Err(trouble),
        }
    }

    /// Reads at least one record, and on to a byte where `is_end` or the file ends; gives that byte. An error comes with
    /// the byte at which its record begins. `left` is what may still be unpacked in this way.
    fn one_by_one<R: Read + Seek>(
        &self,
        reader: &mut R,
        told: &Told<'_>,
        (at, left): (u64, &mut u64),
        is_end: &dyn Fn(u64) -> bool,
        take: Take<'_>,
    ) -> Result<u64, (u64, ContainerError)> {
        reader.seek(SeekFrom::Start(self.start + at)).map_err(|error| (at, error.into()))?;
        let input = BufReader::with_capacity(1 << 16, reader.by_ref().take(self.length - at));
        let mut records = Records::new(input, &self.path, at, *left);
        loop {
            let at = records.at();
            let looked = told.look(&mut records);
            *left = records.left();
            match looked {
                Ok(None) => return Ok(at),
                Ok(Some(looked)) => take(Ok(looked)),
                Err(trouble) => return Err((at, trouble)),
            }
            if is_end(records.at()) {
                return Ok(records.at());
            }
        }
    }
}
