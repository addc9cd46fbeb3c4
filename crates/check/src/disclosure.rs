//! The yearly report on disclosure: its sections and the sums of its tables (AR-01 to AR-16, standards 2.4 [S]).

use gongbao_base::codes;
use gongbao_base::{
    code::Code,
    finding::{Finding, Place},
};
use gongbao_content::{
    document::Document,
    kinds::{
        Entry,
        disclosure::{
            APPLICATION_COLUMNS, ISSUED_COLUMNS, REVIEW_COLUMNS, Row, SECTIONS, with_total,
        },
        report::{Report, ReportType},
    },
    yaml::Step,
};
use gongbao_site::Site;

codes! {
    REPORT_SECTIONS = "AR-01" Error "年报不是固定六部分" "the report does not have its six sections"
        "政府信息公开工作年度报告有固定的六部分，标题和顺序不能改。依据：国办公开办函〔2021〕30号。"
        "The yearly report on disclosure has six sections with fixed titles, in order (国办公开办函〔2021〕30号)."
        S "国办公开办函〔2021〕30号：年报六部分";
    REPORT_TABLE_MISSING = "AR-02" Error "年报缺少法定表格" "a statutory table is missing"
        "第二、三、四部分要有网页表格，不能用图片。在信息块里填表二、表三、表四。依据：国办公开办函〔2021〕30号。"
        "Sections two to four hold tables, not pictures. Fill in table2, table3 and table4 (国办公开办函〔2021〕30号)."
        S "国办公开办函〔2021〕30号；政府信息公开条例第四十九条、第五十条";
    REPORT_BALANCE = "AR-03" Error "表三勾稽不平" "table three does not balance"
        "每一列：本年新收加上年结转，等于办理总计加结转下年度。依据：国办公开办函〔2021〕30号表三。"
        "In every column what was received and carried in equals what was handled and carried out."
        S "国办公开办函〔2021〕30号表三：第一项加第二项之和，等于第三项加第四项之和";
    REPORT_OUTCOMES = "AR-04" Error "表三办理结果合计不等于总计" "the outcomes do not add up to the total"
        "每一列：（一）至（六）各项之和等于（七）总计。总计可以不写，由程序计算。"
        "In every column the outcomes add up to the total, which may be left out and is computed then."
        S "国办公开办函〔2021〕30号；政府信息公开条例第四十九条、第五十条";
    REPORT_ROW_SUM = "AR-05" Error "表三横向合计不等于总计" "a row of table three does not add up"
        "每一行：自然人加五类组织等于总计。总计可以不写，由程序计算。"
        "In every row persons and organisations add up to the total, which may be left out."
        S "国办公开办函〔2021〕30号；政府信息公开条例第四十九条、第五十条";
    REPORT_REVIEWS = "AR-06" Error "表四合计不符" "a row of table four does not add up"
        "每一行：维持、纠正、其他、尚未审结之和等于总计。总计可以不写，由程序计算。"
        "In every row the four outcomes add up to the total, which may be left out."
        S "国办公开办函〔2021〕30号；政府信息公开条例第四十九条、第五十条";
    REPORT_CARRY = "AR-08" Error "跨年结转不一致" "the carry-over differs from last year's report"
        "今年的“上年结转”要等于去年年报的“结转下年度”。"
        "What is carried in equals what last year's report carried out."
        S "国办公开办函〔2021〕30号；政府信息公开条例第四十九条、第五十条";
    REPORT_IN_FORCE = "AR-09" Error "表二文件数跨年不平" "documents in force do not follow from last year's"
        "去年现行有效加今年制发减今年废止，等于今年现行有效。"
        "Those in force last year, with those issued and without those repealed, are those in force."
        O "由表二各列的含义推出";
    REPORT_CELLS = "AR-10" Error "表格有空格或数不对" "a cell is empty or no count"
        "每格都要填数，没有的填0；件数不能有小数和负数。"
        "Every cell holds a number, 0 where there is none; counts are whole and not negative."
        S "国办公开办函〔2021〕30号；政府信息公开条例第四十九条、第五十条";
    REPORT_PROBLEMS = "AR-11" Error "第五部分没有内容" "section five says nothing"
        "“存在的主要问题及改进情况”不能空着，也不能写“无”。依据：国办公开办函〔2021〕30号。"
        "The section on problems and improvements may not be empty or say that there are none."
        S "国办公开办函〔2021〕30号；政府信息公开条例第四十九条、第五十条";
    REPORT_FEES = "AR-12" Warning "有收费但没有说明" "fees that are not explained"
        "表二的行政事业性收费大于0时，第六部分要说明。"
        "Where table two has fees, section six says what they are."
        S "国办公开办函〔2021〕30号；政府信息公开条例第四十九条、第五十条";
    REPORT_YEAR = "AR-13" Error "年报年份不一致" "the report's year and title differ"
        "标题里的年份要和年度一致。"
        "The title names the year of the report."
        S "国办公开办函〔2021〕30号：年报标题";
}

