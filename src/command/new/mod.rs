//! `new`: begins a file of a kind from its sample. An existing file is never touched.

mod annual_report;

use super::{
    CommandContext,
    document::{quoted, require_slug, slug_of, write},
    kind,
};
use crate::cli::authoring::NewArgs;
use crate::exit::Exit;
use gongbao_content::kinds::Kind;
use gongbao_files::SystemError;

pub(super) fn run(context: &CommandContext, args: &NewArgs) -> Result<Exit, SystemError> {
    if let Some((report_type, year)) = args.report_type.as_deref().zip(args.year) {
        return annual_report::run(context, args, report_type, year);
    }
    let kind = kind::named(&args.kind)?;
    let today = context.today.to_string();
    let title = args.title.as_deref().unwrap_or_default();
    let slug = args.slug.clone().unwrap_or_else(|| slug_of(title, kind.name, &today));
    require_slug(&slug)?;
    write(context, kind, &slug, &sample(kind, title, &today))
}

/// The kind's sample with this title; a draft, so that nothing half-written is published.
fn sample(kind: &Kind, title: &str, today: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    for line in kind.sample.lines() {
        if line.starts_with("标题:") {
            lines.push(format!("标题: {}", quoted(title)));
        } else if line.starts_with("示例:") {
            lines.push("草稿: true  # 写完后删去这一行，才会发布".to_owned());
        } else if line.starts_with("成文日期:") {
            lines.push(format!("成文日期: {today}"));
        } else if line.starts_with("发布日期:") {
            lines.push(format!("发布日期: {today}"));
        } else {
            lines.push(line.to_owned());
        }
    }
    lines.join("\n") + "\n"
}
