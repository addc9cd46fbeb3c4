//! Every format is told by its bytes, and each text in it has its place.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod samples;

use gongbao_office::{Fact, FileContents, FileFormat, Property, ReadGap, has_ai_label, read};

use self::samples::{NESTED_DOC, OFD, QR_PNG, SAMPLE_DOC, SAMPLE_XLS, archive, marked_docx};

/// Each text with its place.
fn said(contents: &FileContents) -> Vec<String> {
    let spans = contents.spans.iter();
    spans.map(|span| format!("{}|{}", span.location.describe().zh, span.text)).collect()
}

#[test]
fn a_table_in_a_table_of_an_old_word_document_keeps_its_heads() {
    let contents = read("a.doc", NESTED_DOC);
    let tables: Vec<String> =
        said(&contents).into_iter().filter(|text| text.starts_with('表')).collect();
    assert_eq!(
        tables,
        [
            "表1第1行第1列|安排",
            "表1第1行第2列|如下",
            "表2第1行第1列|姓名",
            "表2第1行第2列|微信号",
            "表2第1行|姓名\n微信号",
            "表2第2行第1列|张某",
            "表2第2行第2列|zhangmou_1234",
            "表2第2行|张某\nzhangmou_1234",
            "表1第1行第2列|以上",
            "表1第1行|安排\n如下\n\n以上",
        ]
    );
}

#[test]
fn word_documents_of_before_2007_are_read() {
    let contents = read("通知.docx", SAMPLE_DOC);
    assert_eq!(FileFormat::of(SAMPLE_DOC), FileFormat::Doc);
    assert_eq!(
        said(&contents),
        [
            "第1段|某某街道办事处关于集市的通知",
            "第2段|各社区：",
            "第3段|正文第一段 plain 联系电话13800138000隐藏的字后白色的字完。新增的字",
            "隐藏文字|隐藏的字白色的字",
            "修订中删去的文字|删去的字",
            "第4段|见链接。",
            "域代码或链接| HYPERLINK \"https://example.com/a\"",
            "表1第1行第1列|姓名",
            "表1第1行第2列|电话",
            "表1第1行|姓名\n电话",
            "表1第2行第1列|张某",
            "表1第2行|张某",
            "第5段|某某街道办事处",
            "第6段|2024年1月2日",
            "脚注或尾注|\t脚注的字",
            "页眉|机密★5年",
            "页脚|内部资料 注意保存",
            "批注|批注的字",
            "文本框|框里的字",
            "文档属性“标题”|机密文件",
            "文档属性“最后修改者”|某甲",
            "文档属性“自定义属性”|AIGC：{\"Label\":\"1\"}",
        ]
    );
    let facts = [
        Fact::HiddenText(1),
        Fact::Comments(1),
        Fact::Changes(2),
        Fact::Property(Property::LastModifiedBy, "某甲".into()),
        Fact::AiLabel("{\"Label\":\"1\"}".into()),
    ];
    assert_eq!((contents.facts.as_slice(), contents.gaps.as_slice()), (&facts[..], &[][..]));
}

#[test]
fn workbooks_of_before_2007_are_read() {
    let contents = read("名单.et", SAMPLE_XLS);
    assert_eq!(FileFormat::of(SAMPLE_XLS), FileFormat::Xls);
    let found = said(&contents);
    for text in [
        "工作表名称|公开",
        "工作表“公开”的页眉或页脚|内部资料",
        "工作表“公开”A1|甲",
        "工作表“公开”第1行|甲乙",
        "工作表“公开”A3|13800138000",
        "工作表“公开”B3|2024-01-02",
        "批注|批注的字",
        "文本框|框里的字",
        "工作表“原始”A1|丁",
    ] {
        assert!(found.iter().any(|found| found == text), "{text}: {found:?}");
    }
    let facts = [
        Fact::HiddenRows("公开".into(), 1),
        Fact::HiddenColumns("公开".into(), 1),
        Fact::HiddenSheet("原始".into()),
        Fact::Comments(1),
        Fact::Property(Property::LastModifiedBy, "某甲".into()),
    ];
    assert_eq!((contents.facts.as_slice(), contents.gaps.as_slice()), (&facts[..], &[][..]));
}

