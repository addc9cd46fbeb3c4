//! Compound files (MS-CFB), in which the binary documents of Word, Excel and WPS stand: streams, properties, drawings.

pub(crate) mod art;
pub(crate) mod properties;

use std::io::{Cursor, Read as _};

use cfb::CompoundFile;

use crate::contents::{LARGEST, ReadGap};

/// A compound file, and how long it is.
pub(crate) struct CompoundPackage<'b>(CompoundFile<Cursor<&'b [u8]>>, usize);

impl<'b> CompoundPackage<'b> {
    /// Opens a file; loops in its chains are refused.
    pub(crate) fn open(bytes: &'b [u8]) -> Result<Self, ReadGap> {
        let file = CompoundFile::open(Cursor::new(bytes)).map_err(|_| ReadGap::Broken)?;
        Ok(Self(file, bytes.len()))
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.0.exists(name)
    }

    /// A stream's bytes; `None` when there is none of this name.
    pub(crate) fn stream(&mut self, name: &str) -> Result<Option<Vec<u8>>, ReadGap> {
        if !self.0.is_stream(name) {
            return Ok(None);
        }
        let stream = self.0.open_stream(name).map_err(|_| ReadGap::Broken)?;
        let length = usize::try_from(stream.len().min(LARGEST)).unwrap_or_default();
        // As long as it says, when the file has so much.
        let mut bytes = Vec::with_capacity(length.min(self.1));
        stream.take(LARGEST).read_to_end(&mut bytes).map_err(|_| ReadGap::Broken)?;
        Ok(Some(bytes))
    }

    /// How many entries a folder of the file has.
    pub(crate) fn count(&self, folder: &str) -> usize {
        if !self.0.is_storage(folder) {
            return 0;
        }
        self.0.read_storage(folder).map_or(0, Iterator::count)
    }
}
