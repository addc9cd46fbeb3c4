//! A folder of snapshots: takes new ones without touching old ones, and keeps its log, checkpoint and pages.

use std::{
    fs::{self, File},
    io::{self, BufWriter, Write as _},
    path::{Path, PathBuf},
};

use gongbao_archive::{
    ArchiveError, catalogue,
    log::{CHECKPOINT, CollectionLog, LOG, LogEntry},
};
use gongbao_base::finding::Language;
use gongbao_container::{hash, sign::Signer};
use gongbao_files::Fault;

/// A snapshot that is being written has this ending, and is no snapshot yet.
const UNFINISHED: &str = ".part";

/// A folder of snapshots, which only one process at a time may change.
#[derive(Debug)]
pub struct Collection {
    root: PathBuf,
    log: CollectionLog,
    _lock: File,
}

impl Collection {
    /// Opens the folder for a change; makes it when there is none.
    ///
    /// # Errors
    /// When it cannot be made or read, another process changes it, or its log is broken.
    pub fn open(root: &Path) -> Result<Self, Fault> {
        fs::create_dir_all(root)
            .map_err(|error| Fault::io("建立文件夹", "create the folder", root, &error))?;
        let path = root.join(".lock");
        let lock = File::create(&path).map_err(|error| Fault::io("加锁", "lock", &path, &error))?;
        lock.try_lock().map_err(|_| {
            Fault::other(
                "另一个存档正在进行，请等它结束后再试",
                "another archive run is under way; try again later",
            )
        })?;
        let (log, findings) = read_log(root)?;
        if let Some(finding) = findings.first() {
            return Err(Fault::other(
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
    pub fn begin(&self) -> Result<(PathBuf, BufWriter<File>), Fault> {
        let path = self.root.join(format!("snapshot{UNFINISHED}"));
        let file = File::options().read(true).write(true).create(true).truncate(true).open(&path);
        let file = file.map_err(|error| Fault::io("写入", "write", &path, &error))?;
        Ok((path, BufWriter::with_capacity(1 << 20, file)))
    }

    /// Gives a finished snapshot its name. One of the same name and bytes is there already: nothing is done.
    ///
    /// # Errors
    /// When other bytes stand under that name, or the disk fails.
    pub fn place(&self, unfinished: &Path, name: &str) -> Result<PathBuf, Fault> {
        let to = self.root.join(name);
        let fault = |error: &io::Error| Fault::io("写入", "write", &to, error);
        File::open(unfinished).and_then(|file| file.sync_all()).map_err(|error| fault(&error))?;
        if to.exists() {
            if digest(&to)?.sha256 != digest(unfinished)?.sha256 {
                return Err(Fault::other(
                    format!("{} 已存在而且内容不同，没有覆盖", to.display()),
                    format!("{} exists with other bytes and was not overwritten", to.display()),
                ));
            }
            fs::remove_file(unfinished).map_err(|error| fault(&error))?;
            return Ok(to);
        }
        // A second name, then the first is taken away: unlike a rename this never replaces a file.
        match fs::hard_link(unfinished, &to) {
            Ok(()) => fs::remove_file(unfinished).map_err(|error| fault(&error))?,
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                return Err(fault(&error));
            }
            Err(_) => fs::rename(unfinished, &to).map_err(|error| fault(&error))?,
        }
        Ok(to)
    }

    /// Appends a snapshot to the log, unless it is there, and writes checkpoint and pages again.
    ///
    /// # Errors
    /// When the disk fails.
    pub fn register(&mut self, entry: LogEntry, title: &str) -> Result<bool, Fault> {
        let known = self.log.entries.iter().any(|known| known.wacz == entry.wacz);
        if !known {
            let path = self.root.join(LOG);
            let line = self.log.append(entry).map_err(unwritable)?;
            let fault = |error: io::Error| Fault::io("写入", "write", &path, &error);
            let mut file = File::options().append(true).create(true).open(&path).map_err(fault)?;
            file.write_all(line.as_bytes()).and_then(|()| file.sync_all()).map_err(fault)?;
        }
        self.write(CHECKPOINT, &self.log.checkpoint())?;
        self.write("index.json", &catalogue::json(title, &self.log.entries).map_err(unwritable)?)?;
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
    pub fn sign_checkpoint(&self, key: &Signer) -> Result<(), Fault> {
        let text = self.log.checkpoint();
        let comment = format!("gongbao archive checkpoint seq {}", self.log.entries.len());
        let signature =
            key.sign(text.as_bytes(), &comment).map_err(|why| Fault::other(why.zh, why.en))?;
        self.write("checkpoint.minisig", &signature)
    }

    /// Writes a file of the collection in one step.
    ///
    /// # Errors
    /// When the disk fails.
    pub fn write(&self, name: &str, text: &str) -> Result<(), Fault> {
        let path = self.root.join(name);
        let next = self.root.join(format!("{name}{UNFINISHED}"));
        let written = fs::write(&next, text).and_then(|()| fs::rename(&next, &path));
        written.map_err(|error| Fault::io("写入", "write", &path, &error))
    }
}

fn unwritable(error: ArchiveError) -> Fault {
    let [zh, en] = [Language::Chinese, Language::English].map(|language| error.message(language));
    Fault::other(zh, en)
}

/// Reads a folder's log, with what is wrong with it; an empty one when there is none.
///
/// # Errors
/// When it cannot be read.
pub fn read_log(
    root: &Path,
) -> Result<(CollectionLog, Vec<gongbao_base::finding::Finding>), Fault> {
    let path = root.join(LOG);
    match fs::read(&path) {
        Ok(bytes) => Ok(CollectionLog::read(&String::from_utf8_lossy(&bytes))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            Ok((CollectionLog::default(), Vec::new()))
        }
        Err(error) => Err(Fault::io("读取", "read", &path, &error)),
    }
}

/// The digest and length of a file.
///
/// # Errors
/// When it cannot be read.
pub fn digest(path: &Path) -> Result<hash::Checksums, Fault> {
    let read = File::open(path).and_then(|file| hash::checksums(file, false));
    read.map_err(|error| Fault::io("读取", "read", path, &error))
}
