//! Small changes, as a careful person would write them.

#![allow(clippy::unwrap_used, reason = "tests")]

use gongbao_content::kinds::Kind;
use gongbao_editing::{
    blocks::{BlockChange, compose, prose, read},
    front_matter,
};
use serde_json::{Map, Value, json};

fn change(value: Value) -> Map<String, Value> {
    value.as_object().unwrap().clone()
}

#[test]
fn a_key_changes_its_line_only() {
    let tables = Kind::named("notice").unwrap().tables();
    let front = "# 说明\n标题: \"甲\"  # 必填\n文号: 街办〔2024〕1号\n关键词: [一, 二]\n附件:\n  # 第一个\n  - 文件: a.pdf\n    名称: 甲\n草稿: true  # 写完删去\n";
    let set = |value| front_matter::set(front, &tables, &change(value)).unwrap();
    assert_eq!(set(json!({})), front);
    assert_eq!(set(json!({ "title": "乙" })), front.replace("\"甲\"  #", "\"乙\"  #"));
    assert_eq!(set(json!({ "keywords": ["一", "三"] })), front.replace("二", "三"));
    assert_eq!(set(json!({ "draft": null })), front.replace("草稿: true  # 写完删去\n", ""));
    assert_eq!(
        set(json!({ "attachments": [{ "file": "a.pdf", "title": "乙" }] })),
        front.replace("名称: 甲", "名称: 乙")
    );
    assert_eq!(
        set(
            json!({ "attachments": [{ "file": "a.pdf", "title": "甲" }, { "file": "b.pdf", "title": "丙: 丁" }] })
        ),
        front.replace("    名称: 甲\n", "    名称: 甲\n  - 文件: b.pdf\n    名称: \"丙: 丁\"\n")
    );
    assert_eq!(set(json!({ "category": "policy" })), front.to_owned() + "类别: 政策文件\n");
    assert_eq!(
        set(json!({ "published": "2024-01-02" })),
        front.replace("文号:", "发布日期: 2024-01-02\n文号:")
    );
}

#[test]
fn a_paragraph_changes_its_line_only() {
    let body = "\n第一段，\n分成两行。\n\n## 二、标题\n第二段。\n\n| 甲 | 乙 |\n|---|--:|\n| 1 | 2 |\n|3|4|\n\n- 一\n- 二\n\n　　尾段。\n　　街道\n";
    let blocks = read(body);
    assert_eq!(blocks.len(), 7, "{blocks:?}");
    let kept = || (0..blocks.len()).map(BlockChange::Kept).collect::<Vec<_>>();
    assert_eq!(compose(body, &kept()), body);
    let with = |at: usize, change: &dyn Fn(String) -> String| {
        let mut changes = kept();
        let node = prose::node(blocks[at].block.as_ref().unwrap()).unwrap();
        let node = serde_json::from_str(&change(node.to_string())).unwrap();
        changes[at] = BlockChange::Block(Some(at), prose::block(&node).unwrap());
        compose(body, &changes)
    };
    assert_eq!(with(2, &|node| node.replace("第二段", "改过")), body.replace("第二段", "改过"));
    assert_eq!(with(3, &|node| node.replace('4', "5")), body.replace("|3|4|", "| 3 | 5 |"));
    assert_eq!(with(4, &|node| node.replace('二', "三")), body.replace("- 二", "- 三"));
    assert_eq!(with(5, &|node| node.replace("尾", "末")), body.replace("尾", "末"));
    assert_eq!(
        with(0, &|node| node.replace("分成", "合成")),
        body.replace("第一段，\n分成", "第一段，合成")
    );
}
