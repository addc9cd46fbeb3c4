//! Verifying: everything of a release is read back from its store, and a sample through the public address.

use std::{
    collections::{BTreeSet, HashSet},
    sync::Mutex,
};

use crate::{
    error::PublishError,
    public,
    records::{TargetState, chain, fetch_manifest},
    request::PublishRequest,
    store::{body, object_store::Store},
    work::{LAST, OTHER, WorkFiles},
};
use gongbao_base::finding::{
    Language::{Chinese, English},
    Message,
};
use gongbao_release::{
    entry::{EntryState, ReleaseEntry},
    layout,
    release::Release,
};

/// What is wrong is named up to this many times.
const NAMED: usize = 20;

/// What was found.
#[derive(Clone, Debug, Default)]
pub struct ReleaseVerification {
    /// The release that holds; none when nothing was published yet.
    pub release: Option<Release>,
    /// How many files were read.
    pub files: u64,
    /// How many are wrong.
    pub wrong: u64,
    /// The first of them, sorted.
    pub named: Vec<Message>,
}

impl ReleaseVerification {
    fn add(&mut self, zh: String, en: String) {
        self.wrong += 1;
        if self.named.len() < NAMED {
            self.named.push(Message { zh, en });
        }
    }
}

/// Reads the whole release back and compares bytes and headers.
///
/// # Errors
/// When the target does not answer.
pub fn verify(request: &PublishRequest<'_>) -> Result<ReleaseVerification, PublishError> {
    let (store, work) = (request.store, request.work()?);
    let Some(release) = TargetState::read(store)?.last else {
        return Ok(ReleaseVerification::default());
    };
    fetch_manifest(store, &work, LAST, release.manifest_ref())?;
    let files = release.files;
    let mut found = ReleaseVerification::default();
    let mut root = String::new();
    if let Some(store) = store.as_folders() {
        let folder = layout::folder(&release.manifest);
        if store.current()?.as_ref() != Some(&folder) {
            found.add(
                format!("current 没有指向 {folder}"),
                format!("`current` does not point to {folder}"),
            );
        }
        root = format!("{folder}/");
    }
    found.release = Some(release);
    let found = Mutex::new(found);
    let there = work
        .entries(LAST)?
        .filter(|entry| entry.as_ref().map_or(true, |entry| entry.state != EntryState::Deleted));
    request.phase("读回核对", "reading back", files);
    request.pool()?.each(there, |entry: ReleaseEntry| {
        let why = compare(store, &root, &entry)?;
        request.observer.tick();
        let mut found = found.lock().map_err(|_| PublishError::thread())?;
        found.files += 1;
        if let Some((zh, en)) = why {
            found.add(format!("{}：{zh}", entry.path), format!("{}: {en}", entry.path));
        }
        Ok(())
    })?;
    let found = still_there(request, &work, found)?;
    let mut found = found.into_inner().map_err(|_| PublishError::thread())?;
    match public::check(request.target, &work, LAST)
        .and_then(|()| public::check_gone(request.target, &work, LAST))
    {
        Err(PublishError::Failed(why)) => {
            found.add(why.message(Chinese).to_owned(), why.message(English).to_owned());
        }
        other => other?,
    }
    found.named.sort_by(|a, b| a.zh.cmp(&b.zh));
    Ok(found)
}

/// Asks for everything that kept releases had and this one has not: what was taken down must not be there.
fn still_there(
    request: &PublishRequest<'_>,
    work: &WorkFiles,
    found: Mutex<ReleaseVerification>,
) -> Result<Mutex<ReleaseVerification>, PublishError> {
    let store = request.store;
    if store.as_folders().is_some() {
        // A release is a folder of its own there.
        return Ok(found);
    }
    let mut stays = HashSet::new();
    let mut gone = BTreeSet::new();
    for (age, release) in chain(store, request.keep() + 1)?.iter().enumerate() {
        if age > 0 && store.head(&layout::manifest(&release.manifest))?.is_none() {
            break;
        }
        let name = if age == 0 { LAST } else { OTHER };
        if age > 0 {
            fetch_manifest(store, work, OTHER, release.manifest_ref())?;
        }
        for entry in work.entries(name)? {
            let entry = entry?;
            if age == 0 && entry.state != EntryState::Deleted {
                stays.insert(entry.path);
            } else if !stays.contains(&entry.path) {
                gone.insert(entry.path);
            }
        }
    }
    request.phase("核对已撤下的文件", "asking for what was taken down", gone.len() as u64);
    request.pool()?.each(gone.into_iter().map(Ok), |path: String| {
        request.observer.tick();
        if store.head(&path)?.is_some() {
            let mut found = found.lock().map_err(|_| PublishError::thread())?;
            found.add(
                format!("{path}：已撤下，但还在目标上"),
                format!("{path}: taken down, but still there"),
            );
        }
        Ok(())
    })?;
    Ok(found)
}

/// Why an object is not what its entry says, in Chinese and English.
fn compare(
    store: &dyn Store,
    root: &str,
    entry: &ReleaseEntry,
) -> Result<Option<(&'static str, &'static str)>, PublishError> {
    let missing = Ok(Some(("缺失", "missing")));
    let key = format!("{root}{}", entry.path);
    let Some(reader) = store.get(&key)? else { return missing };
    match body::proves(reader, entry.length, &entry.sha256) {
        Ok(true) => {}
        Ok(false) => return Ok(Some(("内容不一致", "the bytes differ"))),
        Err(_) => return Ok(Some(("读取时连接中断", "the connection broke while it was read"))),
    }
    if store.keeps_headers() {
        let Some(there) = store.head(&key)? else { return missing };
        if there.mime != entry.mime {
            return Ok(Some(("Content-Type 不一致", "the Content-Type differs")));
        }
        if there.cache != entry.cache {
            return Ok(Some(("Cache-Control 不一致", "the Cache-Control differs")));
        }
    }
    Ok(None)
}
