//! Findings as SARIF 2.1.0 (OASIS), which code-review tools read.

use serde_json::{Value, json};

use super::excerpt::words;
use gongbao_base::{
    code::Code,
    finding::{Finding, Language, Place, Severity},
};

/// A log with one run: `codes` are the rules that were tried, `findings` the results.
#[must_use]
pub fn write(findings: &[Finding], codes: &[&Code], language: Language) -> String {
    let rules: Vec<Value> = codes
        .iter()
        .map(|code| {
            let (title, more) = match language {
                Language::Chinese => (code.zh, code.more_zh),
                Language::English => (code.en, code.more_en),
            };
            json!({
                "id": code.id,
                "shortDescription": { "text": title },
                "fullDescription": { "text": more },
                "properties": { "basis": code.basis() },
            })
        })
        .collect();
    let results: Vec<Value> = findings.iter().map(|finding| result(finding, language)).collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": { "name": "gongbao", "version": env!("CARGO_PKG_VERSION"), "rules": rules } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    format!("{log:#}\n")
}

fn result(finding: &Finding, language: Language) -> Value {
    let (message, help) = words(finding, language);
    let text = if help.is_empty() { message.clone() } else { format!("{message}\n{help}") };
    json!({
        "ruleId": finding.code,
        "partialFingerprints": { "gongbao/v1": finding.id },
        "level": match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        },
        "message": { "text": text },
        "locations": finding.places().map(location).collect::<Vec<_>>(),
        "properties": { "basis": finding.basis, "help": help },
    })
}

fn location(place: &Place) -> Value {
    let uri = gongbao_base::address::encode(&place.file);
    let mut location = json!({ "artifactLocation": { "uri": uri } });
    if place.line > 0 {
        location["region"] = json!({
            "startLine": place.line,
            "startColumn": place.column.max(1),
            "endColumn": place.column.max(1) + place.length.max(1),
        });
    }
    json!({ "physicalLocation": location })
}
