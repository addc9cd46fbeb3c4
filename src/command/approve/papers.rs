//! What reviewers without the program need: a file to read and answer, and a form to print.

use std::path::Path;

use super::site_approvals::SiteApprovals;
use crate::command::CommandContext;
use crate::console::{FindingFormat, Stream};
use crate::exit::Exit;
use crate::pipeline;
use gongbao_approval::{
    review_file::{self, ReviewDocument},
    slip::{self, Slip},
};
use gongbao_base::media;
use gongbao_files::{SystemError, atomic};
use gongbao_handover::package::reading;
use gongbao_render::{theme::Theme, view};
use gongbao_site::plan::{Edition, Plan};

/// The largest picture that stands in a review file, in bytes.
const LARGEST_PICTURE: u64 = 4 << 20;

pub(super) fn review(
    context: &CommandContext,
    approvals: &SiteApprovals,
    files: &[String],
) -> Result<Exit, SystemError> {
    let mut findings = Vec::new();
    let Some(mut theme) = pipeline::theme(&approvals.folder, &mut findings) else {
        context.show(&findings, FindingFormat::Text, Stream::Error);
        return Ok(Exit::Content);
    };
    let plan = Plan::new(&approvals.site, Edition::Online);
    let failed =
        |error: &dyn std::fmt::Display| SystemError::other(error.to_string(), error.to_string());
    theme.set_site(view::site(&plan).map_err(|error| failed(&error))?);
    let mut documents = Vec::new();
    for subject in approvals.chosen(files)? {
        let standing = approvals.record.standing(&approvals.stages, subject);
        if standing.next.is_none() {
            continue;
        }
        documents.push(ReviewDocument::new(
            subject,
            &standing,
            body(approvals, &plan, &theme, &subject.path)?,
        ));
    }
    let (office, day) = (&approvals.site.settings.org.name, context.today.to_string());
    let html = review_file::write(office, &day, &documents).map_err(|error| failed(&error))?;
    write(context, &format!("审阅-{day}.html"), &html, documents.len())
}

/// The text of a document, as HTML with its pictures in it.
fn body(
    approvals: &SiteApprovals,
    plan: &Plan<'_>,
    theme: &Theme,
    path: &str,
) -> Result<String, SystemError> {
    let index = approvals.site.documents.iter().position(|document| document.path() == path);
    let Some(index) = index else { return Ok(String::new()) };
    let picture = |file: &str| {
        let asset = approvals.site.assets.get(file)?;
        let bytes =
            (asset.length <= LARGEST_PICTURE).then(|| approvals.folder.asset(file).ok())??;
        Some(review_file::picture(media::of(file), &bytes))
    };
    reading(plan, theme, index, &picture).map_err(|error| {
        SystemError::other(format!("{path}：{error:?}"), format!("{path}: {error:?}"))
    })
}

pub(super) fn slip(
    context: &CommandContext,
    approvals: &SiteApprovals,
    files: &[String],
) -> Result<Exit, SystemError> {
    let slips: Vec<Slip> = approvals
        .chosen(files)?
        .into_iter()
        .map(|subject| {
            Slip::new(
                &approvals.stages,
                subject,
                &approvals.record.standing(&approvals.stages, subject),
            )
        })
        .collect();
    let (office, day) = (&approvals.site.settings.org.name, context.today.to_string());
    let html = slip::write(office, &day, &slips)
        .map_err(|error| SystemError::other(error.to_string(), error.to_string()))?;
    write(context, &format!("审批单-{day}.html"), &html, slips.len())
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
