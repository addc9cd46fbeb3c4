//! The papers as files.

use std::path::Path;

use super::site_approvals::SiteApprovals;
use crate::command::CommandContext;
use crate::exit::Exit;
use crate::pipeline::ApprovalPapers;
use gongbao_approval::ApprovalSubject;
use gongbao_files::{SystemError, atomic};

pub(super) fn review(
    context: &CommandContext,
    approvals: &SiteApprovals,
    files: &[String],
) -> Result<Exit, SystemError> {
    let mut chosen = approvals.chosen(files)?;
    let waits = |subject: &&ApprovalSubject| {
        approvals.record.standing(&approvals.stages, subject).next.is_some()
    };
    chosen.retain(waits);
    let day = context.today.to_string();
    let html = papers(approvals, &day).review(&chosen, &approvals.findings)?;
    write(context, &format!("审阅-{day}.html"), &html, chosen.len())
}

pub(super) fn slip(
    context: &CommandContext,
    approvals: &SiteApprovals,
    files: &[String],
) -> Result<Exit, SystemError> {
    let chosen = approvals.chosen(files)?;
    let day = context.today.to_string();
    let html = papers(approvals, &day).slip(&chosen)?;
    write(context, &format!("审批单-{day}.html"), &html, chosen.len())
}

fn papers<'a>(approvals: &'a SiteApprovals, day: &'a str) -> ApprovalPapers<'a> {
    ApprovalPapers {
        folder: &approvals.folder,
        site: &approvals.site,
        stages: &approvals.stages,
        record: &approvals.record,
        day,
    }
}

/// Writes the file where the user said, or into the folder in which the command runs; never over one that is there.
fn write(
    context: &CommandContext,
    name: &str,
    html: &str,
    count: usize,
) -> Result<Exit, SystemError> {
    if count == 0 {
        context
            .console
            .say(context.console.text("没有等待审批的文件", "nothing waits for approval"));
        return Ok(Exit::Done);
    }
    let path = context.named_out.clone().unwrap_or_else(|| Path::new(name).to_owned());
    atomic::create(&path, html.as_bytes()).map_err(SystemError::writing(&path))?;
    let shown = path.display();
    context.console.say(
        &context.console.either(
            format!("已写 {shown}：{count} 篇"),
            format!("wrote {shown}: {count} documents"),
        ),
    );
    Ok(Exit::Done)
}
