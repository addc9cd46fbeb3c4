//! The commands, one a file; each reads the world, runs the stages and says what came of it.

mod archive;
mod build;
mod check;
mod completions;
mod due;
mod explain;
mod import;
mod init;
mod key;
mod load;
mod lock;
mod new;
mod new_report;
mod package;
mod publish;
mod receipts;
mod receive;
pub mod reference;
pub mod rules;
pub mod schema;
mod search;
mod serve;
mod server;
mod theme;

use std::io::Write as _;

use crate::cli::Format;
use crate::cli::{Cli, Command, Common};
use crate::exit::Exit;
use gongbao_base::{date::Date, finding::Language};
use gongbao_files::Fault;
use gongbao_site::plan::Edition;

/// What a command knows of its surroundings.
#[derive(Clone, Debug)]
pub struct Environment {
    /// Today.
    pub today: Date,
    /// Now, in seconds since 1970 in UTC.
    pub now: i64,
    /// The language of messages.
    pub language: Language,
    /// Whether standard error is a terminal.
    pub terminal: bool,
}

/// Runs a command line.
#[must_use]
pub fn run(cli: Cli, environment: &Environment) -> Exit {
    let common = &cli.common;
    let command = cli.command.unwrap_or(Command::Build {
        format: Format::Text,
        offline: false,
        server_config: None,
    });
    let ended = match command {
        Command::Build { format, offline, server_config } => {
            let edition = if offline { Edition::Offline } else { Edition::Online };
            let built = build::run(common, environment, format, edition);
            match (built, server_config) {
                (Ok(Exit::Done), Some(folder)) => server::write(environment, &folder),
                (built, _) => built,
            }
        }
        Command::Check { inspection: Some(form), .. } => {
            check::inspection(common, environment, form)
        }
        Command::Check { format, fix, inspection: None } => {
            check::run(common, environment, format, fix)
        }
        Command::Due { dir } => due::run(common, environment, dir.as_deref()),
        Command::Lock => lock::run(common, environment),
        Command::Serve { port } => serve::run(common, environment, port),
        Command::New { kind, title, slug, report_type, year } => {
            let title = title.as_deref();
            match report_type.zip(year) {
                Some((report_type, year)) => new_report::run(
                    common,
                    environment,
                    &new_report::Wanted {
                        kind: &kind,
                        title,
                        slug: slug.as_deref(),
                        report_type: &report_type,
                        year,
                    },
                ),
                None => {
                    new::run(common, environment, &kind, title.unwrap_or_default(), slug.as_deref())
                }
            }
        }
        Command::Import { file, kind, slug } => {
            import::run(common, environment, &file, &kind, slug.as_deref())
        }
        Command::Archive(command) => archive::run(common, environment, command),
        Command::Publish { act } => publish::run(common, environment, &act),
        Command::Init { dir } => init::run(environment, &dir),
        Command::Search { query, limit, filters, by_date, json } => {
            let wanted = search::Wanted { query, limit, filters, by_date, json };
            search::run(common, environment, &wanted)
        }
        Command::Package { since, sign } => {
            package::run(common, environment, since.as_deref(), sign.as_deref())
        }
        Command::Receive { file, into, pubkey } => {
            receive::run(environment, &file, &into, pubkey.as_deref())
        }
        Command::Theme(command) => theme::run(common, environment, &command),
        Command::Explain { code } => explain::run(environment, code.as_deref()),
        Command::Schema { kind } => schema::run(&kind),
        Command::Reference => {
            print(&reference::markdown());
            Ok(Exit::Done)
        }
        Command::Rules => {
            print(&rules::markdown());
            Ok(Exit::Done)
        }
        Command::Completions { shell } => completions::run(shell),
    };
    ended.unwrap_or_else(|fault| {
        let name = if environment.language == Language::Chinese { "失败" } else { "failed" };
        say(&format!("{name}: {}", fault.message(environment.language)));
        if fault.usage { Exit::Usage } else { Exit::Environment }
    })
}

impl Environment {
    /// One of two texts, by the language.
    fn text<'t>(&self, zh: &'t str, en: &'t str) -> &'t str {
        match self.language {
            Language::Chinese => zh,
            Language::English => en,
        }
    }
}

impl Common {
    fn out(&self) -> std::path::PathBuf {
        self.out.clone().unwrap_or_else(|| self.site.join("public"))
    }
}

/// Writes to standard output. A reader that has gone away is no failure.
fn print(text: &str) {
    let _ = std::io::stdout().write_all(text.as_bytes());
}

/// Writes a line to standard error.
fn say(text: &str) {
    let _ = writeln!(std::io::stderr(), "{text}");
}

/// The fault for an unknown kind.
fn unknown_kind(kind: &str) -> Fault {
    let kinds: Vec<String> = gongbao_content::kinds::KINDS
        .iter()
        .map(|kind| format!("{}（{}）", kind.name, kind.label))
        .collect();
    Fault::usage(
        format!("没有“{kind}”这个种类；可用：{}", kinds.join("、")),
        format!("there is no kind `{kind}`; known: {}", kinds.join(", ")),
    )
}
