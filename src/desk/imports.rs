//! Files that were dropped and are not yet documents: kept in memory until their questions are answered.

use std::sync::{Mutex, MutexGuard, PoisonError};

use super::answer::Refusal;

/// How many are kept; the oldest goes.
const MOST: usize = 16;

/// A file that was dropped.
#[derive(Clone, Debug)]
pub(super) struct HeldImport {
    pub(super) id: u64,
    pub(super) name: String,
    pub(super) bytes: Vec<u8>,
    /// The files that were dropped beside it, by name.
    pub(super) beside: Vec<(String, Vec<u8>)>,
    /// Which of them answers which question.
    pub(super) answered: Vec<(String, String)>,
}

/// All of them.
#[derive(Debug, Default)]
pub(super) struct ImportShelf {
    held: Mutex<(u64, Vec<HeldImport>)>,
}

impl ImportShelf {
    fn all(&self) -> MutexGuard<'_, (u64, Vec<HeldImport>)> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Keeps a file, and gives it a number.
    pub(super) fn put(&self, name: &str, bytes: Vec<u8>) -> HeldImport {
        let mut all = self.all();
        all.0 += 1;
        let (id, name) = (all.0, name.to_owned());
        let import = HeldImport { id, name, bytes, beside: Vec::new(), answered: Vec::new() };
        all.1.push(import.clone());
        if all.1.len() > MOST {
            all.1.remove(0);
        }
        import
    }

    /// The file with a number, after a change.
    pub(super) fn with(
        &self,
        id: u64,
        change: impl FnOnce(&mut HeldImport),
    ) -> Result<HeldImport, Refusal> {
        let mut all = self.all();
        let found = all.1.iter_mut().find(|import| import.id == id).ok_or_else(Refusal::missing)?;
        change(found);
        Ok(found.clone())
    }

    /// Lets go of a file.
    pub(super) fn forget(&self, id: u64) {
        self.all().1.retain(|import| import.id != id);
    }
}
