//! Stages a site beside the live one and exchanges the two in one step.
//!
//! The work folder `.NAME.gongbao` stands beside the output folder, on the same file system. Between builds it holds a
//! second tree whose files are second names of the live ones ([`mirror`](super::mirror)). A build brings that tree up to date, and
//! an exchange makes it the live one; then the other follows. So both cost what changed, what did not change keeps bytes and
//! time, and what was taken down is in neither. Whoever reads the output sees the whole old or the whole new site, also
//! after a crash at any instant.

use std::{
    collections::BTreeMap,
    fs::{self, File},
    io,
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
    time::SystemTime,
};

use super::mirror;
use gongbao_files::{SystemError, WorkFolder, system, tree};
use gongbao_manifest::{self as manifest, ManifestEntry};
use gongbao_render::output::{Output, Outputs, Sink};

/// A site on its way to its folder; dropped before it is there, it goes away. Only one at a time can be on the way to one folder.
#[derive(Debug)]
pub struct Stage {
    out: PathBuf,
    work: WorkFolder,
    next: PathBuf,
    /// What the manifest of the live site lists; only this is ever deleted.
    owned: BTreeMap<String, ManifestEntry>,
    live: bool,
    /// When the live site was written: whatever is younger was touched by someone else.
    since: Option<SystemTime>,
    /// The files that the live site has not, or with other bytes.
    written: Mutex<Vec<String>>,
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
        let listed = live.then_some(&owned);
        mirror::ready(&work, &out, listed).map_err(SystemError::making_folder(&next))?;
        let manifest = fs::symlink_metadata(out.join(manifest::PATH));
        let since = manifest.and_then(|meta| meta.modified()).ok();
        Ok(Self { out, work, next, owned, live, since, written: Mutex::default(), _lock: lock })
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
        let left = |path: &&String| !outputs.contains_key(*path) && *path != manifest::PATH;
        let removed: Vec<&String> = self.owned.keys().filter(left).collect();
        let written = self.written().clone();
        let changes = StageChanges { written: written.len(), removed: removed.len() };
        let changed = !self.live || changes != StageChanges::default();
        if changed {
            for path in &removed {
                mirror::remove(&self.next, path).map_err(removing(&self.next))?;
            }
            self.carry(outputs)?;
            system::flush_tree(&self.next);
            if !self.exchange()? {
                return Ok(changes);
            }
            self.follow(&written, &removed, outputs)?;
        }
        mirror::done(&self.work).map_err(keeping(&self.next))?;
        Ok(changes)
    }

    fn written(&self) -> std::sync::MutexGuard<'_, Vec<String>> {
        self.written.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes what is not ours along into the new tree.
    fn carry(&self, outputs: &Outputs) -> Result<(), SystemError> {
        if !self.live {
            return Ok(());
        }
        for (name, path) in self.foreign(&self.out, outputs).map_err(keeping(&self.out))? {
            let to = self.next.join(&name);
            let meta = fs::symlink_metadata(&path).map_err(keeping(&path))?;
            let kept =
                if meta.is_symlink() { copy_link(&path, &to) } else { tree::link(&path, &to) };
            kept.map_err(keeping(&path))?;
        }
        Ok(())
    }

    /// What in a tree is neither of the site that was live nor of the new one.
    fn foreign(&self, tree: &Path, outputs: &Outputs) -> io::Result<Vec<(String, PathBuf)>> {
        let ours = |name: &String| {
            self.owned.contains_key(name) || name == manifest::PATH || outputs.contains_key(name)
        };
        Ok(tree::files(tree)?.into_iter().filter(|(name, _)| !ours(name)).collect())
    }

    /// Exchanges the trees, so that the one that was live stands where this one grew; says whether there is one.
    fn exchange(&self) -> Result<bool, SystemError> {
        let fault = SystemError::doing("更换网站", "exchange", &self.out);
        if !self.live {
            system::rename(&self.next, &self.out).map_err(fault)?;
            return Ok(false);
        }
        let old = system::exchange(&self.next, &self.out, &self.work.old()).map_err(fault)?;
        if old != self.next {
            system::rename(&old, &self.next).map_err(fault)?;
        }
        Ok(true)
    }

    /// Brings the tree that was live to what is live now. A file that came into it meanwhile and is not ours is put into the
    /// live one.
    fn follow(
        &self,
        written: &[String],
        removed: &[&String],
        outputs: &Outputs,
    ) -> Result<(), SystemError> {
        let old = &self.next;
        for (name, path) in self.foreign(old, outputs).map_err(removing(old))? {
            let to = self.out.join(&name);
            if fs::symlink_metadata(&to).is_err() {
                tree::link(&path, &to).map_err(removing(&path))?;
            }
            mirror::remove(old, &name).map_err(removing(&path))?;
        }
        for path in removed {
            mirror::remove(old, path).map_err(removing(old))?;
        }
        for path in written {
            mirror::link(&self.out, old, path).map_err(removing(old))?;
        }
        Ok(())
    }
}

impl Drop for Stage {
    /// What did not go live goes away; the live site is as it was.
    fn drop(&mut self) {
        if !self.work.mirrored().exists() {
            let _ = clear(&self.next);
        }
    }
}

impl Sink for Stage {
    fn put(&self, address: &str, bytes: &[u8]) -> io::Result<()> {
        if self.live {
            let from = self.out.join(address);
            let ours = self.owned.contains_key(address) || address == manifest::PATH;
            if ours && tree::holds(&from, bytes) {
                return Ok(());
            }
            if !ours && fs::symlink_metadata(&from).is_ok() {
                return Err(io::Error::new(
                    io::ErrorKind::AlreadyExists,
                    "输出文件夹里已有同名的外来文件，未覆盖 (a file that is not Gongbao's stands there and is not overwritten)",
                ));
            }
        }
        self.written().push(address.to_owned());
        mirror::write(&self.next, address, bytes)
    }

    fn keep(&self, address: &str, output: &Output) -> bool {
        let listed = self.owned.get(address).is_some_and(|listed| {
            listed.length == output.length && listed.sha256 == output.digest.hex()
        });
        listed
            && fs::symlink_metadata(self.out.join(address)).is_ok_and(|meta| {
                meta.is_file()
                    && meta.len() == output.length
                    && self.since.is_some_and(|since| meta.modified().is_ok_and(|at| at <= since))
            })
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
