//! The work files of a publish on this machine: manifests and the plan as lines, so that no list of files is in memory.

use std::{
    fs::{self, File},
    io::{self, BufRead as _, BufReader, BufWriter, Read, Write as _},
    path::{Path, PathBuf},
};

use serde::{Serialize, de::DeserializeOwned};
use sha2::{Digest as _, Sha256};

use crate::{
    error::PublishError,
    store::{
        body::{self, ObjectBody, SMALL},
        object_store::Store,
    },
};
use gongbao_base::digest::Digest;
use gongbao_files::{SystemError, WorkFolder};
use gongbao_release::{entry::ReleaseEntry, manifest::EntryReader};

/// The site to be published, as lines of a manifest.
pub(crate) const SITE: &str = "site.jsonl";
/// The manifest of the release that holds.
pub(crate) const LAST: &str = "last.jsonl";
/// The manifest of a release that a run was cut off from making.
pub(crate) const INTERRUPTED: &str = "interrupted.jsonl";
/// What is done with every path.
pub(crate) const OPERATIONS: &str = "operations.jsonl";
/// The manifest of the release to be made.
pub(crate) const NEXT: &str = "next.jsonl";
/// The names of manifests that this machine began to write and may not have announced.
pub(crate) const BEGUN: &str = "begun.txt";
/// The manifest of some other release, while it is read.
pub(crate) const OTHER: &str = "other.jsonl";

/// No manifest is longer, in bytes: a snapshot's bound of 300,000 addresses comes to a third of it.
const MOST_OF_A_MANIFEST: u64 = 256 << 20;
/// No file of a site is longer.
const MOST_OF_A_FILE: u64 = 1 << 30;

/// Copies what a target gives, which may have no end.
fn copy(from: impl Read, to: &mut File, most: u64) -> Result<(), PublishError> {
    if io::copy(&mut from.take(most + 1), to)? > most {
        return Err(PublishError::failed(
            format!("目标给出的文件超过 {} MB，停止读取", most >> 20),
            format!("the target gives a file of more than {} MB; stopped reading", most >> 20),
        ));
    }
    Ok(())
}

/// The folder of one target's work files. It is locked, so that two runs on this machine keep apart.
#[derive(Debug)]
pub(crate) struct WorkFiles {
    folder: PathBuf,
    _lock: File,
}

