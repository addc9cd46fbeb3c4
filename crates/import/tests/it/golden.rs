//! A file of each format that holds what such files hold, and the whole document that it becomes.

use super::{samples::archive, support};
use gongbao_import::{Answers, ImportInput, import};

/// A picture of one pixel.
const PIXEL: &[u8] =
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89";

/// The parts that stand in a file under their names, and two pictures.
fn package(text: &'static str) -> Vec<u8> {
    let parts = text.split("=== ").skip(1).filter_map(|part| part.split_once('\n'));
    let pictures = [("word/media/a.png", PIXEL), ("word/media/b.emf", b"emf")];
    let parts: Vec<(&str, &[u8])> =
        parts.map(|(name, part)| (name, part.as_bytes())).chain(pictures).collect();
    archive(&parts)
}

/// The document and its notes, compared with what was kept.
fn compare(name: &str, bytes: &[u8], kept: &str) {
    let input = ImportInput { slug: Some("slug"), ..support::input(name, bytes) };
    let conversion = import(&input, &Answers::default()).unwrap();
    let mut text = support::text(&conversion).to_owned();
    for (name, _) in conversion.pictures {
        text.push_str(&format!("\n=== {name}"));
    }
    for note in conversion.notes {
        text.push_str(&format!("\n=== {}\n    {}", note.zh, note.en));
    }
    for question in conversion.questions {
        text.push_str(&format!(
            "\n=== {}？{}，{}",
            question.id, question.reason.zh, question.place.zh
        ));
    }
    text.push('\n');
    if std::env::var_os("BLESS").is_some() {
        let file =
            std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/files").join(name);
        std::fs::write(file.with_extension("md"), &text).unwrap();
        return;
    }
    assert!(text == kept, "{name} became\n{text}");
}

#[test]
fn a_word_file_becomes_the_document_that_was_kept() {
    compare("word.docx", &package(include_str!("files/word.parts")), include_str!("files/word.md"));
}

#[test]
fn an_excel_file_becomes_the_document_that_was_kept() {
    let bytes = package(include_str!("files/excel.parts"));
    compare("excel.xlsx", &bytes, include_str!("files/excel.md"));
}

#[test]
fn a_page_becomes_the_document_that_was_kept() {
    compare("page.html", include_bytes!("files/page.html"), include_str!("files/page.md"));
}
