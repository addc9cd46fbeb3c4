//! One publish, from the built site to the released lock: what every kind of target has in common.

use std::path::Path;

use super::{
    Body, Stop, Store,
    control::{self, Lock},
    in_place,
    plan::{self, Lines, NEXT, Plan},
    pool::Pool,
    spool::Spool,
    switch, verify,
};
pub use super::{
    control::{Held, unlock},
    rollback::{history, rollback},
    verify::{Verified, verify},
};
use crate::release::{
    entry::Entry,
    limit::{self, Counts},
    record::{self, Record},
};
use gongbao_base::{digest::Digest, finding::Message};
use gongbao_content::publish::Target;

/// What a run tells while it runs.
pub trait Report: Sync {
    /// A phase begins, over so many files.
    fn phase(&self, name: &Message, files: u64);
    /// One file is done.
    fn tick(&self);
    /// Something the user should know.
    fn say(&self, text: &Message);
}

/// What a run is given.
pub struct Job<'a> {
    /// The target as it is declared.
    pub target: &'a Target,
    /// Its store.
    pub store: &'a dyn Store,
    /// The folder of the built site.
    pub out: &'a Path,
    /// The time, `2024-06-01T08:30:00Z`.
    pub now: &'a str,
    /// Nobody else publishes, where the store keeps no locks.
    pub single_writer: bool,
    /// How many files may leave this time.
    pub max_delete: Option<u64>,
    /// Is told what goes on.
    pub report: &'a dyn Report,
}

/// What a publish did or would do.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// In numbers.
    pub counts: Counts,
    /// The release that now holds; none when nothing changed or nothing was done.
    pub record: Option<Record>,
    /// Whether the last run broke off.
    pub resumes: bool,
    /// Why a run would refuse.
    pub refusal: Option<Message>,
}

impl Job<'_> {
    pub(super) fn pool(&self) -> Result<Pool, Stop> {
        Pool::new(usize::from(self.target.connections.unwrap_or(8)).min(64))
    }

    pub(super) fn keep(&self) -> usize {
        usize::from(self.target.keep.unwrap_or(5))
    }

    fn refusal(&self, counts: &Counts) -> Option<Message> {
        let usual = self.target.max_delete.map_or(limit::DEFAULT, u64::from);
        limit::refuse(counts, usual, self.max_delete)
    }

    pub(super) fn phase(&self, zh: &str, en: &str, files: u64) {
        self.report.phase(&Message { zh: zh.to_owned(), en: en.to_owned() }, files);
    }

    pub(super) fn say(&self, zh: impl Into<String>, en: impl Into<String>) {
        self.report.say(&Message { zh: zh.into(), en: en.into() });
    }
}

/// Where the bytes of a site come from: the built folder, or what a target keeps of an earlier release.
pub(super) trait Source: Sync {
    /// The bytes of a file, proved by its digest.
    fn body(&self, entry: &Entry) -> Result<Body, Stop>;
    /// Whether the bytes can be had, before anything is changed.
    fn check(&self, entry: &Entry) -> Result<(), Stop>;
}

/// The built site.
struct Built<'a>(&'a Path);

impl Source for Built<'_> {
    fn body(&self, entry: &Entry) -> Result<Body, Stop> {
        let changed = || {
            Stop::refused(
                format!("{} 在生成后被改动或删除，没有发布；请重新运行 gongbao build", entry.path),
                format!(
                    "{} was changed or removed after the build; run `gongbao build` again",
                    entry.path
                ),
            )
        };
        let body = Body::of_file(&self.0.join(&entry.path)).map_err(|_| changed())?;
        let right = body.length() == entry.length && body.sha256()?.hex() == entry.sha256;
        if right { Ok(body) } else { Err(changed()) }
    }

    fn check(&self, entry: &Entry) -> Result<(), Stop> {
        self.body(entry).map(|_| ())
    }
}