pub(super) fn check(site: &Site) -> Vec<Finding> {
    let mut findings = Vec::new();
    for document in &site.documents {
        let Entry::Report(report) = &document.entry else { continue };
        if report.report_type != ReportType::Disclosure {
            continue;
        }
        sections(document, &mut findings);
        texts(document, report, &mut findings);
        issued(document, report, &mut findings);
        applications(document, report, &mut findings);
        reviews(document, report, &mut findings);
        if let Some(before) = last_year(site, report) {
            across_years(document, report, before, &mut findings);
        }
        years(document, report, &mut findings);
    }
    findings
}

fn last_year<'a>(site: &'a Site, report: &Report) -> Option<&'a Report> {
    site.reports()
        .map(|(_, other)| other)
        .find(|other| other.report_type == report.report_type && other.year + 1 == report.year)
}

fn sections(document: &Document, findings: &mut Vec<Finding>) {
    let found: Vec<&str> = document
        .body
        .headings
        .iter()
        .filter(|heading| heading.level == 2)
        .map(|heading| heading.text.as_str())
        .collect();
    for (at, section) in SECTIONS.iter().enumerate() {
        if found.get(at) != Some(section) {
            findings.push(
                Finding::new(&REPORT_SECTIONS, Place::file(&document.path()))
                    .says(
                        format!("年报应为固定六部分，缺少或顺序不对：{section}"),
                        format!(
                            "the report has six fixed sections; missing or out of order: {section}"
                        ),
                    )
                    .help(
                        format!("第{}个二级标题写成：## {section}", at + 1),
                        format!("write second-level heading {} as: ## {section}", at + 1),
                    ),
            );
            return;
        }
    }
}

/// The text of a section, counted from 1, without white space.
fn section_text(document: &Document, number: usize) -> String {
    let section = document.body.html.split("<h2").nth(number).unwrap_or_default();
    // The heading itself ends with its tag.
    let text = section.split_once("</h2>").map_or("", |(_, text)| text);
    let mut inside = false;
    text.chars()
        .filter(|c| {
            inside = *c == '<' || (inside && *c != '>');
            !inside && *c != '>' && !c.is_whitespace()
        })
        .collect()
}

/// Section five says something, and section six says of fees that table two has.
fn texts(document: &Document, report: &Report, findings: &mut Vec<Finding>) {
    let says_nothing = |text: &str, least: usize| {
        text.chars().count() <= least || matches!(text.trim_end_matches('。'), "无" | "没有")
    };
    if document.body.headings.len() < SECTIONS.len() {
        return;
    }
    if says_nothing(&section_text(document, 5), 10) {
        findings.push(
            Finding::new(&REPORT_PROBLEMS, Place::file(&document.path()))
                .says(
                    "“存在的主要问题及改进情况”是空的或写“无”",
                    "section five is empty or says nothing",
                )
                .help(
                    "写明主要问题和改进办法，不少于一句话",
                    "name the problems and what is done about them",
                ),
        );
    }
    let fees: f64 = report.table2.as_ref().map_or(0.0, |table| table.fees.iter().sum());
    if fees > 0.0 && says_nothing(&section_text(document, 6), 0) {
        findings.push(
            Finding::new(&REPORT_FEES, place(document, "table2", "fees"))
                .says(
                    format!("表二有收费{fees}万元，第六部分没有说明"),
                    format!("table2 has fees of {fees}, and section six says nothing of them"),
                )
                .help(
                    "在“六、其他需要报告的事项”说明收费情况",
                    "say in section six what was charged",
                ),
        );
    }
}

