//! Attachments: generated numbers of people are found in what LibreOffice writes, look-alikes are not.

use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use gongbao_check::rules::attachments::numbers::numbers;
use gongbao_content::settings::Settings;
use gongbao_office::{self, FileContents};

#[path = "../../crates/office/tests/samples/mod.rs"]
mod samples;

use self::samples::{archive, small_docx, small_xlsx};
use crate::{
    harness::repository,
    shared::{
        people::{look_alike, number, shaped},
        random::Random,
    },
};

/// A paragraph for the head of a flat document.
const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument."#;
const STYLES: &str = r#"<office:automatic-styles><style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style></office:automatic-styles>"#;

/// Each text in a paragraph of its own, or in a row of a table; some with a bold stretch in the middle of a number.
fn document(texts: &[String]) -> String {
    let mut out = format!("{HEAD}text\">{STYLES}<office:body><office:text>");
    for (at, text) in texts.iter().enumerate() {
        let lines: Vec<&str> = text.split('\n').collect();
        let cells: Vec<&str> = lines
            .last()
            .filter(|_| lines.len() == 4 || text.starts_with('|'))
            .map_or(Vec::new(), |_| lines[2].trim_matches('|').split('|').map(str::trim).collect());
        if !cells.is_empty() {
            let _ = write!(
                out,
                "<table:table table:name=\"T{at}\"><table:table-column table:number-columns-repeated=\"{}\"/><table:table-row>",
                cells.len()
            );
            for cell in cells {
                let _ = write!(out, "<table:table-cell><text:p>{cell}</text:p></table:table-cell>");
            }
            out.push_str("</table:table-row></table:table>");
            continue;
        }
        let text = text.replace('\n', "<text:line-break/>");
        let digits: Vec<usize> =
            text.char_indices().filter(|(_, c)| c.is_ascii_digit()).map(|(i, _)| i).collect();
        match digits.get(digits.len() / 2).filter(|_| at % 3 == 0) {
            Some(middle) => {
                let (start, end) = text.split_at(*middle);
                let (bold, rest) = end.split_at(1);
                let _ = write!(
                    out,
                    "<text:p>{start}<text:span text:style-name=\"B\">{bold}</text:span>{rest}</text:p>"
                );
            }
            None => {
                let _ = write!(out, "<text:p>{text}</text:p>");
            }
        }
    }
    out + "</office:text></office:body></office:document>"
}

/// Each text in a row of its own.
fn sheet(texts: &[String]) -> String {
    let mut out = format!(
        "{HEAD}spreadsheet\"><office:body><office:spreadsheet><table:table table:name=\"名单\">"
    );
    for (at, text) in texts.iter().enumerate() {
        let _ = write!(
            out,
            "<table:table-row><table:table-cell office:value-type=\"string\"><text:p>第{at}人</text:p></table:table-cell>"
        );
        let lines: String = text.lines().map(|line| format!("<text:p>{line}</text:p>")).collect();
        let _ = write!(
            out,
            "<table:table-cell office:value-type=\"string\">{lines}</table:table-cell>"
        );
        out.push_str("</table:table-row>");
    }
    out + "</table:table></office:spreadsheet></office:body></office:document>"
}

/// What LibreOffice makes of a flat file, in these formats.
fn convert(folder: &Path, name: &str, text: &str, formats: &[&str]) -> Vec<(String, Vec<u8>)> {
    fs::create_dir_all(folder).unwrap();
    let source = folder.join(name);
    fs::write(&source, text).unwrap();
    formats
        .iter()
        .map(|format| {
            let profile =
                format!("-env:UserInstallation=file://{}", folder.join("profile").display());
            let output = Command::new("soffice")
                .args([&profile, "--headless", "--convert-to", format, "--outdir"])
                .arg(folder)
                .arg(&source)
                .output()
                .expect("LibreOffice is needed: ./test installs it");
            let made: PathBuf = source.with_extension(format.split(':').next().unwrap());
            let bytes = fs::read(&made).unwrap_or_else(|error| panic!("{error}: {output:?}"));
            (made.file_name().unwrap().to_string_lossy().into_owned(), bytes)
        })
        .collect()
}

fn folder(name: &str) -> PathBuf {
    let folder = repository().join("target/tmp").join(name);
    let _ = fs::remove_dir_all(&folder);
    folder
}

fn found(contents: &FileContents) -> Vec<String> {
    numbers(contents, &Settings::default()).into_iter().map(|(number, _)| number.digits).collect()
}

