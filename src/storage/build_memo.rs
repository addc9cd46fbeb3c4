//! The memo of builds: what earlier builds of this program worked out, in one file of the work folder. It may go away at any
//! time; a build without it only takes longer.

use std::{fs, path::Path};

use super::last_build;
use gongbao_base::{digest::Digest, memo::Memo};
use gongbao_files::{WorkFolder, atomic};

/// The memo for this output folder; an empty one when there is none, or none that this program wrote and nobody changed.
#[must_use]
pub fn read(out: &Path) -> Memo {
    let Ok(out) = fs::canonicalize(out) else { return Memo::default() };
    let bytes = fs::read(WorkFolder::of(&out).memo()).ok();
    bytes.and_then(|bytes| Memo::from_bytes(&bytes, &version())).unwrap_or_default()
}

/// Keeps a memo for the next build. One that cannot be kept is no failure: the next build is only slower.
pub fn keep(out: &Path, memo: Memo) {
    let Ok(out) = fs::canonicalize(out) else { return };
    let _ = atomic::replace(&WorkFolder::of(&out).memo(), &memo.into_bytes(&version()));
}

fn version() -> Digest {
    Digest::of(last_build::program().as_bytes())
}
