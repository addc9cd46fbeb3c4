//! `package`: one file for hand-over to the portal, its signature, and the receipt for the office.

use std::{
    fs::{self, File},
    io::{self, BufReader, BufWriter, Read},
    path::{Path, PathBuf},
    time::Instant,
};

use super::{
    Environment,
    build::{Progress, finish, seconds, show_findings},
    key, load,
};
use crate::cli::Common;
use crate::cli::Format;
use crate::disk::{
    read,
    receipts::{self, Kept},
};
use crate::exit::Exit;
use gongbao_base::finding::{Finding, Language, Place, sort_and_number};
use gongbao_container::{hash, sign::Signer, zip::ZipWriter};
use gongbao_content::settings;
use gongbao_files::{Fault, newly};
use gongbao_handover::error::PackageError;
use gongbao_handover::package::{self, PackageInput, PackageScope, PackageSummary, layout};
use gongbao_handover::receipt::{
    PackageFile, Receipt, ReceiptDocument, ReceiptKind, documents, review_steps,
};
use gongbao_render::view;
use gongbao_site::plan::{Edition, Plan};

pub(super) fn run(
    common: &Common,
    environment: &Environment,
    since: Option<&Path>,
    key: Option<&Path>,
) -> Result<Exit, Fault> {
    let started = Instant::now();
    let key = key.map(key::open).transpose()?;
    let kept = receipts::all(&common.site, ReceiptKind::Package)?;
    let since = since.map(read_receipt).transpose()?;
    let folder = read::folder(&common.site)?;
    let today = common.as_of.unwrap_or(environment.today);
    let load::Loaded { site, theme, mut findings, .. } = load::load(&folder, today)?;
    let review = &site.settings.review;
    if review_steps(review).is_empty() {
        findings.extend(settings::unreviewed(
            review,
            Place::file(settings::FILE),
            &site.settings.keys,
        ));
        sort_and_number(&mut findings);
    }
    show_findings(common, environment, Format::Text, &findings);
    let Some(mut theme) = theme.filter(|_| !findings.iter().any(Finding::is_error)) else {
        return Ok(refuse(common, environment, &findings));
    };
    let plan = Plan::new(&site, Edition::Online);
    let shown = view::site(&plan);
    theme.set_site(
        shown.map_err(|error| super::build::build_fault(error, &common.site, &common.site))?,
    );
    let digest = |file: &str| {
        let bytes = BufReader::new(File::open(folder.root.join("content").join(file))?);
        hash::checksums(bytes, false).map(|seen| seen.sha256)
    };
    let documents = documents(&plan, &digest).map_err(|error| match error {
        PackageError::File(path, error) => {
            Fault::io("读取", "read", &folder.root.join(path), &error)
        }
        error => Fault::other(error.to_string(), error.to_string()),
    })?;
    let chosen = choose(&kept, since.as_ref(), &documents, today);
    let scope = if since.is_some() { PackageScope::Changes } else { PackageScope::All };
    let out = common.out.clone().unwrap_or_else(|| {
        let some = if scope == PackageScope::Changes { "-changes" } else { "" };
        let name = format!("{}{some}.zip", layout::name(chosen.number, today));
        common.site.join("packages").join(name)
    });
    let signature = beside(&out, ".minisig");
    let bar = Progress::new(environment, common, documents.len());
    let input = PackageInput {
        plan: &plan,
        theme: &theme,
        findings: &findings,
        documents: &documents,
        number: chosen.number,
        when: today,
        before: chosen.before.map(|kept| (&kept.receipt, kept.digest)),
        scope,
        open: &|file| {
            Ok(Box::new(File::open(folder.root.join("content").join(file))?) as Box<dyn Read>)
        },
        line: &load::lines(&common.site),
        tick: &|| bar.tick(),
    };
    let written = write(&input, &out, key.as_ref(), &signature);
    bar.clear();
    let (done, sealed) = match written {
        Ok(written) => written,
        Err(Stop::Findings(found)) => {
            findings.extend(found);
            sort_and_number(&mut findings);
            show_findings(common, environment, Format::Text, &findings);
            return Ok(refuse(common, environment, &findings));
        }
        Err(Stop::Fault(fault)) => return Err(fault),
    };
    let receipt = Receipt { package: Some(sealed), ..done.receipt };
    let receipt_path = receipts::keep(&common.site, &receipt)?;
    let summary = match environment.language {
        Language::Chinese => format!(
            "已打包 {}：第 {} 次交付，{}；共 {} 篇，放入 {} 篇，{} 个文件，{} 字节，用时 {}\n回执 {}",
            out.display(),
            receipt.number,
            done.changes,
            receipt.counts.documents,
            done.held,
            receipt.counts.files,
            sealed.bytes,
            seconds(started.elapsed()),
            receipt_path.display()
        ),
        Language::English => format!(
            "packed {}: hand-over {}, {}; {} documents, {} of them held, {} files, {} bytes, in {}\nreceipt {}",
            out.display(),
            receipt.number,
            done.changes,
            receipt.counts.documents,
            done.held,
            receipt.counts.files,
            sealed.bytes,
            seconds(started.elapsed()),
            receipt_path.display()
        ),
    };
    finish(common, environment, &summary, &findings);
    Ok(Exit::Done)
}

