//! One publish, from the built site to the released lock.

use crate::{
    error::PublishError,
    in_place,
    lock::PublishLock,
    plan::{PublishPlan, is_unchanged},
    records::{TargetState, fetch_manifest, fresh_name},
    request::{PublishOutcome, PublishRequest},
    rollout::Rollout,
    sent::SentFiles,
    site,
    source::{BodySource, SiteFolder},
    store::object_store::Store,
    switch,
    work::{BEGUN, NEXT, OPERATIONS, WorkFiles},
};
use gongbao_release::{
    layout,
    limits::{self, ReleaseCounts},
    release::{AbandonedManifest, Release},
    site::SiteSummary,
};

/// Says what a run would do, and writes nothing to the target.
///
/// # Errors
/// When the site or the target cannot be read.
pub fn preview(request: &PublishRequest<'_>) -> Result<PublishOutcome, PublishError> {
    let work = request.work()?;
    let site = site::built(request.out, &work, request.store.keeps_headers())?;
    let plan = PublishPlan::make(request.store, &work, site)?;
    let resumes = plan.interrupted.is_some();
    if plan.is_unchanged() {
        // Nothing is done: an asset that stays for a while does not go before the next real publish.
        let counts =
            ReleaseCounts { before: plan.counts.before, ..ReleaseCounts::of_site(&plan.site) };
        return Ok(PublishOutcome { counts, release: None, resumes, refusal: None });
    }
    let refusal = request.refusal(&plan.counts);
    Ok(PublishOutcome { counts: plan.counts, release: None, resumes, refusal })
}

/// Keeps the receipt of a release and of the files that were sent for it.
pub type KeepReceipt<'a> = dyn Fn(&Release, &SentFiles) -> Result<(), PublishError> + 'a;

/// Publishes the built site. `receipt` is called when the release holds, unless nothing changed; once more where a run was
/// cut off before it was known to be kept.
///
/// # Errors
/// A refusal, or the failure that ended the run.
pub fn publish(
    request: &PublishRequest<'_>,
    receipt: &KeepReceipt<'_>,
) -> Result<PublishOutcome, PublishError> {
    let work = request.work()?;
    let site = site::built(request.out, &work, request.store.keeps_headers())?;
    if site.files == 0 {
        return Err(PublishError::Refused(limits::empty_site()));
    }
    let TargetState { last, interrupted } = TargetState::read(request.store)?;
    if is_unchanged(&site, last.as_ref(), interrupted.as_ref()) {
        sweep(request, &work)?;
        let counts = ReleaseCounts::of_site(&site);
        return Ok(PublishOutcome { counts, release: None, resumes: false, refusal: None });
    }
    let task = PublishTask { source: &SiteFolder(request.out), back_to: None, receipt };
    publish_locked(request, &work, site, &task)
}

/// Where the bytes of a release come from, and what is done with it.
pub(crate) struct PublishTask<'a> {
    pub(crate) source: &'a dyn BodySource,
    /// The earlier release that it is, when it is one.
    pub(crate) back_to: Option<&'a Release>,
    pub(crate) receipt: &'a KeepReceipt<'a>,
}

/// Takes the lock, plans, refuses or publishes, and lets go of the lock in any case. The site's lines are in the work
/// files already.
pub(crate) fn publish_locked(
    request: &PublishRequest<'_>,
    work: &WorkFiles,
    site: SiteSummary,
    task: &PublishTask<'_>,
) -> Result<PublishOutcome, PublishError> {
    let lock = PublishLock::take(request.store, work, request.now, request.single_writer)?;
    let done = make(request, work, site, task, &lock);
    let released = lock.release();
    let outcome = done?;
    released?;
    Ok(outcome)
}

/// Takes back what a run of this machine left that was cut off, when nothing else is to be done.
fn sweep(request: &PublishRequest<'_>, work: &WorkFiles) -> Result<(), PublishError> {
    if !PublishLock::is_left(work)? && work.lines(BEGUN)?.is_empty() {
        return Ok(());
    }
    let lock = PublishLock::take(request.store, work, request.now, true)?;
    let cleared = clear_begun(request.store, work);
    let released = lock.release();
    cleared?;
    released
}

/// Removes manifests that this machine began to write and never announced.
fn clear_begun(store: &dyn Store, work: &WorkFiles) -> Result<(), PublishError> {
    let begun = work.lines(BEGUN)?;
    if begun.is_empty() {
        return Ok(());
    }
    let TargetState { interrupted, .. } = TargetState::read(store)?;
    for name in begun.iter().filter(|name| !name.is_empty()) {
        let announced = interrupted.iter().any(|release| {
            release.manifest == *name
                || release.abandoned.iter().any(|abandoned| abandoned.manifest == *name)
        });
        if !announced && store.head(&layout::history(name))?.is_none() {
            store.delete(&layout::manifest(name))?;
        }
    }
    if interrupted.is_none() { work.remove(BEGUN) } else { Ok(()) }
}

