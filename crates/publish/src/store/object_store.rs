//! What every store can do: keep objects by key. A key is a path below the target's root, `notices/first.html`.

use std::{io::Read, time::Duration};

use super::body::ObjectBody;
use crate::error::PublishError;

/// The waits before each look at what was changed: some stores answer before it can be seen.
pub(crate) const LOOKS: [Duration; 4] = {
    let unit = if cfg!(test) { 0 } else { 100 };
    let wait = Duration::from_millis;
    [wait(0), wait(2 * unit), wait(10 * unit), wait(20 * unit)]
};

/// The headers an object is stored with; empty where there are none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ObjectHeaders<'a> {
    /// `Content-Type`.
    pub mime: &'a str,
    /// `Cache-Control`.
    pub cache: &'a str,
}

/// What a store says of an object without giving its bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ObjectMetadata {
    /// Its length in bytes; `u64::MAX` where the store does not say.
    pub length: u64,
    /// Its `Content-Type`.
    pub mime: String,
    /// Its `Cache-Control`.
    pub cache: String,
}

/// What came of creating an object that must not be there yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Creation {
    /// It was not there, and is now.
    Done,
    /// It was there.
    Exists,
    /// The store does not know this method.
    Unsupported,
}

/// A place that keeps objects by key.
pub trait Store: Sync {
    /// Whether it keeps the headers of an object and serves them.
    fn keeps_headers(&self) -> bool;

    /// Keeps an object, in place of one that is there. Nobody ever sees it in part.
    ///
    /// # Errors
    /// When it was not kept.
    fn put(
        &self,
        key: &str,
        body: &ObjectBody,
        headers: ObjectHeaders<'_>,
    ) -> Result<(), PublishError>;

    /// What is known of an object; `None` when it is not there.
    ///
    /// # Errors
    /// When the store does not answer.
    fn head(&self, key: &str) -> Result<Option<ObjectMetadata>, PublishError>;

    /// An object's bytes; `None` when it is not there.
    ///
    /// # Errors
    /// When the store does not answer.
    fn get(&self, key: &str) -> Result<Option<Box<dyn Read>>, PublishError>;

    /// Deletes an object; one that is not there is no failure.
    ///
    /// # Errors
    /// When it may still be there.
    fn delete(&self, key: &str) -> Result<(), PublishError>;

    /// Removes what objects grew in whose run was cut off; no other run may be under way.
    ///
    /// # Errors
    /// When the store does not answer or does not let go of them.
    fn clear_parts(&self) -> Result<(), PublishError> {
        Ok(())
    }

    /// The number of methods by which it might create an object only when it is not there.
    fn create_methods(&self) -> usize;

    /// Creates an object by one of these methods. When the run is cut off meanwhile, the object may be there without its
    /// bytes or with a part of them.
    ///
    /// # Errors
    /// When it is not known whether it was created.
    fn create(&self, method: usize, key: &str, bytes: &[u8]) -> Result<Creation, PublishError>;

    /// The key at which the bytes of a created object can be read.
    fn created_key(&self, key: &str) -> String {
        key.to_owned()
    }

    /// Whether it holds nothing at all below its root; `None` when that is not cheap to tell.
    ///
    /// # Errors
    /// When the store does not answer.
    fn is_empty(&self) -> Result<Option<bool>, PublishError>;

    /// The store as one that switches folders, when it can.
    fn as_folders(&self) -> Option<&dyn FolderStore> {
        None
    }
}

/// A store of real folders, in which a whole release is put in place by one step: a link is pointed to its folder.
pub trait FolderStore: Store {
    /// Gives an object a second name; copies it where that is not possible.
    ///
    /// # Errors
    /// When the object is not there or the name is taken.
    fn link(&self, from: &str, to: &str) -> Result<(), PublishError>;

    /// The folder that readers see: what the link points to. `None` when there is no such link.
    ///
    /// # Errors
    /// When something else stands there.
    fn current(&self) -> Result<Option<String>, PublishError>;

    /// Lets readers see this folder, in one step.
    ///
    /// # Errors
    /// When the old one is still seen.
    fn switch_to(&self, folder: &str) -> Result<(), PublishError>;

    /// Whether this is a folder itself, and no link to one: behind a link stands what is not Gongbao's.
    ///
    /// # Errors
    /// When the store does not answer.
    fn is_folder(&self, folder: &str) -> Result<bool, PublishError>;

    /// Removes a folder that is empty; one that is not stays.
    fn remove_empty(&self, folder: &str);
}
