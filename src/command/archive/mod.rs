//! `archive`: snapshots of the built site, one action a file.

mod create;
mod diff;
mod export;
mod extract;
mod list;
mod live;
mod timestamp;
mod verify;

use std::path::{Path, PathBuf};

use super::CommandContext;
use crate::cli::archive::ArchiveCommand;
use crate::console::{FindingFormat, Stream};
use crate::exit::Exit;
use gongbao_base::finding::{Finding, count};
use gongbao_files::SystemError;

pub(super) fn run(context: &CommandContext, command: &ArchiveCommand) -> Result<Exit, SystemError> {
    match command {
        ArchiveCommand::Create(args) => create::run(context, args),
        ArchiveCommand::Verify(args) => verify::run(context, args),
        ArchiveCommand::List(args) => list::run(context, args),
        ArchiveCommand::Diff(args) => diff::run(context, args),
        ArchiveCommand::Extract(args) => extract::run(context, args),
        ArchiveCommand::Export(args) => export::run(context, args),
        ArchiveCommand::Live(args) => live::run(context, args),
        ArchiveCommand::Timestamp(args) => timestamp::run(context, args),
    }
}

/// The folder of snapshots.
fn folder(context: &CommandContext, named: Option<&PathBuf>) -> PathBuf {
    named.cloned().unwrap_or_else(|| context.layout.archive())
}

/// Shows findings in a snapshot, whose lines are no lines of the site.
fn show(context: &CommandContext, findings: &[Finding], json: bool, stream: Stream) {
    let format = if json { FindingFormat::Json } else { FindingFormat::Text };
    context.console.findings(findings, format, stream, &|_, _| None);
}

/// Shows what was found by verifying; the exit status tells whether that was nothing.
fn conclude(context: &CommandContext, findings: &[Finding], json: bool, summary: &str) -> Exit {
    show(context, findings, json, Stream::Output);
    let [errors, ..] = count(findings);
    let console = &context.console;
    if !console.quiet && !json {
        console.say(&match errors {
            0 => summary.to_owned(),
            _ => console.either(
                format!("核对不通过：{errors} 处问题"),
                format!("not verified: {errors} flaws"),
            ),
        });
    }
    if errors == 0 { Exit::Done } else { Exit::Content }
}

/// Reads a small text file.
fn read_text(path: &Path) -> Result<String, SystemError> {
    std::fs::read_to_string(path).map_err(SystemError::reading(path))
}
