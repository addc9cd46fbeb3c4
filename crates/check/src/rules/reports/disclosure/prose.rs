//! Numbers in the prose are those of the tables (AR-07).

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
use std::ops::Range;

codes! {
    PROSE_DIFFERS = "AR-07" Error "正文与表格不一致" "the prose differs from the tables"
        "正文里的新收、结转、复议、诉讼件数要和表三、表四一样。"
        "Numbers in the prose are those of tables three and four."
        S "国办公开办函〔2021〕30号；政府信息公开条例第四十九条、第五十条";
}

/// A number of a table, and the phrase by which the prose names it.
struct TableTotal {
    phrase: &'static str,
    /// Words that make a clause speak of something else.
    but: &'static [&'static str],
    /// What the number is called in its table.
    name: &'static str,
    value: f64,
}

pub(crate) fn check(file: &SourceFile<'_>) -> Vec<Finding> {
    let Some(report) = file.report(ReportType::Disclosure) else { return Vec::new() };
    let totals = totals(report);
    let mut findings = Vec::new();
    for (number, line) in file.body() {
        for total in &totals {
            let TableTotal { name, value, .. } = total;
            let other = numbers_after(line, total).into_iter();
            findings.extend(other.filter(|(_, said)| (said - value).abs() > 0.005).map(
                |(range, said)| {
                    disagreement(
                        &PROSE_DIFFERS,
                        file.place(number, line, range.clone()),
                        format!("正文写“{}”，{name}是{value}", &line[range]),
                        format!("the text says {said}, the table {value}"),
                    )
                },
            ));
        }
    }
    findings
}

/// A finding for prose that says something else than the front matter.
pub(super) fn disagreement(code: &'static Code, place: Place, zh: String, en: String) -> Finding {
    Finding::new(code, place).says(zh, en).help("核对后改成一致", "make them agree")
}

fn totals(report: &Report) -> Vec<TableTotal> {
    const PARTS: &[&str] = &["维持", "纠正", "其他", "审结", "直接起诉", "复议后", "行政诉讼"];
    let mut totals = Vec::new();
    let mut add = |phrase, but, name, value| totals.push(TableTotal { phrase, but, name, value });
    if let Some(table) = &report.table3 {
        let total = |row: &[f64]| with_total(row, APPLICATION_COLUMNS.len()).last().copied();
        let rows = [
            ("新收", total(&table.received), "表三本年新收"),
            ("上年结转", total(&table.carried_in), "表三上年结转"),
            ("结转下年度", total(&table.carried_out), "表三结转下年度"),
            ("结转至下年度", total(&table.carried_out), "表三结转下年度"),
        ];
        for (phrase, value, name) in rows {
            if let Some(value) = value {
                add(phrase, &[][..], name, value);
            }
        }
    }
    if let Some(table) = &report.table4 {
        let total = |row: &[f64]| with_total(row, REVIEW_COLUMNS.len()).last().copied();
        if let Some(value) = total(&table.review) {
            add("行政复议", PARTS, "表四行政复议总计", value);
        }
        if let Some((direct, after)) = total(&table.lawsuit).zip(total(&table.lawsuit_after_review))
        {
            add("行政诉讼", &PARTS[..6], "表四行政诉讼总计", direct + after);
        }
    }
    totals
}

/// The numbers of 件 that follow a phrase in its clause: where in bytes, from the phrase to 件, and the number.
fn numbers_after(line: &str, total: &TableTotal) -> Vec<(Range<usize>, f64)> {
    let mut found = Vec::new();
    for (start, _) in line.match_indices(total.phrase) {
        let rest = &line[start..];
        let clause =
            rest.find(['，', '。', '；', '、', '（', ',', ';']).map_or(rest, |end| &rest[..end]);
        let after = &clause[total.phrase.len()..];
        let Some((unit, sign)) = after.char_indices().find(|(_, c)| matches!(c, '件' | '宗'))
        else {
            continue;
        };
        let before = &after[..unit];
        if total.but.iter().any(|word| before.contains(word)) {
            continue;
        }
        let digits = before.trim_end().len()
            - before.trim_end().bytes().rev().take_while(u8::is_ascii_digit).count();
        if let Ok(number) = before[digits..].trim().parse() {
            let end = start + total.phrase.len() + unit + sign.len_utf8();
            found.push((start..end, number));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{TableTotal, numbers_after};

    #[test]
    fn numbers_in_a_clause() {
        let total = TableTotal { phrase: "行政复议", but: &["维持"], name: "", value: 0.0 };
        let numbers = |line: &str| -> Vec<f64> {
            numbers_after(line, &total).into_iter().map(|(_, number)| number).collect()
        };
        assert_eq!(numbers("因政府信息公开被申请行政复议2件，行政诉讼3件。"), [2.0]);
        assert_eq!(numbers("行政复议结果维持1件"), Vec::<f64>::new());
        assert_eq!(numbers("行政复议，全年3件"), Vec::<f64>::new());
    }
}
