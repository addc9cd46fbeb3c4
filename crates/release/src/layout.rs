//! Where each of Gongbao's own objects stands on a target. The names hold for targets that are published to already.

use gongbao_base::digest::Digest;

/// The folder of Gongbao's own objects below a target's root. No page has an address that begins with a dot.
pub const CONTROL: &str = ".gongbao";

/// The link that readers follow, where folders are switched.
pub const CURRENT_LINK: &str = "current";

/// The commit object: the release that holds.
#[must_use]
pub fn current() -> String {
    format!("{CONTROL}/current.json")
}

/// The release that a run is about to make.
#[must_use]
pub fn pending() -> String {
    format!("{CONTROL}/pending.json")
}

/// The record of a release.
#[must_use]
pub fn history(id: &str) -> String {
    format!("{CONTROL}/history/{id}.json")
}

/// The manifest of a release.
#[must_use]
pub fn manifest(id: &str) -> String {
    format!("{CONTROL}/manifests/{id}.jsonl")
}

/// The lock.
#[must_use]
pub fn lock() -> String {
    format!("{CONTROL}/lock.json")
}

/// Bytes that a file had in an earlier release.
#[must_use]
pub fn backup(digest: &Digest) -> String {
    let hex = digest.hex();
    format!("{CONTROL}/kept/{}/{hex}", &hex[..2])
}

/// Where an object grows before it takes its place, so that none is ever seen in part.
#[must_use]
pub fn part(key: &str) -> String {
    format!("{}/{}", parts(), Digest::of(key.as_bytes()).short())
}

/// The folder of what grows; nothing in it outlives its run.
#[must_use]
pub fn parts() -> String {
    format!("{CONTROL}/part")
}

/// Whether a file in the folder of what grows has a name that [`part`] gives.
#[must_use]
pub fn is_part(name: &str) -> bool {
    name.len() == 10 && name.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// Where the link grows before it takes its place.
#[must_use]
pub fn next_link() -> String {
    format!("{CONTROL}/current.link")
}

/// The folder of a release, where folders are switched.
#[must_use]
pub fn folder(id: &str) -> String {
    format!("releases/{id}")
}
