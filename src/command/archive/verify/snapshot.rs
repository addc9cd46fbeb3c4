//! A snapshot, with its signature and its timestamp.

use std::{fs, path::Path};

use super::verification::{ArchiveVerification, name, opened};
use crate::command::archive::timestamp;
use crate::storage::snapshots::failure;
use gongbao_archive::verify as archive;
use gongbao_base::finding::{Finding, Message};
use gongbao_container::{
    ContainerError,
    codes::{BAD_SIGNATURE, NO_SIGNATURE, RENAMED},
    file_finding, sign,
};
use gongbao_files::{SystemError, sidecar};

pub(super) fn verify(path: &Path, key: Option<&str>) -> Result<ArchiveVerification, SystemError> {
    let report = archive::snapshot(opened(path)?).map_err(|error| failure(error, path))?;
    // A place inside of the file, or the file.
    let mut findings = report.findings;
    for finding in &mut findings {
        let inside = std::mem::replace(&mut finding.place.file, name(path));
        if !inside.is_empty() {
            finding.place.file += &format!(": {inside}");
        }
    }
    let (at, id) =
        report.package.map(|package| (package.created, package.snapshot_id)).unwrap_or_default();
    let comment = signature(path, key, &mut findings)?;
    if comment.as_deref().is_some_and(|comment| comment != format!("snapshot {id} at {at}")) {
        findings.push(file_finding(
            &BAD_SIGNATURE,
            &name(path),
            "签名里写的是另一个快照",
            "the signature names another snapshot",
        ));
    }
    findings.extend(other_name(path, &at, &id));
    findings.extend(timestamp::check(path)?);
    Ok(ArchiveVerification {
        findings,
        summary: Message::new(
            format!(
                "核对通过：{at} 的快照，{} 个网页，{} 个地址\n内容编号 {id}",
                report.pages, report.records
            ),
            format!(
                "verified: snapshot of {at}, {} pages, {} addresses\nid {id}",
                report.pages, report.records
            ),
        ),
    })
}

/// A snapshot under the name of another: a signature says which one it is, and goes with it when both are renamed.
fn other_name(path: &Path, at: &str, id: &str) -> Option<Finding> {
    let name = name(path);
    let (stamp, rest) = name.strip_suffix(".wacz")?.split_once('-')?;
    let is_stamp = stamp.len() == 16 && stamp.ends_with('Z') && stamp.as_bytes()[8] == b'T';
    if !is_stamp || rest.len() != 8 {
        return None;
    }
    let time = at.replace(['-', ':'], "");
    let digits = id.rsplit(':').next().unwrap_or(id);
    (time != stamp || !digits.starts_with(rest)).then(|| {
        file_finding(
            &RENAMED,
            &name,
            format!("文件名是另一个快照的；这是 {at} 的快照"),
            format!("the name is that of another snapshot; this one is of {at}"),
        )
    })
}

/// Checks the signature beside a file when a key was given; gives its trusted comment.
pub(super) fn signature(
    path: &Path,
    key: Option<&str>,
    findings: &mut Vec<Finding>,
) -> Result<Option<String>, SystemError> {
    let Some(key) = key else { return Ok(None) };
    let place = sidecar(path, ".minisig");
    let Ok(signature) = fs::read_to_string(&place) else {
        findings.push(file_finding(
            &NO_SIGNATURE,
            &name(path),
            "没有签名",
            "there is no signature",
        ));
        return Ok(None);
    };
    match sign::verify(key, &signature, opened(path)?) {
        Ok(comment) => Ok(Some(comment)),
        Err(ContainerError::Finding(mut finding)) => {
            finding.place.file = name(&place);
            findings.push(*finding);
            Ok(None)
        }
        Err(error) => Err(SystemError::container(error, path)),
    }
}
