//! The package as a file: it is written and signed under another name, and comes to its place when it is whole.

use std::{
    fs::{self, File},
    io::{self, BufWriter},
    path::Path,
};

use gongbao_base::finding::Finding;
use gongbao_container::{hash, sign::Signer, zip::ZipWriter};
use gongbao_files::{SystemError, atomic, atomic::PendingFile, sidecar};
use gongbao_handover::error::PackageError;
use gongbao_handover::package::{self, PackageInput, PackageSummary, layout};
use gongbao_handover::receipt::PackageFile;

/// Writes the package, or tells what is wrong with the content.
pub(super) fn write(
    input: &PackageInput<'_>,
    out: &Path,
    key: Option<&Signer>,
) -> Result<Result<(PackageSummary, PackageFile), Vec<Finding>>, SystemError> {
    let error = |error: io::Error| match error.kind() {
        io::ErrorKind::AlreadyExists => taken(out),
        _ => SystemError::io("写入", "write", out, &error),
    };
    let mut pending = PendingFile::beside(out).map_err(error)?;
    let summary = match fill(input, pending.file(), out)? {
        Ok(summary) => summary,
        Err(findings) => return Ok(Err(findings)),
    };
    let file = package_file(pending.path()).map_err(error)?;
    let signature = sidecar(out, ".minisig");
    let signed = key.map(|key| sign(key, pending.path(), &summary, file)).transpose()?;
    let has_signature = match &signed {
        Some(text) => is_there(&signature, |path| Ok(fs::read(path)? == text.as_bytes()))?,
        None => false,
    };
    if !is_there(out, |path| Ok(package_file(path)? == file))? {
        pending.place().map_err(error)?;
    }
    if let Some(text) = signed.filter(|_| !has_signature) {
        atomic::create(&signature, text.as_bytes()).map_err(SystemError::writing(&signature))?;
    }
    Ok(Ok((summary, file)))
}

/// Whether a file is there already that holds just what would be written; another one is never replaced.
fn is_there(path: &Path, same: impl Fn(&Path) -> io::Result<bool>) -> Result<bool, SystemError> {
    match fs::symlink_metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Ok(meta) if meta.is_file() && same(path).unwrap_or(false) => Ok(true),
        _ => Err(taken(path)),
    }
}

fn fill(
    input: &PackageInput<'_>,
    file: &mut File,
    out: &Path,
) -> Result<Result<PackageSummary, Vec<Finding>>, SystemError> {
    let packing = |path: &Path, error| SystemError::io("打包", "pack", path, &error);
    let mut zip = ZipWriter::new(BufWriter::with_capacity(1 << 20, file));
    let summary = match package::write(input, &mut zip) {
        Ok(summary) => summary,
        Err(PackageError::Findings(findings)) => return Ok(Err(findings)),
        Err(PackageError::File(path, error)) => return Err(packing(Path::new(&path), error)),
        Err(PackageError::Io(error)) => return Err(packing(out, error)),
    };
    let writing = SystemError::writing(out);
    zip.finish().map_err(writing)?.into_inner().map_err(|error| writing(error.into_error()))?;
    Ok(Ok(summary))
}

fn package_file(path: &Path) -> io::Result<PackageFile> {
    let seen = hash::checksums(File::open(path)?, false)?;
    Ok(PackageFile { sha256: seen.sha256, bytes: seen.length })
}

fn sign(
    key: &Signer,
    path: &Path,
    summary: &PackageSummary,
    file: PackageFile,
) -> Result<String, SystemError> {
    let receipt = &summary.receipt;
    let name = layout::name(receipt.number, receipt.when.date);
    let comment = format!("{name} sha256:{}", file.sha256.hex());
    let data = File::open(path).map_err(SystemError::reading(path))?;
    key.sign(data, &comment).map_err(|why| SystemError::other(why.zh, why.en))
}

fn taken(path: &Path) -> SystemError {
    SystemError::usage(
        format!("{} 已经存在，没有写入；请先移走，或用 --out 换一个文件名", path.display()),
        format!(
            "{} exists, so nothing was written; move it, or name another with --out",
            path.display()
        ),
    )
}
