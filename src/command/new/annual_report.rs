//! `new report --type 政府信息公开 --year YEAR`: the six sections, the three statutory tables filled with zeros, and last
//! year's carry-over in its row.

use std::fmt::Write as _;

use crate::cli::authoring::NewArgs;
use crate::command::{
    CommandContext,
    document::{quoted, write},
    kind,
};
use crate::exit::Exit;
use crate::pipeline::{self, Audience};
use crate::storage::folder::Folder;
use gongbao_content::{
    fields::Field,
    kinds::{
        Kind,
        report::ReportType,
        report::disclosure::{
            APPLICATION_COLUMNS, Applications, ISSUED_COLUMNS, Issued, REVIEW_COLUMNS, Reviews,
            SECTIONS,
        },
    },
};
use gongbao_files::SystemError;
use gongbao_site::Site;

pub(super) fn run(
    context: &CommandContext,
    args: &NewArgs,
    report_type: &str,
    year: u16,
) -> Result<Exit, SystemError> {
    let kind = Kind::named(&args.kind)
        .filter(|kind| kind.name == "report")
        .ok_or_else(|| kind::unknown(&args.kind))?;
    let disclosure = ReportType::Disclosure;
    if ![disclosure.name(), disclosure.label()].contains(&report_type) {
        return Err(SystemError::usage(
            format!("--type 只有“{}”；其他报告用 gongbao new report \"标题\"", disclosure.label()),
            format!(
                "--type is `{}`; other reports begin with `gongbao new report TITLE`",
                disclosure.name()
            ),
        ));
    }
    let folder = Folder::read(&context.layout)?;
    let site = pipeline::relate(
        &folder,
        pipeline::parse(&folder, context.today),
        Audience::Readers,
        context.today,
    );
    let title = args
        .title
        .clone()
        .unwrap_or_else(|| format!("{}{year}年政府信息公开工作年度报告", site.settings.org.name));
    let slug = args.slug.clone().unwrap_or_else(|| format!("disclosure-{year}"));
    write(context, kind, &slug, &text(&site, &title, year))
}

fn text(site: &Site, title: &str, year: u16) -> String {
    let before = site
        .reports()
        .map(|(_, report)| report)
        .find(|report| report.report_type == ReportType::Disclosure && report.year + 1 == year);
    let carried = before
        .and_then(|report| report.table3.as_ref())
        .map(|table| table.carried_out.as_slice())
        .unwrap_or_default();
    let in_force = |name: &str| {
        let rows =
            before.and_then(|report| report.table2.as_ref()).map(Issued::rows).unwrap_or_default();
        rows.into_iter()
            .find(|(field, _)| field.name == name)
            .and_then(|(_, row)| row.get(2).copied())
            .unwrap_or(0.0)
    };
    let mut out = format!(
        "---\n标题: {}\n年度: {year}\n报告类型: {}\n# 总计由程序计算，不用填。\n表二:  # 前两行依次为{}\n",
        quoted(title),
        ReportType::Disclosure.label(),
        ISSUED_COLUMNS.join("、")
    );
    for field in Issued::FIELDS {
        let row = if matches!(field.name, "rules" | "normative") {
            vec![0.0, 0.0, in_force(field.name)]
        } else {
            vec![0.0]
        };
        line(&mut out, field, &row);
    }
    let _ = writeln!(out, "表三:  # 每行依次为{}", APPLICATION_COLUMNS[..6].join("、"));
    for field in Applications::FIELDS.iter().filter(|field| field.name != "total") {
        let last = field.name == "carried_in" && carried.len() >= 6;
        line(&mut out, field, if last { &carried[..6] } else { &[0.0; 6] });
    }
    let _ = writeln!(out, "表四:  # 每行依次为{}", REVIEW_COLUMNS[..4].join("、"));
    for field in Reviews::FIELDS {
        line(&mut out, field, &[0.0; 4]);
    }
    out.push_str("草稿: true  # 写完后删去这一行，才会发布\n---\n");
    for section in SECTIONS {
        let _ = writeln!(out, "\n## {section}\n");
    }
    out
}

fn line(out: &mut String, field: &Field, row: &[f64]) {
    let cells: Vec<String> = row.iter().map(ToString::to_string).collect();
    let _ = writeln!(out, "  {}: [{}]", field.label, cells.join(", "));
}
