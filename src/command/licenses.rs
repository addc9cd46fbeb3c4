//! `licenses`: the licences of everything that the program is made of.

use super::CommandContext;
use crate::exit::Exit;

pub(super) fn run(context: &CommandContext) -> Exit {
    context.console.print(include_str!("../../THIRD-PARTY.md"));
    Exit::Done
}
