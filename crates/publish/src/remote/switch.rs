//! A publish to a store of folders: the release grows beside the one that readers see, and one step puts it in its place.

use std::collections::BTreeSet;

use super::{
    Headers, Stop, Switching,
    plan::{BROKEN, NEXT, STEPS, fetch},
    publish::Run,
};
use crate::release::{
    diff::{Act, Step},
    entry::{Entry, Standing},
    record::{self, Record},
};

pub(super) fn run(run: &Run<'_>, store: &dyn Switching) -> Result<(), Stop> {
    let before = seen(run, store)?;
    check_source(run)?;
    run.announce()?;
    fill(run, store)?;
    run.lock.check()?;
    verify(run, store)?;
    run.lock.check()?;
    let folder = record::folder(&run.record.manifest);
    store.point(&folder)?;
    if let Err(stop) = run.public(STEPS) {
        if let Some(before) = &before {
            store.point(before)?;
        }
        return Err(stop);
    }
    run.commit()?;
    clean(run, store)
}

/// What readers see now; refused when it is none of Gongbao's releases.
fn seen(run: &Run<'_>, store: &dyn Switching) -> Result<Option<String>, Stop> {
    let seen = store.pointed()?;
    let known = [&run.plan.last, &run.plan.broken];
    let ours = |folder: &String| {
        known.into_iter().flatten().any(|record| record::folder(&record.manifest) == *folder)
    };
    match &seen {
        Some(folder) if !ours(folder) => Err(Stop::refused(
            format!("目标上的 current 指向 {folder}，不是 Gongbao 的版本，没有改动"),
            format!(
                "`current` on the target points to {folder}, which is no release of Gongbao's; nothing was changed"
            ),
        )),
        _ => Ok(seen),
    }
}

/// Proves the bytes on this machine before anything is written.
fn check_source(run: &Run<'_>) -> Result<(), Stop> {
    let counts = &run.plan.counts;
    run.job.phase("核对本机文件", "checking the files", counts.new + counts.changed);
    let sends = run.spool.read::<Step>(STEPS)?.filter(|step| sent(step.as_ref().ok()));
    run.pool.each(sends, |step| {
        run.job.report.tick();
        run.source.check(&step.entry)
    })
}

fn sent(step: Option<&Step>) -> bool {
    step.is_none_or(|step| step.act == Act::Send)
}

/// Fills the new folder: what stayed the same becomes a second name of the old file, the rest is sent.
fn fill(run: &Run<'_>, store: &dyn Switching) -> Result<(), Stop> {
    let to = record::folder(&run.record.manifest);
    let from = run.plan.last.as_ref().map(|last| record::folder(&last.manifest));
    let resumed = run.plan.broken.as_ref().is_some_and(|broken| broken.id == run.record.id);
    run.job.phase("写入新版本", "filling the release", run.plan.counts.files);
    run.pool.each(run.spool.read::<Step>(STEPS)?, |step| {
        let key = format!("{to}/{}", step.entry.path);
        run.job.report.tick();
        match (step.act, &from) {
            (Act::Gone, _) => Ok(()),
            (Act::Same | Act::Old, Some(from)) => {
                let old = format!("{from}/{}", step.entry.path);
                let linked = store.link(&old, &key);
                // A file that was lost from the old release comes from the site itself.
                if linked.is_err() && step.act == Act::Same {
                    put(run, &step.entry, &key)
                } else {
                    linked
                }
            }
            _ if resumed && holds(store, &key, &step.entry)? => Ok(()),
            _ => put(run, &step.entry, &key),
        }
    })
}

fn put(run: &Run<'_>, entry: &Entry, key: &str) -> Result<(), Stop> {
    run.job.store.put(key, &run.source.body(entry)?, Headers::default())
}

fn holds(store: &dyn Switching, key: &str, entry: &Entry) -> Result<bool, Stop> {
    if store.head(key)?.is_none_or(|head| head.length != entry.length) {
        return Ok(false);
    }
    let Some(reader) = store.get(key)? else { return Ok(false) };
    Ok(super::body::digest(reader)?.0.hex() == entry.sha256)
}

/// Reads back what was sent; of what has a second name, the length.
fn verify(run: &Run<'_>, store: &dyn Switching) -> Result<(), Stop> {
    let folder = record::folder(&run.record.manifest);
    run.job.phase("读回核对", "reading back", run.plan.counts.files);
    run.pool.each(run.spool.read::<Step>(STEPS)?, |step| {
        let key = format!("{folder}/{}", step.entry.path);
        run.job.report.tick();
        let right = match step.act {
            Act::Gone => true,
            Act::Same | Act::Old => {
                store.head(&key)?.is_some_and(|head| head.length == step.entry.length)
            }
            Act::Send => holds(store, &key, &step.entry)?,
        };
        if right {
            return Ok(());
        }
        Err(Stop::fault(
            format!("写入后读回的内容不一致：{key}；没有切换，居民看到的仍是旧版本"),
            format!("what was read back is not what was written: {key}; not switched, readers see the old release"),
        ))
    })
}

/// Removes releases that are no longer kept, and what a run left that broke off.
pub(super) fn clean(run: &Run<'_>, store: &dyn Switching) -> Result<(), Stop> {
    let (chain, mut fallen) = run.fallen()?;
    let left = run.plan.broken.iter().filter(|broken| {
        broken.back_to.is_none() && chain.iter().all(|kept| kept.manifest != broken.manifest)
    });
    fallen.extend(left.cloned());
    fallen.dedup_by(|a, b| a.manifest == b.manifest);
    for old in &fallen {
        forget(run, store, old)?;
    }
    store.delete(&record::pending())
}

fn forget(run: &Run<'_>, store: &dyn Switching, old: &Record) -> Result<(), Stop> {
    let manifest = record::manifest(&old.manifest);
    if store.head(&manifest)?.is_none() {
        return Ok(());
    }
    fetch(store, run.spool, BROKEN, old)?;
    let folder = record::folder(&old.manifest);
    let there = || -> Result<_, Stop> {
        let entries = run.spool.entries(BROKEN)?;
        Ok(entries.filter(|e| e.as_ref().map_or(true, |entry| entry.standing != Standing::Gone)))
    };
    run.pool.each(there()?, |entry: Entry| store.delete(&format!("{folder}/{}", entry.path)))?;
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

/// Goes back to a release that is still there, by the same one step.
pub(super) fn back(run: &Run<'_>, store: &dyn Switching) -> Result<(), Stop> {
    let before = seen(run, store)?;
    super::control::write(store, &record::pending(), run.record)?;
    store.point(&record::folder(&run.record.manifest))?;
    if let Err(stop) = run.public(NEXT) {
        if let Some(before) = &before {
            store.point(before)?;
        }
        return Err(stop);
    }
    run.commit()?;
    store.delete(&record::pending())
}