/// Says what a run would do, and writes nothing to the target.
///
/// # Errors
/// When the site or the target cannot be read.
pub fn preview(job: &Job<'_>) -> Result<Outcome, Stop> {
    let spool = Spool::open(job.out, &job.target.name.0)?;
    let site = plan::built(job.out, &spool, job.store.keeps_headers())?;
    let plan = plan::plan(job.store, &spool, site)?;
    let same = plan::unchanged(&plan.site, plan.last.as_ref(), plan.broken.as_ref());
    let refusal = if same { None } else { job.refusal(&plan.counts) };
    let counts = if same { still(&plan.counts) } else { plan.counts };
    Ok(Outcome { counts, record: None, resumes: plan.broken.is_some(), refusal })
}

/// Counts in which nothing is done: an old asset does not go before the next real publish.
fn still(counts: &Counts) -> Counts {
    Counts { files: counts.files, bytes: counts.bytes, before: counts.before, ..Counts::default() }
}

/// Publishes the built site.
///
/// # Errors
/// A refusal, or the failure that ended the run.
pub fn run(
    job: &Job<'_>,
    receipt: &dyn Fn(&Record, &Path) -> Result<(), Stop>,
) -> Result<Outcome, Stop> {
    let spool = Spool::open(job.out, &job.target.name.0)?;
    let site = plan::built(job.out, &spool, job.store.keeps_headers())?;
    if site.files == 0 {
        let counts = Counts::default();
        return Err(Stop::Refused(limit::refuse(&counts, 0, None).unwrap_or_default()));
    }
    let (last, broken) = control::releases(job.store)?;
    if plan::unchanged(&site, last.as_ref(), broken.as_ref()) {
        let counts = Counts { files: site.files, bytes: site.bytes, ..Counts::default() };
        return Ok(Outcome { counts, record: None, resumes: false, refusal: None });
    }
    let outcome = locked(job, &spool, site, &Built(job.out), None)?;
    if let Some(record) = &outcome.record {
        receipt(record, &spool.path(plan::STEPS))?;
    }
    Ok(outcome)
}

/// Takes the lock, plans, refuses or publishes, and lets go of the lock in any case.
pub(super) fn locked(
    job: &Job<'_>,
    spool: &Spool,
    site: Lines,
    source: &dyn Source,
    back_to: Option<&Record>,
) -> Result<Outcome, Stop> {
    let lock = Lock::take(job.store, spool, job.now, job.single_writer)?;
    let done = planned(job, spool, site, source, back_to, &lock);
    let released = lock.release();
    let outcome = done?;
    released?;
    Ok(outcome)
}

fn planned(
    job: &Job<'_>,
    spool: &Spool,
    site: Lines,
    source: &dyn Source,
    back_to: Option<&Record>,
    lock: &Lock<'_>,
) -> Result<Outcome, Stop> {
    if let Some(plan) = committed(job, spool, &site)? {
        return finish(job, spool, &plan, source, lock);
    }
    let plan = plan::plan(job.store, spool, site)?;
    // To go back is meant; the limit is against a wrong folder.
    if let Some(refusal) = job.refusal(&plan.counts).filter(|_| back_to.is_none()) {
        return Err(Stop::Refused(refusal));
    }
    let record = record(job, &plan, back_to)?;
    let run = Run { job, spool, plan: &plan, source, lock, pool: job.pool()?, record: &record };
    match job.store.switching() {
        Some(store) => switch::run(&run, store)?,
        None => in_place::run(&run)?,
    }
    let resumes = plan.broken.is_some();
    Ok(Outcome { counts: plan.counts, record: Some(record), resumes, refusal: None })
}

/// The plan of a run that was cut off after its commit: nothing is left but to clean up.
fn committed(job: &Job<'_>, spool: &Spool, site: &Lines) -> Result<Option<Plan>, Stop> {
    let (Some(last), Some(broken)) = control::releases(job.store)? else { return Ok(None) };
    if last.id != broken.id || last.site != site.digest {
        return Ok(None);
    }
    plan::fetch(job.store, spool, NEXT, &last)?;
    let counts = Counts { files: site.files, bytes: site.bytes, ..Counts::default() };
    let manifest = Digest::parse(&last.sha256).unwrap_or_default();
    Ok(Some(Plan { site: site.clone(), counts, last: Some(last), broken: Some(broken), manifest }))
}

