//! Marks in what a reader sees of a file, front matter included (SECRET-01).

use std::{ops::Range, str::Lines};

use super::found::finding;
use crate::reading::{Passage, PublishedTable, Reading};
use gongbao_base::finding::Finding;
use gongbao_content::published::{CELL, ROW, TABLE};
use gongbao_secrecy::{MarkSetting, SecrecyMark, marks, row_marks};

pub(crate) fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let passages = reading.passages();
    // The front matter stands first, when there is one.
    let front = passages.len() - passages.len().min(1);
    let lines = passages.iter().enumerate();
    let lines = lines.flat_map(|(at, passage)| in_passage(reading, passage, at < front));
    let tables = reading.tables();
    let tables = tables.iter().flat_map(|table| in_table(reading, table));
    let mut findings: Vec<Finding> = lines.chain(tables).collect();
    let told: Vec<usize> = findings.iter().map(|finding| finding.place.line).collect();
    let links = in_links(reading).into_iter();
    findings.extend(links.filter(|finding| !told.contains(&finding.place.line)));
    findings
}

/// The marks that are the words of a link, wherever in a sentence it stands.
fn in_links(reading: &Reading<'_>) -> Vec<Finding> {
    let links = reading.file.shown.map_or(&[][..], |body| &body.links);
    links
        .iter()
        .flat_map(|link| {
            let marks = marks(&link.text, MarkSetting::Heading).into_iter();
            marks.map(|mark| finding(link.place.clone(), &mark.words, None))
        })
        .collect()
}

/// The marks in the lines of a passage; tables are looked at by themselves.
fn in_passage(reading: &Reading<'_>, passage: &Passage<'_>, front: bool) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut at = 0;
    for line in passage.split_inclusive('\n') {
        let start = at;
        at += line.len();
        if line.contains([TABLE, ROW, CELL]) {
            continue;
        }
        let setting = setting(reading, passage, start..at);
        let mut found = marks(line, setting);
        let mut offset = start;
        // A value of the front matter follows its key.
        if let Some(value) = line.find('：').filter(|_| front && found.is_empty()) {
            let value = value + '：'.len_utf8();
            found = marks(&line[value..], setting);
            offset += value;
        }
        findings.extend(found.into_iter().map(|SecrecyMark { range, words }| {
            let range = range.start + offset..range.end + offset;
            finding(reading.place(&passage.text, &range), &words, None)
        }));
    }
    findings
}

/// Headings name what a chapter is about, and so do the items of some lists.
fn setting(reading: &Reading<'_>, passage: &Passage<'_>, line: Range<usize>) -> MarkSetting {
    let text = reading.file.text;
    let source = passage.text.source(&line);
    let before = source.and_then(|source| text.get(..source.start)).unwrap_or_default();
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let mut lines = text[start..].lines();
    let typed = lines.next().unwrap_or_default().trim_start();
    let names = typed.starts_with('#') || is_item(typed) && lists_names(&text[..start], lines);
    if names { MarkSetting::Heading } else { MarkSetting::Paragraph }
}

fn is_item(typed: &str) -> bool {
    typed.starts_with(['-', '+']) || typed.starts_with("* ")
}

/// Whether the list around an item tells what there is: a colon leads to it, or others of its items speak of release as well.
fn lists_names<'t>(before: &'t str, after: Lines<'t>) -> bool {
    let item = |line: &&str| line.trim().is_empty() || is_item(line.trim_start());
    let above = before.lines().rev().take_while(item);
    let lead = before.lines().rev().find(|line| !item(line));
    lead.is_some_and(|line| line.trim_end().ends_with(['：', ':']))
        || above
            .chain(after.take_while(item))
            .any(|line| line.contains('密') || line.contains("公开"))
}

/// The marks in the cells of a table, and values beside their labels.
fn in_table(reading: &Reading<'_>, table: &PublishedTable<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for row in &table.rows {
        let cells: Vec<&str> = row.iter().map(|cell| &table.text.text()[cell.clone()]).collect();
        let full = cells.iter().filter(|cell| !cell.trim().is_empty()).count();
        let setting = if full > 1 { MarkSetting::Cell } else { MarkSetting::Paragraph };
        let own = cells.iter().enumerate();
        let own = own.flat_map(|(at, cell)| marks(cell, setting).into_iter().map(move |m| (at, m)));
        for (at, mark) in own.chain(row_marks(&cells)) {
            findings.push(finding(reading.place(table.text, &row[at]), &mark.words, None));
        }
    }
    findings
}
