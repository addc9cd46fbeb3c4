//! A store in memory for tests, in the manner of each kind of real store, in which a run can be killed at any moment.

use std::{
    collections::BTreeMap,
    io::{Cursor, Read},
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Mutex, MutexGuard, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
};

use crate::{
    error::PublishError,
    store::{
        body::ObjectBody,
        object_store::{Creation, FolderStore, ObjectHeaders, ObjectMetadata, Store},
    },
};

/// How a store creates an object only when it is not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CreationManner {
    /// Name and bytes in one step: S3 with `If-None-Match`.
    Whole,
    /// An empty object, then its bytes: folders, SFTP.
    NameFirst,
    /// A folder, then the bytes in it: WebDAV.
    FolderFirst,
    /// As `Whole`; but the answer is lost, and the client asks once more.
    AskedTwice,
}

/// A store in memory.
pub(crate) struct MemoryStore {
    manner: CreationManner,
    folders: bool,
    objects: Mutex<BTreeMap<String, Vec<u8>>>,
    current: Mutex<Option<String>>,
    /// How many effects are left before the run is killed.
    left: AtomicUsize,
    /// What somebody else writes after so many reads.
    intrusion: Mutex<Option<(usize, String, Vec<u8>)>>,
}

impl MemoryStore {
    pub(crate) fn new(manner: CreationManner, folders: bool) -> Self {
        Self {
            manner,
            folders,
            objects: Mutex::default(),
            current: Mutex::default(),
            left: AtomicUsize::new(usize::MAX),
            intrusion: Mutex::default(),
        }
    }

    /// One of each kind of target: S3, WebDAV, and folders of this machine or over SFTP.
    pub(crate) fn kinds() -> [Self; 3] {
        [
            Self::new(CreationManner::Whole, false),
            Self::new(CreationManner::FolderFirst, false),
            Self::new(CreationManner::NameFirst, true),
        ]
    }

    /// Another store with the same in it.
    pub(crate) fn copy(&self) -> Self {
        let copy = Self::new(self.manner, self.folders);
        *lock(&copy.objects) = self.objects();
        lock(&copy.current).clone_from(&lock(&self.current));
        copy
    }

    /// Runs something and kills it right after its effect number `moment`, counted from 1. `None` when it was killed.
    pub(crate) fn kill_at<T>(&self, moment: usize, run: impl FnOnce() -> T) -> Option<T> {
        self.left.store(moment, Ordering::SeqCst);
        let done = catch_unwind(AssertUnwindSafe(run)).ok();
        self.left.store(usize::MAX, Ordering::SeqCst);
        done
    }

    /// After so many reads from now, somebody else writes this.
    pub(crate) fn intrude(&self, reads: usize, key: &str, bytes: &[u8]) {
        *lock(&self.intrusion) = Some((reads, key.to_owned(), bytes.to_owned()));
    }

    /// What is there.
    pub(crate) fn objects(&self) -> BTreeMap<String, Vec<u8>> {
        lock(&self.objects).clone()
    }

    /// Puts an object there as somebody else.
    pub(crate) fn plant(&self, key: &str, bytes: &[u8]) {
        lock(&self.objects).insert(key.to_owned(), bytes.to_owned());
    }

    /// An object goes away without anybody's doing.
    pub(crate) fn lose(&self, key: &str) {
        lock(&self.objects).remove(key);
    }

    /// Something happens; the run may be killed right after.
    fn effect<T>(&self, happen: impl FnOnce(&mut BTreeMap<String, Vec<u8>>) -> T) -> T {
        let left = self.left.load(Ordering::SeqCst);
        if left == 0 {
            // All of a killed run's threads are dead.
            kill();
        }
        let happened = happen(&mut lock(&self.objects));
        if left != usize::MAX {
            self.left.store(left - 1, Ordering::SeqCst);
            if left == 1 {
                kill();
            }
        }
        happened
    }
}

