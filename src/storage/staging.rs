//! Stages a site beside the live one and exchanges the two in one step.
//!
//! The work folder `.NAME.gongbao` stands beside the output folder, on the same file system. The new tree grows there;
//! files that did not change become second names of the old ones, so they keep bytes and time. Whoever reads the output
//! sees the whole old or the whole new site, also after a crash at any instant.

use std::{
    collections::BTreeMap,
    fs::{self, File},
    io,
    path::{Path, PathBuf},
    sync::atomic::{AtomicUsize, Ordering},
};

use gongbao_files::{SystemError, WorkFolder, system, tree};
use gongbao_manifest::{self as manifest, ManifestEntry};
use gongbao_render::output::{Outputs, Sink};

/// A site on its way to its folder; dropped before it is there, it goes away. Only one at a time can be on the way to one folder.
#[derive(Debug)]
pub struct Stage {
    out: PathBuf,
    work: WorkFolder,
    next: PathBuf,
    /// What the manifest of the live site lists; only this is ever deleted.
    owned: BTreeMap<String, ManifestEntry>,
    live: bool,
    written: AtomicUsize,
    _lock: File,
}

/// What an exchange changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StageChanges {
    /// Files that are new or have new bytes.
    pub written: usize,
    /// Files that were Gongbao's and are no more.
    pub removed: usize,
}

impl Stage {
    /// Begins to stage for this output folder.
    ///
    /// # Errors
    /// When the folder holds something that is not Gongbao's, another build is under way, or the disk fails.
    pub fn begin(out: &Path) -> Result<Self, SystemError> {
        let out = absolute(out)?;
        let work = WorkFolder::of(&out);
        fs::create_dir_all(work.root()).map_err(SystemError::making_folder(work.root()))?;
        let lock = lock(&work)?;
        system::restore(&out, &work.old()).map_err(SystemError::doing("恢复", "restore", &out))?;
        let live = out.exists();
        let owned = if live { owned(&out)? } else { BTreeMap::new() };
        let next = work.next();
        clear(&next)?;
        fs::create_dir(&next).map_err(SystemError::making_folder(&next))?;
        Ok(Self { out, work, next, owned, live, written: AtomicUsize::new(0), _lock: lock })
    }

    /// The output folder as an absolute path.
    #[must_use]
    pub fn out(&self) -> &Path {
        &self.out
    }

    /// Puts the staged site in the live one's place. Nothing is touched when nothing changed.
    ///
    /// # Errors
    /// When the exchange fails; the live site is unchanged then.
    pub fn finish(self, outputs: &Outputs) -> Result<StageChanges, SystemError> {
        let removed = self
            .owned
            .keys()
            .filter(|path| !outputs.contains_key(*path) && *path != manifest::PATH)
            .count();
        let changes = StageChanges { written: self.written.load(Ordering::Relaxed), removed };
        if self.live && changes == StageChanges::default() {
            clear(&self.next)?;
            return Ok(changes);
        }
        let carried = self.carry(outputs)?;
        system::flush_tree(&self.next);
        let old = self.exchange()?;
        if let Some(old) = old {
            self.discard(&old, &carried)?;
        }
        Ok(changes)
    }

    /// Takes what is not ours along into the new tree.
    fn carry(&self, outputs: &Outputs) -> Result<Vec<String>, SystemError> {
        if !self.live {
            return Ok(Vec::new());
        }
        let mut carried = Vec::new();
        for (name, path) in tree::files(&self.out).map_err(keeping(&self.out))? {
            let ours = self.owned.contains_key(&name) || name == manifest::PATH;
            if ours || outputs.contains_key(&name) {
                continue;
            }
            let to = self.next.join(&name);
            let meta = fs::symlink_metadata(&path).map_err(keeping(&path))?;
            let kept =
                if meta.is_symlink() { copy_link(&path, &to) } else { tree::link(&path, &to) };
            kept.map_err(keeping(&path))?;
            carried.push(name);
        }
        Ok(carried)
    }

    /// Exchanges the trees and gives the place where the old one is now.
    fn exchange(&self) -> Result<Option<PathBuf>, SystemError> {
        let fault = SystemError::doing("更换网站", "exchange", &self.out);
        if !self.live {
            system::rename(&self.next, &self.out).map_err(fault)?;
            return Ok(None);
        }
        system::exchange(&self.next, &self.out, &self.work.old()).map(Some).map_err(fault)
    }

