//! `archive list`: the snapshots of a folder, from its log.

use crate::cli::archive::ArchiveListArgs;
use crate::command::CommandContext;
use crate::exit::Exit;
use crate::storage::snapshots;
use gongbao_archive::{catalogue, stamp::Stamp};
use gongbao_files::SystemError;

pub(super) fn run(context: &CommandContext, args: &ArchiveListArgs) -> Result<Exit, SystemError> {
    let console = &context.console;
    let (log, findings) = snapshots::read_log(&context.archive(args.archive.as_ref()))?;
    for entry in &log.entries {
        let line = if args.json {
            serde_json::to_string(entry).map_err(|error| SystemError::serializing(&error))?
        } else {
            let minute = Stamp::parse(&entry.at).map(Stamp::minute).unwrap_or_default();
            let (name, pages, size) = (&entry.wacz, entry.pages, catalogue::size(entry.bytes));
            console.either(
                format!("{minute}  {name}  {pages} 个网页  {size}"),
                format!("{minute}  {name}  {pages} pages  {size}"),
            )
        };
        console.print(&format!("{line}\n"));
    }
    if let Some(finding) = findings.first() {
        console.say(finding.message.get(console.language));
        return Ok(Exit::Content);
    }
    Ok(Exit::Done)
}
