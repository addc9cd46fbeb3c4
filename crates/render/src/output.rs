//! Where the files of a site go, and what is remembered of each.

use std::{
    collections::BTreeMap,
    io,
    sync::{Mutex, PoisonError},
};

use gongbao_base::digest::Digest;

/// Takes the files of a site: a staging folder, memory, a test.
pub trait Sink: Sync {
    /// Takes one file. Called once for each address, from several threads.
    ///
    /// # Errors
    /// When the file cannot be kept.
    fn put(&self, address: &str, bytes: &[u8]) -> io::Result<()>;

    /// Keeps a file that is there already with these bytes, in place of [`Sink::put`]; says whether it is.
    fn keep(&self, _address: &str, _output: &Output) -> bool {
        false
    }
}

/// Keeps a site in memory.
#[derive(Debug, Default)]
pub struct MemorySink(Mutex<BTreeMap<String, Vec<u8>>>);

impl MemorySink {
    /// The bytes of all files, by address.
    #[must_use]
    pub fn into_files(self) -> BTreeMap<String, Vec<u8>> {
        self.0.into_inner().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Sink for MemorySink {
    fn put(&self, address: &str, bytes: &[u8]) -> io::Result<()> {
        let mut files = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        files.insert(address.to_owned(), bytes.to_vec());
        Ok(())
    }
}

/// What is remembered of a file of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Output {
    /// Its length in bytes.
    pub length: u64,
    /// The SHA-256 of its bytes.
    pub digest: Digest,
}

/// Every file but the manifest itself, by address.
pub type Outputs = BTreeMap<String, Output>;
