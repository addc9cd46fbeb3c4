//! What is hidden in an attachment, its comments and changes, the files inside it (PII-09).

use gongbao_base::{
    codes,
    finding::{Finding, Message, Place},
};
use gongbao_office::{Fact, FileContents};

codes! {
    HIDDEN_CONTENT = "PII-09" Error "附件含隐藏内容、批注或修订" "an attachment with hidden content, comments or changes"
        "附件里隐藏的工作表、行、列、文字，以及批注、修订、嵌入的原始文件，下载的人都能打开。公开前删净。"
        "Whoever downloads a file can open its hidden sheets, rows, columns and texts, its comments, changes and files inside. Remove them first (Disclosure Regulations art. 15, Personal Information Protection Law art. 25)."
        S "政府信息公开条例第十五条；个人信息保护法第二十五条";
}

pub(crate) fn check(path: &str, contents: &FileContents) -> Option<Finding> {
    let said: Vec<Message> = contents
        .facts
        .iter()
        .filter_map(|fact| {
            let (zh, en) = match fact {
                Fact::HiddenSheet(name) => {
                    (format!("隐藏的工作表“{name}”"), format!("the hidden sheet `{name}`"))
                }
                Fact::HiddenRows(sheet, n) => (
                    format!("工作表“{sheet}”里隐藏的{n}行"),
                    format!("{n} hidden row(s) of sheet `{sheet}`"),
                ),
                Fact::HiddenColumns(sheet, n) => (
                    format!("工作表“{sheet}”里隐藏的{n}列"),
                    format!("{n} hidden column(s) of sheet `{sheet}`"),
                ),
                Fact::HiddenText(n) => (format!("隐藏文字{n}处"), format!("{n} hidden text(s)")),
                Fact::Comments(n) => (format!("批注{n}条"), format!("{n} comment(s)")),
                Fact::Changes(n) => (format!("修订{n}处"), format!("{n} tracked change(s)")),
                Fact::Embedded(n) => {
                    (format!("嵌入的文件{n}个"), format!("{n} file(s) inside the file"))
                }
                Fact::Property(..) | Fact::AiLabel(_) | Fact::Gps(_) => return None,
            };
            Some(Message { zh, en })
        })
        .collect();
    if said.is_empty() {
        return None;
    }
    let zh: Vec<&str> = said.iter().map(|text| text.zh.as_str()).collect();
    let en: Vec<&str> = said.iter().map(|text| text.en.as_str()).collect();
    Some(
        Finding::new(&HIDDEN_CONTENT, Place::file(path))
            .says(
                format!("附件里有看不见的内容：{}", zh.join("、")),
                format!("the file holds what is not seen: {}", en.join(", ")),
            )
            .help(
                "在原文件里删去隐藏内容、批注和修订再换上；或只公开转成的 PDF",
                "remove what is hidden and the comments, accept or reject all changes, save and put the new file here; a PDF made from it is safest",
            ),
    )
}