/// Plans, and refuses or publishes; or finishes what was cut off after its commit.
fn make(
    request: &PublishRequest<'_>,
    work: &WorkFiles,
    site: SiteSummary,
    task: &PublishTask<'_>,
    lock: &PublishLock<'_>,
) -> Result<PublishOutcome, PublishError> {
    clear_begun(request.store, work)?;
    request.store.clear_parts()?;
    keep_missed_receipt(request, work, task)?;
    if let Some(plan) = committed(request, work, &site)? {
        return finish(request, work, &plan, task, lock);
    }
    let plan = PublishPlan::make(request.store, work, site)?;
    // To go back is meant; the limit is against a wrong folder.
    if let Some(refusal) = request.refusal(&plan.counts).filter(|_| task.back_to.is_none()) {
        return Err(PublishError::Refused(refusal));
    }
    let release = release(request, &plan, task.back_to)?;
    let (source, pool) = (task.source, request.pool()?);
    let rollout = Rollout { request, work, plan: &plan, source, lock, pool, release: &release };
    match request.store.as_folders() {
        Some(store) => switch::publish(&rollout, store)?,
        None => in_place::publish(&rollout)?,
    }
    (task.receipt)(&release, &sent(work))?;
    rollout.conclude()?;
    let (counts, resumes) = (plan.counts, plan.interrupted.is_some());
    Ok(PublishOutcome { counts, release: Some(release), resumes, refusal: None })
}

fn sent(work: &WorkFiles) -> SentFiles {
    SentFiles { operations: work.path(OPERATIONS) }
}

/// Keeps the receipt of a run that was cut off after its commit. Only the machine that planned it knows what was sent.
fn keep_missed_receipt(
    request: &PublishRequest<'_>,
    work: &WorkFiles,
    task: &PublishTask<'_>,
) -> Result<(), PublishError> {
    let TargetState { last: Some(last), interrupted: Some(interrupted) } =
        TargetState::read(request.store)?
    else {
        return Ok(());
    };
    let planned_here =
        work.digest(NEXT)? == Some(last.sha256) && work.digest(OPERATIONS)?.is_some();
    if last.id != interrupted.id || last.back_to.is_some() || !planned_here {
        return Ok(());
    }
    (task.receipt)(&last, &sent(work))
}

/// The plan of a run that was cut off after its commit: nothing is left but to clean up.
fn committed(
    request: &PublishRequest<'_>,
    work: &WorkFiles,
    site: &SiteSummary,
) -> Result<Option<PublishPlan>, PublishError> {
    let TargetState { last: Some(last), interrupted: Some(interrupted) } =
        TargetState::read(request.store)?
    else {
        return Ok(None);
    };
    if last.id != interrupted.id || last.site != site.digest {
        return Ok(None);
    }
    fetch_manifest(request.store, work, NEXT, last.manifest_ref())?;
    Ok(Some(PublishPlan {
        site: site.clone(),
        counts: ReleaseCounts::of_site(site),
        manifest: last.sha256,
        last: Some(last),
        interrupted: Some(interrupted),
    }))
}

fn finish(
    request: &PublishRequest<'_>,
    work: &WorkFiles,
    plan: &PublishPlan,
    task: &PublishTask<'_>,
    lock: &PublishLock<'_>,
) -> Result<PublishOutcome, PublishError> {
    if let Some(release) = &plan.last {
        let (source, pool) = (task.source, request.pool()?);
        let rollout = Rollout { request, work, plan, source, lock, pool, release };
        match request.store.as_folders() {
            Some(store) => switch::prune(&rollout, store)?,
            None => in_place::prune(&rollout, NEXT)?,
        }
        rollout.conclude()?;
    }
    Ok(PublishOutcome { counts: plan.counts, release: None, resumes: true, refusal: None })
}

/// The release that a plan makes. A run that was cut off from making this very release is gone on with under its name; any
/// other is given up, and its manifest stays until this release holds, since it tells what is Gongbao's.
fn release(
    request: &PublishRequest<'_>,
    plan: &PublishPlan,
    back_to: Option<&Release>,
) -> Result<Release, PublishError> {
    let resumed = cut_off(&plan.last, &plan.interrupted).filter(|interrupted| {
        let forward = interrupted.back_to.is_none() && back_to.is_none();
        forward && interrupted.sha256 == plan.manifest && interrupted.site == plan.site.digest
    });
    let (id, abandoned) = match resumed {
        Some(resumed) => (resumed.id.clone(), resumed.abandoned.clone()),
        None => {
            let id = fresh_name(
                request.store,
                request.now,
                &plan.site.digest,
                plan.interrupted.as_ref(),
            )?;
            (id, abandoned(&plan.last, &plan.interrupted))
        }
    };
    Ok(Release {
        manifest: id.clone(),
        id,
        at: request.now.to_owned(),
        site: plan.site.digest,
        sha256: plan.manifest,
        files: plan.site.files,
        bytes: plan.site.bytes,
        sent: plan.counts.new + plan.counts.changed,
        removed: plan.counts.leave,
        previous: plan.last.as_ref().map(|last| last.id.clone()),
        back_to: back_to.map(|release| release.id.clone()),
        abandoned,
        program: concat!("gongbao ", env!("CARGO_PKG_VERSION")).to_owned(),
    })
}

/// The release that a run was cut off from making before its commit.
fn cut_off<'a>(last: &Option<Release>, interrupted: &'a Option<Release>) -> Option<&'a Release> {
    let interrupted = interrupted.as_ref()?;
    let committed = last.as_ref().is_some_and(|last| last.id == interrupted.id);
    (!committed).then_some(interrupted)
}

/// The manifests that are given up when another release is made than the one that a run was cut off from.
pub(crate) fn abandoned(
    last: &Option<Release>,
    interrupted: &Option<Release>,
) -> Vec<AbandonedManifest> {
    // Those of a release that holds may still be there, as long as its run is not known to be over.
    let before = interrupted.iter().flat_map(|interrupted| interrupted.abandoned.iter().cloned());
    let own = cut_off(last, interrupted).map(|cut_off| AbandonedManifest {
        manifest: cut_off.manifest.clone(),
        sha256: cut_off.sha256,
    });
    before.chain(own).collect()
}
