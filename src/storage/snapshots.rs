//! A folder of snapshots: takes new ones without touching old ones, and keeps its log, checkpoint and pages.

use std::{
    fs::{self, File},
    io::{self, BufReader, BufWriter, Write as _},
    path::{Path, PathBuf},
};

use gongbao_archive::{
    ArchiveError, catalogue,
    log::{CHECKPOINT, CollectionLog, LOG, LogEntry},
    snapshot::Snapshot,
};
use gongbao_base::finding::{Finding, Language};
use gongbao_container::{ContainerError, hash, sign::Signer};
use gongbao_files::{SystemError, atomic};

/// A snapshot that is being written has this ending, and is no snapshot yet.
const UNFINISHED: &str = ".part";

/// A folder of snapshots, which only one process at a time may change.
#[derive(Debug)]
pub struct SnapshotCollection {
    root: PathBuf,
    log: CollectionLog,
    _lock: File,
}

impl SnapshotCollection {
    /// Opens the folder for a change; makes it when there is none.
    ///
    /// # Errors
    /// When it cannot be made or read, another process changes it, or its log is broken.
    pub fn open(root: &Path) -> Result<Self, SystemError> {
        fs::create_dir_all(root).map_err(SystemError::making_folder(root))?;
        let path = root.join(".lock");
        let lock = File::create(&path).map_err(SystemError::doing("加锁", "lock", &path))?;
        lock.try_lock().map_err(|_| {
            SystemError::other(
                "另一个存档正在进行，请等它结束后再试",
                "another archive run is under way; try again later",
            )
        })?;
        let (log, findings) = read_log(root)?;
        if let Some(finding) = findings.first() {
            return Err(SystemError::other(
                format!("登记簿有问题，没有写入：{}", finding.message.zh),
                format!("the log is broken, so nothing was written: {}", finding.message.en),
            ));
        }
        Ok(Self { root: root.to_owned(), log, _lock: lock })
    }

    /// The last snapshot's file.
    #[must_use]
    pub fn newest(&self) -> Option<PathBuf> {
        self.log.entries.last().map(|entry| self.root.join(&entry.wacz))
    }

    /// A file for a snapshot that is being written.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn begin(&self) -> Result<(PathBuf, BufWriter<File>), SystemError> {
        let path = self.root.join(format!("snapshot{UNFINISHED}"));
        let file = File::options().read(true).write(true).create(true).truncate(true).open(&path);
        let file = file.map_err(SystemError::writing(&path))?;
        Ok((path, BufWriter::with_capacity(1 << 20, file)))
    }

    /// Gives a finished snapshot its name. One of the same name and bytes is there already: nothing is done.
    ///
    /// # Errors
    /// When other bytes stand under that name, or the disk fails.
    pub fn place(&self, unfinished: &Path, name: &str) -> Result<PathBuf, SystemError> {
        let to = self.root.join(name);
        let fault = SystemError::writing(&to);
        let opened = File::options().write(true).open(unfinished);
        opened.and_then(|file| file.sync_all()).map_err(fault)?;
        if to.exists() {
            if checksums(&to)?.sha256 != checksums(unfinished)?.sha256 {
                return Err(SystemError::other(
                    format!("{} 已存在而且内容不同，没有覆盖", to.display()),
                    format!("{} exists with other bytes and was not overwritten", to.display()),
                ));
            }
            fs::remove_file(unfinished).map_err(fault)?;
            return Ok(to);
        }
        // A second name, then the first is taken away: unlike a rename this never replaces a file.
        match fs::hard_link(unfinished, &to) {
            Ok(()) => fs::remove_file(unfinished).map_err(fault)?,
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                return Err(fault(error));
            }
            Err(_) => fs::rename(unfinished, &to).map_err(fault)?,
        }
        Ok(to)
    }

    /// Appends a snapshot to the log, unless it is there, and writes checkpoint and pages again.
    ///
    /// # Errors
    /// When the disk fails.
    pub fn register(&mut self, entry: LogEntry, title: &str) -> Result<bool, SystemError> {
        let known = self.log.entries.iter().any(|known| known.wacz == entry.wacz);
        if !known {
            let path = self.root.join(LOG);
            let line = self.log.append(entry).map_err(|error| failure(error, &path))?;
            let fault = |error: io::Error| SystemError::io("写入", "write", &path, &error);
            let mut file = File::options().append(true).create(true).open(&path).map_err(fault)?;
            file.write_all(line.as_bytes()).and_then(|()| file.sync_all()).map_err(fault)?;
        }
        self.write(CHECKPOINT, &self.log.checkpoint())?;
        let path = self.root.join("index.json");
        let list = catalogue::json(title, &self.log.entries);
        self.write("index.json", &list.map_err(|error| failure(error, &path))?)?;
        let has = |name: &str| self.root.join(name).is_file();
        self.write("index.html", &catalogue::html(title, &self.log.entries, &has))?;
        if catalogue::VIEWER.iter().all(|name| has(name)) {
            self.write(catalogue::VIEW, &catalogue::view(title, &self.log.entries))?;
        }
        Ok(!known)
    }

    /// Signs the checkpoint.
    ///
    /// # Errors
    /// When the key cannot be used, or the disk fails.
    pub fn sign_checkpoint(&self, key: &Signer) -> Result<(), SystemError> {
        let text = self.log.checkpoint();
        let comment = format!("gongbao archive checkpoint seq {}", self.log.entries.len());
        let signature = key
            .sign(text.as_bytes(), &comment)
            .map_err(|why| SystemError::other(why.zh, why.en))?;
        self.write("checkpoint.minisig", &signature)
    }

    /// Writes a file of the collection in one step.
    ///
    /// # Errors
    /// When the disk fails.
    pub fn write(&self, name: &str, text: &str) -> Result<(), SystemError> {
        let path = self.root.join(name);
        atomic::replace(&path, text.as_bytes()).map_err(SystemError::writing(&path))
    }
}

