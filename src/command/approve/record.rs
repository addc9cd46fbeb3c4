//! What was said so far, and what is said now.

use std::path::Path;

use super::site_approvals::SiteApprovals;
use crate::cli::approve::ApproveGiveArgs;
use crate::command::CommandContext;
use crate::exit::Exit;
use crate::storage::read_texts::ReadTexts;
use gongbao_approval::{ApprovalSubject, Opinion, opinion};
use gongbao_base::{finding::Message, text::scrub};
use gongbao_files::SystemError;

pub(super) fn status(context: &CommandContext, approvals: &SiteApprovals) -> Exit {
    let console = &context.console;
    for subject in &approvals.subjects {
        let standing = approvals.record.standing(&approvals.stages, subject);
        let passed: Vec<String> = standing
            .passed
            .iter()
            .map(|opinion| format!("{}（{}）", opinion.stage, opinion.name))
            .collect();
        let next = match standing.next {
            None => console.text("已通过", "approved").to_owned(),
            Some(stage) if standing.returned.is_some() => {
                console.either(format!("退回，从“{stage}”重办"), format!("sent back; at {stage}"))
            }
            Some(stage) if standing.changed && standing.passed.is_empty() => {
                console.either(format!("改过，从“{stage}”重办"), format!("changed; at {stage}"))
            }
            Some(stage) => console.either(format!("到“{stage}”"), format!("at {stage}")),
        };
        let line = [next.as_str(), &subject.title, &subject.path, &passed.join("、")].join("  ");
        console.print(&format!("{}\n", scrub(line.trim_end())));
    }
    Exit::Done
}

pub(super) fn give(
    context: &CommandContext,
    approvals: SiteApprovals,
    args: &ApproveGiveArgs,
) -> Result<Exit, SystemError> {
    let opinions = approvals.chosen(&args.files)?.into_iter().map(|subject| Opinion {
        format: opinion::FORMAT,
        document: subject.path.clone(),
        digest: subject.digest,
        stage: args.stage.clone(),
        name: args.name.trim().to_owned(),
        agrees: !args.returned,
        words: args.words.trim().to_owned(),
        when: String::new(),
    });
    let opinions = opinions.collect();
    admit(context, approvals, opinions)
}

pub(super) fn take(
    context: &CommandContext,
    approvals: SiteApprovals,
    file: &Path,
) -> Result<Exit, SystemError> {
    let bytes = std::fs::read(file).map_err(SystemError::reading(file))?;
    let opinions = Opinion::of_file(&bytes).ok_or_else(|| {
        let file = file.display();
        SystemError::usage(
            format!("{file} 不是意见文件，或者不完整"),
            format!("{file} is no file of opinions, or not a whole one"),
        )
    })?;
    admit(context, approvals, opinions)
}

/// Records what holds, and says why the rest does not.
fn admit(
    context: &CommandContext,
    approvals: SiteApprovals,
    opinions: Vec<Opinion>,
) -> Result<Exit, SystemError> {
    let SiteApprovals { folder, stages, subjects, store, mut record, .. } = approvals;
    let when = context.stamp()?.to_string();
    let (mut kept, mut refused) = (Vec::new(), 0);
    for opinion in opinions {
        let opinion = Opinion { when: when.clone(), ..opinion };
        match known(&subjects, &opinion)
            .and_then(|subject| record.admit(&stages, subject, &opinion))
        {
            Ok(()) => {
                record.push(opinion.clone());
                kept.push(opinion);
            }
            Err(why) => {
                refused += 1;
                context.console.say(&scrub(why.get(context.console.language)));
            }
        }
    }
    if !kept.is_empty() {
        let texts = ReadTexts::of(&folder.layout);
        kept.iter().try_for_each(|opinion| texts.keep(&folder, opinion))?;
        store.add(&kept)?;
    }
    let count = kept.len();
    context.console.say(
        &context
            .console
            .either(format!("登记了 {count} 条意见"), format!("{count} opinions were recorded")),
    );
    Ok(if refused == 0 { Exit::Done } else { Exit::Content })
}

fn known<'s>(
    subjects: &'s [ApprovalSubject],
    opinion: &Opinion,
) -> Result<&'s ApprovalSubject, Message> {
    subjects.iter().find(|subject| subject.path == opinion.document).ok_or_else(|| {
        let path = &opinion.document;
        Message::new(
            format!("没有要审批的文件 {path}"),
            format!("no document {path} waits for approval"),
        )
    })
}
