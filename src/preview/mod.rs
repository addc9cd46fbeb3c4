//! The preview: a site in memory on loopback, which open pages load again when it changes.

mod server;
mod watcher;

use std::{
    collections::BTreeMap,
    sync::{Arc, PoisonError, RwLock},
};

use tokio::sync::watch::{Receiver, Sender, channel};

pub use self::{server::listen, watcher::watch};

/// The files of a site, by address.
pub type PreviewFiles = BTreeMap<String, Vec<u8>>;

/// How the preview stands; told to open pages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PreviewStatus {
    /// Grows with every good build.
    pub version: u64,
    /// The findings of a broken build; empty after a good one.
    pub findings: String,
}

/// The last good site, shared between who builds it and who shows it.
#[derive(Clone, Debug)]
pub struct Preview {
    files: Arc<RwLock<PreviewFiles>>,
    status: Arc<Sender<PreviewStatus>>,
}

impl Default for Preview {
    fn default() -> Self {
        Self { files: Arc::default(), status: Arc::new(channel(PreviewStatus::default()).0) }
    }
}

impl Preview {
    /// Shows a new site and reloads open pages.
    pub fn show(&self, files: PreviewFiles) {
        *self.files.write().unwrap_or_else(PoisonError::into_inner) = files;
        self.status.send_modify(|status| {
            status.version += 1;
            status.findings.clear();
        });
    }

    /// Keeps the last good site and shows findings over it.
    pub fn warn(&self, findings: String) {
        self.status.send_modify(|status| status.findings = findings);
    }

    fn file(&self, address: &str) -> Option<Vec<u8>> {
        self.files.read().unwrap_or_else(PoisonError::into_inner).get(address).cloned()
    }

    fn follow(&self) -> Receiver<PreviewStatus> {
        self.status.subscribe()
    }
}
