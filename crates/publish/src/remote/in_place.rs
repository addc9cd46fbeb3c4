//! A publish to a store in which files are replaced one by one: phases with a barrier after each, and one small commit.
//!
//! What is about to be replaced or deleted is first kept under its digest, so that every kept release can be gone back to.

use std::{
    collections::HashSet,
    io,
    sync::{
        Mutex,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use serde::{Deserialize, Serialize};

use super::{
    Body, Head, Headers, Stop, Store,
    control::headers,
    plan::{LAST, NEXT, STEPS, fetch},
    publish::Run,
    spool::Spool,
};
use crate::release::{
    diff::{Act, Step},
    entry::{Entry, Standing},
    record,
};
use gongbao_base::digest::Digest;
use gongbao_manifest::Class;

/// What has to be sent, once it is known what is there.
const SENDS: &str = "sends.jsonl";

/// A file to be sent.
#[derive(Debug, Serialize, Deserialize)]
struct Sending {
    #[serde(flatten)]
    step: Step,
    /// Whether the store already holds it as it should be, from a run that broke off.
    right: bool,
}

pub(super) fn run(run: &Run<'_>) -> Result<(), Stop> {
    let sending = survey(run)?;
    run.announce()?;
    keep(run)?;
    for (class, zh, en) in [
        (Class::Asset, "上传附件和样式", "sending assets"),
        (Class::Leaf, "上传正文页", "sending pages"),
        (Class::List, "上传列表和首页", "sending lists and home"),
    ] {
        run.lock.check()?;
        send(run, class, (zh, en), sending)?;
    }
    run.lock.check()?;
    verify(run, sending)?;
    run.public(SENDS)?;
    run.commit()?;
    clean(run, NEXT)
}

/// Deletes what a committed manifest calls gone, and old bytes that no kept release needs.
pub(super) fn clean(run: &Run<'_>, manifest: &str) -> Result<(), Stop> {
    let store = run.job.store;
    let gone = run
        .spool
        .entries(manifest)?
        .filter(|entry| entry.as_ref().map_or(true, |entry| entry.standing == Standing::Gone));
    run.job.phase("删除旧文件", "deleting", run.plan.counts.gone);
    run.pool.each(gone, |entry: Entry| {
        run.job.report.tick();
        store.delete(&entry.path)
    })?;
    let (chain, fallen) = run.fallen()?;
    for old in &fallen {
        forget(run, &chain, old)?;
    }
    store.delete(&record::pending())
}

/// Learns what is there of what is to be sent. A file that stands there and is not Gongbao's refuses the run.
fn survey(run: &Run<'_>) -> Result<u64, Stop> {
    let (store, report) = (run.job.store, run.job.report);
    let fresh = run.plan.last.is_none() && run.plan.broken.is_none();
    let fresh = fresh && store.empty()? == Some(true);
    let counts = &run.plan.counts;
    let sends = Mutex::new(run.spool.write(SENDS)?);
    let (foreign, sending) = (Mutex::new(Vec::new()), AtomicU64::new(0));
    run.job.phase("核对本机和目标", "looking at both sides", counts.new + counts.changed);
    run.pool.each(steps(run.spool, Act::Send)?, |step| {
        run.source.check(&step.entry)?;
        let ask = !fresh && (!step.ours || run.plan.broken.is_some());
        let there = if ask { store.head(&step.entry.path)? } else { None };
        report.tick();
        let right = match &there {
            Some(_) if !step.ours => {
                let mut foreign = foreign.lock().map_err(|_| broken_thread())?;
                foreign.push(step.entry.path);
                return Ok(());
            }
            Some(head) => is_right(run, &step.entry, head)?,
            None => false,
        };
        sending.fetch_add(u64::from(!right), Ordering::Relaxed);
        sends.lock().map_err(|_| broken_thread())?.add(&Sending { step, right })
    })?;
    sends.into_inner().map_err(|_| broken_thread())?.finish()?;
    let mut foreign = foreign.into_inner().map_err(|_| broken_thread())?;
    foreign.sort();
    match foreign.as_slice() {
        [] => Ok(sending.into_inner()),
        [first, ..] => Err(Stop::refused(
            format!(
                "目标上已有 {} 个不是 Gongbao 放的同名文件，没有发布，没有改动，例如 {first}；请先移走它们，或换一个前缀",
                foreign.len()
            ),
            format!(
                "{} files on the target are in the way and are not Gongbao's; nothing was changed, for example {first}. Move them away or name another prefix",
                foreign.len()
            ),
        )),
    }
}

fn broken_thread() -> Stop {
    Stop::fault("一个线程出错", "a thread failed")
}

fn steps(spool: &Spool, act: Act) -> Result<impl Iterator<Item = io::Result<Step>> + Send, Stop> {
    let wanted = move |step: &io::Result<Step>| step.as_ref().map_or(true, |step| step.act == act);
    Ok(spool.read::<Step>(STEPS)?.filter(wanted))
}

fn sends(run: &Run<'_>) -> Result<impl Iterator<Item = io::Result<Sending>> + Send, Stop> {
    let wanted = |sending: &io::Result<Sending>| sending.as_ref().map_or(true, |s| !s.right);
    Ok(run.spool.read::<Sending>(SENDS)?.filter(wanted))
}

/// Whether an object is what the entry says, by headers, length and bytes.
fn is_right(run: &Run<'_>, entry: &Entry, head: &Head) -> Result<bool, Stop> {
    let store = run.job.store;
    let same_headers =
        !store.keeps_headers() || (head.mime == entry.mime && head.cache == entry.cache);
    if !same_headers || head.length != entry.length {
        return Ok(false);
    }
    #[cfg(feature = "network")]
    if let Some(md5) = &head.md5 {
        return Ok(*md5 == super::http::hex(&run.source.body(entry)?.md5()?));
    }
    let Some(reader) = store.get(&entry.path)? else { return Ok(false) };
    Ok(super::body::digest(reader)?.0.hex() == entry.sha256)
}

/// Keeps the bytes that are about to be replaced or deleted, under their digest.
fn keep(run: &Run<'_>) -> Result<(), Stop> {
    let replaced = sends(run)?.map(|sending| sending.map(|sending| sending.step));
    let steps = replaced.chain(steps(run.spool, Act::Gone)?);
    let replaced = |step: &Step| {
        step.ours
            && step
                .was
                .as_ref()
                .is_some_and(|was| *was != step.entry.sha256 || step.act == Act::Gone)
    };
    let steps = steps.filter(|step| step.as_ref().map_or(true, replaced));
    run.job.phase(
        "保留旧内容",
        "keeping what is replaced",
        run.plan.counts.changed + run.plan.counts.gone,
    );
    run.pool.each(steps, |step| {
        run.job.report.tick();
        keep_one(run, &step)
    })
}

fn keep_one(run: &Run<'_>, step: &Step) -> Result<(), Stop> {
    let store = run.job.store;
    // Most often what is there is what the last release says, and may be kept already.
    if let Some(was) = &step.was
        && store.head(&record::kept(was))?.is_some()
        && step.act == Act::Send
        && step.tried.is_none()
    {
        return Ok(());
    }
    let Some((body, digest)) = run.spool.fetch(store, &step.entry.path)? else { return Ok(()) };
    let digest = digest.hex();
    let of_the_broken_run =
        step.tried.as_ref() == Some(&digest) && step.was.as_ref() != Some(&digest);
    let key = record::kept(&digest);
    if of_the_broken_run || store.head(&key)?.is_some() {
        run.spool.drop_fetched(&body);
        return Ok(());
    }
    if step.was.as_ref() != Some(&digest) {
        let path = &step.entry.path;
        run.job.say(
            format!("目标上的 {path} 被别人改动过，已另存为 {key}"),
            format!(
                "{path} on the target was changed by someone else; its bytes are kept as {key}"
            ),
        );
    }
    store.put(&key, &body, headers())?;
    let proved = store.get(&key)?.map(super::body::digest).transpose()?;
    run.spool.drop_fetched(&body);
    match proved {
        Some((proved, _)) if proved.hex() == digest => Ok(()),
        _ => Err(unlike(&key)),
    }
}

fn unlike(key: &str) -> Stop {
    Stop::fault(
        format!("发布后读回的内容或类型不一致：{key}；发布停止，没有提交"),
        format!("what was read back is not what was sent: {key}; stopped before the commit"),
    )
}

fn send(run: &Run<'_>, class: Class, name: (&str, &str), files: u64) -> Result<(), Stop> {
    let store = run.job.store;
    run.job.phase(name.0, name.1, files);
    let of_class = sends(run)?.filter(|sending| {
        sending.as_ref().map_or(true, |sending| sending.step.entry.class == class)
    });
    run.pool.each(of_class, |sending| {
        let entry = &sending.step.entry;
        let body = run.source.body(entry)?;
        let sent =
            store.put(&entry.path, &body, Headers { mime: &entry.mime, cache: &entry.cache });
        run.job.report.tick();
        sent
    })
}

fn verify(run: &Run<'_>, files: u64) -> Result<(), Stop> {
    run.job.phase("读回核对", "reading back", files);
    run.pool.each(sends(run)?, |sending| {
        let entry = &sending.step.entry;
        // Some stores answer before what they took can be read.
        for wait in [0, 200, 1_000] {
            std::thread::sleep(Duration::from_millis(wait));
            let head = run.job.store.head(&entry.path)?;
            if head.map(|head| is_right(run, entry, &head)).transpose()? == Some(true) {
                run.job.report.tick();
                return Ok(());
            }
        }
        Err(unlike(&entry.path))
    })
}

/// Removes a release that is no longer kept: its manifest, and kept bytes that no other release names.
fn forget(run: &Run<'_>, chain: &[record::Record], old: &record::Record) -> Result<(), Stop> {
    let (store, spool) = (run.job.store, run.spool);
    fetch(store, spool, "old.jsonl", old)?;
    let mut digests: HashSet<Digest> = HashSet::new();
    for entry in spool.entries("old.jsonl")? {
        digests.extend(Digest::parse(&entry?.sha256));
    }
    for kept in chain {
        fetch(store, spool, LAST, kept)?;
        for entry in spool.entries(LAST)? {
            if let Some(digest) = Digest::parse(&entry?.sha256) {
                digests.remove(&digest);
            }
        }
    }
    let mut digests: Vec<Digest> = digests.into_iter().collect();
    digests.sort_unstable();
    run.pool
        .each(digests.into_iter().map(Ok), |digest| store.delete(&record::kept(&digest.hex())))?;
    store.delete(&record::manifest(&old.manifest))
}

/// What a target keeps of earlier releases, as the source of going back to one.
pub(super) struct Kept<'a> {
    pub(super) store: &'a dyn Store,
    pub(super) spool: &'a Spool,
}

impl super::publish::Source for Kept<'_> {
    fn body(&self, entry: &Entry) -> Result<Body, Stop> {
        let missing = || {
            Stop::refused(
                format!("旧版本的 {} 已不在目标上，不能退回，没有改动", entry.path),
                format!(
                    "{} of that release is no longer kept, so it cannot be gone back to; nothing was changed",
                    entry.path
                ),
            )
        };
        // A file that left and stays for a while still has its own place.
        for key in [record::kept(&entry.sha256), entry.path.clone()] {
            if let Some((body, digest)) = self.spool.fetch(self.store, &key)? {
                if digest.hex() == entry.sha256 {
                    return Ok(body);
                }
                self.spool.drop_fetched(&body);
            }
        }
        Err(missing())
    }

    fn check(&self, entry: &Entry) -> Result<(), Stop> {
        let body = self.body(entry)?;
        self.spool.drop_fetched(&body);
        Ok(())
    }
}
