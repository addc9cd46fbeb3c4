//! The addresses of a snapshot, in their order.

use std::collections::BTreeMap;

use gongbao_base::{digest::Digest, media};
use gongbao_container::{codes::TOO_LARGE, file_finding, names::NameSet};

use super::{site::SiteFile, warc::Payload};
use crate::{address, cdxj::MAX_LINES, error::ArchiveError};

/// An address, and the file and earlier address that hold its bytes.
pub(super) struct Capture<'a> {
    pub(super) url: String,
    pub(super) file: &'a SiteFile,
    /// The first of all addresses with these bytes and this type, when that is another.
    pub(super) first: Option<usize>,
}

impl Capture<'_> {
    /// Bytes that are written for it.
    pub(super) fn length(&self) -> u64 {
        if self.first.is_some() { 0 } else { self.file.length }
    }

    pub(super) fn payload(&self) -> Payload<'_> {
        Payload {
            url: &self.url,
            media_type: media::of(&self.file.path),
            digest: &self.file.digest,
            length: self.file.length,
        }
    }
}

/// All addresses, sorted; an `index.html` has two. Bytes that stand at an earlier address are not written again.
pub(super) fn of_site<'a>(
    base: &str,
    files: &'a [SiteFile],
) -> Result<Vec<Capture<'a>>, ArchiveError> {
    let mut names = NameSet::default();
    let mut captures = Vec::with_capacity(files.len());
    for file in files {
        names.insert(&file.path)?;
        let url = address::url(base, &file.path);
        if url.ends_with('/') {
            captures.push(Capture { url: format!("{url}index.html"), file, first: None });
        }
        captures.push(Capture { url, file, first: None });
    }
    if captures.len() > MAX_LINES {
        return Err(file_finding(
            &TOO_LARGE,
            "",
            format!("网址过多：{} 个，一个快照最多 {MAX_LINES} 个", captures.len()),
            format!("too many addresses: {}, at most {MAX_LINES} in a snapshot", captures.len()),
        )
        .into());
    }
    captures.sort_by(|a, b| a.url.cmp(&b.url));
    let mut known: BTreeMap<(Digest, &str), usize> = BTreeMap::new();
    for (at, capture) in captures.iter_mut().enumerate() {
        let key = (capture.file.digest, media::of(&capture.file.path));
        capture.first = known.get(&key).copied();
        known.entry(key).or_insert(at);
    }
    Ok(captures)
}

/// Cuts captures into runs of at most so many and so many bytes; one that is longer stands alone.
pub(super) fn runs<'a, 'b>(
    mut captures: &'a [Capture<'b>],
    most: usize,
    most_bytes: u64,
) -> impl Iterator<Item = &'a [Capture<'b>]> {
    std::iter::from_fn(move || {
        let mut bytes = 0;
        let fitting = captures.iter().take(most).take_while(|capture| {
            bytes += capture.length();
            bytes <= most_bytes
        });
        let (run, rest) = captures.split_at(fitting.count().max(1).min(captures.len()));
        captures = rest;
        (!run.is_empty()).then_some(run)
    })
}
