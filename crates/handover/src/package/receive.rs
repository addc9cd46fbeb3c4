//! Checks a package as if an enemy had made it. Nothing is unpacked here, and nothing of it is used before all of it is checked.

use std::{
    collections::BTreeMap,
    io::{Read, Seek},
};

use super::layout::MANIFEST;
use crate::{
    error::PackageError,
    receipt::{Receipt, ReceiptKind},
};
use gongbao_base::digest::Digest;
use gongbao_container::{
    ContainerError, FileSink, FileSource as _, bag, codes, file_finding,
    hash::HashStream,
    zip::{ZipLimits, ZipReader},
};

/// The longest manifest that is read, in bytes.
const LONGEST: u64 = 1 << 30;

/// A package that was found whole.
#[derive(Debug)]
pub struct Package<R> {
    zip: ZipReader<R>,
    /// The one folder in which everything stands, with `/`.
    root: String,
    /// The digests of all files below the root.
    digests: BTreeMap<String, Digest>,
    /// What it holds.
    pub receipt: Receipt,
}

fn not_ours(path: &str, zh: &str, en: &str) -> ContainerError {
    file_finding(&codes::BAD_BAG, path, zh, en).into()
}

/// Checks a package: its structure byte for byte, names, sizes, the bag with all digests, and its own manifest.
///
/// # Errors
/// Everything that is wrong with it, or the machine's failure.
pub fn check<R: Read + Seek>(reader: R) -> Result<Package<R>, PackageError> {
    let mut zip = ZipReader::open(reader, &ZipLimits::default())?;
    zip.check_exact()?;
    let names = zip.names();
    let root = names
        .first()
        .and_then(|name| name.split_once('/'))
        .map(|(root, _)| format!("{root}/"))
        .filter(|root| names.iter().all(|name| name.starts_with(root.as_str())))
        .ok_or_else(|| not_ours("", "不是一个文件夹装着的移交包", "not a bag in one folder"))?;
    if let Some(name) = names.iter().find(|name| stands_below_a_file(name, &names)) {
        return Err(ContainerError::from(file_finding(
            &codes::UNSAFE_NAME,
            name,
            "它的文件夹同时又是一个文件",
            "its folder is a file at the same time",
        ))
        .into());
    }
    let findings = bag::verify(&mut zip, &root)?;
    if !findings.is_empty() {
        return Err(PackageError::Findings(findings));
    }
    let path = format!("{root}data/{MANIFEST}");
    let bytes = zip.read(&path, LONGEST)?;
    let receipt = Receipt::read(&bytes)
        .filter(|receipt| receipt.kind == ReceiptKind::Package)
        .ok_or_else(|| not_ours(&path, "不是公报生成的文件包", "not a package of gongbao"))?;
    let digests = digests(&mut zip, &root, &names)?;
    compare(&receipt, &digests)?;
    Ok(Package { zip, root, digests, receipt })
}

/// Whether one of its folders is a file as well; `names` is sorted.
fn stands_below_a_file(name: &str, names: &[String]) -> bool {
    let mut folders = name.match_indices('/').map(|(at, _)| &name[..at]);
    folders.any(|folder| names.binary_search_by(|other| other.as_str().cmp(folder)).is_ok())
}

/// The digests that the bag's manifests give, and those of the files that no manifest can list.
fn digests<R: Read + Seek>(
    zip: &mut ZipReader<R>,
    root: &str,
    names: &[String],
) -> Result<BTreeMap<String, Digest>, ContainerError> {
    let mut digests = BTreeMap::new();
    for list in ["manifest-sha256.txt", "tagmanifest-sha256.txt"] {
        let text =
            String::from_utf8_lossy(&zip.read(&format!("{root}{list}"), LONGEST)?).into_owned();
        for (digest, name) in text.lines().filter_map(|line| line.split_once("  ")) {
            let name = name.replace("%25", "%");
            digests.extend(Digest::parse(digest).map(|digest| (name, digest)));
        }
    }
    for name in names.iter().filter_map(|name| name.strip_prefix(root)) {
        if !digests.contains_key(name) {
            let bytes = zip.read(&format!("{root}{name}"), LONGEST)?;
            digests.insert(name.to_owned(), Digest::of(&bytes));
        }
    }
    Ok(digests)
}

/// The package's own manifest lists exactly the payload beside itself.
fn compare(receipt: &Receipt, digests: &BTreeMap<String, Digest>) -> Result<(), ContainerError> {
    let payload = digests
        .iter()
        .filter_map(|(name, digest)| Some((name.strip_prefix("data/")?, digest)))
        .filter(|(name, _)| *name != MANIFEST);
    let listed = receipt.files.iter().map(|file| (file.path.as_str(), &file.sha256));
    payload.eq(listed).then_some(()).ok_or_else(|| {
        not_ours(
            MANIFEST,
            "文件包自己的清单和内容不符",
            "its own manifest does not match its files",
        )
    })
}

impl<R: Read + Seek> Package<R> {
    /// Unpacks the bag; every file is compared with its digest once more on the way.
    ///
    /// # Errors
    /// When a file changed since the check, or cannot be written.
    pub fn unpack(&mut self, sink: &mut dyn FileSink) -> Result<(), PackageError> {
        for (name, digest) in &self.digests {
            let path = format!("{}{name}", self.root);
            let mut reader = HashStream::new(self.zip.open(&path)?);
            sink.put(name, &mut reader).map_err(PackageError::Io)?;
            if reader.finish().sha256 != *digest {
                return Err(file_finding(
                    &codes::DIGEST_DIFFERS,
                    name,
                    "核对之后文件又变了",
                    "it changed after the check",
                )
                .into());
            }
        }
        Ok(())
    }

    /// How many files it holds.
    pub fn files(&self) -> usize {
        self.digests.len()
    }
}
