//! What has to be sent, as a work file: written by the survey, read by every phase after it.

use std::io;

use serde::{Deserialize, Serialize};

use crate::{error::PublishError, work::WorkFiles};
use gongbao_release::diff::FileOperation;

/// The work file of [`Upload`]s.
pub(super) const UPLOADS: &str = "uploads.jsonl";

/// A file of the new site that the last release does not have, or not so.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Upload {
    #[serde(flatten)]
    pub(super) operation: FileOperation,
    /// Whether the store already holds it as it should be, from a run that was cut off.
    pub(super) present: bool,
}

/// What has to be sent.
pub(super) fn uploads(
    work: &WorkFiles,
) -> Result<impl Iterator<Item = io::Result<Upload>> + Send, PublishError> {
    let missing =
        |upload: &io::Result<Upload>| upload.as_ref().map_or(true, |upload| !upload.present);
    Ok(work.read::<Upload>(UPLOADS)?.filter(missing))
}
