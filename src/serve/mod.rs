//! `serve`: the site in memory on loopback, built again on every change.

mod http;
mod watch;

use std::{
    collections::BTreeMap,
    sync::{Arc, PoisonError, RwLock},
};

use tokio::sync::watch::{Receiver, Sender, channel};

pub use self::{http::listen, watch::watch};

/// A site as the server shows it.
#[derive(Debug, Default)]
pub struct Shown {
    /// The files of the last good build.
    pub files: BTreeMap<String, Vec<u8>>,
}

/// What is told to open pages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct News {
    /// Grows with every good build.
    pub version: u64,
    /// The findings of a broken build; empty after a good one.
    pub findings: String,
}

/// The server's state, shared between the builder and the listeners.
#[derive(Clone, Debug)]
pub struct Board {
    shown: Arc<RwLock<Shown>>,
    news: Arc<Sender<News>>,
}

impl Default for Board {
    fn default() -> Self {
        Self { shown: Arc::default(), news: Arc::new(channel(News::default()).0) }
    }
}

impl Board {
    /// Shows a new site and reloads open pages.
    pub fn show(&self, files: BTreeMap<String, Vec<u8>>) {
        self.shown.write().unwrap_or_else(PoisonError::into_inner).files = files;
        self.news.send_modify(|news| {
            news.version += 1;
            news.findings.clear();
        });
    }

    /// Keeps the last good site and shows findings over it.
    pub fn warn(&self, findings: String) {
        self.news.send_modify(|news| news.findings = findings);
    }

    fn file(&self, address: &str) -> Option<Vec<u8>> {
        self.shown.read().unwrap_or_else(PoisonError::into_inner).files.get(address).cloned()
    }

    fn follow(&self) -> Receiver<News> {
        self.news.subscribe()
    }
}
