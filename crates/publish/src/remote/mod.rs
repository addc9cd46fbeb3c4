//! The edge to where a site is published: stores, the lock, and the order of a publish.

mod body;
mod control;
#[cfg(feature = "network")]
mod dav;
mod folder;
#[cfg(feature = "network")]
mod http;
mod in_place;
pub mod open;
mod plan;
mod pool;
pub mod publish;
mod rollback;
#[cfg(feature = "network")]
mod s3;
#[cfg(feature = "sftp")]
mod sftp;
mod spool;
mod switch;
mod verify;

use std::{io, io::Read};

pub use self::body::Body;
use crate::release::CONTROL;
use gongbao_base::{digest::Digest, finding::Message};
use gongbao_files::SystemError;

/// Why a run stopped.
#[derive(Debug)]
pub enum Stop {
    /// The machine, the network or the store failed.
    System(SystemError),
    /// Everything works, and the publish is refused or the verification failed.
    Refused(Message),
}

impl From<SystemError> for Stop {
    fn from(fault: SystemError) -> Self {
        Self::System(fault)
    }
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Self::System(SystemError::other(
            format!("读写失败：{error}"),
            format!("reading or writing failed: {error}"),
        ))
    }
}

impl Stop {
    /// A failure of the machine.
    fn fault(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self::System(SystemError::other(zh, en))
    }

    /// A refusal.
    fn refused(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self::Refused(Message::new(zh, en))
    }
}

/// Where an object grows before it takes its place, so that none is ever seen in part.
fn part(key: &str) -> String {
    format!("{CONTROL}/part/{}", Digest::of(key.as_bytes()).short())
}

/// What happened to an object, in a store's or a system's words.
fn failed(what: &Message, key: &str, why: &str) -> Stop {
    Stop::fault(
        format!("{}失败：{key}：{why}", what.zh),
        format!("cannot {} {key}: {why}", what.en),
    )
}

/// The headers an object is stored with; empty where there are none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Headers<'a> {
    /// `Content-Type`.
    pub mime: &'a str,
    /// `Cache-Control`.
    pub cache: &'a str,
}

/// What a store says of an object.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// Its length.
    pub length: u64,
    /// The MD5 that the store computed of its bytes, as 32 hexadecimal digits.
    pub md5: Option<String>,
    /// Its `Content-Type`.
    pub mime: String,
    /// Its `Cache-Control`.
    pub cache: String,
}

/// What came of creating an object that must not be there yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Created {
    /// It was not there, and is now.
    Yes,
    /// It was there.
    No,
    /// The store knows no such way.
    Unknown,
}

/// A place that keeps objects by key.
pub trait Store: Sync {
    /// Whether it keeps the headers of an object and serves them.
    fn keeps_headers(&self) -> bool;

    /// Keeps an object, in place of one that is there.
    ///
    /// # Errors
    /// When it was not kept.
    fn put(&self, key: &str, body: &Body, headers: Headers<'_>) -> Result<(), Stop>;

    /// What is known of an object; `None` when it is not there.
    ///
    /// # Errors
    /// When the store does not answer.
    fn head(&self, key: &str) -> Result<Option<Head>, Stop>;

    /// An object's bytes; `None` when it is not there.
    ///
    /// # Errors
    /// When the store does not answer.
    fn get(&self, key: &str) -> Result<Option<Box<dyn Read>>, Stop>;

    /// Deletes an object; one that is not there is no failure.
    ///
    /// # Errors
    /// When it may still be there.
    fn delete(&self, key: &str) -> Result<(), Stop>;

    /// The ways in which it might create an object only when it is not there.
    fn ways(&self) -> usize;

    /// Creates an object in one of these ways.
    ///
    /// # Errors
    /// When it is not known whether it was created.
    fn create(&self, way: usize, key: &str, bytes: &[u8]) -> Result<Created, Stop>;

    /// The key at which what was created can be read.
    fn created(&self, key: &str) -> String {
        key.to_owned()
    }

    /// Whether it holds nothing at all below its root, when that is cheap to tell.
    ///
    /// # Errors
    /// When the store does not answer.
    fn empty(&self) -> Result<Option<bool>, Stop>;

    /// The store as one that switches folders, when it can.
    fn switching(&self) -> Option<&dyn Switching> {
        None
    }
}

/// A store of real folders, in which a whole release is put in place by one step.
pub trait Switching: Store {
    /// Gives an object a second name; copies it where that is not possible.
    ///
    /// # Errors
    /// When the object is not there or the name is taken.
    fn link(&self, from: &str, to: &str) -> Result<(), Stop>;

    /// The release that readers see: what `current` points to. `None` when there is no such link.
    ///
    /// # Errors
    /// When something else stands there.
    fn pointed(&self) -> Result<Option<String>, Stop>;

    /// Lets readers see this folder, in one step.
    ///
    /// # Errors
    /// When the old one is still seen.
    fn point(&self, folder: &str) -> Result<(), Stop>;

    /// Removes a folder that is empty; one that is not stays.
    fn remove_empty(&self, folder: &str);
}
