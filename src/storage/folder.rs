//! A site's folder as it is read: documents, attachments, settings, word lists, the site's own theme files.

use std::{
    collections::BTreeMap,
    fs::{self, File},
    io::{self, Read as _},
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
};

use rayon::prelude::*;
use walkdir::WalkDir;

use gongbao_base::{
    digest::Digest,
    finding::{Finding, Place},
};
use gongbao_check::{lock, word_lists};
use gongbao_container::hash;
use gongbao_content::{
    codes,
    kinds::{KINDS, Kind},
    limits, settings,
};
use gongbao_files::{SiteLayout, SystemError};
use gongbao_render::theme;
use gongbao_site::Asset;

/// What a site's folder holds. All but the attachments is in memory; those may be large and are read when they are needed.
#[derive(Debug)]
pub struct Folder {
    /// Where everything stands.
    pub layout: SiteLayout,
    /// The documents, sorted by path.
    pub documents: Vec<DocumentFile>,
    /// The other files, by path below `content/`.
    pub assets: BTreeMap<String, Asset>,
    /// The site's own theme files, by path below the theme's folder.
    pub theme: BTreeMap<String, Vec<u8>>,
    /// The bytes of the settings, when there are any.
    pub settings: Option<Vec<u8>>,
    /// The office's word lists: their paths below the site's folder, and their texts.
    pub words: Vec<(String, String)>,
    /// The text of `content/urls.lock`, when there is one.
    pub url_lock: Option<String>,
    /// What cannot be used.
    pub findings: Vec<Finding>,
    /// For each asset that was read, the digests of the bytes that it had then: more than one when it changed in between.
    read_assets: Mutex<BTreeMap<String, Vec<Digest>>>,
}

/// The file of a document.
#[derive(Debug)]
pub struct DocumentFile {
    /// Its path below `content/`.
    pub path: String,
    /// Its kind, by the folder it stands in.
    pub kind: &'static Kind,
    /// What stands in it; nothing any more after [`Folder::drop_texts`].
    pub bytes: Vec<u8>,
    /// The digest of its path and of what stood in it when it was read.
    pub digest: Digest,
}

impl Folder {
    /// Reads a site's folder.
    ///
    /// # Errors
    /// When it cannot be walked, or a file in it cannot be read.
    pub fn read(layout: &SiteLayout) -> Result<Self, SystemError> {
        let mut folder = Self {
            layout: layout.clone(),
            documents: Vec::new(),
            assets: BTreeMap::new(),
            theme: BTreeMap::new(),
            settings: None,
            words: Vec::new(),
            url_lock: None,
            findings: Vec::new(),
            read_assets: Mutex::default(),
        };
        let content = layout.content();
        let mut documents = Vec::new();
        if content.is_dir() {
            for entry in folder.walk(&content, "content")? {
                documents.extend(folder.take(&content, &entry)?);
            }
        }
        folder.documents = documents
            .into_par_iter()
            .map(|(path, kind)| {
                let bytes = read(&layout.content_file(&path))?;
                let digest = Digest::of_parts([path.as_bytes(), &bytes]);
                Ok(DocumentFile { path, kind, bytes, digest })
            })
            .collect::<Result<_, SystemError>>()?;
        let theme = layout.theme();
        if theme.is_dir() {
            for entry in folder.walk(&theme, theme::FOLDER)? {
                folder.take_theme(&theme, &entry)?;
            }
        }
        Ok(folder)
    }

    /// Lets go of the documents' texts, once they are parsed and checked: a large site has hundreds of megabytes of them.
    pub fn drop_texts(&mut self) {
        for document in &mut self.documents {
            document.bytes = Vec::new();
        }
    }

