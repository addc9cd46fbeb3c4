//! `completions`: a script that lets a shell complete the command line.

use clap::CommandFactory as _;

use crate::cli::Cli;
use crate::exit::Exit;
use gongbao_files::Fault;

#[expect(clippy::unnecessary_wraps, reason = "the shape of every command")]
pub(super) fn run(shell: clap_complete::Shell) -> Result<Exit, Fault> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "gongbao", &mut script);
    super::print(&String::from_utf8_lossy(&script));
    Ok(Exit::Done)
}
