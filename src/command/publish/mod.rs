//! `publish`: to a target of `site.yaml`, and what belongs to it.

mod outcome;
mod progress;
mod receipt;

use std::path::Path;

use self::{
    outcome::{release_line, summary},
    progress::PublishProgress,
};
use super::Context;
use crate::cli::publish::PublishCommand;
use crate::console::{FindingFormat, Stream};
use crate::exit::Exit;
use gongbao_base::finding::{Finding, Message};
use gongbao_content::{
    publish::Target,
    settings::{self, Settings},
};
use gongbao_files::SystemError;
use gongbao_publish::release::{record::Record, target::secrets};
use gongbao_publish::remote::{
    Stop,
    open::{Access, open},
    publish::{self, Job},
};

pub(super) fn run(context: &Context, command: &PublishCommand) -> Result<Exit, SystemError> {
    let Some((settings, target)) = find(context, &command.target().name)? else {
        return Ok(Exit::Content);
    };
    let progress = PublishProgress::new(&context.console);
    match reach(context, command, &settings, &target, &progress) {
        Ok(exit) => Ok(exit),
        Err(Stop::System(error)) => Err(error),
        Err(Stop::Refused(why)) => {
            context.console.say(why.get(context.console.language));
            Ok(Exit::Content)
        }
    }
}

/// Opens the target and does what was asked.
fn reach(
    context: &Context,
    command: &PublishCommand,
    settings: &Settings,
    target: &Target,
    progress: &PublishProgress<'_>,
) -> Result<Exit, Stop> {
    let access = Access {
        site: context.layout.root(),
        names: &secrets(target),
        secret: &|name| std::env::var(name).ok(),
        tries: command.target().tries,
    };
    let store = open(target, &access)?;
    let job = Job {
        target,
        store: store.as_ref(),
        out: &context.out(),
        now: &context.stamp()?.to_string(),
        single_writer: command.single_writer(),
        max_delete: command.max_delete(),
        report: progress,
    };
    let exit = perform(context, command, settings, &job);
    progress.clear();
    exit
}

fn perform(
    context: &Context,
    command: &PublishCommand,
    settings: &Settings,
    job: &Job<'_>,
) -> Result<Exit, Stop> {
    let console = &context.console;
    match command {
        PublishCommand::Plan { json, .. } => return plan(context, job, *json),
        PublishCommand::Run { .. } => {
            let keep = |record: &Record, steps: &Path| {
                let path = receipt::keep(context, settings, job.target, record, steps)?;
                let path = path.display();
                job.report.say(&Message::new(format!("回执：{path}"), format!("receipt: {path}")));
                Ok(())
            };
            summary(console, &publish::run(job, &keep)?, "已发布", "published");
        }
        PublishCommand::Verify { .. } => return verify(context, job),
        PublishCommand::History { .. } => {
            for (record, kept) in publish::history(job.store)? {
                console.print(&release_line(console, &record, kept));
            }
        }
        PublishCommand::Rollback { to, .. } => {
            summary(console, &publish::rollback(job, to.as_deref())?, "已退回", "went back");
        }
        PublishCommand::Unlock { .. } => {
            let text = match publish::unlock(job.store)? {
                Some(since) => console.either(
                    format!("已解锁（{since} 加的锁）"),
                    format!("unlocked (held since {since})"),
                ),
                None => console.text("没有锁", "there is no lock").to_owned(),
            };
            console.say(&text);
        }
    }
    Ok(Exit::Done)
}

fn plan(context: &Context, job: &Job<'_>, json: bool) -> Result<Exit, Stop> {
    let console = &context.console;
    let outcome = publish::preview(job)?;
    if json {
        let counts = serde_json::to_string(&outcome.counts);
        let counts = counts.map_err(|error| SystemError::serializing(&error))?;
        console.print(&format!("{counts}\n"));
    }
    if let Some(refusal) = &outcome.refusal {
        console.say(refusal.get(console.language));
        return Ok(Exit::Content);
    }
    summary(console, &outcome, "将发布", "would publish");
    Ok(Exit::Done)
}

fn verify(context: &Context, job: &Job<'_>) -> Result<Exit, Stop> {
    let console = &context.console;
    let found = publish::verify(job)?;
    let Some(record) = &found.record else {
        console.say(console.text("目标上还没有发布过", "nothing was published to this target yet"));
        return Ok(Exit::Content);
    };
    for wrong in &found.named {
        console.say(wrong.get(console.language));
    }
    let (files, wrong) = (found.files, found.wrong);
    console.say(&console.either(
        format!("版本 {}：核对 {files} 个文件，{wrong} 处不符", record.id),
        format!("release {}: {files} files read back, {wrong} wrong", record.id),
    ));
    Ok(if wrong == 0 { Exit::Done } else { Exit::Content })
}

/// The settings and the target of this name; nothing when the settings are wrong, which is shown.
fn find(context: &Context, name: &str) -> Result<Option<(Settings, Target)>, SystemError> {
    let path = context.layout.settings();
    let text = std::fs::read_to_string(&path).map_err(SystemError::reading(&path))?;
    let (mut settings, findings) = settings::read(&text);
    let errors: Vec<Finding> = findings.into_iter().filter(Finding::is_error).collect();
    if !errors.is_empty() {
        context.show(&errors, FindingFormat::Text, Stream::Error);
        return Ok(None);
    }
    let names: Vec<String> = settings.publish.iter().map(|target| target.name.0.clone()).collect();
    match names.iter().position(|known| known == name) {
        Some(index) => {
            let target = settings.publish.swap_remove(index);
            Ok(Some((settings, target)))
        }
        None => Err(SystemError::usage(
            format!(
                "site.yaml 的“发布”里没有 {name} 这个目标；已有：{}",
                listed(&names, "无", "、")
            ),
            format!("site.yaml has no target {name}; known: {}", listed(&names, "none", ", ")),
        )),
    }
}

fn listed(names: &[String], none: &str, comma: &str) -> String {
    if names.is_empty() { none.to_owned() } else { names.join(comma) }
}