    /// Reads an asset, and remembers with which bytes it was read.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn asset(&self, path: &str) -> io::Result<Vec<u8>> {
        let bytes = fs::read(self.layout.content_file(path))?;
        self.note(path, Digest::of(&bytes));
        Ok(bytes)
    }

    /// The digest of an asset's bytes as they were read; of those on the disk when they were not. `None` when it was read
    /// more than once, and not with the same bytes.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn asset_digest(&self, path: &str) -> Result<Option<Digest>, SystemError> {
        if !self.notes().contains_key(path) {
            let file = self.layout.content_file(path);
            let read = File::open(&file).and_then(|opened| hash::checksums(opened, false));
            self.note(path, read.map_err(SystemError::reading(&file))?.sha256);
        }
        Ok(match self.notes().get(path).map(Vec::as_slice) {
            Some([digest]) => Some(*digest),
            _ => None,
        })
    }

    fn note(&self, path: &str, digest: Digest) {
        let mut notes = self.notes();
        let digests = notes.entry(path.to_owned()).or_default();
        if !digests.contains(&digest) {
            digests.push(digest);
        }
    }

    fn notes(&self) -> std::sync::MutexGuard<'_, BTreeMap<String, Vec<Digest>>> {
        self.read_assets.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What stands below a folder, which is shown by this name. What has a name that no text can hold is told and left out.
    fn walk(&mut self, root: &Path, shown: &str) -> Result<Vec<walkdir::DirEntry>, SystemError> {
        let findings = &mut self.findings;
        WalkDir::new(root)
            .sort_by_file_name()
            .into_iter()
            .filter_entry(|entry| match entry.file_name().to_str() {
                _ if entry.depth() == 0 => true,
                Some(name) => !is_scrap(name),
                None => {
                    findings.push(unreadable_name(shown, root, entry.path()));
                    false
                }
            })
            .collect::<Result<_, _>>()
            .map_err(|error| {
                let path: PathBuf = error.path().unwrap_or(root).to_owned();
                let error =
                    error.into_io_error().unwrap_or_else(|| io::Error::other("a loop of links"));
                SystemError::io("读取", "read", &path, &error)
            })
    }

    /// Takes in a file below `content/`. A document is given back, since documents are read together.
    fn take(
        &mut self,
        content: &Path,
        entry: &walkdir::DirEntry,
    ) -> Result<Option<(String, &'static Kind)>, SystemError> {
        let path = relative(content, entry.path());
        let shown = format!("content/{path}");
        if entry.file_type().is_symlink() {
            self.findings.push(linked(&shown));
            return Ok(None);
        }
        if !entry.file_type().is_file() {
            return Ok(None);
        }
        let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
        let top = path.split_once('/').map(|(first, _)| first);
        if shown == settings::FILE {
            self.settings = self.limited(&shown, entry, limits::FILE as u64)?;
        } else if shown == lock::FILE {
            self.url_lock = self.limited(&shown, entry, lock::LONGEST)?.map(text);
        } else if top == Some(word_lists::FOLDER) && path.ends_with(".yaml") {
            let there: usize = self.words.iter().map(|(_, text)| text.len()).sum();
            let left = word_lists::LONGEST.saturating_sub(there as u64);
            let list = self.limited(&shown, entry, left.min(limits::FILE as u64))?.map(text);
            self.words.extend(list.map(|list| (shown, list)));
        } else {
            let kind = KINDS.iter().find(|kind| top == Some(kind.folder));
            match kind {
                Some(kind) if path.ends_with(".md") => return Ok(Some((path, kind))),
                Some(_) => {
                    self.assets.insert(path, asset(entry));
                }
                None => self.findings.push(foreign(&shown)),
            }
        }
        Ok(None)
    }

    /// What stands in a file, unless it is longer than any of its kind: that is told, and it is not read.
    fn limited(
        &mut self,
        shown: &str,
        entry: &walkdir::DirEntry,
        most: u64,
    ) -> Result<Option<Vec<u8>>, SystemError> {
        let length = entry.metadata().map_or(0, |metadata| metadata.len());
        let finding = limits::check_length(shown, length, most);
        let bytes = finding.is_none().then(|| read(entry.path())).transpose();
        self.findings.extend(finding);
        bytes
    }

    /// Why a file was not read that is there.
    #[must_use]
    pub fn left_unread(&self, shown: &str) -> Option<&Finding> {
        self.findings.iter().find(|finding| finding.place.file == shown)
    }

    /// Takes in a file of the site's own theme, as far as the theme takes it.
    fn take_theme(&mut self, root: &Path, entry: &walkdir::DirEntry) -> Result<(), SystemError> {
        let path = relative(root, entry.path()).replace('\u{FFFD}', "?");
        if entry.file_type().is_symlink() {
            self.findings.push(linked(&format!("{}/{path}", theme::FOLDER)));
        } else if entry.file_type().is_file() {
            let error = SystemError::reading(entry.path());
            let mut bytes = Vec::new();
            let file = File::open(entry.path()).map_err(error)?;
            file.take(theme::LONGEST as u64 + 1).read_to_end(&mut bytes).map_err(error)?;
            self.theme.insert(path, bytes);
        }
        Ok(())
    }
}

