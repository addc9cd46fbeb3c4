//! The second tree of a live site: the same files under second names, kept from one build to the next.
//!
//! It is only trusted while its mark is there, which a build takes away before it touches the tree and puts back at its end:
//! a build that was killed in between leaves a tree without a mark, and the next one is made anew.

use std::{
    collections::BTreeMap,
    fs::{self, File},
    io,
    path::Path,
};

use rayon::prelude::*;

use gongbao_files::{WorkFolder, tree};
use gongbao_manifest::{self as manifest, ManifestEntry};

/// Makes the tree ready to be changed: it has what the live site has of these files, or nothing when no site is live.
pub(super) fn ready(
    work: &WorkFolder,
    live: &Path,
    listed: Option<&BTreeMap<String, ManifestEntry>>,
) -> io::Result<()> {
    let next = work.next();
    let trusted = fs::symlink_metadata(work.mirrored()).is_ok() && next.is_dir();
    absent(fs::remove_file(work.mirrored()))?;
    if trusted && listed.is_some() {
        return Ok(());
    }
    absent(fs::remove_dir_all(&next))?;
    fs::create_dir(&next)?;
    let Some(listed) = listed else { return Ok(()) };
    let files: Vec<&str> = listed.keys().map(String::as_str).chain([manifest::PATH]).collect();
    files.into_par_iter().try_for_each(|path| {
        let from = live.join(path);
        // What someone took away or put something else in its place is written again.
        let there = fs::symlink_metadata(&from).is_ok_and(|meta| meta.is_file());
        if there { tree::link(&from, &next.join(path)) } else { Ok(()) }
    })
}

/// Says that the tree has what the live site has.
pub(super) fn done(work: &WorkFolder) -> io::Result<()> {
    File::create(work.mirrored()).map(drop)
}

/// Puts a file in place of the one that is there, whose other name keeps its bytes.
pub(super) fn write(tree: &Path, path: &str, bytes: &[u8]) -> io::Result<()> {
    let to = tree.join(path);
    make_room(tree, path)?;
    tree::write(&to, bytes)
}

/// Takes away what stands where a file goes: the file itself, a file in place of one of its folders, a folder in its own
/// place. What stood in those is not part of the new site, or it could not hold this file.
fn make_room(tree: &Path, path: &str) -> io::Result<()> {
    let to = tree.join(path);
    let blocked = match fs::remove_file(&to) {
        Ok(()) => return Ok(()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => error,
    };
    if to.is_dir() {
        return fs::remove_dir_all(&to);
    }
    let folders = Path::new(path).ancestors().skip(1).map(|folder| tree.join(folder));
    match folders.into_iter().find(|folder| folder.is_file()) {
        Some(file) => fs::remove_file(file),
        None => Err(blocked),
    }
}

/// Gives a file of the live site its second name, in place of the one that is there.
pub(super) fn link(live: &Path, tree: &Path, path: &str) -> io::Result<()> {
    let to = tree.join(path);
    absent(fs::remove_file(&to))?;
    tree::link(&live.join(path), &to)
}

/// Removes a file, and the folders that hold nothing any more.
pub(super) fn remove(tree: &Path, path: &str) -> io::Result<()> {
    absent(fs::remove_file(tree.join(path)))?;
    let mut folder = Path::new(path).parent();
    while let Some(inner) = folder.filter(|inner| !inner.as_os_str().is_empty()) {
        if fs::remove_dir(tree.join(inner)).is_err() {
            break;
        }
        folder = inner.parent();
    }
    Ok(())
}

/// What is not there need not be removed.
fn absent(removed: io::Result<()>) -> io::Result<()> {
    match removed {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}
