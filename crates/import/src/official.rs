//! The official block at the head of a document: index number, document number, issuer, dates, as tables or lines have them.

use super::{
    blocks::{Block, Draft, text},
    dates,
    labels::{of_line, of_table},
    outline,
};
use gongbao_content::{
    fields::{Field, Shape},
    kinds::{Kind, common::Common},
};

/// The keys in the order in which they are written.
const ORDER: [&str; 16] = [
    "标题",
    "索引号",
    "文号",
    "发布机构",
    "成文日期",
    "发布日期",
    "施行日期",
    "失效日期",
    "类别",
    "主题分类",
    "体裁",
    "年度",
    "报告类型",
    "来源",
    "关键词",
    "内容概述",
];

/// How far down the official block may reach, in blocks.
const REACH: usize = 20;
/// Takes the official block out of a draft and gives the fields as key and YAML.
pub(super) fn take(draft: &mut Draft, kind: &Kind, stem: &str) -> Vec<(String, String)> {
    let mut found = std::mem::take(&mut draft.fields);
    top(draft, &mut found);
    let typed = found.iter().find(|(key, _)| key == "标题").map(|(_, title)| title.clone());
    if let Some(title) = typed.or_else(|| draft.title.clone()) {
        without(draft, &title);
        draft.title = Some(title);
    }
    outline::title(draft);
    // Between the title and the text there may be more of it.
    top(draft, &mut found);
    if !found.iter().any(|(key, _)| key == "成文日期") && kind.name == "notice" {
        found.extend(signed(draft).map(|date| ("成文日期".to_owned(), date)));
    }
    let title = draft.title.clone().filter(|title| !title.is_empty()).unwrap_or_else(|| {
        draft.tell(
            format!("没有找到标题，用了文件名：{stem}"),
            format!("no title was found; the file's name was taken: {stem}"),
        );
        stem.to_owned()
    });
    found.retain(|(key, _)| key != "标题");
    found.push(("标题".to_owned(), title.clone()));
    found.extend(guessed(kind, &title));
    let mut fields: Vec<(String, String)> = Vec::new();
    for (key, value) in found {
        let value = value.trim();
        if fields.iter().any(|(known, _)| *known == key) || (value.is_empty() && key != "标题") {
            continue;
        }
        let field = Common::FIELDS.iter().chain(kind.fields).find(|field| field.label == key);
        match field.map(|field| yaml(field, value)) {
            Some(Some(yaml)) => fields.push((key, yaml)),
            _ => draft.tell(
                format!("“{key}：{value}”没有对应的键，没有带过来"),
                format!("`{key}：{value}` has no key here and was left out"),
            ),
        }
    }
    let place = |key: &str| ORDER.iter().position(|known| *known == key).unwrap_or(ORDER.len());
    fields.sort_by_key(|(key, _)| place(key));
    fields
}

/// The front matter; a draft, so that nothing is published before someone looked.
pub(super) fn front(fields: &[(String, String)]) -> String {
    let lines: String = fields.iter().map(|(key, value)| format!("{key}: {value}\n")).collect();
    format!("---\n{lines}草稿: true  # 核对后删去这一行，才会发布\n---\n")
}

/// A value as YAML; none when it does not fit the field.
fn yaml(field: &Field, value: &str) -> Option<String> {
    let quoted = |value: &str| serde_json::to_string(value).unwrap_or_default();
    match field.shape {
        Shape::Text => Some(quoted(value)),
        Shape::Day => Some(dates::date(value)?.to_string()),
        Shape::Moment => dates::moment(value),
        Shape::Choice(_) | Shape::Count => Some(value.to_owned()),
        Shape::List(Shape::Text) => {
            let words = value.split(['、', '，', ',', '；', ';', ' ', '\u{3000}', '|']);
            let words: Vec<String> =
                words.map(str::trim).filter(|word| !word.is_empty()).map(quoted).collect();
            Some(format!("[{}]", words.join(", ")))
        }
        _ => None,
    }
}

/// Takes tables and lines of labels from the top.
fn top(draft: &mut Draft, found: &mut Vec<(String, String)>) {
    let (mut at, mut others) = (0, 0);
    while at < draft.blocks.len().min(REACH) && others < 4 {
        let taken = match &draft.blocks[at] {
            Block::Table(table) => of_table(table),
            Block::Heading(..) if at > 0 => return,
            Block::Item(..) | Block::Quote(_) => return,
            block => of_line(&text(block.runs())),
        };
        match taken {
            Some(pairs) => {
                draft.blocks.remove(at);
                found.extend(pairs);
            }
            None => {
                if matches!(draft.blocks[at], Block::Table(_))
                    || text(draft.blocks[at].runs()).chars().count() > 100
                {
                    return;
                }
                at += 1;
                others += 1;
            }
        }
    }
}

/// Removes the title where the text repeats it at its top.
fn without(draft: &mut Draft, title: &str) {
    let plain = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let same = |block: &Block| {
        matches!(block, Block::Heading(..) | Block::Paragraph(_))
            && plain(&text(block.runs())) == plain(title)
    };
    if let Some(at) = draft.blocks.iter().take(REACH).position(same) {
        draft.blocks.remove(at);
    }
}

/// The date under a document's text.
fn signed(draft: &Draft) -> Option<String> {
    draft.blocks.iter().rev().take(6).find_map(|block| {
        let line = text(block.runs());
        let line = line.lines().map(str::trim).rfind(|line| !line.is_empty())?;
        let date = dates::date(line)?;
        // Nothing but the date stands there.
        (line.chars().count() <= 13 && line.ends_with('日')).then(|| date.to_string())
    })
}

/// What a kind asks for and a title tells.
fn guessed(kind: &Kind, title: &str) -> Vec<(String, String)> {
    let has = |words: &[&str]| words.iter().any(|word| title.contains(word));
    match kind.name {
        "notice" => {
            let category = if has(&["解读"]) {
                "政策解读"
            } else if has(&["公示"]) {
                "公示"
            } else if has(&["办法", "规定", "细则", "意见", "方案", "规划"]) && !has(&["征求"])
            {
                "政策文件"
            } else {
                "通知公告"
            };
            vec![("类别".to_owned(), category.to_owned())]
        }
        "report" => {
            let year = title.match_indices('年').find_map(|(at, _)| {
                let year = title.get(at.checked_sub(4)?..at)?;
                (year.starts_with("20") && year.bytes().all(|b| b.is_ascii_digit()))
                    .then(|| year.to_owned())
            });
            let kind =
                if has(&["信息公开"]) { "政府信息公开" } else { "法治政府建设" };
            let year = year.map(|year| ("年度".to_owned(), year));
            year.into_iter().chain([("报告类型".to_owned(), kind.to_owned())]).collect()
        }
        _ => Vec::new(),
    }
}
