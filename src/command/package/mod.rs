//! `package`: one file for hand-over to the portal, its signature, and the receipt for the office.

mod file;
mod predecessor;

use std::{
    collections::BTreeSet,
    fs::File,
    io::Read,
    path::{Path, PathBuf},
};

use self::{file::write, predecessor::Predecessor};
use super::{CommandContext, key, planned, taken_down};
use crate::cli::handover::PackageArgs;
use crate::console::{FindingFormat, Progress, Stopwatch, Stream};
use crate::exit::Exit;
use crate::pipeline::{self, Audience, CheckedSite};
use crate::storage::{
    folder::Folder,
    receipts::{ReceiptStore, StoredReceipt},
};
use gongbao_base::finding::{Finding, Place, sort_and_number};
use gongbao_content::{document::LeftOutReason, settings};
use gongbao_files::SystemError;
use gongbao_handover::package::{PackageInput, PackageScope, PackageSummary, layout};
use gongbao_handover::receipt::{PackageFile, Receipt, ReceiptDocument, ReceiptKind, review_steps};
use gongbao_render::{theme::Theme, view};
use gongbao_site::{
    Site,
    plan::{Edition, Plan},
};

pub(super) fn run(context: &CommandContext, args: &PackageArgs) -> Result<Exit, SystemError> {
    let watch = Stopwatch::start();
    let key = args.sign.as_deref().map(key::open).transpose()?;
    let store = ReceiptStore::of(&context.layout);
    let stored = store.packages()?;
    let since = args.since.as_deref().map(read_receipt).transpose()?;
    let mut folder = Folder::read(&context.layout)?;
    let (CheckedSite { site, mut findings }, theme) = check(context, &folder)?;
    folder.drop_texts();
    context.show(&findings, FindingFormat::Text, Stream::Error);
    let Some(mut theme) = theme.filter(|_| !findings.iter().any(Finding::is_error)) else {
        return Ok(refuse(context, &findings));
    };
    planned::tell(context, &site);
    if !tell_samples(context, &site) {
        return Ok(Exit::Content);
    }
    let plan = Plan::new(&site, Edition::Online);
    if let Some(found) = dress(context, &plan, &mut theme)? {
        findings.extend(found);
        return Ok(refuse(context, &findings));
    }
    let documents = pipeline::receipt_documents(&folder, &plan)?;
    if tell_returning(context, &stored, &documents, &args.restore) {
        return Ok(Exit::Content);
    }
    let predecessor = Predecessor::choose(&stored, since.as_ref(), &documents, context.today);
    let scope = if since.is_some() { PackageScope::Changes } else { PackageScope::All };
    let out = out(context, scope, predecessor.number);
    let progress = Progress::new(&context.console, documents.len());
    let input = PackageInput {
        plan: &plan,
        theme: &theme,
        findings: &findings,
        documents: &documents,
        number: predecessor.number,
        when: context.today,
        before: predecessor.stored.map(|stored| (&stored.receipt, stored.digest)),
        scope,
        open: &|file| Ok(Box::new(File::open(folder.layout.content_file(file))?) as Box<dyn Read>),
        line: &context.lines(),
        tick: &|| progress.tick(),
    };
    let written = write(&input, &out, key.as_ref())?;
    drop(progress);
    let (package, file) = match written {
        Ok(written) => written,
        Err(found) => {
            findings.extend(found);
            sort_and_number(&mut findings);
            context.show(&findings, FindingFormat::Text, Stream::Error);
            return Ok(refuse(context, &findings));
        }
    };
    let receipt = Receipt { package: Some(file), ..package.receipt.clone() };
    let path = store.add_package(&receipt)?;
    let summary = summary(context, &package, file, &watch, &[out, path]);
    context.console.summary(&summary, &findings);
    Ok(Exit::Done)
}

/// A checked site that says who reviewed it, and its theme.
fn check(
    context: &CommandContext,
    folder: &Folder,
) -> Result<(CheckedSite, Option<Theme>), SystemError> {
    let mut checked = pipeline::check(
        folder,
        pipeline::parse(folder, context.today),
        Audience::Portal,
        context.today,
    )?;
    let theme = pipeline::theme(folder, &mut checked.findings);
    let review = &checked.site.settings.review;
    if review_steps(review).is_empty() {
        checked.findings.extend(settings::unreviewed(
            review,
            Place::file(settings::FILE),
            &checked.site.settings.keys,
        ));
        sort_and_number(&mut checked.findings);
    }
    let unapproved = pipeline::unapproved(folder, &checked.site)?;
    if !unapproved.is_empty() {
        checked.findings.extend(unapproved);
        sort_and_number(&mut checked.findings);
    }
    Ok((checked, theme))
}

