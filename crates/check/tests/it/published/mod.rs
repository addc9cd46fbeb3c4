//! Numbers of persons in every shape in which a page can show them: found with their place, whatever the source looks like.

mod examples;
mod lists;
mod mask;
mod shapes;

use gongbao_base::finding::Finding;
use gongbao_content::kinds::Kind;

use self::{
    examples::{LOOK_ALIKES, OTHER_KINDS},
    shapes::{SAMPLES, bodies, mobiles},
};
use crate::memory;

const FRONT: &str = "title: 通知\npublished: 2024-05-20\n";

fn notice(front: &str, body: &str) -> String {
    format!("---\n{front}---\n{body}\n")
}

fn findings(path: &str, text: &str) -> Vec<Finding> {
    memory::findings(&[(path.to_owned(), text.as_bytes().to_vec())])
}

/// Whether a file gives a finding of a code, with a place in it.
fn is_found(path: &str, text: &str, code: &str) -> bool {
    findings(path, text).iter().any(|finding| {
        finding.code == code
            && finding.is_error()
            && finding.places().all(|place| {
                let line = text.lines().nth(place.line.wrapping_sub(1)).unwrap_or_default();
                place.line > 0 && place.column <= line.chars().count()
            })
    })
}

const NOTICE: &str = "content/notices/a.md";

#[test]
fn every_kind_is_found_in_every_shape() {
    let mut missed = Vec::new();
    for sample in &SAMPLES {
        for (name, body) in bodies(sample) {
            if !is_found(NOTICE, &notice(FRONT, &body), sample.code) {
                missed.push(format!("{} with {name}: {body}", sample.code));
            }
        }
    }
    for (name, body) in mobiles() {
        if !is_found(NOTICE, &notice(FRONT, &body), "PII-02") {
            missed.push(format!("{name}: {body}"));
        }
    }
    assert!(missed.is_empty(), "{} missed:\n{}", missed.len(), missed.join("\n"));
}

#[test]
fn front_matter_names_and_attachments_are_looked_through() {
    let mut missed = Vec::new();
    for sample in &SAMPLES {
        let whole = sample.whole();
        let escaped = sample.written(|digit| format!("\\x{:x}", 48 + digit));
        let wide = sample.written(|digit| format!("\\uFF1{digit}"));
        for front in [
            format!("summary: 张某{whole}\n"),
            format!("summary: \"张某{escaped}\"\n"),
            format!("summary: \"{wide}\"\n"),
            format!("summary: >\n  张某{}\n  {}\n", sample.groups[0], sample.groups[1..].concat()),
            format!("keywords: [张某, \"{}\"]\n", sample.parted("\\u200b")),
            format!("slug: zhang{}\n", whole.to_lowercase()),
            format!("slug: zhang-{}\n", whole.to_lowercase()),
        ] {
            if !is_found(NOTICE, &notice(&format!("{FRONT}{front}"), "正文。"), sample.code) {
                missed.push(front);
            }
        }
        let csv =
            format!("姓名,号码,年份\n张某,{whole},2024\n李某,{},2024\n", sample.parted("\u{200b}"));
        let front = format!("{FRONT}attachments:\n  - {{ file: ../files/a.csv, title: 名单 }}\n");
        let files = [
            (NOTICE.to_owned(), notice(&front, "正文。").into_bytes()),
            ("content/files/a.csv".to_owned(), csv.into_bytes()),
        ];
        let found = memory::findings(&files);
        if !found.iter().any(|finding| finding.code == sample.code && finding.is_error()) {
            missed.push("a CSV file".to_owned());
        }
        for name in
            [format!("zhang-{}", whole.to_lowercase()), format!("zhang_{whole}"), whole.clone()]
        {
            let path = format!("content/notices/{name}.md");
            let found = findings(&path, &notice(FRONT, "正文。"));
            if !found.iter().any(|finding| finding.code == sample.code) {
                missed.push(path);
            }
        }
    }
    assert!(missed.is_empty(), "{} missed:\n{}", missed.len(), missed.join("\n"));
}

#[test]
fn the_place_is_where_it_was_written() {
    for (body, place) in [
        ("张某，138**0013**8000。", (5, 4, 15)),
        ("张某，138&nbsp;0013&nbsp;8000。", (5, 4, 23)),
        ("甲\n\n- 乙 `x`：&#49;3800138000", (7, 9, 15)),
        ("| 甲 | 乙 |\n|---|---|\n| a\\|b | 13800138000 |", (7, 10, 11)),
        ("> 张某\n> 1380013\n> 8000", (6, 3, 7)),
        ("![张某](a.png \"13800138000\")", (5, 14, 11)),
    ] {
        let found = findings(NOTICE, &notice(FRONT, body));
        let finding = found.iter().find(|finding| finding.code == "PII-02").expect(body);
        let at = &finding.place;
        assert_eq!((at.line, at.column, at.length), place, "{body}");
    }
}

