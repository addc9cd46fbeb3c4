//! What a command works with: the console, the site's folder, the day.

use std::path::{Path, PathBuf};

use crate::cli::global::GlobalArgs;
use crate::console::{Console, FindingFormat, Stream};
use gongbao_archive::stamp::Stamp;
use gongbao_base::{
    date::{Date, Moment},
    finding::{Finding, Language},
};
use gongbao_files::{SiteLayout, SystemError};

/// What the program reads of the world around it before it runs a command.
#[derive(Clone, Debug)]
pub struct Environment {
    /// Today.
    pub today: Date,
    /// Now, in seconds since 1970 in UTC.
    pub now: i64,
    /// The language of messages, unless the command line names one.
    pub language: Language,
    /// Whether standard output is a terminal.
    pub output_is_terminal: bool,
    /// Whether standard error is a terminal.
    pub error_is_terminal: bool,
}

/// What every command is given.
#[derive(Clone, Debug)]
pub struct CommandContext {
    /// Where it writes to people.
    pub console: Console,
    /// The site's folder.
    pub layout: SiteLayout,
    /// The output that the user named.
    pub named_out: Option<PathBuf>,
    /// The day for which states are computed.
    pub today: Date,
    /// Now, in seconds since 1970 in UTC.
    pub now: i64,
}

impl CommandContext {
    pub(super) fn new(global: &GlobalArgs, environment: &Environment) -> Self {
        Self {
            console: Console {
                language: global.lang.map_or(environment.language, Into::into),
                quiet: global.quiet,
                verbose: global.verbose,
                output_is_terminal: environment.output_is_terminal,
                error_is_terminal: environment.error_is_terminal,
            },
            layout: SiteLayout::new(&global.site),
            named_out: global.out.clone(),
            today: global.as_of.unwrap_or(environment.today),
            now: environment.now,
        }
    }

    /// Where the built site stands.
    pub(super) fn out(&self) -> PathBuf {
        self.named_out.clone().unwrap_or_else(|| self.layout.public())
    }

    /// The folder of snapshots: the one that was named, or the site's.
    pub(super) fn archive(&self, named: Option<&PathBuf>) -> PathBuf {
        named.cloned().unwrap_or_else(|| self.layout.archive())
    }

    /// Now, as a second in UTC.
    pub(super) fn stamp(&self) -> Result<Stamp, SystemError> {
        Stamp::new(self.now).ok_or_else(clock_is_wrong)
    }

    /// Now, as a minute in Asia/Shanghai.
    pub(super) fn moment(&self) -> Result<Moment, SystemError> {
        Moment::parse(&self.stamp()?.minute()).ok_or_else(clock_is_wrong)
    }

    /// Gives lines of the site's files, for showing findings.
    pub(super) fn lines(&self) -> impl Fn(&str, usize) -> Option<String> + '_ {
        let root: &Path = self.layout.root();
        move |file, line| {
            let before = line.checked_sub(1)?;
            let text = std::fs::read(root.join(file)).ok()?;
            let text = String::from_utf8_lossy(&text).into_owned();
            text.trim_start_matches('\u{feff}').lines().nth(before).map(str::to_owned)
        }
    }

    /// Shows findings with the lines they are about.
    pub(super) fn show(&self, findings: &[Finding], format: FindingFormat, stream: Stream) {
        self.console.findings(findings, format, stream, &self.lines());
    }
}

fn clock_is_wrong() -> SystemError {
    SystemError::other("这台机器的时间不对", "the clock of this machine is wrong")
}
