//! A store that does what real ones have done: it loses requests and answers, does things late or twice, shows old states,
//! lies about what it kept or deleted, and the run may be killed at any request. All of it follows from a seed.

use std::{
    io::{Cursor, Read},
    sync::{Mutex, PoisonError},
};

use super::memory::MemoryStore;
use crate::{
    error::PublishError,
    store::{
        body::ObjectBody,
        object_store::{Creation, FolderStore, ObjectHeaders, ObjectMetadata, Store},
    },
};
use gongbao_release::layout;

/// What may go wrong with a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fault {
    None,
    /// It never arrives.
    Lost,
    /// It is done, and the answer never arrives.
    AnswerLost,
    /// As `Lost` for the run; it is done some requests later.
    Late,
    /// It is done twice.
    Twice,
    /// The run is killed, before or after.
    KilledBefore,
    KilledAfter,
    /// The store says yes, and keeps other bytes, or keeps what it was to delete.
    Lie,
    /// For some reads the state before is shown.
    Stale,
}

/// A change on its way.
enum Change {
    Put(String, Vec<u8>),
    Delete(String),
}

struct State {
    random: u64,
    /// Of a thousand requests, so many go wrong.
    rate: u64,
    late: Vec<(u32, Change)>,
    /// What a key showed before, and for how many reads it is still shown.
    stale: Vec<(String, Option<Vec<u8>>, u32)>,
    killed: bool,
}

/// The store.
pub(crate) struct SimulatedStore<'a> {
    inner: &'a MemoryStore,
    state: Mutex<State>,
    /// Is asked after every change that readers could see.
    watch: &'a (dyn Fn(&MemoryStore) + Sync),
}

impl<'a> SimulatedStore<'a> {
    pub(crate) fn new(
        inner: &'a MemoryStore,
        seed: u64,
        rate: u64,
        watch: &'a (dyn Fn(&MemoryStore) + Sync),
    ) -> Self {
        let state =
            State { random: seed | 1, rate, late: Vec::new(), stale: Vec::new(), killed: false };
        Self { inner, state: Mutex::new(state), watch }
    }

    /// The run is over, so its connections are too: what is on its way arrives now or never.
    pub(crate) fn end(self) {
        let mut state = self.state.into_inner().unwrap_or_else(PoisonError::into_inner);
        for (_, change) in std::mem::take(&mut state.late) {
            apply(self.inner, change);
        }
        (self.watch)(self.inner);
    }