#[test]
fn look_alikes_are_no_finding() {
    let mut wrong = Vec::new();
    for body in LOOK_ALIKES {
        let found = findings(NOTICE, &notice(FRONT, body));
        let found = found.iter().filter(|finding| finding.code.starts_with("PII"));
        wrong.extend(found.map(|finding| format!("{}: {body}", finding.code)));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_mistyped_identity_number_is_found_by_its_label() {
    for body in [
        "张某，身份证号：110105194912310021。",
        "公民身份号码 11010519491231 0021",
        "| 姓名 | 身份证号码 |\n|---|---|\n| 张某 | 110105194913310021 |",
        "| 身份证号码 | 110105194913310021 |\n|---|---|\n| 姓名 | 张某 |",
    ] {
        assert!(is_found(NOTICE, &notice(FRONT, body), "PII-01"), "{body}");
    }
    for body in ["编号110105194912310021", "身份证复印件1份，档案号110105194912310021"]
    {
        assert!(!is_found(NOTICE, &notice(FRONT, body), "PII-01"), "{body}");
    }
}

#[test]
fn other_kinds_are_found_and_their_near_misses_are_not() {
    let mut wrong = Vec::new();
    for (code, text, near) in OTHER_KINDS {
        let told = |body: &str| {
            findings(NOTICE, &notice(FRONT, body)).iter().any(|finding| finding.code == *code)
        };
        if !told(text) {
            wrong.push(format!("{code} missed: {text}"));
        }
        if told(near) {
            wrong.push(format!("{code} on {near}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn attachments_are_looked_through_for_the_other_kinds() {
    for (code, line) in [
        ("PII-04", "张某,家庭住址：甲小区5幢2单元301"),
        ("PII-06", "姓名：张三（吸毒）"),
        ("PII-07", "李四（8岁）"),
        ("PII-13", "护照号：E12345678"),
        ("PII-14", "车主张某,粤A12345"),
        ("PII-15", "邮箱,zhangsan@qq.com"),
        ("PII-01", "李某，身份证号：420106490321970"),
        ("PII-01", "姓名,身份证号\n张某,110105194912310021"),
        ("PII-02", "姓名,手机,续\n张某,１３８００１３,８０００"),
        ("PII-02", "姓名,手机\n张某,1380013\n,8000"),
        ("PII-02", "请联系张某，13800\u{a0}138000"),
        ("PII-04", "姓名,家庭住址\n张某,某某街76\u{a0}号379房"),
        ("PII-04", "张某住所经纬度：东经113.509454\u{a0}，北纬23.073404。"),
        ("PII-07", "获奖学生名单：李某，男，8岁，\u{200b}某某小学二年级6班。,,"),
        ("PII-08", "李某，电话：131518195*8。"),
        ("PII-08", "姓名,身份证号\n张某,44010619*110127646"),
        ("PII-13", "姓名,护照号码\n张某,EC08\u{200b}83796"),
        ("PII-13", "李某，军官证南字第863\u{200b}68926号。"),
        ("PII-14", "姓名,车牌号\n张某,粤A·3\u{a0}1329"),
        ("PII-14", "李某的车辆粤AF9224"),
        ("PII-15", "姓名,微信号\n张某,wxid_\u{ad}18628538"),
    ] {
        let front = format!("{FRONT}attachments:\n  - {{ file: ../files/a.csv, title: 名单 }}\n");
        let files = [
            (NOTICE.to_owned(), notice(&front, "正文。").into_bytes()),
            ("content/files/a.csv".to_owned(), format!("{line}\n").into_bytes()),
        ];
        let found = memory::findings(&files);
        assert!(found.iter().any(|finding| finding.code == code), "{line}: {found:?}");
    }
}

#[test]
fn measures_in_an_attachment_are_no_data_of_persons() {
    let front = format!("{FRONT}attachments:\n  - {{ file: ../files/a.csv, title: 名单 }}\n");
    let rows = "品名,规格,数量,电话,金额\n桌,1200*600*75,138,81234567,13800\n柜,1500*400*80,139,87654321,138000\n";
    let files = [
        (NOTICE.to_owned(), notice(&front, "正文。").into_bytes()),
        ("content/files/a.csv".to_owned(), rows.as_bytes().to_vec()),
    ];
    let mut found = memory::findings(&files);
    found.retain(|finding| finding.code.starts_with("PII"));
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn names_of_files_are_looked_through_for_the_other_kinds() {
    for (code, name) in
        [("PII-07", "张某，女，10岁，某某小学四年级5班"), ("PII-15", "zhangmou0605@sina.com")]
    {
        let front = format!("{FRONT}attachments:\n  - {{ file: \"{name}.txt\", title: 名单 }}\n");
        let files = [
            (NOTICE.to_owned(), notice(&front, "正文。").into_bytes()),
            (format!("content/notices/{name}.txt"), b"a".to_vec()),
        ];
        let found = memory::findings(&files);
        assert!(found.iter().any(|finding| finding.code == code), "{name}: {found:?}");
    }
}

/// The text of a page: what stands outside of its tags.
fn text_of(html: &str) -> String {
    let mut text = String::new();
    for part in html.split('<') {
        text.push_str(part.split_once('>').map_or(part, |(_, text)| text));
    }
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
        .iter()
        .fold(text, |text, (from, to)| text.replace(from, to))
}

#[test]
fn what_is_read_is_what_the_page_shows() {
    let (settings, _) = gongbao_content::settings::read("name: 测试站\norg:\n  name: 测试街道\n");
    let kind = Kind::named("notice").unwrap();
    let shown = |text: &str| -> String {
        let parts = ['\u{1d}', '\u{1e}', '\u{1f}', '\u{200b}', '\u{ad}'];
        text.chars().filter(|c| !c.is_whitespace() && !parts.contains(c)).collect()
    };
    for sample in &SAMPLES {
        for (name, body) in bodies(sample) {
            let (document, _) = gongbao_content::document::read(
                "notices/a.md",
                kind,
                &notice(FRONT, &body),
                &settings,
                gongbao_base::date::Date::default(),
            );
            let body = document.public().unwrap().body;
            // A table has a caption that only the page shows; addresses and titles of links stand in attributes.
            if body.html.contains(['|'])
                || body.html.contains("<table")
                || body.html.contains(" href")
                || body.html.contains("<img")
            {
                continue;
            }
            let hidden = ["\u{200d}", "\u{2060}", "\u{feff}"];
            let page = hidden.iter().fold(text_of(&body.html), |text, c| text.replace(c, ""));
            assert_eq!(shown(body.text.text()), shown(&page), "{name}");
        }
    }
}
