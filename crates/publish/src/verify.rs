//! Verifying: everything of a release is read back from its store, and a sample through the public address.

use std::sync::Mutex;

use crate::{
    error::PublishError,
    public,
    records::{TargetState, fetch_manifest},
    request::PublishRequest,
    store::{body, object_store::Store},
    work::LAST,
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
    fetch_manifest(store, &work, LAST, &release)?;
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
    let mut found = found.into_inner().map_err(|_| PublishError::thread())?;
    match public::check(request.target, &work, LAST) {
        Err(PublishError::Failed(why)) => {
            found.add(why.message(Chinese).to_owned(), why.message(English).to_owned());
        }
        other => other?,
    }
    found.named.sort_by(|a, b| a.zh.cmp(&b.zh));
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
    if !body::digest(reader).is_ok_and(|(digest, _)| digest == entry.sha256) {
        return Ok(Some(("内容不一致", "the bytes differ")));
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
