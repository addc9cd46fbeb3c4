//! Whether what is published went through the stages that the office set.

use crate::command::CommandContext;
use crate::console::{FindingFormat, Stream};
use crate::pipeline::{self, Audience};
use crate::storage::{
    folder::Folder,
    last_build::{self, LastBuild},
};
use gongbao_content::settings::Settings;
use gongbao_files::SystemError;
use gongbao_manifest as manifest;

/// Whether every document was approved as it stands, and the built site is of these documents; what is missing is shown.
pub(super) fn holds(context: &CommandContext, settings: &Settings) -> Result<bool, SystemError> {
    if settings.approval.stages.is_empty() {
        return Ok(true);
    }
    let folder = Folder::read(&context.layout)?;
    let content = pipeline::parse(&folder, context.today);
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
    if !is_built_from(context, &folder)? {
        context.console.say(context.console.text(
            "生成好的网站不是现在的内容（内容又改过，或者不是在这里生成的），没有发布；先运行 gongbao build",
            "the built site is not of the content as it stands (it was changed since, or built elsewhere), and nothing was published; run `gongbao build` first",
        ));
        return Ok(false);
    }
    Ok(true)
}

/// Whether the built site is of the documents and files that stand in the folder, byte by byte. Where nothing was built,
/// publishing says so itself.
fn is_built_from(context: &CommandContext, folder: &Folder) -> Result<bool, SystemError> {
    let out = context.out();
    if !out.join(manifest::PATH).exists() {
        return Ok(true);
    }
    let (content, last) = (last_build::content(folder)?, LastBuild::standing(&out));
    Ok(content.zip(last).is_some_and(|(content, last)| last.is_of(content)))
}
