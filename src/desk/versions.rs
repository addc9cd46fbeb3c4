//! Earlier versions of each document, kept beside the site: every text once, a limited number of them.

use serde::{Deserialize, Serialize};

use super::{answer::Refusal, clock, door::Door};
use gongbao_base::digest::Digest;

/// How many are kept of a document.
const MOST: usize = 200;

/// A version that is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct KeptVersion {
    /// The digest of its bytes.
    pub(super) id: String,
    /// When it was kept.
    pub(super) when: String,
    /// Its length.
    pub(super) bytes: usize,
    /// How it came about.
    pub(super) words: String,
}

fn folder(path: &str) -> String {
    format!(".gongbao/versions/{}", &Digest::of(path.as_bytes()).hex()[..32])
}

/// The versions of a document, the oldest first.
pub(super) fn list(door: &Door, path: &str) -> Vec<KeptVersion> {
    let log = door.read(&format!("{}/log.json", folder(path))).unwrap_or_default();
    serde_json::from_slice(&log).unwrap_or_default()
}

/// The text of a version.
pub(super) fn text(door: &Door, path: &str, id: &str) -> Result<Vec<u8>, Refusal> {
    if Digest::parse(id).is_none() {
        return Err(Refusal::missing());
    }
    door.read(&format!("{}/{id}.md", folder(path)))
}

/// Keeps a version, unless it is the last one that was kept.
pub(super) fn keep(door: &Door, path: &str, bytes: &[u8], words: &str) -> Result<(), Refusal> {
    let id = Digest::of(bytes).hex();
    let mut kept = list(door, path);
    if kept.last().is_some_and(|last| last.id == id) {
        return Ok(());
    }
    let folder = folder(path);
    let words = if kept.is_empty() { "首次" } else { words };
    door.keep(&format!("{folder}/{id}.md"), bytes)?;
    kept.push(KeptVersion {
        id,
        when: clock::moment(),
        bytes: bytes.len(),
        words: words.to_owned(),
    });
    while kept.len() > MOST {
        let gone = kept.remove(0);
        if kept.iter().all(|other| other.id != gone.id) {
            door.forget(&format!("{folder}/{}.md", gone.id));
        }
    }
    let log = serde_json::to_vec(&kept).unwrap_or_default();
    door.keep(&format!("{folder}/log.json"), &log)
}
