//! The one door to the disk: whatever the window names stands below the site's folder, and no link leads out of it.

use std::{
    fs::{self, File},
    io,
    path::{Path, PathBuf},
};

use super::answer::Refusal;
use gongbao_files::{SystemError, atomic};

/// The door of a site's folder.
#[derive(Clone, Debug)]
pub(super) struct Door {
    root: PathBuf,
}

impl Door {
    /// The door of a folder.
    pub(super) fn new(root: &Path) -> Self {
        Self { root: root.to_owned() }
    }

    /// The path of a file below the folder. What leads out of it, is hidden or goes over a link is refused.
    pub(super) fn path(&self, relative: &str) -> Result<PathBuf, Refusal> {
        let own = relative.strip_prefix(".gongbao/").unwrap_or(relative);
        let sound = |part: &str| {
            !part.is_empty()
                && !part.starts_with('.')
                && !part.ends_with(['.', ' '])
                && !part.contains(['\\', ':', '*', '?', '"', '<', '>', '|'])
                && !part.contains(char::is_control)
                && part.len() < 250
        };
        if !own.split('/').all(sound) {
            return Err(outside());
        }
        let mut path = self.root.clone();
        for part in relative.split('/') {
            path.push(part);
            if path.symlink_metadata().is_ok_and(|found| found.file_type().is_symlink()) {
                return Err(outside());
            }
        }
        Ok(path)
    }

    /// The path of a file below `content`, which the window may name.
    pub(super) fn content(&self, relative: &str) -> Result<PathBuf, Refusal> {
        match relative.strip_prefix("content/") {
            Some(_) => self.path(relative),
            None => Err(outside()),
        }
    }

    /// Reads a file.
    pub(super) fn read(&self, relative: &str) -> Result<Vec<u8>, Refusal> {
        let path = self.path(relative)?;
        match fs::read(&path) {
            Ok(bytes) => Ok(bytes),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Err(Refusal::missing()),
            Err(error) => Err(SystemError::reading(&path)(error).into()),
        }
    }

    /// Writes a new file; one that is there is never touched.
    pub(super) fn create(&self, relative: &str, bytes: &[u8]) -> Result<(), Refusal> {
        let path = self.path(relative)?;
        match atomic::create(&path, bytes) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(Refusal::new(
                409,
                "已有同名的文件，没有写入",
                "a file of that name exists; nothing was written",
            )),
            written => written.map_err(|error| SystemError::writing(&path)(error).into()),
        }
    }

    /// Writes one of the desk's own files, whatever is there.
    pub(super) fn keep(&self, relative: &str, bytes: &[u8]) -> Result<(), Refusal> {
        let path = self.path(relative)?;
        atomic::replace(&path, bytes).map_err(|error| SystemError::writing(&path)(error).into())
    }

    /// Writes a file in the place of one that holds `expected`; gives what is there instead, and writes nothing, when it does not.
    pub(super) fn replace(
        &self,
        relative: &str,
        expected: &[u8],
        bytes: &[u8],
    ) -> Result<Option<Vec<u8>>, Refusal> {
        let path = self.path(relative)?;
        let other = atomic::replace_expected(&path, expected, bytes);
        other.map_err(|error| SystemError::writing(&path)(error).into())
    }

    /// Moves a file to where nothing is.
    pub(super) fn rename(&self, from: &str, to: &str) -> Result<(), Refusal> {
        let (from, to) = (self.path(from)?, self.path(to)?);
        atomic::rename_new(&from, &to).map_err(|error| SystemError::writing(&to)(error).into())
    }

    /// Removes one of the desk's own files.
    pub(super) fn forget(&self, relative: &str) {
        if let Ok(path) = self.path(relative).map_err(|_| ())
            && relative.starts_with(".gongbao/")
        {
            let _ = fs::remove_file(path);
        }
    }

    /// Keeps other desks on the same folder out until the value goes away. Where there are no locks it holds nobody.
    pub(super) fn lock(&self) -> Result<Option<File>, Refusal> {
        let path = self.path(".gongbao/lock")?;
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(SystemError::making_folder(folder))?;
        }
        let file = File::create(&path).map_err(SystemError::writing(&path))?;
        Ok(file.lock().is_ok().then_some(file))
    }
}

fn outside() -> Refusal {
    Refusal::new(
        400,
        "这个名字不在网站文件夹里，没有读写",
        "this name is not below the site's folder; nothing was read or written",
    )
}
