//! Filling the folder of a release beside the one that readers see, and reading it back.

use crate::{
    error::PublishError,
    rollout::Rollout,
    store::{
        body,
        object_store::{FolderStore, ObjectHeaders},
    },
    work::OPERATIONS,
};
use gongbao_release::{
    diff::{FileOperation, Operation},
    entry::ReleaseEntry,
    layout,
};

/// Proves the bytes on this machine before anything is written.
pub(super) fn check_source(rollout: &Rollout<'_>) -> Result<(), PublishError> {
    let counts = &rollout.plan.counts;
    rollout.request.phase("核对本机文件", "checking the files", counts.new + counts.changed);
    let uploads = rollout.work.read::<FileOperation>(OPERATIONS)?.filter(|operation| {
        operation.as_ref().map_or(true, |operation| operation.operation == Operation::Upload)
    });
    rollout.pool.each(uploads, |operation| {
        rollout.request.observer.tick();
        rollout.source.check(&operation.entry)
    })
}

/// Fills the new folder: what stayed the same becomes a second name of the old file, the rest is sent.
pub(super) fn fill(rollout: &Rollout<'_>, store: &dyn FolderStore) -> Result<(), PublishError> {
    let (plan, id) = (rollout.plan, &rollout.release.id);
    let to = layout::folder(&rollout.release.manifest);
    let from = plan.last.as_ref().map(|last| layout::folder(&last.manifest));
    let resumed = plan.interrupted.as_ref().is_some_and(|interrupted| interrupted.id == *id);
    rollout.request.phase("写入新版本", "filling the release", plan.counts.files);
    rollout.pool.each(rollout.work.read::<FileOperation>(OPERATIONS)?, |operation| {
        let key = format!("{to}/{}", operation.entry.path);
        rollout.request.observer.tick();
        match (operation.operation, &from) {
            (Operation::Delete, _) => Ok(()),
            (Operation::Keep | Operation::Retain, Some(from)) => {
                let old = format!("{from}/{}", operation.entry.path);
                let linked = store.link(&old, &key);
                // A file that was lost from the old release comes from the site itself.
                if linked.is_err() && operation.operation == Operation::Keep {
                    put(rollout, &operation.entry, &key)
                } else {
                    linked
                }
            }
            _ if resumed && is_present(store, &key, &operation.entry)? => Ok(()),
            _ => put(rollout, &operation.entry, &key),
        }
    })
}

fn put(rollout: &Rollout<'_>, entry: &ReleaseEntry, key: &str) -> Result<(), PublishError> {
    rollout.request.store.put(key, &rollout.source.body(entry)?, ObjectHeaders::default())
}

fn is_present(
    store: &dyn FolderStore,
    key: &str,
    entry: &ReleaseEntry,
) -> Result<bool, PublishError> {
    if store.head(key)?.is_none_or(|there| there.length != entry.length) {
        return Ok(false);
    }
    let Some(reader) = store.get(key)? else { return Ok(false) };
    Ok(body::proves(reader, entry.length, &entry.sha256)?)
}

/// Reads back what was sent; of what has a second name, the length.
pub(super) fn read_back(
    rollout: &Rollout<'_>,
    store: &dyn FolderStore,
) -> Result<(), PublishError> {
    let folder = layout::folder(&rollout.release.manifest);
    rollout.request.phase("读回核对", "reading back", rollout.plan.counts.files);
    rollout.pool.each(rollout.work.read::<FileOperation>(OPERATIONS)?, |operation| {
        let key = format!("{folder}/{}", operation.entry.path);
        rollout.request.observer.tick();
        let present = match operation.operation {
            Operation::Delete => true,
            Operation::Keep | Operation::Retain => {
                store.head(&key)?.is_some_and(|there| there.length == operation.entry.length)
            }
            Operation::Upload => is_present(store, &key, &operation.entry)?,
        };
        if present {
            return Ok(());
        }
        Err(PublishError::failed(
            format!("写入后读回的内容不一致：{key}；没有切换，居民看到的仍是旧版本"),
            format!("what was read back is not what was written: {key}; not switched, readers see the old release"),
        ))
    })
}
