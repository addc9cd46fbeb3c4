//! Going back to an earlier release.

use crate::{
    error::PublishError,
    history,
    lock::PublishLock,
    plan::PublishPlan,
    publish::{PublishTask, abandoned, publish_locked},
    records::{TargetState, chain, fetch_manifest, fresh_name},
    request::{PublishOutcome, PublishRequest},
    rollout::Rollout,
    site,
    source::TargetBackups,
    store::object_store::{FolderStore, Store},
    switch,
    work::{LAST, NEXT, OTHER, WorkFiles},
};
use gongbao_base::finding::Message;
use gongbao_release::{
    entry::EntryState, layout, limits::ReleaseCounts, release::Release, site::SiteSummary,
};
use std::collections::{BTreeMap, BTreeSet};

/// What is gone back to, and what may not come back with it.
#[derive(Clone, Copy)]
pub struct RollbackTask<'a> {
    /// The release that was named.
    pub to: Option<&'a str>,
    /// The pages that were taken down.
    pub down: &'a BTreeSet<String>,
    /// Why those of them do not come back that the release has otherwise than the one that holds.
    pub judge: &'a dyn Fn(&[String]) -> Option<Message>,
}

/// Goes back to a release: the one named, or the newest that is another site than the one that holds. Where folders are
/// switched the link points back; elsewhere the release is published again from what the target keeps.
///
/// # Errors
/// A refusal, or the failure that ended the run.
pub fn rollback(
    request: &PublishRequest<'_>,
    task: &RollbackTask<'_>,
) -> Result<PublishOutcome, PublishError> {
    let (store, work) = (request.store, request.work()?);
    let chain = chain(store, history::MOST)?;
    let unknown = || {
        PublishError::refused(
            "目标上没有这个版本；用 gongbao publish history 查看",
            "the target has no such release; see `gongbao publish history`",
        )
    };
    let last = chain.first().ok_or_else(unknown)?;
    let wanted = match task.to {
        Some(id) => chain.iter().find(|release| release.id == id),
        None => chain.iter().find(|release| release.site != last.site),
    };
    let wanted = wanted.ok_or_else(unknown)?;
    if store.head(&layout::manifest(&wanted.manifest))?.is_none() {
        return Err(PublishError::refused(
            format!("版本 {} 已超出保留数，不能退回", wanted.id),
            format!("release {} is no longer kept", wanted.id),
        ));
    }
    let back = coming_back(store, &work, last, wanted, task.down)?;
    if let Some(why) = (task.judge)(&back).filter(|_| !back.is_empty()) {
        return Err(PublishError::Refused(why));
    }
    if let Some(folders) = store.as_folders() {
        let lock = PublishLock::take(store, &work, request.now, request.single_writer)?;
        let done = switch_back(request, folders, &work, wanted, &lock);
        let released = lock.release();
        let outcome = done?;
        released?;
        return Ok(outcome);
    }
    fetch_manifest(store, &work, OTHER, wanted.manifest_ref())?;
    let site = site::earlier(&work, OTHER)?;
    let source = TargetBackups { store, work: &work };
    let task = PublishTask { source: &source, back_to: Some(wanted), receipt: &|_, _| Ok(()) };
    publish_locked(request, &work, site, &task)
}

/// The pages of these that a release has, and not as the one has that holds.
fn coming_back(
    store: &dyn Store,
    work: &WorkFiles,
    last: &Release,
    wanted: &Release,
    down: &BTreeSet<String>,
) -> Result<Vec<String>, PublishError> {
    if down.is_empty() {
        return Ok(Vec::new());
    }
    let pages = |name, release: &Release| {
        fetch_manifest(store, work, name, release.manifest_ref())?;
        let entries = work.entries(name)?.filter(|entry| {
            entry
                .as_ref()
                .map_or(true, |entry| entry.state == EntryState::Live && down.contains(&entry.path))
        });
        let pages = entries.map(|entry| entry.map(|entry| (entry.path, entry.sha256)));
        Ok::<_, PublishError>(pages.collect::<Result<BTreeMap<_, _>, _>>()?)
    };
    let now = pages(LAST, last)?;
    let then = pages(OTHER, wanted)?;
    Ok(then
        .into_iter()
        .filter(|(page, digest)| now.get(page) != Some(digest))
        .map(|(page, _)| page)
        .collect())
}

fn switch_back(
    request: &PublishRequest<'_>,
    folders: &dyn FolderStore,
    work: &WorkFiles,
    wanted: &Release,
    lock: &PublishLock<'_>,
) -> Result<PublishOutcome, PublishError> {
    let store = request.store;
    let TargetState { last, interrupted } = TargetState::read(store)?;
    fetch_manifest(store, work, NEXT, wanted.manifest_ref())?;
    let release = Release {
        id: fresh_name(store, request.now, &wanted.site, interrupted.as_ref())?,
        at: request.now.to_owned(),
        previous: last.as_ref().map(|last| last.id.clone()),
        back_to: Some(wanted.id.clone()),
        abandoned: abandoned(&last, &interrupted),
        ..wanted.clone()
    };
    let site = SiteSummary { digest: wanted.site, files: wanted.files, bytes: wanted.bytes };
    let counts = ReleaseCounts::of_site(&site);
    let plan = PublishPlan { site, counts, last, interrupted, manifest: wanted.sha256 };
    let (source, pool) = (TargetBackups { store, work }, request.pool()?);
    let rollout =
        Rollout { request, work, plan: &plan, source: &source, lock, pool, release: &release };
    switch::go_back(&rollout, folders)?;
    Ok(PublishOutcome { counts, release: Some(release), resumes: false, refusal: None })
}
