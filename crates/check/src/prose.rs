//! The disclosure report's prose against its tables and against what the site published (AR-07, AR-13 to AR-16).
//!
//! 国办公开办函〔2021〕30号 [S]; standards 2.4.

use super::{file::File, sections::plain};
use crate::disclosure::REPORT_YEAR;
use gongbao_base::codes;
use gongbao_base::{
    code::Code,
    finding::{Finding, Place},
};
use gongbao_content::{
    document::Document,
    kinds::{
        Entry,
        disclosure::{APPLICATION_COLUMNS, REVIEW_COLUMNS, with_total},
        report::{Report, ReportType},
    },
    yaml::Step,
};
use gongbao_site::Site;

codes! {
    PROSE_DIFFERS = "AR-07" Error "正文与表格不一致" "the prose differs from the tables"
        "正文里的新收、结转、复议、诉讼件数要和表三、表四一样。"
        "Numbers in the prose are those of tables three and four."
        S "国办公开办函〔2021〕30号；政府信息公开条例第四十九条、第五十条";
    REPORT_RULES = "AR-14" Warning "街道的规章不为零" "rules of a sub-district"
        "街道没有规章制定权，表二“规章”一行都是0。"
        "A sub-district makes no rules; their row in table two is 0."
        M "立法法：街道没有规章制定权";
    ITEMS_DIFFER = "AR-15" Warning "公开条数与本站不符" "the number of items is not the site's"
        "正文写的“主动公开N条”和本站当年发布的条数不同。其他渠道也有公开的，写明口径。"
        "The text names another number of published items than the site has for the year."
        S "国办公开办函〔2021〕30号；政府信息公开条例第四十九条、第五十条";
    REPORT_TITLE = "AR-16" Warning "年报标题不规范" "the report's title is not in its form"
        "标题是：机关全称＋年度＋政府信息公开工作年度报告。"
        "The title is the office's full name, the year, and 政府信息公开工作年度报告."
        S "国办公开办函〔2021〕30号；政府信息公开条例第四十九条、第五十条";
}

/// AR-14, AR-15 and AR-16.
pub(super) fn check(site: &Site) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (index, report) in site.reports() {
        if report.report_type != ReportType::Disclosure {
            continue;
        }
        let document = &site.documents[index];
        let key = |name: &str| Step::Key(name.to_owned());
        let street = site.settings.org.level.as_deref() == Some("街道");
        let rules = report.table2.as_ref().map_or(0.0, |table| table.rules.iter().sum());
        if street && rules > 0.0 {
            findings.push(
                Finding::new(&REPORT_RULES, document.place(&[key("table2"), key("rules")]))
                    .says(
                        "街道没有规章制定权，表二“规章”应为0，请核对",
                        "a sub-district makes no rules; their row in table 2 is 0",
                    )
                    .help("改成 [0, 0, 0]", "write [0, 0, 0]"),
            );
        }
        findings.extend(published(site, document, report));
        let title = format!("{}{}年政府信息公开工作年度报告", site.settings.org.name, report.year);
        if document.common.title != title && !site.settings.org.name.is_empty() {
            findings.push(
                Finding::new(&REPORT_TITLE, document.place(&[key("title")]))
                    .says("年报标题不规范", "the report's title is not in its form")
                    .help(format!("写成：{title}"), format!("write {title}")),
            );
        }
    }
    findings
}

/// AR-15: how many items the prose says were published, against those of this site.
fn published(site: &Site, document: &Document, report: &Report) -> Option<Finding> {
    let text = plain(&document.body.html);
    let (_, rest) = text.split_once("主动公开")?;
    let clause = rest.split(['，', '。', '；']).next()?;
    let before = clause.split_once('条')?.0;
    let digits = before.len() - before.bytes().rev().take_while(u8::is_ascii_digit).count();
    let said: usize = before[digits..].parse().ok()?;
    let of_year = site.documents.iter().filter(|document| {
        document
            .common
            .published
            .is_some_and(|day| i32::from(day.date.year()) == i32::from(report.year))
    });
    let count = of_year.count();
    (said != count).then(|| {
        Finding::new(&ITEMS_DIFFER, Place::file(&document.path()))
            .says(
                format!("正文写主动公开{said}条，本站{}年发布{count}条", report.year),
                format!(
                    "the text says {said} items, this site published {count} in {}",
                    report.year
                ),
            )
            .help(
                "核对口径；其他渠道也有公开的，在正文写明",
                "check how they were counted; name other channels in the text",
            )
    })
}

