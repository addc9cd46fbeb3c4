//! `archive timestamp`: a timestamp (RFC 3161) over a file, from an authority or through files carried there and back.

use std::{fs, path::Path};

use super::beside;
use crate::command::{Environment, say};
use crate::disk::collection::digest;
use crate::exit::Exit;
use gongbao_archive::timestamp;
use gongbao_base::finding::Finding;
use gongbao_files::Fault;

/// The longest answer that is read, in bytes.
const LONGEST: u64 = 1 << 20;

pub(super) fn run(
    environment: &Environment,
    file: &Path,
    tsa: Option<&str>,
    query: Option<&Path>,
    reply: Option<&Path>,
) -> Result<Exit, Fault> {
    match (tsa, query, reply) {
        (Some(url), ..) => ask(file, url)?,
        (_, Some(query), _) => {
            let bytes = timestamp::query(&digest(file)?.sha256);
            fs::write(query, bytes).map_err(|error| Fault::io("写入", "write", query, &error))?;
        }
        (.., Some(reply)) => {
            let bytes =
                fs::read(reply).map_err(|error| Fault::io("读取", "read", reply, &error))?;
            keep(file, &bytes)?;
        }
        _ => {
            return Err(Fault::usage(
                "请写 --tsa 网址，或 --query 申请文件，或 --reply 答复文件",
                "give --tsa URL, or --query FILE, or --reply FILE",
            ));
        }
    }
    say(environment.text("完成", "done"));
    Ok(Exit::Done)
}

/// Asks an authority and keeps its answer beside the file.
#[cfg(feature = "network")]
pub(super) fn ask(file: &Path, url: &str) -> Result<(), Fault> {
    let query = timestamp::query(&digest(file)?.sha256);
    let reply = crate::disk::fetch::Client::default().timestamp(url, &query).map_err(|why| {
        Fault::other(
            format!("取不到时间戳（快照已写好，可以稍后用 archive timestamp 补）：{why}"),
            format!("no timestamp (the snapshot is written; `archive timestamp` can add one later): {why}"),
        )
    })?;
    keep(file, &reply)
}

#[cfg(not(feature = "network"))]
pub(super) fn ask(_: &Path, _: &str) -> Result<(), Fault> {
    Err(Fault::usage("这个程序没有联网功能", "this program was built without the network"))
}

fn keep(file: &Path, reply: &[u8]) -> Result<(), Fault> {
    let seen = digest(file)?;
    let place = beside(file, ".tsr");
    timestamp::time(reply, &seen.sha256, &place.display().to_string())
        .map_err(|finding| Fault::other(finding.message.zh, finding.message.en))?;
    let kept = fs::OpenOptions::new().write(true).create_new(true).open(&place);
    kept.and_then(|mut file| std::io::Write::write_all(&mut file, reply))
        .map_err(|error| Fault::io("写入", "write", &place, &error))
}

/// What is wrong with the timestamp beside a file, when there is one.
pub(super) fn check(file: &Path) -> Result<Option<Finding>, Fault> {
    let place = beside(file, ".tsr");
    let Ok(meta) = fs::metadata(&place) else { return Ok(None) };
    let reply = if meta.len() > LONGEST {
        Vec::new()
    } else {
        fs::read(&place).map_err(|error| Fault::io("读取", "read", &place, &error))?
    };
    let seen = digest(file)?;
    Ok(timestamp::time(&reply, &seen.sha256, &place.display().to_string())
        .err()
        .map(|finding| *finding))
}
