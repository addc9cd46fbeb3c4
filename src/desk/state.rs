//! What a running desk holds: the site that is open, and what is under way.

use std::{
    collections::VecDeque,
    path::PathBuf,
    sync::{Arc, Mutex, PoisonError, RwLock},
};

use super::{
    answer::Refusal, clock, imports::ImportShelf, library::Library, own_program::RunningCommands,
    phone::PhoneDoor,
};
use gongbao_base::date::Date;
use gongbao_files::SiteLayout;

/// How many texts are remembered.
const REMEMBERED: usize = 64;

/// A running desk.
#[derive(Debug, Default)]
pub struct Desk {
    /// The day that was named, else the one on which something is asked.
    today: Option<Date>,
    /// Where choosing a folder begins.
    pub(super) home: PathBuf,
    library: RwLock<Option<Arc<Library>>>,
    /// Texts as they were opened, by their digests: what a change is told against.
    opened: Mutex<VecDeque<(String, String)>>,
    pub(super) imports: ImportShelf,
    pub(super) commands: RunningCommands,
    pub(super) phone: PhoneDoor,
    /// One write after another.
    pub(super) writing: Mutex<()>,
}

impl Desk {
    /// A desk without a site. `today` is the day that was named.
    #[must_use]
    pub fn new(today: Option<Date>, home: PathBuf) -> Self {
        Self { today, home, ..Self::default() }
    }

    /// Opens a site.
    pub fn open(&self, layout: SiteLayout) {
        let library = Some(Arc::new(Library::new(layout)));
        *self.library.write().unwrap_or_else(PoisonError::into_inner) = library;
    }

    /// The site that is open, when one is.
    pub(super) fn opened(&self) -> Option<Arc<Library>> {
        self.library.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The site that is open.
    pub(super) fn library(&self) -> Result<Arc<Library>, Refusal> {
        let none = || Refusal::new(409, "还没有打开网站", "no site is open");
        self.opened().ok_or_else(none)
    }

    /// Remembers a text that the window was given.
    pub(super) fn remember(&self, digest: &str, text: &str) {
        let mut opened = self.opened.lock().unwrap_or_else(PoisonError::into_inner);
        opened.retain(|(known, _)| known != digest);
        opened.push_back((digest.to_owned(), text.to_owned()));
        while opened.len() > REMEMBERED {
            opened.pop_front();
        }
    }

    /// A text that the window was given.
    pub(super) fn remembered(&self, digest: &str) -> Option<String> {
        let opened = self.opened.lock().unwrap_or_else(PoisonError::into_inner);
        opened.iter().find(|(known, _)| known == digest).map(|(_, text)| text.clone())
    }

    /// Today.
    pub(super) fn today(&self) -> Date {
        self.today.or_else(clock::today).unwrap_or_default()
    }
}
