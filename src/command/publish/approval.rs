//! Whether what is published went through the stages that the office set.

use std::fs;

use crate::command::CommandContext;
use crate::console::{FindingFormat, Stream};
use crate::pipeline::{self, Audience};
use crate::storage::folder::Folder;
use gongbao_content::settings::Settings;
use gongbao_files::SystemError;
use gongbao_manifest as manifest;

/// Whether every document was approved as it stands, and the built site is of these documents; what is missing is shown.
pub(super) fn holds(context: &CommandContext, settings: &Settings) -> Result<bool, SystemError> {
    if settings.approval.stages.is_empty() {
        return Ok(true);
    }
    let folder = Folder::read(&context.layout)?;
    let content = pipeline::parse(&folder);
    let site = pipeline::relate(&folder, content, Audience::Readers, context.today);
    let findings = pipeline::unapproved(&folder, &site)?;
    if !findings.is_empty() {
        context.show(&findings, FindingFormat::Text, Stream::Error);
        context.console.say(
            context.console.text(
                "还有文件没有完成审批，没有发布",
                "not all is approved; nothing was published",
            ),
        );
        return Ok(false);
    }
    if changed_since_the_build(context, &folder) {
        context.console.say(context.console.text(
            "网站生成以后内容又改过，没有发布；先运行 gongbao build",
            "the content was changed after the site was built, and nothing was published; run `gongbao build` first",
        ));
        return Ok(false);
    }
    Ok(true)
}

fn changed_since_the_build(context: &CommandContext, folder: &Folder) -> bool {
    let changed = |path| fs::metadata(path).and_then(|meta| meta.modified()).ok();
    let Some(built) = changed(context.out().join(manifest::PATH)) else { return false };
    let documents = folder.documents.iter().map(|document| &document.path);
    documents
        .chain(folder.assets.keys())
        .any(|path| changed(folder.layout.content_file(path)).is_none_or(|time| time > built))
}
