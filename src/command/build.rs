//! `build`: the whole pipeline, from the content folder to the output folder.

use std::path::{Path, PathBuf};

use super::{CommandContext, planned, server_config};
use crate::cli::site::BuildArgs;
use crate::console::{Progress, Stopwatch, Stream};
use crate::exit::Exit;
use crate::pipeline::{self, Audience, CheckedSite};
use crate::storage::{
    build_memo,
    folder::Folder,
    last_build::{self, LastBuild},
    staging::{Stage, StageChanges},
};
use gongbao_base::finding::{Finding, sort_and_number};
use gongbao_files::SystemError;
use gongbao_manifest as manifest;
use gongbao_site::plan::{Edition, Plan};

pub(super) fn run(context: &CommandContext, args: &BuildArgs) -> Result<Exit, SystemError> {
    let exit = build(context, args)?;
    match &args.server_config {
        Some(folder) if exit == Exit::Done => server_config::write(&context.console, folder),
        _ => Ok(exit),
    }
}

fn build(context: &CommandContext, args: &BuildArgs) -> Result<Exit, SystemError> {
    let mut watch = Stopwatch::start();
    let edition = if args.offline { Edition::Offline } else { Edition::Online };
    let out = out(context, edition);
    refuse_nested(context, &out)?;
    let mut folder = Folder::read(&context.layout)?;
    if let Some(last) = unchanged(context, &folder, edition, &out)? {
        report_unchanged(context, args, &watch, &last);
        return Ok(Exit::Done);
    }
    let memo = build_memo::read(&out);
    let content = watch.time("parse", || pipeline::parse(&folder, context.today));
    let checked = watch.time("check", || {
        pipeline::check_with_memo(&folder, content, Audience::Readers, context.today, &memo)
    })?;
    folder.drop_texts();
    let CheckedSite { site, mut findings } = checked;
    let theme = pipeline::theme(&folder, &mut findings);
    let Some(mut theme) = theme.filter(|_| !findings.iter().any(Finding::is_error)) else {
        return Ok(refuse(context, args, &findings, CONTENT_IS_WRONG));
    };
    let stage = Stage::begin(&out)?;
    let plan = watch.time("plan", || Plan::new(&site, edition));
    let pages = plan.pages.len() * plan.trees().len();
    let progress = Progress::new(&context.console, pages);
    let rendered = watch.time("render", || {
        pipeline::render_inspected(&folder, &plan, &mut theme, &stage, &progress, &memo)
    });
    drop(progress);
    let built = match rendered {
        Ok((built, found)) => {
            findings.extend(found);
            sort_and_number(&mut findings);
            built
        }
        Err(error) => {
            findings.extend(pipeline::findings_of(error, &context.layout, stage.out())?);
            sort_and_number(&mut findings);
            return Ok(refuse(context, args, &findings, TEMPLATE_IS_WRONG));
        }
    };
    let files = built.outputs.len() + 1;
    let changes = watch.time("swap", || stage.finish(&built.outputs))?;
    build_memo::keep(&out, memo);
    if let Some(inputs) = last_build::inputs(&folder, context.today, edition)? {
        LastBuild::remember(&out, inputs, &findings, files);
    }
    context.show(&findings, args.format, Stream::Error);
    planned::tell(context, &site);
    if context.console.verbose {
        context.console.times(&watch, &built.times);
    }
    let summary = summary(context, &out, [pages, files], changes, &watch);
    context.console.summary(&summary, &findings);
    Ok(Exit::Done)
}

fn summary(
    context: &CommandContext,
    out: &Path,
    [pages, files]: [usize; 2],
    StageChanges { written, removed }: StageChanges,
    watch: &Stopwatch,
) -> String {
    let (out, time) = (out.display(), watch.total());
    context.console.either(
        format!(
            "已生成 {out}：{pages} 个页面，{files} 个文件；写入 {written}，删除 {removed}，用时 {time}"
        ),
        format!(
            "built {out}: {pages} pages, {files} files; {written} written, {removed} removed, in {time}"
        ),
    )
}

fn out(context: &CommandContext, edition: Edition) -> PathBuf {
    match edition {
        Edition::Online => context.out(),
        Edition::Offline => context.named_out.clone().unwrap_or_else(|| context.layout.offline()),
    }
}

/// The last build, when this one would make the same.
fn unchanged(
    context: &CommandContext,
    folder: &Folder,
    edition: Edition,
    out: &Path,
) -> Result<Option<LastBuild>, SystemError> {
    // Without a built site there is nothing to compare with, and no need to read every attachment first.
    if !out.join(manifest::PATH).exists() {
        return Ok(None);
    }
    let inputs = last_build::inputs(folder, context.today, edition)?;
    Ok(inputs.and_then(|inputs| LastBuild::unchanged(out, &inputs)))
}

fn report_unchanged(
    context: &CommandContext,
    args: &BuildArgs,
    watch: &Stopwatch,
    last: &LastBuild,
) {
    context.show(&last.findings, args.format, Stream::Error);
    let summary =
        context.console.text("没有变化，网站保持原样", "nothing changed; the site is as it was");
    let summary = format!("{summary}（{} 个文件，{}）", last.files, watch.total());
    context.console.summary(&summary, &last.findings);
}

const CONTENT_IS_WRONG: [&str; 2] = [
    "内容有错误，没有生成；原来的网站没有改动",
    "the content has errors; nothing was built, and the site that was there is unchanged",
];

const TEMPLATE_IS_WRONG: [&str; 2] = [
    "模板有错误，没有生成；原来的网站没有改动",
    "a template is wrong; nothing was built, and the site that was there is unchanged",
];

fn refuse(
    context: &CommandContext,
    args: &BuildArgs,
    findings: &[Finding],
    why: [&str; 2],
) -> Exit {
    context.show(findings, args.format, Stream::Error);
    context.console.summary(context.console.text(why[0], why[1]), findings);
    Exit::Content
}

/// The output may not stand in the content, nor the content in the output.
fn refuse_nested(context: &CommandContext, out: &Path) -> Result<(), SystemError> {
    let whole = |path: &Path| {
        gongbao_files::system::whole_path(path).or_else(|_| std::path::absolute(path))
    };
    let error = SystemError::opening(context.layout.root());
    let content = whole(&context.layout.content()).map_err(error)?;
    let out = whole(out).map_err(error)?;
    if out.starts_with(&content) || content.starts_with(&out) {
        return Err(SystemError::usage(
            "输出文件夹不能在 content 里，也不能包含它；请换一个 --out",
            "the output folder may not stand in content, nor hold it; name another with --out",
        ));
    }
    Ok(())
}
