//! What verifying gives, and how its files are opened and named.

use std::{fs::File, io::BufReader, path::Path};

use gongbao_base::finding::{Finding, Message};
use gongbao_files::{SystemError, tree};

/// What was found, and the last line when that is nothing.
pub(super) struct ArchiveVerification {
    pub(super) findings: Vec<Finding>,
    pub(super) summary: Message,
}

/// Opens a file to be read.
pub(super) fn opened(path: &Path) -> Result<BufReader<File>, SystemError> {
    let file = tree::open(path).map_err(SystemError::opening(path))?;
    Ok(BufReader::new(file))
}

/// The name of a file without its folder.
pub(super) fn name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
