//! Lengths and digests of what is read or written: SHA-256, and SM3 (GB/T 32905).

use std::io::{self, Read, Write};

use gongbao_base::digest::Digest;
use sha2::{Digest as _, Sha256};
use sm3::Sm3;

/// Length and digests of a run of bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Checksums {
    /// Bytes.
    pub length: u64,
    /// SHA-256.
    pub sha256: Digest,
    /// SM3, when that was asked for.
    pub sm3: Option<Digest>,
}

/// A reader or writer that hashes whatever goes through it.
#[derive(Debug)]
pub struct HashStream<T> {
    inner: T,
    sha256: Sha256,
    sm3: Option<Sm3>,
    length: u64,
}

impl<T> HashStream<T> {
    /// Takes SHA-256 only.
    pub fn new(inner: T) -> Self {
        Self { inner, sha256: Sha256::new(), sm3: None, length: 0 }
    }

    /// Takes SM3 as well, when asked.
    pub fn with_sm3(inner: T, sm3: bool) -> Self {
        Self { sm3: sm3.then(Sm3::new), ..Self::new(inner) }
    }

    /// Bytes so far.
    pub fn length(&self) -> u64 {
        self.length
    }

    /// The checksums of what went through.
    pub fn finish(self) -> Checksums {
        Checksums {
            length: self.length,
            sha256: Digest(self.sha256.finalize().into()),
            sm3: self.sm3.map(|sm3| Digest(sm3.finalize().into())),
        }
    }

    fn update(&mut self, bytes: &[u8]) {
        self.sha256.update(bytes);
        if let Some(sm3) = &mut self.sm3 {
            sm3.update(bytes);
        }
        self.length += bytes.len() as u64;
    }
}

impl<R: Read> Read for HashStream<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        self.update(&buffer[..count]);
        Ok(count)
    }
}

impl<W: Write> Write for HashStream<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let count = self.inner.write(bytes)?;
        self.update(&bytes[..count]);
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

/// Reads to the end and gives the checksums.
///
/// # Errors
/// When reading fails.
pub fn checksums(reader: impl Read, sm3: bool) -> io::Result<Checksums> {
    let mut stream = HashStream::with_sm3(reader, sm3);
    let mut buffer = vec![0; 1 << 16];
    while stream.read(&mut buffer)? > 0 {}
    Ok(stream.finish())
}

#[cfg(test)]
mod tests {
    use super::checksums;

    #[test]
    fn the_published_vectors() {
        let found = checksums(&b"abc"[..], true).unwrap();
        assert_eq!(found.length, 3);
        assert!(found.sha256.hex().starts_with("ba7816bf"));
        assert_eq!(
            found.sm3.unwrap().hex(),
            "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0",
            "GB/T 32905 A.1"
        );
    }
}
