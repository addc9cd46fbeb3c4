//! `archive live`: fetches every address of a published site and compares what comes with a snapshot.

use std::path::Path;

use super::conclude;
use crate::cli::Common;
use crate::command::Environment;
use crate::exit::Exit;
use gongbao_archive::codes;
use gongbao_files::Fault;

#[cfg(not(feature = "network"))]
pub(super) fn run(
    _: &Common,
    _: &Environment,
    _: &Path,
    _: Option<&str>,
    _: bool,
) -> Result<Exit, Fault> {
    let _ = conclude;
    Err(Fault::usage("这个程序没有联网功能", "this program was built without the network"))
}

#[cfg(feature = "network")]
pub(super) fn run(
    common: &Common,
    environment: &Environment,
    file: &Path,
    base: Option<&str>,
    json: bool,
) -> Result<Exit, Fault> {
    use rayon::prelude::*;

    use crate::disk::fetch::Client;
    use gongbao_base::finding::Finding;
    use gongbao_container::{file_finding, hash};
    /// Addresses fetched together; a public server is not to be pressed.
    const TOGETHER: usize = 4;

    let snapshot = super::open(file)?;
    let own = snapshot.package.main_page_url.clone();
    let base = base.map_or(own.clone(), |base| format!("{}/", base.trim_end_matches('/')));
    let client = Client::default();
    let look = |at: usize| -> Option<Finding> {
        let entry = &snapshot.entries[at];
        let url = format!("{base}{}", entry.url.strip_prefix(&own)?);
        let differs =
            |zh: String, en: String| Some(file_finding(&codes::LIVE_DIFFERS, &url, zh, en));
        match client.get(&url) {
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
    };
    let places: Vec<usize> = (0..snapshot.entries.len()).collect();
    let pool = rayon::ThreadPoolBuilder::new().num_threads(TOGETHER).build();
    let pool = pool.map_err(|error| Fault::other(error.to_string(), error.to_string()))?;
    let findings: Vec<Finding> = pool
        .install(|| places.par_iter().map(|at| look(*at)).collect::<Vec<_>>())
        .into_iter()
        .flatten()
        .collect();
    let count = snapshot.entries.len();
    let summary = match environment.language {
        gongbao_base::finding::Language::Chinese => format!("网上的 {count} 个地址和快照完全一致"),
        gongbao_base::finding::Language::English => {
            format!("all {count} addresses are as in the snapshot")
        }
    };
    Ok(conclude(common, environment, &findings, json, &summary))
}
