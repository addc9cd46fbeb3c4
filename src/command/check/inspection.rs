//! `check --inspection`: the table of the national inspection.

use crate::cli::site::TableFormat;
use crate::command::CommandContext;
use crate::exit::Exit;
use gongbao_base::finding::Finding;
use gongbao_check::format::paper;
use gongbao_check::inspection::{Inspection, InspectionResult, inspect};
use gongbao_files::SystemError;
use gongbao_site::Site;

pub(super) fn run(
    context: &CommandContext,
    site: &Site,
    findings: &[Finding],
    with_pages: bool,
    format: TableFormat,
) -> Result<Exit, SystemError> {
    let table = inspect(site, findings, with_pages);
    let title = format!("{}：政府网站检查自查表（单项否决）", table.site);
    let note = format!(
        "检查日期 {}。依据国办秘函〔2019〕19号。暂时允许的提示：{}。",
        table.date,
        if table.allowances.is_empty() { "无".to_owned() } else { table.allowances.join("；") }
    );
    let text = match format {
        TableFormat::Json => {
            let json = serde_json::to_string_pretty(&table);
            format!("{}\n", json.map_err(|error| SystemError::serializing(&error))?)
        }
        TableFormat::Html => html(&table, &title, &note),
        TableFormat::Text => text(&table, &title, &note),
    };
    context.console.print(&text);
    let failed = table.rows.iter().any(|row| row.verdict == InspectionResult::Fail);
    Ok(if failed { Exit::Content } else { Exit::Done })
}

fn html(table: &Inspection, title: &str, note: &str) -> String {
    let rows: Vec<Vec<String>> = table
        .rows
        .iter()
        .map(|row| {
            let (number, item, rule) = (row.number, row.item, row.rule);
            let cells = [number, item, rule, row.verdict.label()].map(str::to_owned);
            [&cells[..], &[row.evidence.join("\n")]].concat()
        })
        .collect();
    paper::table(title, note, &["序号", "指标", "否决情形", "结果", "说明"], &rows)
}

fn text(table: &Inspection, title: &str, note: &str) -> String {
    let rows = table.rows.iter().map(|row| {
        let evidence = row.evidence.join("\n      ");
        format!(
            "{:<4}{}：{}\n      {}\n      {evidence}\n",
            row.number,
            row.item,
            row.verdict.label(),
            row.rule
        )
    });
    format!("{title}\n{note}\n\n{}", rows.collect::<String>())
}
