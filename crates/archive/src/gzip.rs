//! Packs records and the blocks of the index, each as a gzip member with nothing in it that depends on time or machine.

use std::io::{self, Write};

use flate2::{Compression, GzBuilder, write::GzEncoder};
use libdeflater::{CompressionLvl, Compressor};

/// How hard, for each of the two: more makes a snapshot a few hundredths smaller and takes half as long again.
const LEVEL: i32 = 1;
const STREAM_LEVEL: u32 = 2;

/// Packs one member after the other.
pub(super) struct Gzip(Compressor);

impl Default for Gzip {
    fn default() -> Self {
        Self(Compressor::new(CompressionLvl::new(LEVEL).unwrap_or_default()))
    }
}

impl Gzip {
    /// Some bytes as one member.
    pub(super) fn member(&mut self, bytes: &[u8]) -> io::Result<Vec<u8>> {
        let mut packed = vec![0; self.0.gzip_compress_bound(bytes.len())];
        let length = self.0.gzip_compress(bytes, &mut packed).map_err(io::Error::other)?;
        packed.truncate(length);
        packed.shrink_to_fit();
        Ok(packed)
    }
}

/// A writer that packs what is too long for the memory as one member; it takes twice as long.
pub(super) fn streaming<W: Write>(writer: W) -> GzEncoder<W> {
    GzBuilder::new().mtime(0).operating_system(255).write(writer, Compression::new(STREAM_LEVEL))
}
