//! Writes WARC records, each its own gzip member with nothing in it that depends on time or machine.

use std::{
    fmt::Write as _,
    io::{self, Read, Write},
};

use super::{
    About,
    gzip::{Gzip, streaming},
    index::named,
};
use gongbao_base::digest::Digest;

const END: &str = "\r\n\r\n";

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

/// Writes the records of one WARC file.
pub(super) struct Warc<'a> {
    about: &'a About,
    at: String,
    info: String,
    name: String,
}

/// The bytes behind an address.
pub(super) struct Payload<'a> {
    pub(super) url: &'a str,
    pub(super) media_type: &'a str,
    pub(super) digest: &'a Digest,
    pub(super) length: u64,
}

impl<'a> Warc<'a> {
    pub(super) fn new(about: &'a About, name: &str) -> Self {
        let at = about.at.to_string();
        let info = urn([about.base.as_bytes(), at.as_bytes(), name.as_bytes()]);
        Self { about, at, info, name: name.to_owned() }
    }

    /// The first record: what this file is. No machine, no address of one.
    pub(super) fn info(&self) -> io::Result<Vec<u8>> {
        let version = self.about.warc.number();
        let operator = self.about.operator.replace(['\r', '\n'], " ");
        let block = format!(
            "software: {}\r\nformat: WARC File Format {version}\r\nconformsTo: {}\r\noperator: {operator}\r\ndescription: written from generator output; no crawl, no network fetch\r\n",
            super::SOFTWARE,
            self.about.warc.text()
        );
        Gzip::default().member(
            format!(
                "WARC/{version}\r\nWARC-Type: warcinfo\r\nWARC-Record-ID: {}\r\nWARC-Filename: {}\r\nWARC-Date: {}\r\nContent-Type: application/warc-fields\r\nWARC-Block-Digest: {}\r\nContent-Length: {}\r\n\r\n{block}{END}",
                self.info,
                self.name,
                self.at,
                named(&Digest::of(block.as_bytes())),
                block.len()
            )
            .as_bytes(),
        )
    }

    fn id(&self, payload: &Payload<'_>) -> String {
        urn([
            self.about.base.as_bytes(),
            payload.url.as_bytes(),
            self.at.as_bytes(),
            &payload.digest.0,
        ])
    }

    fn resource_head(&self, payload: &Payload<'_>) -> String {
        let (digest, version) = (named(payload.digest), self.about.warc.number());
        format!(
            "WARC/{version}\r\nWARC-Type: resource\r\nWARC-Record-ID: {}\r\nWARC-Warcinfo-ID: {}\r\nWARC-Target-URI: {}\r\nWARC-Date: {}\r\nWARC-Payload-Digest: {digest}\r\nWARC-Block-Digest: {digest}\r\nContent-Type: {}\r\nContent-Length: {}\r\n\r\n",
            self.id(payload),
            self.info,
            payload.url,
            self.at,
            payload.media_type,
            payload.length
        )
    }

    /// A file of the site, whole in memory.
    pub(super) fn resource(
        &self,
        gzip: &mut Gzip,
        payload: &Payload<'_>,
        bytes: &[u8],
    ) -> io::Result<Vec<u8>> {
        let head = self.resource_head(payload);
        gzip.member(&[head.as_bytes(), bytes, END.as_bytes()].concat())
    }

    /// A long file of the site, from a reader to a writer.
    pub(super) fn stream(
        &self,
        payload: &Payload<'_>,
        from: &mut dyn Read,
        to: &mut dyn Write,
    ) -> io::Result<()> {
        let mut encoder = streaming(to);
        encoder.write_all(self.resource_head(payload).as_bytes())?;
        io::copy(from, &mut encoder)?;
        encoder.write_all(END.as_bytes())?;
        encoder.finish().map(|_| ())
    }

    /// A second address of bytes that stand at `first`.
    pub(super) fn revisit(
        &self,
        gzip: &mut Gzip,
        payload: &Payload<'_>,
        first: &Payload<'_>,
    ) -> io::Result<Vec<u8>> {
        let version = self.about.warc.number();
        let mut text = format!(
            "WARC/{version}\r\nWARC-Type: revisit\r\nWARC-Record-ID: {}\r\nWARC-Warcinfo-ID: {}\r\nWARC-Target-URI: {}\r\nWARC-Date: {}\r\nWARC-Profile: {}\r\n",
            self.id(payload),
            self.info,
            payload.url,
            self.at,
            self.about.warc.same_bytes()
        );
        let _ = write!(
            text,
            "WARC-Refers-To: {}\r\nWARC-Refers-To-Target-URI: {}\r\nWARC-Refers-To-Date: {}\r\nWARC-Payload-Digest: {}\r\nWARC-Block-Digest: {}\r\nContent-Type: {}\r\nContent-Length: 0\r\n\r\n{END}",
            self.id(first),
            first.url,
            self.at,
            named(payload.digest),
            named(&Digest::of(b"")),
            payload.media_type
        );
        gzip.member(text.as_bytes())
    }
}
