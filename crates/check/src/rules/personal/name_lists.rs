//! Lists of people with columns that say too much (PII-05; standards 8.2).
//!
//! 个人信息保护法 arts. 25, 28 and 34 [P]; 政府信息公开条例 art. 15 [P].

use super::tables::{PipeTable, tables};
use crate::source_file::SourceFile;
use gongbao_base::{codes, finding::Finding};

codes! {
    SENSITIVE_COLUMN = "PII-05" Error "名单列含敏感信息" "a sensitive column in a list of people"
        "名单只公开办事必需的内容。电话、住址、证件号、病残、民族、政治面貌等列删去或打码。"
        "A list says what its purpose needs and no more (Personal Information Protection Law arts. 25 and 28)."
        P "个人信息保护法第二十五条、第二十八条、第三十四条";
}

/// Headers that name a person.
const NAMES: [&str; 5] = ["姓名", "申请人", "户主", "受助人", "当事人"];

/// Headers of what a list of people need not say.
const SENSITIVE: [&str; 15] = [
    "身份证",
    "证件号",
    "手机",
    "联系电话",
    "电话",
    "住址",
    "家庭地址",
    "银行",
    "卡号",
    "账号",
    "病",
    "残疾",
    "民族",
    "政治面貌",
    "出生",
];

pub(crate) fn check(file: &SourceFile<'_>) -> Vec<Finding> {
    tables(file.body())
        .iter()
        .filter_map(|table| {
            let header = sensitive_column(table)?;
            let (number, line) = table.header;
            let start = line.find(header).unwrap_or(0);
            let place = file.place(number, line, start..start + header.len());
            Some(
                Finding::new(&SENSITIVE_COLUMN, place)
                    .says(
                        format!("名单里有敏感的一列：{header}"),
                        format!("a list of people has a sensitive column: {header}"),
                    )
                    .help("删去这一列，或逐格打码", "remove the column, or mask its cells"),
            )
        })
        .collect()
}

/// The sensitive column of a list of at least three people, when its cells are not masked.
fn sensitive_column<'a>(table: &PipeTable<'a>) -> Option<&'a str> {
    let name = table.columns.iter().position(|cell| NAMES.iter().any(|n| cell.contains(n)))?;
    (0..table.columns.len()).find_map(|at| {
        let header = table.columns[at];
        if at == name || !SENSITIVE.iter().any(|word| header.contains(word)) {
            return None;
        }
        let open = table.rows.iter().filter(|(.., cells)| {
            let cell = cells.get(at).copied().unwrap_or_default();
            let person = cells.get(name).is_some_and(|name| !name.is_empty());
            person
                && !cell.is_empty()
                && !cell.contains(['*', '＊', '×'])
                && !matches!(cell, "—" | "-" | "/" | "无")
        });
        (open.count() >= 3).then_some(header)
    })
}

/// Whether the HTML of a text has a table with a column of names.
pub(super) fn has_names(html: &str) -> bool {
    html.split("<th").skip(1).any(|cell| {
        let cell = cell.split("</th>").next().unwrap_or_default();
        NAMES.iter().any(|name| cell.contains(name))
    })
}

#[cfg(test)]
mod tests {
    use super::{super::tables::tables, sensitive_column};

    const LIST: &str = "| 序号 | 姓名 | 联系电话 |\n|---|---|---|\n| 1 | 甲某 | 8612 |\n| 2 | 乙某 | 8613 |\n| 3 | 丙某 | 8614 |\n";

    #[test]
    fn a_list_with_open_cells() {
        let column = |text: &str| {
            tables((1..).zip(text.lines())).first().and_then(sensitive_column).map(str::to_owned)
        };
        assert_eq!(column(LIST).as_deref(), Some("联系电话"));
        assert_eq!(column(&LIST.replace("8612", "86**")), None);
        assert_eq!(column(&LIST.replace("姓名", "单位名称")), None);
        assert_eq!(column(&LIST.replace("联系电话", "所在社区")), None);
    }
}
