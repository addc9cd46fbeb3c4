//! After the switch: folders of releases that are no longer kept go, file by file, so that files of others stay.

use std::collections::{BTreeSet, HashSet};

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
    let mut folders = BTreeSet::from([folder.clone()]);
    for entry in there()? {
        let path = format!("{folder}/{}", entry?.path);
        let above = parents(&path).take_while(|above| above.len() >= folder.len());
        folders.extend(above.map(str::to_owned));
    }
    let mut own = HashSet::new();
    for folder in &folders {
        if store.is_folder(folder)? {
            own.insert(folder.clone());
        }
    }
    rollout.pool.each(there()?, |entry: ReleaseEntry| {
        let path = format!("{folder}/{}", entry.path);
        let within = parents(&path).take_while(|above| above.len() >= folder.len());
        // A link that somebody put there leads to what is theirs.
        if within.into_iter().all(|above| own.contains(above)) {
            store.delete(&path)
        } else {
            Ok(())
        }
    })?;
    folders.iter().rev().for_each(|folder| store.remove_empty(folder));
    store.delete(&manifest)
}

/// The folders above a path, the innermost first.
fn parents(path: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(path.rsplit_once('/'), |(above, _)| above.rsplit_once('/'))
        .map(|(above, _)| above)
}
