//! The commands, one a file; each calls the steps of the pipeline that it needs and says what came of it.

mod approve;
mod archive;
mod build;
mod check;
mod completions;
mod context;
mod desk;
mod document;
mod due;
mod explain;
mod import;
mod init;
mod itself;
mod key;
mod kind;
mod licenses;
mod lock;
mod new;
mod package;
mod planned;
mod publish;
mod receive;
pub mod reference;
pub mod rules;
pub mod schema;
mod search;
mod serve;
mod server_config;
mod taken_down;
mod theme;

use crate::cli::{Cli, Command};
use crate::exit::Exit;
use gongbao_files::SystemError;

pub use self::context::{CommandContext, Environment};

/// Runs a command line.
#[must_use]
pub fn run(cli: Cli, environment: &Environment) -> Exit {
    let context = CommandContext::new(&cli.global, environment);
    let command = cli.command.unwrap_or_else(|| Command::Build(Default::default()));
    perform(&context, &command).unwrap_or_else(|error| {
        let console = &context.console;
        let failed = console.text("失败", "failed");
        console.say(&format!("{failed}: {}", error.message(console.language)));
        if error.is_usage() { Exit::Usage } else { Exit::Environment }
    })
}

fn perform(context: &CommandContext, command: &Command) -> Result<Exit, SystemError> {
    match command {
        Command::Build(args) => build::run(context, args),
        Command::Check(args) => check::run(context, args),
        Command::Due(args) => due::run(context, args),
        Command::Lock => lock::run(context),
        Command::Serve(args) => serve::run(context, args),
        Command::Desk(args) => desk::run(context, args),
        Command::New(args) => new::run(context, args),
        Command::Import(args) => import::run(context, args),
        Command::Publish(args) => publish::run(context, &args.command),
        Command::Init(args) => init::run(context, args),
        Command::Search(args) => search::run(context, args),
        Command::Package(args) => package::run(context, args),
        Command::Receive(args) => receive::run(context, args),
        Command::Approve(command) => approve::run(context, command),
        Command::Archive(command) => archive::run(context, command),
        Command::Theme(command) => theme::run(context, command),
        Command::Explain(args) => explain::run(context, args),
        Command::Schema(args) => schema::run(context, args),
        Command::Reference => Ok(reference::run(context)),
        Command::Rules => Ok(rules::run(context)),
        Command::Completions(args) => Ok(completions::run(context, args)),
        Command::Licenses => Ok(licenses::run(context)),
        Command::Itself(command) => itself::run(context, command),
    }
}
