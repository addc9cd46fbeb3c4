//! The `gongbao` program: reads the clock, the locale and the command line, and hands over.

#![allow(clippy::disallowed_methods, clippy::disallowed_types, reason = "the edge")]

use std::{
    io::IsTerminal as _,
    process::ExitCode,
    time::{SystemTime, UNIX_EPOCH},
};

use clap::Parser as _;
use gongbao::cli::Cli;
use gongbao::command::{Environment, run};
use gongbao_base::{date::Date, finding::Language};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let cli = Cli::parse();
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

/// Seconds since 1970 in UTC.
fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.map_or(0, |time| i64::try_from(time.as_secs()).unwrap_or_default())
}

/// The day in Asia/Shanghai, which has kept UTC+8 all year since 1992.
fn day(now: i64) -> Date {
    const DAY: i64 = 86_400;
    let epoch = Date::new(1970, 1, 1).unwrap_or_default();
    epoch.plus_days(i32::try_from((now + 8 * 3600) / DAY).unwrap_or_default())
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
