//! Gongbao's own small objects on a target: records of releases, and the lock, which is probed before it is trusted.

use std::{
    fs,
    hash::{BuildHasher as _, Hasher as _, RandomState},
    io::Read as _,
};

use serde::{Deserialize, Serialize};

use super::{Body, Created, Headers, Stop, Store, spool::Spool};
use crate::release::{
    CONTROL,
    record::{self, Record},
};

/// No small object is longer.
const LIMIT: u64 = 64 << 10;

const PLAIN: Headers<'static> =
    Headers { mime: "application/json; charset=utf-8", cache: "no-store" };

/// The headers of Gongbao's own objects.
pub(super) const fn headers() -> Headers<'static> {
    PLAIN
}

/// Reads a small object.
pub(super) fn small(store: &dyn Store, key: &str) -> Result<Option<Vec<u8>>, Stop> {
    let Some(reader) = store.get(key)? else { return Ok(None) };
    let mut bytes = Vec::new();
    reader.take(LIMIT).read_to_end(&mut bytes)?;
    Ok(Some(bytes))
}

/// Reads a record; one that was cut off counts as none.
pub(super) fn read(store: &dyn Store, key: &str) -> Result<Option<Record>, Stop> {
    Ok(small(store, key)?.as_deref().and_then(Record::read))
}

/// Writes a record and reads it back.
pub(super) fn write(store: &dyn Store, key: &str, record: &Record) -> Result<(), Stop> {
    let bytes = record.bytes();
    store.put(key, &Body::Bytes(bytes.clone()), PLAIN)?;
    if small(store, key)?.as_ref() == Some(&bytes) {
        return Ok(());
    }
    Err(Stop::fault(
        format!("写入后读回的内容不一致：{key}"),
        format!("what was read back is not what was written: {key}"),
    ))
}

/// The release that holds, and the one that a broken run was about to make.
pub(super) fn releases(store: &dyn Store) -> Result<(Option<Record>, Option<Record>), Stop> {
    let pending = read(store, &record::pending())?;
    let last = match small(store, &record::current())? {
        None => None,
        Some(bytes) => match (Record::read(&bytes), &pending) {
            (Some(last), _) => Some(last),
            // The commit itself was cut off; the release before it still holds.
            (None, Some(pending)) => match &pending.previous {
                Some(id) => read(store, &record::history(id))?,
                None => None,
            },
            (None, None) => {
                return Err(Stop::fault(
                    format!(
                        "目标上的 {} 已损坏，不能确定现在是哪个版本，没有改动",
                        record::current()
                    ),
                    format!(
                        "{} on the target is damaged, so it is not known which release holds; nothing was changed",
                        record::current()
                    ),
                ));
            }
        },
    };
    Ok((last, pending))
}

/// The releases from the newest to the oldest, so many at most.
pub(super) fn chain(store: &dyn Store, most: usize) -> Result<Vec<Record>, Stop> {
    let mut chain: Vec<Record> = Vec::new();
    let mut next = releases(store)?.0;
    while let Some(record) = next {
        next = match &record.previous {
            Some(id) if chain.len() + 1 < most && chain.iter().all(|known| known.id != *id) => {
                read(store, &record::history(id))?
            }
            _ => None,
        };
        chain.push(record);
    }
    Ok(chain)
}

/// What the lock says.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Held {
    /// Random, so that it tells nobody's machine or name.
    token: String,
    /// Since when.
    pub since: String,
}

impl Held {
    fn new(now: &str) -> Self {
        let random = || RandomState::new().build_hasher().finish();
        Self { token: format!("{:016x}{:016x}", random(), random()), since: now.to_owned() }
    }

    fn bytes(&self) -> Vec<u8> {
        serde_json::to_vec(self).unwrap_or_default()
    }
}

/// A lock that is held, or the user's word that nobody else publishes.
pub(super) struct Lock<'a> {
    store: &'a dyn Store,
    spool: &'a Spool,
    bytes: Option<Vec<u8>>,
}

/// Where the lock's bytes are remembered on this machine, so that a run that was killed can take its own lock back.
const REMEMBERED: &str = "lock.json";

