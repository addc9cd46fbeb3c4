//! `archive`: snapshots of the built site, one action a file.

mod create;
mod diff;
mod export;
mod extract;
mod list;
mod live;
mod timestamp;
mod verify;

use std::{
    fs::File,
    io::BufReader,
    path::{Path, PathBuf},
};

use super::{Environment, print, say};
use crate::cli::{Archive, Common};
use crate::disk::collection;
use crate::exit::Exit;
use gongbao_archive::{ArchiveError, snapshot::Snapshot};
use gongbao_base::finding::{Finding, Language, count};
use gongbao_check::format;
use gongbao_container::ContainerError;
use gongbao_files::Fault;

pub(super) fn run(
    common: &Common,
    environment: &Environment,
    command: Archive,
) -> Result<Exit, Fault> {
    match command {
        Archive::Create { at, archive, sign, tsa, allow_missing, warc_version } => {
            let archive = folder(common, archive);
            let wanted = create::Wanted { at, archive, sign, tsa, allow_missing, warc_version };
            create::run(common, environment, &wanted)
        }
        Archive::Verify { path, pubkey, json } => {
            let path = path.unwrap_or_else(|| folder(common, None));
            verify::run(common, environment, &path, pubkey.as_deref(), json)
        }
        Archive::List { archive, json } => list::run(environment, &folder(common, archive), json),
        Archive::Diff { old, new, json } => diff::run(&old, &new, json),
        Archive::Extract { file, dir } => extract::run(common, environment, &file, &dir),
        Archive::Export { file, bag, retention } => {
            export::run(environment, &file, &bag, &retention)
        }
        Archive::Live { file, base, json } => {
            let file = match file {
                Some(file) => file,
                None => newest(&folder(common, None))?,
            };
            live::run(common, environment, &file, base.as_deref(), json)
        }
        Archive::Timestamp { file, tsa, query, reply } => {
            timestamp::run(environment, &file, tsa.as_deref(), query.as_deref(), reply.as_deref())
        }
    }
}

fn folder(common: &Common, given: Option<PathBuf>) -> PathBuf {
    given.unwrap_or_else(|| common.site.join("archive"))
}

fn newest(folder: &Path) -> Result<PathBuf, Fault> {
    let (log, _) = collection::read_log(folder)?;
    log.entries.last().map(|entry| folder.join(&entry.wacz)).ok_or_else(|| {
        Fault::usage(
            format!("{} 里没有快照", folder.display()),
            format!("there is no snapshot in {}", folder.display()),
        )
    })
}

/// A snapshot of the disk.
type OnDisk = Snapshot<BufReader<File>>;

fn open(path: &Path) -> Result<OnDisk, Fault> {
    let file = File::open(path).map_err(|error| Fault::io("打开", "open", path, &error))?;
    Snapshot::open(BufReader::new(file)).map_err(|error| failure(error, path))
}

/// Why a snapshot cannot be read, as a failure of this run.
fn failure(error: ArchiveError, path: &Path) -> Fault {
    match error {
        ArchiveError::Finding(finding) => Fault::trouble(ContainerError::Finding(finding), path),
        ArchiveError::DeadLinks(_) => {
            let [zh, en] = [Language::Chinese, Language::English].map(|l| error.message(l));
            Fault::other(zh, en)
        }
        ArchiveError::Io(error) => Fault::trouble(error.into(), path),
    }
}

/// Says what was found.
fn tell(environment: &Environment, findings: &[Finding], json: bool) {
    if json {
        print(&format::json::write(findings, environment.language));
        return;
    }
    let text =
        format::text::write(findings, environment.language, environment.terminal, &|_, _| None);
    if !text.is_empty() {
        say(text.trim_end());
    }
}

/// Says what was found by verifying; the exit status tells whether that was nothing.
fn conclude(
    common: &Common,
    environment: &Environment,
    findings: &[Finding],
    json: bool,
    summary: &str,
) -> Exit {
    tell(environment, findings, json);
    let [errors, ..] = count(findings);
    if !common.quiet && !json {
        say(&match (environment.language, errors) {
            (_, 0) => summary.to_owned(),
            (Language::Chinese, _) => format!("核对不通过：{errors} 处问题"),
            (Language::English, _) => format!("not verified: {errors} flaws"),
        });
    }
    if errors == 0 { Exit::Done } else { Exit::Content }
}

/// Reads a small text file.
fn text(path: &Path) -> Result<String, Fault> {
    std::fs::read_to_string(path).map_err(|error| Fault::io("读取", "read", path, &error))
}

/// A path with an ending added to its name.
fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}
