//! The official block at the head of a document: index number, document number, issuer, dates, as tables or lines have them.
//!
//! The labels are those of gov.cn and of Guangdong's disclosure platform (standards 0.2 and 3.2 [S]).

use super::{
    blocks::{Block, Draft, Table, text},
    dates, outline,
};
use crate::content::{
    fields::{Field, Shape},
    kinds::{Kind, common::Common},
};

/// How official blocks name a field, and its key here.
const LABELS: [(&str, &str); 37] = [
    ("标题", "标题"),
    ("名称", "标题"),
    ("文件名称", "标题"),
    ("信息名称", "标题"),
    ("索引号", "索引号"),
    ("索取号", "索引号"),
    ("文号", "文号"),
    ("发文字号", "文号"),
    ("文件编号", "文号"),
    ("发布机构", "发布机构"),
    ("发文机关", "发布机构"),
    ("发文单位", "发布机构"),
    ("发布单位", "发布机构"),
    ("制发机关", "发布机构"),
    ("发布机关", "发布机构"),
    ("成文日期", "成文日期"),
    ("生成日期", "成文日期"),
    ("印发日期", "成文日期"),
    ("发文日期", "成文日期"),
    ("发布日期", "发布日期"),
    ("发布时间", "发布日期"),
    ("公开日期", "发布日期"),
    ("公开时间", "发布日期"),
    ("施行日期", "施行日期"),
    ("实施日期", "施行日期"),
    ("生效日期", "施行日期"),
    ("失效日期", "失效日期"),
    ("废止日期", "失效日期"),
    ("主题分类", "主题分类"),
    ("分类", "主题分类"),
    ("体裁", "体裁"),
    ("体裁分类", "体裁"),
    ("内容概述", "内容概述"),
    ("主题词", "关键词"),
    ("关键词", "关键词"),
    ("来源", "来源"),
    ("信息来源", "来源"),
];

/// Labels of a block that say nothing about the document.
const NOISE: [&str; 14] = [
    "浏览次数",
    "浏览量",
    "访问次数",
    "阅读",
    "点击数",
    "点击率",
    "字体",
    "字号",
    "分享",
    "分享到",
    "打印",
    "作者",
    "编辑",
    "责任编辑",
];

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
/// A value of an official block is no longer, in characters.
const VALUE: usize = 300;

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

/// A label without the space between its characters and the colon after it.
fn key(label: &str) -> Option<&'static str> {
    let plain: String = label.chars().filter(|c| !c.is_whitespace()).collect();
    let plain = plain.trim_matches(|c| matches!(c, '：' | ':' | '【' | '】' | '[' | ']'));
    LABELS.iter().find(|(known, _)| *known == plain).map(|(_, key)| *key)
}

fn is_noise(label: &str) -> bool {
    let plain: String = label.chars().filter(|c| !c.is_whitespace()).collect();
    NOISE.contains(&plain.trim_end_matches(['：', ':']))
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

/// The pairs of a table that is an official block: at least two known labels, each with its value beside it.
fn of_table(table: &Table) -> Option<Vec<(String, String)>> {
    let mut pairs = Vec::new();
    let mut known = 0;
    for row in &table.rows {
        let mut cells: Vec<String> =
            row.iter().map(|cell| text(cell).replace('\n', " ").trim().to_owned()).collect();
        // A merged cell stands there several times.
        cells.dedup();
        let mut cells = cells.into_iter().peekable();
        while let Some(cell) = cells.next() {
            let name = key(&cell);
            if cell.is_empty() {
                continue;
            }
            if let Some(more) = of_line(&cell).filter(|_| name.is_none()) {
                known += more.len();
                pairs.extend(more);
                continue;
            }
            let value = cells.next_if(|next| key(next).is_none()).unwrap_or_default();
            if value.chars().count() > VALUE || cell.chars().count() > 20 {
                return None;
            }
            known += usize::from(name.is_some());
            if !is_noise(&cell) {
                let label = cell.trim_end_matches(['：', ':']).to_owned();
                pairs.push((name.map_or(label, str::to_owned), value));
            }
        }
    }
    (known >= 2).then_some(pairs)
}

/// The pairs of a line such as `发布日期：2023-11-28　来源：某街道`; none when it is no such line.
fn of_line(line: &str) -> Option<Vec<(String, String)>> {
    let line = line.trim();
    if is_document_number(line) {
        return Some(vec![("文号".to_owned(), line.to_owned())]);
    }
    if line.chars().count() > VALUE {
        return None;
    }
    // Where a known label begins, with the colon after it.
    let mut starts: Vec<(usize, usize, &str)> = Vec::new();
    for (colon, mark) in line.match_indices(['：', ':']) {
        let before = &line[..colon];
        let from = starts.last().map_or(0, |(_, end, _)| *end);
        let words = before.get(from..).unwrap_or_default();
        let label = words
            .char_indices()
            .map(|(at, _)| &words[at..])
            .find(|label| key(label).is_some() || is_noise(label));
        match label {
            Some(label) => starts.push((colon - label.len(), colon + mark.len(), label)),
            None if starts.is_empty() => return None,
            // A colon inside a value, as in a time.
            None => {}
        }
    }
    let first = starts.first()?;
    if first.0 != 0 || !starts.iter().any(|(_, _, label)| key(label).is_some()) {
        return None;
    }
    let ends = starts.iter().skip(1).map(|(start, ..)| *start).chain([line.len()]);
    let pairs = starts.iter().zip(ends).filter_map(|((_, from, label), to)| {
        let value = line.get(*from..to)?.trim();
        Some((key(label)?.to_owned(), value.to_owned()))
    });
    Some(pairs.collect())
}

/// 穗府〔2023〕5号, standing alone.
fn is_document_number(line: &str) -> bool {
    let plain: String = line.chars().filter(|c| !c.is_whitespace()).collect();
    let Some((office, rest)) = plain.split_once(['〔', '［', '[']) else { return false };
    let Some((year, number)) = rest.split_once(['〕', '］', ']']) else { return false };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    (1..=20).contains(&office.chars().count())
        && office.chars().all(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
        && year.len() == 4
        && digits(year)
        && number.strip_suffix('号').is_some_and(digits)
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

#[cfg(test)]
mod tests {
    use super::{is_document_number, of_line};

    #[test]
    fn lines_of_labels_are_read() {
        let pairs = |line: &str| {
            of_line(line).map(|pairs| {
                pairs
                    .into_iter()
                    .map(|(key, value)| format!("{key}={value}"))
                    .collect::<Vec<_>>()
                    .join(" ")
            })
        };
        assert_eq!(
            pairs("发布日期：2023-11-28 09:30　来源：某街道　浏览次数：5").unwrap(),
            "发布日期=2023-11-28 09:30 来源=某街道"
        );
        assert_eq!(pairs("索 引 号：11440111/2023-00001").unwrap(), "索引号=11440111/2023-00001");
        assert_eq!(pairs("穗府〔2023〕5号").unwrap(), "文号=穗府〔2023〕5号");
        for line in [
            "各社区：",
            "工作要求如下：一是宣传",
            "联系电话：020-12345678",
            "按照穗府〔2023〕5号执行",
        ] {
            assert_eq!(pairs(line), None, "{line}");
        }
        assert!(!is_document_number("〔2023〕5号"));
    }
}
