//! What of a Word document is left where it is, and told: changes, comments, hidden text, other files, heads and feet of pages.

use crate::model::DraftDocument;
use gongbao_office::{
    ReadGap,
    docx::wordml,
    opc::{OpcPackage, XmlElement},
};

/// Notes what stands in the file and was left where it is.
pub(super) fn note_left_out(
    package: &OpcPackage,
    tree: &XmlElement,
    draft: &mut DraftDocument,
) -> Result<(), ReadGap> {
    let (mut changes, mut hidden, mut chunks) = (0, 0, 0);
    tree.each(&mut |element| {
        changes += usize::from(wordml::is_text_change(element));
        hidden += usize::from(wordml::is_hidden(element));
        chunks += usize::from(&*element.name == "altChunk");
    });
    if changes > 0 {
        draft.note(
            format!("{changes}处修订已按“全部接受”处理"),
            format!("{changes} tracked change(s) were taken as accepted"),
        );
    }
    if chunks > 0 {
        draft.note(
            format!("正文里嵌有另外{chunks}个文件的内容，没有带过来：请在 Word 里打开原文件另存一次，再导入"),
            format!("the text of {chunks} other file(s) inside was left out: open and save the file in Word, then import it again"),
        );
    }
    if hidden > 0 {
        draft.note(
            format!("{hidden}处隐藏文字没有带过来"),
            format!("{hidden} hidden text(s) were left out"),
        );
    }
    if let Some(comments) = package.tree("word/comments.xml")?
        && comments.elements().next().is_some()
    {
        let count = comments.elements().count();
        draft.note(format!("{count}条批注没有带过来"), format!("{count} comment(s) were left out"));
    }
    let margins = margins(package)?;
    if !margins.is_empty() {
        draft.note(
            format!("页眉页脚没有带过来：{}", margins.join("；")),
            format!("heads and feet of pages were left out: {}", margins.join("; ")),
        );
    }
    Ok(())
}

/// The texts of the heads and feet of pages, each once.
fn margins(package: &OpcPackage) -> Result<Vec<String>, ReadGap> {
    let mut margins = Vec::new();
    for name in package
        .below("word/")
        .filter(|name| name.starts_with("word/header") || name.starts_with("word/footer"))
    {
        let Some(tree) = package.tree(name)? else { continue };
        let mut words = String::new();
        tree.each(&mut |element| {
            if &*element.name == "t" {
                words.push_str(&element.text());
            }
        });
        let words = words.trim().to_owned();
        if !words.is_empty() && !margins.contains(&words) {
            margins.push(words);
        }
    }
    Ok(margins)
}
