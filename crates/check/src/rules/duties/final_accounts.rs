//! Final accounts name all nine tables (FIN-01).

use gongbao_base::{
    codes,
    finding::{Finding, Place},
};
use gongbao_content::document::Document;
use gongbao_site::Site;

use crate::sections::plain;

codes! {
    ACCOUNT_TABLES = "FIN-01" Warning "决算缺表" "final accounts lack a table"
        "部门决算公开九张表；没有发生的也要列出空表并说明。"
        "Final accounts have nine tables; one without figures is shown empty and explained."
        S "各地部门决算公开的九张表（部门决算公开格式）";
}

/// A table: its name, and the other names that it has.
const TABLES: [&[&str]; 9] = [
    &["收入支出决算总表", "收支决算总表"],
    &["收入决算表", "收入决算总表"],
    &["支出决算表", "支出决算总表"],
    &["财政拨款收入支出决算总表", "财政拨款收支决算总表"],
    &["一般公共预算财政拨款支出决算表", "一般公共预算财政拨款支出决算明细表"],
    &["一般公共预算财政拨款基本支出决算表", "一般公共预算财政拨款基本支出决算明细表"],
    &["三公经费支出决算表", "三公经费及会议费", "三公经费公共预算财政拨款支出决算表"],
    &[
        "政府性基金预算财政拨款收入支出决算表",
        "政府性基金预算财政拨款支出决算表",
        "政府性基金预算支出决算表",
    ],
    &[
        "国有资本经营预算财政拨款支出决算表",
        "国有资本经营预算财政拨款收入支出决算表",
        "国有资本经营预算支出决算表",
    ],
];

/// A text that names fewer tables does not list them.
const LISTED: usize = 4;

pub(crate) fn check(site: &Site) -> Vec<Finding> {
    let documents = site.documents.iter();
    documents.filter(|document| document.common.title.contains("决算")).filter_map(tables).collect()
}

fn tables(document: &Document) -> Option<Finding> {
    let files = document.common.attachments.iter().map(|file| file.title.as_str());
    let text: String = files
        .chain([plain(&document.body.html).as_str()])
        .map(|text| format!("{text}\n"))
        .collect();
    let missing = missing(&text);
    (!missing.is_empty() && missing.len() <= TABLES.len() - LISTED).then(|| {
        let names = missing.join("、");
        Finding::new(&ACCOUNT_TABLES, Place::file(&document.path()))
            .says(format!("决算缺表：{names}"), format!("final accounts lack: {names}"))
            .help(
                "补上；没有发生的列出空表，并写明没有",
                "add it; one without figures is shown empty and explained",
            )
    })
}

/// The tables that a text does not name.
fn missing(text: &str) -> Vec<&'static str> {
    let text: String =
        text.chars().filter(|c| !matches!(c, '“' | '”' | '"' | '《' | '》')).collect();
    // 收入决算表 and its like stand in the longer names as well.
    let alone = |name: &str| {
        text.match_indices(name).any(|(at, _)| {
            let inner = ['款', '入', '出', '算', '本', '费'];
            !text[..at].ends_with(inner) || name.starts_with("三公") || name.starts_with("财政")
        })
    };
    TABLES
        .iter()
        .filter(|names| !names.iter().any(|name| alone(name)))
        .map(|names| names[0])
        .collect()
}

#[cfg(test)]
mod tests {
    use super::missing;

    const ALL: &str = "一、收入支出决算总表 二、收入决算表 三、支出决算表 四、财政拨款收入支出决算总表 五、一般公共预算财政拨款支出决算表 \
        六、一般公共预算财政拨款基本支出决算表 七、一般公共预算财政拨款“三公”经费支出决算表 八、政府性基金预算财政拨款收入支出决算表 \
        九、国有资本经营预算财政拨款支出决算表";

    #[test]
    fn each_table_is_missed_by_itself() {
        assert_eq!(missing(ALL), Vec::<&str>::new());
        for table in
            ["收入支出决算总表", "收入决算表", "支出决算表", "国有资本经营预算财政拨款支出决算表"]
        {
            let number = ALL.split(' ').find(|item| item.ends_with(&format!("、{table}"))).unwrap();
            assert_eq!(missing(&ALL.replace(number, "")), [table]);
        }
    }
}
