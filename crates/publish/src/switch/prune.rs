//! After the switch: folders of releases that are no longer kept go, file by file, so that files of others stay.

use std::collections::BTreeSet;

use crate::{
    error::PublishError,
    records::fetch_manifest,
    rollout::{Retention, Rollout},
    store::object_store::FolderStore,
    work::OTHER,
};
use gongbao_base::digest::Digest;
use gongbao_release::{
    entry::{EntryState, ReleaseEntry},
    layout,
};

/// Removes releases that are no longer kept, and what a run left that was cut off.
pub(crate) fn prune(rollout: &Rollout<'_>, store: &dyn FolderStore) -> Result<(), PublishError> {
    let Retention { kept, expired } = rollout.retention()?;
    for release in &expired {
        forget(rollout, store, &release.manifest, release.sha256)?;
    }
    for abandoned in rollout.abandoned(&kept) {
        forget(rollout, store, &abandoned.manifest, abandoned.sha256)?;
    }
    Ok(())
}

fn forget(
    rollout: &Rollout<'_>,
    store: &dyn FolderStore,
    name: &str,
    digest: Digest,
) -> Result<(), PublishError> {
    let manifest = layout::manifest(name);
    if store.head(&manifest)?.is_none() {
        return Ok(());
    }
    fetch_manifest(store, rollout.work, OTHER, (name, digest))?;
    let folder = layout::folder(name);
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