#[test]
#[ignore = "needs LibreOffice; ./test runs it"]
fn libreoffice_files_with_ten_thousand_numbers_hide_none() {
    let mut random = Random(20_250_101);
    let (mut known, mut texts) = (Vec::new(), Vec::new());
    for at in 0..10_000 {
        let (kind, number) = number(&mut random, at);
        texts.push(shaped(&mut random, kind, &number));
        known.push(number);
    }
    let folder = folder("attachments-found");
    let mut files = convert(&folder, "people.fodt", &document(&texts), &["docx", "pdf"]);
    files.extend(convert(&folder, "sheet.fods", &sheet(&texts), &["xlsx"]));
    for (name, bytes) in files {
        let contents = gongbao_office::read(&name, &bytes);
        assert!(contents.gaps.is_empty(), "{name}: {:?}", contents.gaps);
        let found: std::collections::HashSet<String> = found(&contents).into_iter().collect();
        let missed: Vec<_> =
            known.iter().zip(&texts).filter(|(number, _)| !found.contains(*number)).collect();
        assert!(
            missed.is_empty(),
            "{name}: {} missed, such as {:?}",
            missed.len(),
            &missed[..missed.len().min(5)]
        );
    }
}

#[test]
#[ignore = "needs LibreOffice; ./test runs it"]
fn libreoffice_sheets_with_numbers_in_cells_hide_none() {
    let mut random = Random(42);
    let mut out = format!(
        "{HEAD}spreadsheet\"><office:body><office:spreadsheet><table:table table:name=\"名单\"><table:table-row>"
    );
    for label in ["身份证号", "手机", "银行卡号"] {
        let _ = write!(
            out,
            "<table:table-cell office:value-type=\"string\"><text:p>{label}</text:p></table:table-cell>"
        );
    }
    out.push_str("</table:table-row>");
    let mut count = 0;
    for _ in 0..3334 {
        out.push_str("<table:table-row>");
        for at in 0..3 {
            let number = number(&mut random, at).1;
            if number.ends_with('X') {
                // No number, so a text.
                out.push_str("<table:table-cell/>");
                continue;
            }
            count += 1;
            let _ = write!(
                out,
                "<table:table-cell office:value-type=\"float\" office:value=\"{number}\"/>"
            );
        }
        out.push_str("</table:table-row>");
    }
    out.push_str("</table:table></office:spreadsheet></office:body></office:document>");
    let files = convert(&folder("attachments-cells"), "cells.fods", &out, &["xlsx"]);
    let contents = gongbao_office::read("cells.xlsx", &files[0].1);
    let places: std::collections::HashSet<String> = numbers(&contents, &Settings::default())
        .iter()
        .map(|(_, location)| location.describe().en)
        .collect();
    assert_eq!(places.len(), count);
}

#[test]
#[ignore = "needs LibreOffice; ./test runs it"]
fn libreoffice_files_with_ten_thousand_look_alikes_give_at_most_ten() {
    let mut random = Random(987_654_321);
    let texts: Vec<String> = (0..10_000).map(|at| look_alike(&mut random, at)).collect();
    let folder = folder("attachments-alike");
    let mut files = convert(&folder, "alike.fodt", &document(&texts), &["docx", "pdf"]);
    files.extend(convert(&folder, "alike-sheet.fods", &sheet(&texts), &["xlsx"]));
    for (name, bytes) in files {
        let found = found(&gongbao_office::read(&name, &bytes));
        assert!(
            found.len() <= 10,
            "{name}: {} reported, such as {:?}",
            found.len(),
            &found[..found.len().min(5)]
        );
    }
}

#[test]
#[ignore = "needs LibreOffice; ./test runs it"]
fn libreoffice_files_tell_what_is_hidden_in_them() {
    use gongbao_office::{Fact, ReadGap};
    const MORE: &str = " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><office:meta><dc:creator>某甲</dc:creator></office:meta>";
    const SAID: &str = "<office:annotation><dc:creator>某甲</dc:creator><text:p>电话13800138000</text:p></office:annotation>";
    let folder = folder("attachments-hidden");
    let text = format!(
        "{HEAD}text\"{MORE}{STYLES}<office:body><office:text><text:tracked-changes><text:changed-region text:id=\"c1\"><text:insertion><office:change-info><dc:creator>某甲</dc:creator><dc:date>2024-01-01T00:00:00</dc:date></office:change-info></text:insertion></text:changed-region></text:tracked-changes><text:p>正文{SAID}<text:change-start text:change-id=\"c1\"/>新增<text:change-end text:change-id=\"c1\"/></text:p></office:text></office:body></office:document>"
    );
    let secret = r#"pdf:writer_pdf_Export:{"EncryptFile":{"type":"boolean","value":"true"},"DocumentOpenPassword":{"type":"string","value":"secret"}}"#;
    let files = convert(&folder, "hidden.fodt", &text, &["docx"]);
    let contents = gongbao_office::read("hidden.docx", &files[0].1);
    for fact in [Fact::Comments(1), Fact::Changes(1)] {
        assert!(contents.facts.contains(&fact), "{:?}", contents.facts);
    }
    assert_eq!(found(&contents), ["13800138000"]);
    let files = convert(&folder, "hidden.fodt", &text, &[secret]);
    assert_eq!(gongbao_office::read("hidden.pdf", &files[0].1).gaps, [ReadGap::Encrypted]);
    let table = format!(
        "{HEAD}spreadsheet\"{MORE}<office:automatic-styles><style:style style:name=\"H\" style:family=\"table\"><style:table-properties table:display=\"false\"/></style:style></office:automatic-styles><office:body><office:spreadsheet><table:table table:name=\"公开\"><table:table-column/><table:table-column table:visibility=\"collapse\"/><table:table-row><table:table-cell office:value-type=\"string\">{SAID}<text:p>甲</text:p></table:table-cell><table:table-cell office:value-type=\"string\"><text:p>乙</text:p></table:table-cell></table:table-row><table:table-row table:visibility=\"collapse\"><table:table-cell office:value-type=\"string\"><text:p>丙</text:p></table:table-cell></table:table-row></table:table><table:table table:name=\"原始\" table:style-name=\"H\"><table:table-column/><table:table-row><table:table-cell office:value-type=\"string\"><text:p>丁</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document>"
    );
    let files = convert(&folder, "hidden-sheet.fods", &table, &["xlsx"]);
    let contents = gongbao_office::read("hidden-sheet.xlsx", &files[0].1);
    for fact in [
        Fact::HiddenRows("公开".into(), 1),
        Fact::HiddenColumns("公开".into(), 1),
        Fact::HiddenSheet("原始".into()),
        Fact::Comments(1),
    ] {
        assert!(contents.facts.contains(&fact), "{fact:?}: {:?}", contents.facts);
    }
}

