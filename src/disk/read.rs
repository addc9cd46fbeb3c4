//! Reads a site's folder: which documents and other files there are, the settings, the site's own theme files.

use std::{
    collections::BTreeMap,
    fs,
    io::{self, Read as _},
    path::{Path, PathBuf},
};

use walkdir::WalkDir;

use gongbao_base::finding::{Finding, Place};
use gongbao_check::{vanished, words};
use gongbao_content::codes;
use gongbao_content::{
    kinds::{KINDS, Kind},
    settings,
};
use gongbao_files::Fault;
use gongbao_render::theme;
use gongbao_site::Asset;

/// What a site's folder holds.
#[derive(Debug, Default)]
pub struct Folder {
    /// The site's folder.
    pub root: PathBuf,
    /// Documents: their paths below `content/`, sorted, with their kinds.
    pub documents: Vec<(String, &'static Kind)>,
    /// The other files, by path below `content/`.
    pub assets: BTreeMap<String, Asset>,
    /// The site's own theme files, by path below the theme's folder.
    pub theme: BTreeMap<String, Vec<u8>>,
    /// The bytes of `content/site.yaml`, when there is one.
    pub settings: Option<Vec<u8>>,
    /// The office's word lists: their paths below the site's folder, and their texts.
    pub words: Vec<(String, String)>,
    /// The text of `content/urls.lock`, when there is one.
    pub lock: Option<String>,
    /// What cannot be used.
    pub findings: Vec<Finding>,
}

impl Folder {
    /// Reads a file below `content/`.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn content(&self, file: &str) -> io::Result<Vec<u8>> {
        fs::read(self.root.join("content").join(file))
    }
}

/// Reads a site's folder. Documents themselves are read later, one by one.
///
/// # Errors
/// When the folder cannot be walked.
pub fn folder(root: &Path) -> Result<Folder, Fault> {
    let mut folder = Folder { root: root.to_owned(), ..Folder::default() };
    let content = root.join("content");
    if content.is_dir() {
        for entry in walk(&content)? {
            take(&mut folder, &content, &entry)?;
        }
    }
    let themes = root.join(theme::FOLDER);
    if themes.is_dir() {
        for entry in walk(&themes)? {
            let path = relative(&themes, entry.path()).replace('\u{FFFD}', "?");
            if entry.file_type().is_symlink() {
                folder.findings.push(linked(&format!("{}/{path}", theme::FOLDER)));
            } else if entry.file_type().is_file() {
                let bytes = theme_file(entry.path())
                    .map_err(|error| Fault::io("读取", "read", entry.path(), &error))?;
                folder.theme.insert(path, bytes);
            }
        }
    }
    Ok(folder)
}

fn walk(root: &Path) -> Result<Vec<walkdir::DirEntry>, Fault> {
    WalkDir::new(root)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| entry.depth() == 0 || !is_scrap(&entry.file_name().to_string_lossy()))
        .collect::<Result<_, _>>()
        .map_err(|error| {
            let path = error.path().unwrap_or(root).to_owned();
            let error =
                error.into_io_error().unwrap_or_else(|| io::Error::other("a loop of links"));
            Fault::io("读取", "read", &path, &error)
        })
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

/// A theme's file, as far as the theme takes it.
fn theme_file(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    fs::File::open(path)?.take(theme::LONGEST as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn linked(path: &str) -> Finding {
    Finding::new(&codes::LINKED_FILE, Place::file(path))
        .says("符号链接不予读取", "a symbolic link is not followed")
        .help("放入文件本身", "put the file itself there")
}

fn take(folder: &mut Folder, content: &Path, entry: &walkdir::DirEntry) -> Result<(), Fault> {
    let path = relative(content, entry.path());
    let shown = format!("content/{path}");
    let kind = entry.file_type();
    if kind.is_symlink() {
        folder.findings.push(linked(&shown));
        return Ok(());
    }
    if !kind.is_file() {
        return Ok(());
    }
    if shown == settings::FILE {
        let bytes = fs::read(entry.path())
            .map_err(|error| Fault::io("读取", "read", entry.path(), &error))?;
        folder.settings = Some(bytes);
        return Ok(());
    }
    let text = || {
        let bytes = fs::read(entry.path())
            .map_err(|error| Fault::io("读取", "read", entry.path(), &error))?;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    };
    if shown == vanished::FILE {
        folder.lock = Some(text()?);
        return Ok(());
    }
    if path.split_once('/').is_some_and(|(first, _)| first == words::FOLDER)
        && path.ends_with(".yaml")
    {
        folder.words.push((shown, text()?));
        return Ok(());
    }
    let of_kind =
        path.split_once('/').and_then(|(first, _)| KINDS.iter().find(|kind| kind.folder == first));
    match of_kind {
        None => folder.findings.push(
            Finding::new(&codes::FOREIGN_FILE, Place::file(&shown))
                .says("不认识的文件，未使用", "a file that nothing uses")
                .help(
                    "正文放在 stations、notices、reports、pages 文件夹里",
                    "documents go into the folders stations, notices, reports and pages",
                ),
        ),
        Some(kind) if path.ends_with(".md") => folder.documents.push((path, kind)),
        Some(_) => {
            let length = entry.metadata().map_or(0, |metadata| metadata.len());
            let size = imagesize::size(entry.path()).ok().and_then(|size| {
                Some((u32::try_from(size.width).ok()?, u32::try_from(size.height).ok()?))
            });
            folder.assets.insert(path, Asset { length, size: size.filter(|_| is_image(&shown)) });
        }
    }
    Ok(())
}

fn is_image(path: &str) -> bool {
    let ending = path.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    matches!(ending.as_str(), "png" | "jpg" | "jpeg" | "gif" | "webp")
}
