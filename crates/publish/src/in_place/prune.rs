//! After the commit: files that left are deleted, and releases that are no longer kept are forgotten.

use std::collections::HashSet;

use crate::{error::PublishError, records::fetch_manifest, rollout::Rollout, work::OTHER};
use gongbao_base::digest::Digest;
use gongbao_release::{
    entry::{EntryState, ReleaseEntry},
    layout,
    release::Release,
};

/// Deletes what a committed manifest, in a work file, calls deleted, and old bytes that no kept release needs.
pub(crate) fn prune(rollout: &Rollout<'_>, manifest: &str) -> Result<(), PublishError> {
    let store = rollout.request.store;
    let deleted = rollout
        .work
        .entries(manifest)?
        .filter(|entry| entry.as_ref().map_or(true, |entry| entry.state == EntryState::Deleted));
    rollout.request.phase("删除旧文件", "deleting", rollout.plan.counts.gone);
    rollout.pool.each(deleted, |entry: ReleaseEntry| {
        rollout.request.observer.tick();
        store.delete(&entry.path)
    })?;
    let retention = rollout.retention()?;
    for release in &retention.expired {
        forget(rollout, &retention.kept, release)?;
    }
    store.delete(&layout::pending())
}

/// Removes a release that is no longer kept: its manifest, and kept bytes that no other release names.
fn forget(rollout: &Rollout<'_>, kept: &[Release], expired: &Release) -> Result<(), PublishError> {
    let (store, work) = (rollout.request.store, rollout.work);
    let mut digests: HashSet<Digest> = HashSet::new();
    fetch_manifest(store, work, OTHER, expired)?;
    for entry in work.entries(OTHER)? {
        digests.insert(entry?.sha256);
    }
    for release in kept {
        fetch_manifest(store, work, OTHER, release)?;
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