    /// Removes the old tree. A file that came into it meanwhile and is not ours is put into the new one.
    fn discard(&self, old: &Path, carried: &[String]) -> Result<(), SystemError> {
        for (name, path) in tree::files(old).map_err(removing(old))? {
            let ours =
                self.owned.contains_key(&name) || name == manifest::PATH || carried.contains(&name);
            let to = self.out.join(&name);
            if !ours && fs::symlink_metadata(&to).is_err() {
                tree::link(&path, &to).map_err(removing(&path))?;
            }
        }
        clear(old)
    }
}

impl Drop for Stage {
    /// What did not go live goes away; the live site is as it was.
    fn drop(&mut self) {
        let _ = clear(&self.next);
    }
}

impl Sink for Stage {
    fn put(&self, address: &str, bytes: &[u8]) -> io::Result<()> {
        let to = self.next.join(address);
        if self.live {
            let from = self.out.join(address);
            if tree::holds(&from, bytes) {
                return tree::link(&from, &to);
            }
            let ours = self.owned.contains_key(address) || address == manifest::PATH;
            if !ours && fs::symlink_metadata(&from).is_ok() {
                return Err(io::Error::new(
                    io::ErrorKind::AlreadyExists,
                    "输出文件夹里已有同名的外来文件，未覆盖 (a file that is not Gongbao's stands there and is not overwritten)",
                ));
            }
        }
        self.written.fetch_add(1, Ordering::Relaxed);
        tree::write(&to, bytes)
    }
}

fn keeping(path: &Path) -> impl Fn(io::Error) -> SystemError + '_ {
    SystemError::doing("保留文件", "keep the file", path)
}

fn removing(path: &Path) -> impl Fn(io::Error) -> SystemError + '_ {
    SystemError::doing("清理旧网站", "remove the old site's", path)
}

fn absolute(out: &Path) -> Result<PathBuf, SystemError> {
    if out.exists() {
        return system::whole_path(out).map_err(SystemError::opening(out));
    }
    let absolute = std::path::absolute(out).map_err(SystemError::opening(out))?;
    if absolute.file_name().is_none() {
        return Err(SystemError::usage("输出文件夹没有名称", "the output folder has no name"));
    }
    Ok(absolute)
}

fn lock(work: &WorkFolder) -> Result<File, SystemError> {
    let path = work.lock();
    let fault = SystemError::doing("加锁", "lock", &path);
    let file = File::create(&path).map_err(fault)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(fs::TryLockError::WouldBlock) => Err(SystemError::other(
            "另一个生成正在进行，请等它结束后再试",
            "another build of this folder is under way; try again when it is done",
        )),
        Err(fs::TryLockError::Error(error)) => Err(fault(error)),
    }
}

/// What the manifest in a folder lists. A folder that holds something and has no manifest of ours is refused.
fn owned(out: &Path) -> Result<BTreeMap<String, ManifestEntry>, SystemError> {
    let read = fs::read_dir(out).map_err(SystemError::reading(out))?;
    let visible = read
        .filter_map(Result::ok)
        .any(|entry| !entry.file_name().to_string_lossy().starts_with('.'));
    if !visible {
        return Ok(BTreeMap::new());
    }
    let listed = out.join(manifest::PATH);
    let bytes = fs::read(&listed).unwrap_or_default();
    manifest::read(&bytes).ok_or_else(|| {
        if manifest::is_newer(&bytes) {
            return SystemError::newer(&listed);
        }
        SystemError::usage(
            format!("输出文件夹 {} 里有不是 Gongbao 生成的内容，为免丢失，没有写入；请换一个 --out，或先移走里面的文件", out.display()),
            format!("the output folder {} holds something that Gongbao did not write, so nothing was written; name another with --out, or move its files away", out.display()),
        )
    })
}

fn clear(folder: &Path) -> Result<(), SystemError> {
    system::remove_folder(folder).map_err(SystemError::doing("清理", "remove", folder))
}

/// The link itself; where there are none, what it leads to.
fn copy_link(from: &Path, to: &Path) -> io::Result<()> {
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder)?;
    }
    match system::link_softly(&fs::read_link(from)?, to) {
        Err(error) if error.kind() == io::ErrorKind::Unsupported => fs::copy(from, to).map(|_| ()),
        done => done,
    }
}
