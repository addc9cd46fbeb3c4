//! A built site against its own manifest.

use std::{collections::BTreeMap, fs, path::Path};

use super::verification::ArchiveVerification;
use crate::storage::directory::DirectoryReader;
use gongbao_base::finding::{Finding, Message};
use gongbao_container::{
    ContainerError, FileSource as _,
    codes::{BAD_CONTAINER, DIGEST_DIFFERS, MISSING_FILE, UNLISTED_FILE},
    file_finding, hash,
};
use gongbao_files::SystemError;
use gongbao_manifest::{self as manifest, ManifestEntry};

/// A built site against its own manifest.
pub(super) fn verify(root: &Path) -> Result<ArchiveVerification, SystemError> {
    let path = root.join(manifest::PATH);
    let bytes = fs::read(&path).map_err(SystemError::reading(&path))?;
    let Some(listed) = manifest::read(&bytes) else {
        let finding = file_finding(
            &BAD_CONTAINER,
            manifest::PATH,
            "manifest.json 读不懂",
            "manifest.json cannot be read",
        );
        return Ok(broken(finding));
    };
    let files = match DirectoryReader::open(root) {
        Ok(files) => files,
        Err(ContainerError::Finding(finding)) => return Ok(broken(*finding)),
        Err(error) => return Err(SystemError::container(error, root)),
    };
    let findings = compare(root, files, &listed)?;
    Ok(ArchiveVerification {
        findings,
        summary: Message::new(
            format!("核对通过：网站的 {} 个文件和 manifest.json 一致", listed.len()),
            format!("verified: {} files of the site are as manifest.json lists them", listed.len()),
        ),
    })
}

/// Each file against its entry, and each entry against the files.
fn compare(
    root: &Path,
    mut files: DirectoryReader,
    listed: &BTreeMap<String, ManifestEntry>,
) -> Result<Vec<Finding>, SystemError> {
    let mut findings = Vec::new();
    let there = files.names();
    for name in there.iter().filter(|name| *name != manifest::PATH) {
        let Some(entry) = listed.get(name) else {
            findings.push(file_finding(
                &UNLISTED_FILE,
                name,
                "manifest.json 没有列出它",
                "manifest.json does not list it",
            ));
            continue;
        };
        let opened = files.open(name).map_err(|error| SystemError::container(error, root))?;
        let path = root.join(name);
        let seen = hash::checksums(opened, false).map_err(SystemError::reading(&path))?;
        if seen.sha256.hex() != entry.sha256 || seen.length != entry.length {
            findings.push(file_finding(
                &DIGEST_DIFFERS,
                name,
                "内容和 manifest.json 里的校验值不符",
                "its bytes do not match manifest.json",
            ));
        }
    }
    for name in listed.keys().filter(|name| there.binary_search(name).is_err()) {
        findings.push(file_finding(
            &MISSING_FILE,
            name,
            "manifest.json 列出了它，却没有",
            "manifest.json lists it, and it is not there",
        ));
    }
    Ok(findings)
}

/// A site of which nothing else can be told.
fn broken(finding: Finding) -> ArchiveVerification {
    ArchiveVerification { findings: vec![finding], summary: Message::default() }
}
