//! Numbers in the prose are those of the tables (AR-07).

use super::{
    prose_numbers::{PhrasedNumber, Wording, handled, named, received},
    table::same,
};
use crate::source_file::SourceFile;
use gongbao_base::{
    code::Code,
    codes,
    finding::{Finding, Place},
};
use gongbao_content::kinds::{
    report::disclosure::{APPLICATION_COLUMNS, REVIEW_COLUMNS, with_total},
    report::{Report, ReportType},
};

codes! {
    PROSE_DIFFERS = "AR-07" Error "正文与表格不一致" "the prose differs from the tables"
        "正文里的新收、办结、结转、复议、诉讼件数要和表三、表四一样。"
        "Numbers in the prose are those of tables three and four."
        S "国办公开办函〔2021〕30号；政府信息公开条例第四十九条、第五十条";
}

/// A number of a table, and how the prose names it.
struct TableTotal {
    wording: Wording,
    /// What the number is called in its table.
    name: &'static str,
    value: f64,
    /// What the prose may count with it.
    with: f64,
    /// Whether the words can mean nothing else.
    sure: bool,
}

pub(crate) fn check(file: &SourceFile<'_>) -> Vec<Finding> {
    let Some(report) = file.report(ReportType::Disclosure) else { return Vec::new() };
    let totals = totals(report);
    let mut findings = Vec::new();
    for (number, line) in file.body() {
        for TableTotal { wording, name, value, with, sure } in &totals {
            let is_other = |said: f64| !same(said, *value) && !same(said, value + with);
            for PhrasedNumber { range, number: said } in wording(line) {
                if is_other(said) {
                    let finding = disagreement(
                        &PROSE_DIFFERS,
                        file.place(number, line, range.clone()),
                        format!("正文写“{}”，{name}是{value}", &line[range]),
                        format!("the text says {said}, the table {value}"),
                    );
                    findings.push(if *sure { finding } else { finding.warning() });
                }
            }
        }
    }
    findings
}

/// A finding for prose that says something else than the front matter.
pub(super) fn disagreement(code: &'static Code, place: Place, zh: String, en: String) -> Finding {
    Finding::new(code, place).says(zh, en).help("核对后改成一致", "make them agree")
}

fn totals(report: &Report) -> Vec<TableTotal> {
    let mut totals = Vec::new();
    let mut add = |wording: Wording, name, value: Option<f64>, with: f64| {
        let sure = name != HANDLED;
        totals.extend(value.map(|value| TableTotal { wording, name, value, with, sure }));
    };
    if let Some(table) = &report.table3 {
        let total = |row: &[f64]| with_total(row, APPLICATION_COLUMNS.len()).last().copied();
        let carried = total(&table.carried_in).unwrap_or_default();
        add(|line| named(line, "新收", &[]), "表三本年新收", total(&table.received), 0.0);
        add(received, "表三本年新收", total(&table.received), carried);
        add(handled, HANDLED, table.handled().last().copied(), 0.0);
        add(|line| named(line, "上年结转", &[]), "表三上年结转", total(&table.carried_in), 0.0);
        for wording in [
            (|line| named(line, "结转下年度", &[])) as Wording,
            |line| named(line, "结转至下年度", &[]),
            |line| named(line, "结转下一年度", &[]),
        ] {
            add(wording, "表三结转下年度", total(&table.carried_out), 0.0);
        }
    }
    if let Some(table) = &report.table4 {
        let total = |row: &[f64]| with_total(row, REVIEW_COLUMNS.len()).last().copied();
        let lawsuits = total(&table.lawsuit).zip(total(&table.lawsuit_after_review));
        add(|line| named(line, "行政复议", PARTS), "表四行政复议总计", total(&table.review), 0.0);
        add(
            |line| named(line, "行政诉讼", &PARTS[..6]),
            "表四行政诉讼总计",
            lawsuits.map(|(direct, after)| direct + after),
            0.0,
        );
    }
    totals
}

/// What the sum of table three is called; 答复 and 办结 may leave out what needed no answer.
const HANDLED: &str = "表三办理结果总计";

/// Words that make a clause on reviews and lawsuits speak of a part of them.
const PARTS: &[&str] = &["维持", "纠正", "其他", "审结", "直接起诉", "复议后", "行政诉讼"];