#[test]
fn word_documents_tell_where_each_text_stands() {
    let contents = read("通知.wps", &marked_docx());
    assert_eq!(
        said(&contents),
        [
            "批注|批注的字",
            "第1段|正文藏",
            "隐藏文字|藏",
            "文本框|框里的字",
            "图片说明|公章",
            "表1第1行第1列|格里的字",
            "表1第1行|格里的字",
            "页脚|页脚的字",
            "水印或艺术字|水印的字",
            "页眉|页眉的字",
            "文档属性“标题”|标题的字",
            "文档属性“自定义属性”|AIGC：{\"Label\":\"1\"}",
        ]
    );
    let label = Fact::AiLabel("{\"Label\":\"1\"}".into());
    assert_eq!(contents.facts, [Fact::HiddenText(1), Fact::Comments(1), label]);
}

#[test]
fn ofd_documents_are_read() {
    let contents = read("公文.ofd", &archive(&OFD));
    assert_eq!(
        said(&contents),
        [
            "文档属性“标题”|标题的字",
            "文档属性“作者”|某甲",
            "第1页|模板的字\n\n机密★5年\n电话13800138000",
            "隐藏文字|藏",
            "水印或艺术字|水印的字",
        ]
    );
    let facts = [Fact::Property(Property::Author, "某甲".into()), Fact::Embedded(1)];
    assert_eq!(contents.facts, facts);
    assert_eq!(contents.gaps, [ReadGap::NoText(vec![2])]);
}

#[test]
fn a_workbook_may_be_a_page_a_list_or_another_workbook() {
    let (page, _, _) = encoding_rs::GBK.encode(
        "<html><meta charset=utf-8><table><tr><td>姓名</td><td>电话</td></tr><tr><td>张某</td><td>13800138000</td></tr></table>",
    );
    assert_eq!(FileFormat::of(&page), FileFormat::Html);
    let found = said(&read("名单.xls", &page));
    assert!(found.contains(&"表1第2行第2列|13800138000".to_owned()), "{found:?}");
    let (list, _, _) = encoding_rs::GBK.encode("姓名,电话\n张某,13800138000\n");
    assert_eq!(FileFormat::of(&list), FileFormat::Text);
    assert!(said(&read("名单.xls", &list))[0].contains("13800138000"));
    assert_eq!(FileFormat::of(&samples::small_xlsx()), FileFormat::Xlsx);
    assert!(read("名单.xls", &samples::small_xlsx()).gaps.is_empty());
    assert_eq!(FileFormat::of(b"{\\rtf1 a}"), FileFormat::Rtf);
    assert_eq!(said(&read("通知.doc", b"{\\rtf1 a}")), ["第1段|a"]);
    // No program opens a text that calls itself PDF.
    let contents = read("通知.pdf", "机密".as_bytes());
    assert_eq!((said(&contents).len(), contents.gaps), (1, vec![ReadGap::Broken]));
}

#[test]
fn labels_of_machines_are_known_in_every_format() {
    let label = "{\"Label\":\"1\",\"ContentProducer\":\"x\"}";
    let mut png = QR_PNG.to_vec();
    assert!(!has_ai_label(&png));
    png.extend(format!("tEXtAIGC\0{label}").bytes());
    let custom = format!("<p><property name=\"AIGC\"><s>{label}</s></property></p>");
    let ofd = OFD[0].1.replace(
        "</ofd:Title>",
        &format!(
            "</ofd:Title><CustomDatas><CustomData Name=\"AIGC\">{label}</CustomData></CustomDatas>"
        ),
    );
    let with_picture = [("word/document.xml", b"<d/>".to_vec()), ("word/media/a.png", png.clone())];
    for bytes in [
        png,
        SAMPLE_DOC.to_vec(),
        archive(&[("word/document.xml", "<d/>"), ("docProps/custom.xml", &custom)]),
        archive(&[("OFD.xml", ofd.as_str())]),
        archive(&with_picture),
    ] {
        assert!(has_ai_label(&bytes));
    }
    for bytes in [SAMPLE_XLS, b"AIGC", b"PK\x03\x04", b""] {
        assert!(!has_ai_label(bytes));
    }
}

#[test]
fn qr_codes_in_pictures_are_texts() {
    assert_eq!(said(&read("码.png", QR_PNG)), ["二维码|https://test.example/a"]);
    let parts = [("word/document.xml", b"<d/>".to_vec()), ("word/media/a.png", QR_PNG.to_vec())];
    assert_eq!(
        said(&read("a.docx", &archive(&parts))),
        ["图片a.png里的二维码|https://test.example/a"]
    );
}
