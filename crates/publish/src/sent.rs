//! The files that a publish sent, for its receipt.

use std::{
    fs::File,
    io::{self, BufRead as _, BufReader},
    path::{Path, PathBuf},
};

use gongbao_release::{
    diff::{FileOperation, Operation},
    entry::ReleaseEntry,
};

/// The files that were sent, in a work file that stays until the next publish to this target.
#[derive(Debug)]
pub struct SentFiles {
    pub(crate) operations: PathBuf,
}

impl SentFiles {
    /// The work file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.operations
    }

    /// The files, sorted by path; one at a time, since a site may be large.
    ///
    /// # Errors
    /// When the work file cannot be read, at once or for a file.
    pub fn entries(&self) -> io::Result<impl Iterator<Item = io::Result<ReleaseEntry>> + use<>> {
        let lines = BufReader::new(File::open(&self.operations)?).lines();
        let operations = lines
            .map(|line| serde_json::from_str::<FileOperation>(&line?).map_err(io::Error::from));
        Ok(operations.filter_map(|operation| match operation {
            Ok(operation) if operation.operation != Operation::Upload => None,
            operation => Some(operation.map(|operation| operation.entry)),
        }))
    }
}