fn place(document: &Document, table: &str, row: &str) -> Place {
    let step = |name: &str| Step::Key(name.to_owned());
    document.place(&if row.is_empty() { vec![step(table)] } else { vec![step(table), step(row)] })
}

fn missing(document: &Document, number: &str, findings: &mut Vec<Finding>) {
    findings.push(
        Finding::new(&REPORT_TABLE_MISSING, Place::file(&document.path()))
            .says(
                format!("没有填表{number}"),
                format!(
                    "table{} is missing",
                    ["二", "三", "四"]
                        .iter()
                        .position(|known| *known == number)
                        .map_or(0, |at| at + 2)
                ),
            )
            .help(
                "用 gongbao new report --type 政府信息公开 --year 年度 生成带表的样本，抄入信息块",
                "take the tables from `gongbao new report --type disclosure --year YEAR`",
            ),
    );
}

/// Whether a row has as many numbers as its columns, or one less where the total may be left out; and only counts.
fn whole(
    document: &Document,
    table: &str,
    row: Row<'_>,
    columns: usize,
    total: bool,
    findings: &mut Vec<Finding>,
) -> bool {
    let (field, numbers) = row;
    let right = numbers.len() == columns || (total && numbers.len() + 1 == columns);
    let counts = numbers
        .iter()
        .all(|number| *number >= 0.0 && (number.fract() == 0.0 || field.name == "fees"));
    if right && counts {
        return true;
    }
    findings.push(
        Finding::new(
            &REPORT_CELLS,
            place(document, table, if numbers.is_empty() { "" } else { field.name }),
        )
        .says(
            format!(
                "“{}”应有{columns}个数{}，空格填0",
                field.label,
                if total { "（总计可以不写）" } else { "" }
            ),
            format!(
                "`{}` has {columns} numbers{}; an empty cell is 0",
                field.name,
                if total { " (the total may be left out)" } else { "" }
            ),
        )
        .help(
            "按表的各列依次填写，没有的填0",
            "write them in the order of the columns, 0 where there is none",
        ),
    );
    false
}

fn unequal(
    document: &Document,
    code: &'static Code,
    (table, row): (&str, &str),
    zh: String,
    en: String,
) -> Finding {
    Finding::new(code, place(document, table, row)).says(zh, en).help(
        "核对这一行和这一列的数，改正后再生成",
        "check the numbers of this row and this column",
    )
}

fn issued(document: &Document, report: &Report, findings: &mut Vec<Finding>) {
    let Some(table) = &report.table2 else { return missing(document, "二", findings) };
    for (at, row) in table.rows().into_iter().enumerate() {
        whole(
            document,
            "table2",
            row,
            if at < 2 { ISSUED_COLUMNS.len() } else { 1 },
            false,
            findings,
        );
    }
}

/// The sum of a row without its total, and the total.
fn sum(row: &[f64], columns: usize) -> (f64, f64) {
    (row[..columns - 1].iter().sum(), row[columns - 1])
}

