//! The list of all documents of a package: one table, as CSV and as a workbook.

use std::collections::BTreeMap;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, XlsxError};

use super::{
    entries::{PackageEntry, PackageSubject},
    layout, metadata,
};
use crate::fragment::WITHDRAWN;
use gongbao_base::{date::Date, text::cut};
use gongbao_content::{document::WithdrawnDocument, host, kinds::declaration::Column};
use gongbao_render::machine_readable::data_table::DataTable;
use gongbao_site::{official, plan::Plan};

/// Name, label, and width in characters of each column. The first eight are those of the Guangdong disclosure platform, in
/// its order.
const COLUMNS: [(&str, &str, u8); 20] = [
    ("identifier", "索引号", 30),
    ("classify_theme_name", "分类", 12),
    ("publisher", "发布机构", 20),
    ("date", "成文日期", 12),
    ("title", "名称", 50),
    ("document_number", "文号", 22),
    ("display_publish_time", "发布日期", 18),
    ("keywords", "主题词", 20),
    ("column", "栏目", 12),
    ("classify_genre_name", "体裁", 10),
    ("effective", "施行日期", 12),
    ("expired_time", "失效日期", 12),
    ("state", "状态", 10),
    ("abstract", "内容概述", 50),
    ("withdrawn", "撤下日期", 12),
    ("withdrawn_reason", "撤下原因", 30),
    ("change", "本次变化", 10),
    ("files", "附件和图片", 10),
    ("folder", "文件夹", 40),
    ("url", "网址", 40),
];

/// The most characters that a cell of a workbook can hold.
const LONGEST: usize = 32_000;

/// The table of these documents.
pub(super) fn table(plan: &Plan<'_>, entries: &[PackageEntry<'_>]) -> DataTable {
    DataTable {
        name: "list",
        title: "交付清单",
        columns: COLUMNS.iter().map(|(name, label, _)| Column { name, label }).collect(),
        rows: entries.iter().map(|entry| row(plan, entry)).collect(),
    }
}

fn row(plan: &Plan<'_>, entry: &PackageEntry<'_>) -> Vec<String> {
    let values = match entry.subject {
        PackageSubject::Public(index) => {
            let mut values: BTreeMap<&str, String> = official::values(plan, index)
                .into_iter()
                .map(|(column, value)| (column.name, value))
                .collect();
            values.insert("column", metadata::column(&plan.site.documents[index]).to_owned());
            values
        }
        PackageSubject::Withdrawn(index) => left(&plan.site.withdrawn[index]),
    };
    COLUMNS
        .iter()
        .map(|(name, ..)| match *name {
            "change" => entry.change.to_owned(),
            "files" => entry.document.files.len().to_string(),
            "folder" => layout::folder(&entry.document.address),
            "url" if host::is_example(&plan.site.settings.url) => String::new(),
            "url" => plan.url(&entry.document.address),
            name => values.get(name).cloned().unwrap_or_default(),
        })
        .collect()
}

/// What is left of a document that was taken down.
fn left(document: &WithdrawnDocument) -> BTreeMap<&'static str, String> {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    BTreeMap::from([
        ("identifier", text(&document.index_number)),
        ("title", document.title.clone()),
        ("document_number", text(&document.number)),
        ("column", document.kind.label.to_owned()),
        ("state", WITHDRAWN.to_owned()),
        ("withdrawn", document.withdrawn.date.to_string()),
        ("withdrawn_reason", document.withdrawn.reason.clone()),
    ])
}

/// The table as a workbook: texts only, so that no spreadsheet turns a number or a date into something else.
pub(super) fn workbook(table: &DataTable, day: Date) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let created = ExcelDateTime::from_ymd(
        u16::try_from(day.year()).unwrap_or(1980),
        u8::try_from(day.month()).unwrap_or(1),
        u8::try_from(day.day()).unwrap_or(1),
    )?;
    workbook.set_properties(
        &DocProperties::new().set_title(table.title).set_creation_datetime(&created),
    );
    let head = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top);
    let cell = Format::new().set_num_format("@").set_align(FormatAlign::Top);
    let sheet = workbook.add_worksheet();
    sheet.set_name(table.title)?;
    for (column, (_, label, width)) in (0_u16..).zip(COLUMNS) {
        sheet.set_column_width(column, width)?;
        sheet.write_string_with_format(0, column, label, &head)?;
    }
    let mut last = 0;
    for (line, row) in (1_u32..).zip(&table.rows) {
        last = line;
        for (column, value) in (0_u16..).zip(row).filter(|(_, value)| !value.is_empty()) {
            sheet.write_string_with_format(line, column, cut(value, LONGEST), &cell)?;
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    let columns = u16::try_from(table.columns.len()).unwrap_or(1);
    sheet.autofilter(0, 0, last, columns - 1)?;
    workbook.save_to_buffer()
}
