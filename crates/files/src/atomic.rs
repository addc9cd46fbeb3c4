//! Files and folders that come to be whole or not at all: they grow under another name beside their place.

use std::{
    ffi::OsStr,
    fs::{self, File},
    hash::{BuildHasher as _, Hasher as _, RandomState},
    io::{self, Write as _},
    path::{Path, PathBuf},
};

use crate::system;

/// Writes a new file; nothing that is there is replaced.
///
/// # Errors
/// `AlreadyExists` when something is there; or when it cannot be written.
pub fn create(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut pending = PendingFile::beside(path)?;
    pending.file().write_all(bytes)?;
    pending.place()
}

/// As [`create`], for what only this person may read.
///
/// # Errors
/// `AlreadyExists` when something is there; or when it cannot be written.
pub fn create_private(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut pending = PendingFile::beside(path)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        pending.file().set_permissions(fs::Permissions::from_mode(0o600))?;
    }
    pending.file().write_all(bytes)?;
    pending.place()
}

/// Writes a file, in place of the one that is there, if there is one; of the one that a link leads to. Who may read and
/// write it stays.
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

/// Writes a file in the place of one that holds just these bytes. When it holds others by now they are given, and they stay: the
/// two are exchanged in one step, and looked at after it, so that no write in between is lost.
///
/// # Errors
/// When it is no plain file, or cannot be written; what was there is unchanged then.
pub fn replace_expected(path: &Path, expected: &[u8], bytes: &[u8]) -> io::Result<Option<Vec<u8>>> {
    let there = fs::read(path)?;
    if !path.symlink_metadata()?.is_file() {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    if there != expected {
        return Ok(Some(there));
    }
    let mut pending = PendingFile::beside(path)?;
    pending.file().write_all(bytes)?;
    pending.exchange(expected, bytes)
}

/// Moves a file to where nothing is, with the folders above it.
///
/// # Errors
/// `AlreadyExists` when something is there; or when it cannot be moved.
pub fn rename_new(from: &Path, to: &Path) -> io::Result<()> {
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder)?;
    }
    system::place_new(from, to)
}

/// As [`replace`], but a file that is there is replaced only when it is one of the program's own.
///
/// # Errors
/// `AlreadyExists` when another file is there; or when it cannot be written.
pub fn replace_own(path: &Path, bytes: &[u8], is_own: impl Fn(&[u8]) -> bool) -> io::Result<()> {
    match fs::read(path) {
        Ok(there) if there == bytes => Ok(()),
        Ok(there) if !is_own(&there) => Err(io::ErrorKind::AlreadyExists.into()),
        Ok(_) => replace(path, bytes),
        Err(error) if error.kind() == io::ErrorKind::NotFound => create(path, bytes),
        Err(error) => Err(error),
    }
}

/// A file on the way to its place. Dropped before it is there, it goes away.
#[derive(Debug)]
pub struct PendingFile {
    // Closed before what is at its place goes away.
    file: File,
    temporary: Temporary,
}

impl PendingFile {
    /// Makes an empty file beside the place it is meant for, with the folders above it.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn beside(target: &Path) -> io::Result<Self> {
        let (temporary, file) = Temporary::make(target, system::hold_new_file)?;
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
        let Self { file, temporary } = self;
        file.sync_all()?;
        let held = held_on(file);
        temporary.place()?;
        drop(held);
        Ok(())
    }

    /// Exchanges it with the file that is there, which goes away when it holds what is expected; else both go back, and its bytes
    /// are given.
    fn exchange(self, expected: &[u8], bytes: &[u8]) -> io::Result<Option<Vec<u8>>> {
        let (here, there) = (self.temporary.path.clone(), self.temporary.target.clone());
        if let Ok(there) = fs::metadata(&there) {
            self.file.set_permissions(there.permissions())?;
        }
        self.file.sync_all()?;
        let swap = || system::swap(&here, &there);
        match swap() {
            Ok(()) => {}
            // Where names cannot be exchanged: looked at once more, just before.
            Err(error) if error.kind() == io::ErrorKind::Unsupported => {
                let now = fs::read(&there)?;
                if now != expected {
                    return Ok(Some(now));
                }
                return self.replace().map(|()| None);
            }
            Err(error) => return Err(error),
        }
        let was = fs::read(&here)?;
        if was != expected {
            swap()?;
            // What somebody wrote over ours meanwhile is the newest.
            let written = fs::read(&here)?;
            if written != bytes {
                swap()?;
                return Ok(Some(written));
            }
            return Ok(Some(was));
        }
        self.temporary.flush_folder();
        Ok(None)
    }

    /// Brings it to its place in one step, whatever file is there.
    ///
    /// # Errors
    /// When it cannot be written or moved.
    pub fn replace(self) -> io::Result<()> {
        let Self { file, mut temporary } = self;
        if let Ok(there) = fs::metadata(&temporary.target) {
            file.set_permissions(there.permissions())?;
        }
        file.sync_all()?;
        let held = held_on(file);
        system::rename(&temporary.path, &temporary.target)?;
        temporary.placed = true;
        temporary.flush_folder();
        drop(held);
        Ok(())
    }
}

