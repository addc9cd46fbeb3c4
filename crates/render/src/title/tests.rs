//! Titles that were seen torn, and what holds of every title.

use super::{marked, pieces};

/// The pieces with a bar between them.
fn cut(title: &str) -> String {
    pieces(title).join("|")
}

#[test]
fn titles_break_at_words() {
    for (title, expected) in [
        ("龙禧中心公共法律服务工作站", "龙禧|中心|公共法律服务|工作站"),
        (
            "关于公开征求示例街公园改造方案意见的公告",
            "关于|公开|征求|示例街|公园|改造|方案|意见的|公告",
        ),
        ("关于印发《合同管理办法》的通知", "关于|印发|《合同管理|办法》的|通知"),
        ("2023年法治政府建设年度报告", "2023年|法治政府|建设|年度报告"),
        ("示街办〔2023〕5号", "示街办|〔2023〕5号"),
        (
            "关于开展第18次社区法治宣传和矛盾纠纷排查工作的通知",
            "关于|开展|第18次|社区|法治宣传|和矛盾纠纷|排查|工作的|通知",
        ),
        ("鹤龙街“三重一大”决策制度", "鹤龙街|“三重一大”|决策|制度"),
        ("历年数据", "历年数据"),
        ("通知", "通知"),
        ("", ""),
        ("甲", "甲"),
        ("A<b>公告", "A<b>|公告"),
    ] {
        assert_eq!(cut(title), expected);
    }
}

#[test]
fn nothing_is_lost_and_nothing_stands_alone() {
    for title in [
        "关于印发《某某街道2025年普法依法治理工作要点》的通知",
        "公告（旧）",
        "的的的",
        "《》《》",
        "甲和乙",
        "2024年 12月",
        "a & b",
        "关于做好2025年防汛工作的通知（第二批）",
    ] {
        let parts = pieces(title);
        assert_eq!(parts.concat(), title);
        let counted = |part: &str| part.chars().filter(|c| c.is_alphanumeric()).count();
        for part in &parts {
            assert!(parts.len() == 1 || counted(part) >= 2, "{title}: {part}");
        }
    }
    assert_eq!(marked("a & 公告<通知"), "a &amp; 公告&lt;<wbr>通知");
}
