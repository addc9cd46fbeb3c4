//! Gzip members with nothing in them that depends on time or machine.

use std::io::{self, Write};

use flate2::{Compression, GzBuilder, write::GzEncoder};
use libdeflater::{CompressionLvl, Compressor};

/// How hard, for each of the two: more makes a snapshot a few hundredths smaller and takes half as long again.
const LEVEL: i32 = 1;
const STREAM_LEVEL: u32 = 2;

/// Packs one member after the other.
pub(crate) struct GzipCompressor(Compressor);

impl GzipCompressor {
    /// Of the level on which the bytes of a snapshot depend.
    ///
    /// # Errors
    /// When the library knows no such level; another one would give other bytes.
    pub(crate) fn new() -> io::Result<Self> {
        let level = CompressionLvl::new(LEVEL)
            .map_err(|_| io::Error::other(format!("no level {LEVEL} of compression")))?;
        Ok(Self(Compressor::new(level)))
    }

    /// Some bytes as one member.
    pub(crate) fn member(&mut self, bytes: &[u8]) -> io::Result<Vec<u8>> {
        let mut packed = vec![0; self.0.gzip_compress_bound(bytes.len())];
        let length = self.0.gzip_compress(bytes, &mut packed).map_err(io::Error::other)?;
        packed.truncate(length);
        packed.shrink_to_fit();
        Ok(packed)
    }
}

/// A writer that packs what is too long for the memory as one member; it takes twice as long.
pub(crate) fn streaming<W: Write>(writer: W) -> GzEncoder<W> {
    GzBuilder::new().mtime(0).operating_system(255).write(writer, Compression::new(STREAM_LEVEL))
}
