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
    store::object_store::FolderStore,
    switch,
    work::{NEXT, OTHER, WorkFiles},
};
use gongbao_release::{layout, limits::ReleaseCounts, release::Release, site::SiteSummary};

/// Goes back to a release: the one named, or the newest that is another site than the one that holds. Where folders are
/// switched the link points back; elsewhere the release is published again from what the target keeps.
///
/// # Errors
/// A refusal, or the failure that ended the run.
pub fn rollback(
    request: &PublishRequest<'_>,
    to: Option<&str>,
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
    let wanted = match to {
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
