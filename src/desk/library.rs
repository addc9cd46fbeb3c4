//! The site that is open: read once, again when a file changed, and checked as a whole while the window goes on.

use std::{
    collections::BTreeMap,
    hash::{DefaultHasher, Hash as _, Hasher as _},
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
    time::{Duration, UNIX_EPOCH},
};

use walkdir::WalkDir;

use super::{answer::Refusal, door::Door, pages};
use crate::{
    pipeline::{self, Audience},
    preview::PreviewFiles,
    storage::folder::Folder,
};
use gongbao_base::{date::Date, finding::Finding};
use gongbao_check::word_lists::WordLists;
use gongbao_files::{SiteLayout, SystemError};
use gongbao_site::Site;

/// How long an answer waits for the check of the whole site.
const PATIENCE: Duration = Duration::from_millis(150);

/// A site that is open.
#[derive(Debug)]
pub(crate) struct Library {
    pub(super) layout: SiteLayout,
    pub(super) door: Door,
    shelf: Mutex<Option<Arc<Shelf>>>,
    checked: Arc<(Mutex<CheckState>, Condvar)>,
    preview: Mutex<Option<(u64, Arc<PreviewFiles>)>>,
}

/// A site as it was read.
#[derive(Debug)]
pub(crate) struct Shelf {
    /// What tells it from what it was before.
    pub(super) mark: u64,
    pub(super) folder: Folder,
    pub(super) site: Site,
    pub(super) words: WordLists,
}

/// The findings of the whole site by file, and of which state.
#[derive(Debug, Default)]
struct CheckState {
    mark: Option<u64>,
    running: Option<u64>,
    findings: Arc<BTreeMap<String, Vec<Finding>>>,
}

impl Library {
    /// The site in a folder; it is read when it is asked for.
    pub(super) fn new(layout: SiteLayout) -> Self {
        let root = layout.root();
        let root = root.canonicalize().unwrap_or_else(|_| root.to_owned());
        let layout = SiteLayout::new(&root);
        Self {
            door: Door::new(&root),
            layout,
            shelf: Mutex::default(),
            checked: Arc::default(),
            preview: Mutex::default(),
        }
    }

    /// The site as it stands.
    pub(super) fn shelf(&self, today: Date) -> Result<Arc<Shelf>, Refusal> {
        let mark = self.mark(today);
        let mut shelf = held(&self.shelf);
        if let Some(shelf) = shelf.as_ref().filter(|shelf| shelf.mark == mark) {
            return Ok(Arc::clone(shelf));
        }
        let mut folder = Folder::read(&self.layout)?;
        let content = pipeline::parse(&folder, today);
        let (words, _) = WordLists::new(&folder.words);
        let site = pipeline::relate(&folder, content, Audience::Office, today);
        folder.drop_texts();
        let fresh = Arc::new(Shelf { mark, folder, site, words });
        *shelf = Some(Arc::clone(&fresh));
        Ok(fresh)
    }

    /// The site as it was last read; read now when it never was. For what must be quick.
    pub(super) fn known(&self, today: Date) -> Result<Arc<Shelf>, Refusal> {
        let known = held(&self.shelf).clone();
        known.map_or_else(|| self.shelf(today), Ok)
    }

    /// What tells one state of the folder from another: names, lengths and times of its files, and the day.
    fn mark(&self, today: Date) -> u64 {
        let mut hasher = DefaultHasher::new();
        today.to_string().hash(&mut hasher);
        for root in [self.layout.content(), self.layout.themes()] {
            for entry in WalkDir::new(root).sort_by_file_name().into_iter().flatten() {
                entry.path().hash(&mut hasher);
                let Ok(metadata) = entry.metadata() else { continue };
                if !metadata.is_dir() {
                    let time = metadata.modified().ok();
                    let time = time.and_then(|time| time.duration_since(UNIX_EPOCH).ok());
                    (metadata.len(), time).hash(&mut hasher);
                }
            }
        }
        hasher.finish()
    }

    /// The findings of the whole site by file, as far as they are known, and whether they are those of this state.
    pub(super) fn findings(
        &self,
        shelf: &Shelf,
        today: Date,
    ) -> (Arc<BTreeMap<String, Vec<Finding>>>, bool) {
        let (lock, told) = &*self.checked;
        let mut state = held(lock);
        if state.mark != Some(shelf.mark) && state.running.is_none() {
            state.running = Some(shelf.mark);
            let (checked, layout, mark) =
                (Arc::clone(&self.checked), self.layout.clone(), shelf.mark);
            std::thread::spawn(move || {
                let found = check(&layout, today);
                let mut state = held(&checked.0);
                state.running = None;
                state.mark = Some(mark);
                if let Ok(found) = found {
                    state.findings = Arc::new(found);
                }
                checked.1.notify_all();
            });
        }
        let waiting = told.wait_timeout_while(state, PATIENCE, |state| state.running.is_some());
        let (state, _) = waiting.unwrap_or_else(PoisonError::into_inner);
        (Arc::clone(&state.findings), state.mark == Some(shelf.mark))
    }

    /// The findings of the whole site by file, as it stands now: for what is given to others, and may take its time.
    pub(super) fn all_findings(
        &self,
        today: Date,
    ) -> Result<BTreeMap<String, Vec<Finding>>, Refusal> {
        Ok(check(&self.layout, today)?)
    }

    /// The pages of the site, drafts included.
    pub(super) fn preview(&self, shelf: &Shelf) -> Result<Arc<PreviewFiles>, Refusal> {
        let mut preview = held(&self.preview);
        if let Some((mark, files)) = preview.as_ref()
            && *mark == shelf.mark
        {
            return Ok(Arc::clone(files));
        }
        let files = Arc::new(pages::render(&shelf.folder, &shelf.site)?);
        *preview = Some((shelf.mark, Arc::clone(&files)));
        Ok(files)
    }
}

fn check(layout: &SiteLayout, today: Date) -> Result<BTreeMap<String, Vec<Finding>>, SystemError> {
    let folder = Folder::read(layout)?;
    let content = pipeline::parse(&folder, today);
    let checked = pipeline::check(&folder, content, Audience::Office, today)?;
    let mut found: BTreeMap<String, Vec<Finding>> = BTreeMap::new();
    for finding in checked.findings {
        found.entry(finding.place.file.clone()).or_default().push(finding);
    }
    Ok(found)
}

fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}
