//! Bytes tell the format, names never: what lies about itself is read all the same.

use gongbao_import::ImportError;

use super::{
    samples::{NESTED_DOC, archive},
    support::{field, notice_of, text},
};

const DOCUMENT: &str = "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>\
    <w:p><w:r><w:t>关于防汛的通知</w:t></w:r></w:p><w:p><w:r><w:t>请做好准备。</w:t></w:r></w:p></w:body></w:document>";

fn docx() -> Vec<u8> {
    archive(&[("word/document.xml", DOCUMENT.as_bytes())])
}

#[test]
fn names_are_not_asked() {
    let page = "<html><body><h1>关于防汛的通知</h1><p>请做好准备。</p></body></html>";
    for (name, bytes) in [
        ("a.docx", docx()),
        ("a.doc", docx()),
        ("a.wps", docx()),
        ("a", docx()),
        ("a.html", docx()),
        ("a.doc", page.as_bytes().to_vec()),
        ("a.txt", page.as_bytes().to_vec()),
    ] {
        let found = notice_of(name, &bytes).unwrap();
        assert_eq!(field(&found, "标题"), "关于防汛的通知", "{name}");
        assert!(text(&found).ends_with("---\n请做好准备。\n"), "{name}: {}", text(&found));
    }
}

#[test]
fn a_page_that_names_a_wrong_encoding_is_read() {
    for said in ["gb2312", "utf-8", "iso-8859-1"] {
        let page = format!(
            "<html><meta charset=\"{said}\"><h1>关于防汛的通知</h1><p>请做好准备。</p></html>"
        );
        let (gbk, _, _) = encoding_rs::GBK.encode(&page);
        for bytes in [page.as_bytes(), &gbk] {
            if said == "iso-8859-1" && bytes == &gbk[..] {
                continue;
            }
            assert_eq!(
                field(&notice_of("a.html", bytes).unwrap(), "标题"),
                "关于防汛的通知",
                "{said}"
            );
        }
    }
}

#[test]
fn what_is_no_document_is_refused() {
    for bytes in [&b"\x89PNG\r\n\x1a\n"[..], b"\x01\x02\x03"] {
        assert_eq!(notice_of("a.docx", bytes).unwrap_err(), ImportError::Format);
    }
}

/// Word may begin a list at any level: two items of one level are two lines.
#[test]
fn levels_of_word_need_no_level_above() {
    let item = |level: u8, text: &str| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"
        )
    };
    let levels: String = (0..4)
        .map(|at| format!("<w:lvl w:ilvl=\"{at}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%{}.\"/></w:lvl>", at + 1))
        .collect();
    let numbering = format!(
        "<w:numbering xmlns:w=\"w\"><w:abstractNum w:abstractNumId=\"1\">{levels}</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/></w:num></w:numbering>"
    );
    let items = [(2, "甲"), (2, "乙"), (3, "丙"), (2, "丁"), (0, "戊")];
    let items: String = items.iter().map(|(level, text)| item(*level, text)).collect();
    let document = format!(
        "<w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:t>防汛通知</w:t></w:r></w:p>{items}</w:body></w:document>"
    );
    let bytes = archive(&[
        ("word/document.xml", document.as_bytes()),
        ("word/numbering.xml", numbering.as_bytes()),
    ]);
    let found = notice_of("a.docx", &bytes).unwrap();
    let body = text(&found).rsplit_once("---\n").unwrap().1;
    assert_eq!(body, "1. 甲\n2. 乙\n   1. 丙\n3. 丁\n1) 戊\n");
}

#[test]
fn the_cells_of_a_table_in_a_table_keep_their_heads() {
    let found = notice_of("a.doc", NESTED_DOC).unwrap();
    let table = "| 姓名 | 微信号 |\n| --- | --- |\n| 张某 | zhangmou\\_1234 |";
    assert!(text(&found).contains(table), "{}", text(&found));
    assert!(
        found.notes.iter().any(|note| note.zh.starts_with("表格里的表格")),
        "{:?}",
        found.notes
    );

    let cell = |inner: &str| format!("<w:tc>{inner}</w:tc>");
    let said = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let row =
        |cells: [&str; 2]| format!("<w:tr>{}</w:tr>", cells.map(|text| cell(&said(text))).concat());
    let inner = format!("<w:tbl>{}{}</w:tbl>", row(["姓名", "微信号"]), row(["张某", "zhangmou"]));
    let outer = format!("<w:tbl><w:tr>{}{}</w:tr></w:tbl>", cell(&said("安排")), cell(&inner));
    let document = DOCUMENT.replace("</w:body>", &format!("{outer}</w:body>"));
    let found = notice_of("a.docx", &archive(&[("word/document.xml", document)])).unwrap();
    assert!(text(&found).contains("姓名：张某 微信号：zhangmou"), "{}", text(&found));
}

#[test]
fn a_fixed_space_beside_a_digit_stays_one() {
    let page = "<h1>关于防汛的通知</h1><p>电话14519&nbsp;254552，第&nbsp;3&nbsp;号，见&nbsp;附件。";
    let found = notice_of("a.html", page.as_bytes()).unwrap();
    assert!(
        text(&found).contains("电话14519\u{a0}254552，第\u{a0}3\u{a0}号，见 附件。"),
        "{}",
        text(&found)
    );
    // Word keeps each stretch of typing for itself.
    let letters = "电话14519\u{a0}254552".chars();
    let runs: String = letters.map(|c| format!("<w:r><w:t>{c}</w:t></w:r>")).collect();
    let document = DOCUMENT.replace("</w:body>", &format!("<w:p>{runs}</w:p></w:body>"));
    let found = notice_of("a.docx", &archive(&[("word/document.xml", document)])).unwrap();
    assert!(text(&found).contains("电话14519\u{a0}254552"), "{}", text(&found));
}
