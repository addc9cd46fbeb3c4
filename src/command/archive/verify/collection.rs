//! A folder of snapshots: its log, its checkpoint, and every snapshot.

use std::{collections::BTreeSet, fs, path::Path};

use super::{snapshot, verification::ArchiveVerification};
use crate::storage::snapshots::{checksums, read_log};
use gongbao_archive::{
    codes::{BAD_CHECKPOINT, NOT_AS_LOGGED},
    log::{CHECKPOINT, CollectionLog},
};
use gongbao_base::finding::{Finding, Message};
use gongbao_container::file_finding;
use gongbao_files::SystemError;

pub(super) fn verify(root: &Path, key: Option<&str>) -> Result<ArchiveVerification, SystemError> {
    let (log, mut findings) = read_log(root)?;
    findings.extend(checkpoint(root, &log));
    snapshot::signature(&root.join(CHECKPOINT), key, &mut findings)?;
    for entry in &log.entries {
        let path = root.join(&entry.wacz);
        if !fs::symlink_metadata(&path).is_ok_and(|meta| meta.is_file()) {
            findings.push(file_finding(
                &NOT_AS_LOGGED,
                &entry.wacz,
                "登记过的快照不在了",
                "a snapshot of the log is missing",
            ));
            continue;
        }
        let seen = checksums(&path)?;
        if seen.sha256.hex() != entry.sha256 || seen.length != entry.bytes {
            findings.push(file_finding(
                &NOT_AS_LOGGED,
                &entry.wacz,
                "内容和登记的不同",
                "its bytes are not those of the log",
            ));
        }
        findings.extend(snapshot::verify(&path, key)?.findings);
    }
    findings.extend(unlogged(root, &log)?);
    Ok(ArchiveVerification {
        findings,
        summary: Message::new(
            format!("核对通过：{} 个快照，登记簿末尾 {}", log.entries.len(), log.last()),
            format!("verified: {} snapshots, the log ends in {}", log.entries.len(), log.last()),
        ),
    })
}

/// Whether the checkpoint is that of the log.
fn checkpoint(root: &Path, log: &CollectionLog) -> Option<Finding> {
    let (zh, en) = match fs::read_to_string(root.join(CHECKPOINT)) {
        Ok(checkpoint) if log.matches(&checkpoint) => return None,
        Ok(_) => ("检查点和登记簿的末尾不符", "the checkpoint is not that of the log"),
        Err(_) => ("没有检查点", "there is no checkpoint"),
    };
    Some(file_finding(&BAD_CHECKPOINT, CHECKPOINT, zh, en))
}

/// The snapshots that are not in the log.
fn unlogged(root: &Path, log: &CollectionLog) -> Result<Vec<Finding>, SystemError> {
    let logged: BTreeSet<&str> = log.entries.iter().map(|entry| entry.wacz.as_str()).collect();
    let read = fs::read_dir(root).map_err(SystemError::reading(root))?;
    let mut others: Vec<String> = read
        .filter_map(Result::ok)
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| name.ends_with(".wacz") && !logged.contains(name.as_str()))
        .collect();
    others.sort();
    let finding = |other: &String| {
        file_finding(&NOT_AS_LOGGED, other, "这个快照没有登记", "this snapshot is not in the log")
    };
    Ok(others.iter().map(finding).collect())
}
