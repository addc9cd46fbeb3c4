//! Containers that can be checked: a deterministic zip, a bag (RFC 8493), a signature; read as if an enemy wrote them.
//!
//! Nothing here touches files: everything works over readers and writers, and streams.
//!
//! # Writing
//! A [`Shelf`] takes files: [`zip::Zip`] is one, memory is one, a folder of the disk is one (`disk::shelf`).
//!
//! ```
//! use gongbao::seal::{bag::Bag, zip::{Method, Zip}, unzip::{Limits, Unzip}, bag, Shelf};
//! let mut zip = Zip::new(std::io::Cursor::new(Vec::new()));
//! zip.method(Method::Deflate);
//! let mut bag = Bag::new(&mut zip, "handover/", true);          // true: SM3 beside SHA-256
//! bag.put("site/index.html", &mut "<html>".as_bytes())?;          // lands at handover/data/site/index.html
//! bag.finish(&[("Source-Organization", "示例街道办事处"), ("Bagging-Date", "2024-06-01")])?;
//! let bytes = zip.finish()?.into_inner();
//!
//! // Reading: the structure is walked first, names and sizes are judged, and only then is anything unpacked.
//! let mut unzip = Unzip::open(std::io::Cursor::new(bytes), &Limits::default())?;
//! assert!(bag::verify(&mut unzip, "handover/")?.is_empty());
//! # Ok::<(), gongbao::seal::Trouble>(())
//! ```
//!
//! # Signing
//! [`sign::Signer`] makes what `minisign -V` takes; [`sign::verify`] gives the trusted comment of a signature that holds.

pub mod bag;
mod bag_verify;
pub mod codes;
mod exact;
pub mod hashing;
pub mod names;
pub mod sign;
mod structure;
pub mod unzip;
pub mod zip;

use std::{
    collections::BTreeMap,
    io::{self, Read},
};

use gongbao_base::{
    code::Code,
    finding::{Finding, Place},
};

/// Takes the files of a container, in the order in which they are put.
pub trait Shelf {
    /// Takes one file whole; the path is relative, with `/`.
    ///
    /// # Errors
    /// When the path is not safe or was taken before, or reading or writing fails.
    fn put(&mut self, path: &str, from: &mut dyn Read) -> io::Result<()>;
}

/// Gives the files of a container.
pub trait Source {
    /// The paths of all files, sorted.
    fn names(&self) -> Vec<String>;

    /// Opens one file.
    ///
    /// # Errors
    /// When there is none of this name, or it cannot be read.
    fn open(&mut self, path: &str) -> Result<Box<dyn Read + '_>, Trouble>;
}

/// A container in memory.
pub type Memory = BTreeMap<String, Vec<u8>>;

impl Shelf for Memory {
    fn put(&mut self, path: &str, from: &mut dyn Read) -> io::Result<()> {
        let mut bytes = Vec::new();
        from.read_to_end(&mut bytes)?;
        self.insert(names::safe(path)?.to_owned(), bytes);
        Ok(())
    }
}

impl Source for Memory {
    fn names(&self) -> Vec<String> {
        self.keys().cloned().collect()
    }

    fn open(&mut self, path: &str) -> Result<Box<dyn Read + '_>, Trouble> {
        match self.get(path) {
            Some(bytes) => Ok(Box::new(bytes.as_slice())),
            None => Err(missing(path)),
        }
    }
}

/// Why a container cannot be used further.
#[derive(Debug)]
pub enum Trouble {
    /// The container is at fault.
    Flaw(Box<Finding>),
    /// The machine is.
    Io(io::Error),
}

impl From<Finding> for Trouble {
    fn from(finding: Finding) -> Self {
        Self::Flaw(Box::new(finding))
    }
}

impl From<io::Error> for Trouble {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

impl Trouble {
    /// An error met while reading a container's bytes: bad data is the container's fault, the rest the machine's.
    #[must_use]
    pub fn reading(error: io::Error, place: &str) -> Self {
        match error.kind() {
            io::ErrorKind::InvalidData
            | io::ErrorKind::InvalidInput
            | io::ErrorKind::UnexpectedEof => flaw(
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
    pub fn finding(self) -> io::Result<Finding> {
        match self {
            Self::Flaw(finding) => Ok(*finding),
            Self::Io(error) => Err(error),
        }
    }
}

/// A finding about one file of a container.
#[must_use]
pub fn flaw(code: &Code, place: &str, zh: impl Into<String>, en: impl Into<String>) -> Finding {
    Finding::new(code, Place::file(place)).says(zh, en)
}

fn missing(path: &str) -> Trouble {
    flaw(&codes::MISSING_FILE, path, "找不到这个文件", "this file is missing").into()
}