/// Gives the theme what it says of the whole site, or tells why it cannot.
fn dress(
    context: &CommandContext,
    plan: &Plan<'_>,
    theme: &mut Theme,
) -> Result<Option<Vec<Finding>>, SystemError> {
    match view::site(plan) {
        Ok(site) => {
            theme.set_site(site);
            Ok(None)
        }
        Err(error) => Ok(Some(pipeline::findings_of(error, &context.layout, &context.out())?)),
    }
}

/// Says what would be public again although it was taken down; whether there is anything.
fn tell_returning(
    context: &CommandContext,
    stored: &[StoredReceipt],
    documents: &[ReceiptDocument],
    meant: &[String],
) -> bool {
    let public = documents.iter().filter(|document| document.withdrawn.is_none());
    let public: BTreeSet<&str> = public.map(|document| document.address.as_str()).collect();
    let down = taken_down::of_receipts(stored);
    let back = down.iter().filter(|(page, _)| public.contains(page.as_str()));
    let refusal = taken_down::refusal(back, meant);
    if let Some(refusal) = &refusal {
        context.console.say(refusal.get(context.console.language));
    }
    refusal.is_some()
}

/// Says which samples stay; whether there is anything else.
fn tell_samples(context: &CommandContext, site: &Site) -> bool {
    let samples = site.left_out.iter().filter(|left| left.why == LeftOutReason::Sample);
    let files: Vec<&str> = samples.map(|left| left.file.as_str()).collect();
    let any = !site.documents.is_empty() || !site.withdrawn.is_empty();
    if !any {
        context.console.say(context.console.text(
            "没有可以交付的文件：示例和草稿不会放进文件包",
            "there is nothing to hand over: samples and drafts never go into a package",
        ));
    } else if !files.is_empty() {
        context.console.say(&context.console.either(
            format!("示例没有放进文件包：{}", files.join("、")),
            format!("samples were left out: {}", files.join(", ")),
        ));
    }
    any
}

fn refuse(context: &CommandContext, findings: &[Finding]) -> Exit {
    let summary = context
        .console
        .text("内容有错误，没有打包；改正后再试", "the content has errors; nothing was packed");
    context.console.summary(summary, findings);
    Exit::Content
}

fn read_receipt(path: &Path) -> Result<StoredReceipt, SystemError> {
    let stored = StoredReceipt::read(path)?;
    if stored.receipt.kind == ReceiptKind::Package {
        return Ok(stored);
    }
    Err(SystemError::usage(
        format!("{} 是发布的回执；--since 要用交付（package）的回执", path.display()),
        format!("{} is the receipt of a publish; --since takes that of a package", path.display()),
    ))
}

/// The package's file.
fn out(context: &CommandContext, scope: PackageScope, number: u32) -> PathBuf {
    context.named_out.clone().unwrap_or_else(|| {
        let some = if scope == PackageScope::Changes { "-changes" } else { "" };
        let name = format!("{}{some}.zip", layout::name(number, context.today));
        context.layout.packages().join(name)
    })
}

fn summary(
    context: &CommandContext,
    package: &PackageSummary,
    file: PackageFile,
    watch: &Stopwatch,
    [out, receipt]: &[PathBuf; 2],
) -> String {
    let (out, receipt, took) = (out.display(), receipt.display(), watch.total());
    let (number, counts) = (package.receipt.number, &package.receipt.counts);
    let (documents, files) = (counts.documents, counts.files);
    let (changes, held, bytes) = (&package.changes, package.held, file.bytes);
    context.console.either(
        format!(
            "已打包 {out}：第 {number} 次交付，{changes}；共 {documents} 篇，放入 {held} 篇，{files} 个文件，{bytes} 字节，用时 {took}\n回执 {receipt}"
        ),
        format!(
            "packed {out}: hand-over {number}, {changes}; {documents} documents, {held} of them held, {files} files, {bytes} bytes, in {took}\nreceipt {receipt}"
        ),
    )
}
