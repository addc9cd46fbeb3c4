//! A bag, as a folder or in a zip.

use std::path::Path;

use super::verification::{ArchiveVerification, opened};
use crate::storage::directory::DirectoryReader;
use gongbao_base::finding::{Finding, Message};
use gongbao_container::{
    ContainerError, bag,
    zip::{ZipLimits, ZipReader},
};
use gongbao_files::SystemError;

/// Whether a file is a zip that holds a bag in its one folder.
pub(super) fn is_bag(path: &Path) -> Result<bool, SystemError> {
    let zip = ZipReader::open(opened(path)?, &ZipLimits::default());
    Ok(zip.is_ok_and(|zip| {
        zip.order()
            .iter()
            .any(|name| name.ends_with("/bagit.txt") && name.matches('/').count() == 1)
    }))
}

pub(super) fn directory(root: &Path) -> Result<ArchiveVerification, SystemError> {
    let findings = DirectoryReader::open(root).and_then(|mut files| bag::verify(&mut files, ""));
    whole(findings, root)
}

pub(super) fn zipped(path: &Path) -> Result<ArchiveVerification, SystemError> {
    let findings = ZipReader::open(opened(path)?, &ZipLimits::default()).and_then(|mut zip| {
        let root =
            zip.order().iter().find_map(|name| name.strip_suffix("bagit.txt").map(str::to_owned));
        bag::verify(&mut zip, &root.unwrap_or_default())
    });
    whole(findings, path)
}

fn whole(
    findings: Result<Vec<Finding>, ContainerError>,
    path: &Path,
) -> Result<ArchiveVerification, SystemError> {
    let findings = match findings {
        Ok(findings) => findings,
        Err(ContainerError::Finding(finding)) => vec![*finding],
        Err(error) => return Err(SystemError::container(error, path)),
    };
    Ok(ArchiveVerification {
        findings,
        summary: Message::new("核对通过：移交包完整", "verified: the bag is whole"),
    })
}
