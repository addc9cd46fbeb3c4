//! Writes a zip whose bytes depend on nothing but the files: 1980-01-01, mode 0644, no extra fields, the order of putting.

use std::io::{self, Read, Seek, Write};

use ::zip::{DateTime, System, write::SimpleFileOptions};

use crate::{files::FileSink, names};

/// How a file is kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CompressionMethod {
    /// As it is.
    #[default]
    Store,
    /// Compressed, level 4 of zlib-rs.
    Deflate,
}

/// A zip on its way to a writer.
pub struct ZipWriter<W: Write + Seek> {
    inner: ::zip::ZipWriter<W>,
    method: CompressionMethod,
}

impl<W: Write + Seek> ZipWriter<W> {
    /// Begins; files are stored as they are until [`ZipWriter::set_method`] says otherwise.
    pub fn new(writer: W) -> Self {
        Self { inner: ::zip::ZipWriter::new(writer), method: CompressionMethod::Store }
    }

    /// How the next files are kept.
    pub fn set_method(&mut self, method: CompressionMethod) {
        self.method = method;
    }

    /// Begins a file that is then written through [`ZipWriter::writer`]. A file may be 4 GiB long at most.
    ///
    /// # Errors
    /// When the name is not safe or was taken before, or writing fails.
    pub fn begin(&mut self, path: &str) -> io::Result<()> {
        let (method, level) = match self.method {
            CompressionMethod::Store => (::zip::CompressionMethod::Stored, None),
            CompressionMethod::Deflate => (::zip::CompressionMethod::Deflated, Some(4)),
        };
        let options = SimpleFileOptions::default()
            .compression_method(method)
            .compression_level(level)
            .last_modified_time(DateTime::default())
            .unix_permissions(0o644)
            .system(System::Unix);
        Ok(self.inner.start_file(names::safe(path)?, options)?)
    }

    /// Takes the bytes of the file that was begun.
    pub fn writer(&mut self) -> &mut impl Write {
        &mut self.inner
    }

    /// Ends the zip and gives the writer back.
    ///
    /// # Errors
    /// When writing fails.
    pub fn finish(self) -> io::Result<W> {
        Ok(self.inner.finish()?)
    }
}

impl<W: Write + Seek> FileSink for ZipWriter<W> {
    fn put(&mut self, path: &str, from: &mut dyn Read) -> io::Result<()> {
        self.begin(path)?;
        io::copy(from, &mut self.inner).map(|_| ())
    }
}
