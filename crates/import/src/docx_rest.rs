//! What of a Word document is left where it is, and told: changes, comments, hidden text, heads and feet of pages.

use super::{blocks::Draft, docx_style::is_set};
use gongbao_office::{
    Gap,
    package::Package,
    xml::{Element, Node},
};

/// Tells what stands in the file and was left where it is.
pub(super) fn untold(package: &Package, tree: &Element, draft: &mut Draft) -> Result<(), Gap> {
    let (mut changes, mut hidden) = (0, 0);
    tree.each(&mut |element| {
        changes += usize::from(
            matches!(&*element.name, "ins" | "del" | "moveFrom" | "moveTo")
                && element.attribute("author").is_some(),
        );
        hidden += usize::from(&*element.name == "r" && is_set(element, &["rPr", "vanish"]));
    });
    if changes > 0 {
        draft.tell(
            format!("{changes}处修订已按“全部接受”处理"),
            format!("{changes} tracked change(s) were taken as accepted"),
        );
    }
    if hidden > 0 {
        draft.tell(
            format!("{hidden}处隐藏文字没有带过来"),
            format!("{hidden} hidden text(s) were left out"),
        );
    }
    if let Some(comments) = package.tree("word/comments.xml")?
        && comments.elements().next().is_some()
    {
        let count = comments.elements().count();
        draft.tell(format!("{count}条批注没有带过来"), format!("{count} comment(s) were left out"));
    }
    let mut margins = Vec::new();
    for name in package
        .below("word/")
        .filter(|name| name.starts_with("word/header") || name.starts_with("word/footer"))
    {
        let Some(tree) = package.tree(name)? else { continue };
        let mut words = String::new();
        tree.each(&mut |element| {
            if &*element.name == "t" {
                words.extend(element.children.iter().filter_map(|node| match node {
                    Node::Text(text) => Some(text.as_str()),
                    Node::Element(_) => None,
                }));
            }
        });
        let words = words.trim().to_owned();
        if !words.is_empty() && !margins.contains(&words) {
            margins.push(words);
        }
    }
    if !margins.is_empty() {
        draft.tell(
            format!("页眉页脚没有带过来：{}", margins.join("；")),
            format!("heads and feet of pages were left out: {}", margins.join("; ")),
        );
    }
    Ok(())
}
