//! A publish to a store of folders: the release grows beside the one that readers see, and one step puts it in its place.
//!
//! Readers see the whole old release until the link is switched, and the whole new one from then on.

mod fill;
mod prune;

pub(crate) use self::prune::prune;
use crate::{
    error::PublishError,
    records,
    rollout::Rollout,
    store::object_store::FolderStore,
    work::{NEXT, OPERATIONS},
};
use gongbao_release::layout;

/// Makes the release.
pub(crate) fn publish(rollout: &Rollout<'_>, store: &dyn FolderStore) -> Result<(), PublishError> {
    let before = current(rollout, store)?;
    fill::check_source(rollout)?;
    rollout.announce()?;
    fill::fill(rollout, store)?;
    rollout.lock.check()?;
    fill::read_back(rollout, store)?;
    rollout.lock.check()?;
    switch(rollout, store, before.as_deref(), OPERATIONS)?;
    rollout.commit()?;
    prune(rollout, store)
}

/// Goes back to a release that is still there, by the same one step.
pub(crate) fn go_back(rollout: &Rollout<'_>, store: &dyn FolderStore) -> Result<(), PublishError> {
    let before = current(rollout, store)?;
    records::write(store, &layout::pending(), rollout.release)?;
    switch(rollout, store, before.as_deref(), NEXT)?;
    rollout.commit()?;
    prune(rollout, store)?;
    rollout.conclude()
}

/// What readers see now; refused when it is none of Gongbao's releases.
fn current(rollout: &Rollout<'_>, store: &dyn FolderStore) -> Result<Option<String>, PublishError> {
    let current = store.current()?;
    // A run may be killed after its switch and before its commit, and the next one soon after.
    let known = [&rollout.plan.last, &rollout.plan.interrupted].into_iter().flatten();
    let mut known = known.flat_map(|release| {
        let abandoned = release.abandoned.iter().map(|abandoned| &abandoned.manifest);
        abandoned.chain([&release.manifest])
    });
    match &current {
        Some(folder) if !known.any(|manifest| layout::folder(manifest) == *folder) => {
            Err(PublishError::refused(
                format!("目标上的 current 指向 {folder}，不是 Gongbao 的版本，没有改动"),
                format!(
                    "`current` on the target points to {folder}, which is no release of Gongbao's; nothing was changed"
                ),
            ))
        }
        _ => Ok(current),
    }
}

/// Lets readers see the release; when a sample through the public address is wrong, the one before again.
fn switch(
    rollout: &Rollout<'_>,
    store: &dyn FolderStore,
    before: Option<&str>,
    sample_of: &str,
) -> Result<(), PublishError> {
    store.switch_to(&layout::folder(&rollout.release.manifest))?;
    let checked = rollout.check_public(sample_of);
    if let (Err(_), Some(before)) = (&checked, before) {
        store.switch_to(before)?;
    }
    checked
}
