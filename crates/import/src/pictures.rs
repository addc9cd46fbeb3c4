//! What pictures show: asked where the file does not say it, or says only what a program wrote.

use crate::{
    model::{Block, DraftDocument, InlineRun, RunContent, text},
    question::{AnswerShape, Question},
};
use gongbao_base::{finding::Message, text::cut};

/// Asks for the description of each picture that has none.
pub(crate) fn ask_descriptions(draft: &mut DraftDocument) {
    for index in 0..draft.pictures.len() {
        let alt = draft.pictures[index].alt.trim().to_owned();
        if says_something(&alt) {
            continue;
        }
        let number = index + 1;
        let question = Question {
            id: format!("picture-{number}"),
            field: format!("图片{number}的文字说明"),
            read: (!alt.is_empty()).then_some(alt),
            place: place(draft, index),
            shape: AnswerShape::Text,
            choices: Vec::new(),
            reason: Message::new(
                "图片没有文字说明，看不见图片的人不知道它是什么",
                "the picture has no description for those who cannot see it",
            ),
        };
        let answer =
            draft.inquiry.ask(question, |answer| says_something(answer).then(|| answer.to_owned()));
        draft.pictures[index].alt = answer.unwrap_or_default();
    }
}

/// Whether a description is one: not a file's name, and not what Word or WPS writes by itself.
fn says_something(alt: &str) -> bool {
    const MADE: [&str; 6] = ["图片", "图像", "image", "picture", "img", "未命名"];
    let lower = alt.to_lowercase();
    let rest = MADE.iter().find_map(|word| lower.strip_prefix(word)).unwrap_or(&lower);
    let named = rest.chars().any(|c| c.is_alphabetic());
    let file =
        [".png", ".jpg", ".jpeg", ".gif", ".bmp", ".webp"].iter().any(|end| lower.ends_with(end));
    let made = lower.contains("自动生成") || lower.contains("automatically generated");
    named && !file && !made
}

/// The text that a picture stands in or after.
fn place(draft: &DraftDocument, index: usize) -> Message {
    let shows =
        |runs: &[InlineRun]| runs.iter().any(|run| run.content == RunContent::Picture(index));
    let holds = |block: &Block| match block {
        Block::Table(table) => table.rows.iter().flatten().any(|cell| shows(cell)),
        block => shows(block.runs()),
    };
    let at = draft.blocks.iter().position(holds).unwrap_or_default();
    let words = draft.blocks[..(at + 1).min(draft.blocks.len())]
        .iter()
        .rev()
        .map(|block| text(block.runs()).replace('\n', " "))
        .find(|text| !text.trim().is_empty());
    match words {
        Some(words) => {
            let words = cut(words.trim(), 30);
            Message::new(format!("“{words}”处或其后"), format!("at or after `{words}`"))
        }
        None => Message::new("开头", "the top"),
    }
}

#[cfg(test)]
mod tests {
    use super::says_something;

    #[test]
    fn descriptions_that_programs_write_are_none() {
        for none in [
            "",
            "图片",
            "图片 1",
            "Picture 3",
            "IMG_2034.jpg",
            "image1",
            "一张人的图片 描述已自动生成",
        ] {
            assert!(!says_something(none), "{none}");
        }
        for some in ["服务站外景", "图片展示的服务流程", "办事流程图"] {
            assert!(says_something(some), "{some}");
        }
    }
}