fn rows_add_up(
    document: &Document,
    table: &str,
    number: &str,
    rows: &[Row<'_>],
    columns: usize,
    code: &'static Code,
    findings: &mut Vec<Finding>,
) -> bool {
    let mut all = true;
    for row in rows {
        if !whole(document, table, *row, columns, true, findings) {
            all = false;
            continue;
        }
        let (parts, total) = sum(&with_total(row.1, columns), columns);
        if !same(parts, total) {
            findings.push(unequal(
                document,
                code,
                (table, row.0.name),
                format!("表{number}“{}”各列合计{parts}，总计却是{total}", row.0.label),
                format!(
                    "{table}, `{}`: the columns add up to {parts}, the total is {total}",
                    row.0.name
                ),
            ));
        }
    }
    all
}

fn same(a: f64, b: f64) -> bool {
    (a - b).abs() < 0.005
}

fn applications(document: &Document, report: &Report, findings: &mut Vec<Finding>) {
    let Some(table) = &report.table3 else { return missing(document, "三", findings) };
    let columns = APPLICATION_COLUMNS.len();
    let mut rows = table.rows();
    if table.total.is_empty() {
        rows.retain(|(field, _)| field.name != "total");
    }
    if !rows_add_up(document, "table3", "三", &rows, columns, &REPORT_ROW_SUM, findings) {
        return;
    }
    let cell = |row: &[f64], column: usize| with_total(row, columns)[column];
    let handled = table.handled();
    for (column, name) in APPLICATION_COLUMNS.iter().enumerate() {
        let outcomes: f64 = table.outcomes().iter().map(|(_, row)| cell(row, column)).sum();
        if !same(outcomes, handled[column]) {
            findings.push(unequal(
                document,
                &REPORT_OUTCOMES,
                ("table3", "total"),
                format!(
                    "表三“{name}”列：办理结果各项合计{outcomes}，（七）总计却是{}",
                    handled[column]
                ),
                format!(
                    "table 3, column {name}: the outcomes add up to {outcomes}, the total is {}",
                    handled[column]
                ),
            ));
        }
        let (received, carried_in, carried_out) = (
            cell(&table.received, column),
            cell(&table.carried_in, column),
            cell(&table.carried_out, column),
        );
        if !same(received + carried_in, handled[column] + carried_out) {
            findings.push(unequal(
                document,
                &REPORT_BALANCE,
                ("table3", "received"),
                format!("表三“{name}”列不平：新收{received}＋上年结转{carried_in}≠总计{}＋结转下年度{carried_out}", handled[column]),
                format!("table 3, column {name}: {received} received and {carried_in} carried in are not {} handled and {carried_out} carried out", handled[column]),
            ));
        }
    }
}

fn reviews(document: &Document, report: &Report, findings: &mut Vec<Finding>) {
    let Some(table) = &report.table4 else { return missing(document, "四", findings) };
    rows_add_up(
        document,
        "table4",
        "四",
        &table.rows(),
        REVIEW_COLUMNS.len(),
        &REPORT_REVIEWS,
        findings,
    );
}

fn across_years(
    document: &Document,
    report: &Report,
    before: &Report,
    findings: &mut Vec<Finding>,
) {
    if let (Some(now), Some(then)) = (&report.table3, &before.table3) {
        let columns = APPLICATION_COLUMNS.len();
        let (now, then) =
            (with_total(&now.carried_in, columns), with_total(&then.carried_out, columns));
        for (name, (now, then)) in APPLICATION_COLUMNS.iter().zip(now.iter().zip(&then)) {
            if !same(*now, *then) {
                findings.push(unequal(
                    document,
                    &REPORT_CARRY,
                    ("table3", "carried_in"),
                    format!("表三“{name}”列：上年结转{now}，上年的年报却是结转下年度{then}"),
                    format!("table 3, column {name}: {now} carried in, but last year's report carried out {then}"),
                ));
            }
        }
    }
    if let (Some(now), Some(then)) = (&report.table2, &before.table2) {
        for ((field, now), (_, then)) in now.rows().into_iter().zip(then.rows()).take(2) {
            let (&[made, repealed, force], &[_, _, earlier]) = (now, then) else { continue };
            if !same(earlier + made - repealed, force) {
                findings.push(unequal(
                    document,
                    &REPORT_IN_FORCE,
                    ("table2", field.name),
                    format!("表二“{}”：上年现行有效{earlier}＋本年制发{made}－本年废止{repealed}≠现行有效{force}", field.label),
                    format!("table 2, `{}`: {earlier} last year, {made} issued and {repealed} repealed do not make {force}", field.name),
                ));
            }
        }
    }
}

fn years(document: &Document, report: &Report, findings: &mut Vec<Finding>) {
    let title = &document.common.title;
    if !title.contains(&format!("{}年", report.year)) {
        findings.push(
            Finding::new(&REPORT_YEAR, document.place(&[Step::Key("title".to_owned())]))
                .says(
                    format!("标题里没有年度{}年", report.year),
                    format!("the title does not name the year {}", report.year),
                )
                .help(
                    format!("标题写成“某某街道办事处{}年政府信息公开工作年度报告”", report.year),
                    "write the office's full name, the year, and 政府信息公开工作年度报告",
                ),
        );
    }
}
