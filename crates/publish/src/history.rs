//! The releases that a target had.

use crate::{error::PublishError, records::chain, store::object_store::Store};
use gongbao_release::{layout, release::Release};

/// How many releases a history shows.
pub(crate) const MOST: usize = 1_000;

/// The releases, newest first, each with whether it can be gone back to.
///
/// # Errors
/// When the target does not answer.
pub fn history(store: &dyn Store) -> Result<Vec<(Release, bool)>, PublishError> {
    let mut history = Vec::new();
    for release in chain(store, MOST)? {
        let kept = store.head(&layout::manifest(&release.manifest))?.is_some();
        history.push((release, kept));
    }
    Ok(history)
}
