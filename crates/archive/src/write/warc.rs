//! Writes WARC records, each its own gzip member with nothing in it that depends on time or machine.

use std::{
    fmt::Write as _,
    io::{self, Read, Write},
};

use gongbao_base::digest::Digest;

use crate::{
    digest::labelled,
    gzip::{GzipCompressor, streaming},
    metadata::{SOFTWARE, SnapshotMetadata},
};

/// What ends a record.
const END: &str = "\r\n\r\n";

/// Writes the records of one WARC file.
pub(super) struct RecordWriter<'a> {
    metadata: &'a SnapshotMetadata,
    date: String,
    warcinfo_id: String,
    filename: String,
}

/// The bytes behind an address.
pub(super) struct Payload<'a> {
    pub(super) url: &'a str,
    pub(super) media_type: &'a str,
    pub(super) digest: &'a Digest,
    pub(super) length: u64,
}

impl<'a> RecordWriter<'a> {
    pub(super) fn new(metadata: &'a SnapshotMetadata, filename: &str) -> Self {
        let date = metadata.at.to_string();
        let warcinfo_id = urn([metadata.base.as_bytes(), date.as_bytes(), filename.as_bytes()]);
        Self { metadata, date, warcinfo_id, filename: filename.to_owned() }
    }

    /// The first record: what this file is. No machine, no address of one.
    pub(super) fn warcinfo(&self, gzip: &mut GzipCompressor) -> io::Result<Vec<u8>> {
        let version = self.metadata.warc;
        let block = format!(
            "software: {SOFTWARE}\r\nformat: WARC File Format {}\r\nconformsTo: {}\r\noperator: {}\r\ndescription: written from generator output; no crawl, no network fetch\r\n",
            version.number(),
            version.specification(),
            self.metadata.operator.replace(['\r', '\n'], " "),
        );
        let header = self.header(&[
            ("WARC-Type", "warcinfo"),
            ("WARC-Record-ID", &self.warcinfo_id),
            ("WARC-Filename", &self.filename),
            ("WARC-Date", &self.date),
            ("Content-Type", "application/warc-fields"),
            ("WARC-Block-Digest", &labelled(&Digest::of(block.as_bytes()))),
            ("Content-Length", &block.len().to_string()),
        ]);
        gzip.member([header, block, END.to_owned()].concat().as_bytes())
    }

    /// A file of the site, whole in memory.
    pub(super) fn resource(
        &self,
        gzip: &mut GzipCompressor,
        payload: &Payload<'_>,
        bytes: &[u8],
    ) -> io::Result<Vec<u8>> {
        let header = self.resource_header(payload);
        gzip.member(&[header.as_bytes(), bytes, END.as_bytes()].concat())
    }

    /// A long file of the site, from a reader to a writer.
    pub(super) fn stream_resource(
        &self,
        payload: &Payload<'_>,
        from: &mut dyn Read,
        to: &mut dyn Write,
    ) -> io::Result<()> {
        let mut encoder = streaming(to);
        encoder.write_all(self.resource_header(payload).as_bytes())?;
        io::copy(from, &mut encoder)?;
        encoder.write_all(END.as_bytes())?;
        encoder.finish().map(|_| ())
    }

    /// A second address of bytes that stand at `first`.
    pub(super) fn revisit(
        &self,
        gzip: &mut GzipCompressor,
        payload: &Payload<'_>,
        first: &Payload<'_>,
    ) -> io::Result<Vec<u8>> {
        let header = self.header(&[
            ("WARC-Type", "revisit"),
            ("WARC-Record-ID", &self.record_id(payload)),
            ("WARC-Warcinfo-ID", &self.warcinfo_id),
            ("WARC-Target-URI", payload.url),
            ("WARC-Date", &self.date),
            ("WARC-Profile", &self.metadata.warc.identical_payload_profile()),
            ("WARC-Refers-To", &self.record_id(first)),
            ("WARC-Refers-To-Target-URI", first.url),
            ("WARC-Refers-To-Date", &self.date),
            ("WARC-Payload-Digest", &labelled(payload.digest)),
            ("WARC-Block-Digest", &labelled(&Digest::of(b""))),
            ("Content-Type", payload.media_type),
            ("Content-Length", "0"),
        ]);
        gzip.member([header.as_str(), END].concat().as_bytes())
    }

    fn resource_header(&self, payload: &Payload<'_>) -> String {
        let digest = labelled(payload.digest);
        self.header(&[
            ("WARC-Type", "resource"),
            ("WARC-Record-ID", &self.record_id(payload)),
            ("WARC-Warcinfo-ID", &self.warcinfo_id),
            ("WARC-Target-URI", payload.url),
            ("WARC-Date", &self.date),
            ("WARC-Payload-Digest", &digest),
            ("WARC-Block-Digest", &digest),
            ("Content-Type", payload.media_type),
            ("Content-Length", &payload.length.to_string()),
        ])
    }

    /// The header of a record, with the empty line that ends it.
    fn header(&self, fields: &[(&str, &str)]) -> String {
        let mut header = format!("WARC/{}\r\n", self.metadata.warc.number());
        for (name, value) in fields {
            let _ = write!(header, "{name}: {value}\r\n");
        }
        header + "\r\n"
    }

    fn record_id(&self, payload: &Payload<'_>) -> String {
        let base = self.metadata.base.as_bytes();
        urn([base, payload.url.as_bytes(), self.date.as_bytes(), &payload.digest.0])
    }
}

/// A name made from what it names: a UUID of version 8 (RFC 9562) from a SHA-256.
fn urn<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> String {
    let mut bytes = Digest::of_parts(parts).0;
    bytes[6] = bytes[6] & 0x0F | 0x80;
    bytes[8] = bytes[8] & 0x3F | 0x80;
    let hex = Digest(bytes).hex();
    format!(
        "<urn:uuid:{}-{}-{}-{}-{}>",
        &hex[..8],
        &hex[8..12],
        &hex[12..16],
        &hex[16..20],
        &hex[20..32]
    )
}
