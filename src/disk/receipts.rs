//! The receipts of a site's folder: found, read, and kept as new files. None is ever changed.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use gongbao_base::{date::Date, digest::Digest};
use gongbao_files::{Fault, newly};
use gongbao_handover::receipt::{Receipt, ReceiptKind};

/// The folder below the site's, where the office keeps them.
pub const FOLDER: &str = "receipts";

/// A receipt as it lies on the disk.
#[derive(Debug)]
pub struct Kept {
    /// Its file.
    pub path: PathBuf,
    /// The digest of its bytes, by which the next one names it.
    pub digest: Digest,
    /// The receipt.
    pub receipt: Receipt,
}

/// Reads one receipt.
///
/// # Errors
/// When there is none, or it cannot be read.
pub fn read(path: &Path) -> Result<Kept, Fault> {
    let bytes = fs::read(path).map_err(|error| Fault::io("读取", "read", path, &error))?;
    let receipt = Receipt::read(&bytes).ok_or_else(|| {
        Fault::usage(
            format!("{} 不是交付回执", path.display()),
            format!("{} is not a receipt", path.display()),
        )
    })?;
    Ok(Kept { path: path.to_owned(), digest: Digest::of(&bytes), receipt })
}

/// All receipts of one kind below a site's folder, by number. Files that are no receipts are left out.
///
/// # Errors
/// When the folder is there and cannot be read.
pub fn all(site: &Path, kind: ReceiptKind) -> Result<Vec<Kept>, Fault> {
    let folder = site.join(FOLDER);
    let fault = |path: &Path, error: &io::Error| Fault::io("读取", "read", path, error);
    let entries = match fs::read_dir(&folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(fault(&folder, &error)),
    };
    let mut kept = Vec::new();
    for entry in entries {
        let path = entry.map_err(|error| fault(&folder, &error))?.path();
        if path.extension().is_none_or(|ending| ending != "json") {
            continue;
        }
        let bytes = fs::read(&path).map_err(|error| fault(&path, &error))?;
        if let Some(receipt) = Receipt::read(&bytes).filter(|receipt| receipt.kind == kind) {
            kept.push(Kept { digest: Digest::of(&bytes), path, receipt });
        }
    }
    kept.sort_by(|a, b| (a.receipt.number, &a.path).cmp(&(b.receipt.number, &b.path)));
    Ok(kept)
}

/// Keeps a receipt, and says where: under a name that is free, or where these very bytes lie already.
///
/// # Errors
/// When it cannot be written.
pub fn keep(site: &Path, receipt: &Receipt) -> Result<PathBuf, Fault> {
    let folder = site.join(FOLDER);
    let kind = match receipt.kind {
        ReceiptKind::Package => "package",
        ReceiptKind::Publish => "publish",
    };
    let day: Date = receipt.when.date;
    let stem = format!("{kind}-{:04}-{day}", receipt.number);
    let fault = |path: &Path, error: &io::Error| Fault::io("写入", "write", path, error);
    let bytes = receipt.to_json().map_err(|error| fault(&folder, &error))?;
    fs::create_dir_all(&folder).map_err(|error| fault(&folder, &error))?;
    for number in 1.. {
        let suffix = if number > 1 { format!("-{number}") } else { String::new() };
        let path = folder.join(format!("{stem}{suffix}.json"));
        match fs::read(&path) {
            Ok(there) if there == bytes => return Ok(path),
            Ok(_) => {}
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                newly::write(&path, &bytes).map_err(|error| fault(&path, &error))?;
                return Ok(path);
            }
            Err(error) => return Err(fault(&path, &error)),
        }
    }
    Ok(folder)
}