impl WorkFiles {
    /// The work files of a target of the site in `out`.
    pub(crate) fn open(out: &Path, target: &str) -> Result<Self, PublishError> {
        let out = std::path::absolute(out).map_err(SystemError::opening(out))?;
        let folder = WorkFolder::of(&out).publish(target);
        let making = SystemError::making_folder(&folder);
        fs::create_dir_all(&folder).map_err(making)?;
        let lock = File::create(folder.join("lock")).map_err(making)?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(fs::TryLockError::WouldBlock) => {
                return Err(PublishError::failed(
                    "这台机器上另一个发布正在进行，请等它结束后再试",
                    "another publish to this target is under way on this machine; try again when it is done",
                ));
            }
            Err(fs::TryLockError::Error(error)) => return Err(making(error).into()),
        }
        Ok(Self { folder, _lock: lock })
    }

    /// A file.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// Begins a file of lines.
    pub(crate) fn create(&self, name: &str) -> Result<LinesFile, PublishError> {
        let path = self.path(name);
        let file = File::create(&path).map_err(SystemError::writing(&path))?;
        Ok(LinesFile { file: BufWriter::new(file), hasher: Sha256::new() })
    }

    /// Copies what a reader gives into a file, and gives the digest of what the file then holds.
    pub(crate) fn save(&self, name: &str, from: impl Read) -> Result<Digest, PublishError> {
        let path = self.path(name);
        let mut to = File::create(&path).map_err(SystemError::writing(&path))?;
        copy(from, &mut to, MOST_OF_A_MANIFEST)?;
        Ok(body::digest(File::open(&path)?)?.0)
    }

    /// The digest of a file, if there is one.
    pub(crate) fn digest(&self, name: &str) -> Result<Option<Digest>, PublishError> {
        match File::open(self.path(name)) {
            Ok(file) => Ok(Some(body::digest(file)?.0)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Adds a line to a file, on the disk when this returns.
    pub(crate) fn append(&self, name: &str, line: &str) -> Result<(), PublishError> {
        let path = self.path(name);
        let append = || {
            let mut file = File::options().create(true).append(true).open(&path)?;
            // A line that was cut off before does not spoil this one.
            file.write_all(format!("\n{line}\n").as_bytes())?;
            file.sync_all()
        };
        Ok(append().map_err(SystemError::writing(&path))?)
    }

    /// The lines of a file; none when there is no such file.
    pub(crate) fn lines(&self, name: &str) -> Result<Vec<String>, PublishError> {
        let path = self.path(name);
        match fs::read(&path) {
            Ok(bytes) => Ok(String::from_utf8_lossy(&bytes).lines().map(str::to_owned).collect()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
            Err(error) => Err(SystemError::reading(&path)(error).into()),
        }
    }

    /// The entries of a manifest; none when there is no such file.
    pub(crate) fn entries(
        &self,
        name: &str,
    ) -> Result<impl Iterator<Item = io::Result<ReleaseEntry>> + Send + use<>, PublishError> {
        let file = match File::open(self.path(name)) {
            Ok(file) => Some(file),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => return Err(error.into()),
        };
        Ok(file.into_iter().flat_map(|file| EntryReader::new(BufReader::new(file))))
    }

    /// The values in a file of lines that this run wrote.
    pub(crate) fn read<T: DeserializeOwned>(
        &self,
        name: &str,
    ) -> Result<impl Iterator<Item = io::Result<T>> + Send + use<T>, PublishError> {
        let path = self.path(name);
        let file = File::open(&path).map_err(SystemError::reading(&path))?;
        let lines = BufReader::new(file).lines();
        Ok(lines.map(|line| serde_json::from_str(&line?).map_err(io::Error::from)))
    }

    /// An object's bytes and digest: in memory when they are few, in a file otherwise.
    pub(crate) fn fetch(
        &self,
        store: &dyn Store,
        key: &str,
    ) -> Result<Option<(ObjectBody, Digest)>, PublishError> {
        let Some(mut reader) = store.get(key)? else { return Ok(None) };
        let mut bytes = Vec::new();
        reader.by_ref().take(SMALL).read_to_end(&mut bytes)?;
        if (bytes.len() as u64) < SMALL {
            let digest = Digest::of(&bytes);
            return Ok(Some((ObjectBody::Bytes(bytes), digest)));
        }
        let path = self.path(&format!("fetched-{}", Digest::of(key.as_bytes()).short()));
        let mut file = File::create(&path)?;
        file.write_all(&bytes)?;
        drop(bytes);
        copy(reader, &mut file, MOST_OF_A_FILE)?;
        let (digest, length) = body::digest(File::open(&path)?)?;
        Ok(Some((ObjectBody::File(path, length), digest)))
    }

    /// Removes the file of fetched bytes, if there is one.
    pub(crate) fn drop_fetched(&self, body: &ObjectBody) {
        if let ObjectBody::File(path, _) = body
            && path.starts_with(&self.folder)
        {
            let _ = fs::remove_file(path);
        }
    }

    /// Removes a file, if there is one.
    pub(crate) fn remove(&self, name: &str) -> Result<(), PublishError> {
        let path = self.path(name);
        match fs::remove_file(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                Err(SystemError::io("删除", "delete", &path, &error).into())
            }
            _ => Ok(()),
        }
    }
}

/// A file of lines that is being written.
#[derive(Debug)]
pub(crate) struct LinesFile {
    file: BufWriter<File>,
    hasher: Sha256,
}

impl LinesFile {
    /// Adds a line.
    pub(crate) fn add(&mut self, value: &impl Serialize) -> Result<(), PublishError> {
        let mut line = serde_json::to_vec(value).map_err(io::Error::from)?;
        line.push(b'\n');
        self.hasher.update(&line);
        Ok(self.file.write_all(&line)?)
    }

    /// Ends the file, and gives its digest.
    pub(crate) fn finish(mut self) -> Result<Digest, PublishError> {
        self.file.flush()?;
        Ok(Digest(self.hasher.finalize().into()))
    }
}
