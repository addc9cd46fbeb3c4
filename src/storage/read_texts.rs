//! The texts that reviewers read, kept beside the site under the digests that their opinions name: from them is told what was
//! changed since. They say nothing of what may go out.

use std::{fs, io, path::PathBuf};

use super::folder::Folder;
use gongbao_approval::Opinion;
use gongbao_base::digest::Digest;
use gongbao_files::{SiteLayout, SystemError, atomic};

/// The texts of a site.
#[derive(Clone, Debug)]
pub struct ReadTexts {
    folder: PathBuf,
}

impl ReadTexts {
    /// Those of the site with this layout.
    #[must_use]
    pub fn of(layout: &SiteLayout) -> Self {
        Self { folder: layout.root().join(".gongbao").join("read") }
    }

    /// Keeps the text that an opinion is about, when it still stands as it was read.
    ///
    /// # Errors
    /// When it cannot be read or kept.
    pub fn keep(&self, folder: &Folder, opinion: &Opinion) -> Result<(), SystemError> {
        let mut documents = folder.documents.iter();
        let file = opinion.document.strip_prefix("content/").unwrap_or_default();
        let Some(read) = documents.find(|document| document.path == file) else { return Ok(()) };
        let path = folder.layout.content_file(file);
        let bytes = fs::read(&path).map_err(SystemError::reading(&path))?;
        let leads_away =
            |path: &PathBuf| path.symlink_metadata().is_ok_and(|metadata| metadata.is_symlink());
        let above = self.folder.parent().map(PathBuf::from);
        let digest = Digest::of_parts([file.as_bytes(), &bytes]);
        if digest != read.digest || above.iter().chain([&self.folder]).any(leads_away) {
            return Ok(());
        }
        fs::create_dir_all(&self.folder).map_err(SystemError::writing(&self.folder))?;
        let path = self.path(&opinion.digest);
        match atomic::create(&path, &bytes) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
            done => done.map_err(SystemError::writing(&path)),
        }
    }

    /// A text, when it was kept.
    #[must_use]
    pub fn text(&self, digest: &Digest) -> Option<String> {
        fs::read_to_string(self.path(digest)).ok()
    }

    fn path(&self, digest: &Digest) -> PathBuf {
        self.folder.join(format!("{}.md", digest.hex()))
    }
}
