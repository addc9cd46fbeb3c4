//! Reads the records of a WARC file on all cores, each with what its page shows.
//!
//! The index says where records begin, so chunks of the file are read side by side. It is only believed as long as that
//! works out: where it does not, records are read one after the other, as the file itself tells them. After one that cannot
//! be read the index says where to go on, so that a scratch costs one record and not the rest of the file.

use std::io::{self, BufReader, Read, Seek, SeekFrom};

use gongbao_base::finding::Finding;
use gongbao_container::codes::TOO_LARGE;
use rayon::prelude::*;

use super::scan::{Claims, RecordScan};
use crate::{
    error::ArchiveError,
    prefetch::prefetch,
    warc::{RecordReader, unpacked_limit},
};

/// Packed bytes of a chunk, which one core reads, unless one record is longer; and of a batch of chunks.
const CHUNK: u64 = 32 << 10;
const BATCH: u64 = 512 << 10;
/// A longer record, and a chunk that unpacks to more, are read by themselves, so that little is held at a time.
const LONG: u64 = 1 << 20;
const CHUNK_LIMIT: u64 = 1 << 20;
/// After so many places in a snapshot where the index did not help it is not asked again.
pub(super) const PATIENCE: usize = 100;

/// A WARC file, and where it stands in the zip.
pub(super) struct WarcChunks {
    pub(super) path: String,
    pub(super) start: u64,
    pub(super) length: u64,
    /// Where its records begin, as the index says, in order.
    pub(super) cuts: Vec<u64>,
}

/// A record that cannot be read: where it begins, and why.
pub(super) struct UnreadableRecord {
    pub(super) at: u64,
    pub(super) finding: Finding,
}

/// Takes what comes of each record.
pub(super) type ScanSink<'a> = &'a mut (dyn FnMut(Result<RecordScan, UnreadableRecord>) + Send);

/// Bytes of a WARC file, and where they begin in it.
struct WarcChunk {
    at: u64,
    bytes: Vec<u8>,
}

/// Why chunks were not read on.
enum ChunkError {
    /// The index did not help between these bytes.
    Misleading(u64, u64),
    Failed(ArchiveError),
}

impl WarcChunks {
    /// Hands over its records, in their order.
    pub(super) fn read<R: Read + Seek>(
        &self,
        reader: &mut R,
        claims: &Claims<'_>,
        patience: &mut usize,
        take: ScanSink<'_>,
    ) -> Result<(), ArchiveError> {
        let (mut at, mut left) = (0, unpacked_limit(self.length));
        while at < self.length {
            let end;
            (at, end) = self.side_by_side(reader, claims, at, take)?;
            if at == self.length {
                break;
            }
            // A long record alone is no reason to lose patience.
            *patience = patience.saturating_sub(usize::from(end > at));
            let trusted = *patience > 0;
            let is_cut = |at: u64| trusted && at >= end && self.cuts.binary_search(&at).is_ok();
            at = match self.one_by_one(reader, claims, (at, &mut left), &is_cut, take) {
                Ok(next) if next > at => next,
                Ok(_) => {
                    let error = io::ErrorKind::UnexpectedEof.into();
                    return Err(ArchiveError::from_read(error, &self.path));
                }
                Err((at, ArchiveError::Finding(finding)))
                    if trusted && finding.code != TOO_LARGE.id =>
                {
                    *patience -= 1;
                    take(Err(UnreadableRecord { at, finding: *finding }));
                    self.next(at)
                }
                Err((_, error)) => return Err(error),
            };
        }
        Ok(())
    }

    /// Where the index says that the next record begins after this byte, or the end.
    fn next(&self, at: u64) -> u64 {
        let next = self.cuts.partition_point(|cut| *cut <= at);
        self.cuts.get(next).copied().unwrap_or(self.length)
    }

    /// Where a chunk from this byte ends: after as many records as fit, or one.
    fn end(&self, at: u64) -> u64 {
        if self.length - at <= CHUNK {
            return self.length;
        }
        let fitting = self.cuts.partition_point(|cut| *cut <= at + CHUNK);
        match self.cuts[..fitting].last() {
            Some(last) if *last > at => *last,
            _ => self.next(at),
        }
    }

    /// Reads chunks side by side; gives the bytes between which that did not work, or the end.
    fn side_by_side<R: Read + Seek>(
        &self,
        reader: &mut R,
        claims: &Claims<'_>,
        mut at: u64,
        take: ScanSink<'_>,
    ) -> Result<(u64, u64), ArchiveError> {
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
                    return Some(Err(ChunkError::Failed(error.into())));
                }
                batch.push(WarcChunk { at, bytes });
                at = end;
            }
            (!batch.is_empty()).then_some(Ok(batch))
        });
        let scan = |chunk: &WarcChunk| {
            let bytes = chunk.bytes.as_slice();
            let mut records = RecordReader::new(bytes, &self.path, chunk.at, CHUNK_LIMIT);
            let scans: Result<Vec<RecordScan>, ArchiveError> =
                std::iter::from_fn(|| claims.scan(&mut records).transpose()).collect();
            scans.map_err(|_| ChunkError::Misleading(chunk.at, chunk.at + bytes.len() as u64))
        };
        let done = prefetch(
            batches,
            |batch| Ok(batch?.par_iter().map(scan).collect::<Vec<_>>()),
            |chunks| {
                for scans in chunks {
                    scans?.into_iter().for_each(|scan| take(Ok(scan)));
                }
                Ok(())
            },
        );
        match done {
            Ok(()) => Ok((at, at)),
            Err(ChunkError::Misleading(at, end)) => Ok((at, end)),
            Err(ChunkError::Failed(error)) => Err(error),
        }
    }

    /// Reads at least one record, and on to a byte where `is_end` or the file ends; gives that byte. An error comes with
    /// the byte at which its record begins. `left` is what may still be unpacked in this way.
    fn one_by_one<R: Read + Seek>(
        &self,
        reader: &mut R,
        claims: &Claims<'_>,
        (at, left): (u64, &mut u64),
        is_end: &dyn Fn(u64) -> bool,
        take: ScanSink<'_>,
    ) -> Result<u64, (u64, ArchiveError)> {
        reader.seek(SeekFrom::Start(self.start + at)).map_err(|error| (at, error.into()))?;
        let input = BufReader::with_capacity(1 << 16, reader.by_ref().take(self.length - at));
        let mut records = RecordReader::new(input, &self.path, at, *left);
        loop {
            let at = records.at();
            let scan = claims.scan(&mut records);
            *left = records.left();
            match scan {
                Ok(None) => return Ok(at),
                Ok(Some(scan)) => take(Ok(scan)),
                Err(error) => return Err((at, error)),
            }
            if is_end(records.at()) {
                return Ok(records.at());
            }
        }
    }
}
