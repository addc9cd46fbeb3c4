//! Marks in files of every format, in every place of them.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[path = "../../office/tests/samples/mod.rs"]
mod samples;

use gongbao_office::read;
use gongbao_secrecy::in_contents;

use self::samples::{OFD, RTF, SAMPLE_DOC, SAMPLE_XLS, archive};

/// The marks of a file, each with its place.
fn found(name: &str, bytes: &[u8]) -> Vec<String> {
    let contents = read(name, bytes);
    assert_eq!(contents.gaps, [], "{name}");
    let marks = in_contents(&contents).into_iter();
    marks.map(|found| format!("{}：{}", found.location.describe().zh, found.mark.words)).collect()
}

fn docx(parts: &[(&str, &str)]) -> Vec<u8> {
    let body = "<w:document><w:body><w:p><w:r><w:t>正文</w:t></w:r></w:p></w:body></w:document>";
    let mut parts = parts.to_vec();
    if !parts.iter().any(|(name, _)| *name == "word/document.xml") {
        parts.push(("word/document.xml", body));
    }
    archive(&parts)
}

#[test]
fn marks_are_found_in_every_place_of_a_word_document() {
    let run = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let (cut, shape) = (
        "<w:p><w:r><w:t>机</w:t></w:r><w:r><w:t xml:space=\"preserve\"> 密★</w:t></w:r><w:r><w:t>5年</w:t></w:r></w:p>",
        "<w:pict><v:shape><v:textpath string=\"内部资料\"/></v:shape></w:pict>",
    );
    let boxed = format!("<w:p><w:r><w:txbxContent>{}</w:txbxContent></w:r></w:p>", run("不得外传"));
    let cell = |text: &str| format!("<w:tc>{}</w:tc>", run(text));
    let table = format!("<w:tbl><w:tr>{}{}</w:tr></w:tbl>", cell("公开方式"), cell("不予公开"));
    let whole = |text: &str| format!("<w:document><w:body>{text}</w:body></w:document>");
    for (part, xml, place) in [
        ("word/document.xml", whole(cut), "第1段：机密★5年"),
        ("word/document.xml", whole(&boxed), "文本框：不得外传"),
        ("word/document.xml", whole(&table), "表1第1行第2列：公开方式：不予公开"),
        (
            "word/document.xml",
            whole(
                "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>涉密</w:t></w:r><w:r><w:t>正文</w:t></w:r></w:p>",
            ),
            "隐藏文字：涉密",
        ),
        (
            "word/document.xml",
            whole("<w:p><w:r><w:drawing><wp:docPr descr=\"机密\"/></w:drawing></w:r></w:p>"),
            "图片说明：机密",
        ),
        ("word/header2.xml", format!("<w:hdr>{}</w:hdr>", run("秘密")), "页眉：秘密"),
        (
            "word/header3.xml",
            format!("<w:hdr><w:p><w:r>{shape}</w:r></w:p></w:hdr>"),
            "水印或艺术字：内部资料",
        ),
        ("word/footer1.xml", format!("<w:ftr>{}</w:ftr>", run("依申请公开")), "页脚：依申请公开"),
        (
            "word/comments.xml",
            format!("<w:comments><w:comment>{}</w:comment></w:comments>", run("此件不公开")),
            "批注：此件不公开",
        ),
        (
            "docProps/core.xml",
            "<c><keywords>会议 机密</keywords></c>".to_owned(),
            "文档属性“关键词”：机密",
        ),
        (
            "docProps/custom.xml",
            "<p><property name=\"密级\"><lpwstr>秘密</lpwstr></property></p>".to_owned(),
            "文档属性“自定义属性”：密级:秘密",
        ),
        (
            "docProps/custom.xml",
            "<p><property name=\"备注\"><lpwstr>内　部资料，注意保存</lpwstr></property></p>"
                .to_owned(),
            "文档属性“自定义属性”：内部资料,注意保存",
        ),
    ] {
        assert_eq!(found("a.docx", &docx(&[(part, &xml)])), [place], "{part}");
    }
}

#[test]
fn marks_are_found_in_other_formats() {
    assert_eq!(
        found("a.doc", SAMPLE_DOC),
        ["页眉：机密★5年", "页脚：内部资料注意保存", "文档属性“标题”：机密文件"]
    );
    assert_eq!(
        found("a.xls", SAMPLE_XLS),
        ["工作表“公开”的页眉或页脚：内部资料", "工作表“原始”的页眉或页脚：内部资料"]
    );
    let one_page = OFD.map(|(name, xml)| (name, xml.replace("<ofd:ImageObject/>", "")));
    assert_eq!(found("a.ofd", &archive(&one_page)), ["第1页：机密★5年"]);
    assert_eq!(found("a.rtf", RTF), ["文档属性“标题”：机密", "页眉：机密"]);
    let page =
        "<html><body><p>正文<p>内部文件<table><tr><td>密级<td>机密</table><img alt=此件不公开>";
    assert_eq!(
        found("a.html", page.as_bytes()),
        [
            "第2段：内部文件",
            "表1第1行第2列：机密",
            "图片说明：此件不公开",
            "表1第1行第2列：密级：机密"
        ]
    );
    assert_eq!(found("a.csv", "姓名,单位\n密级：秘密\n".as_bytes()), ["表1第2行第1列：密级:秘密"]);
    let remark = "序号,姓名,备注\n1,张某,涉\u{A0}密\n";
    assert_eq!(found("a.csv", remark.as_bytes()), ["表1第2行第3列：涉密"]);
    let title = "<html><head><title>活动安排内  部资料 注意保存</title></head><body><p>正文</body>";
    assert_eq!(found("a.html", title.as_bytes()), ["文档属性“标题”：内部资料注意保存"]);
}

#[test]
fn tables_about_release_have_no_marks() {
    let cell = |text: &str| format!("<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>");
    let rows: String = [
        ["（三）不予公开", "1.属于国家秘密", "0"],
        ["公开方式", "主动公开", "√"],
        ["不予公开", "涉密", "1"],
    ]
    .iter()
    .map(|row| format!("<w:tr>{}</w:tr>", row.iter().map(|text| cell(text)).collect::<String>()))
    .collect();
    let body = format!("<w:document><w:body><w:tbl>{rows}</w:tbl></w:body></w:document>");
    assert_eq!(found("a.docx", &docx(&[("word/document.xml", &body)])), Vec::<String>::new());
}
