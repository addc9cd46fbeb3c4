//! `archive extract`: a snapshot back to a site's folder, byte for byte.

use std::{
    fs::{self, File},
    io::{BufWriter, Write as _},
    path::Path,
};

use super::report::show;
use crate::cli::archive::ArchiveExtractArgs;
use crate::command::CommandContext;
use crate::console::Stream;
use crate::exit::Exit;
use crate::storage::{
    directory::DirectoryWriter,
    snapshots::{StoredSnapshot, failure, open},
};
use gongbao_archive::{ArchiveError, codes, snapshot::IndexEntry};
use gongbao_base::finding::Finding;
use gongbao_container::{file_finding, names::NameSet};
use gongbao_files::SystemError;

/// As many damaged files as anyone reads.
const MOST: usize = 100;

pub(super) fn run(
    context: &CommandContext,
    args: &ArchiveExtractArgs,
) -> Result<Exit, SystemError> {
    let console = &context.console;
    let mut snapshot = open(&args.file)?;
    DirectoryWriter::create(&args.dir)?;
    let (files, damaged) =
        tree(&mut snapshot, &args.dir).map_err(|error| failure(error, &args.file))?;
    let dir = args.dir.display();
    let summary = console
        .either(format!("已还原 {files} 个文件到 {dir}"), format!("{files} files are in {dir}"));
    if damaged.is_empty() {
        if !console.quiet {
            console.say(&summary);
        }
        return Ok(Exit::Done);
    }
    show(context, &damaged[..damaged.len().min(MOST)], false, Stream::Error);
    let count = damaged.len();
    console.say(&console.either(
        format!("{summary}；{count} 个损坏的没有还原"),
        format!("{summary}; {count} are damaged and are not there"),
    ));
    Ok(Exit::Content)
}

/// Writes the files of a snapshot into an empty folder; every digest is checked on the way. Gives how many, and what is
/// wrong with those that could not be written.
pub(super) fn tree(
    snapshot: &mut StoredSnapshot,
    dir: &Path,
) -> Result<(usize, Vec<Finding>), ArchiveError> {
    let holders = snapshot.holders();
    let mut names = NameSet::default();
    let mut files = 0;
    let mut damaged = Vec::new();
    for (at, holder) in holders.into_iter().enumerate() {
        let entry = snapshot.entries[at].clone();
        // A folder's page has a second address, which ends in index.html.
        if entry.url.ends_with("/index.html") {
            continue;
        }
        let wrong = |zh: &str, en: &str| {
            ArchiveError::from(file_finding(&codes::BAD_REVISIT, &entry.url, zh, en))
        };
        let path = snapshot
            .path(&entry)
            .ok_or_else(|| wrong("地址不能变成文件名", "the address cannot be a file's name"))?;
        names.insert(&path)?;
        let holder = holder.map(|holder| snapshot.entries[holder].clone());
        let written = holder
            .ok_or_else(|| wrong("它的内容不在快照里", "its bytes are not in the snapshot"))
            .and_then(|holder| file(snapshot, &holder, &dir.join(&path)));
        match written {
            Ok(()) => files += 1,
            Err(ArchiveError::Finding(mut finding)) => {
                finding.place.file = path;
                damaged.push(*finding);
            }
            Err(error) => return Err(error),
        }
    }
    Ok((files, damaged))
}

/// Writes one file, or none when its record is damaged.
fn file(snapshot: &mut StoredSnapshot, holder: &IndexEntry, to: &Path) -> Result<(), ArchiveError> {
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut out = BufWriter::new(File::create_new(to)?);
    let read = snapshot.payload(holder, &mut |part| out.write_all(part));
    let written = read.and_then(|()| Ok(out.flush()?));
    if written.is_err() {
        fs::remove_file(to)?;
    }
    written
}
