//! After the commit: files that left are deleted, and releases that are no longer kept are forgotten.

use std::{collections::HashSet, thread};

use crate::{
    error::PublishError,
    public,
    records::fetch_manifest,
    rollout::Rollout,
    store::object_store::{LOOKS, Store},
    work::OTHER,
};
use gongbao_base::digest::Digest;
use gongbao_manifest::Class;
use gongbao_release::{
    entry::{EntryState, ReleaseEntry},
    layout,
    release::Release,
};

/// Deletes what a committed manifest, in a work file, calls deleted, and old bytes that no kept release needs.
pub(crate) fn prune(rollout: &Rollout<'_>, manifest: &str) -> Result<(), PublishError> {
    let store = rollout.request.store;
    rollout.request.phase("删除旧文件", "deleting", rollout.plan.counts.gone);
    // The other way round than they came: no page is there without what it needs.
    for class in [Class::List, Class::Leaf, Class::Asset] {
        let deleted = rollout.work.entries(manifest)?.filter(|entry| {
            entry
                .as_ref()
                .map_or(true, |entry| entry.state == EntryState::Deleted && entry.class == class)
        });
        rollout.pool.each(deleted, |entry: ReleaseEntry| {
            rollout.request.observer.tick();
            store.delete(&entry.path)?;
            prove_gone(store, &entry.path)
        })?;
    }
    public::check_gone(rollout.request.target, rollout.work, manifest)?;
    let retention = rollout.retention()?;
    for release in &retention.expired {
        forget(rollout, &retention.kept, release)?;
    }
    for abandoned in rollout.abandoned(&retention.kept) {
        store.delete(&layout::manifest(&abandoned.manifest))?;
    }
    Ok(())
}

/// Proves that a file is gone: a store may say so and keep it.
fn prove_gone(store: &dyn Store, path: &str) -> Result<(), PublishError> {
    for wait in LOOKS {
        thread::sleep(wait);
        if store.head(path)?.is_none() {
            return Ok(());
        }
    }
    Err(PublishError::failed(
        format!(
            "{path} 已撤下，但目标删除后仍能读到它；新版本已发布，请让管理员删掉这个文件，再发布一次"
        ),
        format!(
            "{path} was taken down, but is still there after the target deleted it; the new release is out. Have the file removed, then publish again"
        ),
    ))
}

/// Removes a release that is no longer kept: its manifest, and kept bytes that no other release names.
fn forget(rollout: &Rollout<'_>, kept: &[Release], expired: &Release) -> Result<(), PublishError> {
    let (store, work) = (rollout.request.store, rollout.work);
    let mut digests: HashSet<Digest> = HashSet::new();
    fetch_manifest(store, work, OTHER, expired.manifest_ref())?;
    for entry in work.entries(OTHER)? {
        digests.insert(entry?.sha256);
    }
    for release in kept {
        fetch_manifest(store, work, OTHER, release.manifest_ref())?;
        for entry in work.entries(OTHER)? {
            digests.remove(&entry?.sha256);
        }
    }
    let mut digests: Vec<Digest> = digests.into_iter().collect();
    digests.sort_unstable();
    let digests = digests.into_iter().map(Ok);
    rollout.pool.each(digests, |digest| store.delete(&layout::backup(&digest)))?;
    store.delete(&layout::manifest(&expired.manifest))
}
