//! What is a mark, in every shape and place, and what only speaks of secrecy.
#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "a test that cannot go on has failed"
)]

#[path = "../../office/tests/samples/mod.rs"]
mod samples;

use gongbao_secrecy::{MarkSetting, in_name, marks, row_marks};

/// Marks as documents bear them.
const STOP: [&str; 40] = [
    "绝密",
    "机密",
    "秘密",
    "绝密★",
    "机密★5年",
    "秘密★1年",
    "绝密★启用前",
    "机密☆长期",
    "秘密★六个月",
    "机密级",
    "密级：秘密",
    "密级：机密★5年",
    "密　级：绝密",
    "保密级别：内部",
    "机密5年",
    "内部资料 注意保存",
    "内部资料，注意保存",
    "内部资料，不得外传",
    "内部资料",
    "内部文件",
    "内部使用",
    "仅供内部使用",
    "禁止外传",
    "不得外传",
    "严禁外传",
    "涉密",
    "涉密文件",
    "不予公开",
    "不公开",
    "此件不公开",
    "此件不予公开",
    "此件依申请公开",
    "（此件不公开）",
    "公开方式：不予公开",
    "公开方式：依申请公开",
    "公开属性：不公开",
    "公开属性：依申请公开",
    "信息公开选项：依申请公开",
    "信息公开选项：不予公开",
    "是否公开：否",
];

/// What speaks of secrecy, or says that a document may go out.
const PASS: [&str; 52] = [
    "此件主动公开",
    "（此件公开发布）",
    "此件主动公开。",
    "公开方式：主动公开",
    "公开属性：主动公开",
    "信息公开选项：主动公开",
    "特急",
    "加急",
    "平急",
    "特急 某街办〔2024〕1号",
    "密级：无",
    "密级：公开",
    "密级：非密",
    "密级：",
    "公开方式：",
    "《中华人民共和国保守国家秘密法》",
    "保守国家秘密",
    "保密审查",
    "信息公开保密审查制度",
    "国家秘密",
    "商业秘密",
    "工作秘密管理办法",
    "不得泄露国家秘密、商业秘密和个人隐私。",
    "涉及国家秘密的，不予公开。",
    "属于国家秘密",
    "（三）不予公开",
    "1.属于国家秘密",
    "（一）绝密级国家秘密；",
    "国家秘密的密级分为绝密、机密、秘密三级。",
    "绝密、机密、秘密",
    "密级：□绝密 □机密 □秘密",
    "绝密级国家秘密是最重要的国家秘密，泄露会使国家安全和利益遭受特别严重的损害。",
    "标有“机密★5年”字样的文件",
    "“此件不公开”的标注",
    "密级标志为“密级★保密期限”。",
    "不予公开的理由",
    "不予公开决定书",
    "公开方式：主动公开、依申请公开、不予公开",
    "□主动公开 □依申请公开 □不予公开",
    "☑主动公开 □依申请公开 □不予公开",
    "主动公开（√） 依申请公开（ ） 不予公开（ ）",
    "依申请公开",
    "依申请公开指南",
    "政府信息公开申请不予公开情形",
    "涉密人员管理",
    "涉密信息系统",
    "本文件不涉密",
    "加强内部使用设备管理，严禁泄密。",
    "专门委员会可以决定举行秘密会议。",
    "应当注明公开方式：依申请公开的，逐级审批",
    "一、内部资料管理",
    "各单位应将内部资料注意保存。",
];

/// A mark as people write it: letter-spaced, in other widths, with what nobody sees.
fn shapes(mark: &str) -> Vec<String> {
    let joined = |between: &str| mark.chars().map(String::from).collect::<Vec<_>>().join(between);
    vec![
        mark.to_owned(),
        joined(" "),
        joined("\u{3000}"),
        joined("\u{200B}"),
        format!("　　{mark}　"),
        mark.replace('★', "☆").replace('：', ":"),
        mark.replace('5', "５").replace('，', ","),
        format!("【{mark}】"),
        format!("({mark})"),
        format!("000001\n{mark}\n特急"),
        format!("{mark}    特急"),
    ]
}

#[test]
fn every_mark_stops_in_every_shape() {
    for mark in STOP {
        for text in shapes(mark) {
            for setting in [MarkSetting::Paragraph, MarkSetting::Margin, MarkSetting::Page] {
                assert_eq!(marks(&text, setting).len(), 1, "{text:?} {setting:?}");
            }
        }
        assert!(in_name(&format!("关于工作的通知（{mark}）.docx")).is_some(), "{mark}");
    }
}

