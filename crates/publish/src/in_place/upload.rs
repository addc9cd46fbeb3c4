//! Sending files of one class, and reading back what was sent.

use std::thread;

use super::uploads::uploads;
use crate::{
    error::PublishError,
    rollout::Rollout,
    store::{
        body,
        object_store::{LOOKS, ObjectHeaders, ObjectMetadata},
    },
};
use gongbao_manifest::Class;
use gongbao_release::entry::ReleaseEntry;

/// Sends the files of one class.
pub(super) fn send(rollout: &Rollout<'_>, class: Class) -> Result<(), PublishError> {
    let of_class = uploads(rollout.work)?.filter(|upload| {
        upload.as_ref().map_or(true, |upload| upload.operation.entry.class == class)
    });
    rollout.pool.each(of_class, |upload| {
        let entry = &upload.operation.entry;
        let body = rollout.source.body(entry)?;
        let headers = ObjectHeaders { mime: &entry.mime, cache: &entry.cache };
        let sent = rollout.request.store.put(&entry.path, &body, headers);
        rollout.request.observer.tick();
        sent
    })
}

/// Proves that everything that was sent is there.
pub(super) fn read_back(rollout: &Rollout<'_>) -> Result<(), PublishError> {
    rollout.pool.each(uploads(rollout.work)?, |upload| {
        let entry = &upload.operation.entry;
        for wait in LOOKS {
            thread::sleep(wait);
            let there = rollout.request.store.head(&entry.path)?;
            let present = there.map(|there| is_present(rollout, entry, &there)).transpose()?;
            if present == Some(true) {
                rollout.request.observer.tick();
                return Ok(());
            }
        }
        Err(differs(&entry.path))
    })
}

/// Whether an object is what the entry says, by headers, length and bytes.
pub(super) fn is_present(
    rollout: &Rollout<'_>,
    entry: &ReleaseEntry,
    metadata: &ObjectMetadata,
) -> Result<bool, PublishError> {
    let store = rollout.request.store;
    let same_headers =
        !store.keeps_headers() || (metadata.mime == entry.mime && metadata.cache == entry.cache);
    if !same_headers || metadata.length != entry.length {
        return Ok(false);
    }
    // The bytes themselves: a tag that a store gave when it took them tells nothing of what it kept.
    let Some(reader) = store.get(&entry.path)? else { return Ok(false) };
    Ok(body::proves(reader, entry.length, &entry.sha256)?)
}

/// What was read back is not what was sent.
pub(super) fn differs(key: &str) -> PublishError {
    PublishError::failed(
        format!("发布后读回的内容或类型不一致：{key}；发布停止，没有提交"),
        format!("what was read back is not what was sent: {key}; stopped before the commit"),
    )
}
