//! Work files of a publish on this machine: manifests and the plan as lines, so that no list of files stands in memory.

use std::{
    fs::{self, File},
    io::{self, BufRead as _, BufReader, BufWriter, Read, Write as _},
    path::{Path, PathBuf},
};

use serde::{Serialize, de::DeserializeOwned};
use sha2::{Digest as _, Sha256};

use super::{Body, Stop, Store, body::SMALL};
use crate::release::entry::{Entries, Entry};
use gongbao_base::digest::Digest;
use gongbao_files::{SystemError, WorkFolder};

/// The work folder of one target. It is locked, so that two runs on this machine keep apart.
#[derive(Debug)]
pub(super) struct Spool {
    folder: PathBuf,
    _lock: File,
}

impl Spool {
    /// The work folder of a target of the site in `out`.
    pub(super) fn open(out: &Path, target: &str) -> Result<Self, Stop> {
        let out = std::path::absolute(out)
            .map_err(|error| SystemError::io("打开", "open", out, &error))?;
        let folder = WorkFolder::of(&out).publish(target);
        let fault =
            |error: &io::Error| SystemError::io("建立文件夹", "create the folder", &folder, error);
        fs::create_dir_all(&folder).map_err(|error| fault(&error))?;
        let lock = File::create(folder.join("lock")).map_err(|error| fault(&error))?;
        match lock.try_lock() {
            Ok(()) => Ok(Self { folder, _lock: lock }),
            Err(fs::TryLockError::WouldBlock) => Err(Stop::fault(
                "这台机器上另一个发布正在进行，请等它结束后再试",
                "another publish to this target is under way on this machine; try again when it is done",
            )),
            Err(fs::TryLockError::Error(error)) => Err(fault(&error).into()),
        }
    }

    /// A file in it.
    pub(super) fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// Writes a file of lines.
    pub(super) fn write(&self, name: &str) -> Result<Lines, Stop> {
        let path = self.path(name);
        let file =
            File::create(&path).map_err(|error| SystemError::io("写入", "write", &path, &error))?;
        Ok(Lines { file: BufWriter::new(file), hasher: Sha256::new() })
    }

    /// Copies what a reader gives into a file, and gives its digest.
    pub(super) fn save(&self, name: &str, mut from: impl Read) -> Result<Digest, Stop> {
        let path = self.path(name);
        let mut to =
            File::create(&path).map_err(|error| SystemError::io("写入", "write", &path, &error))?;
        io::copy(&mut from, &mut to)?;
        Ok(super::body::digest(File::open(&path)?)?.0)
    }

    /// The entries of a manifest; none when there is no such file.
    pub(super) fn entries(
        &self,
        name: &str,
    ) -> Result<Box<dyn Iterator<Item = io::Result<Entry>> + Send>, Stop> {
        match File::open(self.path(name)) {
            Ok(file) => Ok(Box::new(Entries::new(BufReader::new(file)))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                Ok(Box::new(std::iter::empty()))
            }
            Err(error) => Err(error.into()),
        }
    }

    /// The values in a file of lines that this run wrote.
    pub(super) fn read<T: DeserializeOwned>(
        &self,
        name: &str,
    ) -> Result<impl Iterator<Item = io::Result<T>> + Send + use<T>, Stop> {
        let path = self.path(name);
        let file =
            File::open(&path).map_err(|error| SystemError::io("读取", "read", &path, &error))?;
        Ok(BufReader::new(file)
            .lines()
            .map(|line| line.and_then(|line| serde_json::from_str(&line).map_err(io::Error::from))))
    }

    /// An object's bytes and digest: in memory when they are few, in a file of this folder otherwise.
    pub(super) fn fetch(
        &self,
        store: &dyn Store,
        key: &str,
    ) -> Result<Option<(Body, Digest)>, Stop> {
        let Some(mut reader) = store.get(key)? else { return Ok(None) };
        let mut bytes = Vec::new();
        reader.by_ref().take(SMALL).read_to_end(&mut bytes)?;
        if (bytes.len() as u64) < SMALL {
            let digest = Digest::of(&bytes);
            return Ok(Some((Body::Bytes(bytes), digest)));
        }
        let path = self.path(&format!("fetched-{}", Digest::of(key.as_bytes()).short()));
        let mut file = File::create(&path)?;
        file.write_all(&bytes)?;
        drop(bytes);
        io::copy(&mut reader, &mut file)?;
        let (digest, length) = super::body::digest(File::open(&path)?)?;
        Ok(Some((Body::File(path, length), digest)))
    }

    /// Removes the file of fetched bytes, if there is one.
    pub(super) fn drop_fetched(&self, body: &Body) {
        if let Body::File(path, _) = body
            && path.starts_with(&self.folder)
        {
            let _ = fs::remove_file(path);
        }
    }

    /// Removes a file.
    pub(super) fn remove(&self, name: &str) {
        let _ = fs::remove_file(self.path(name));
    }
}

/// A file of lines that is being written.
#[derive(Debug)]
pub(super) struct Lines {
    file: BufWriter<File>,
    hasher: Sha256,
}

impl Lines {
    /// Adds a line.
    pub(super) fn add(&mut self, value: &impl Serialize) -> Result<(), Stop> {
        let mut line = serde_json::to_vec(value).map_err(io::Error::from)?;
        line.push(b'\n');
        self.hasher.update(&line);
        Ok(self.file.write_all(&line)?)
    }

    /// Ends the file, and gives its digest.
    pub(super) fn finish(mut self) -> Result<Digest, Stop> {
        self.file.flush()?;
        Ok(Digest(self.hasher.finalize().into()))
    }
}
