//! `publish`: to a target of `site.yaml`, and what belongs to it.

use std::sync::Mutex;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::{Environment, print, receipts, say};
use crate::cli::{Common, Publish};
use crate::exit::Exit;
use gongbao_base::finding::{Finding, Language, Message};
use gongbao_content::{publish::Target, settings};
use gongbao_files::Fault;
use gongbao_publish::release::{
    limit::Counts,
    record::Record,
    target::{Secrets, secrets},
};
use gongbao_publish::remote::{
    Stop, Store,
    open::{Access, open},
    publish::{self, Job, Outcome, Report},
};

pub(super) fn run(
    common: &Common,
    environment: &Environment,
    act: &Publish,
) -> Result<Exit, Fault> {
    let (settings, target) = match find(common, environment, act.target())? {
        Ok(found) => found,
        Err(exit) => return Ok(exit),
    };
    let names = secrets(&target);
    let done = reach(common, &target, &names, act.tries()).and_then(|store| {
        let shown = Shown::new(common, environment);
        let job = Job {
            target: &target,
            store: store.as_ref(),
            out: &common.out(),
            now: &time(environment.now),
            single_writer: act.single_writer(),
            max_delete: act.max_delete(),
            report: &shown,
        };
        let done = perform(common, environment, act, &job, &settings);
        shown.clear();
        done
    });
    match done {
        Ok(exit) => Ok(exit),
        Err(Stop::Fault(fault)) => Err(fault),
        Err(Stop::Refused(why)) => {
            say(why.get(environment.language));
            Ok(Exit::Content)
        }
    }
}

fn perform(
    common: &Common,
    environment: &Environment,
    act: &Publish,
    job: &Job<'_>,
    settings: &settings::Settings,
) -> Result<Exit, Stop> {
    match act {
        Publish::Plan { json, .. } => {
            let outcome = publish::preview(job)?;
            if *json {
                print(&format!("{}\n", serde_json::to_string(&outcome.counts).unwrap_or_default()));
            }
            if let Some(refusal) = &outcome.refusal {
                say(refusal.get(environment.language));
                return Ok(Exit::Content);
            }
            tell(common, environment, &outcome, "将发布", "would publish");
            Ok(Exit::Done)
        }
        Publish::Run { .. } => {
            let keep = |record: &Record, steps: &std::path::Path| {
                let path =
                    receipts::published(common, environment, settings, job.target, record, steps)?;
                job.report.say(&Message {
                    zh: format!("回执：{}", path.display()),
                    en: format!("receipt: {}", path.display()),
                });
                Ok(())
            };
            let outcome = publish::run(job, &keep)?;
            tell(common, environment, &outcome, "已发布", "published");
            Ok(Exit::Done)
        }
        Publish::Verify { .. } => verify(environment, job),
        Publish::History { .. } => {
            for (record, kept) in publish::history(job.store)? {
                print(&line(environment, &record, kept));
            }
            Ok(Exit::Done)
        }
        Publish::Rollback { to, .. } => {
            let outcome = publish::rollback(job, to.as_deref())?;
            tell(common, environment, &outcome, "已退回", "went back");
            Ok(Exit::Done)
        }
        Publish::Unlock { .. } => {
            let text = match publish::unlock(job.store)? {
                Some(since) => environment.both(
                    format!("已解锁（{since} 加的锁）"),
                    format!("unlocked (held since {since})"),
                ),
                None => environment.both("没有锁".to_owned(), "there is no lock".to_owned()),
            };
            say(&text);
            Ok(Exit::Done)
        }
    }
}

fn verify(environment: &Environment, job: &Job<'_>) -> Result<Exit, Stop> {
    let found = publish::verify(job)?;
    let Some(record) = &found.record else {
        say(environment.text("目标上还没有发布过", "nothing was published to this target yet"));
        return Ok(Exit::Content);
    };
    for wrong in &found.named {
        say(wrong.get(environment.language));
    }
    let (files, wrong) = (found.files, found.wrong);
    say(&environment.both(
        format!("版本 {}：核对 {files} 个文件，{wrong} 处不符", record.id),
        format!("release {}: {files} files read back, {wrong} wrong", record.id),
    ));
    Ok(if wrong == 0 { Exit::Done } else { Exit::Content })
}

