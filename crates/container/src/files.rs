//! Where the files of a container go to and come from: a zip, memory, or a folder of the disk, which stands elsewhere.

use std::{
    collections::BTreeMap,
    io::{self, Read},
};

use crate::{
    codes,
    error::{ContainerError, file_finding},
    names,
};

/// Takes the files of a container, in the order in which they are put.
pub trait FileSink {
    /// Takes one file whole; the path is relative, with `/`.
    ///
    /// # Errors
    /// When the path is not safe or was taken before, or reading or writing fails.
    fn put(&mut self, path: &str, from: &mut dyn Read) -> io::Result<()>;
}

/// Gives the files of a container.
pub trait FileSource {
    /// The paths of all files, sorted.
    fn names(&self) -> Vec<String>;

    /// Opens one file.
    ///
    /// # Errors
    /// When there is none of this name, or it cannot be read.
    fn open(&mut self, path: &str) -> Result<Box<dyn Read + '_>, ContainerError>;
}

/// A container in memory: bytes by path.
pub type MemoryFiles = BTreeMap<String, Vec<u8>>;

impl FileSink for MemoryFiles {
    fn put(&mut self, path: &str, from: &mut dyn Read) -> io::Result<()> {
        let mut bytes = Vec::new();
        from.read_to_end(&mut bytes)?;
        self.insert(names::safe(path)?.to_owned(), bytes);
        Ok(())
    }
}

impl FileSource for MemoryFiles {
    fn names(&self) -> Vec<String> {
        self.keys().cloned().collect()
    }

    fn open(&mut self, path: &str) -> Result<Box<dyn Read + '_>, ContainerError> {
        match self.get(path) {
            Some(bytes) => Ok(Box::new(bytes.as_slice())),
            None => Err(missing(path)),
        }
    }
}

/// There is no file of this name.
#[must_use]
pub fn missing(path: &str) -> ContainerError {
    file_finding(&codes::MISSING_FILE, path, "找不到这个文件", "this file is missing").into()
}