impl<'a> Lock<'a> {
    /// Takes the lock.
    pub(super) fn take(
        store: &'a dyn Store,
        spool: &'a Spool,
        now: &str,
        single_writer: bool,
    ) -> Result<Self, Stop> {
        let held = Held::new(now);
        let Some(way) = probe(store, &held.token)? else {
            if single_writer {
                return Ok(Self { store, spool, bytes: None });
            }
            return Err(gongbao_files::SystemError::usage(
                "这个目标不能加锁（试过：同名文件会被直接覆盖），两个人同时发布会互相破坏；确认只有你一个人在发布，请加 --single-writer",
                "this target keeps no locks (tried: a second creation overwrites the first), and two publishers at once would break each other's work; if nobody else publishes now, add --single-writer",
            )
            .into());
        };
        let key = record::lock();
        let bytes = held.bytes();
        let before = fs::read(spool.path(REMEMBERED)).ok();
        for _ in 0..2 {
            // Remembered before it is taken: the answer to taking it may be lost.
            if store.create(way, &key, &bytes).inspect_err(|_| remember(spool, &bytes))?
                == Created::Yes
            {
                remember(spool, &bytes);
                let lock = Self { store, spool, bytes: Some(bytes) };
                lock.check()?;
                return Ok(lock);
            }
            let there = small(store, &store.created(&key))?.unwrap_or_default();
            // It may have been cut off on its way.
            if !before.as_ref().is_some_and(|before| before.starts_with(&there)) {
                return Err(taken(&there));
            }
            store.delete(&key)?;
        }
        Err(taken(&[]))
    }

    /// Whether it is still held; asked before each phase.
    pub(super) fn check(&self) -> Result<(), Stop> {
        let Some(bytes) = &self.bytes else { return Ok(()) };
        let there = small(self.store, &self.store.created(&record::lock()))?;
        if there.as_ref() == Some(bytes) {
            return Ok(());
        }
        Err(Stop::fault(
            "发布锁已被别人解开或取代，停止发布",
            "the lock was released or taken by someone else; stopped",
        ))
    }

    /// Lets go of it.
    pub(super) fn release(self) -> Result<(), Stop> {
        if self.bytes.is_some() {
            self.store.delete(&record::lock())?;
            self.spool.remove(REMEMBERED);
        }
        Ok(())
    }
}

fn remember(spool: &Spool, bytes: &[u8]) {
    let _ = fs::write(spool.path(REMEMBERED), bytes);
}

fn taken(there: &[u8]) -> Stop {
    let since = serde_json::from_slice::<Held>(there).map(|held| held.since);
    let since = since.unwrap_or_else(|_| "?".to_owned());
    Stop::fault(
        format!(
            "另一个发布正在进行（{since} 起），没有改动；如果那次发布已经中断，运行 gongbao publish unlock 解锁"
        ),
        format!(
            "another publish is under way (since {since}); nothing was changed. If that one is dead, run `gongbao publish unlock`"
        ),
    )
}

/// The way in which a store creates an object once and refuses the second time, tried on a throw-away key.
fn probe(store: &dyn Store, token: &str) -> Result<Option<usize>, Stop> {
    for way in 0..store.ways() {
        let key = format!("{CONTROL}/probe-{token}-{way}");
        let first = store.create(way, &key, b"")?;
        if first == Created::Unknown {
            continue;
        }
        let second = store.create(way, &key, b"");
        store.delete(&key)?;
        if first == Created::Yes && second? == Created::No {
            return Ok(Some(way));
        }
    }
    Ok(None)
}

/// Removes the lock of a run that is dead, and says since when it was held.
///
/// # Errors
/// When the store does not answer.
pub fn unlock(store: &dyn Store) -> Result<Option<String>, Stop> {
    let key = record::lock();
    let created = store.created(&key);
    let there = small(store, &created)?;
    store.delete(&key)?;
    Ok(there.map(|there| {
        serde_json::from_slice::<Held>(&there).map_or_else(|_| "?".to_owned(), |held| held.since)
    }))
}
