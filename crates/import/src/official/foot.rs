//! What stands below a document and is no part of it: 抄送, the office and day of printing, the note that it is disclosed.

use super::words::squeezed;
use crate::model::{Block, DraftDocument, text};
use gongbao_base::date::Date;
use gongbao_content::dates;

/// How many blocks from the end the foot may begin.
const REACH: usize = 12;

/// Takes the foot out and tells it; gives the day of printing.
pub(super) fn take(draft: &mut DraftDocument) -> Option<Date> {
    let mut printed = None;
    let mut taken: Vec<String> = Vec::new();
    let start = draft.blocks.len().saturating_sub(REACH);
    for at in (start.max(1)..draft.blocks.len()).rev() {
        let lines = lines(&draft.blocks[at]);
        if lines.is_empty() || !lines.iter().all(|line| is_foot(line)) || at == 0 {
            continue;
        }
        for line in lines.iter().rev() {
            if squeezed(line).contains("印发") {
                printed = printed.or_else(|| dates::date(line));
            }
            taken.push(line.clone());
        }
        draft.blocks.remove(at);
    }
    if !taken.is_empty() {
        taken.reverse();
        draft.note(
            format!("版记等没有带过来：{}", taken.join("；")),
            format!("the foot was left out: {}", taken.join("; ")),
        );
    }
    printed
}

/// The lines of a paragraph, or the cells of a table.
fn lines(block: &Block) -> Vec<String> {
    let all = match block {
        Block::Table(table) => {
            let cells = table.rows.iter().map(|row| {
                let mut cells: Vec<String> = row.iter().map(|cell| text(cell)).collect();
                cells.dedup();
                cells.join("　")
            });
            cells.collect::<Vec<_>>().join("\n")
        }
        Block::Paragraph(runs) | Block::Aligned(_, runs) | Block::Heading(_, runs) => text(runs),
        Block::Item(..) | Block::Quote(_) => return Vec::new(),
    };
    all.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect()
}

fn is_foot(line: &str) -> bool {
    const STARTS: [&str; 9] =
        ["抄送", "抄报", "分送", "主题词", "发送", "报送：", "共印", "（共印", "校对："];
    let plain = squeezed(line);
    let printed =
        plain.trim_end_matches(['。', '）']).ends_with("印发") && dates::date(&plain).is_some();
    let starts =
        STARTS.iter().any(|start| plain.starts_with(start)) && plain.chars().count() <= 200;
    starts || (printed && plain.chars().count() <= 60) || is_disclosed(&plain)
}

/// 此件主动公开, and other ways of saying that a document is published.
fn is_disclosed(plain: &str) -> bool {
    let words = plain.trim_matches(['（', '）', '(', ')', '。', '【', '】']);
    let words = words.trim_start_matches("此件").trim_start_matches("本件");
    let value = words.rsplit(['：', ':']).next().unwrap_or(words);
    let label = words.strip_suffix(value).unwrap_or_default().trim_end_matches(['：', ':']);
    let known =
        ["", "公开方式", "公开属性", "信息公开属性", "公开类别", "信息公开选项", "公开形式"];
    matches!(value, "主动公开" | "公开发布" | "公开") && known.contains(&label) && !plain.eq("公开")
}
