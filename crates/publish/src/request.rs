//! What is asked of a publish, and what it did.

use std::path::Path;

use crate::{
    error::PublishError, observer::PublishObserver, pool::WorkerPool, store::object_store::Store,
    work::WorkFiles,
};
use gongbao_base::finding::Message;
use gongbao_content::settings::PublishTarget;
use gongbao_release::{
    limits::{self, ReleaseCounts},
    release::Release,
};

/// What a run is given.
pub struct PublishRequest<'a> {
    /// The target as it is declared.
    pub target: &'a PublishTarget,
    /// Its store.
    pub store: &'a dyn Store,
    /// The folder of the built site.
    pub out: &'a Path,
    /// The time, `2024-06-01T08:30:00Z`.
    pub now: &'a str,
    /// Nobody else publishes, where the store keeps no locks.
    pub single_writer: bool,
    /// How many files may leave this time.
    pub max_delete: Option<u64>,
    /// Is told what goes on.
    pub observer: &'a dyn PublishObserver,
}

/// What a publish did or would do.
#[derive(Clone, Debug)]
pub struct PublishOutcome {
    /// In numbers.
    pub counts: ReleaseCounts,
    /// The release that now holds; none when nothing changed or nothing was done.
    pub release: Option<Release>,
    /// Whether the last run was cut off.
    pub resumes: bool,
    /// Why a run would refuse.
    pub refusal: Option<Message>,
}

impl PublishRequest<'_> {
    /// The work files of its target, locked for this run.
    pub(crate) fn work(&self) -> Result<WorkFiles, PublishError> {
        WorkFiles::open(self.out, &self.target.name.0)
    }

    /// As many threads as the target takes connections.
    pub(crate) fn pool(&self) -> Result<WorkerPool, PublishError> {
        WorkerPool::new(usize::from(self.target.connections.unwrap_or(8)).min(64))
    }

    /// How many releases before the last are kept.
    pub(crate) fn keep(&self) -> usize {
        usize::from(self.target.keep.unwrap_or(5))
    }

    /// Why so much may not leave at once.
    pub(crate) fn refusal(&self, counts: &ReleaseCounts) -> Option<Message> {
        let usual = self.target.max_delete.map_or(limits::DEFAULT, u64::from);
        limits::refuse(counts, usual, self.max_delete)
    }

    /// Tells that a phase begins.
    pub(crate) fn phase(&self, zh: &str, en: &str, files: u64) {
        self.observer.phase(&Message::new(zh, en), files);
    }
}