fn finish(
    job: &Job<'_>,
    spool: &Spool,
    plan: &Plan,
    source: &dyn Source,
    lock: &Lock<'_>,
) -> Result<Outcome, Stop> {
    if let Some(record) = &plan.last {
        let run = Run { job, spool, plan, source, lock, pool: job.pool()?, record };
        match job.store.switching() {
            Some(store) => switch::clean(&run, store)?,
            None => in_place::clean(&run, NEXT)?,
        }
    }
    Ok(Outcome { counts: plan.counts, record: None, resumes: true, refusal: None })
}

/// The release that a plan makes. A broken run of the same site is gone on with under its name.
fn record(job: &Job<'_>, plan: &Plan, back_to: Option<&Record>) -> Result<Record, Stop> {
    let resumed = plan
        .broken
        .as_ref()
        .filter(|broken| {
            broken.site == plan.site.digest && broken.back_to.is_none() && back_to.is_none()
        })
        .filter(|broken| plan.last.as_ref().is_none_or(|last| last.id != broken.id));
    let id = match resumed {
        Some(broken) => broken.id.clone(),
        None => fresh_name(job, &plan.site.digest)?,
    };
    Ok(Record {
        manifest: id.clone(),
        id,
        at: job.now.to_owned(),
        site: plan.site.digest.clone(),
        sha256: plan.manifest.hex(),
        files: plan.site.files,
        bytes: plan.site.bytes,
        sent: plan.counts.new + plan.counts.changed,
        removed: plan.counts.leave,
        previous: plan.last.as_ref().map(|last| last.id.clone()),
        back_to: back_to.map(|record| record.id.clone()),
        program: concat!("gongbao ", env!("CARGO_PKG_VERSION")).to_owned(),
    })
}

/// A name that no release has: one second may see several.
pub(super) fn fresh_name(job: &Job<'_>, site: &str) -> Result<String, Stop> {
    let name = record::name(job.now, site);
    let mut fresh = name.clone();
    for number in 2.. {
        if job.store.head(&record::history(&fresh))?.is_none() {
            break;
        }
        fresh = format!("{name}-{number}");
    }
    Ok(fresh)
}

/// A publish under way.
pub(super) struct Run<'a> {
    pub(super) job: &'a Job<'a>,
    pub(super) spool: &'a Spool,
    pub(super) plan: &'a Plan,
    pub(super) source: &'a dyn Source,
    pub(super) lock: &'a Lock<'a>,
    pub(super) pool: Pool,
    pub(super) record: &'a Record,
}

impl Run<'_> {
    /// Writes the manifest and says which release is about to be made. From now on what it names is Gongbao's.
    pub(super) fn announce(&self) -> Result<(), Stop> {
        let (store, record) = (self.job.store, self.record);
        let key = record::manifest(&record.manifest);
        store.put(&key, &Body::of_file(&self.spool.path(NEXT))?, control::headers())?;
        plan::fetch(store, self.spool, "written.jsonl", record)?;
        control::write(store, &record::pending(), record)
    }

    /// Makes the release the one that holds.
    pub(super) fn commit(&self) -> Result<(), Stop> {
        let (store, record) = (self.job.store, self.record);
        self.lock.check()?;
        control::write(store, &record::history(&record.id), record)?;
        control::write(store, &record::current(), record)
    }

    /// Reads a sample through the public address.
    pub(super) fn public(&self, entries: &str) -> Result<(), Stop> {
        let sample = verify::sample(self.spool, entries)?;
        verify::public(self.job, &sample)
    }

    /// Releases beyond those that are kept, whose manifests are still there: newest first.
    pub(super) fn fallen(&self) -> Result<(Vec<Record>, Vec<Record>), Stop> {
        let keep = self.job.keep() + 1;
        let mut chain = control::chain(self.job.store, keep + 3)?;
        let mut fallen = chain.split_off(keep.min(chain.len()));
        fallen.retain(|record| chain.iter().all(|kept| kept.manifest != record.manifest));
        let mut there = Vec::new();
        for record in fallen {
            if self.job.store.head(&record::manifest(&record.manifest))?.is_some() {
                there.push(record);
            }
        }
        Ok((chain, there))
    }
}