fn linked(shown: &str) -> Finding {
    Finding::new(&codes::LINKED_FILE, Place::file(shown))
        .says("符号链接不予读取", "a symbolic link is not followed")
        .help("放入文件本身", "put the file itself there")
}

/// A name that is not UTF-8: shown with the bytes that make no character as a browser would ask for them.
fn unreadable_name(shown: &str, root: &Path, path: &Path) -> Finding {
    let place = format!("{shown}/{}", relative(root, path));
    let name = path.file_name().unwrap_or_default().as_encoded_bytes();
    let mut escaped = String::new();
    for chunk in name.utf8_chunks() {
        escaped.push_str(chunk.valid());
        chunk.invalid().iter().for_each(|byte| escaped.push_str(&format!("%{byte:02X}")));
    }
    Finding::new(&codes::NAME_NOT_UTF8, Place::file(&place))
        .says(
            format!("文件名不是 UTF-8 编码，没有读取：{escaped}"),
            format!("the name is not UTF-8, so it was not read: {escaped}"),
        )
        .help("改名后再放进来", "rename it")
}

fn foreign(shown: &str) -> Finding {
    let folders: Vec<&str> = KINDS.iter().map(|kind| kind.folder).collect();
    let (last, others) = folders.split_last().unwrap_or((&"", &[]));
    Finding::new(&codes::FOREIGN_FILE, Place::file(shown))
        .says("不认识的文件，未使用", "a file that nothing uses")
        .help(
            format!("正文放在 {} 文件夹里", folders.join("、")),
            format!("documents go into the folders {} and {last}", others.join(", ")),
        )
}

fn asset(entry: &walkdir::DirEntry) -> Asset {
    let length = entry.metadata().map_or(0, |metadata| metadata.len());
    let size = is_image(entry.path()).then(|| imagesize::size(entry.path()).ok()).flatten();
    let size = size
        .and_then(|size| Some((u32::try_from(size.width).ok()?, u32::try_from(size.height).ok()?)));
    Asset { length, size, ai_label: has_ai_label(entry.path(), length) }
}

/// Whether a file bears a label of what was made by a machine. One that cannot be read is told when it is checked.
fn has_ai_label(path: &Path, length: u64) -> bool {
    length <= gongbao_office::LARGEST
        && fs::read(path).is_ok_and(|bytes| gongbao_office::has_ai_label(&bytes))
}

fn is_image(path: &Path) -> bool {
    let ending = path.extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    matches!(ending.as_str(), "png" | "jpg" | "jpeg" | "gif" | "webp")
}

fn read(path: &Path) -> Result<Vec<u8>, SystemError> {
    fs::read(path).map_err(SystemError::reading(path))
}

/// Files that systems and editors leave behind.
fn is_scrap(name: &str) -> bool {
    name.starts_with('.')
        || name.starts_with("~$")
        || name.ends_with('~')
        || matches!(name, "Thumbs.db" | "desktop.ini")
}

fn relative(root: &Path, path: &Path) -> String {
    let parts = path.strip_prefix(root).unwrap_or(path).components();
    parts.map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}
