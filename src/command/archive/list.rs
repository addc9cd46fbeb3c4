//! `archive list`: the snapshots of a folder, from its log.

use std::path::Path;

use crate::command::{Environment, print, say};
use crate::disk::collection;
use crate::exit::Exit;
use gongbao_archive::{catalogue, stamp::Stamp};
use gongbao_base::finding::Language;
use gongbao_files::Fault;

pub(super) fn run(environment: &Environment, folder: &Path, json: bool) -> Result<Exit, Fault> {
    let (log, findings) = collection::read_log(folder)?;
    for entry in &log.entries {
        print(&if json {
            format!("{}\n", serde_json::to_string(entry).unwrap_or_default())
        } else {
            let minute = Stamp::parse(&entry.at).map(Stamp::minute).unwrap_or_default();
            let (pages, size) = (entry.pages, catalogue::size(entry.bytes));
            match environment.language {
                Language::Chinese => {
                    format!("{minute}  {}  {pages} 个网页  {size}\n", entry.wacz)
                }
                Language::English => {
                    format!("{minute}  {}  {pages} pages  {size}\n", entry.wacz)
                }
            }
        });
    }
    if let Some(finding) = findings.first() {
        say(finding.message.get(environment.language));
        return Ok(Exit::Content);
    }
    Ok(Exit::Done)
}
