//! Attachments: what LibreOffice writes is read; generated numbers of people are found in it, look-alikes are not; broken
//! and hostile files end in a finding.

use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use gongbao::{
    check::attachments::numbers,
    content::settings::Settings,
    office::{self, Contents},
};

use crate::{
    harness::{Random, repository},
    people::{look_alike, number, shaped},
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
        let cells: Vec<&str> = lines.last().filter(|_| lines.len() == 4 || text.starts_with('|')).map_or(
            Vec::new(),
            |_| lines[2].trim_matches('|').split('|').map(str::trim).collect(),
        );
        if !cells.is_empty() {
            let _ = write!(out, "<table:table table:name=\"T{at}\"><table:table-column table:number-columns-repeated=\"{}\"/><table:table-row>", cells.len());
            for cell in cells {
                let _ = write!(out, "<table:table-cell><text:p>{cell}</text:p></table:table-cell>");
            }
            out.push_str("</table:table-row></table:table>");
            continue;
        }
        let text = text.replace('\n', "<text:line-break/>");
        let digits: Vec<usize> = text.char_indices().filter(|(_, c)| c.is_ascii_digit()).map(|(i, _)| i).collect();
        match digits.get(digits.len() / 2).filter(|_| at % 3 == 0) {
            Some(middle) => {
                let (start, end) = text.split_at(*middle);
                let (bold, rest) = end.split_at(1);
                let _ = write!(out, "<text:p>{start}<text:span text:style-name=\"B\">{bold}</text:span>{rest}</text:p>");
            }
            None => {
                let _ = write!(out, "<text:p>{text}</text:p>");
            }
        }
    }
    out + "</office:text></office:body></office:document>"
}

/// Each text in a row of its own; texts that are nothing but digits in cells that hold numbers.
fn sheet(texts: &[String]) -> String {
    let mut out = format!("{HEAD}spreadsheet\"><office:body><office:spreadsheet><table:table table:name=\"名单\">");
    for (at, text) in texts.iter().enumerate() {
        let _ = write!(out, "<table:table-row><table:table-cell office:value-type=\"string\"><text:p>第{at}人</text:p></table:table-cell>");
        if text.bytes().all(|byte| byte.is_ascii_digit()) {
            let _ = write!(out, "<table:table-cell office:value-type=\"float\" office:value=\"{text}\"/>");
        } else {
            let lines: String = text.lines().map(|line| format!("<text:p>{line}</text:p>")).collect();
            let _ = write!(out, "<table:table-cell office:value-type=\"string\">{lines}</table:table-cell>");
        }
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
            let profile = format!("-env:UserInstallation=file://{}", folder.join("profile").display());
            let output = Command::new("soffice")
                .args([&profile, "--headless", "--convert-to", format, "--outdir"])
                .arg(folder)
                .arg(&source)
                .output()
                .expect("LibreOffice is needed: ./test installs it");
            let made: PathBuf = source.with_extension(format);
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

fn found(contents: &Contents) -> Vec<String> {
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
        let contents = office::read(&name, &bytes);
        assert!(contents.gaps.is_empty(), "{name}: {:?}", contents.gaps);
        let found: std::collections::HashSet<String> = found(&contents).into_iter().collect();
        let missed: Vec<_> = known.iter().zip(&texts).filter(|(number, _)| !found.contains(*number)).collect();
        assert!(missed.is_empty(), "{name}: {} missed, such as {:?}", missed.len(), &missed[..missed.len().min(5)]);
    }
}

#[test]
#[ignore = "needs LibreOffice; ./test runs it"]
fn libreoffice_sheets_with_numbers_in_cells_hide_none() {
    let mut random = Random(42);
    let mut out = format!("{HEAD}spreadsheet\"><office:body><office:spreadsheet><table:table table:name=\"名单\"><table:table-row>");
    for label in ["身份证号", "手机", "银行卡号"] {
        let _ = write!(out, "<table:table-cell office:value-type=\"string\"><text:p>{label}</text:p></table:table-cell>");
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
            let _ = write!(out, "<table:table-cell office:value-type=\"float\" office:value=\"{number}\"/>");
        }
        out.push_str("</table:table-row>");
    }
    out.push_str("</table:table></office:spreadsheet></office:body></office:document>");
    let files = convert(&folder("attachments-cells"), "cells.fods", &out, &["xlsx"]);
    let contents = office::read("cells.xlsx", &files[0].1);
    let places: std::collections::HashSet<String> =
        numbers(&contents, &Settings::default()).iter().map(|(_, spot)| spot.both().en).collect();
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
        let found = found(&office::read(&name, &bytes));
        assert!(found.len() <= 10, "{name}: {} reported, such as {:?}", found.len(), &found[..found.len().min(5)]);
    }
}
