//! A folder of this machine, or one that is mounted: release folders, and one link that is switched by rename(2) where
//! there are links.

use std::{
    fs, io,
    io::{Read, Write as _},
    path::{Path, PathBuf},
};

use super::{
    body::ObjectBody,
    object_store::{Creation, FolderStore, ObjectHeaders, ObjectMetadata, Store},
};
use crate::error::PublishError;
use gongbao_files::{SystemError, system};
use gongbao_release::layout;

/// A folder of this machine.
#[derive(Debug)]
pub(crate) struct LocalStore {
    root: PathBuf,
}

impl LocalStore {
    /// This folder, which may not be there yet.
    pub(crate) fn new(root: &Path) -> Result<Self, PublishError> {
        let root = std::path::absolute(root).map_err(SystemError::opening(root))?;
        Ok(Self { root })
    }

    fn at(&self, key: &str) -> PathBuf {
        self.root.join(key)
    }
}

fn failure<'a>(
    zh: &'a str,
    en: &'a str,
    path: &'a Path,
) -> impl Fn(io::Error) -> PublishError + 'a {
    move |error| SystemError::io(zh, en, path, &error).into()
}

fn with_parent<T>(path: &Path, act: impl Fn() -> io::Result<T>) -> io::Result<T> {
    match act() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            if let Some(folder) = path.parent() {
                fs::create_dir_all(folder)?;
            }
            act()
        }
        result => result,
    }
}

impl Store for LocalStore {
    fn keeps_headers(&self) -> bool {
        false
    }

    fn put(&self, key: &str, body: &ObjectBody, _: ObjectHeaders<'_>) -> Result<(), PublishError> {
        let path = self.at(key);
        // Never written in place: the file may have other names, in older releases.
        let temporary = self.at(&layout::part(key));
        let put = || -> io::Result<()> {
            let mut file = with_parent(&temporary, || fs::File::create(&temporary))?;
            io::copy(&mut body.reader()?, &mut file)?;
            drop(file);
            with_parent(&path, || system::rename(&temporary, &path))
        };
        put().map_err(failure("写入", "write", &path))
    }

    fn head(&self, key: &str) -> Result<Option<ObjectMetadata>, PublishError> {
        let path = self.at(key);
        match fs::symlink_metadata(&path) {
            Ok(meta) => {
                Ok(Some(ObjectMetadata { length: meta.len(), ..ObjectMetadata::default() }))
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(failure("读取", "read", &path)(error)),
        }
    }

    fn get(&self, key: &str) -> Result<Option<Box<dyn Read>>, PublishError> {
        let path = self.at(key);
        match fs::File::open(&path) {
            Ok(file) => Ok(Some(Box::new(file))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(failure("读取", "read", &path)(error)),
        }
    }

    fn delete(&self, key: &str) -> Result<(), PublishError> {
        let path = self.at(key);
        match fs::remove_file(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                Err(failure("删除", "delete", &path)(error))
            }
            _ => Ok(()),
        }
    }

    fn clear_parts(&self) -> Result<(), PublishError> {
        if !self.is_folder(&layout::parts())? {
            return Ok(());
        }
        let folder = self.at(&layout::parts());
        for entry in fs::read_dir(&folder).map_err(failure("读取", "read", &folder))? {
            let name = entry.map_err(failure("读取", "read", &folder))?.file_name();
            match name.to_str() {
                Some(name) if layout::is_part(name) => {
                    self.delete(&format!("{}/{name}", layout::parts()))?;
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn create_methods(&self) -> usize {
        1
    }

    fn create(&self, _: usize, key: &str, bytes: &[u8]) -> Result<Creation, PublishError> {
        let path = self.at(key);
        let open = || fs::File::options().write(true).create_new(true).open(&path);
        match with_parent(&path, open) {
            Ok(mut file) => file
                .write_all(bytes)
                .map(|()| Creation::Done)
                .map_err(failure("写入", "write", &path)),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(Creation::Exists),
            Err(error) => Err(failure("写入", "write", &path)(error)),
        }
    }

    fn is_empty(&self) -> Result<Option<bool>, PublishError> {
        Ok(fs::read_dir(&self.root).ok().map(|mut entries| entries.next().is_none()))
    }

    /// Windows makes no link without rights: there files are replaced one by one, as in an object store.
    fn as_folders(&self) -> Option<&dyn FolderStore> {
        cfg!(unix).then_some(self)
    }
}

impl FolderStore for LocalStore {
    fn link(&self, from: &str, to: &str) -> Result<(), PublishError> {
        let (from, to) = (self.at(from), self.at(to));
        with_parent(&to, || match fs::hard_link(&from, &to) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Err(error),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
            Err(_) => fs::copy(&from, &to).map(|_| ()),
            Ok(()) => Ok(()),
        })
        .map_err(failure("沿用旧文件", "keep the file", &from))
    }

    fn current(&self) -> Result<Option<String>, PublishError> {
        let path = self.at(layout::CURRENT_LINK);
        match fs::read_link(&path) {
            Ok(target) => Ok(Some(target.to_string_lossy().into_owned())),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) if error.kind() == io::ErrorKind::InvalidInput => Err(PublishError::failed(
                format!(
                    "{} 不是 Gongbao 建立的链接，没有改动；请移走它，或换一个目标文件夹",
                    path.display()
                ),
                format!(
                    "{} is not a link that Gongbao made, and was not touched; move it away or name another folder",
                    path.display()
                ),
            )),
            Err(error) => Err(failure("读取", "read", &path)(error)),
        }
    }

    fn switch_to(&self, folder: &str) -> Result<(), PublishError> {
        let (path, temporary) = (self.at(layout::CURRENT_LINK), self.at(&layout::next_link()));
        let switch = || {
            match fs::remove_file(&temporary) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                _ => {}
            }
            system::flush_tree(&self.root);
            system::link_softly(Path::new(folder), &temporary)?;
            fs::rename(&temporary, &path)
        };
        switch().map_err(failure("切换", "switch", &path))
    }

    fn is_folder(&self, folder: &str) -> Result<bool, PublishError> {
        let path = self.at(folder);
        match fs::symlink_metadata(&path) {
            Ok(meta) => Ok(meta.is_dir()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
            Err(error) => Err(failure("读取", "read", &path)(error)),
        }
    }

    fn remove_empty(&self, folder: &str) {
        let _ = fs::remove_dir(self.at(folder));
    }
}
