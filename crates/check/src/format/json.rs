//! Findings as JSON, one object a line.

use serde_json::json;

use super::excerpt::words;
use gongbao_base::finding::{Finding, Language};

/// The findings: code, id, severity, file, line and column of the first place, all places, message, basis, help.
#[must_use]
pub fn write(findings: &[Finding], language: Language) -> String {
    let line = |finding: &Finding| {
        let places: Vec<_> = finding
            .places()
            .map(|place| json!({ "line": place.line, "column": place.column }))
            .collect();
        let (message, help) = words(finding, language);
        json!({
            "code": finding.code,
            "id": finding.id,
            "severity": finding.severity,
            "file": finding.place.file,
            "line": finding.place.line,
            "column": finding.place.column,
            "places": places,
            "message": message,
            "basis": finding.basis,
            "help": help,
        })
    };
    findings.iter().map(|finding| format!("{}\n", line(finding))).collect()
}
