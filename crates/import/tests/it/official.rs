//! Official documents on pages and in text: what each part becomes. Word documents are judged in `tests/import`.

use gongbao_import::{ImportInput, import};

use super::{
    samples::archive,
    support::{answers, asked, field, input, notice_of, text},
};

const PORTAL: &str = include_str!("files/portal.html");

#[test]
fn a_page_of_a_portal_gives_its_block_and_no_button() {
    let found = notice_of("portal.html", PORTAL.as_bytes()).unwrap();
    for (key, value) in [
        ("标题", "某某街道办事处关于印发《某某街道养老服务办法》的通知"),
        ("索引号", "006939748/2024-00012"),
        ("文号", "某街办〔2024〕12号"),
        ("发布机构", "某某街道办事处"),
        ("成文日期", "2024-05-06"),
        ("发布日期", "2024-05-08 09:30"),
        ("主题分类", "民政、扶贫、救灾"),
        ("施行日期", "2024-06-01"),
        ("有效期", "5"),
        ("内容概述", "现将《某某街道养老服务办法》印发给你们，请认真组织实施。"),
    ] {
        assert_eq!(field(&found, key), value, "{key}");
    }
    for gone in ["当前位置", "打印", "关闭", "浏览次数", "分享", "上一篇", "版权所有", "字体"]
    {
        assert!(!text(&found).contains(gone), "{gone} in {}", text(&found));
    }
    for kept in ["各社区居委会：", "一、服务对象", "1\\. 登记", "某某街道办事处\n\n2024年5月6日"]
    {
        assert!(text(&found).contains(kept), "no {kept} in {}", text(&found));
    }
    assert_eq!(asked(&found), ["attachment-1"], "the file of the link is not there");
    let neighbours = ["P020240508001.docx".to_owned(), "其他.docx".to_owned()];
    let input = ImportInput { neighbours: &neighbours, ..input("portal.html", PORTAL.as_bytes()) };
    let found = import(&input, &answers(&[])).unwrap();
    assert_eq!(asked(&found), [""; 0]);
    assert_eq!(found.attachments[0].from, "P020240508001.docx");
    assert!(
        text(&found)
            .contains("附件:\n  - 文件: a-attachment-1.docx\n    名称: \"养老服务申请表\"\n"),
        "{}",
        text(&found)
    );
}

#[test]
fn two_places_that_differ_are_asked() {
    let page = "<h1>防汛通知</h1><p>成文日期：2024-05-01</p><p>请做好准备。</p><p>某某街道办事处</p><p>2024年5月6日</p>";
    let found = notice_of("a.html", page.as_bytes()).unwrap();
    assert_eq!(asked(&found), ["written", "published"]);
    assert_eq!(found.questions[0].choices, ["2024-05-01", "2024-05-06"]);
    assert!(text(&found).contains("成文日期:  # 待答：两处写的不一样"), "{}", text(&found));
}

#[test]
fn an_attachment_is_found_by_its_name_or_asked() {
    let page = "<h1>防汛通知</h1><p>请做好准备。</p><p>附件：1.物资清单</p><p>2.值班安排表</p><p>3.工作总结</p>";
    let neighbours: Vec<String> =
        ["附件1 物资清单.xlsx", "值班安排表（定稿）.pdf", "照片.jpg"].map(str::to_owned).to_vec();
    let input = ImportInput { neighbours: &neighbours, ..input("a.html", page.as_bytes()) };
    let found = import(&input, &answers(&[])).unwrap();
    let from: Vec<&str> = found.attachments.iter().map(|one| one.from.as_str()).collect();
    assert_eq!(from, ["附件1 物资清单.xlsx", "值班安排表（定稿）.pdf"]);
    assert_eq!(asked(&found), ["published", "attachment-3"]);
    let found =
        import(&input, &answers(&[("attachment-3", "没有"), ("published", "2024-06-01")])).unwrap();
    assert!(found.questions.is_empty() && found.attachments.len() == 2);
}

#[test]
fn a_term_that_the_text_leaves_open_is_asked() {
    let of = |sentence: &str| {
        let page = format!(
            "<h1>某某管理办法</h1><p>发布日期：2024-05-08</p><p>{sentence}</p><p>某某街道办事处</p><p>2024年5月6日</p>"
        );
        notice_of("a.html", page.as_bytes()).unwrap()
    };
    assert_eq!(field(&of("本办法自印发之日起施行。"), "施行日期"), "2024-05-06");
    assert_eq!(field(&of("本办法自发布之日起施行。"), "施行日期"), "2024-05-08");
    assert_eq!(asked(&of("本办法自公布之日起30日后施行。")), ["effective"]);
    assert_eq!(
        asked(&of("本办法自2024年6月1日起施行。本办法自2024年7月1日起施行。")),
        ["effective"]
    );
    let other = of("《某某条例》自2020年1月1日起施行，请认真学习贯彻。");
    assert_eq!((field(&other, "施行日期"), asked(&other)), ("", vec![]));
}

#[test]
fn the_summary_is_a_sentence_and_no_salutation() {
    let page = "<h1>防汛通知</h1><p>各社区居委会，各有关单位：</p><p>一、要求</p><p>为做好防汛工作，现将有关事项通知如下。请落实。</p>";
    let found = notice_of("a.html", page.as_bytes()).unwrap();
    assert_eq!(field(&found, "内容概述"), "为做好防汛工作，现将有关事项通知如下。");
}

#[test]
fn the_organisations_above_the_number_are_no_part_of_the_title() {
    let line = |text: &str, at: &str| {
        format!("<w:p><w:pPr><w:jc w:val=\"{at}\"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
    };
    let lines: String = [
        ("某某街道办事处", "center"),
        ("某某街道综合治理中心", "center"),
        ("某街办〔2025〕12号　　　签发人：张某", "both"),
        ("关于印发《某某街道2025年消防安全", "center"),
        ("专项整治工作方案》的通知", "center"),
        ("各社区居委会：", "both"),
        ("现将方案印发给你们，请认真贯彻执行。", "both"),
        ("某某街道办事处　　某某街道综合治理中心", "right"),
        ("2025年3月18日", "right"),
    ]
    .iter()
    .map(|(text, at)| line(text, at))
    .collect();
    let document = format!("<w:document><w:body>{lines}</w:body></w:document>");
    let found = notice_of("a.docx", &archive(&[("word/document.xml", document)])).unwrap();
    assert_eq!(field(&found, "标题"), "关于印发《某某街道2025年消防安全专项整治工作方案》的通知");
    assert_eq!(field(&found, "发布机构"), "某某街道办事处、某某街道综合治理中心");
    assert_eq!(asked(&found), ["published"]);
}
