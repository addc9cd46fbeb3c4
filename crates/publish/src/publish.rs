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
    switch,
    work::{NEXT, OPERATIONS, WorkFiles},
};
use gongbao_release::{
    limits::{self, ReleaseCounts},
    release::Release,
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

/// Publishes the built site. `receipt` is called when the release holds, unless nothing changed.
///
/// # Errors
/// A refusal, or the failure that ended the run.
pub fn publish(
    request: &PublishRequest<'_>,
    receipt: &dyn Fn(&Release, &SentFiles) -> Result<(), PublishError>,
) -> Result<PublishOutcome, PublishError> {
    let work = request.work()?;
    let site = site::built(request.out, &work, request.store.keeps_headers())?;
    if site.files == 0 {
        return Err(PublishError::Refused(limits::empty_site()));
    }
    let TargetState { last, interrupted } = TargetState::read(request.store)?;
    if is_unchanged(&site, last.as_ref(), interrupted.as_ref()) {
        let counts = ReleaseCounts::of_site(&site);
        return Ok(PublishOutcome { counts, release: None, resumes: false, refusal: None });
    }
    let outcome = publish_locked(request, &work, site, &SiteFolder(request.out), None)?;
    if let Some(release) = &outcome.release {
        receipt(release, &SentFiles { operations: work.path(OPERATIONS) })?;
    }
    Ok(outcome)
}

/// Takes the lock, plans, refuses or publishes, and lets go of the lock in any case. The site's lines are in the work
/// files already; `back_to` is the release that they are of, when it is an earlier one.
pub(crate) fn publish_locked(
    request: &PublishRequest<'_>,
    work: &WorkFiles,
    site: SiteSummary,
    source: &dyn BodySource,
    back_to: Option<&Release>,
) -> Result<PublishOutcome, PublishError> {
    let lock = PublishLock::take(request.store, work, request.now, request.single_writer)?;
    let done = make(request, work, site, source, back_to, &lock);
    let released = lock.release();
    let outcome = done?;
    released?;
    Ok(outcome)
}

/// Plans, and refuses or publishes; or finishes what was cut off after its commit.
fn make(
    request: &PublishRequest<'_>,
    work: &WorkFiles,
    site: SiteSummary,
    source: &dyn BodySource,
    back_to: Option<&Release>,
    lock: &PublishLock<'_>,
) -> Result<PublishOutcome, PublishError> {
    if let Some(plan) = committed(request, work, &site)? {
        return finish(request, work, &plan, source, lock);
    }
    let plan = PublishPlan::make(request.store, work, site)?;
    // To go back is meant; the limit is against a wrong folder.
    if let Some(refusal) = request.refusal(&plan.counts).filter(|_| back_to.is_none()) {
        return Err(PublishError::Refused(refusal));
    }
    let release = release(request, &plan, back_to)?;
    let pool = request.pool()?;
    let rollout = Rollout { request, work, plan: &plan, source, lock, pool, release: &release };
    match request.store.as_folders() {
        Some(store) => switch::publish(&rollout, store)?,
        None => in_place::publish(&rollout)?,
    }
    let (counts, resumes) = (plan.counts, plan.interrupted.is_some());
    Ok(PublishOutcome { counts, release: Some(release), resumes, refusal: None })
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
    fetch_manifest(request.store, work, NEXT, &last)?;
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
    source: &dyn BodySource,
    lock: &PublishLock<'_>,
) -> Result<PublishOutcome, PublishError> {
    if let Some(release) = &plan.last {
        let pool = request.pool()?;
        let rollout = Rollout { request, work, plan, source, lock, pool, release };
        match request.store.as_folders() {
            Some(store) => switch::prune(&rollout, store)?,
            None => in_place::prune(&rollout, NEXT)?,
        }
    }
    Ok(PublishOutcome { counts: plan.counts, release: None, resumes: true, refusal: None })
}

/// The release that a plan makes. A run of the same site that was cut off is gone on with under its name.
fn release(
    request: &PublishRequest<'_>,
    plan: &PublishPlan,
    back_to: Option<&Release>,
) -> Result<Release, PublishError> {
    let resumed = plan.interrupted.as_ref().filter(|interrupted| {
        let same_site = interrupted.site == plan.site.digest;
        let forward = interrupted.back_to.is_none() && back_to.is_none();
        let committed = plan.last.as_ref().is_some_and(|last| last.id == interrupted.id);
        same_site && forward && !committed
    });
    let id = match resumed {
        Some(interrupted) => interrupted.id.clone(),
        None => fresh_name(request.store, request.now, &plan.site.digest)?,
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
        program: concat!("gongbao ", env!("CARGO_PKG_VERSION")).to_owned(),
    })
}
