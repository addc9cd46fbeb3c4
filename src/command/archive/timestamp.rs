//! `archive timestamp`: a timestamp (RFC 3161) over a file, from an authority or through files carried there and back.

use std::{fs, path::Path};

use crate::cli::archive::ArchiveTimestampArgs;
use crate::command::CommandContext;
use crate::exit::Exit;
use crate::network::FetchClient;
use crate::storage::snapshots::checksums;
use gongbao_archive::timestamp;
use gongbao_base::finding::Finding;
use gongbao_files::{SystemError, atomic, sidecar};

/// The longest answer that is read, in bytes.
const LONGEST: u64 = 1 << 20;

pub(super) fn run(
    context: &CommandContext,
    args: &ArchiveTimestampArgs,
) -> Result<Exit, SystemError> {
    let file = args.file.as_path();
    if let Some(url) = &args.tsa {
        ask(file, url)?;
    } else if let Some(query) = &args.query {
        let bytes = timestamp::query(&checksums(file)?.sha256);
        // Any file may be named here by mistake, the snapshot itself too.
        atomic::replace_own(query, &bytes, |_| false).map_err(SystemError::writing(query))?;
    } else if let Some(reply) = &args.reply {
        keep(file, &fs::read(reply).map_err(SystemError::reading(reply))?)?;
    } else {
        return Err(SystemError::usage(
            "请写 --tsa 网址，或 --query 申请文件，或 --reply 答复文件",
            "give --tsa URL, or --query FILE, or --reply FILE",
        ));
    }
    context.console.say(context.console.text("完成", "done"));
    Ok(Exit::Done)
}

/// Asks an authority and keeps its answer beside the file.
pub(super) fn ask(file: &Path, url: &str) -> Result<(), SystemError> {
    let query = timestamp::query(&checksums(file)?.sha256);
    let reply = FetchClient::new()?.timestamp(url, &query).map_err(|why| {
        SystemError::other(
            format!("取不到时间戳（快照已写好，可以稍后用 archive timestamp 补）：{why}"),
            format!("no timestamp (the snapshot is written; `archive timestamp` can add one later): {why}"),
        )
    })?;
    keep(file, &reply)
}

fn keep(file: &Path, reply: &[u8]) -> Result<(), SystemError> {
    let seen = checksums(file)?;
    let place = sidecar(file, ".tsr");
    timestamp::time(reply, &seen.sha256, &place.display().to_string())
        .map_err(|finding| SystemError::other(finding.message.zh, finding.message.en))?;
    atomic::create(&place, reply).map_err(SystemError::writing(&place))
}

/// What is wrong with the timestamp beside a file, when there is one.
pub(super) fn check(file: &Path) -> Result<Option<Finding>, SystemError> {
    let place = sidecar(file, ".tsr");
    let Ok(meta) = fs::metadata(&place) else { return Ok(None) };
    let reply = if meta.len() > LONGEST {
        Vec::new()
    } else {
        fs::read(&place).map_err(SystemError::reading(&place))?
    };
    let seen = checksums(file)?;
    Ok(timestamp::time(&reply, &seen.sha256, &place.display().to_string())
        .err()
        .map(|finding| *finding))
}