#[test]
fn what_speaks_of_secrecy_passes() {
    for text in PASS {
        for setting in
            [MarkSetting::Paragraph, MarkSetting::Heading, MarkSetting::Cell, MarkSetting::Page]
        {
            assert_eq!(marks(text, setting), [], "{text} {setting:?}");
        }
        let name = format!("{text}.docx");
        assert_eq!(in_name(&name), None, "{name}");
    }
}

#[test]
fn marks_stand_out_of_other_text() {
    for text in [
        "某某街道办事处文件 机密★5年",
        "索引号：1-2 公开方式：依申请公开 发布日期：2024年1月2日",
        "以上请认真贯彻执行。（此件不公开）",
        "关于开展工作的通知（秘密）",
        "【内部资料】某某街道工作简报",
        "本资料仅供内部使用，不得外传。",
        "公开属性 不予公开",
        "☑不予公开 □主动公开",
        "主动公开（ ） 不予公开（√）",
        "1\t张某\t公开属性\t依申请公开",
        "关于社区活动的通知公开方式：不公开",
        "一、内部资料 注意保存",
        "（二）内部资料，注意保存",
        "公开属**性： **不公开",
        "※内部资料※",
    ] {
        assert_eq!(marks(text, MarkSetting::Paragraph).len(), 1, "{text}");
    }
    assert_eq!(marks("社区活动安排内 部资料 注意保存", MarkSetting::Margin).len(), 1);
    assert!(in_name("安排-信息公开选项： 依申请公开.xlsx").is_some());
    assert_eq!(marks("某某街道 机密 第1页", MarkSetting::Margin).len(), 1);
}

#[test]
fn names_of_rows_and_chapters_are_no_marks() {
    for text in ["不予公开", "依申请公开", "涉密"] {
        assert_eq!(marks(text, MarkSetting::Cell), [], "{text}");
        assert_eq!(marks(text, MarkSetting::Heading), [], "{text}");
    }
    assert_eq!(marks("依申请公开", MarkSetting::Margin).len(), 1);
    assert_eq!(row_marks(&["公开方式", "不予公开"]).len(), 1);
    assert_eq!(row_marks(&["密级：", "机 密"]).len(), 1);
    assert_eq!(row_marks(&["公开方式", "主动公开"]), []);
    assert_eq!(row_marks(&["公开对象", "公开方式", "公开层级"]), []);
    let page = "（一）予以公开\n（二）部分公开\n（三）\n不予公开\n（五）不予处理\n";
    assert_eq!(marks(page, MarkSetting::Page), []);
    assert_eq!(marks("……属于国家\n秘密\n", MarkSetting::Page), []);
}

#[test]
fn a_mark_says_where_it_stands() {
    let text = "第一行\n　机 密☆５年\n";
    let found = marks(text, MarkSetting::Paragraph);
    assert_eq!(
        (found[0].words.as_str(), &text[found[0].range.clone()]),
        ("机密★5年", "机 密☆５年")
    );
}

#[test]
fn whatever_is_written_ends_soon_and_without_a_panic() {
    const PARTS: [&str; 24] = [
        "机密",
        "秘密",
        "★",
        "☆",
        "5",
        "年",
        "（",
        "）",
        "(",
        "密级：",
        "公开方式：",
        "依申请公开",
        "不予公开",
        "此件",
        "内部资料",
        "，",
        "不得外传",
        " ",
        "\n",
        "√",
        "□",
        "“",
        "。",
        "1年",
    ];
    let mut random = samples::Random(7);
    for _ in 0..20_000 {
        let text: String =
            (0..random.below(12)).map(|_| PARTS[random.below(PARTS.len())]).collect();
        for setting in [MarkSetting::Paragraph, MarkSetting::Margin, MarkSetting::Page] {
            for mark in marks(&text, setting) {
                assert!(text.get(mark.range).is_some(), "{text:?}");
            }
        }
        let _ = (in_name(&text), row_marks(&[&text, "机密"]));
    }
    let start = std::time::Instant::now();
    for part in PARTS {
        let _ = marks(&part.repeat(20_000), MarkSetting::Margin);
        let _ = marks(&format!("（{part}").repeat(10_000), MarkSetting::Paragraph);
        let _ = in_name(&part.repeat(5_000));
    }
    assert!(start.elapsed().as_secs() < 60, "{:?}", start.elapsed());
}

#[test]
fn what_is_quoted_or_in_brackets_is_counted_once() {
    let start = std::time::Instant::now();
    for text in [
        "“密级：秘密。".repeat(60_000),
        format!("{}）{}", "（".repeat(200_000), "。".repeat(200_000)),
        "公开方式：依申请公开、 ".repeat(60_000),
    ] {
        assert_eq!(marks(&text, MarkSetting::Paragraph), []);
    }
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
}
