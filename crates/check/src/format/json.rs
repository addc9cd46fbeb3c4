//! Findings as JSON, one object a line.

use serde_json::json;

use gongbao_base::finding::{Finding, Language};

/// The findings: code, id, severity, file, line, column, message, help.
#[must_use]
pub fn write(findings: &[Finding], language: Language) -> String {
    let line = |finding: &Finding| {
        json!({
            "code": finding.code,
            "id": finding.id,
            "severity": finding.severity,
            "file": finding.place.file,
            "line": finding.place.line,
            "column": finding.place.column,
            "message": finding.message.get(language),
            "help": finding.help.get(language),
        })
    };
    findings.iter().map(|finding| format!("{}\n", line(finding))).collect()
}
