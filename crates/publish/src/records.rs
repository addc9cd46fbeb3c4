//! The records of releases on a target: small objects, read whole, and read back after they are written.

use std::io::Read as _;

use crate::{
    error::PublishError,
    store::{
        body::ObjectBody,
        object_store::{ObjectHeaders, Store},
    },
    work::WorkFiles,
};
use gongbao_base::digest::Digest;
use gongbao_release::{
    layout,
    release::{self, Release},
};

/// No small object is longer.
const LIMIT: u64 = 64 << 10;

/// The headers of Gongbao's own objects.
pub(crate) const HEADERS: ObjectHeaders<'static> =
    ObjectHeaders { mime: "application/json; charset=utf-8", cache: "no-store" };

/// Reads a small object.
pub(crate) fn small(store: &dyn Store, key: &str) -> Result<Option<Vec<u8>>, PublishError> {
    let Some(reader) = store.get(key)? else { return Ok(None) };
    let mut bytes = Vec::new();
    reader.take(LIMIT).read_to_end(&mut bytes)?;
    Ok(Some(bytes))
}

/// Reads a record; one that was cut off counts as none.
pub(crate) fn read(store: &dyn Store, key: &str) -> Result<Option<Release>, PublishError> {
    Ok(small(store, key)?.as_deref().and_then(Release::parse))
}

/// Writes a record and reads it back.
pub(crate) fn write(store: &dyn Store, key: &str, release: &Release) -> Result<(), PublishError> {
    let bytes = release.to_bytes()?;
    store.put(key, &ObjectBody::Bytes(bytes.clone()), HEADERS)?;
    if small(store, key)?.as_ref() == Some(&bytes) {
        return Ok(());
    }
    Err(PublishError::failed(
        format!("写入后读回的内容不一致：{key}"),
        format!("what was read back is not what was written: {key}"),
    ))
}

/// What a target says of its releases.
#[derive(Clone, Debug)]
pub(crate) struct TargetState {
    /// The release that holds.
    pub(crate) last: Option<Release>,
    /// The release that a run was about to make and was cut off from.
    pub(crate) interrupted: Option<Release>,
}

impl TargetState {
    /// Reads it.
    pub(crate) fn read(store: &dyn Store) -> Result<Self, PublishError> {
        let interrupted = read(store, &layout::pending())?;
        let last = match small(store, &layout::current())? {
            None => None,
            Some(bytes) => match (Release::parse(&bytes), &interrupted) {
                (Some(last), _) => Some(last),
                // The commit itself was cut off; the release before it still holds.
                (None, Some(interrupted)) => match &interrupted.previous {
                    Some(id) => read(store, &layout::history(id))?,
                    None => None,
                },
                (None, None) => return Err(damaged()),
            },
        };
        Ok(Self { last, interrupted })
    }
}

fn damaged() -> PublishError {
    let key = layout::current();
    PublishError::failed(
        format!("目标上的 {key} 已损坏，不能确定现在是哪个版本，没有改动"),
        format!(
            "{key} on the target is damaged, so it is not known which release holds; nothing was changed"
        ),
    )
}

/// The releases from the newest to the oldest, so many at most.
pub(crate) fn chain(store: &dyn Store, most: usize) -> Result<Vec<Release>, PublishError> {
    let mut chain: Vec<Release> = Vec::new();
    let mut next = TargetState::read(store)?.last;
    while let Some(release) = next {
        next = match &release.previous {
            Some(id) if chain.len() + 1 < most && chain.iter().all(|known| known.id != *id) => {
                read(store, &layout::history(id))?
            }
            _ => None,
        };
        chain.push(release);
    }
    Ok(chain)
}

/// Fetches a manifest into a work file, and proves it by the digest that a release's record gives.
pub(crate) fn fetch_manifest(
    store: &dyn Store,
    work: &WorkFiles,
    name: &str,
    (manifest, digest): (&str, Digest),
) -> Result<(), PublishError> {
    let key = layout::manifest(manifest);
    let damaged = || {
        PublishError::failed(
            format!("目标上的版本清单 {key} 缺失或已损坏，没有改动"),
            format!("the manifest {key} on the target is missing or damaged; nothing was changed"),
        )
    };
    let reader = store.get(&key)?.ok_or_else(damaged)?;
    if work.save(name, reader)? == digest { Ok(()) } else { Err(damaged()) }
}

/// A name that no release has: one second may see several.
pub(crate) fn fresh_name(
    store: &dyn Store,
    now: &str,
    site: &Digest,
    interrupted: Option<&Release>,
) -> Result<String, PublishError> {
    let name = release::name(now, site);
    let mut fresh = name.clone();
    for number in 2.. {
        // One that was given up has a manifest alone, and a rollback that was cut off not even that.
        let record = store.head(&layout::history(&fresh))?;
        let named = interrupted.is_some_and(|interrupted| interrupted.id == fresh);
        if record.is_none() && !named && store.head(&layout::manifest(&fresh))?.is_none() {
            break;
        }
        fresh = format!("{name}-{number}");
    }
    Ok(fresh)
}
