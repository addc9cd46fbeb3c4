//! Files and folders that come to be whole and new: they grow under another name beside their place, and never replace anything.

use std::{
    fs::{self, File},
    io::{self, Write as _},
    path::{Path, PathBuf},
};

use rustix::fs::{CWD, RenameFlags, renameat_with};

/// Writes a new file.
///
/// # Errors
/// `AlreadyExists` when there is one; or when it cannot be written.
pub fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let (beside, mut file) = file(path)?;
    let written = file.write_all(bytes).and_then(|()| file.sync_all());
    finish(written.and_then(|()| place(&beside, path)), &beside)
}

/// Makes a file beside the place it is meant for; [`place`] brings it there.
///
/// # Errors
/// When it cannot be made.
pub fn file(path: &Path) -> io::Result<(PathBuf, File)> {
    beside(path, |beside| File::options().read(true).write(true).create_new(true).open(beside))
}

/// Makes a folder beside the place it is meant for.
///
/// # Errors
/// When it cannot be made.
pub fn folder(path: &Path) -> io::Result<PathBuf> {
    beside(path, |beside| fs::create_dir(beside)).map(|(beside, ())| beside)
}

fn beside<T>(path: &Path, make: impl Fn(&Path) -> io::Result<T>) -> io::Result<(PathBuf, T)> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let mut number = 0;
    loop {
        let beside = path.with_file_name(format!(".{name}.new-{number}"));
        match make(&beside) {
            Ok(made) => return Ok((beside, made)),
            // What another run left there, or is writing.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && number < 1000 => {
                number += 1;
            }
            Err(error) => return Err(error),
        }
    }
}

/// Brings what has grown beside to its place in one step.
///
/// # Errors
/// `AlreadyExists` when something is there; or when it cannot be moved.
pub fn place(from: &Path, to: &Path) -> io::Result<()> {
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
    if let Some(folder) = to.parent() {
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        // Only for the case of a power cut; not every file system can.
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
    }
    Ok(())
}

/// Takes away what has grown beside, if it did not come to its place.
pub fn discard(beside: &Path) {
    let _ = if beside.is_dir() { fs::remove_dir_all(beside) } else { fs::remove_file(beside) };
}

fn finish(result: io::Result<()>, beside: &Path) -> io::Result<()> {
    if result.is_err() {
        discard(beside);
    }
    result
}
