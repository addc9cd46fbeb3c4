//! The payload of a package on its way into the bag, with the list of its files.

use std::io::Read;

use crate::{error::PackageError, receipt::ReceiptFile};
use gongbao_base::{digest::Digest, media};
use gongbao_container::bag::BagWriter;

/// The payload so far.
pub(super) struct PayloadWriter<'a> {
    bag: BagWriter<'a>,
    files: Vec<ReceiptFile>,
}

impl<'a> PayloadWriter<'a> {
    pub(super) fn new(bag: BagWriter<'a>) -> Self {
        Self { bag, files: Vec::new() }
    }

    /// Puts a file in, and gives its digest.
    pub(super) fn put(&mut self, path: &str, from: &mut dyn Read) -> Result<Digest, PackageError> {
        let put = self.bag.put(path, from);
        let seen = put.map_err(|error| PackageError::File(path.to_owned(), error))?;
        self.files.push(ReceiptFile {
            path: path.to_owned(),
            sha256: seen.sha256,
            bytes: seen.length,
            media: media::of(path).to_owned(),
        });
        Ok(seen.sha256)
    }

    /// The bag, and its files sorted by path.
    pub(super) fn finish(mut self) -> (BagWriter<'a>, Vec<ReceiptFile>) {
        self.files.sort_by(|a, b| a.path.cmp(&b.path));
        (self.bag, self.files)
    }
}
