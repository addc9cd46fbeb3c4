//! What is imported: a file, pasted text, or the files of a folder; with the names of the files beside it.

use std::{
    fs,
    io::Read as _,
    path::{Path, PathBuf},
};

use gongbao_files::SystemError;
use gongbao_office::{LARGEST, ReadGap};

/// One file, or pasted text.
pub(super) struct ImportSource {
    /// Its name; what is pasted is named as a text.
    pub(super) name: String,
    /// Where it stands; nowhere when it is pasted.
    pub(super) path: Option<PathBuf>,
    /// The names of the other files of its folder.
    pub(super) neighbours: Vec<String>,
}

/// The sources that a path names, by name.
pub(super) fn sources(path: &Path) -> Result<Vec<ImportSource>, SystemError> {
    if path == Path::new("-") {
        return Ok(vec![ImportSource {
            name: "粘贴的文字.txt".to_owned(),
            path: None,
            neighbours: Vec::new(),
        }]);
    }
    let folder = if path.is_dir() { path } else { path.parent().unwrap_or(path) };
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let names = names(folder)?;
    let chosen: Vec<(String, PathBuf)> = match path.file_name().filter(|_| !path.is_dir()) {
        Some(name) => vec![(name.to_string_lossy().into_owned(), path.to_owned())],
        None => names.clone(),
    };
    let source = |(name, path): (String, PathBuf)| ImportSource {
        path: Some(path),
        neighbours: names.iter().map(|(other, _)| other).filter(|o| **o != name).cloned().collect(),
        name,
    };
    Ok(chosen.into_iter().map(source).collect())
}

/// The files of a folder by name, as it is shown, without hidden ones and those that an office program left open.
fn names(folder: &Path) -> Result<Vec<(String, PathBuf)>, SystemError> {
    let reading = SystemError::reading(folder);
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).map_err(reading)? {
        let entry = entry.map_err(reading)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.file_type().map_err(reading)?.is_file() && !name.starts_with(['.', '~']) {
            names.push((name, entry.path()));
        }
    }
    names.sort();
    Ok(names)
}

impl ImportSource {
    /// Its bytes, unless there are more than of any file that is read.
    pub(super) fn read(&self) -> Result<Result<Vec<u8>, ReadGap>, SystemError> {
        let Some(path) = &self.path else {
            let mut bytes = Vec::new();
            let stdin = std::io::stdin().lock().take(LARGEST + 1).read_to_end(&mut bytes);
            stdin.map_err(SystemError::reading(Path::new("-")))?;
            return Ok(Ok(bytes));
        };
        let reading = SystemError::reading(path);
        if fs::metadata(path).map_err(reading)?.len() > LARGEST {
            return Ok(Err(ReadGap::TooLarge));
        }
        fs::read(path).map(Ok).map_err(reading)
    }
}
