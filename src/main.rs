//! The `gongbao` program: reads the clock, the locale and the command line, and hands over.

#![allow(clippy::disallowed_methods, clippy::disallowed_types, reason = "the edge")]

use std::{
    io::{IsTerminal as _, Write as _},
    process::ExitCode,
    time::{SystemTime, UNIX_EPOCH},
};

use clap::Parser as _;
use gongbao::cli::{Cli, Command, click, usage};
use gongbao::command::{Environment, run};
use gongbao::exit::Exit;
use gongbao_archive::stamp::Stamp;
use gongbao_base::{date::Date, finding::Language};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(Cli { command: None, global }) => Cli { command: clicked(), global },
        Ok(cli) => cli,
        Err(error) => return refuse(&error),
    };
    let now = now();
    let environment = Environment {
        today: day(now),
        now,
        language: language(),
        output_is_terminal: std::io::stdout().is_terminal(),
        error_is_terminal: std::io::stderr().is_terminal(),
    };
    run(cli, &environment).into()
}

/// What a double click asks for; elsewhere than on Windows it gives words, as a terminal does.
fn clicked() -> Option<Command> {
    let (program, folder) = (std::env::current_exe().ok(), std::env::current_dir().ok());
    let words = std::env::args_os().count().saturating_sub(1);
    cfg!(windows).then(|| click::command(words, program.as_deref(), folder.as_deref())).flatten()
}

/// Says what is wrong with the command line; or shows the help that was asked for.
fn refuse(error: &clap::Error) -> ExitCode {
    let language = usage::language(std::env::args()).unwrap_or_else(language);
    match usage::message(error, language) {
        Some(message) => {
            let _ = std::io::stderr().write_all(message.as_bytes());
            Exit::Usage.into()
        }
        None => {
            let _ = error.print();
            if error.use_stderr() { Exit::Usage.into() } else { Exit::Done.into() }
        }
    }
}

/// Seconds since 1970 in UTC; 0 when the clock stands before.
fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.map_or(0, |time| i64::try_from(time.as_secs()).unwrap_or(i64::MAX))
}

/// The day in Asia/Shanghai.
fn day(now: i64) -> Date {
    Stamp::new(now).and_then(|now| Date::parse(&now.day())).unwrap_or_default()
}

/// Chinese, unless the locale asks for another language by name.
fn language() -> Language {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .find_map(|name| std::env::var(name).ok().filter(|v| !v.is_empty()));
    match locale.as_deref() {
        Some(locale) if locale.starts_with("en") => Language::English,
        _ => Language::Chinese,
    }
}
