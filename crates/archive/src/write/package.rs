//! The WACZ on its way to a writer: files go in, each with its line in the description.

use std::io::{self, Seek, Write};

use gongbao_base::digest::Digest;
use gongbao_container::{
    hash::{Checksums, HashStream},
    zip::{CompressionMethod, ZipWriter},
};

use crate::{
    digest::labelled,
    error::ArchiveError,
    metadata::SnapshotMetadata,
    wacz::{DATA_PACKAGE, DATA_PACKAGE_DIGEST, DataPackage, PackageDigest, Resource, json_line},
};

pub(super) struct PackageWriter<W: Write + Seek> {
    zip: ZipWriter<W>,
    resources: Vec<Resource>,
}

impl<W: Write + Seek> PackageWriter<W> {
    pub(super) fn new(out: W) -> Self {
        Self { zip: ZipWriter::new(out), resources: Vec::new() }
    }

    /// Begins a file. What its stream counted is for [`PackageWriter::list`].
    pub(super) fn begin(
        &mut self,
        path: &str,
        method: CompressionMethod,
    ) -> io::Result<HashStream<impl Write>> {
        self.zip.set_method(method);
        self.zip.begin(path)?;
        Ok(HashStream::new(self.zip.writer()))
    }

    /// Lists a file that was written.
    pub(super) fn list(&mut self, path: &str, checksums: &Checksums) {
        self.resources.push(Resource {
            name: path.rsplit('/').next().unwrap_or(path).to_owned(),
            path: path.to_owned(),
            hash: labelled(&checksums.sha256),
            bytes: checksums.length,
        });
    }

    /// Takes a file whole.
    pub(super) fn put(
        &mut self,
        path: &str,
        method: CompressionMethod,
        bytes: &[u8],
    ) -> io::Result<()> {
        let mut out = self.begin(path, method)?;
        out.write_all(bytes)?;
        let checksums = out.finish();
        self.list(path, &checksums);
        Ok(())
    }

    /// Writes the description and its digest, and gives the writer back.
    pub(super) fn finish(
        mut self,
        metadata: &SnapshotMetadata,
        identity: &Digest,
        missing: Vec<String>,
    ) -> Result<W, ArchiveError> {
        let bytes = json_line(&DataPackage::new(metadata, identity, missing, self.resources))?;
        let digest =
            PackageDigest { path: DATA_PACKAGE.to_owned(), hash: labelled(&Digest::of(&bytes)) };
        self.zip.set_method(CompressionMethod::Deflate);
        self.zip.begin(DATA_PACKAGE)?;
        self.zip.writer().write_all(&bytes)?;
        self.zip.begin(DATA_PACKAGE_DIGEST)?;
        self.zip.writer().write_all(&json_line(&digest)?)?;
        Ok(self.zip.finish()?)
    }
}