fn refuse(common: &Common, environment: &Environment, findings: &[Finding]) -> Exit {
    let summary = environment
        .text("内容有错误，没有打包；改正后再试", "the content has errors; nothing was packed");
    finish(common, environment, summary, findings);
    Exit::Content
}

/// Which receipt a package is compared with, and its number.
struct Chosen<'a> {
    before: Option<&'a Kept>,
    number: u32,
}

/// Usually the last one. A hand-over that is made again on its day is the same hand-over, not one more without changes.
fn choose<'a>(
    kept: &'a [Kept],
    since: Option<&'a Kept>,
    documents: &[ReceiptDocument],
    today: gongbao_base::date::Date,
) -> Chosen<'a> {
    let last = kept.last();
    let number = last.map_or(0, |last| last.receipt.number);
    let before = since.or(last);
    if let Some(last) = last
        && last.receipt.documents == documents
        && last.receipt.when.date == today
    {
        let base = last.receipt.previous;
        let earlier = kept.iter().chain(since).find(|other| Some(other.digest) == base);
        let same = since.is_none_or(|since| Some(since.digest) == base);
        if same && (base.is_none() || earlier.is_some()) {
            return Chosen { before: earlier, number };
        }
    }
    Chosen { before, number: number.saturating_add(1) }
}

fn read_receipt(path: &Path) -> Result<Kept, Fault> {
    let kept = receipts::read(path)?;
    if kept.receipt.kind == ReceiptKind::Package {
        return Ok(kept);
    }
    Err(Fault::usage(
        format!("{} 是发布的回执；--since 要用交付（package）的回执", path.display()),
        format!("{} is the receipt of a publish; --since takes that of a package", path.display()),
    ))
}

/// Why no package was written.
enum Stop {
    Findings(Vec<Finding>),
    Fault(Fault),
}

impl From<Fault> for Stop {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

/// Writes and signs the package under another name, and brings it to its place when it is whole.
fn write(
    input: &PackageInput<'_>,
    out: &Path,
    key: Option<&Signer>,
    signature: &Path,
) -> Result<(PackageSummary, PackageFile), Stop> {
    let fault = |error: &io::Error| match error.kind() {
        io::ErrorKind::AlreadyExists => taken(out),
        _ => Fault::io("写入", "write", out, error),
    };
    let (beside, file) = newly::file(out).map_err(|error| fault(&error))?;
    let written = fill(input, file, out).and_then(|done| {
        let sealed = sealed(&beside).map_err(|error| fault(&error))?;
        let signed = key.map(|key| signed(key, &beside, &done, &sealed)).transpose()?;
        if let Some(text) = &signed {
            free_or_same(signature, |path| Ok(fs::read(path)? == text.as_bytes()))?;
        }
        let there = free_or_same(out, |path| Ok(self::sealed(path)? == sealed))?;
        if !there {
            newly::place(&beside, out).map_err(|error| fault(&error))?;
        }
        if let Some(text) = signed.filter(|_| fs::symlink_metadata(signature).is_err()) {
            newly::write(signature, text.as_bytes())
                .map_err(|error| Fault::io("写入", "write", signature, &error))?;
        }
        Ok((done, sealed))
    });
    newly::discard(&beside);
    written
}

/// Whether a file is there already that holds just what would be written; another one is never replaced.
fn free_or_same(path: &Path, same: impl Fn(&Path) -> io::Result<bool>) -> Result<bool, Fault> {
    match fs::symlink_metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Ok(meta) if meta.is_file() && same(path).unwrap_or(false) => Ok(true),
        _ => Err(taken(path)),
    }
}

fn fill(input: &PackageInput<'_>, file: File, out: &Path) -> Result<PackageSummary, Stop> {
    let mut zip = ZipWriter::new(BufWriter::with_capacity(1 << 20, file));
    let done = package::write(input, &mut zip).map_err(|error| match error {
        PackageError::Findings(findings) => Stop::Findings(findings),
        PackageError::File(path, error) => {
            Stop::Fault(Fault::io("打包", "pack", Path::new(&path), &error))
        }
        PackageError::Io(error) => Stop::Fault(Fault::io("打包", "pack", out, &error)),
    })?;
    let end = |error: io::Error| Fault::io("写入", "write", out, &error);
    let file = zip.finish().map_err(end)?.into_inner().map_err(|error| end(error.into_error()))?;
    file.sync_all().map_err(end)?;
    Ok(done)
}

fn sealed(path: &Path) -> io::Result<PackageFile> {
    let seen = hash::checksums(File::open(path)?, false)?;
    Ok(PackageFile { sha256: seen.sha256, bytes: seen.length })
}

fn signed(
    key: &Signer,
    file: &Path,
    done: &PackageSummary,
    sealed: &PackageFile,
) -> Result<String, Fault> {
    let receipt = &done.receipt;
    let name = layout::name(receipt.number, receipt.when.date);
    let comment = format!("{name} sha256:{}", sealed.sha256.hex());
    let data = File::open(file).map_err(|error| Fault::io("读取", "read", file, &error))?;
    key.sign(data, &comment).map_err(|why| Fault::other(why.zh, why.en))
}

/// The path with something after its name.
pub(super) fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

fn taken(path: &Path) -> Fault {
    Fault::usage(
        format!("{} 已经存在，没有写入；请先移走，或用 --out 换一个文件名", path.display()),
        format!(
            "{} exists, so nothing was written; move it, or name another with --out",
            path.display()
        ),
    )
}
