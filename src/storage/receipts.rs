//! The office's receipts of packages and publishes: found, read, and kept as new files.

use std::{
    fs::{self, File},
    io::{self, BufWriter, Write as _},
    path::{Path, PathBuf},
};

use gongbao_base::digest::Digest;
use gongbao_container::hash;
use gongbao_files::{SiteLayout, SystemError, atomic, atomic::PendingFile};
use gongbao_handover::receipt::{Receipt, ReceiptFile, ReceiptKind};

/// A receipt as it lies on the disk.
#[derive(Debug)]
pub struct StoredReceipt {
    /// Its file.
    pub path: PathBuf,
    /// The digest of its bytes, by which the next one names it.
    pub digest: Digest,
    /// The receipt.
    pub receipt: Receipt,
}

impl StoredReceipt {
    /// Reads one receipt.
    ///
    /// # Errors
    /// When there is none, or it cannot be read.
    pub fn read(path: &Path) -> Result<Self, SystemError> {
        let bytes = fs::read(path).map_err(SystemError::reading(path))?;
        refuse_newer(path, &bytes)?;
        let receipt = Receipt::read(&bytes).ok_or_else(|| {
            SystemError::usage(
                format!("{} 不是交付回执", path.display()),
                format!("{} is not a receipt", path.display()),
            )
        })?;
        Ok(Self { path: path.to_owned(), digest: Digest::of(&bytes), receipt })
    }
}

/// A receipt that a newer program wrote is never passed over: the next one would have its number, and compare with an older one.
fn refuse_newer(path: &Path, bytes: &[u8]) -> Result<(), SystemError> {
    if Receipt::is_newer(bytes) {
        return Err(SystemError::newer(path));
    }
    Ok(())
}

/// The folder of receipts of a site.
#[derive(Debug)]
pub struct ReceiptStore {
    folder: PathBuf,
}

impl ReceiptStore {
    /// The receipts of the site with this layout.
    #[must_use]
    pub fn of(layout: &SiteLayout) -> Self {
        Self { folder: layout.receipts() }
    }

    /// All receipts of packages, by number. Files that are no receipts are left out.
    ///
    /// # Errors
    /// When the folder is there and cannot be read, or a newer program wrote one of them.
    pub fn packages(&self) -> Result<Vec<StoredReceipt>, SystemError> {
        let mut found = Vec::new();
        for path in self.files()? {
            if path.extension().is_none_or(|ending| ending != "json") {
                continue;
            }
            let bytes = fs::read(&path).map_err(SystemError::reading(&path))?;
            refuse_newer(&path, &bytes)?;
            let receipt = Receipt::read(&bytes);
            if let Some(receipt) = receipt.filter(|receipt| receipt.kind == ReceiptKind::Package) {
                found.push(StoredReceipt { digest: Digest::of(&bytes), path, receipt });
            }
        }
        found.sort_by(|a, b| (a.receipt.number, &a.path).cmp(&(b.receipt.number, &b.path)));
        Ok(found)
    }

    /// Keeps the receipt of a package, and says where: under a name that is free, or where these very bytes lie already.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn add_package(&self, receipt: &Receipt) -> Result<PathBuf, SystemError> {
        let stem = format!("package-{:04}-{}", receipt.number, receipt.when.date);
        let bytes = receipt.to_json().map_err(SystemError::writing(&self.folder))?;
        let mut number = 1;
        loop {
            let suffix = if number > 1 { format!("-{number}") } else { String::new() };
            let path = self.folder.join(format!("{stem}{suffix}.json"));
            match fs::read(&path) {
                Ok(there) if there == bytes => return Ok(path),
                Ok(_) => number += 1,
                Err(error) if error.kind() == io::ErrorKind::NotFound => {
                    atomic::create(&path, &bytes).map_err(SystemError::writing(&path))?;
                    return Ok(path);
                }
                Err(error) => return Err(SystemError::writing(&path)(error)),
            }
        }
    }

    /// The number of the next receipt of a publish to this target, told from names: a receipt itself may be long.
    ///
    /// # Errors
    /// When the folder is there and cannot be read.
    pub fn next_publish(&self, target: &str) -> Result<u32, SystemError> {
        let prefix = format!("publish-{target}-");
        let count = self
            .files()?
            .iter()
            .filter_map(|path| path.file_name())
            .filter(|name| name.to_string_lossy().starts_with(&prefix))
            .count();
        Ok(u32::try_from(count).unwrap_or(u32::MAX).saturating_add(1))
    }

    /// The digest of the receipt of a release, when it is there.
    #[must_use]
    pub fn publish_digest(&self, target: &str, release: &str) -> Option<Digest> {
        let file = File::open(self.publish_path(target, release)).ok()?;
        Some(hash::checksums(file, false).ok()?.sha256)
    }

    /// Keeps the receipt of a release with these files, which are taken one at a time, and says where. A release that was
    /// resumed has its receipt written again, whole.
    ///
    /// # Errors
    /// When a file cannot be told, or the receipt not be written.
    pub fn add_publish(
        &self,
        target: &str,
        release: &str,
        receipt: &Receipt,
        files: impl Iterator<Item = io::Result<ReceiptFile>>,
    ) -> Result<PathBuf, SystemError> {
        let path = self.publish_path(target, release);
        let error = SystemError::doing("写入回执", "write the receipt", &path);
        let mut pending = PendingFile::beside(&path).map_err(error)?;
        let mut to = BufWriter::new(pending.file());
        receipt.write_with(&mut to, files).and_then(|()| to.flush()).map_err(error)?;
        drop(to);
        pending.replace().map_err(error)?;
        Ok(path)
    }

    fn publish_path(&self, target: &str, release: &str) -> PathBuf {
        self.folder.join(format!("publish-{target}-{release}.json"))
    }

    /// The paths in the folder; none when there is no folder.
    fn files(&self) -> Result<Vec<PathBuf>, SystemError> {
        let error = SystemError::reading(&self.folder);
        match fs::read_dir(&self.folder) {
            Ok(entries) => {
                entries.map(|entry| entry.map(|entry| entry.path()).map_err(error)).collect()
            }
            Err(why) if why.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
            Err(why) => Err(error(why)),
        }
    }
}
