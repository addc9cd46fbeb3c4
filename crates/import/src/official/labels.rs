//! Labels and values of an official block, in a table or in a line.
//!
//! The labels are those of gov.cn and of Guangdong's disclosure platform (standards 0.2 and 3.2 [S]).

use crate::model::{TableBlock, text};

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

/// A value of an official block is no longer, in characters.
const VALUE: usize = 300;

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

/// The pairs of a table that is an official block: at least two known labels, each with its value beside it.
pub(super) fn of_table(table: &TableBlock) -> Option<Vec<(String, String)>> {
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
pub(super) fn of_line(line: &str) -> Option<Vec<(String, String)>> {
    let line = line.trim();
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

#[cfg(test)]
mod tests {
    use super::of_line;

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
        for line in [
            "各社区：",
            "工作要求如下：一是宣传",
            "联系电话：020-12345678",
            "按照穗府〔2023〕5号执行",
        ] {
            assert_eq!(pairs(line), None, "{line}");
        }
    }
}
