//! `completions`: a script that lets a shell complete the command line.

use clap::CommandFactory as _;

use super::CommandContext;
use crate::cli::{Cli, reference::CompletionsArgs};
use crate::exit::Exit;

pub(super) fn run(context: &CommandContext, args: &CompletionsArgs) -> Exit {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "gongbao", &mut script);
    context.console.print(&String::from_utf8_lossy(&script));
    Exit::Done
}
