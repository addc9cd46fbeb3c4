//! What bears a mark of secrecy is not imported, wherever the mark stands.

use gongbao_base::finding::Language;
use gongbao_import::ImportError;

use crate::{samples::archive, support::notice_of};

/// Why a file is refused, in Chinese.
fn refused(name: &str, bytes: &[u8]) -> String {
    match notice_of(name, bytes) {
        Err(error @ ImportError::Secret(..)) => error.message(Language::Chinese).into_owned(),
        other => panic!("{name}: {other:?}"),
    }
}

fn docx(part: &str, text: &str) -> Vec<u8> {
    let body =
        "<w:document><w:body><w:p><w:r><w:t>关于集市的通知</w:t></w:r></w:p></w:body></w:document>";
    let marked = format!("<w:hdr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:hdr>");
    archive(&[("word/document.xml", body), (part, &marked)])
}

#[test]
fn a_file_with_a_mark_is_refused() {
    let said = refused("a.docx", &docx("word/header1.xml", "机密★5年"));
    assert!(said.starts_with("页眉有“机密★5年”，不能导入"), "{said}");
    let said = refused("a.docx", &docx("word/footer1.xml", "内部资料　注意保存"));
    assert!(said.starts_with("页脚有“内部资料注意保存”"), "{said}");
    let said = refused("关于集市的通知（内部文件）.docx", &docx("word/header1.xml", ""));
    assert!(said.starts_with("文件名有“内部文件”"), "{said}");
    let said = refused("a.html", "<p>公开方式：依申请公开</p><p>关于集市的通知</p>".as_bytes());
    assert!(said.starts_with("第1段有“公开方式:依申请公开”"), "{said}");
}

#[test]
fn a_file_that_may_go_out_is_imported() {
    for text in ["特急", "此件主动公开", "某某街道办事处"] {
        assert!(notice_of("a.docx", &docx("word/header1.xml", text)).is_ok(), "{text}");
    }
}
