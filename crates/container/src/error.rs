//! Why a container cannot be used further: it is at fault, or the machine is.

use std::{fmt, io};

use gongbao_base::{
    code::Code,
    finding::{Finding, Language, Place},
};

use crate::codes;

/// Why a container cannot be used further.
#[derive(Debug)]
pub enum ContainerError {
    /// The container is at fault.
    Finding(Box<Finding>),
    /// The machine is.
    Io(io::Error),
}

impl ContainerError {
    /// An error met while reading a container's bytes: bad data is the container's fault, the rest the machine's.
    #[must_use]
    pub fn from_read(error: io::Error, place: &str) -> Self {
        match error.kind() {
            io::ErrorKind::InvalidData
            | io::ErrorKind::InvalidInput
            | io::ErrorKind::UnexpectedEof => file_finding(
                &codes::BAD_CONTAINER,
                place,
                "内容不完整或已损坏，解不开",
                "the data is cut off or damaged and cannot be unpacked",
            )
            .into(),
            _ => Self::Io(error),
        }
    }

    /// The finding, when the container is at fault.
    ///
    /// # Errors
    /// The machine's failure.
    pub fn into_finding(self) -> io::Result<Finding> {
        match self {
            Self::Finding(finding) => Ok(*finding),
            Self::Io(error) => Err(error),
        }
    }

    /// What happened, for people.
    #[must_use]
    pub fn message(&self, language: Language) -> String {
        match self {
            Self::Finding(finding) => finding.message.get(language).to_owned(),
            Self::Io(error) => error.to_string(),
        }
    }
}

impl From<Finding> for ContainerError {
    fn from(finding: Finding) -> Self {
        Self::Finding(Box::new(finding))
    }
}

impl From<io::Error> for ContainerError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

impl fmt::Display for ContainerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message(Language::English))
    }
}

impl std::error::Error for ContainerError {}

/// A finding about one file of a container.
#[must_use]
pub fn file_finding(
    code: &Code,
    place: &str,
    zh: impl Into<String>,
    en: impl Into<String>,
) -> Finding {
    Finding::new(code, Place::file(place)).says(zh, en)
}
