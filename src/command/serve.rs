//! `serve`: stub to be replaced.

use super::Environment;
use crate::{cli::Common, disk::Fault, exit::Exit};

pub(super) fn run(_: &Common, _: &Environment, _: u16) -> Result<Exit, Fault> {
    Ok(Exit::Done)
}
