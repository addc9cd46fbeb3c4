//! `build`: the whole line, from the content folder to the output folder.

use std::{
    collections::BTreeMap,
    path::Path,
    sync::{Arc, Mutex, OnceLock, PoisonError},
    time::{Duration, Instant},
};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::{Environment, load, print, say};
use crate::catalogue;
use crate::cli::{Common, Format};
use crate::disk::{read, stage::Stage, state};
use crate::exit::Exit;
use gongbao_base::finding::{Finding, Language, Severity, count, sort_and_number};
use gongbao_check::format;
use gongbao_check::pages;
use gongbao_files::Fault;
use gongbao_manifest as manifest;
use gongbao_render::build::{BuildEnvironment, BuildObserver, build};
use gongbao_render::error::BuildError;
use gongbao_render::output::{Outputs, Sink};
use gongbao_site::plan::{Edition, Plan};

pub(super) fn run(
    common: &Common,
    environment: &Environment,
    format: Format,
    edition: Edition,
) -> Result<Exit, Fault> {
    let started = Instant::now();
    let out = match edition {
        Edition::Online => common.out(),
        Edition::Offline => common.out.clone().unwrap_or_else(|| common.site.join("offline")),
    };
    refuse_nested(&common.site, &out)?;
    let folder = read::folder(&common.site)?;
    let today = common.as_of.unwrap_or(environment.today);
    let known = out
        .join("manifest.json")
        .exists()
        .then(|| state::inputs(&folder, today, edition))
        .transpose()?;
    if let Some(state) = known.as_deref().and_then(|inputs| state::unchanged(&out, inputs)) {
        show_findings(common, environment, format, &state.findings);
        let summary =
            environment.text("没有变化，网站保持原样", "nothing changed; the site is as it was");
        finish(
            common,
            environment,
            &format!("{summary}（{} 个文件，{}）", state.files, seconds(started.elapsed())),
            &state.findings,
        );
        return Ok(Exit::Done);
    }
    let load::Loaded { site, theme, mut findings, mut times } = load::load(&folder, today)?;
    let Some(mut theme) = theme.filter(|_| !findings.iter().any(Finding::is_error)) else {
        show_findings(common, environment, format, &findings);
        let summary = environment.text(
            "内容有错误，没有生成；原来的网站没有改动",
            "the content has errors; nothing was built, and the site that was there is unchanged",
        );
        finish(common, environment, summary, &findings);
        return Ok(Exit::Content);
    };
    let stage = Stage::begin(&out)?;
    let start = Instant::now();
    let plan = Plan::new(&site, edition);
    times.push(("plan", start.elapsed()));
    let start = Instant::now();
    let bar = Progress::new(environment, common, plan.pages.len() * plan.trees().len());
    // The built-in theme is judged in the tests; only a site's own can bring faults of pages.
    let judge = Judge::new(&stage, !folder.theme.is_empty());
    let around =
        BuildEnvironment { read: &|file| folder.content(file), sink: &judge, observer: &bar };
    let built = build(&plan, &mut theme, &around);
    bar.clear();
    let built = built.and_then(|built| {
        let (errors, others): (Vec<_>, Vec<_>) =
            judge.findings(&built.outputs).into_iter().partition(Finding::is_error);
        findings.extend(others);
        sort_and_number(&mut findings);
        if errors.is_empty() { Ok(built) } else { Err(BuildError::Findings(errors)) }
    });
    let built = match built {
        Ok(built) => built,
        Err(BuildError::Findings(found)) => {
            stage.abandon();
            findings.extend(found);
            sort_and_number(&mut findings);
            show_findings(common, environment, format, &findings);
            let summary = environment.text(
                "模板有错误，没有生成；原来的网站没有改动",
                "a template is wrong; nothing was built, and the site that was there is unchanged",
            );
            finish(common, environment, summary, &findings);
            return Ok(Exit::Content);
        }
        Err(error) => {
            let out = stage.out().to_owned();
            stage.abandon();
            return Err(build_fault(error, &common.site, &out));
        }
    };
    times.push(("render", start.elapsed()));
    let start = Instant::now();
    let files = built.outputs.len() + 1;
    let changes = stage.finish(&built.outputs)?;
    times.push(("swap", start.elapsed()));
    let inputs = match known {
        Some(inputs) => inputs,
        None => state::inputs(&folder, today, edition)?,
    };
    state::remember(&out, inputs, &findings, files);
    show_findings(common, environment, format, &findings);
    if common.verbose {
        show_times(&times, &built.times);
    }
    let pages = plan.pages.len() * plan.trees().len();
    let summary = match environment.language {
        Language::Chinese => format!(
            "已生成 {}：{pages} 个页面，{files} 个文件；写入 {}，删除 {}，用时 {}",
            out.display(),
            changes.written,
            changes.removed,
            seconds(started.elapsed())
        ),
        Language::English => format!(
            "built {}: {pages} pages, {files} files; {} written, {} removed, in {}",
            out.display(),
            changes.written,
            changes.removed,
            seconds(started.elapsed())
        ),
    };
    finish(common, environment, &summary, &findings);
    Ok(Exit::Done)
}

/// Looks at pages on their way to the stage.
struct Judge<'a> {
    stage: &'a Stage,
    looks: Option<Mutex<BTreeMap<String, pages::Look>>>,
}

impl<'a> Judge<'a> {
    fn new(stage: &'a Stage, wanted: bool) -> Self {
        Self { stage, looks: wanted.then(Mutex::default) }
    }

