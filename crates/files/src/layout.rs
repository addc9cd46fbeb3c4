//! Where everything stands in a site's folder, and in the work folder beside its output.

use std::path::{Path, PathBuf};

/// The paths of a site's folder. Nothing needs to be there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteLayout {
    root: PathBuf,
}

impl SiteLayout {
    /// The layout of the site in this folder.
    #[must_use]
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into() }
    }

    /// The folder itself.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// What the office writes: documents by kind, attachments, settings, word lists.
    #[must_use]
    pub fn content(&self) -> PathBuf {
        self.root.join("content")
    }

    /// A file below [`content`](Self::content), by its path there.
    #[must_use]
    pub fn content_file(&self, path: &str) -> PathBuf {
        self.content().join(path)
    }

    /// The settings.
    #[must_use]
    pub fn settings(&self) -> PathBuf {
        self.content_file("site.yaml")
    }

    /// The addresses that were public once.
    #[must_use]
    pub fn url_lock(&self) -> PathBuf {
        self.content_file("urls.lock")
    }

    /// The office's own word lists for the checks.
    #[must_use]
    pub fn words(&self) -> PathBuf {
        self.content_file("words/words.yaml")
    }

    /// The folder of themes.
    #[must_use]
    pub fn themes(&self) -> PathBuf {
        self.root.join("themes")
    }

    /// The site's own files of the default theme.
    #[must_use]
    pub fn theme(&self) -> PathBuf {
        self.themes().join("default")
    }

    /// The built site, unless the user names another folder.
    #[must_use]
    pub fn public(&self) -> PathBuf {
        self.root.join("public")
    }

    /// The edition to open from a folder, unless the user names another folder.
    #[must_use]
    pub fn offline(&self) -> PathBuf {
        self.root.join("offline")
    }

    /// Packages for the portal.
    #[must_use]
    pub fn packages(&self) -> PathBuf {
        self.root.join("packages")
    }

    /// Receipts of packages and publishes.
    #[must_use]
    pub fn receipts(&self) -> PathBuf {
        self.root.join("receipts")
    }

    /// What was said of documents before they went out.
    #[must_use]
    pub fn approvals(&self) -> PathBuf {
        self.root.join("approvals.jsonl")
    }

    /// Snapshots of the built site.
    #[must_use]
    pub fn archive(&self) -> PathBuf {
        self.root.join("archive")
    }
}

/// The paths of the work folder `.NAME.gongbao`, beside the output folder `NAME` and on the same file system.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkFolder {
    root: PathBuf,
}

impl WorkFolder {
    /// The work folder of an output folder.
    #[must_use]
    pub fn of(out: &Path) -> Self {
        let name = out
            .file_name()
            .map_or_else(|| "site".into(), |name| name.to_string_lossy().into_owned());
        Self { root: out.with_file_name(format!(".{name}.gongbao")) }
    }

    /// The folder itself.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Held while a build is under way.
    #[must_use]
    pub fn lock(&self) -> PathBuf {
        self.root.join("lock")
    }

    /// The site that is being built; between builds a second tree of the live one.
    #[must_use]
    pub fn next(&self) -> PathBuf {
        self.root.join("next")
    }

    /// An empty file that is there while [`WorkFolder::next`] has exactly the files of the live site's manifest.
    #[must_use]
    pub fn mirrored(&self) -> PathBuf {
        self.root.join("mirrored")
    }

    /// The site that was live, for an instant, where two folders cannot be exchanged in one step.
    #[must_use]
    pub fn old(&self) -> PathBuf {
        self.root.join("old")
    }

    /// What the last build was made from.
    #[must_use]
    pub fn last_build(&self) -> PathBuf {
        self.root.join("state.json")
    }

    /// What earlier builds worked out.
    #[must_use]
    pub fn memo(&self) -> PathBuf {
        self.root.join("memo")
    }

    /// Work files of publishing to a target.
    #[must_use]
    pub fn publish(&self, target: &str) -> PathBuf {
        self.root.join("publish").join(target)
    }
}

/// The file that belongs to another one and stands beside it, such as its signature: the same name with an ending after it.
#[must_use]
pub fn sidecar(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}
