//! What a catalogue keeps for those whom it concerns is not for everybody (BASE-05).

use gongbao_base::{codes, finding::Finding};
use gongbao_content::yaml::key;
use gongbao_site::Site;

codes! {
    RESTRICTED_ITEM = "BASE-05" Warning "只向特定群众公开的事项" "an item for those whom it concerns alone"
        "给予或不予法律援助决定书、指派通知书等只送当事人，标准目录写明公开对象是特定群众，不在网上公开。"
        "Decisions on legal aid and assignments go to those whom they concern, and are not published on a site."
        S "各地基层政务公开标准目录：法律援助";
}

pub(crate) fn check(site: &Site) -> Vec<Finding> {
    let mut findings = Vec::new();
    for document in &site.documents {
        let common = &document.common;
        let titles = common.attachments.iter().map(|attachment| &attachment.title);
        if std::iter::once(&common.title).chain(titles).any(|title| is_restricted(title)) {
            findings.push(
                Finding::new(&RESTRICTED_ITEM, document.place(&[key("title")]))
                    .says(
                        "法律援助的决定只送当事人，不在网上公开",
                        "a decision on legal aid is for those whom it concerns",
                    )
                    .help(
                        "不发布这份文件；要公开的是办事指南和统计",
                        "leave it out; publish the guide and figures",
                    ),
            );
        }
    }
    findings
}

/// Whether a title is that of a decision or assignment; forms and rules about them are none.
fn is_restricted(title: &str) -> bool {
    const DECISIONS: [&str; 5] =
        ["援助决定书", "援助通知书", "指派通知书", "援助公函", "援助指派函"];
    const ABOUT: [&str; 12] = [
        "格式", "样式", "范本", "模板", "文书", "办法", "规定", "指南", "规范", "流程", "关于",
        "空白",
    ];
    title.contains("援助")
        && DECISIONS.iter().any(|word| title.contains(word))
        && !ABOUT.iter().any(|word| title.contains(word))
}

#[cfg(test)]
mod tests {
    use super::is_restricted;

    #[test]
    fn decisions_are_for_those_whom_they_concern() {
        for (title, restricted) in [
            ("给予法律援助决定书", true),
            ("不予法律援助决定书（2024年第3号）", true),
            ("法律援助指派通知书", true),
            ("法律援助文书格式：给予法律援助决定书", false),
            ("关于印发法律援助指派通知书样式的通知", false),
            ("法律援助指南", false),
        ] {
            assert_eq!(is_restricted(title), restricted, "{title}");
        }
    }
}