    fn findings(&self, outputs: &Outputs) -> Vec<Finding> {
        let Some(looks) = &self.looks else { return Vec::new() };
        let looks = std::mem::take(&mut *looks.lock().unwrap_or_else(PoisonError::into_inner));
        let mut files: BTreeMap<String, u64> =
            outputs.iter().map(|(address, output)| (address.clone(), output.length)).collect();
        files.insert(manifest::PATH.to_owned(), 0);
        pages::judge("public", looks, &files)
    }
}

impl Sink for Judge<'_> {
    fn put(&self, address: &str, bytes: &[u8]) -> std::io::Result<()> {
        if let Some(looks) = self.looks.as_ref().filter(|_| address.ends_with(".html")) {
            let look = pages::look("public", address, &String::from_utf8_lossy(bytes));
            looks.lock().unwrap_or_else(PoisonError::into_inner).insert(address.to_owned(), look);
        }
        self.stage.put(address, bytes)
    }
}

/// A build that failed on this machine; `site` is the site's folder and `out` that of the output.
pub(super) fn build_fault(error: BuildError, site: &Path, out: &Path) -> Fault {
    match error {
        BuildError::Read(file, error) => {
            Fault::io("读取", "read", &site.join("content").join(file), &error)
        }
        BuildError::Write(address, error) => Fault::io("写入", "write", &out.join(address), &error),
        error => Fault::other(error.message(Language::Chinese), error.message(Language::English)),
    }
}

/// The output may not stand in the content, nor the content in the output.
fn refuse_nested(site: &Path, out: &Path) -> Result<(), Fault> {
    let whole = |path: &Path| std::fs::canonicalize(path).or_else(|_| std::path::absolute(path));
    let fault = |error: &std::io::Error| Fault::io("打开", "open", site, error);
    let content = whole(&site.join("content")).map_err(|error| fault(&error))?;
    let out = whole(out).map_err(|error| fault(&error))?;
    if out.starts_with(&content) || content.starts_with(&out) {
        return Err(Fault::usage(
            "输出文件夹不能在 content 里，也不能包含它；请换一个 --out",
            "the output folder may not stand in content, nor hold it; name another with --out",
        ));
    }
    Ok(())
}

pub(super) fn seconds(time: Duration) -> String {
    format!("{:.2} s", time.as_secs_f64())
}

/// Shows findings: text to standard error, the formats for programs to standard output.
pub(super) fn show_findings(
    common: &Common,
    environment: &Environment,
    format: Format,
    findings: &[Finding],
) {
    let lines = load::lines(&common.site);
    match format {
        Format::Text => {
            let shown: Vec<Finding> = findings
                .iter()
                .filter(|finding| !common.quiet || finding.is_error())
                .cloned()
                .collect();
            let text =
                format::text::write(&shown, environment.language, environment.terminal, &lines);
            if !text.is_empty() {
                say(text.trim_end());
            }
        }
        Format::Json => print(&format::json::write(findings, environment.language)),
        Format::Sarif => {
            print(&format::sarif::write(findings, catalogue::ALL, environment.language));
        }
    }
}

/// The last line: what was done, and how many findings there are.
pub(super) fn finish(
    common: &Common,
    environment: &Environment,
    summary: &str,
    findings: &[Finding],
) {
    let [errors, warnings, notes] = count(findings);
    if common.quiet && !findings.iter().any(|finding| finding.severity == Severity::Error) {
        return;
    }
    let counts = match environment.language {
        Language::Chinese => {
            format!("错误 {errors}，警告 {warnings}，提示 {notes}")
        }
        Language::English => {
            format!("{errors} errors, {warnings} warnings, {notes} notes")
        }
    };
    say(&format!("{summary}\n{counts}"));
}

fn show_times(
    stages: &[(&'static str, Duration)],
    templates: &BTreeMap<&'static str, (usize, Duration)>,
) {
    for (name, time) in stages {
        say(&format!("{name:<24}{:>10.1} ms", time.as_secs_f64() * 1000.0));
    }
    for (name, (pages, time)) in templates {
        say(&format!("  {name:<22}{:>10.1} ms, {pages} pages", time.as_secs_f64() * 1000.0));
    }
}

impl BuildObserver for Progress {
    fn now(&self) -> Duration {
        self.started.elapsed()
    }

    fn page_done(&self) {
        self.tick();
    }
}

/// A bar on a terminal, once a build takes longer than a second.
pub(super) struct Progress {
    started: Instant,
    total: usize,
    wanted: bool,
    done: std::sync::atomic::AtomicUsize,
    bar: OnceLock<Arc<Mutex<ProgressBar>>>,
}

impl Progress {
    pub(super) fn new(environment: &Environment, common: &Common, total: usize) -> Self {
        Self {
            started: Instant::now(),
            total,
            wanted: environment.terminal && !common.quiet,
            done: 0.into(),
            bar: OnceLock::new(),
        }
    }

    pub(super) fn tick(&self) {
        let done = self.done.fetch_add(1, std::sync::atomic::Ordering::Relaxed) + 1;
        if !self.wanted
            || !done.is_multiple_of(64)
            || self.started.elapsed() < Duration::from_secs(1)
        {
            return;
        }
        let bar = self.bar.get_or_init(|| {
            let bar = ProgressBar::with_draw_target(
                Some(self.total as u64),
                ProgressDrawTarget::stderr(),
            );
            let style = ProgressStyle::with_template("{bar:40} {pos}/{len} {eta}");
            Arc::new(Mutex::new(
                bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar())),
            ))
        });
        if let Ok(bar) = bar.lock() {
            bar.set_position(done as u64);
        }
    }

    pub(super) fn clear(&self) {
        if let Some(Ok(bar)) = self.bar.get().map(|bar| bar.lock()) {
            bar.finish_and_clear();
        }
    }
}
