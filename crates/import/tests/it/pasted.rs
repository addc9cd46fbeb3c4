//! Pasted text and texts in files: a line a paragraph, broken lines, marks of Markdown, spaces and half-width marks.

use super::support::{field, notice_of, text};

fn body(pasted: &str) -> String {
    let found = notice_of("粘贴.txt", pasted.as_bytes()).unwrap();
    text(&found).rsplit_once("---\n").unwrap().1.to_owned()
}

#[test]
fn a_line_is_a_paragraph() {
    let pasted = "关于防汛的通知\n各社区：\n　　汛期将至，请做好准备，确保人员、物资、责任三落实，不得有误。\n　　二是加强值守。\n　　一、备足物资\n　　（一）清点\n";
    assert_eq!(
        body(pasted),
        "各社区：\n\n汛期将至，请做好准备，确保人员、物资、责任三落实，不得有误。\n\n二是加强值守。\n\n## 一、备足物资\n\n### （一）清点\n"
    );
}

#[test]
fn lines_that_were_broken_at_a_width_are_put_together() {
    let pasted = "关于防汛的通知\n各社区：\n    汛期将至，请各社区按照街道统一部署做好\n准备，确保人员、物资、责任三个方面都落实到\n位，不得有误。\n    特此通知。\n";
    assert_eq!(
        body(pasted),
        "各社区：\n\n汛期将至，请各社区按照街道统一部署做好准备，确保人员、物资、责任三个方面都落实到位，不得有误。\n\n特此通知。\n"
    );
}

#[test]
fn a_list_of_short_lines_stays_a_list() {
    let pasted = "某某街道社区名单公示\n东街社区\n西街社区\n南街社区\n北街社区\n";
    assert_eq!(body(pasted), "东街社区\n\n西街社区\n\n南街社区\n\n北街社区\n");
}

#[test]
fn the_marks_of_markdown_are_understood() {
    let pasted = "# 防汛的通知\n\n## 一、要求\n\n请**务必**到位，电话138****0000。\n\n- 甲\n- 乙\n";
    let found = notice_of("粘贴.txt", pasted.as_bytes()).unwrap();
    assert_eq!(field(&found, "标题"), "防汛的通知");
    assert!(text(&found).contains("## 一、要求\n"), "{}", text(&found));
    assert!(text(&found).contains("- 甲\n- 乙\n"), "{}", text(&found));
}

#[test]
fn what_is_mended_is_told() {
    let pasted = "关于防汛的通知\n各 社 区：\n　　坚持 以人民为中心的思想,落实\"一岗双责\"。\n";
    let found = notice_of("粘贴.txt", pasted.as_bytes()).unwrap();
    assert!(text(&found).contains("坚持以人民为中心的思想，落实“一岗双责”。"), "{}", text(&found));
    assert!(
        found.notes.iter().any(|note| note.zh.starts_with("粘贴的文字里改了")),
        "{:?}",
        found.notes
    );
}

#[test]
fn text_in_gbk_is_read() {
    let (bytes, _, _) = encoding_rs::GBK.encode("关于防汛的通知\n各社区：\n　　请做好准备。\n");
    let found = notice_of("通知.txt", &bytes).unwrap();
    assert_eq!(field(&found, "标题"), "关于防汛的通知");
}
