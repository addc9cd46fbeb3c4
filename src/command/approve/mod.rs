//! `approve`: at which stage documents are, opinions, and what reviewers without the program need.

mod papers;
mod record;
mod site_approvals;

use std::collections::BTreeMap;

use self::site_approvals::SiteApprovals;
use super::CommandContext;
use crate::cli::approve::ApproveCommand;
use crate::console::{FindingFormat, Stream};
use crate::exit::Exit;
use crate::pipeline::{self, Audience};
use crate::storage::{approvals::ApprovalStore, folder::Folder};
use gongbao_approval::ApprovalStages;
use gongbao_base::finding::Finding;
use gongbao_files::SystemError;

pub(super) fn run(context: &CommandContext, command: &ApproveCommand) -> Result<Exit, SystemError> {
    let folder = Folder::read(&context.layout)?;
    let content = pipeline::parse(&folder, context.today);
    let errors: Vec<_> =
        content.findings.iter().filter(|finding| finding.is_error()).cloned().collect();
    context.show(&errors, FindingFormat::Text, Stream::Error);
    let mut findings: BTreeMap<String, Vec<Finding>> = BTreeMap::new();
    let site = if matches!(command, ApproveCommand::Review(_)) {
        let checked = pipeline::check(&folder, content, Audience::Reviewers, context.today)?;
        for finding in checked.findings {
            findings.entry(finding.place.file.clone()).or_default().push(finding);
        }
        checked.site
    } else {
        pipeline::relate(&folder, content, Audience::Reviewers, context.today)
    };
    let stages = ApprovalStages::new(&site.settings.approval);
    if stages.is_empty() {
        let key = site.settings.key("approval");
        context.console.say(&context.console.either(
            format!("content/site.yaml 没有写“{key}”的环节，不需要审批"),
            format!("content/site.yaml sets no stages under `{key}`; nothing needs approval"),
        ));
        return Ok(Exit::Content);
    }
    let subjects = pipeline::approval_subjects(&folder, &site, &stages)?;
    let store = ApprovalStore::of(&context.layout);
    let record = store.read()?;
    for line in &record.unread {
        context.console.say(&context.console.either(
            format!("approvals.jsonl 第 {line} 行读不懂，没有采用"),
            format!("line {line} of approvals.jsonl cannot be read and counts for nothing"),
        ));
    }
    let approvals = SiteApprovals { folder, site, stages, subjects, store, record, findings };
    match command {
        ApproveCommand::Status => Ok(record::status(context, &approvals)),
        ApproveCommand::Give(args) => record::give(context, approvals, args),
        ApproveCommand::Take { file } => record::take(context, approvals, file),
        ApproveCommand::Review(args) => papers::review(context, &approvals, &args.files),
        ApproveCommand::Slip(args) => papers::slip(context, &approvals, &args.files),
    }
}
