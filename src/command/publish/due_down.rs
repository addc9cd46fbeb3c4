//! Whether the built site still shows what is to be taken down by now: a plan is kept by a build on its day or after it.

use crate::command::CommandContext;
use crate::pipeline::{self, Audience};
use crate::storage::{
    folder::Folder,
    last_build::{self, LastBuild},
};
use gongbao_files::SystemError;

/// Whether nothing had to be taken down since the build; what had is named.
pub(super) fn is_kept(context: &CommandContext) -> Result<bool, SystemError> {
    // Of a site that another machine built, nothing is known.
    let Some(last) = LastBuild::standing(&context.out()) else { return Ok(true) };
    let folder = Folder::read(&context.layout)?;
    let content = pipeline::parse(&folder, context.today);
    let site = pipeline::relate(&folder, content, Audience::Readers, context.today);
    let same = last_build::content(&folder)?.is_some_and(|content| last.is_of(content));
    let late = site.withdrawn.iter().filter(|document| {
        let day = document.withdrawn.date;
        day > last.day() || !same && day == last.day()
    });
    let late: Vec<&str> = late.map(|document| document.file.as_str()).collect();
    if late.is_empty() {
        return Ok(true);
    }
    context.console.say(&context.console.either(
        format!("生成网站以后有文件到期撤下：{}，没有发布；先运行 gongbao build", late.join("、")),
        format!(
            "to be taken down since the site was built: {}; nothing was published; run `gongbao build` first",
            late.join(", ")
        ),
    ));
    Ok(false)
}
