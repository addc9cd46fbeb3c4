//! The plan of a publish: three manifests are merged into a file of operations on this machine.

use crate::{
    error::PublishError,
    records::{TargetState, fetch_manifest},
    store::object_store::Store,
    work::{INTERRUPTED, LAST, NEXT, OPERATIONS, SITE, WorkFiles},
};
use gongbao_base::digest::Digest;
use gongbao_release::{diff::merge, limits::ReleaseCounts, release::Release, site::SiteSummary};

/// The plan.
#[derive(Clone, Debug)]
pub(crate) struct PublishPlan {
    /// The site.
    pub(crate) site: SiteSummary,
    /// What it comes to.
    pub(crate) counts: ReleaseCounts,
    /// The release that holds.
    pub(crate) last: Option<Release>,
    /// The release that a run was cut off from making.
    pub(crate) interrupted: Option<Release>,
    /// The digest of the manifest of the release to be made.
    pub(crate) manifest: Digest,
}

impl PublishPlan {
    /// Plans. The site's lines are in the work files already.
    pub(crate) fn make(
        store: &dyn Store,
        work: &WorkFiles,
        site: SiteSummary,
    ) -> Result<Self, PublishError> {
        let TargetState { last, interrupted } = TargetState::read(store)?;
        for (release, name) in [(&last, LAST), (&interrupted, INTERRUPTED)] {
            work.remove(name)?;
            if let Some(release) = release {
                fetch_manifest(store, work, name, release.manifest_ref())?;
            }
        }
        let committed =
            matches!((&last, &interrupted), (Some(last), Some(next)) if last.id == next.id);
        if committed {
            work.remove(INTERRUPTED)?;
        }
        let (mut operations, mut next) = (work.create(OPERATIONS)?, work.create(NEXT)?);
        let mut counts = ReleaseCounts::of_site(&site);
        let (new, before) = (work.entries(SITE)?, work.entries(LAST)?);
        for operation in merge(new, before, work.entries(INTERRUPTED)?, committed) {
            let operation = operation?;
            counts.add(&operation);
            next.add(&operation.entry)?;
            operations.add(&operation)?;
        }
        operations.finish()?;
        counts.before = last.as_ref().map_or(0, |last| last.files);
        Ok(Self { site, counts, last, interrupted, manifest: next.finish()? })
    }

    /// Whether the release that holds is this very site, and no run was cut off.
    pub(crate) fn is_unchanged(&self) -> bool {
        is_unchanged(&self.site, self.last.as_ref(), self.interrupted.as_ref())
    }
}

/// Whether the release that holds is this very site, and no run was cut off.
pub(crate) fn is_unchanged(
    site: &SiteSummary,
    last: Option<&Release>,
    interrupted: Option<&Release>,
) -> bool {
    interrupted.is_none() && last.is_some_and(|last| last.site == site.digest)
}
