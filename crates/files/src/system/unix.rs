//! Linux and its relatives: two names are exchanged in one step, and nobody's open file stands in the way.

use std::{
    fs::{self, File},
    io,
    path::Path,
};

use rustix::{
    fs::{CWD, RenameFlags, renameat_with},
    io::Errno,
};

/// Whether a file is held by a name that nobody else may remove, so that it has to be let go of before it is moved.
pub(crate) const HOLDS_BY_NAME: bool = false;

pub(super) fn is_held(_: &io::Error) -> bool {
    false
}

/// Exchanges two names in one step; `Unsupported` where that cannot be.
#[cfg(any(target_os = "linux", target_os = "macos"))]
pub(crate) fn swap(a: &Path, b: &Path) -> io::Result<()> {
    renameat_with(CWD, a, CWD, b, RenameFlags::EXCHANGE).map_err(|error| match error {
        Errno::NOSYS | Errno::INVAL | Errno::NOTSUP => io::ErrorKind::Unsupported.into(),
        error => error.into(),
    })
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
pub(crate) fn swap(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Gives a file or folder a name that nothing has yet.
pub(crate) fn place_new(from: &Path, to: &Path) -> io::Result<()> {
    match renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE) {
        // File systems without it, such as FAT on a USB stick.
        Err(Errno::INVAL | Errno::NOSYS) => {
            if fs::symlink_metadata(to).is_ok() {
                return Err(io::ErrorKind::AlreadyExists.into());
            }
            fs::rename(from, to)
        }
        done => done.map_err(io::Error::from),
    }
}

/// A new file, held as long as it is open. Not every file system has locks; without them nothing is ever taken for left.
pub(crate) fn hold_new_file(path: &Path) -> io::Result<File> {
    let file = File::options().read(true).write(true).create_new(true).open(path)?;
    let _ = file.try_lock();
    Ok(file)
}

/// A new folder, held likewise.
pub(crate) fn hold_new_folder(path: &Path) -> io::Result<Option<File>> {
    fs::create_dir(path)?;
    let folder = File::open(path)?;
    let _ = folder.try_lock();
    Ok(Some(folder))
}

/// Whether nobody holds what a run made.
pub(crate) fn is_left(path: &Path) -> bool {
    File::open(path).is_ok_and(|left| left.try_lock().is_ok())
}

/// Asks the system to write a tree to the disk, so that a power cut finds it whole.
pub fn flush_tree(tree: &Path) {
    #[cfg(target_os = "linux")]
    if let Ok(folder) = File::open(tree) {
        let _ = rustix::fs::syncfs(folder);
    }
    #[cfg(not(target_os = "linux"))]
    let _ = tree;
}

/// Makes a link by path.
///
/// # Errors
/// When it cannot be made.
pub fn link_softly(to: &Path, path: &Path) -> io::Result<()> {
    std::os::unix::fs::symlink(to, path)
}
