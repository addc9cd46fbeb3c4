//! The bytes of an object on their way out: in memory when they are few, from their file otherwise.

use std::{
    fs::File,
    io::{self, Read},
    path::{Path, PathBuf},
};

use sha2::{Digest as _, Sha256};

use gongbao_base::digest::Digest;

/// A file up to this length is read into memory: as many of them as are sent at a time.
pub(crate) const SMALL: u64 = 4 << 20;

/// Bytes to be sent, which may be read more than once.
#[derive(Debug)]
pub enum ObjectBody {
    /// In memory.
    Bytes(Vec<u8>),
    /// In a file.
    File(PathBuf, u64),
}

impl ObjectBody {
    /// The bytes of a file.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn of_file(path: &Path) -> io::Result<Self> {
        let length = std::fs::metadata(path)?.len();
        if length > SMALL {
            return Ok(Self::File(path.to_owned(), length));
        }
        std::fs::read(path).map(Self::Bytes)
    }

    /// How many there are.
    #[must_use]
    pub fn length(&self) -> u64 {
        match self {
            Self::Bytes(bytes) => bytes.len() as u64,
            Self::File(_, length) => *length,
        }
    }

    /// A reader of them.
    ///
    /// # Errors
    /// When the file cannot be opened.
    pub fn reader(&self) -> io::Result<Box<dyn Read + '_>> {
        Ok(match self {
            Self::Bytes(bytes) => Box::new(bytes.as_slice()),
            Self::File(path, _) => Box::new(File::open(path)?),
        })
    }

    /// Their SHA-256.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn sha256(&self) -> io::Result<Digest> {
        match self {
            Self::Bytes(bytes) => Ok(Digest::of(bytes)),
            Self::File(..) => digest(self.reader()?).map(|(digest, _)| digest),
        }
    }

    /// Their MD5, which object stores compute and compare.
    ///
    /// # Errors
    /// When the file cannot be read.
    #[cfg(feature = "network")]
    pub fn md5(&self) -> io::Result<[u8; 16]> {
        let mut hasher = md5::Md5::new();
        through(self.reader()?, |bytes| hasher.update(bytes))?;
        Ok(hasher.finalize().into())
    }
}

/// The SHA-256 and the length of what a reader gives.
pub(crate) fn digest(reader: impl Read) -> io::Result<(Digest, u64)> {
    let mut hasher = Sha256::new();
    let length = through(reader, |bytes| hasher.update(bytes))?;
    Ok((Digest(hasher.finalize().into()), length))
}

/// Whether a reader gives just these bytes. One that gives more is not read to its end.
pub(crate) fn proves(reader: impl Read, length: u64, sha256: &Digest) -> io::Result<bool> {
    let (digest, read) = digest(reader.take(length.saturating_add(1)))?;
    Ok(read == length && digest == *sha256)
}

fn through(mut reader: impl Read, mut take: impl FnMut(&[u8])) -> io::Result<u64> {
    let (mut buffer, mut length) = (vec![0; 64 << 10], 0);
    loop {
        match reader.read(&mut buffer) {
            Ok(0) => return Ok(length),
            Ok(count) => {
                take(&buffer[..count]);
                length += count as u64;
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}