    fn state<T>(&self, act: impl FnOnce(&mut State) -> T) -> T {
        act(&mut self.state.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// What happens to the next request.
    fn fault(&self, changes: bool) -> Fault {
        let (fault, due) = self.state(|state| {
            let mut below = |bound: u64| {
                state.random ^= state.random << 13;
                state.random ^= state.random >> 7;
                state.random ^= state.random << 17;
                state.random % bound
            };
            let fault = if below(1000) >= state.rate {
                Fault::None
            } else if changes {
                [
                    Fault::Lost,
                    Fault::AnswerLost,
                    Fault::Late,
                    Fault::Twice,
                    Fault::KilledBefore,
                    Fault::KilledAfter,
                    Fault::Lie,
                    Fault::Stale,
                ][below(8) as usize]
            } else {
                [Fault::Lost, Fault::KilledBefore][below(2) as usize]
            };
            state.late.iter_mut().for_each(|(left, _)| *left = left.saturating_sub(1));
            let mut due = Vec::new();
            let mut index = 0;
            while index < state.late.len() {
                if state.late[index].0 == 0 {
                    due.push(state.late.remove(index).1);
                } else {
                    index += 1;
                }
            }
            if state.killed {
                return (Fault::KilledBefore, due);
            }
            state.killed = matches!(fault, Fault::KilledBefore | Fault::KilledAfter);
            (fault, due)
        });
        for change in due {
            apply(self.inner, change);
            (self.watch)(self.inner);
        }
        fault
    }

    /// Makes a change, or what becomes of it.
    fn change(&self, key: &str, change: &dyn Fn(bool) -> Change) -> Result<(), PublishError> {
        // Who may publish, and what a run is about to make, must be told by honest answers; all else is proved.
        let lock = [layout::lock(), layout::pending(), format!("{}/probe-", layout::CONTROL)];
        let lock = lock.iter().any(|honest| key.starts_with(honest));
        let fault = match self.fault(true) {
            Fault::Lie if lock => Fault::Lost,
            Fault::Stale if lock => Fault::None,
            fault => fault,
        };
        let done = |lie| {
            apply(self.inner, change(lie));
            (self.watch)(self.inner);
        };
        match fault {
            Fault::Lost => return Err(lost(key)),
            Fault::KilledBefore => kill(),
            Fault::Late => {
                self.state(|state| state.late.push((3, change(false))));
                return Err(lost(key));
            }
            Fault::Stale => {
                let before = self.inner.objects().get(key).cloned();
                done(false);
                self.state(|state| state.stale.push((key.to_owned(), before, 2)));
            }
            Fault::Twice => {
                done(false);
                done(false);
            }
            Fault::Lie => done(true),
            Fault::None => done(false),
            Fault::AnswerLost => {
                done(false);
                return Err(lost(key));
            }
            Fault::KilledAfter => {
                done(false);
                kill()
            }
        }
        Ok(())
    }

    /// What a read of a key shows.
    fn shown(&self, key: &str) -> Result<Option<Vec<u8>>, PublishError> {
        match self.fault(false) {
            Fault::Lost => return Err(lost(key)),
            Fault::KilledBefore => kill(),
            _ => {}
        }
        let old = self.state(|state| {
            let stale =
                state.stale.iter_mut().find(|(there, _, left)| there == key && *left > 0)?;
            stale.2 -= 1;
            Some(stale.1.clone())
        });
        Ok(old.unwrap_or_else(|| self.inner.objects().get(key).cloned()))
    }
}

fn apply(store: &MemoryStore, change: Change) {
    match change {
        Change::Put(key, bytes) => store.plant(&key, &bytes),
        Change::Delete(key) => {
            let _ = store.delete(&key);
        }
    }
}

fn lost(key: &str) -> PublishError {
    PublishError::failed("", format!("no answer for {key}"))
}

fn kill() -> ! {
    std::panic::resume_unwind(Box::new("killed"))
}

impl Store for SimulatedStore<'_> {
    fn keeps_headers(&self) -> bool {
        self.inner.keeps_headers()
    }

    fn put(&self, key: &str, body: &ObjectBody, _: ObjectHeaders<'_>) -> Result<(), PublishError> {
        let mut bytes = Vec::new();
        body.reader()?.read_to_end(&mut bytes)?;
        self.change(key, &|lie| {
            let mut bytes = bytes.clone();
            match bytes.last_mut() {
                // What a page needs stays the same, so that only the lie is judged.
                Some(_) if lie && key.ends_with(".html") => bytes.push(b'\n'),
                Some(last) if lie => *last ^= 1,
                _ => {}
            }
            Change::Put(key.to_owned(), bytes)
        })
    }

    fn head(&self, key: &str) -> Result<Option<ObjectMetadata>, PublishError> {
        Ok(self.shown(key)?.map(|bytes| ObjectMetadata {
            length: bytes.len() as u64,
            ..ObjectMetadata::default()
        }))
    }

    fn get(&self, key: &str) -> Result<Option<Box<dyn Read>>, PublishError> {
        Ok(self.shown(key)?.map(|bytes| -> Box<dyn Read> { Box::new(Cursor::new(bytes)) }))
    }

    fn delete(&self, key: &str) -> Result<(), PublishError> {
        self.change(key, &|lie| {
            // A store that lies keeps the object and says that it is gone. Of scraps nobody asks again.
            let lie = lie && !key.starts_with(layout::CONTROL);
            match self.inner.objects().get(key) {
                Some(bytes) if lie => Change::Put(key.to_owned(), bytes.clone()),
                _ => Change::Delete(key.to_owned()),
            }
        })
    }

    fn create_methods(&self) -> usize {
        self.inner.create_methods()
    }

    fn create(&self, method: usize, key: &str, bytes: &[u8]) -> Result<Creation, PublishError> {
        match self.fault(true) {
            Fault::Lost | Fault::Late => return Err(lost(key)),
            Fault::KilledBefore => kill(),
            Fault::AnswerLost => {
                self.inner.create(method, key, bytes)?;
                return Err(lost(key));
            }
            Fault::KilledAfter => {
                self.inner.create(method, key, bytes)?;
                kill()
            }
            _ => {}
        }
        self.inner.create(method, key, bytes)
    }

    fn created_key(&self, key: &str) -> String {
        self.inner.created_key(key)
    }

    fn is_empty(&self) -> Result<Option<bool>, PublishError> {
        Ok(None)
    }

    fn as_folders(&self) -> Option<&dyn FolderStore> {
        self.inner.as_folders().is_some().then_some(self)
    }
}

impl FolderStore for SimulatedStore<'_> {
    fn link(&self, from: &str, to: &str) -> Result<(), PublishError> {
        let Some(bytes) = self.inner.objects().get(from).cloned() else {
            return Err(lost(from));
        };
        // A file system that gives a second name gives the same bytes.
        match self.fault(true) {
            Fault::Lost | Fault::Late => return Err(lost(to)),
            Fault::KilledBefore => kill(),
            Fault::AnswerLost => {
                self.inner.plant(to, &bytes);
                return Err(lost(to));
            }
            Fault::KilledAfter => {
                self.inner.plant(to, &bytes);
                kill()
            }
            _ => self.inner.plant(to, &bytes),
        }
        Ok(())
    }

    fn current(&self) -> Result<Option<String>, PublishError> {
        match self.fault(false) {
            Fault::Lost => Err(lost(layout::CURRENT_LINK)),
            Fault::KilledBefore => kill(),
            _ => FolderStore::current(self.inner),
        }
    }

    fn switch_to(&self, folder: &str) -> Result<(), PublishError> {
        match self.fault(true) {
            Fault::Lost | Fault::Late => return Err(lost(folder)),
            Fault::KilledBefore => kill(),
            Fault::AnswerLost => {
                self.inner.switch_to(folder)?;
                (self.watch)(self.inner);
                return Err(lost(folder));
            }
            Fault::KilledAfter => {
                self.inner.switch_to(folder)?;
                kill()
            }
            _ => self.inner.switch_to(folder)?,
        }
        (self.watch)(self.inner);
        Ok(())
    }

    fn is_folder(&self, folder: &str) -> Result<bool, PublishError> {
        self.inner.is_folder(folder)
    }

    fn remove_empty(&self, folder: &str) {
        self.inner.remove_empty(folder);
    }
}
