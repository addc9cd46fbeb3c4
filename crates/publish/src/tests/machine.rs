//! A machine that publishes, for tests: a folder that goes away with it.

use std::{
    fs,
    path::PathBuf,
    process,
    sync::atomic::{AtomicUsize, Ordering},
};

use crate::work::WorkFiles;

/// A machine.
pub(crate) struct Machine {
    pub(crate) folder: PathBuf,
}

impl Machine {
    pub(crate) fn new() -> Self {
        static NUMBER: AtomicUsize = AtomicUsize::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let name = format!("gongbao-publish-{}-{number}", process::id());
        let folder = std::env::temp_dir().join(name);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        Self { folder }
    }

    /// The folder of its built site.
    pub(crate) fn out(&self) -> PathBuf {
        self.folder.join("public")
    }

    /// Its work files.
    pub(crate) fn work(&self) -> WorkFiles {
        WorkFiles::open(&self.out(), "portal").unwrap()
    }
}

impl Drop for Machine {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}
