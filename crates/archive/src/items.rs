//! The item list of a hand-over: every document and page of a snapshot with what an archive office asks to know of it.

use std::{
    collections::BTreeMap,
    fmt::Write as _,
    io::{Read, Seek},
};

use gongbao_container::file_finding;
use serde_json::{Map, Value};

use crate::{
    address,
    codes::BAD_RECORD,
    error::ArchiveError,
    page,
    snapshot::{IndexEntry, Snapshot},
};

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

/// A row of the site's open data, and the kind of it.
type DataRow = (Map<String, Value>, &'static str);

/// The list as CSV with Chinese headers; it begins with a byte-order mark, without which Excel reads Chinese wrongly.
///
/// `retention` goes into 保管期限 as it is; it is the office's to set.
///
/// # Errors
/// When the snapshot cannot be read, or its open data are none.
pub fn csv<R: Read + Seek>(
    snapshot: &mut Snapshot<R>,
    retention: &str,
) -> Result<String, ArchiveError> {
    let data = open_data(snapshot)?;
    let holders = snapshot.holders();
    let mut table = String::from("\u{feff}");
    push_line(&mut table, &COLUMNS);
    let mut number = 0;
    for (at, holder) in holders.into_iter().enumerate() {
        let (entry, Some(holder)) = (snapshot.entries[at].clone(), holder) else { continue };
        let Some(path) = snapshot.path(&entry) else { continue };
        let Some(kind) = kind(&path, &entry.url) else { continue };
        let holder = snapshot.entries[holder].clone();
        let (size, title) = measure(snapshot, &path, &holder)?;
        let empty = (Map::new(), "");
        let (row, row_kind) = data.get(&*entry.url).unwrap_or(&empty);
        number += 1;
        let name = path.rsplit('/').next().unwrap_or(&path);
        let cells = [
            &number.to_string(),
            first(&[text(row, "title"), &title, name]),
            &entry.url,
            text(row, "identifier"),
            text(row, "document_number"),
            text(row, "publisher"),
            text(row, "date"),
            text(row, "display_publish_time"),
            first(&[row_kind, text(row, "category"), kind]),
            &size.to_string(),
            &entry.digest.hex(),
            retention,
        ];
        push_line(&mut table, &cells);
    }
    Ok(table)
}

/// The rows of the site's open data by address.
fn open_data<R: Read + Seek>(
    snapshot: &mut Snapshot<R>,
) -> Result<BTreeMap<String, DataRow>, ArchiveError> {
    let base = snapshot.package.main_page_url.clone();
    let mut data = BTreeMap::new();
    for (file, kind) in DATA {
        let Some(entry) = snapshot.find(&address::url(&base, file)).cloned() else { continue };
        let Some(holder) = snapshot.holder(&entry).cloned() else { continue };
        let bytes = snapshot.bytes(&holder, LONGEST)?;
        let rows: Vec<Map<String, Value>> = serde_json::from_slice(&bytes).map_err(|_| {
            file_finding(
                &BAD_RECORD,
                &entry.url,
                "开放数据读不懂",
                "these open data cannot be read",
            )
        })?;
        for row in rows {
            data.insert(text(&row, "url").to_owned(), (row, kind));
        }
    }
    Ok(data)
}

/// The length of a file, and its title when it is a page.
fn measure<R: Read + Seek>(
    snapshot: &mut Snapshot<R>,
    path: &str,
    holder: &IndexEntry,
) -> Result<(u64, String), ArchiveError> {
    if path.ends_with(".html") {
        let bytes = snapshot.bytes(holder, LONGEST)?;
        let page = page::read(&bytes, path, &snapshot.package.main_page_url, &mut drop);
        return Ok((bytes.len() as u64, page.title));
    }
    let mut size = 0;
    snapshot.payload(holder, &mut |part| {
        size += part.len() as u64;
        Ok(())
    })?;
    Ok((size, String::new()))
}

/// The first text that is not empty.
fn first<'a>(texts: &[&'a str]) -> &'a str {
    texts.iter().find(|text| !text.is_empty()).unwrap_or(&"")
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

fn push_line(table: &mut String, cells: &[&str]) {
    let cells: Vec<String> = cells
        .iter()
        .map(|cell| match cell.contains(['"', ',', '\n', '\r']) {
            true => format!("\"{}\"", cell.replace('"', "\"\"")),
            false => (*cell).to_owned(),
        })
        .collect();
    let _ = write!(table, "{}\r\n", cells.join(","));
}
