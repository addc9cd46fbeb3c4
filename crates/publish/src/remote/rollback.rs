//! The releases that a target had, and going back to one.

use super::{
    Stop, Store, control,
    control::Lock,
    in_place::Kept,
    plan::{self, NEXT, Plan},
    publish::{self, Job, Outcome, Run},
    spool::Spool,
    switch,
};
use crate::release::{
    limit::Counts,
    record::{self, Record},
};

/// How many releases a history shows.
const SHOWN: usize = 1_000;

/// The releases, newest first, each with whether it can be gone back to.
///
/// # Errors
/// When the target does not answer.
pub fn history(store: &dyn Store) -> Result<Vec<(Record, bool)>, Stop> {
    let chain = control::chain(store, SHOWN)?;
    let kept =
        |record: &Record| Ok::<_, Stop>(store.head(&record::manifest(&record.manifest))?.is_some());
    chain.into_iter().map(|record| kept(&record).map(|kept| (record, kept))).collect()
}

/// Goes back to a release: the one named, or the one before the one that holds.
///
/// # Errors
/// A refusal, or the failure that ended the run.
pub fn rollback(job: &Job<'_>, to: Option<&str>) -> Result<Outcome, Stop> {
    let spool = Spool::open(job.out, &job.target.name.0)?;
    let chain = control::chain(job.store, SHOWN)?;
    let unknown = || {
        Stop::refused(
            "目标上没有这个版本；用 gongbao publish history 查看",
            "the target has no such release; see `gongbao publish history`",
        )
    };
    let holds = chain.first().ok_or_else(unknown)?;
    let wanted = match to {
        Some(id) => chain.iter().find(|record| record.id == id),
        None => chain.iter().find(|record| record.site != holds.site),
    };
    let wanted = wanted.ok_or_else(unknown)?;
    if job.store.head(&record::manifest(&wanted.manifest))?.is_none() {
        return Err(Stop::refused(
            format!("版本 {} 已超出保留数，不能退回", wanted.id),
            format!("release {} is no longer kept", wanted.id),
        ));
    }
    match job.store.switching() {
        Some(_) => switched(job, &spool, wanted),
        None => {
            plan::fetch(job.store, &spool, "wanted.jsonl", wanted)?;
            let site = plan::earlier(&spool, "wanted.jsonl")?;
            let source = Kept { store: job.store, spool: &spool };
            publish::locked(job, &spool, site, &source, Some(wanted))
        }
    }
}

fn switched(job: &Job<'_>, spool: &Spool, wanted: &Record) -> Result<Outcome, Stop> {
    let lock = Lock::take(job.store, spool, job.now, job.single_writer)?;
    let done = flip(job, spool, wanted, &lock);
    let released = lock.release();
    let outcome = done?;
    released?;
    Ok(outcome)
}

fn flip(job: &Job<'_>, spool: &Spool, wanted: &Record, lock: &Lock<'_>) -> Result<Outcome, Stop> {
    let Some(store) = job.store.switching() else { return Err(Stop::fault("", "")) };
    let (last, broken) = control::releases(job.store)?;
    plan::fetch(job.store, spool, NEXT, wanted)?;
    let record = Record {
        id: publish::fresh_name(job, &wanted.site)?,
        at: job.now.to_owned(),
        previous: last.as_ref().map(|last| last.id.clone()),
        back_to: Some(wanted.id.clone()),
        ..wanted.clone()
    };
    let site =
        plan::Lines { digest: wanted.site.clone(), files: wanted.files, bytes: wanted.bytes };
    let counts = Counts { files: wanted.files, bytes: wanted.bytes, ..Counts::default() };
    let manifest = gongbao_base::digest::Digest::parse(&wanted.sha256).unwrap_or_default();
    let plan = Plan { site, counts, last, broken, manifest };
    let source = Kept { store: job.store, spool };
    let run =
        Run { job, spool, plan: &plan, source: &source, lock, pool: job.pool()?, record: &record };
    switch::back(&run, store)?;
    Ok(Outcome { counts, record: Some(record), resumes: false, refusal: None })
}
