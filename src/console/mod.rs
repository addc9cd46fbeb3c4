//! The console: what is printed for whoever asked, and what is said to people on the way, in the language they read.

mod findings;
mod progress;
mod stopwatch;

use std::io::Write as _;

use gongbao_base::finding::Language;

pub use self::{
    findings::{FindingFormat, Stream},
    progress::Progress,
    stopwatch::Stopwatch,
};

/// Standard output and standard error, and how they are used.
#[derive(Clone, Debug)]
pub struct Console {
    /// The language of messages.
    pub language: Language,
    /// Say errors only.
    pub quiet: bool,
    /// Say more: times, phases.
    pub verbose: bool,
    /// Whether standard output is a terminal.
    pub output_is_terminal: bool,
    /// Whether standard error is a terminal.
    pub error_is_terminal: bool,
}

impl Console {
    /// Writes to standard output. A reader that has gone away is no failure.
    pub fn print(&self, text: &str) {
        let _ = std::io::stdout().write_all(text.as_bytes());
    }

    /// Writes a line to standard error.
    pub fn say(&self, text: &str) {
        let _ = writeln!(std::io::stderr(), "{text}");
    }

    /// One of two texts, by the language.
    #[must_use]
    pub fn text<'t>(&self, zh: &'t str, en: &'t str) -> &'t str {
        match self.language {
            Language::Chinese => zh,
            Language::English => en,
        }
    }

    /// One of two texts that were made for the occasion.
    #[must_use]
    pub fn either(&self, zh: String, en: String) -> String {
        match self.language {
            Language::Chinese => zh,
            Language::English => en,
        }
    }
}
