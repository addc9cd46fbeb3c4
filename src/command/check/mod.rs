//! `check`: everything that is wrong with the content, without building.

mod fix;
mod inspection;

use super::CommandContext;
use crate::cli::site::CheckArgs;
use crate::console::FindingFormat;
use crate::console::Stream;
use crate::exit::Exit;
use crate::pipeline::{self, Audience, CheckedSite};
use crate::storage::{built_site, folder::Folder};
use gongbao_base::finding::{Finding, sort_and_number};
use gongbao_files::SystemError;

pub(super) fn run(context: &CommandContext, args: &CheckArgs) -> Result<Exit, SystemError> {
    if args.fix {
        fix::run(context, &Folder::read(&context.layout)?)?;
    }
    let folder = Folder::read(&context.layout)?;
    let (CheckedSite { site, findings }, with_pages) = check(context, &folder)?;
    if let Some(format) = args.inspection {
        return inspection::run(context, &site, &findings, with_pages, format);
    }
    context.show(&findings, args.format, Stream::Output);
    if args.format == FindingFormat::Text {
        let count = folder.documents.len();
        let pages = context.console.text(
            if with_pages { "和生成的网页" } else { "；还没有生成网页" },
            if with_pages { "and the built pages" } else { "; no pages are built yet" },
        );
        let summary = context.console.either(
            format!("检查了 {count} 个文件{pages}"),
            format!("checked {count} documents {pages}"),
        );
        context.console.summary(&summary, &findings);
    }
    Ok(if findings.iter().any(Finding::is_error) { Exit::Content } else { Exit::Done })
}

/// The content's findings with those of the theme and the built pages, and whether there are any pages.
fn check(context: &CommandContext, folder: &Folder) -> Result<(CheckedSite, bool), SystemError> {
    let mut checked = pipeline::check(
        folder,
        pipeline::parse(folder, context.today),
        Audience::Readers,
        context.today,
    )?;
    pipeline::theme(folder, &mut checked.findings);
    let out = context.out();
    let shown = out.strip_prefix(context.layout.root()).unwrap_or(&out).display().to_string();
    let pages = built_site::check(&out, &shown, checked.site.settings.base_path());
    let with_pages = pages.is_some();
    checked.findings.extend(pages.unwrap_or_default());
    sort_and_number(&mut checked.findings);
    Ok((checked, with_pages))
}
