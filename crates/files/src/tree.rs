//! Small operations on a tree of files.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use walkdir::WalkDir;

/// Writes a new file, making its folder when needed.
pub fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    with_folder(path, || fs::write(path, bytes))
}

/// Gives a file a second name in another tree of the same file system; copies it where links are not possible.
pub fn link(from: &Path, to: &Path) -> io::Result<()> {
    with_folder(to, || match fs::hard_link(from, to) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Err(error),
        Err(_) => {
            fs::copy(from, to)?;
            let modified = fs::metadata(from)?.modified()?;
            fs::File::options().write(true).open(to)?.set_modified(modified)
        }
        Ok(()) => Ok(()),
    })
}

fn with_folder(path: &Path, act: impl Fn() -> io::Result<()>) -> io::Result<()> {
    match act() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            if let Some(folder) = path.parent() {
                fs::create_dir_all(folder)?;
            }
            act()
        }
        result => result,
    }
}

/// Opens a file to be read, and nothing else: a pipe or a device would be waited for without end.
///
/// # Errors
/// When it is no plain file, or cannot be opened.
pub fn open(path: &Path) -> io::Result<fs::File> {
    if fs::metadata(path)?.is_file() {
        return fs::File::open(path);
    }
    Err(io::Error::new(io::ErrorKind::InvalidInput, "不是普通文件 / not a plain file"))
}

/// Whether a file holds exactly these bytes.
pub fn holds(path: &Path, bytes: &[u8]) -> bool {
    let same_length = fs::symlink_metadata(path)
        .is_ok_and(|meta| meta.is_file() && meta.len() == bytes.len() as u64);
    same_length && fs::read(path).is_ok_and(|there| there == bytes)
}

/// Every file and link below a folder, by path with `/`, sorted.
pub fn files(root: &Path) -> io::Result<Vec<(String, PathBuf)>> {
    let mut files = Vec::new();
    for entry in WalkDir::new(root).sort_by_file_name() {
        let entry = entry.map_err(io::Error::from)?;
        if !entry.file_type().is_dir() {
            let parts = entry.path().strip_prefix(root).unwrap_or(entry.path()).components();
            let name =
                parts.map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/");
            files.push((name, entry.into_path()));
        }
    }
    Ok(files)
}
