//! `publish`: to a target of `site.yaml`, and what belongs to it.

mod approval;
mod due_down;
mod outcome;
mod progress;
mod receipt;

use std::path::Path;

use self::{
    outcome::{release_line, summary},
    progress::PublishProgress,
};
use super::{CommandContext, taken_down};
use crate::cli::publish::PublishCommand;
use crate::console::{FindingFormat, Stream};
use crate::exit::Exit;
use gongbao_base::finding::{Finding, Message};
use gongbao_content::settings::{self, PublishTarget, Settings};
use gongbao_files::SystemError;
use gongbao_manifest as manifest;
use gongbao_publish::{
    PublishError, PublishRequest, RollbackTask, SentFiles, StoreAccess, open_store,
};
use gongbao_release::release::Release;

/// How many sample pages are named.
const NAMED: usize = 5;

pub(super) fn run(context: &CommandContext, command: &PublishCommand) -> Result<Exit, SystemError> {
    let Some((settings, target)) = find(context, &command.target().name)? else {
        return Ok(Exit::Content);
    };
    if matches!(command, PublishCommand::Run { .. } | PublishCommand::Plan { .. })
        && let Some(refusal) = refuse_samples(&context.out())
    {
        context.console.say(refusal.get(context.console.language));
        return Ok(Exit::Content);
    }
    if matches!(command, PublishCommand::Run { .. })
        && !(approval::holds(context, &settings)? && due_down::is_kept(context)?)
    {
        return Ok(Exit::Content);
    }
    let progress = PublishProgress::new(&context.console);
    match reach(context, command, &settings, &target, &progress) {
        Ok(exit) => Ok(exit),
        Err(PublishError::Failed(error)) => Err(error),
        Err(PublishError::Refused(why)) => {
            context.console.say(why.get(context.console.language));
            Ok(Exit::Content)
        }
    }
}

/// Why a built site does not go out when it holds samples.
fn refuse_samples(out: &Path) -> Option<Message> {
    let samples = manifest::samples(&std::fs::read(out.join(manifest::PATH)).ok()?);
    let named: Vec<String> = samples.iter().take(NAMED).cloned().collect();
    let (count, zh, en) = (samples.len(), listed(&named, "", "、"), listed(&named, "", ", "));
    (count > 0).then(|| {
        Message::new(
            format!("网站里有 {count} 页示例（{zh} 等），没有发布。把示例换成真实内容或删去，再运行 gongbao build"),
            format!("the site has {count} pages of sample content ({en} and so on), so it was not published; replace or remove them, then run `gongbao build`"),
        )
    })
}

/// Opens the target and does what was asked.
fn reach(
    context: &CommandContext,
    command: &PublishCommand,
    settings: &Settings,
    target: &PublishTarget,
    progress: &PublishProgress<'_>,
) -> Result<Exit, PublishError> {
    let access = StoreAccess {
        site: context.layout.root(),
        variable: &|name| std::env::var(name).ok(),
        tries: command.target().tries,
    };
    let store = open_store(target, &access)?;
    let request = PublishRequest {
        target,
        store: store.as_ref(),
        out: &context.out(),
        now: &context.stamp()?.to_string(),
        single_writer: command.single_writer(),
        max_delete: command.max_delete(),
        observer: progress,
    };
    let exit = perform(context, command, settings, &request);
    progress.clear();
    exit
}

fn perform(
    context: &CommandContext,
    command: &PublishCommand,
    settings: &Settings,
    request: &PublishRequest<'_>,
) -> Result<Exit, PublishError> {
    let console = &context.console;
    match command {
        PublishCommand::Plan { json, .. } => return plan(context, request, *json),
        PublishCommand::Run { .. } => {
            let keep = |release: &Release, sent: &SentFiles| {
                let path = receipt::keep(context, settings, request.target, release, sent)?;
                let path = path.display();
                request
                    .observer
                    .say(&Message::new(format!("回执：{path}"), format!("receipt: {path}")));
                Ok(())
            };
            summary(console, &gongbao_publish::publish(request, &keep)?, "已发布", "published");
        }
        PublishCommand::Verify { .. } => return verify(context, request),
        PublishCommand::History { .. } => {
            for (release, kept) in gongbao_publish::history(request.store)? {
                console.print(&release_line(console, &release, kept));
            }
        }
        PublishCommand::Rollback { to, restore, .. } => {
            let down = taken_down::of_site(context)?;
            let judge = |back: &[String]| {
                taken_down::refusal(down.iter().filter(|(page, _)| back.contains(page)), restore)
            };
            let task = RollbackTask {
                to: to.as_deref(),
                down: &down.keys().cloned().collect(),
                judge: &judge,
            };
            summary(console, &gongbao_publish::rollback(request, &task)?, "已退回", "went back");
        }
        PublishCommand::Unlock { .. } => {
            let text = match gongbao_publish::unlock(request.store)? {
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

fn plan(
    context: &CommandContext,
    request: &PublishRequest<'_>,
    json: bool,
) -> Result<Exit, PublishError> {
    let console = &context.console;
    let outcome = gongbao_publish::preview(request)?;
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

fn verify(context: &CommandContext, request: &PublishRequest<'_>) -> Result<Exit, PublishError> {
    let console = &context.console;
    let found = gongbao_publish::verify(request)?;
    let Some(release) = &found.release else {
        console.say(console.text("目标上还没有发布过", "nothing was published to this target yet"));
        return Ok(Exit::Content);
    };
    for wrong in &found.named {
        console.say(wrong.get(console.language));
    }
    let (files, wrong) = (found.files, found.wrong);
    console.say(&console.either(
        format!("版本 {}：核对 {files} 个文件，{wrong} 处不符", release.id),
        format!("release {}: {files} files read back, {wrong} wrong", release.id),
    ));
    Ok(if wrong == 0 { Exit::Done } else { Exit::Content })
}

/// The settings and the target of this name; nothing when the settings are wrong, which is shown.
fn find(
    context: &CommandContext,
    name: &str,
) -> Result<Option<(Settings, PublishTarget)>, SystemError> {
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
                "site.yaml 的“{}”里没有 {name} 这个目标；已有：{}",
                settings.key("publish"),
                listed(&names, "无", "、")
            ),
            format!("site.yaml has no target {name}; known: {}", listed(&names, "none", ", ")),
        )),
    }
}

fn listed(names: &[String], none: &str, comma: &str) -> String {
    if names.is_empty() { none.to_owned() } else { names.join(comma) }
}
