//! Why no package was made, or why one that came was not taken in.

use std::{fmt, io};

use gongbao_base::finding::{Finding, count};
use gongbao_container::ContainerError;
use gongbao_render::error::BuildError;

/// Why there is no package.
#[derive(Debug)]
pub enum PackageError {
    /// Content, a template, or the package that came is at fault.
    Findings(Vec<Finding>),
    /// A file that goes in could not be read or put in: its path in the package, or below the site.
    File(String, io::Error),
    /// The machine failed while a package was read.
    Io(io::Error),
}

impl fmt::Display for PackageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Findings(findings) => write!(f, "{} errors", count(findings)[0]),
            Self::File(path, error) => write!(f, "{path}: {error}"),
            Self::Io(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for PackageError {}

impl From<Finding> for PackageError {
    fn from(finding: Finding) -> Self {
        Self::Findings(vec![finding])
    }
}

impl From<BuildError> for PackageError {
    fn from(error: BuildError) -> Self {
        match error {
            BuildError::Findings(findings) => Self::Findings(findings),
            BuildError::Read(path, error) | BuildError::Write(path, error) => {
                Self::File(path, error)
            }
            BuildError::Serialize(path, why) => Self::File(path, io::Error::other(why)),
            BuildError::Index(error) => Self::Io(io::Error::other(error)),
        }
    }
}

impl From<ContainerError> for PackageError {
    fn from(error: ContainerError) -> Self {
        error.into_finding().map_or_else(Self::Io, Self::from)
    }
}
