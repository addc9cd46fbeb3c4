//! `check`: everything that is wrong with the content, without building.

use super::{Environment, build, load, print, say};
use crate::cli::Format;
use crate::cli::{Common, Form};
use crate::disk::{built, read};
use crate::exit::Exit;
use gongbao_base::finding::{Finding, sort_and_number};
use gongbao_check::format::paper;
use gongbao_check::inspection::{InspectionResult, inspect};
use gongbao_content::settings;
use gongbao_files::Fault;

pub(super) fn run(
    common: &Common,
    environment: &Environment,
    format: Format,
    fix: bool,
) -> Result<Exit, Fault> {
    let folder = read::folder(&common.site)?;
    if fix {
        mend(&folder, environment)?;
    }
    let (loaded, scanned) = everything(common, environment, &folder)?;
    build::show_findings(common, environment, format, &loaded.findings);
    let summary = match environment.language {
        gongbao_base::finding::Language::Chinese => {
            let pages = if scanned { "和生成的网页" } else { "；还没有生成网页" };
            format!("检查了 {} 个文件{pages}", folder.documents.len())
        }
        gongbao_base::finding::Language::English => {
            let pages = if scanned { "and the built pages" } else { "; no pages are built yet" };
            format!("checked {} documents {pages}", folder.documents.len())
        }
    };
    if format == Format::Text {
        build::finish(common, environment, &summary, &loaded.findings);
    }
    Ok(if loaded.findings.iter().any(Finding::is_error) { Exit::Content } else { Exit::Done })
}

/// The content's findings with those of the built pages, and whether there are any pages.
fn everything(
    common: &Common,
    environment: &Environment,
    folder: &read::Folder,
) -> Result<(load::Loaded, bool), Fault> {
    let mut loaded = load::load(folder, common.as_of.unwrap_or(environment.today))?;
    let out = common.out();
    let shown = out.strip_prefix(&common.site).unwrap_or(&out).display().to_string();
    let pages = built::check(&out, &shown);
    let scanned = pages.is_some();
    loaded.findings.extend(pages.unwrap_or_default());
    sort_and_number(&mut loaded.findings);
    Ok((loaded, scanned))
}

/// `check --inspection`: the table of the national inspection.
pub(super) fn inspection(
    common: &Common,
    environment: &Environment,
    form: Form,
) -> Result<Exit, Fault> {
    let folder = read::folder(&common.site)?;
    let (loaded, scanned) = everything(common, environment, &folder)?;
    let table = inspect(&loaded.site, &loaded.findings, scanned);
    let title = format!("{}：政府网站检查自查表（单项否决）", table.site);
    let note = format!(
        "检查日期 {}。依据国办秘函〔2019〕19号。暂时允许的提示：{}。",
        table.date,
        if table.allowances.is_empty() { "无".to_owned() } else { table.allowances.join("；") }
    );
    print(&match form {
        Form::Json => format!("{}\n", serde_json::to_string_pretty(&table).unwrap_or_default()),
        Form::Html => {
            let rows: Vec<Vec<String>> = table
                .rows
                .iter()
                .map(|row| {
                    let (number, item, rule) = (row.number, row.item, row.rule);
                    let cells = [number, item, rule, row.verdict.label()].map(str::to_owned);
                    [&cells[..], &[row.evidence.join("\n")]].concat()
                })
                .collect();
            paper::table(&title, &note, &["序号", "指标", "否决情形", "结果", "说明"], &rows)
        }
        Form::Text => {
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
    });
    let failed = table.rows.iter().any(|row| row.verdict == InspectionResult::Fail);
    Ok(if failed { Exit::Content } else { Exit::Done })
}

/// Masks personal data and mends document numbers in the files of the content. A file is replaced whole or not at all.
fn mend(folder: &read::Folder, environment: &Environment) -> Result<(), Fault> {
    let settings = folder.settings.as_deref().and_then(|bytes| std::str::from_utf8(bytes).ok());
    let settings = settings.map_or_else(settings::absent, |text| settings::read(text).0);
    for (file, _) in &folder.documents {
        let path = folder.root.join("content").join(file);
        let fault = |error: std::io::Error| Fault::io("写入", "write", &path, &error);
        let bytes = folder.content(file).map_err(fault)?;
        let Ok(text) = std::str::from_utf8(&bytes) else { continue };
        let Some(text) = gongbao_check::fix(text, &settings) else { continue };
        let beside = path.with_extension("md.new");
        std::fs::write(&beside, text)
            .and_then(|()| std::fs::rename(&beside, &path))
            .map_err(fault)?;
        say(&format!("{}content/{file}", environment.text("已改：", "mended: ")));
    }
    Ok(())
}
