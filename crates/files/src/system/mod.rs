//! What systems do each in their way: moving names, holding files, links, and files that another program holds.

mod patience;
#[cfg(unix)]
mod unix;
#[cfg(windows)]
mod windows;

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use self::patience::patiently;
#[cfg(unix)]
use self::unix as system;
#[cfg(windows)]
use self::windows as system;

pub(crate) use self::system::{
    HOLDS_BY_NAME, hold_new_file, hold_new_folder, is_left, place_new, swap,
};
pub use self::system::{flush_tree, link_softly};

/// Whether another program holds a file: WPS and Word keep theirs, virus scanners and indexers those just written.
#[must_use]
pub fn is_held(error: &io::Error) -> bool {
    system::is_held(error)
}

/// Gives a file or folder another name, in place of the file that has it; waits a while for programs that hold one.
///
/// # Errors
/// When it cannot be moved.
pub fn rename(from: &Path, to: &Path) -> io::Result<()> {
    patiently(is_held, || fs::rename(from, to))
}

/// Removes a folder with all in it, if it is there; waits a while for programs that hold a file in it.
///
/// # Errors
/// When it cannot be removed.
pub fn remove_folder(folder: &Path) -> io::Result<()> {
    match patiently(is_held, || fs::remove_dir_all(folder)) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Puts a new folder in a live one's place, and gives the place where the old one is now. In one step where the system can;
/// elsewhere the old one stands under `aside` for an instant, which [`restore`] knows.
///
/// # Errors
/// When it cannot be done; the live folder is as it was then.
pub fn exchange(new: &Path, live: &Path, aside: &Path) -> io::Result<PathBuf> {
    match system::swap(new, live) {
        Ok(()) => Ok(new.to_owned()),
        Err(error) if error.kind() == io::ErrorKind::Unsupported => {
            exchange_in_steps(new, live, aside)?;
            Ok(aside.to_owned())
        }
        Err(error) => Err(error),
    }
}

fn exchange_in_steps(new: &Path, live: &Path, aside: &Path) -> io::Result<()> {
    remove_folder(aside)?;
    rename(live, aside)?;
    rename(new, live).inspect_err(|_| {
        let _ = rename(aside, live);
    })
}

/// Brings a folder back that an [`exchange`] in steps left aside when it was cut; of one that was done, what was left goes.
///
/// # Errors
/// When it cannot be moved or removed.
pub fn restore(live: &Path, aside: &Path) -> io::Result<()> {
    match (live.exists(), aside.exists()) {
        (false, true) => rename(aside, live),
        (true, true) => remove_folder(aside),
        (_, false) => Ok(()),
    }
}

/// The whole path of what is there, links followed, in the form that people know.
///
/// # Errors
/// When nothing is there.
pub fn whole_path(path: &Path) -> io::Result<PathBuf> {
    fs::canonicalize(path).map(|path| shown(&path))
}

/// Without the mark `\\?\` that Windows puts before whole paths; the library adds it again where a path is too long without.
fn shown(path: &Path) -> PathBuf {
    let Some(text) = path.to_str() else { return path.to_owned() };
    match (text.strip_prefix(r"\\?\UNC\"), text.strip_prefix(r"\\?\")) {
        (Some(share), _) => PathBuf::from(format!(r"\\{share}")),
        (None, Some(rest)) if rest.as_bytes().get(1) == Some(&b':') => PathBuf::from(rest),
        _ => path.to_owned(),
    }
}

#[cfg(test)]
mod tests;
