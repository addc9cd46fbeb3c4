//! One release on its way to a target: what every phase needs, and the phases that all kinds of target have in common.

use crate::{
    error::PublishError,
    lock::PublishLock,
    plan::PublishPlan,
    pool::WorkerPool,
    public,
    records::{self, chain, fetch_manifest},
    request::PublishRequest,
    source::BodySource,
    store::body::ObjectBody,
    work::{BEGUN, NEXT, OTHER, WorkFiles},
};
use gongbao_release::{
    layout,
    release::{AbandonedManifest, Release},
};

/// A release on its way.
pub(crate) struct Rollout<'a> {
    pub(crate) request: &'a PublishRequest<'a>,
    pub(crate) work: &'a WorkFiles,
    pub(crate) plan: &'a PublishPlan,
    pub(crate) source: &'a dyn BodySource,
    pub(crate) lock: &'a PublishLock<'a>,
    pub(crate) pool: WorkerPool,
    pub(crate) release: &'a Release,
}

/// The releases of a target, newest first, by whether the settings still keep them.
pub(crate) struct Retention {
    /// Those to which one can go back.
    pub(crate) kept: Vec<Release>,
    /// Those beyond, whose manifests are still there.
    pub(crate) expired: Vec<Release>,
}

impl Rollout<'_> {
    /// Writes the manifest and says which release is about to be made. From now on what it names is Gongbao's.
    pub(crate) fn announce(&self) -> Result<(), PublishError> {
        let (store, release) = (self.request.store, self.release);
        let resumes = self
            .plan
            .interrupted
            .as_ref()
            .is_some_and(|cut_off| cut_off.manifest_ref() == release.manifest_ref());
        if !resumes {
            let key = layout::manifest(&release.manifest);
            self.work.append(BEGUN, &release.manifest)?;
            store.put(&key, &ObjectBody::of_file(&self.work.path(NEXT))?, records::HEADERS)?;
            fetch_manifest(store, self.work, OTHER, release.manifest_ref())?;
        }
        records::write(store, &layout::pending(), release)
    }

    /// Reads a sample of a work file's entries through the public address.
    pub(crate) fn check_public(&self, name: &str) -> Result<(), PublishError> {
        public::check(self.request.target, self.work, name)
    }

    /// Makes the release the one that holds.
    pub(crate) fn commit(&self) -> Result<(), PublishError> {
        let (store, release) = (self.request.store, self.release);
        self.lock.check()?;
        records::write(store, &layout::history(&release.id), release)?;
        records::write(store, &layout::current(), release)
    }

    /// Ends the run: nothing of it is left to be done.
    pub(crate) fn conclude(&self) -> Result<(), PublishError> {
        self.request.store.delete(&layout::pending())?;
        self.work.remove(BEGUN)
    }

    /// Manifests of runs that were cut off and given up, but for those that a kept release has.
    pub(crate) fn abandoned<'b>(
        &'b self,
        kept: &'b [Release],
    ) -> impl Iterator<Item = &'b AbandonedManifest> {
        self.release
            .abandoned
            .iter()
            .filter(|abandoned| kept.iter().all(|kept| kept.manifest != abandoned.manifest))
    }

    /// Which releases are kept, and which go.
    pub(crate) fn retention(&self) -> Result<Retention, PublishError> {
        let (store, keep) = (self.request.store, self.request.keep() + 1);
        let mut kept = chain(store, keep + 3)?;
        let beyond = kept.split_off(keep.min(kept.len()));
        let mut expired = Vec::new();
        for release in beyond {
            // A rollback where folders are switched shares the manifest of the release it goes back to.
            let shared = kept.iter().any(|kept| kept.manifest == release.manifest);
            if !shared && store.head(&layout::manifest(&release.manifest))?.is_some() {
                expired.push(release);
            }
        }
        Ok(Retention { kept, expired })
    }
}