#[test]
fn cells_apart_and_hidden_ones_are_seen() {
    let places = |contents: &FileContents| -> Vec<String> {
        numbers(contents, &Settings::default())
            .iter()
            .map(|(_, location)| location.describe().zh)
            .collect()
    };
    assert_eq!(places(&gongbao_office::read("a.docx", &small_docx())), ["表1第1行"]);
    let contents = gongbao_office::read("a.xlsx", &small_xlsx());
    assert!(contents.gaps.is_empty(), "{:?}", contents.gaps);
    assert_eq!(places(&contents), ["工作表“甲”B1", "工作表“乙”XFD1048576"]);
    let facts = [
        gongbao_office::Fact::HiddenRows("甲".into(), 1),
        gongbao_office::Fact::HiddenColumns("甲".into(), 1),
        gongbao_office::Fact::HiddenSheet("乙".into()),
    ];
    assert_eq!(contents.facts, facts);
    let cell = |text: &str| format!("<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>");
    let boxes: String = "11010519491231002X".chars().map(|c| cell(&c.to_string())).collect();
    let form = archive(&[(
        "word/document.xml",
        &format!("<w:document><w:body><w:tbl><w:tr>{boxes}</w:tr></w:tbl></w:body></w:document>"),
    )]);
    assert_eq!(places(&gongbao_office::read("form.docx", &form)), ["表1第1行"]);
    // Figures beside each other are no phone.
    let figures = ["1380", "0138", "000"].map(cell).concat();
    let table = archive(&[(
        "word/document.xml",
        &format!("<w:document><w:body><w:tbl><w:tr>{figures}</w:tr></w:tbl></w:body></w:document>"),
    )]);
    assert!(places(&gongbao_office::read("table.docx", &table)).is_empty());
}

#[test]
fn what_tells_of_nobody_is_no_finding() {
    use gongbao_check::attachment;
    let settings = Settings {
        org: gongbao_content::settings::Office {
            name: "测试街道办事处".into(),
            ..Default::default()
        },
        public_contacts: vec!["13800138000".into()],
        ..Settings::default()
    };
    let words = "<w:document><w:body><w:p><w:r><w:t>值班电话13800138000</w:t></w:r></w:p></w:body></w:document>";
    let codes = |parts: &[(&str, &str)]| -> Vec<String> {
        let contents = gongbao_office::read("a.docx", &archive(parts));
        attachment("notices/a.docx", &contents, &settings).into_iter().map(|f| f.code).collect()
    };
    let core = |who: &str| {
        format!(
            "<coreProperties><creator>{who}</creator><lastModifiedBy>openpyxl</lastModifiedBy></coreProperties>"
        )
    };
    let own = core("测试街道办事处");
    let none = [
        ("word/document.xml", words),
        ("docProps/core.xml", own.as_str()),
        ("word/comments.xml", "<comments/>"),
    ];
    assert!(codes(&none).is_empty(), "{:?}", codes(&none));
    let other = core("某甲");
    assert_eq!(
        codes(&[("word/document.xml", words), ("docProps/core.xml", other.as_str())]),
        ["PII-10"]
    );
    let private = words.replace("13800138000", "13800138001");
    assert_eq!(codes(&[("word/document.xml", private.as_str())]), ["PII-02"]);
}
