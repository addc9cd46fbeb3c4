//! Files and folders that come to be whole or not at all: they grow under another name beside their place.

use std::{
    fs::{self, File},
    io::{self, Write as _},
    path::{Path, PathBuf},
};

use rustix::fs::{CWD, RenameFlags, renameat_with};

/// Writes a new file; nothing that is there is replaced.
///
/// # Errors
/// `AlreadyExists` when something is there; or when it cannot be written.
pub fn create(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut pending = PendingFile::beside(path)?;
    pending.file().write_all(bytes)?;
    pending.place()
}

/// Writes a file, in place of the one that is there, if there is one; of the one that a link leads to.
///
/// # Errors
/// When something else than a file is there, or it cannot be written; what was there is unchanged then.
pub fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let target = match fs::canonicalize(path) {
        Ok(target) if !target.is_file() => return Err(io::ErrorKind::InvalidInput.into()),
        Ok(target) => target,
        Err(_) => path.to_owned(),
    };
    let mut pending = PendingFile::beside(&target)?;
    pending.file().write_all(bytes)?;
    pending.replace()
}

/// A file on the way to its place. Dropped before it is there, it goes away.
#[derive(Debug)]
pub struct PendingFile {
    file: File,
    temporary: Temporary,
}

impl PendingFile {
    /// Makes an empty file beside the place it is meant for, with the folders above it.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn beside(target: &Path) -> io::Result<Self> {
        let make = |path: &Path| File::options().read(true).write(true).create_new(true).open(path);
        let (temporary, file) = Temporary::make(target, make)?;
        Ok(Self { file, temporary })
    }

    /// The file, to be filled.
    pub fn file(&mut self) -> &mut File {
        &mut self.file
    }

    /// Where it stands now.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.temporary.path
    }

    /// Brings it to its place in one step.
    ///
    /// # Errors
    /// `AlreadyExists` when something is there; or when it cannot be written or moved.
    pub fn place(self) -> io::Result<()> {
        self.file.sync_all()?;
        self.temporary.place()
    }

    /// Brings it to its place in one step, whatever file is there.
    ///
    /// # Errors
    /// When it cannot be written or moved.
    pub fn replace(mut self) -> io::Result<()> {
        self.file.sync_all()?;
        fs::rename(&self.temporary.path, &self.temporary.target)?;
        self.temporary.placed = true;
        Ok(())
    }
}

/// A folder on the way to its place. Dropped before it is there, it goes away with what is in it.
#[derive(Debug)]
pub struct PendingFolder {
    temporary: Temporary,
}

impl PendingFolder {
    /// Makes an empty folder beside the place it is meant for, with the folders above it.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn beside(target: &Path) -> io::Result<Self> {
        let (temporary, ()) = Temporary::make(target, |path| fs::create_dir(path))?;
        Ok(Self { temporary })
    }

    /// Where it stands now.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.temporary.path
    }

    /// Brings it to its place in one step.
    ///
    /// # Errors
    /// `AlreadyExists` when something is there; or when it cannot be moved.
    pub fn place(self) -> io::Result<()> {
        self.temporary.place()
    }
}

/// A name beside the place that is meant.
#[derive(Debug)]
struct Temporary {
    path: PathBuf,
    target: PathBuf,
    placed: bool,
}

impl Temporary {
    fn make<T>(target: &Path, make: impl Fn(&Path) -> io::Result<T>) -> io::Result<(Self, T)> {
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder)?;
        }
        let name = target.file_name().ok_or(io::ErrorKind::InvalidInput)?;
        let name = name.to_string_lossy();
        let mut number = 0;
        loop {
            let path = target.with_file_name(format!(".{name}.new-{number}"));
            match make(&path) {
                Ok(made) => {
                    return Ok((Self { path, target: target.to_owned(), placed: false }, made));
                }
                // What another run left there, or is writing.
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists && number < 1000 => {
                    number += 1;
                }
                Err(error) => return Err(error),
            }
        }
    }

    fn place(mut self) -> io::Result<()> {
        let (from, to) = (&self.path, &self.target);
        match renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE) {
            Ok(()) => {}
            // File systems without it, such as FAT on a USB stick.
            Err(rustix::io::Errno::INVAL | rustix::io::Errno::NOSYS) => {
                if fs::symlink_metadata(to).is_ok() {
                    return Err(io::ErrorKind::AlreadyExists.into());
                }
                fs::rename(from, to)?;
            }
            Err(error) => return Err(error.into()),
        }
        self.placed = true;
        if let Some(folder) = self.target.parent() {
            let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
            // Only for the case of a power cut; not every file system can.
            let _ = File::open(folder).and_then(|folder| folder.sync_all());
        }
        Ok(())
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        if !self.placed {
            let _ = if self.path.is_dir() {
                fs::remove_dir_all(&self.path)
            } else {
                fs::remove_file(&self.path)
            };
        }
    }
}

#[cfg(test)]
mod tests {
    use std::{fs, io::Write as _, path::PathBuf};

    use super::{PendingFile, PendingFolder, create, replace};

    fn scratch(name: &str) -> PathBuf {
        let folder =
            std::env::temp_dir().join(format!("gongbao-atomic-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        folder
    }

    #[test]
    fn a_new_file_replaces_nothing_and_leaves_nothing_beside_it() {
        let folder = scratch("create");
        let path = folder.join("below/a.txt");
        create(&path, b"one").unwrap();
        let again = create(&path, b"two").unwrap_err();
        assert_eq!(again.kind(), std::io::ErrorKind::AlreadyExists);
        assert_eq!(fs::read(&path).unwrap(), b"one");
        replace(&path, b"three").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"three");
        assert_eq!(fs::read_dir(folder.join("below")).unwrap().count(), 1);
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn what_is_given_up_goes_away() {
        let folder = scratch("drop");
        let mut file = PendingFile::beside(&folder.join("a.txt")).unwrap();
        file.file().write_all(b"half").unwrap();
        let inner = PendingFolder::beside(&folder.join("b")).unwrap();
        fs::write(inner.path().join("c"), "half").unwrap();
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 2);
        drop((file, inner));
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 0);
        fs::remove_dir_all(folder).unwrap();
    }
}
