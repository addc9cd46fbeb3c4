//! Hands files to the sink, each with its compressed copies, and remembers what went out.
//!
//! What was written of one file is told in bytes for a [`Memo`](gongbao_base::memo::Memo): for the file and each copy a byte
//! that says which it is, the length, the digest.

use std::sync::{Mutex, PoisonError};

use crate::{
    compress,
    error::BuildError,
    output::{Output, Outputs, Sink},
};
use gongbao_base::digest::Digest;

/// Bytes that tell one file.
const TOLD: usize = 1 + 8 + 32;

/// What comes after an address: nothing for the file itself, then those of its copies.
const SUFFIXES: [&str; 3] = ["", compress::SUFFIXES[0], compress::SUFFIXES[1]];

/// Writes the files of one site, from any number of threads.
pub(crate) struct OutputWriter<'a> {
    sink: &'a dyn Sink,
    compress: bool,
    outputs: Mutex<Outputs>,
}

impl<'a> OutputWriter<'a> {
    /// A writer; `compress` says whether copies in `.gz` and `.br` stand beside the files.
    pub(crate) fn new(sink: &'a dyn Sink, compress: bool) -> Self {
        Self { sink, compress, outputs: Mutex::default() }
    }

    /// The key of a file that is made from these parts.
    pub(crate) fn key(&self, parts: &[Digest], address: &str) -> Digest {
        let compress = [u8::from(self.compress)];
        let parts = parts.iter().map(|digest| digest.0.as_slice());
        Digest::of_parts(parts.chain([address.as_bytes(), &compress]))
    }

    /// Writes a file and its copies; tells what was written.
    pub(crate) fn put(&self, address: String, bytes: &[u8]) -> Result<Vec<u8>, BuildError> {
        let mut told = Vec::with_capacity(TOLD);
        if self.compress {
            for (suffix, copy) in compress::copies(&address, bytes) {
                self.write(format!("{address}{suffix}"), suffix, &copy, &mut told)?;
            }
        }
        self.write(address, "", bytes, &mut told)?;
        Ok(told)
    }

    fn write(
        &self,
        address: String,
        suffix: &str,
        bytes: &[u8],
        told: &mut Vec<u8>,
    ) -> Result<(), BuildError> {
        if let Err(error) = self.sink.put(&address, bytes) {
            return Err(BuildError::Write(address, error));
        }
        let output = Output { length: bytes.len() as u64, digest: Digest::of(bytes) };
        let which = SUFFIXES.iter().position(|known| *known == suffix).unwrap_or_default();
        told.extend(u8::try_from(which));
        told.extend(output.length.to_le_bytes());
        told.extend(output.digest.0);
        self.outputs().insert(address, output);
        Ok(())
    }

    /// Keeps a file and its copies as they were written before, when they are still there; says whether they are.
    pub(crate) fn keep(&self, address: &str, told: &[u8]) -> bool {
        let Some(files) =
            told.chunks(TOLD).map(|told| read(address, told)).collect::<Option<Vec<_>>>()
        else {
            return false;
        };
        let there = files.iter().all(|(address, output)| self.sink.keep(address, output));
        if there {
            self.outputs().extend(files);
        }
        there
    }

    /// Keeps files as [`OutputWriter::put`] told them, one group after the other as [`group`] wrote them; says whether all are there.
    pub(crate) fn keep_all(&self, mut told: &[u8]) -> bool {
        while !told.is_empty() {
            let Some((address, files, rest)) = ungroup(told) else { return false };
            if !self.keep(address, files) {
                return false;
            }
            told = rest;
        }
        true
    }

    fn outputs(&self) -> std::sync::MutexGuard<'_, Outputs> {
        self.outputs.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// All files that were written.
    pub(crate) fn finish(self) -> Outputs {
        self.outputs.into_inner().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What was told of a file and its copies, so that more can follow: with the address before it, and how long both are.
pub(crate) fn group(address: &str, told: &[u8], to: &mut Vec<u8>) {
    for part in [address.as_bytes(), told] {
        to.extend(u32::try_from(part.len()).unwrap_or(u32::MAX).to_le_bytes());
        to.extend(part);
    }
}

fn ungroup(told: &[u8]) -> Option<(&str, &[u8], &[u8])> {
    let part = |told: &'_ [u8]| -> Option<(usize, usize)> {
        let (length, rest) = told.split_first_chunk()?;
        let length = usize::try_from(u32::from_le_bytes(*length)).ok()?;
        (length <= rest.len()).then_some((4, 4 + length))
    };
    let (start, end) = part(told)?;
    let (address, rest) = (&told[start..end], &told[end..]);
    let (start, end) = part(rest)?;
    Some((std::str::from_utf8(address).ok()?, &rest[start..end], &rest[end..]))
}

/// One file as [`OutputWriter::put`] told it.
fn read(address: &str, told: &[u8]) -> Option<(String, Output)> {
    let (which, told) = told.split_first()?;
    let (length, digest) = told.split_first_chunk()?;
    let output =
        Output { length: u64::from_le_bytes(*length), digest: Digest(digest.try_into().ok()?) };
    Some((format!("{address}{}", SUFFIXES.get(usize::from(*which))?), output))
}
