//! Marks of secrecy in texts as Markdown writes them.

use crate::memory;

/// How many marks are found in a notice with this text.
fn found(front: &str, body: &str) -> usize {
    let text = format!("---\ntitle: 通知\npublished: 2024-01-02\n{front}---\n{body}\n");
    let files = [("content/notices/a.md".to_owned(), text.into_bytes())];
    memory::findings(&files).iter().filter(|finding| finding.code == "SECRET-01").count()
}

#[test]
fn marks_are_found_as_they_are_read() {
    for text in [
        "机密★一年",
        "**密级：秘密**",
        "> 此件不公开",
        "机&nbsp;密",
        "机**密**&#9733;5年",
        "正文。\n\n内部资料　注意保存\n\n正文。",
        "# 机密",
        "- 内部资料，不得外传",
        "[机密★5年](https://example.com/)",
        "正文。\n\n- 事项一\n- 涉密\n- 事项三",
        "详见[公开方**式： **不公开](https://example.com/)。",
        "请各社区落实。（此件不公开）",
        "| 公开方式 | 不予公开 |\n|---|---|\n| 发布日期 | 2024年 |",
        "| 机密★5年 |\n|---|\n| 甲 |",
    ] {
        assert_eq!(found("", text), 1, "{text}");
    }
    assert_eq!(found("summary: 机密★5年\n", "正文。"), 1);
    assert_eq!(found("summary: \"\\u79D8\\u5BC6\"\n", "正文。"), 1);
}

#[test]
fn texts_about_secrecy_pass() {
    for text in [
        "| （三）不予公开 | 1.属于国家秘密 | 0 |\n|---|---|---|\n| 不予公开 | 涉密 | 3 |",
        "## 不予公开",
        "- 依申请公开",
        "国家秘密不得公开。",
        "此件主动公开",
        "特急",
        "公开方式：主动公开",
        "- 国家秘密\n- 商业秘密",
        "有下列情形之一的，不公开：\n\n- 涉密\n- 涉及个人隐私",
        "- 主动公开\n- 依申请公开\n- 不予公开",
        "严格执行《中华人民共和国保守国家秘密法》，落实保密审查。",
    ] {
        assert_eq!(found("", text), 0, "{text}");
    }
}
