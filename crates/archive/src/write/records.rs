//! Writes the WARC files, on all cores and in one order.

use std::io::{Seek, Write};

use gongbao_base::{digest::Digest, media};
use gongbao_container::{
    hash::{Checksums, HashStream},
    zip::CompressionMethod,
};
use rayon::prelude::*;

use super::{
    capture::{Capture, runs},
    package::PackageWriter,
    site::SiteSource,
    warc::RecordWriter,
};
use crate::{
    cdxj::{CdxjLine, REVISIT, mime},
    digest::labelled,
    error::ArchiveError,
    gzip::GzipCompressor,
    metadata::SnapshotMetadata,
    prefetch::prefetch,
};

/// A WARC file ends after this much, unpacked, so that nothing needs long numbers in the zip.
const WARC_BYTES: u64 = 2 << 30;
/// Files read at once.
const BATCH: usize = 256;
/// Bytes read at once; a longer file is streamed.
const BATCH_BYTES: u64 = 16 << 20;

/// A record as it stands in the file, and its digest.
struct RecordBytes {
    bytes: Vec<u8>,
    digest: Digest,
}

/// Writes the WARC files; gives the lines of the index, sorted.
pub(super) fn write<W: Write + Seek + Send>(
    metadata: &SnapshotMetadata,
    captures: &[Capture<'_>],
    site: &SiteSource<'_>,
    package: &mut PackageWriter<W>,
) -> Result<Vec<String>, ArchiveError> {
    let mut lines = Vec::with_capacity(captures.len());
    let time = metadata.at.digits();
    for (number, part) in runs(captures, usize::MAX, WARC_BYTES).enumerate() {
        let name = match number {
            0 => "data.warc.gz".to_owned(),
            _ => format!("data-{number:03}.warc.gz"),
        };
        let path = format!("archive/{name}");
        let writer = RecordWriter::new(metadata, &name);
        let mut out = package.begin(&path, CompressionMethod::Store)?;
        out.write_all(&writer.warcinfo(&mut GzipCompressor::new()?)?)?;
        let mut file = WarcFileWriter { out, name: &name, time: &time, lines: &mut lines };
        prefetch(
            runs(part, BATCH, BATCH_BYTES),
            |batch| Ok((batch, records(&writer, batch, captures, site)?)),
            |(batch, records)| match records {
                Some(records) => file.append(batch, records),
                None => file.stream(&writer, &batch[0], site),
            },
        )?;
        let checksums = file.finish();
        package.list(&path, &checksums);
    }
    lines.sort_unstable();
    Ok(lines)
}

/// A WARC file that is being written, and the lines of the index.
struct WarcFileWriter<'a, W> {
    out: HashStream<W>,
    name: &'a str,
    time: &'a str,
    lines: &'a mut Vec<String>,
}

impl<W: Write> WarcFileWriter<'_, W> {
    fn finish(self) -> Checksums {
        self.out.finish()
    }

    fn append(
        &mut self,
        batch: &[Capture<'_>],
        records: Vec<RecordBytes>,
    ) -> Result<(), ArchiveError> {
        for (capture, record) in batch.iter().zip(records) {
            let offset = self.out.length();
            self.line(capture, offset, record.bytes.len() as u64, &record.digest)?;
            self.out.write_all(&record.bytes)?;
        }
        Ok(())
    }

    /// A file that is too long for the memory.
    fn stream(
        &mut self,
        writer: &RecordWriter<'_>,
        capture: &Capture<'_>,
        site: &SiteSource<'_>,
    ) -> Result<(), ArchiveError> {
        let offset = self.out.length();
        let mut out = HashStream::new(&mut self.out);
        let mut from = HashStream::new((site.open)(&capture.file.path)?);
        writer.stream_resource(&capture.payload(), &mut from, &mut out)?;
        capture.file.demand(&from.finish().sha256)?;
        let record = out.finish();
        self.line(capture, offset, record.length, &record.sha256)
    }

    fn line(
        &mut self,
        capture: &Capture<'_>,
        offset: u64,
        length: u64,
        record: &Digest,
    ) -> Result<(), ArchiveError> {
        let mime = mime(media::of(&capture.file.path));
        let line = CdxjLine {
            url: capture.url.clone(),
            digest: labelled(&capture.file.digest),
            mime: if capture.first.is_some() { REVISIT } else { mime }.to_owned(),
            offset,
            length,
            record_digest: labelled(record),
            status: 200,
            filename: self.name.to_owned(),
        };
        self.lines.push(line.text(self.time)?);
        Ok(())
    }
}

/// The records of a batch; none when its one file is so long that it has to be streamed.
fn records(
    writer: &RecordWriter<'_>,
    batch: &[Capture<'_>],
    captures: &[Capture<'_>],
    site: &SiteSource<'_>,
) -> Result<Option<Vec<RecordBytes>>, ArchiveError> {
    if batch.iter().any(|capture| capture.length() > BATCH_BYTES) {
        return Ok(None);
    }
    let pack = |gzip: &mut Option<GzipCompressor>, capture: &Capture<'_>| {
        let gzip = match gzip {
            Some(gzip) => gzip,
            None => gzip.insert(GzipCompressor::new()?),
        };
        let payload = capture.payload();
        let bytes = match capture.first {
            Some(first) => writer.revisit(gzip, &payload, &captures[first].payload())?,
            None => writer.resource(gzip, &payload, &site.bytes(capture.file)?)?,
        };
        let digest = Digest::of(&bytes);
        Ok(RecordBytes { bytes, digest })
    };
    // Collected before it is judged: whichever error a thread met first would be another each time.
    let records: Vec<_> = batch.par_iter().map_init(|| None, pack).collect();
    records.into_iter().collect::<Result<_, _>>().map(Some)
}
