//! What else an attachment tells of persons: homes, documents, plates, accounts, what is sensitive, children (PII).

use super::numbers::list;
use crate::rules::personal::{accounts, documents, home_address, minors, plates, sensitive};
use gongbao_base::{
    code::Code,
    finding::{Finding, Message, Place, Severity},
};
use gongbao_content::{published::visible, settings::Settings};
use gongbao_office::FileContents;
use std::collections::BTreeMap;

pub(crate) fn check(path: &str, contents: &FileContents, settings: &Settings) -> Vec<Finding> {
    let mut told: BTreeMap<&str, (&Code, Severity, Vec<Message>)> = BTreeMap::new();
    for span in &contents.spans {
        let text = visible(&span.text);
        let names = sensitive::find(&text);
        let grave =
            if names.iter().any(|(_, grave)| *grave) { Severity::Error } else { Severity::Warning };
        let found: [(&Code, Severity, usize); 6] = [
            (&home_address::HOME_ADDRESS, Severity::Warning, home_address::find(&text).len()),
            (&sensitive::SENSITIVE_PERSON, grave, names.len()),
            (&minors::NAMED_CHILD, Severity::Error, minors::find(&text).len()),
            (&documents::DOCUMENT_NUMBER, Severity::Error, documents::find(&text).len()),
            (&plates::NUMBER_PLATE, Severity::Warning, plates::find(&text).len()),
            (&accounts::PRIVATE_ACCOUNT, Severity::Warning, accounts::find(&text, settings).len()),
        ];
        for (code, severity, _) in found.into_iter().filter(|(.., count)| *count > 0) {
            let (_, worst, places) = told.entry(code.id).or_insert((code, severity, Vec::new()));
            *worst = if severity == Severity::Error { severity } else { *worst };
            places.push(span.location.describe());
        }
    }
    told.into_values()
        .map(|(code, severity, places)| report(path, code, severity, &places))
        .collect()
}

fn report(path: &str, code: &Code, severity: Severity, places: &[Message]) -> Finding {
    let (zh, en) = list(places);
    let mut finding = Finding::new(code, Place::file(path))
        .says(format!("{}：{zh}", code.zh), format!("{}: {en}", code.en))
        .help(
            "在原文件里打码或删去，再换上新文件",
            "mask it in the file or leave it out, and put the new file here",
        );
    finding.severity = severity;
    finding
}
