//! Figures of the prose, offered as 数据: written once there, the text refers to them.

use crate::{
    front_matter::{DraftField, FieldOrigin},
    model::{Block, DraftDocument, text},
    question::{AnswerShape, Question},
};
use gongbao_base::finding::Message;

/// A number of the prose with what it counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FoundFigure {
    /// What the text calls it by.
    id: String,
    /// What it counts, as it stands before the number.
    label: String,
    value: String,
    unit: &'static str,
}

/// Units of figures, the longer ones before their beginnings.
const UNITS: [&str; 22] = [
    "万人次",
    "万元",
    "万件",
    "万条",
    "人次",
    "件次",
    "个月",
    "件",
    "条",
    "次",
    "篇",
    "份",
    "场",
    "期",
    "宗",
    "起",
    "项",
    "家",
    "名",
    "人",
    "个",
    "%",
];

/// The longest name of a figure, in characters.
const LABEL: usize = 24;
/// How many figures are offered.
const MANY: usize = 60;

/// Offers the figures of the prose as 数据; those that become it.
pub(super) fn offer(draft: &mut DraftDocument, fields: &mut Vec<DraftField>) -> Vec<FoundFigure> {
    let prose: Vec<String> = draft.blocks.iter().filter_map(prose).collect();
    let all = prose.join("\n");
    let mut found: Vec<FoundFigure> = Vec::new();
    for line in &prose {
        for figure in figures(line) {
            let phrase = figure.phrase();
            // What stands there twice cannot be referred to for certain.
            if all.matches(&phrase).count() == 1 && found.len() < MANY {
                found.push(FoundFigure { id: format!("n{}", found.len() + 1), ..figure });
            }
        }
    }
    if found.is_empty() {
        return found;
    }
    let read: Vec<String> = found.iter().map(FoundFigure::phrase).collect();
    let place = Message::new("正文", "the prose");
    let question = Question {
        id: "figures".to_owned(),
        field: "数据".to_owned(),
        read: Some(read.join("；")),
        place: place.clone(),
        shape: AnswerShape::Choice,
        choices: vec!["不要".to_owned(), "全部".to_owned()],
        reason: Message::new(
            format!("正文里有{}个数可以列成“数据”，在页面上成表，与历年比较", found.len()),
            format!(
                "{} number(s) of the prose can become figures, with a table of years",
                found.len()
            ),
        ),
    };
    let wanted = draft.inquiry.offer(question, |answer| match answer {
        "全部" => Some(true),
        "不要" => Some(false),
        _ => None,
    });
    if wanted != Some(true) {
        return Vec::new();
    }
    let yaml: String = found.iter().map(FoundFigure::yaml).collect();
    fields.push(DraftField {
        key: "数据",
        name: "figures",
        value: read.join("；"),
        origin: FieldOrigin::Read,
        place,
        yaml,
    });
    found
}

/// The text with its figures referred to.
pub(crate) fn refer(text: String, figures: &[FoundFigure]) -> String {
    figures.iter().fold(text, |text, figure| {
        let phrase = figure.phrase();
        if text.matches(&phrase).count() != 1 {
            return text;
        }
        text.replacen(&phrase, &format!("{}{{{{{}}}}}", figure.label, figure.id), 1)
    })
}

impl FoundFigure {
    /// As the text has it.
    fn phrase(&self) -> String {
        format!("{}{}{}", self.label, self.value, self.unit)
    }

    fn yaml(&self) -> String {
        let label = serde_json::Value::from(self.label.as_str());
        let unit = serde_json::Value::from(self.unit);
        format!("\n  - {{编号: {}, 名称: {label}, 数值: {}, 单位: {unit}}}", self.id, self.value)
    }
}

fn prose(block: &Block) -> Option<String> {
    match block {
        Block::Paragraph(runs) | Block::Item(_, _, runs) => Some(text(runs)),
        Block::Heading(..) | Block::Aligned(..) | Block::Quote(_) | Block::Table(_) => None,
    }
}

/// The figures of a line: a name, a number, a unit.
fn figures(line: &str) -> Vec<FoundFigure> {
    let mut found = Vec::new();
    let mut rest = 0;
    while let Some(start) = line[rest..].find(|c: char| c.is_ascii_digit()).map(|at| rest + at) {
        let digits = line[start..].find(|c: char| !c.is_ascii_digit() && c != '.');
        let end = digits.map_or(line.len(), |long| start + long);
        rest = end;
        let value = line[start..end].trim_end_matches('.');
        let Some(unit) = UNITS.iter().find(|unit| line[end..].starts_with(**unit)) else {
            continue;
        };
        let label = label(&line[..start]);
        let leading = value.starts_with('0') && value.len() > 1 && !value.starts_with("0.");
        let whole = value.matches('.').count() < 2 && start + value.len() == end && !leading;
        if label.chars().count() >= 2 && whole {
            let (label, value) = (label.to_owned(), value.to_owned());
            found.push(FoundFigure { id: String::new(), label, value, unit });
        }
    }
    found
}

/// The words before a number, back to the last mark; none for an ordinal or a number that goes on.
fn label(before: &str) -> &str {
    let words =
        before.rsplit(|c: char| !c.is_alphabetic() || c.is_ascii()).next().unwrap_or_default();
    if words.ends_with(['第', '约', '近', '超', '余']) {
        return "";
    }
    let long = words.chars().count();
    let from = words.char_indices().nth(long.saturating_sub(LABEL)).map_or(0, |(at, _)| at);
    let words = &words[from..];
    ["其中", "全年", "年内", "共计", "年"]
        .iter()
        .fold(words, |words, start| words.strip_prefix(start).unwrap_or(words))
}

#[cfg(test)]
mod tests {
    use super::{figures, refer};

    #[test]
    fn numbers_of_the_prose_are_found_with_their_names() {
        let line =
            "2023年，全年主动公开信息42条，其中工作动态28条，收费0.5万元，第3次会议，约5件。";
        let found: Vec<String> = figures(line).iter().map(super::FoundFigure::phrase).collect();
        assert_eq!(found, ["主动公开信息42条", "工作动态28条", "收费0.5万元"]);
    }

    #[test]
    fn the_text_refers_to_them() {
        let mut figure = figures("主动公开信息42条").remove(0);
        figure.id = "n1".to_owned();
        assert_eq!(
            refer("全年主动公开信息42条。".to_owned(), &[figure]),
            "全年主动公开信息{{n1}}。"
        );
    }
}
