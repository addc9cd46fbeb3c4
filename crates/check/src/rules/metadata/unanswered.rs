//! What an import asked and nobody answered (FIELD-09).

use crate::source_file::SourceFile;
use gongbao_base::{code::OWN, codes, finding::Finding};
use gongbao_content::front_matter;

codes! {
    UNANSWERED = "FIELD-09" Error "导入时的问题还没有回答" "a question of the import is open"
        "导入文件时拿不准的项留空，旁边写着“待答”。查明后填写，或确实没有就把这一行删去；没有回答的不能发布。"
        "What an import was not sure of stays empty and is marked 待答. Fill it in, or remove the line when there is nothing to say."
        O OWN;
}

/// What marks an empty field.
pub(super) const MARK: &str = "# 待答：";

pub(crate) fn check(file: &SourceFile<'_>) -> Vec<Finding> {
    let Ok(parts) = front_matter::split(file.path, file.text) else { return Vec::new() };
    let lines = (parts.front_line..).zip(parts.front.lines());
    let open = lines.filter_map(|(number, line)| {
        let finding = Finding::new(&UNANSWERED, file.place(number, line, 0..line.len()));
        // What is asked about the text is a line of its own.
        if let Some(question) = line.trim_start().strip_prefix(MARK) {
            let question = question.trim();
            return Some(
                finding
                    .says(format!("还没有回答：{question}"), format!("still open: {question}"))
                    .help("查明、改好后删去这一行", "look, mend it, and remove the line"),
            );
        }
        let (key, rest) = line.split_once(':')?;
        let question = rest.trim_start().strip_prefix(MARK)?.trim();
        let key = key.trim();
        Some(
            finding
                .says(
                    format!("“{key}”还没有填：{question}"),
                    format!("`{key}` is still empty: {question}"),
                )
                .help(
                    format!("查明后填写“{key}”；确实没有的，删去这一行"),
                    format!("fill in `{key}`, or remove the line when there is nothing to say"),
                ),
        )
    });
    open.collect()
}