/// The settings and the target of this name.
fn find(
    common: &Common,
    environment: &Environment,
    name: &str,
) -> Result<Result<(settings::Settings, Target), Exit>, Fault> {
    let path = common.site.join(settings::FILE);
    let text =
        std::fs::read_to_string(&path).map_err(|error| Fault::io("读取", "read", &path, &error))?;
    let (mut settings, findings) = settings::read(&text);
    let errors: Vec<Finding> = findings.into_iter().filter(Finding::is_error).collect();
    if !errors.is_empty() {
        super::build::show_findings(common, environment, crate::cli::Format::Text, &errors);
        return Ok(Err(Exit::Content));
    }
    let names: Vec<String> = settings.publish.iter().map(|target| target.name.0.clone()).collect();
    match names.iter().position(|known| known == name) {
        Some(index) => {
            let target = settings.publish.swap_remove(index);
            Ok(Ok((settings, target)))
        }
        None => Err(Fault::usage(
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

fn reach(
    common: &Common,
    target: &Target,
    names: &Secrets,
    tries: u32,
) -> Result<Box<dyn Store>, Stop> {
    let secret = |name: &str| std::env::var(name).ok();
    open(target, &Access { site: &common.site, names, secret: &secret, tries })
}

/// `2024-06-01T08:30:00Z`.
fn time(now: i64) -> String {
    jiff::Timestamp::from_second(now).unwrap_or_default().to_string()
}

fn line(environment: &Environment, record: &Record, kept: bool) -> String {
    let Record { id, at, files, sent, removed, .. } = record;
    let back = record.back_to.as_deref().map_or(String::new(), |back| {
        environment.both(format!("  退回到 {back}"), format!("  back to {back}"))
    });
    let gone = if kept { "" } else { environment.text("  不再保留", "  no longer kept") };
    environment.both(
        format!("{id}  {at}  {files} 个文件，更新 {sent}，撤下 {removed}{back}{gone}\n"),
        format!("{id}  {at}  {files} files, {sent} sent, {removed} removed{back}{gone}\n"),
    )
}

fn tell(common: &Common, environment: &Environment, outcome: &Outcome, zh: &str, en: &str) {
    if common.quiet {
        return;
    }
    let Counts { files, new, changed, sent, leave, .. } = outcome.counts;
    if outcome.record.is_none() && new + changed + leave == 0 && !outcome.resumes {
        say(&environment.both(
            format!("没有变化，{files} 个文件都已在目标上，没有写入"),
            format!("nothing changed; all {files} files are on the target, nothing was written"),
        ));
        return;
    }
    if outcome.resumes {
        say(environment
            .text("上一次发布中断过，接着完成", "the last run broke off; going on from there"));
    }
    let id = outcome.record.as_ref().map_or(String::new(), |record| format!(" {}", record.id));
    say(&environment.both(
        format!(
            "{zh}{id}：共 {files} 个文件；新增 {new}，修改 {changed}（{sent} 字节），撤下 {leave}"
        ),
        format!(
            "{en}{id}: {files} files; {new} new, {changed} changed ({sent} bytes), {leave} removed"
        ),
    ));
}

/// What a run shows: a bar on a terminal, phases when asked for.
struct Shown<'a> {
    environment: &'a Environment,
    bars: bool,
    verbose: bool,
    quiet: bool,
    bar: Mutex<Option<ProgressBar>>,
}

impl<'a> Shown<'a> {
    fn new(common: &Common, environment: &'a Environment) -> Self {
        Self {
            environment,
            bars: environment.terminal && !common.quiet,
            verbose: common.verbose,
            quiet: common.quiet,
            bar: Mutex::new(None),
        }
    }

    fn clear(&self) {
        if let Ok(Some(bar)) = self.bar.lock().map(|mut bar| bar.take()) {
            bar.finish_and_clear();
        }
    }
}

impl Report for Shown<'_> {
    fn phase(&self, name: &Message, files: u64) {
        self.clear();
        let name = name.get(self.environment.language).to_owned();
        if self.verbose {
            say(&format!("{name} ({files})"));
        }
        if !self.bars || files == 0 {
            return;
        }
        let style = ProgressStyle::with_template("{msg} {bar:30} {pos}/{len} {eta}");
        let bar = ProgressBar::with_draw_target(Some(files), ProgressDrawTarget::stderr())
            .with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
            .with_message(name);
        if let Ok(mut slot) = self.bar.lock() {
            *slot = Some(bar);
        }
    }

    fn tick(&self) {
        if !self.bars {
            return;
        }
        if let Ok(Some(bar)) = self.bar.lock().as_deref() {
            bar.inc(1);
        }
    }

    fn say(&self, text: &Message) {
        if !self.quiet {
            self.clear();
            say(text.get(self.environment.language));
        }
    }
}

impl Environment {
    /// One of two texts that were made for the occasion.
    fn both(&self, zh: String, en: String) -> String {
        match self.language {
            Language::Chinese => zh,
            Language::English => en,
        }
    }
}
