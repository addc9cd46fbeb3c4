//! Compound files (MS-CFB), in which the binary documents of Word, Excel and WPS stand: streams, properties, drawings.

pub(crate) mod art;
pub(crate) mod properties;

use std::io::{Cursor, Read as _};

use cfb::CompoundFile;

use crate::contents::{LARGEST, ReadGap};

/// A compound file.
pub(crate) struct CompoundPackage<'b>(CompoundFile<Cursor<&'b [u8]>>);

impl<'b> CompoundPackage<'b> {
    /// Opens a file; loops in its chains are refused.
    pub(crate) fn open(bytes: &'b [u8]) -> Result<Self, ReadGap> {
        CompoundFile::open(Cursor::new(bytes)).map(Self).map_err(|_| ReadGap::Broken)
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
        let mut bytes = Vec::new();
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
