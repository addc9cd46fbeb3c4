//! `archive live`: fetches every address of a published site and compares what comes with a snapshot.

use rayon::prelude::*;

use super::report::conclude;
use crate::cli::archive::ArchiveLiveArgs;
use crate::command::CommandContext;
use crate::exit::Exit;
use crate::network::FetchClient;
use crate::storage::snapshots;
use gongbao_archive::{codes, snapshot::IndexEntry};
use gongbao_base::finding::Finding;
use gongbao_container::{file_finding, hash};
use gongbao_files::SystemError;

/// Addresses fetched together; a public server is not to be pressed.
const TOGETHER: usize = 4;

pub(super) fn run(context: &CommandContext, args: &ArchiveLiveArgs) -> Result<Exit, SystemError> {
    let client = FetchClient::new()?;
    let file = match &args.file {
        Some(file) => file.clone(),
        None => snapshots::newest(&context.archive(None))?,
    };
    let snapshot = snapshots::open(&file)?;
    let own = snapshot.package.main_page_url.as_str();
    let base = args.base.as_deref();
    let base = base.map_or(own.to_owned(), |base| format!("{}/", base.trim_end_matches('/')));
    let entries: &[IndexEntry] = &snapshot.entries;
    let pool = rayon::ThreadPoolBuilder::new().num_threads(TOGETHER).build();
    let pool = pool.map_err(|error| SystemError::other(error.to_string(), error.to_string()))?;
    let compare = |entry: &IndexEntry| {
        let url = format!("{base}{}", entry.url.strip_prefix(own)?);
        difference(&client, &url, entry)
    };
    let findings: Vec<Option<Finding>> = pool.install(|| entries.par_iter().map(compare).collect());
    let findings: Vec<Finding> = findings.into_iter().flatten().collect();
    let count = entries.len();
    let summary = context.console.either(
        format!("网上的 {count} 个地址和快照完全一致"),
        format!("all {count} addresses are as in the snapshot"),
    );
    Ok(conclude(context, &findings, args.json, &summary))
}

/// How what comes from an address differs from the snapshot.
fn difference(client: &FetchClient, url: &str, entry: &IndexEntry) -> Option<Finding> {
    let differs = |zh: String, en: String| Some(file_finding(&codes::LIVE_DIFFERS, url, zh, en));
    match client.get(url) {
        Err(why) => differs(format!("取不到：{why}"), format!("cannot be fetched: {why}")),
        Ok((200, body)) => match hash::checksums(body, false) {
            Ok(seen) if seen.sha256 == entry.digest => None,
            Ok(_) => differs(
                "内容和快照不同".to_owned(),
                "its bytes are not those of the snapshot".to_owned(),
            ),
            Err(why) => differs(format!("没有取完：{why}"), format!("was cut off: {why}")),
        },
        Ok((status, _)) => {
            differs(format!("服务器答复 {status}"), format!("the server answers {status}"))
        }
    }
}
