//! The lock of a publish: probed before it is trusted, and remembered on this machine before it is taken.

use std::{
    fs,
    hash::{BuildHasher as _, Hasher as _, RandomState},
};

use serde::{Deserialize, Serialize};

use crate::{
    error::PublishError,
    records::small,
    store::object_store::{Creation, Store},
    work::WorkFiles,
};
use gongbao_files::Fault as SystemError;
use gongbao_release::layout::{self, CONTROL};

/// What the lock says.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct LockToken {
    /// Random, so that it tells nobody's machine or name.
    token: String,
    /// Since when.
    since: String,
}

impl LockToken {
    fn new(now: &str) -> Self {
        let random = || RandomState::new().build_hasher().finish();
        Self { token: format!("{:016x}{:016x}", random(), random()), since: now.to_owned() }
    }

    fn to_bytes(&self) -> std::io::Result<Vec<u8>> {
        Ok(serde_json::to_vec(self)?)
    }
}

/// A lock that is held, or the user's word that nobody else publishes.
pub(crate) struct PublishLock<'a> {
    store: &'a dyn Store,
    work: &'a WorkFiles,
    bytes: Option<Vec<u8>>,
}

/// Where the lock's bytes are remembered on this machine, so that a run that was killed can take its own lock back.
const REMEMBERED: &str = "lock.json";

impl<'a> PublishLock<'a> {
    /// Takes the lock.
    pub(crate) fn take(
        store: &'a dyn Store,
        work: &'a WorkFiles,
        now: &str,
        single_writer: bool,
    ) -> Result<Self, PublishError> {
        let held = LockToken::new(now);
        let Some(method) = probe(store, &held.token)? else {
            if single_writer {
                return Ok(Self { store, work, bytes: None });
            }
            return Err(no_locks());
        };
        let key = layout::lock();
        let bytes = held.to_bytes()?;
        let before = fs::read(work.path(REMEMBERED)).ok();
        for _ in 0..2 {
            // Remembered before it is taken: the answer to taking it may be lost.
            if store.create(method, &key, &bytes).inspect_err(|_| remember(work, &bytes))?
                == Creation::Done
            {
                remember(work, &bytes);
                let lock = Self { store, work, bytes: Some(bytes) };
                lock.check()?;
                return Ok(lock);
            }
            let there = small(store, &store.created_key(&key))?.unwrap_or_default();
            // It may have been cut off on its way.
            if !before.as_ref().is_some_and(|before| before.starts_with(&there)) {
                return Err(taken(&there));
            }
            store.delete(&key)?;
        }
        Err(taken(&[]))
    }

    /// Whether it is still held; asked before each phase.
    pub(crate) fn check(&self) -> Result<(), PublishError> {
        let Some(bytes) = &self.bytes else { return Ok(()) };
        let there = small(self.store, &self.store.created_key(&layout::lock()))?;
        if there.as_ref() == Some(bytes) {
            return Ok(());
        }
        Err(PublishError::failed(
            "发布锁已被别人解开或取代，停止发布",
            "the lock was released or taken by someone else; stopped",
        ))
    }

    /// Lets go of it.
    pub(crate) fn release(self) -> Result<(), PublishError> {
        if self.bytes.is_some() {
            self.store.delete(&layout::lock())?;
            self.work.remove(REMEMBERED)?;
        }
        Ok(())
    }
}

fn remember(work: &WorkFiles, bytes: &[u8]) {
    let _ = fs::write(work.path(REMEMBERED), bytes);
}

fn no_locks() -> PublishError {
    SystemError::usage(
        "这个目标不能加锁（试过：同名文件会被直接覆盖），两个人同时发布会互相破坏；确认只有你一个人在发布，请加 --single-writer",
        "this target keeps no locks (tried: a second creation overwrites the first), and two publishers at once would break each other's work; if nobody else publishes now, add --single-writer",
    )
    .into()
}

fn since(there: &[u8]) -> String {
    serde_json::from_slice(there).map_or_else(|_| "?".to_owned(), |token: LockToken| token.since)
}

fn taken(there: &[u8]) -> PublishError {
    let since = since(there);
    PublishError::failed(
        format!(
            "另一个发布正在进行（{since} 起），没有改动；如果那次发布已经中断，运行 gongbao publish unlock 解锁"
        ),
        format!(
            "another publish is under way (since {since}); nothing was changed. If that one is dead, run `gongbao publish unlock`"
        ),
    )
}

/// The method by which a store creates an object once and refuses the second time, tried on a throw-away key.
fn probe(store: &dyn Store, token: &str) -> Result<Option<usize>, PublishError> {
    for method in 0..store.create_methods() {
        let key = format!("{CONTROL}/probe-{token}-{method}");
        let first = store.create(method, &key, b"")?;
        if first == Creation::Unsupported {
            continue;
        }
        let second = store.create(method, &key, b"");
        store.delete(&key)?;
        if first == Creation::Done && second? == Creation::Exists {
            return Ok(Some(method));
        }
    }
    Ok(None)
}

/// Removes the lock of a run that is dead, and says since when it was held.
///
/// # Errors
/// When the store does not answer.
pub fn unlock(store: &dyn Store) -> Result<Option<String>, PublishError> {
    let key = layout::lock();
    let there = small(store, &store.created_key(&key))?;
    store.delete(&key)?;
    Ok(there.map(|there| since(&there)))
}
