//! The digests of the files of the zip: that of the description, and those that the description lists.

use std::{
    collections::BTreeSet,
    io::{Read, Seek},
};

use gongbao_container::{
    FileSource as _,
    codes::{BAD_SIGNATURE, DIGEST_DIFFERS, MISSING_FILE, UNLISTED_FILE},
    hash,
};

use super::findings::FindingList;
use crate::{
    codes::BAD_PACKAGE,
    digest::labelled,
    error::ArchiveError,
    snapshot::Snapshot,
    wacz::{DATA_PACKAGE, DATA_PACKAGE_DIGEST, PackageDigest, Resource},
};

/// The longest digest file that is read, in bytes.
const LONGEST: u64 = 1 << 16;

/// The digest of the description.
pub(super) fn check_digest<R: Read + Seek>(
    snapshot: &mut Snapshot<R>,
    findings: &mut FindingList,
) -> Result<(), ArchiveError> {
    let read = snapshot.zip.read(DATA_PACKAGE_DIGEST, LONGEST);
    let Some(bytes) = findings.keep(read)? else { return Ok(()) };
    let found = hash::checksums(snapshot.zip.open(DATA_PACKAGE)?, false)
        .map_err(|error| ArchiveError::from_read(error, DATA_PACKAGE))?;
    match serde_json::from_slice::<PackageDigest>(&bytes) {
        Ok(digest) if digest.path == DATA_PACKAGE && digest.hash == labelled(&found.sha256) => {}
        Ok(_) => findings.add(
            &DIGEST_DIFFERS,
            DATA_PACKAGE,
            "和 datapackage-digest.json 里的校验值不符",
            "does not match the digest in datapackage-digest.json",
        ),
        Err(_) if bytes.windows(12).any(|part| part == b"\"signedData\"") => findings.add(
            &BAD_SIGNATURE,
            DATA_PACKAGE_DIGEST,
            "带有本程序不能核对的签名（wacz-auth），不能算作证明",
            "holds a signature that cannot be checked here (wacz-auth) and proves nothing",
        ),
        Err(_) => findings.add(&BAD_PACKAGE, DATA_PACKAGE_DIGEST, "读不懂", "cannot be read"),
    }
    Ok(())
}

/// Every file is listed with its digest, and the reverse.
pub(super) fn check<R: Read + Seek>(
    snapshot: &mut Snapshot<R>,
    findings: &mut FindingList,
) -> Result<(), ArchiveError> {
    let mut listed = BTreeSet::new();
    let resources = snapshot.package.resources.clone();
    for resource in &resources {
        let path = resource.path.as_str();
        if !listed.insert(path) || matches!(path, DATA_PACKAGE | DATA_PACKAGE_DIGEST) {
            findings.add(&BAD_PACKAGE, path, "重复列出", "is listed twice");
            continue;
        }
        compare(snapshot, resource, findings)?;
    }
    for name in snapshot.zip.order() {
        if !listed.contains(name.as_str())
            && !matches!(name.as_str(), DATA_PACKAGE | DATA_PACKAGE_DIGEST)
        {
            findings.add(
                &UNLISTED_FILE,
                name,
                "datapackage.json 没有列出它",
                "datapackage.json does not list it",
            );
        }
    }
    Ok(())
}

fn compare<R: Read + Seek>(
    snapshot: &mut Snapshot<R>,
    resource: &Resource,
    findings: &mut FindingList,
) -> Result<(), ArchiveError> {
    let path = resource.path.as_str();
    let Some(length) = snapshot.zip.length(path) else {
        findings.add(&MISSING_FILE, path, "列出了却没有", "listed, and not in the zip");
        return Ok(());
    };
    let read = hash::checksums(snapshot.zip.open(path)?, false)
        .map_err(|error| ArchiveError::from_read(error, path));
    let Some(found) = findings.keep(read)? else { return Ok(()) };
    if labelled(&found.sha256) != resource.hash || length != resource.bytes {
        findings.add(
            &DIGEST_DIFFERS,
            path,
            "内容和 datapackage.json 里的校验值或长度不符",
            "its bytes do not match digest and length of datapackage.json",
        );
    }
    Ok(())
}
