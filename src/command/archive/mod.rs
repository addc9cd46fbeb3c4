//! `archive`: snapshots of the built site, one action a file.

mod create;
mod diff;
mod export;
mod extract;
mod list;
mod live;
mod report;
mod timestamp;
mod verify;

use super::CommandContext;
use crate::cli::archive::ArchiveCommand;
use crate::exit::Exit;
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
