//! Hands files to the sink, each with its compressed copies, and remembers what went out.

use std::sync::{Mutex, PoisonError};

use crate::{
    compress,
    error::BuildError,
    output::{Output, Outputs, Sink},
};
use gongbao_base::digest::Digest;

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

    /// Writes a file and its copies.
    pub(crate) fn put(&self, address: String, bytes: &[u8]) -> Result<(), BuildError> {
        if self.compress {
            for (name, copy) in compress::copies(&address, bytes) {
                self.keep(name, &copy)?;
            }
        }
        self.keep(address, bytes)
    }

    fn keep(&self, address: String, bytes: &[u8]) -> Result<(), BuildError> {
        if let Err(error) = self.sink.put(&address, bytes) {
            return Err(BuildError::Write(address, error));
        }
        let output = Output { length: bytes.len() as u64, digest: Digest::of(bytes) };
        self.outputs.lock().unwrap_or_else(PoisonError::into_inner).insert(address, output);
        Ok(())
    }

    /// All files that were written.
    pub(crate) fn finish(self) -> Outputs {
        self.outputs.into_inner().unwrap_or_else(PoisonError::into_inner)
    }
}