/// Reads a folder's log, with what is wrong with it; an empty one when there is none.
///
/// # Errors
/// When it cannot be read.
pub fn read_log(root: &Path) -> Result<(CollectionLog, Vec<Finding>), SystemError> {
    let path = root.join(LOG);
    match fs::read(&path) {
        Ok(bytes) => Ok(CollectionLog::read(&String::from_utf8_lossy(&bytes))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            Ok((CollectionLog::default(), Vec::new()))
        }
        Err(error) => Err(SystemError::io("读取", "read", &path, &error)),
    }
}

/// A snapshot of the disk.
pub type StoredSnapshot = Snapshot<BufReader<File>>;

/// Opens a snapshot.
///
/// # Errors
/// When it cannot be read, or is none.
pub fn open(path: &Path) -> Result<StoredSnapshot, SystemError> {
    let file = File::open(path).map_err(SystemError::opening(path))?;
    Snapshot::open(BufReader::new(file)).map_err(|error| failure(error, path))
}

/// Why a snapshot cannot be written or read, as a failure of this run.
#[must_use]
pub fn failure(error: ArchiveError, path: &Path) -> SystemError {
    match error {
        ArchiveError::Finding(finding) => {
            SystemError::container(ContainerError::Finding(finding), path)
        }
        ArchiveError::Io(error) => SystemError::container(error.into(), path),
        ArchiveError::DeadLinks(_) => {
            SystemError::other(error.message(Language::Chinese), error.message(Language::English))
        }
    }
}

/// The newest snapshot of a folder, by its log.
///
/// # Errors
/// When there is none.
pub fn newest(folder: &Path) -> Result<PathBuf, SystemError> {
    let (log, _) = read_log(folder)?;
    log.entries.last().map(|entry| folder.join(&entry.wacz)).ok_or_else(|| {
        SystemError::usage(
            format!("{} 里没有快照", folder.display()),
            format!("there is no snapshot in {}", folder.display()),
        )
    })
}

/// The checksums and the length of a file.
///
/// # Errors
/// When it cannot be read.
pub fn checksums(path: &Path) -> Result<hash::Checksums, SystemError> {
    let read = File::open(path).and_then(|file| hash::checksums(file, false));
    read.map_err(SystemError::reading(path))
}
