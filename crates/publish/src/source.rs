//! Where the bytes of a release come from: the built site's folder, or what a target keeps of an earlier release.

use std::path::Path;

use crate::{
    error::PublishError,
    store::{body::ObjectBody, object_store::Store},
    work::WorkFiles,
};
use gongbao_release::{entry::ReleaseEntry, layout};

/// Gives the bytes of files, proved by their digests.
pub(crate) trait BodySource: Sync {
    /// The bytes of a file.
    fn body(&self, entry: &ReleaseEntry) -> Result<ObjectBody, PublishError>;
    /// Whether the bytes can be had, before anything is changed.
    fn check(&self, entry: &ReleaseEntry) -> Result<(), PublishError>;
}

/// The folder of the built site.
pub(crate) struct SiteFolder<'a>(pub(crate) &'a Path);

impl BodySource for SiteFolder<'_> {
    fn body(&self, entry: &ReleaseEntry) -> Result<ObjectBody, PublishError> {
        let changed = || {
            PublishError::refused(
                format!("{} 在生成后被改动或删除，没有发布；请重新运行 gongbao build", entry.path),
                format!(
                    "{} was changed or removed after the build; run `gongbao build` again",
                    entry.path
                ),
            )
        };
        let body = ObjectBody::of_file(&self.0.join(&entry.path)).map_err(|_| changed())?;
        let equal = body.length() == entry.length && body.sha256()? == entry.sha256;
        if equal { Ok(body) } else { Err(changed()) }
    }

    fn check(&self, entry: &ReleaseEntry) -> Result<(), PublishError> {
        self.body(entry).map(|_| ())
    }
}

/// What a target keeps of earlier releases, as the source of going back to one.
pub(crate) struct TargetBackups<'a> {
    pub(crate) store: &'a dyn Store,
    pub(crate) work: &'a WorkFiles,
}

impl BodySource for TargetBackups<'_> {
    fn body(&self, entry: &ReleaseEntry) -> Result<ObjectBody, PublishError> {
        // A file that left and stays for a while still has its own place.
        for key in [layout::backup(&entry.sha256), entry.path.clone()] {
            if let Some((body, digest)) = self.work.fetch(self.store, &key)? {
                if digest == entry.sha256 {
                    return Ok(body);
                }
                self.work.drop_fetched(&body);
            }
        }
        Err(PublishError::refused(
            format!("旧版本的 {} 已不在目标上，不能退回，没有改动", entry.path),
            format!(
                "{} of that release is no longer kept, so it cannot be gone back to; nothing was changed",
                entry.path
            ),
        ))
    }

    fn check(&self, entry: &ReleaseEntry) -> Result<(), PublishError> {
        let body = self.body(entry)?;
        self.work.drop_fetched(&body);
        Ok(())
    }
}
