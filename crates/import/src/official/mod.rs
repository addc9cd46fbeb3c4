//! The official block at the head of a document: index number, document number, issuer, dates, as tables or lines have them.

mod dates;
mod guess;
mod labels;
mod title;

use self::labels::{of_line, of_table};
use crate::model::{Block, DraftDocument, text};
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
pub(crate) fn take_fields(
    draft: &mut DraftDocument,
    kind: &Kind,
    stem: &str,
) -> Vec<(String, String)> {
    let mut found = std::mem::take(&mut draft.fields);
    take_top(draft, &mut found);
    let typed = found.iter().find(|(key, _)| key == "标题").map(|(_, title)| title.clone());
    if let Some(title) = typed.or_else(|| draft.title.clone()) {
        remove_title(draft, &title);
        draft.title = Some(title);
    }
    title::take(draft);
    // Between the title and the text there may be more of it.
    take_top(draft, &mut found);
    if !found.iter().any(|(key, _)| key == "成文日期") && kind.name == "notice" {
        found.extend(date_below(draft).map(|date| ("成文日期".to_owned(), date)));
    }
    let title = draft.title.clone().filter(|title| !title.is_empty()).unwrap_or_else(|| {
        draft.note(
            format!("没有找到标题，用了文件名：{stem}"),
            format!("no title was found; the file's name was taken: {stem}"),
        );
        stem.to_owned()
    });
    found.retain(|(key, _)| key != "标题");
    found.push(("标题".to_owned(), title.clone()));
    found.extend(guess::fields(kind, &title));
    let mut fields: Vec<(String, String)> = Vec::new();
    for (key, value) in found {
        let value = value.trim();
        if fields.iter().any(|(known, _)| *known == key) || (value.is_empty() && key != "标题") {
            continue;
        }
        let field = Common::FIELDS.iter().chain(kind.fields).find(|field| field.label == key);
        match field.map(|field| yaml(field, value)) {
            Some(Some(yaml)) => fields.push((key, yaml)),
            _ => draft.note(
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
pub(crate) fn front_matter(fields: &[(String, String)]) -> String {
    let lines: String = fields.iter().map(|(key, value)| format!("{key}: {value}\n")).collect();
    format!("---\n{lines}草稿: true  # 核对后删去这一行，才会发布\n---\n")
}

/// A value as YAML; none when it does not fit the field.
fn yaml(field: &Field, value: &str) -> Option<String> {
    // A JSON string is a YAML string.
    let quoted = |value: &str| serde_json::Value::from(value).to_string();
    match field.shape {
        Shape::Text | Shape::Lines(_) => Some(quoted(value)),
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
fn take_top(draft: &mut DraftDocument, found: &mut Vec<(String, String)>) {
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
fn remove_title(draft: &mut DraftDocument, title: &str) {
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
fn date_below(draft: &DraftDocument) -> Option<String> {
    draft.blocks.iter().rev().take(6).find_map(|block| {
        let line = text(block.runs());
        let line = line.lines().map(str::trim).rfind(|line| !line.is_empty())?;
        let date = dates::date(line)?;
        // Nothing but the date stands there.
        (line.chars().count() <= 13 && line.ends_with('日')).then(|| date.to_string())
    })
}
