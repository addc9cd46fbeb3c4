//! Findings on the console, and the last line that counts them.

use clap::ValueEnum;

use super::Console;
use crate::catalogue;
use gongbao_base::finding::{Finding, count};
use gongbao_check::format::{json, sarif, text};

/// How findings are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum FindingFormat {
    /// For people, with the line in question.
    #[default]
    Text,
    /// One JSON object a line: code, id, severity, file, line, column, places, message, basis, help.
    Json,
    /// SARIF 2.1.0.
    Sarif,
}

/// Where findings as text go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stream {
    /// Standard output: they are what was asked for.
    Output,
    /// Standard error: they came up on the way to something else.
    Error,
}

impl Console {
    /// Shows findings; `line` gives a line of a file, from 1. The formats for programs always go to standard output.
    pub fn findings(
        &self,
        findings: &[Finding],
        format: FindingFormat,
        stream: Stream,
        line: &dyn Fn(&str, usize) -> Option<String>,
    ) {
        match format {
            FindingFormat::Json => return self.print(&json::write(findings, self.language)),
            FindingFormat::Sarif => {
                return self.print(&sarif::write(findings, catalogue::ALL, self.language));
            }
            FindingFormat::Text => {}
        }
        let shown: Vec<Finding> =
            findings.iter().filter(|finding| !self.quiet || finding.is_error()).cloned().collect();
        let color = match stream {
            Stream::Output => self.output_is_terminal,
            Stream::Error => self.error_is_terminal,
        };
        let text = text::write(&shown, self.language, color, line);
        let text = text.trim_end();
        match stream {
            _ if text.is_empty() => {}
            Stream::Output => self.print(&format!("{text}\n")),
            Stream::Error => self.say(text),
        }
    }

    /// The last line: what was done, and how many findings there are.
    pub fn summary(&self, summary: &str, findings: &[Finding]) {
        let [errors, warnings, notes] = count(findings);
        if self.quiet && errors == 0 {
            return;
        }
        let counts = self.either(
            format!("错误 {errors}，警告 {warnings}，提示 {notes}"),
            format!("{errors} errors, {warnings} warnings, {notes} notes"),
        );
        self.say(&format!("{summary}\n{counts}"));
    }
}
