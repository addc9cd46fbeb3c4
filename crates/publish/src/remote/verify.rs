//! Reading back: everything of a release from its store, and a sample through the public address.

use std::sync::Mutex;

use super::{Stop, body, control, plan, publish::Job, spool::Spool};
use crate::release::{
    entry::{Entry, Standing},
    record::{self, Record},
};
use gongbao_base::finding::Message;
use gongbao_manifest::Class;

/// What is wrong is named up to this many times.
const NAMED: usize = 20;

/// What was found.
#[derive(Clone, Debug, Default)]
pub struct Verified {
    /// The release that holds.
    pub record: Option<Record>,
    /// How many files were read.
    pub files: u64,
    /// How many are wrong.
    pub wrong: u64,
    /// The first of them, sorted.
    pub named: Vec<Message>,
}

/// Reads the whole release back and compares bytes and headers.
///
/// # Errors
/// When the target does not answer.
pub fn verify(job: &Job<'_>) -> Result<Verified, Stop> {
    let spool = Spool::open(job.out, &job.target.name.0)?;
    let Some(record) = control::releases(job.store)?.0 else { return Ok(Verified::default()) };
    plan::fetch(job.store, &spool, plan::LAST, &record)?;
    let found = Mutex::new(Verified { record: Some(record.clone()), ..Verified::default() });
    let wrong = |zh: String, en: String| {
        if let Ok(mut found) = found.lock() {
            found.wrong += 1;
            if found.named.len() < NAMED {
                found.named.push(Message { zh, en });
            }
        }
    };
    let root = match job.store.switching() {
        Some(store) => {
            let folder = record::folder(&record.manifest);
            if store.pointed()?.as_ref() != Some(&folder) {
                wrong(
                    format!("current 没有指向 {folder}"),
                    format!("`current` does not point to {folder}"),
                );
            }
            format!("{folder}/")
        }
        None => String::new(),
    };
    let there = spool
        .entries(plan::LAST)?
        .filter(|entry| entry.as_ref().map_or(true, |entry| entry.standing != Standing::Gone));
    job.phase("读回核对", "reading back", record.files);
    job.pool()?.each(there, |entry: Entry| {
        let why = compare(job, &root, &entry)?;
        job.report.tick();
        if let Some(why) = why {
            wrong(format!("{}：{}", entry.path, why.zh), format!("{}: {}", entry.path, why.en));
        }
        if let Ok(mut found) = found.lock() {
            found.files += 1;
        }
        Ok(())
    })?;
    public_sample(job, &spool, &wrong)?;
    let mut found = found.into_inner().unwrap_or_default();
    found.named.sort_by(|a, b| a.zh.cmp(&b.zh));
    Ok(found)
}

fn public_sample(job: &Job<'_>, spool: &Spool, wrong: &dyn Fn(String, String)) -> Result<(), Stop> {
    match public(job, &sample(spool, plan::LAST)?) {
        Err(Stop::System(fault)) => {
            use gongbao_base::finding::Language::{Chinese, English};
            wrong(fault.message(Chinese).to_owned(), fault.message(English).to_owned());
            Ok(())
        }
        other => other,
    }
}

/// Why an object is not what its entry says.
fn compare(job: &Job<'_>, root: &str, entry: &Entry) -> Result<Option<Message>, Stop> {
    let both = |zh: &str, en: &str| Ok(Some(Message { zh: zh.to_owned(), en: en.to_owned() }));
    let key = format!("{root}{}", entry.path);
    let Some(reader) = job.store.get(&key)? else { return both("缺失", "missing") };
    let right = body::digest(reader).is_ok_and(|(digest, _)| digest.hex() == entry.sha256);
    if !right {
        return both("内容不一致", "the bytes differ");
    }
    if job.store.keeps_headers() {
        let head = job.store.head(&key)?.unwrap_or_default();
        if head.mime != entry.mime {
            return both("Content-Type 不一致", "the Content-Type differs");
        }
        if head.cache != entry.cache {
            return both("Cache-Control 不一致", "the Cache-Control differs");
        }
    }
    Ok(None)
}

/// One file of each class, and the home page, from a file of entries or steps.
pub(super) fn sample(spool: &Spool, name: &str) -> Result<Vec<Entry>, Stop> {
    let mut sample: Vec<Entry> = Vec::new();
    for entry in spool.read::<Entry>(name)? {
        let entry = entry?;
        let wanted = entry.path == "index.html"
            || [Class::Asset, Class::Leaf, Class::List].iter().any(|class| {
                entry.class == *class && sample.iter().all(|known| known.class != *class)
            });
        // `404.html` is served with its own status by many servers.
        if wanted && entry.standing == Standing::Live && entry.path != "404.html" {
            sample.push(entry);
        }
    }
    Ok(sample)
}

/// Reads files through the public address, as readers do.
#[cfg(feature = "network")]
pub(super) fn public(job: &Job<'_>, sample: &[Entry]) -> Result<(), Stop> {
    let Some(base) = job.target.public_url.as_deref() else { return Ok(()) };
    let agent = super::http::Http::new(1);
    for entry in sample {
        let shown = entry
            .path
            .strip_suffix("index.html")
            .filter(|folder| folder.is_empty() || folder.ends_with('/'))
            .unwrap_or(&entry.path);
        let url =
            format!("{}/{}", base.trim_end_matches('/'), gongbao_base::address::encode(shown));
        let right = |reader: Option<Box<dyn std::io::Read>>| {
            reader
                .and_then(|reader| body::digest(reader).ok())
                .is_some_and(|(digest, _)| digest.hex() == entry.sha256)
        };
        // Caches in between may need a moment.
        let mut tries = 0..3;
        while !right(agent.open(&url).unwrap_or(None)) {
            if tries.next().is_none() {
                return Err(Stop::fault(
                    format!("从公开网址读到的内容不一致：{url}"),
                    format!("the public address does not give what was published: {url}"),
                ));
            }
            std::thread::sleep(std::time::Duration::from_millis(500));
        }
    }
    Ok(())
}

/// Without a network there is no public address to read.
#[cfg(not(feature = "network"))]
pub(super) fn public(_: &Job<'_>, _: &[Entry]) -> Result<(), Stop> {
    Ok(())
}
