//! Why no package was made, or why one that came was not taken in.

use std::{fmt, io};

use gongbao_base::finding::{Finding, count};
use gongbao_container::ContainerError;
use gongbao_render::build::Failure;

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

impl From<Failure> for PackageError {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Findings(findings) => Self::Findings(findings),
            Failure::Io(path, error) => Self::File(path, error),
        }
    }
}

impl From<ContainerError> for PackageError {
    fn from(error: ContainerError) -> Self {
        error.into_finding().map_or_else(Self::Io, Self::from)
    }
}
