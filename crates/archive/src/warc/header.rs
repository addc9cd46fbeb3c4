//! The header of a WARC record: its version line and its named fields, as untrusted bytes give them.

use std::{
    collections::BTreeMap,
    io::{self, BufRead, Read as _},
};

use super::version::WarcVersion;

/// The longest header of a record, in bytes.
const LONGEST: u64 = 64 << 10;

/// The fields that are looked at. Others are read and forgotten, so that headers of a million fields fill no memory.
const FIELDS: [&str; 15] = [
    "content-length",
    "content-type",
    "warc-block-digest",
    "warc-date",
    "warc-filename",
    "warc-ip-address",
    "warc-payload-digest",
    "warc-profile",
    "warc-record-id",
    "warc-refers-to",
    "warc-refers-to-date",
    "warc-refers-to-target-uri",
    "warc-target-uri",
    "warc-type",
    "warc-warcinfo-id",
];

/// The header of a record.
#[derive(Debug, Default)]
pub(crate) struct WarcHeader {
    pub(crate) version: WarcVersion,
    /// Those of its fields that are looked at, by lower-case name.
    fields: BTreeMap<String, String>,
}

impl WarcHeader {
    /// A field's value; empty when it is not there.
    pub(crate) fn get(&self, name: &str) -> &str {
        debug_assert!(FIELDS.contains(&name), "{name} is not kept");
        self.fields.get(name).map_or("", String::as_str)
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        debug_assert!(FIELDS.contains(&name), "{name} is not kept");
        self.fields.contains_key(name)
    }

    /// The length of the block, without sign or leading zeros.
    pub(super) fn content_length(&self) -> Option<u64> {
        let text = self.get("content-length");
        let plain =
            text.bytes().all(|b| b.is_ascii_digit()) && (text == "0" || !text.starts_with('0'));
        text.parse().ok().filter(|_| plain)
    }

    /// Reads a header, and gives its length as well; an error of kind `Other` says that it is malformed.
    pub(super) fn read(input: &mut dyn BufRead) -> io::Result<(Self, u64)> {
        let malformed = || io::Error::other("malformed");
        let mut input = input.take(LONGEST);
        let mut line = || -> io::Result<String> {
            let mut bytes = Vec::new();
            input.read_until(b'\n', &mut bytes)?;
            if bytes.is_empty() {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            let text = bytes.strip_suffix(b"\r\n").ok_or_else(malformed)?;
            String::from_utf8(text.to_vec()).map_err(|_| malformed())
        };
        let first = line()?;
        let version =
            first.strip_prefix("WARC/").and_then(WarcVersion::parse).ok_or_else(malformed)?;
        let mut header = Self { version, fields: BTreeMap::new() };
        loop {
            let text = line()?;
            if text.is_empty() {
                header.fields.retain(|name, _| FIELDS.contains(&name.as_str()));
                return Ok((header, LONGEST - input.limit()));
            }
            let (name, value) = text.split_once(": ").ok_or_else(malformed)?;
            let is_new =
                header.fields.insert(name.to_ascii_lowercase(), value.to_owned()).is_none();
            if !is_new || name.is_empty() || value.chars().any(char::is_control) {
                return Err(malformed());
            }
        }
    }
}
