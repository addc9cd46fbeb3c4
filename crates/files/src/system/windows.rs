//! Windows: an open file stands in the way, no two names are exchanged in one step, and links by path need rights.

use std::{
    fs::{self, File},
    io,
    os::windows::fs::OpenOptionsExt as _,
    path::Path,
};

use super::patience::patiently;

/// `FILE_SHARE_READ | FILE_SHARE_WRITE`: others may read and write, and not remove.
const NOT_TO_BE_REMOVED: u32 = 3;

/// Whether a file is held by a name that nobody else may remove, so that it has to be let go of before it is moved.
pub(crate) const HOLDS_BY_NAME: bool = true;

/// `ERROR_ACCESS_DENIED`, which a folder gives that holds an open file; `ERROR_SHARING_VIOLATION`, `ERROR_LOCK_VIOLATION`.
pub(super) fn is_held(error: &io::Error) -> bool {
    matches!(error.raw_os_error(), Some(5 | 32 | 33))
}

pub(crate) fn swap(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Gives a file or folder a name that nothing has yet: a file a second name first, since a rename would replace.
pub(crate) fn place_new(from: &Path, to: &Path) -> io::Result<()> {
    if from.is_file() {
        match fs::hard_link(from, to) {
            Ok(()) => {
                let _ = patiently(is_held, || fs::remove_file(from));
                return Ok(());
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => return Err(error),
            Err(_) => {}
        }
    }
    // Folders, and file systems without second names, such as FAT on a USB stick.
    if fs::symlink_metadata(to).is_ok() {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    patiently(is_held, || fs::rename(from, to))
}

/// A new file that nobody removes as long as it is open. A lock would keep its own readers out here.
pub(crate) fn hold_new_file(path: &Path) -> io::Result<File> {
    let mut options = File::options();
    options.read(true).write(true).create_new(true).share_mode(NOT_TO_BE_REMOVED).open(path)
}

/// A new folder. It cannot be held, so one that a killed run left is never taken for left.
pub(crate) fn hold_new_folder(path: &Path) -> io::Result<Option<File>> {
    fs::create_dir(path)?;
    Ok(None)
}

/// Whether nobody holds what a run made.
pub(crate) fn is_left(path: &Path) -> bool {
    path.is_file() && File::options().write(true).share_mode(0).open(path).is_ok()
}

/// Whole trees cannot be flushed here without rights.
pub fn flush_tree(_: &Path) {}

/// Links by path need rights here that an office does not give.
///
/// # Errors
/// Always.
pub fn link_softly(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}