/// What a phrase of the prose must agree with.
struct Claim {
    phrase: &'static str,
    /// Words that make it a claim on something else.
    but: &'static [&'static str],
    table: &'static str,
    value: f64,
}

/// AR-07: numbers in the prose are those of the tables; AR-13: years are those of the report.
pub(super) fn text(file: &File<'_>) -> Vec<Finding> {
    let Some(Entry::Report(report)) = file.document.map(|document| &document.entry) else {
        return Vec::new();
    };
    if report.report_type != ReportType::Disclosure {
        return Vec::new();
    }
    let claims = claims(report);
    let mut findings = Vec::new();
    for (number, line) in file.body() {
        for claim in &claims {
            for (start, end, said) in numbers_after(line, claim) {
                if (said - claim.value).abs() > 0.005 {
                    findings.push(differs(
                        &PROSE_DIFFERS,
                        file,
                        (number, line, start..end),
                        [
                            format!(
                                "正文写“{}”，{}是{}",
                                &line[start..end],
                                claim.table,
                                claim.value
                            ),
                            format!("the text says {said}, the table {}", claim.value),
                        ],
                    ));
                }
            }
        }
        for (at, _) in line.match_indices("年1月1日") {
            let Some(year) = line.get(at.saturating_sub(4)..at) else { continue };
            if year.parse::<u16>().is_ok_and(|said| said != report.year)
                && line[at..].contains("12月31日")
            {
                findings.push(differs(
                    &REPORT_YEAR,
                    file,
                    (number, line, at - 4..at),
                    [
                        format!("统计期限写{year}年，报告年度是{}年", report.year),
                        format!("the period is of {year}, the report of {}", report.year),
                    ],
                ));
            }
        }
    }
    findings
}

fn differs(
    code: &'static Code,
    file: &File<'_>,
    (number, line, range): (usize, &str, std::ops::Range<usize>),
    [zh, en]: [String; 2],
) -> Finding {
    Finding::new(code, file.place(number, line, range))
        .says(zh, en)
        .help("核对后改成一致", "make them agree")
}

fn claims(report: &Report) -> Vec<Claim> {
    let mut claims = Vec::new();
    let mut add = |phrase, but, table, value| claims.push(Claim { phrase, but, table, value });
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
        const PARTS: &[&str] = &["维持", "纠正", "其他", "审结", "直接起诉", "复议后", "行政诉讼"];
        if let Some(value) = total(&table.review) {
            add("行政复议", PARTS, "表四行政复议总计", value);
        }
        if let Some((direct, after)) = total(&table.lawsuit).zip(total(&table.lawsuit_after_review))
        {
            add("行政诉讼", &PARTS[..6], "表四行政诉讼总计", direct + after);
        }
    }
    claims
}

/// The numbers of 件 that follow a phrase in its clause: where in bytes, from the phrase to 件, and the number.
fn numbers_after(line: &str, claim: &Claim) -> Vec<(usize, usize, f64)> {
    let mut found = Vec::new();
    for (start, _) in line.match_indices(claim.phrase) {
        let rest = &line[start..];
        let clause =
            rest.find(['，', '。', '；', '、', '（', ',', ';']).map_or(rest, |end| &rest[..end]);
        let after = &clause[claim.phrase.len()..];
        let Some(unit) = after.find(['件', '宗']) else { continue };
        let before = &after[..unit];
        let digits = before.trim_end().len()
            - before.trim_end().bytes().rev().take_while(u8::is_ascii_digit).count();
        if claim.but.iter().any(|word| after[..unit].contains(word)) {
            continue;
        }
        if let Ok(number) = before[digits..].trim().parse() {
            let end = start + claim.phrase.len() + unit + '件'.len_utf8();
            found.push((start, end, number));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{Claim, numbers_after};

    #[test]
    fn numbers_in_a_clause() {
        let claim = Claim { phrase: "行政复议", but: &["维持"], table: "", value: 0.0 };
        let numbers = |line: &str| -> Vec<f64> {
            numbers_after(line, &claim).into_iter().map(|(.., number)| number).collect()
        };
        assert_eq!(numbers("因政府信息公开被申请行政复议2件，行政诉讼3件。"), [2.0]);
        assert_eq!(numbers("行政复议结果维持1件"), Vec::<f64>::new());
        assert_eq!(numbers("行政复议，全年3件"), Vec::<f64>::new());
    }
}
