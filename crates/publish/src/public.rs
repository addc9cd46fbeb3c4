//! A sample of a release, read through the public address as readers do.

use crate::{error::PublishError, work::WorkFiles};
use gongbao_content::settings::PublishTarget;
use gongbao_manifest::Class;
use gongbao_release::entry::{EntryState, ReleaseEntry};

/// How many of the files that left are asked for.
const GONE: usize = 20;

/// Reads one file of each class, and the home page, of a work file of entries or operations.
pub(crate) fn check(
    target: &PublishTarget,
    work: &WorkFiles,
    name: &str,
) -> Result<(), PublishError> {
    read(target, &sample(work, name)?)
}

/// Asks for files that left, of a manifest in a work file: readers must not be given their bytes any more.
pub(crate) fn check_gone(
    target: &PublishTarget,
    work: &WorkFiles,
    manifest: &str,
) -> Result<(), PublishError> {
    let mut gone: Vec<ReleaseEntry> = Vec::new();
    for entry in work.entries(manifest)? {
        let entry = entry?;
        if entry.state == EntryState::Deleted && gone.len() < GONE {
            gone.push(entry);
        }
    }
    miss(target, &gone)
}

fn sample(work: &WorkFiles, name: &str) -> Result<Vec<ReleaseEntry>, PublishError> {
    let mut sample: Vec<ReleaseEntry> = Vec::new();
    for entry in work.read::<ReleaseEntry>(name)? {
        let entry = entry?;
        let wanted = entry.path == "index.html"
            || [Class::Asset, Class::Leaf, Class::List].iter().any(|class| {
                entry.class == *class && sample.iter().all(|known| known.class != *class)
            });
        // `404.html` is served with its own status by many servers.
        if wanted && entry.state == EntryState::Live && entry.path != "404.html" {
            sample.push(entry);
        }
    }
    Ok(sample)
}

/// Reads through the public address. Caches in between may need a moment, so that it is asked a few times.
#[cfg(feature = "network")]
struct PublicReader<'a> {
    base: &'a str,
    client: crate::store::http::HttpTransport,
}

#[cfg(feature = "network")]
impl<'a> PublicReader<'a> {
    /// None when the target names no public address.
    fn of(target: &'a PublishTarget) -> Option<Self> {
        let base = target.public_url.as_deref()?.trim_end_matches('/');
        Some(Self { base, client: crate::store::http::HttpTransport::new(1) })
    }

    fn url(&self, path: &str) -> String {
        let folder = path.strip_suffix("index.html");
        let folder = folder.filter(|folder| folder.is_empty() || folder.ends_with('/'));
        format!("{}/{}", self.base, gongbao_base::address::encode(folder.unwrap_or(path)))
    }

    /// Whether it gives the bytes of an entry, or no longer does.
    fn becomes(&self, entry: &ReleaseEntry, given: bool) -> bool {
        let url = self.url(&entry.path);
        for wait in [0, 500, 500, 500] {
            std::thread::sleep(std::time::Duration::from_millis(wait));
            let Ok(body) = self.client.open(&url) else { continue };
            let equal = body.is_some_and(|body| {
                crate::store::body::proves(body, entry.length, &entry.sha256).unwrap_or(false)
            });
            if equal == given {
                return true;
            }
        }
        false
    }
}

#[cfg(feature = "network")]
fn read(target: &PublishTarget, sample: &[ReleaseEntry]) -> Result<(), PublishError> {
    let Some(reader) = PublicReader::of(target) else { return Ok(()) };
    match sample.iter().find(|entry| !reader.becomes(entry, true)) {
        None => Ok(()),
        Some(entry) => {
            let url = reader.url(&entry.path);
            Err(PublishError::failed(
                format!("从公开网址读到的内容不一致：{url}"),
                format!("the public address does not give what was published: {url}"),
            ))
        }
    }
}

#[cfg(feature = "network")]
fn miss(target: &PublishTarget, gone: &[ReleaseEntry]) -> Result<(), PublishError> {
    let Some(reader) = PublicReader::of(target) else { return Ok(()) };
    match gone.iter().find(|entry| !reader.becomes(entry, false)) {
        None => Ok(()),
        Some(entry) => {
            let url = reader.url(&entry.path);
            Err(PublishError::failed(
                format!(
                    "已撤下的内容从公开网址仍能读到：{url}；可能是缓存，请让管理员清除，再运行 gongbao publish verify"
                ),
                format!(
                    "the public address still gives what was taken down: {url}; a cache may have it. Have it cleared, then run `gongbao publish verify`"
                ),
            ))
        }
    }
}

/// Without a network there is no public address to read.
#[cfg(not(feature = "network"))]
fn read(_: &PublishTarget, _: &[ReleaseEntry]) -> Result<(), PublishError> {
    Ok(())
}

#[cfg(not(feature = "network"))]
fn miss(_: &PublishTarget, _: &[ReleaseEntry]) -> Result<(), PublishError> {
    Ok(())
}
