//! The record of what was said of documents before they went out: `approvals.jsonl` in the site's folder, a line an opinion.

use std::{fs, io, path::PathBuf};

use gongbao_approval::{ApprovalRecord, Opinion};
use gongbao_files::{SiteLayout, SystemError, atomic};

/// The record on the disk. Lines are only ever added.
#[derive(Debug)]
pub struct ApprovalStore {
    path: PathBuf,
}

impl ApprovalStore {
    /// The record of the site with this layout.
    #[must_use]
    pub fn of(layout: &SiteLayout) -> Self {
        Self { path: layout.approvals() }
    }

    /// What was recorded; nothing when there is no file.
    ///
    /// # Errors
    /// When it is there and cannot be read.
    pub fn read(&self) -> Result<ApprovalRecord, SystemError> {
        Ok(ApprovalRecord::parse(&self.text()?))
    }

    /// Adds opinions; all or none.
    ///
    /// # Errors
    /// When they cannot be written.
    pub fn add(&self, opinions: &[Opinion]) -> Result<(), SystemError> {
        let mut text = self.text()?;
        if !text.is_empty() && !text.ends_with('\n') {
            text.push('\n');
        }
        for opinion in opinions {
            text.push_str(&opinion.line().map_err(|error| SystemError::serializing(&error))?);
            text.push('\n');
        }
        atomic::replace(&self.path, text.as_bytes()).map_err(SystemError::writing(&self.path))
    }

    fn text(&self) -> Result<String, SystemError> {
        match fs::read_to_string(&self.path) {
            Ok(text) => Ok(text),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(String::new()),
            Err(error) => Err(SystemError::reading(&self.path)(error)),
        }
    }
}
