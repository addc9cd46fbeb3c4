//! What else an attachment tells of persons: homes, documents, plates, accounts, what is sensitive, children (PII).

use super::numbers::list;
use crate::{
    reading::{PublishedTable, attached_tables, folded, tables},
    rules::personal::{
        of_table::OF_TABLE,
        of_text::{OF_CELL, OF_TEXT, TextRule},
        plates,
    },
};
use gongbao_base::{
    code::Code,
    finding::{Finding, Message, Place, Severity},
};
use gongbao_content::{
    published::{CELL, visible},
    settings::Settings,
};
use gongbao_office::{FileContents, Location};
use std::collections::BTreeMap;

/// The places of each code, with the worst that is said of one.
#[derive(Default)]
struct Told(BTreeMap<&'static str, (&'static Code, Severity, Vec<Message>)>);

impl Told {
    fn add(&mut self, code: &'static Code, severity: Severity, location: &Location) {
        let (_, worst, places) = self.0.entry(code.id).or_insert((code, severity, Vec::new()));
        if severity == Severity::Error {
            *worst = severity;
        }
        places.push(location.describe());
    }
}

pub(crate) fn check(path: &str, contents: &FileContents, settings: &Settings) -> Vec<Finding> {
    let mut told = Told::default();
    let rules = || OF_CELL.iter().chain(&OF_TEXT);
    for span in &contents.spans {
        let mut text = visible(&span.text);
        if span.location.is_joined() {
            // A row is one sentence, as in a text.
            text = text.replace('\n', &CELL.to_string()).into();
        }
        for rule in broken(&text, settings, rules()) {
            told.add(rule.code, rule.severity, &span.location);
        }
    }
    let text = attached_tables(contents);
    for table in tables(&text) {
        in_table(&table, contents, settings, &mut told);
    }
    told.0
        .into_values()
        .map(|(code, severity, mut places)| {
            places.dedup();
            report(path, code, severity, &places)
        })
        .collect()
}

/// The rules that a text breaks, as it is or without what nobody sees in it.
pub(super) fn broken<'r>(
    text: &str,
    settings: &Settings,
    rules: impl Iterator<Item = &'r TextRule>,
) -> Vec<&'r TextRule> {
    let second = folded(text);
    let is_broken = |rule: &&TextRule| {
        (rule.is_broken)(text, settings)
            || second.as_ref().is_some_and(|text| (rule.is_broken)(text, settings))
    };
    rules.filter(is_broken).collect()
}

/// What only the head of a column tells.
fn in_table(
    table: &PublishedTable<'_>,
    contents: &FileContents,
    settings: &Settings,
    told: &mut Told,
) {
    let spans = &contents.spans;
    for row in table.labelled_rows() {
        for sentence in row.text().split_inclusive('。') {
            let start = sentence.as_ptr() as usize - row.text().as_ptr() as usize;
            let Some(source) = row.source(&(start..start + sentence.len())) else { continue };
            let Some(span) = spans.get(source.start) else { continue };
            for rule in broken(sentence, settings, OF_CELL.iter()) {
                told.add(rule.code, rule.severity, &span.location);
            }
        }
    }
    for rule in &OF_TABLE {
        for (row, column) in (rule.find)(table) {
            let source = table.text.source(&table.rows[row][column]);
            if let Some(span) = source.and_then(|source| spans.get(source.start)) {
                told.add(rule.code, rule.severity, &span.location);
            }
        }
    }
    for (row, range) in plates::below_owner(table) {
        let span = row.source(&range).and_then(|source| spans.get(source.start));
        if let Some(span) = span {
            told.add(&plates::NUMBER_PLATE, Severity::Warning, &span.location);
        }
    }
}

pub(super) fn report(path: &str, code: &Code, severity: Severity, places: &[Message]) -> Finding {
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