/// The file, held until it has its name; let go of already where a name that is held cannot be moved.
fn held_on(file: File) -> Option<File> {
    (!system::HOLDS_BY_NAME).then_some(file)
}

/// A folder on the way to its place. Dropped before it is there, it goes away with what is in it.
#[derive(Debug)]
pub struct PendingFolder {
    temporary: Temporary,
    _held: Option<File>,
}

impl PendingFolder {
    /// Makes an empty folder beside the place it is meant for, with the folders above it.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn beside(target: &Path) -> io::Result<Self> {
        let (temporary, held) = Temporary::make(target, system::hold_new_folder)?;
        Ok(Self { temporary, _held: held })
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

/// A name beside the place that is meant, which nobody else has: `.NAME.gongbao-` and sixteen random digits. As long as its
/// file is held somebody is at it; what nobody is at was left by a run that was killed, and goes.
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
        let mut prefix = std::ffi::OsString::from(".");
        prefix.push(name);
        prefix.push(".gongbao-");
        remove_left(target, &prefix);
        loop {
            let mut name = prefix.clone();
            name.push(format!("{:016x}", RandomState::new().build_hasher().finish()));
            let path = target.with_file_name(name);
            let held = match make(&path) {
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => continue,
                made => made?,
            };
            // Between its making and its lock another run may have taken it for left.
            if path.symlink_metadata().is_ok() {
                return Ok((Self { path, target: target.to_owned(), placed: false }, held));
            }
        }
    }

    /// Only for the case of a power cut; not every file system can.
    fn flush_folder(&self) {
        if let Some(folder) = self.target.parent() {
            let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
            let _ = File::open(folder).and_then(|folder| folder.sync_all());
        }
    }

    fn place(mut self) -> io::Result<()> {
        system::place_new(&self.path, &self.target)?;
        self.placed = true;
        self.flush_folder();
        Ok(())
    }
}

/// Removes what killed runs left beside a target.
fn remove_left(target: &Path, prefix: &OsStr) {
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty());
    let Ok(entries) = fs::read_dir(folder.unwrap_or(Path::new("."))) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let digits = name.as_encoded_bytes().strip_prefix(prefix.as_encoded_bytes());
        let ours = digits.is_some_and(|digits| {
            digits.len() == 16
                && digits.iter().all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f'))
        });
        if !ours {
            continue;
        }
        if system::is_left(&entry.path()) {
            let _ = remove(&entry.path());
        }
    }
}

fn remove(path: &Path) -> io::Result<()> {
    if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        if !self.placed {
            let _ = remove(&self.path);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::{fs, io::Write as _, path::PathBuf};

    use super::{PendingFile, PendingFolder, create, replace, replace_own};

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
    fn what_a_killed_run_left_goes_with_the_next_and_what_a_living_one_writes_stays() {
        let folder = scratch("left");
        fs::create_dir_all(&folder).unwrap();
        let path = folder.join("a.zip");
        for name in [".a.zip.gongbao-0123456789abcdef", ".a.zip.new-0", ".a.zip.gongbao-notes"] {
            fs::write(folder.join(name), "left").unwrap();
        }
        let living = PendingFile::beside(&path).unwrap();
        create(&path, b"one").unwrap();
        let mut names: Vec<_> = fs::read_dir(&folder).unwrap().map(|e| e.unwrap().path()).collect();
        names.sort();
        let expected =
            [".a.zip.gongbao-notes", ".a.zip.new-0", "a.zip"].map(|name| folder.join(name));
        assert!(expected.iter().all(|name| names.contains(name)), "{names:?}");
        assert_eq!(names.len(), 4, "{names:?}");
        assert!(living.path().exists());
        fs::remove_dir_all(folder).unwrap();
    }

    #[cfg(unix)]
    #[test]
    fn who_may_read_a_file_stays_and_what_is_not_ours_too() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = scratch("mode");
        let path = folder.join("a.md");
        create(&path, b"one").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
        replace(&path, b"two").unwrap();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        let foreign = replace_own(&path, b"three", |there| there == b"one").unwrap_err();
        assert_eq!(foreign.kind(), std::io::ErrorKind::AlreadyExists);
        replace_own(&path, b"three", |there| there == b"two").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"three");
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
