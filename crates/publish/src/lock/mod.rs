//! The lock of a publish: probed before it is trusted, and remembered on this machine before it is taken.

mod probe;
#[cfg(test)]
mod tests;
mod token;

use std::{thread, time::Duration};

use self::{
    probe::{clear, probe},
    token::{LockOwner, LockToken, RememberedTokens, since},
};
use crate::{
    error::PublishError,
    records::small,
    store::object_store::{Creation, Store},
    work::WorkFiles,
};
use gongbao_files::SystemError;
use gongbao_release::layout;

/// How often a lock without a token is looked at: its owner may be about to write it.
const LOOKS: u32 = 6;

/// The time between two looks.
const WAIT: Duration = Duration::from_millis(if cfg!(test) { 1 } else { 300 });

/// A lock that is held, or the user's word that nobody else publishes.
pub(crate) struct PublishLock<'a> {
    store: &'a dyn Store,
    work: &'a WorkFiles,
    bytes: Option<Vec<u8>>,
}

impl<'a> PublishLock<'a> {
    /// Takes the lock; one that this machine left behind is taken back, and nobody else's.
    pub(crate) fn take(
        store: &'a dyn Store,
        work: &'a WorkFiles,
        now: &str,
        single_writer: bool,
    ) -> Result<Self, PublishError> {
        let token = LockToken::new(now);
        let earlier = RememberedTokens::read(work)?;
        let bytes = token.to_bytes()?;
        // Before anything is made: a run may be killed, or the answer lost, when it is there already.
        RememberedTokens::add(work, &bytes)?;
        for token in earlier.tokens() {
            clear(store, &token)?;
        }
        let Some(method) = probe(store, &token.token)? else {
            RememberedTokens::forget(work)?;
            return if single_writer {
                Ok(Self { store, work, bytes: None })
            } else {
                Err(no_locks())
            };
        };
        create(store, method, &bytes, &earlier)?;
        let lock = Self { store, work, bytes: Some(bytes) };
        lock.check()?;
        Ok(lock)
    }

    /// Whether a run of this machine was cut off that may have left a lock.
    pub(crate) fn is_left(work: &WorkFiles) -> Result<bool, PublishError> {
        Ok(!RememberedTokens::read(work)?.is_empty())
    }

    /// Whether it is still held; asked before each phase.
    pub(crate) fn check(&self) -> Result<(), PublishError> {
        let Some(bytes) = &self.bytes else { return Ok(()) };
        if read(self.store)?.as_ref() == Some(bytes) {
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
            RememberedTokens::forget(self.work)?;
        }
        Ok(())
    }
}

/// Creates the lock. A store may make it first and fill it after, so one without a token may be anybody's: it counts as
/// this machine's only when a run of this machine was cut off and nobody fills it. Whoever came after all and finds
/// another token in it stops at its next check.
fn create(
    store: &dyn Store,
    method: usize,
    bytes: &[u8],
    earlier: &RememberedTokens,
) -> Result<(), PublishError> {
    let key = layout::lock();
    for look in 1..=LOOKS {
        if store.create(method, &key, bytes)? == Creation::Done {
            return Ok(());
        }
        // A lock that is gone by now, or not filled yet, has no bytes.
        let there = read(store)?.unwrap_or_default();
        if there == bytes {
            // It was created, and the answer to that was lost.
            return Ok(());
        }
        match earlier.owner(&there) {
            LockOwner::ThisMachine => store.delete(&key)?,
            LockOwner::Another => return Err(taken(&there)),
            LockOwner::Unknown if look < LOOKS - 1 => thread::sleep(WAIT),
            LockOwner::Unknown if earlier.is_empty() => return Err(taken(&there)),
            LockOwner::Unknown => store.delete(&key)?,
        }
    }
    Err(taken(&[]))
}

/// The bytes of the lock that is there.
fn read(store: &dyn Store) -> Result<Option<Vec<u8>>, PublishError> {
    small(store, &store.created_key(&layout::lock()))
}

fn no_locks() -> PublishError {
    SystemError::usage(
        "这个目标不能加锁（试过：同名文件会被直接覆盖），两个人同时发布会互相破坏；确认只有你一个人在发布，请加 --single-writer",
        "this target keeps no locks (tried: a second creation overwrites the first), and two publishers at once would break each other's work; if nobody else publishes now, add --single-writer",
    )
    .into()
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

/// Removes the lock of a run that is dead, and says since when it was held.
///
/// # Errors
/// When the store does not answer.
pub fn unlock(store: &dyn Store) -> Result<Option<String>, PublishError> {
    let there = read(store)?;
    store.delete(&layout::lock())?;
    Ok(there.map(|there| since(&there)))
}
