//! The item list of a hand-over: every document and page of a snapshot with what an archive office asks to know of it.

use std::{
    collections::BTreeMap,
    fmt::Write as _,
    io::{Read, Seek},
};

use serde_json::{Map, Value};

use super::{address, page, snapshot::Snapshot};
use gongbao_container::ContainerError;

/// The longest file of data, and the longest page, that is read.
const LONGEST: usize = 64 << 20;

const COLUMNS: [&str; 12] = [
    "序号",
    "题名",
    "URL",
    "索引号",
    "文号",
    "发布机构",
    "成文日期",
    "发布日期",
    "类型",
    "大小",
    "校验值",
    "保管期限",
];

/// The open data of a site: file, and the kind of its rows.
const DATA: [(&str, &str); 3] = [
    ("data/notices.json", ""),
    ("data/reports.json", "年度报告"),
    ("data/stations.json", "服务站点"),
];

/// The list as CSV with Chinese headers; it begins with a byte-order mark, without which Excel reads Chinese wrongly.
///
/// `retention` goes into 保管期限 as it is; it is the office's to set.
///
/// # Errors
/// When the snapshot cannot be read.
pub fn csv<R: Read + Seek>(
    snapshot: &mut Snapshot<R>,
    retention: &str,
) -> Result<String, ContainerError> {
    let base = snapshot.package.main_page_url.clone();
    let mut known: BTreeMap<String, (Map<String, Value>, &str)> = BTreeMap::new();
    for (file, kind) in DATA {
        let Some(entry) = snapshot.find(&address::url(&base, file)).cloned() else { continue };
        let Some(holder) = snapshot.holder(&entry).cloned() else { continue };
        let bytes = snapshot.bytes(&holder, LONGEST)?;
        let rows: Vec<Map<String, Value>> = serde_json::from_slice(&bytes).unwrap_or_default();
        for row in rows {
            let url = text(&row, "url").to_owned();
            known.insert(url, (row, kind));
        }
    }
    let holders = snapshot.holders();
    let mut table = String::from("\u{feff}");
    line(&mut table, &COLUMNS);
    let mut number = 0;
    for (at, holder) in holders.into_iter().enumerate() {
        let (entry, Some(holder)) = (snapshot.entries[at].clone(), holder) else { continue };
        let Some(path) = snapshot.path(&entry) else { continue };
        let Some(kind) = kind(&path, &entry.url) else { continue };
        let holder = snapshot.entries[holder].clone();
        let (mut size, mut title) = (0_u64, String::new());
        if path.ends_with(".html") {
            let bytes = snapshot.bytes(&holder, LONGEST)?;
            size = bytes.len() as u64;
            title = page::read(&bytes, &path, &base, &mut drop).title;
        } else {
            snapshot.payload(&holder, &mut |part| {
                size += part.len() as u64;
                Ok(())
            })?;
        }
        let empty = (Map::new(), "");
        let (row, row_kind) = known.get(&*entry.url).unwrap_or(&empty);
        let of = |names: &[&str]| {
            names
                .iter()
                .map(|name| text(row, name))
                .find(|text| !text.is_empty())
                .unwrap_or_default()
                .to_owned()
        };
        let first = |choices: [&str; 3]| {
            choices.into_iter().find(|text| !text.is_empty()).unwrap_or_default().to_owned()
        };
        number += 1;
        let cells = [
            number.to_string(),
            first([text(row, "title"), &title, path.rsplit('/').next().unwrap_or_default()]),
            entry.url.to_string(),
            of(&["identifier"]),
            of(&["document_number"]),
            of(&["publisher"]),
            of(&["date"]),
            of(&["display_publish_time"]),
            first([row_kind, text(row, "category"), kind]),
            size.to_string(),
            entry.digest.hex(),
            retention.to_owned(),
        ];
        line(&mut table, &cells.each_ref().map(String::as_str));
    }
    Ok(table)
}

fn text<'a>(row: &'a Map<String, Value>, name: &str) -> &'a str {
    row.get(name).and_then(Value::as_str).unwrap_or_default()
}

/// What a file is, when it is an item: not the large-type copy, nor a part of the site's works.
fn kind(path: &str, url: &str) -> Option<&'static str> {
    let works = ["zz/", "leave/", "assets/", "search/", "data/"]
        .iter()
        .any(|folder| path.starts_with(folder));
    if works || url.ends_with("/index.html") {
        return None;
    }
    match path.rsplit_once('.').map(|(_, ending)| ending) {
        Some("html") => Some("网页"),
        Some("xml" | "txt" | "json") if !path.contains('/') => None,
        _ => Some("附件"),
    }
}

fn line(table: &mut String, cells: &[&str]) {
    let cells: Vec<String> = cells
        .iter()
        .map(|cell| match cell.contains(['"', ',', '\n', '\r']) {
            true => format!("\"{}\"", cell.replace('"', "\"\"")),
            false => (*cell).to_owned(),
        })
        .collect();
    let _ = write!(table, "{}\r\n", cells.join(","));
}
