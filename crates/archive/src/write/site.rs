//! The files of the site of which a snapshot is made, as its manifest lists them.

use std::io::{self, Read};

use gongbao_base::digest::Digest;
use gongbao_container::{codes::DIGEST_DIFFERS, file_finding};

use crate::error::ArchiveError;

/// A file of the site.
#[derive(Clone, Debug)]
pub struct SiteFile {
    /// Its path below the site's root.
    pub path: String,
    /// Its length in bytes.
    pub length: u64,
    /// Its SHA-256.
    pub digest: Digest,
}

/// Opens a file of the site by its path.
pub type OpenFile<'a> = &'a (dyn Fn(&str) -> io::Result<Box<dyn Read + Send>> + Sync);

/// All files of a site, and how to read them.
pub struct SiteSource<'a> {
    /// The files, sorted by path.
    pub files: &'a [SiteFile],
    /// Opens one.
    pub open: OpenFile<'a>,
}

impl SiteSource<'_> {
    /// The bytes of a file, which must be those of the manifest.
    pub(super) fn bytes(&self, file: &SiteFile) -> Result<Vec<u8>, ArchiveError> {
        let mut bytes = Vec::with_capacity(usize::try_from(file.length).unwrap_or_default());
        (self.open)(&file.path)?.read_to_end(&mut bytes)?;
        file.demand(&Digest::of(&bytes))?;
        Ok(bytes)
    }
}

impl SiteFile {
    /// Whether the bytes that were read are those of the manifest.
    pub(super) fn demand(&self, digest: &Digest) -> Result<(), ArchiveError> {
        if *digest == self.digest {
            return Ok(());
        }
        Err(file_finding(
            &DIGEST_DIFFERS,
            &self.path,
            "网站里的文件和 manifest.json 不符；请重新生成网站",
            "the site's file is not as manifest.json lists it; build the site again",
        )
        .into())
    }
}
