//! What a sheet shows comes along; what it would have to compute is asked.

use gongbao_import::{Answers, ImportError, import};
use gongbao_office::ReadGap;

use super::support::{answers, asked, input, text, workbook};

fn cell(place: &str, value: &str) -> String {
    format!("<c r=\"{place}\" t=\"inlineStr\"><is><t>{value}</t></is></c>")
}

/// A sum without a stored value, one with, and a formula that gave an empty text.
fn sums() -> Vec<u8> {
    let (head, numbers) = (cell("A1", "科室") + &cell("B1", "场次"), "<c r=\"B2\"><v>12</v></c>");
    workbook(&format!(
        "<row r=\"1\">{head}</row><row r=\"2\">{}{numbers}</row>\
         <row r=\"3\">{}<c r=\"B3\"><f>SUM(B2:B2)</f></c></row>\
         <row r=\"4\">{}<c r=\"B4\"><f>B2*2</f><v>24</v></c></row>\
         <row r=\"5\">{}<c r=\"B5\" t=\"str\"><f>IF(B2=1,1,\"\")</f><v></v></c></row>",
        cell("A2", "司法所"),
        cell("A3", "合计"),
        cell("A4", "两倍"),
        cell("A5", "空"),
    ))
}

#[test]
fn a_formula_without_a_value_is_asked_and_does_not_vanish() {
    let found = import(&input("a.xlsx", &sums()), &Answers::default()).unwrap();
    assert!(asked(&found).contains(&"cell-B3"), "{:?}", found.questions);
    assert_eq!(asked(&found).iter().filter(|id| id.starts_with("cell-")).count(), 1);
    let question = found.questions.iter().find(|question| question.id == "cell-B3").unwrap();
    assert_eq!(question.read.as_deref(), Some("=SUM(B2:B2)"));
    assert!(text(&found).contains("| 合计 | 〔B3格公式：=SUM(B2:B2)〕 |"), "{}", text(&found));
    assert!(text(&found).contains("| 两倍 | 24 |"), "{}", text(&found));
    let found = import(&input("a.xlsx", &sums()), &answers(&[("cell-B3", "12")])).unwrap();
    assert!(text(&found).contains("| 合计 | 12 |"), "{}", text(&found));
}

#[test]
fn many_formulas_are_one_question() {
    let rows: String = (1..=20)
        .map(|row| {
            let name = cell(&format!("A{row}"), &format!("第{row}项"));
            format!("<row r=\"{row}\">{name}<c r=\"B{row}\"><f>C{row}+1</f></c></row>")
        })
        .collect();
    let found = import(&input("a.xlsx", &workbook(&rows)), &Answers::default()).unwrap();
    assert!(asked(&found).contains(&"formulas"), "{:?}", found.questions);
    assert!(!asked(&found).iter().any(|id| id.starts_with("cell-")));
}

#[test]
fn an_old_workbook_that_is_something_else_is_read_as_what_it_is() {
    let page = "<html><head><meta charset=utf-8></head><body><table><tr><td colspan=2>2025年法律咨询统计</tr><tr><td>月份<td>来访</tr><tr><td>1月<td>15</tr></table>";
    let (gbk, _, _) = encoding_rs::GBK.encode(page);
    let found = import(&input("a.xls", &gbk), &Answers::default()).unwrap();
    assert!(text(&found).contains("| 1月 | 15 |"), "{}", text(&found));
    assert_eq!(super::support::field(&found, "标题"), "2025年法律咨询统计");
    let found = import(&input("a.xls", &sums()), &Answers::default()).unwrap();
    assert!(text(&found).contains("| 司法所 | 12 |"), "{}", text(&found));
    let found = import(&input("a.csv", "月份,来访\n1月,\"1,5\"\n".as_bytes()), &Answers::default())
        .unwrap();
    assert!(text(&found).contains("| 1月 | 1,5 |"), "{}", text(&found));
}

/// A small file can show one text, or have a cell, a million times; kept as Markdown it took gigabytes.
#[test]
fn a_sheet_of_more_than_is_read_is_refused() {
    let long = format!("<row>{}</row>", cell("A1", &"长".repeat(30_000)));
    let many = format!("<row>{}</row>", "<c><v>1</v></c>".repeat(100));
    for rows in [long.repeat(100), many.repeat(4_000)] {
        let refused = import(&input("a.xlsx", &workbook(&rows)), &Answers::default());
        assert_eq!(refused.err(), Some(ImportError::Unread(ReadGap::TooLarge)));
    }
}
