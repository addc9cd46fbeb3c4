//! Findings as text for people, JSON lines for programs, SARIF for review tools.

pub mod calendar;
mod json;
pub mod paper;
mod sarif;
mod text;

use gongbao_base::finding::{Finding, Language};

/// How findings are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// For people, with the line in question.
    #[default]
    Text,
    /// One JSON object a line: code, severity, file, line, column, message, help.
    Json,
    /// SARIF 2.1.0.
    Sarif,
}

/// Findings in a format. `line` gives a line of a file, from 1.
#[must_use]
pub fn findings(
    findings: &[Finding],
    format: Format,
    language: Language,
    color: bool,
    line: &dyn Fn(&str, usize) -> Option<String>,
) -> String {
    match format {
        Format::Text => text::write(findings, language, color, line),
        Format::Json => json::write(findings, language),
        Format::Sarif => sarif::write(findings, language),
    }
}

/// One finding as text without colour, for the page of `serve`.
#[must_use]
pub fn plain(
    finding: &Finding,
    language: Language,
    line: &dyn Fn(&str, usize) -> Option<String>,
) -> String {
    text::one(finding, language, false, line)
}
