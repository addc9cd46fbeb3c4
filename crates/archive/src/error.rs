//! Why a snapshot cannot be written or read: it is at fault, or the site of which it is made, or the machine.

use std::{fmt, io};

use gongbao_base::finding::{Finding, Language};
use gongbao_container::ContainerError;

/// Why a snapshot cannot be written or read further.
#[derive(Debug)]
pub enum ArchiveError {
    /// The snapshot is at fault, or the site.
    Finding(Box<Finding>),
    /// The site links to what it does not hold: a finding for each target.
    DeadLinks(Vec<Finding>),
    /// The machine is at fault.
    Io(io::Error),
}

impl ArchiveError {
    /// An error met while reading a snapshot's bytes: bad data is the snapshot's fault, the rest the machine's.
    pub(crate) fn from_read(error: io::Error, place: &str) -> Self {
        ContainerError::from_read(error, place).into()
    }

    /// The findings, when snapshot or site are at fault.
    ///
    /// # Errors
    /// The machine's failure.
    pub fn into_findings(self) -> io::Result<Vec<Finding>> {
        match self {
            Self::Finding(finding) => Ok(vec![*finding]),
            Self::DeadLinks(findings) => Ok(findings),
            Self::Io(error) => Err(error),
        }
    }

    /// What happened, for people; of dead links the first.
    #[must_use]
    pub fn message(&self, language: Language) -> String {
        let text = |finding: &Finding| finding.message.get(language).to_owned();
        match self {
            Self::Finding(finding) => text(finding),
            Self::DeadLinks(findings) => findings.first().map_or_else(String::new, text),
            Self::Io(error) => error.to_string(),
        }
    }
}

impl From<Finding> for ArchiveError {
    fn from(finding: Finding) -> Self {
        Self::Finding(Box::new(finding))
    }
}

impl From<ContainerError> for ArchiveError {
    fn from(error: ContainerError) -> Self {
        match error {
            ContainerError::Finding(finding) => Self::Finding(finding),
            ContainerError::Io(error) => Self::Io(error),
        }
    }
}

impl From<io::Error> for ArchiveError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// What cannot be written as JSON.
impl From<serde_json::Error> for ArchiveError {
    fn from(error: serde_json::Error) -> Self {
        Self::Io(error.into())
    }
}

impl fmt::Display for ArchiveError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message(Language::English))
    }
}

impl std::error::Error for ArchiveError {}