/// Ends the run at once; nothing is told as a failure.
fn kill() -> ! {
    std::panic::resume_unwind(Box::new("killed"))
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The mark of a folder that was made by itself.
fn folder(key: &str) -> String {
    format!("{key}/")
}

impl Store for MemoryStore {
    fn keeps_headers(&self) -> bool {
        false
    }

    fn put(&self, key: &str, body: &ObjectBody, _: ObjectHeaders<'_>) -> Result<(), PublishError> {
        let mut bytes = Vec::new();
        body.reader()?.read_to_end(&mut bytes)?;
        self.effect(|objects| objects.insert(key.to_owned(), bytes));
        Ok(())
    }

    fn head(&self, key: &str) -> Result<Option<ObjectMetadata>, PublishError> {
        Ok(self.effect(|objects| {
            let bytes = objects.get(key)?;
            Some(ObjectMetadata { length: bytes.len() as u64, ..ObjectMetadata::default() })
        }))
    }

    fn get(&self, key: &str) -> Result<Option<Box<dyn Read>>, PublishError> {
        let mut intrusion = lock(&self.intrusion);
        match intrusion.take() {
            Some((0, key, bytes)) => self.plant(&key, &bytes),
            Some((reads, key, bytes)) => *intrusion = Some((reads - 1, key, bytes)),
            None => {}
        }
        drop(intrusion);
        let bytes = self.effect(|objects| objects.get(key).cloned());
        Ok(bytes.map(|bytes| -> Box<dyn Read> { Box::new(Cursor::new(bytes)) }))
    }

    fn delete(&self, key: &str) -> Result<(), PublishError> {
        self.effect(|objects| {
            objects.retain(|there, _| there != key && !there.starts_with(&folder(key)));
        });
        Ok(())
    }

    fn create_methods(&self) -> usize {
        1
    }

    fn create(&self, _: usize, key: &str, bytes: &[u8]) -> Result<Creation, PublishError> {
        let first = match self.manner {
            CreationManner::FolderFirst => folder(key),
            _ => key.to_owned(),
        };
        let whole = matches!(self.manner, CreationManner::Whole | CreationManner::AskedTwice);
        let there = self.effect(|objects| {
            let there = objects.contains_key(&first);
            if !there {
                objects.insert(first, if whole { bytes.to_owned() } else { Vec::new() });
            }
            there
        });
        // The probe's objects are without bytes.
        if there || (self.manner == CreationManner::AskedTwice && !bytes.is_empty()) {
            return Ok(Creation::Exists);
        }
        if !whole {
            self.effect(|objects| objects.insert(self.created_key(key), bytes.to_owned()));
        }
        Ok(Creation::Done)
    }

    fn created_key(&self, key: &str) -> String {
        match self.manner {
            CreationManner::FolderFirst => format!("{key}/held"),
            _ => key.to_owned(),
        }
    }

    fn is_empty(&self) -> Result<Option<bool>, PublishError> {
        Ok(None)
    }

    fn as_folders(&self) -> Option<&dyn FolderStore> {
        self.folders.then_some(self)
    }
}

impl FolderStore for MemoryStore {
    fn link(&self, from: &str, to: &str) -> Result<(), PublishError> {
        let linked = self.effect(|objects| {
            let bytes = objects.get(from).cloned()?;
            objects.insert(to.to_owned(), bytes);
            Some(())
        });
        linked.ok_or_else(|| PublishError::failed("", "nothing to link"))
    }

    fn current(&self) -> Result<Option<String>, PublishError> {
        Ok(self.effect(|_| lock(&self.current).clone()))
    }

    fn switch_to(&self, folder: &str) -> Result<(), PublishError> {
        self.effect(|_| *lock(&self.current) = Some(folder.to_owned()));
        Ok(())
    }

    fn is_folder(&self, _: &str) -> Result<bool, PublishError> {
        Ok(true)
    }

    fn remove_empty(&self, _: &str) {}
}
