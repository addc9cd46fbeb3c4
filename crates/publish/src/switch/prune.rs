//! After the switch: folders of releases that are no longer kept go, file by file, so that files of others stay.

use std::collections::BTreeSet;

use crate::{
    error::PublishError,
    records::fetch_manifest,
    rollout::{Retention, Rollout},
    store::object_store::FolderStore,
    work::OTHER,
};
use gongbao_release::{
    entry::{EntryState, ReleaseEntry},
    layout,
    release::Release,
};

/// Removes releases that are no longer kept, and what a run left that was cut off.
pub(crate) fn prune(rollout: &Rollout<'_>, store: &dyn FolderStore) -> Result<(), PublishError> {
    let Retention { kept, mut expired } = rollout.retention()?;
    let left = rollout.plan.interrupted.iter().filter(|interrupted| {
        interrupted.back_to.is_none()
            && kept.iter().all(|kept| kept.manifest != interrupted.manifest)
    });
    expired.extend(left.cloned());
    expired.dedup_by(|a, b| a.manifest == b.manifest);
    for release in &expired {
        forget(rollout, store, release)?;
    }
    store.delete(&layout::pending())
}

fn forget(
    rollout: &Rollout<'_>,
    store: &dyn FolderStore,
    expired: &Release,
) -> Result<(), PublishError> {
    let manifest = layout::manifest(&expired.manifest);
    if store.head(&manifest)?.is_none() {
        return Ok(());
    }
    fetch_manifest(store, rollout.work, OTHER, expired)?;
    let folder = layout::folder(&expired.manifest);
    let there = || -> Result<_, PublishError> {
        Ok(rollout.work.entries(OTHER)?.filter(|entry| {
            entry.as_ref().map_or(true, |entry| entry.state != EntryState::Deleted)
        }))
    };
    rollout
        .pool
        .each(there()?, |entry: ReleaseEntry| store.delete(&format!("{folder}/{}", entry.path)))?;
    let mut folders = BTreeSet::from([folder.clone()]);
    for entry in there()? {
        let path = format!("{folder}/{}", entry?.path);
        let mut parent = path.as_str();
        while let Some((above, _)) = parent.rsplit_once('/') {
            if above.len() < folder.len() || !folders.insert(above.to_owned()) {
                break;
            }
            parent = above;
        }
    }
    folders.iter().rev().for_each(|folder| store.remove_empty(folder));
    store.delete(&manifest)
}
