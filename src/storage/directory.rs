//! A folder of the disk as a container: files go in as new ones, and come out without following links.

use std::{
    fs::{self, File},
    io::{self, BufReader, BufWriter, Read, Write as _},
    path::{Path, PathBuf},
};

use gongbao_container::codes;
use gongbao_container::{ContainerError, FileSink, FileSource, file_finding, files, names};
use gongbao_files::{SystemError, tree};

/// A folder that takes files. Nothing that is there is written over.
#[derive(Debug)]
pub struct DirectoryWriter {
    root: PathBuf,
}

impl DirectoryWriter {
    /// A new folder; one that holds something already is refused.
    ///
    /// # Errors
    /// When it cannot be made, or is not empty.
    pub fn create(root: &Path) -> Result<Self, SystemError> {
        let fault = SystemError::making_folder(root);
        fs::create_dir_all(root).map_err(fault)?;
        if fs::read_dir(root).map_err(fault)?.next().is_some() {
            return Err(SystemError::usage(
                format!("文件夹 {} 里已有内容，为免丢失，没有写入；请换一个", root.display()),
                format!("{} is not empty, so nothing was written; name another", root.display()),
            ));
        }
        Ok(Self { root: root.to_owned() })
    }
}

impl FileSink for DirectoryWriter {
    fn put(&mut self, path: &str, from: &mut dyn Read) -> io::Result<()> {
        let to = self.root.join(names::safe(path)?);
        if let Some(folder) = to.parent() {
            fs::create_dir_all(folder)?;
        }
        let mut file = BufWriter::new(File::create_new(&to)?);
        io::copy(from, &mut file)?;
        file.flush()
    }
}

/// A folder that gives its files.
#[derive(Debug)]
pub struct DirectoryReader {
    root: PathBuf,
    names: Vec<String>,
}

impl DirectoryReader {
    /// Lists the files of a folder.
    ///
    /// # Errors
    /// A flaw when it holds a link or an unsafe name; a failure when it cannot be read.
    pub fn open(root: &Path) -> Result<Self, ContainerError> {
        let mut names = names::NameSet::default();
        let mut found = Vec::new();
        for (name, path) in tree::files(root)? {
            names.insert(&name)?;
            if path.to_str().is_none() {
                return Err(file_finding(
                    &codes::UNSAFE_NAME,
                    &name,
                    "文件名不是 UTF-8 编码",
                    "the name is not UTF-8",
                )
                .into());
            }
            if !fs::symlink_metadata(&path)?.is_file() {
                return Err(file_finding(
                    &codes::UNSAFE_NAME,
                    &name,
                    "是链接或设备，不是普通文件",
                    "this is a link or a device, not a plain file",
                )
                .into());
            }
            found.push(name);
        }
        found.sort();
        Ok(Self { root: root.to_owned(), names: found })
    }
}

impl FileSource for DirectoryReader {
    fn names(&self) -> Vec<String> {
        self.names.clone()
    }

    fn open(&mut self, path: &str) -> Result<Box<dyn Read + '_>, ContainerError> {
        if self.names.binary_search_by(|name| name.as_str().cmp(path)).is_err() {
            return Err(files::missing(path));
        }
        Ok(Box::new(BufReader::new(File::open(self.root.join(path))?)))
    }
}
