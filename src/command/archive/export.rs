//! `archive export`: the hand-over for an archive office: a bag with the snapshot, the site's files and the item list.

use std::{
    fs::{self, File},
    io::BufReader,
    path::Path,
};

use super::extract;
use crate::cli::archive::ArchiveExportArgs;
use crate::command::CommandContext;
use crate::exit::Exit;
use crate::storage::{
    directory::{DirectoryReader, DirectoryWriter},
    snapshots::{StoredSnapshot, failure, open},
};
use gongbao_archive::{ArchiveError, items, log::CHECKPOINT};
use gongbao_container::{
    FileSource as _,
    bag::{self, BagWriter},
};
use gongbao_files::{SystemError, sidecar};

pub(super) fn run(context: &CommandContext, args: &ArchiveExportArgs) -> Result<Exit, SystemError> {
    let (file, to) = (args.file.as_path(), args.bag.as_path());
    let mut snapshot = open(file)?;
    let is_new = !to.exists();
    let mut folder = DirectoryWriter::create(to)?;
    // The site's files are laid out beside the bag first, so that each is checked before it is listed.
    let work = sidecar(to, ".part");
    DirectoryWriter::create(&work)?;
    let written = fill(&mut folder, &work, &mut snapshot, args);
    let _ = fs::remove_dir_all(&work);
    if written.is_err() && is_new {
        let _ = fs::remove_dir_all(to);
    }
    written.map_err(|error| failure(error, file))?;
    let findings = DirectoryReader::open(to).and_then(|mut files| bag::verify(&mut files, ""));
    if let Some(finding) = findings.map_err(|error| SystemError::container(error, file))?.first() {
        return Err(SystemError::other(
            format!("刚写成的移交包核对不通过：{}", finding.message.zh),
            format!("the bag that was just written does not verify: {}", finding.message.en),
        ));
    }
    let to = to.display();
    context.console.say(&context.console.either(
        format!("已写好并核对移交包 {to}；保管期限请按本单位的规定核定"),
        format!("the bag {to} is written and verified"),
    ));
    Ok(Exit::Done)
}

/// Writes the bag: the list of items, the site's files, the snapshot, and what proves it.
fn fill(
    folder: &mut DirectoryWriter,
    work: &Path,
    snapshot: &mut StoredSnapshot,
    args: &ArchiveExportArgs,
) -> Result<(), ArchiveError> {
    let (_, damaged) = extract::tree(snapshot, work)?;
    if let Some(finding) = damaged.into_iter().next() {
        return Err(finding.into());
    }
    let table = items::csv(snapshot, &args.retention)?;
    let mut bag = BagWriter::new(folder, "", true);
    bag.put("items.csv", &mut table.as_bytes())?;
    let mut site = DirectoryReader::open(work)?;
    for name in site.names() {
        bag.put(&format!("site/{name}"), &mut *site.open(&name)?)?;
    }
    let file = &args.file;
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    bag.put(&name, &mut BufReader::new(File::open(file)?))?;
    for ending in [".minisig", ".tsr"] {
        let other = sidecar(file, ending);
        if other.is_file() {
            bag.put(&format!("{name}{ending}"), &mut BufReader::new(File::open(other)?))?;
        }
    }
    let around = file.parent().unwrap_or(Path::new(""));
    for other in [CHECKPOINT, "checkpoint.minisig"] {
        if around.join(other).is_file() {
            bag.put(other, &mut File::open(around.join(other))?)?;
        }
    }
    let package = &snapshot.package;
    bag.finish(&[
        ("Source-Organization", &package.publisher),
        ("External-Description", &package.title),
        ("External-Identifier", &package.snapshot_id),
        ("Bagging-Date", &snapshot.at.day()),
        ("Bag-Software-Agent", concat!("gongbao/", env!("CARGO_PKG_VERSION"))),
    ])?;
    Ok(())
}
