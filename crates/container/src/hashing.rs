//! Readers and writers that take digests on the way: SHA-256, SM3 (GB/T 32905), and the count of bytes.

use std::io::{self, Read, Write};

use sha2::{Digest as _, Sha256};
use sm3::Sm3;

use gongbao_base::digest::Digest;

/// What is known of a file once it has gone past.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen {
    /// Its length in bytes.
    pub length: u64,
    /// Its SHA-256.
    pub sha256: Digest,
    /// Its SM3, when that was asked for.
    pub sm3: Option<Digest>,
}

/// Hashes whatever is read or written through it.
#[derive(Debug)]
pub struct Hashing<T> {
    inner: T,
    sha256: Sha256,
    sm3: Option<Sm3>,
    length: u64,
}

impl<T> Hashing<T> {
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

    /// The digests of what went past, and what stands behind.
    pub fn finish(self) -> (Seen, T) {
        let seen = Seen {
            length: self.length,
            sha256: Digest(self.sha256.finalize().into()),
            sm3: self.sm3.map(|sm3| Digest(sm3.finalize().into())),
        };
        (seen, self.inner)
    }

    fn take(&mut self, bytes: &[u8]) {
        self.sha256.update(bytes);
        if let Some(sm3) = &mut self.sm3 {
            sm3.update(bytes);
        }
        self.length += bytes.len() as u64;
    }
}

impl<R: Read> Read for Hashing<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        self.take(&buffer[..count]);
        Ok(count)
    }
}

impl<W: Write> Write for Hashing<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let count = self.inner.write(bytes)?;
        self.take(&bytes[..count]);
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

/// Reads to the end and gives the digests.
///
/// # Errors
/// When reading fails.
pub fn drain(reader: impl Read, sm3: bool) -> io::Result<Seen> {
    let mut hashing = Hashing::with_sm3(reader, sm3);
    let mut buffer = vec![0; 1 << 16];
    while hashing.read(&mut buffer)? > 0 {}
    Ok(hashing.finish().0)
}

#[cfg(test)]
mod tests {
    use super::drain;

    #[test]
    fn the_published_vectors() {
        let seen = drain(&b"abc"[..], true).unwrap();
        assert_eq!(seen.length, 3);
        assert!(seen.sha256.hex().starts_with("ba7816bf"));
        assert_eq!(
            seen.sm3.unwrap().hex(),
            "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0",
            "GB/T 32905 A.1"
        );
    }
}
