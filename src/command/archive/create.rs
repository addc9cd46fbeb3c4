//! `archive create`: the built site into a snapshot, which is read back and verified before it counts.

use std::{
    fs::{self, File},
    io::{BufReader, BufWriter, ErrorKind, Read},
    path::Path,
};

use super::{report::show, timestamp};
use crate::cli::archive::ArchiveCreateArgs;
use crate::command::{CommandContext, key};
use crate::console::Stream;
use crate::exit::Exit;
use crate::storage::snapshots::{self, SnapshotCollection};
use gongbao_archive::{
    catalogue,
    digest::labelled,
    log::LogEntry,
    metadata::SnapshotMetadata,
    stamp::Stamp,
    verify::{self, VerifyReport},
    warc::WarcVersion,
    write::{self, SiteFile, SiteSource, WriteSummary},
};
use gongbao_base::{digest::Digest, finding::Finding};
use gongbao_container::{hash::Checksums, sign::Signer};
use gongbao_content::settings;
use gongbao_files::{SystemError, sidecar};
use gongbao_manifest as manifest;

pub(super) fn run(context: &CommandContext, args: &ArchiveCreateArgs) -> Result<Exit, SystemError> {
    let metadata = metadata(context, at(context, args)?, args.warc_version)?;
    let key = args.sign.as_deref().map(key::open).transpose()?;
    let mut collection = SnapshotCollection::open(&context.archive(args.archive.as_ref()))?;
    let before = collection.newest();
    let (part, file) = collection.begin()?;
    let made = write(args, &metadata, &context.out(), (&part, file)).and_then(|made| match made {
        Ok(made) => {
            let (report, sums) = read_back(context, &part, &made)?;
            Ok(Ok((made, report, sums)))
        }
        Err(findings) => Ok(Err(findings)),
    });
    if !matches!(made, Ok(Ok(_))) {
        let _ = fs::remove_file(&part);
    }
    let (made, report, sums) = match made? {
        Ok(made) => made,
        Err(findings) => return Ok(refuse(context, &findings)),
    };
    let entry = entry(&metadata, &made, &sums);
    let path = collection.place(&part, &entry.wacz)?;
    if let Some(key) = &key {
        collection.write(&format!("{}.minisig", entry.wacz), &sign(key, &path, &entry)?)?;
    }
    if let Some(url) = args.tsa.as_deref().filter(|_| !sidecar(&path, ".tsr").exists()) {
        timestamp::ask(&path, url)?;
    }
    let new = collection.register(entry, &metadata.title)?;
    if let Some(key) = &key {
        collection.sign_checkpoint(key)?;
    }
    if !context.console.quiet {
        let before = before.filter(|before| *before != path);
        let shared = before.map_or(0, |before| shared(&before, &report));
        summary(context, &path, new, sums.length, shared, &report);
    }
    Ok(Exit::Done)
}

/// Writes the snapshot under its passing name, or tells why the site cannot be one.
fn write(
    args: &ArchiveCreateArgs,
    metadata: &SnapshotMetadata,
    out: &Path,
    (part, file): (&Path, BufWriter<File>),
) -> Result<Result<WriteSummary, Vec<Finding>>, SystemError> {
    let files = site_files(out)?;
    let open = |path: &str| -> std::io::Result<Box<dyn Read + Send>> {
        Ok(Box::new(File::open(out.join(path))?))
    };
    let site = SiteSource { files: &files, open: &open };
    match write::write(metadata, &site, args.allow_missing, file) {
        Ok((summary, file)) => {
            let writing = SystemError::writing(part);
            file.into_inner().map_err(|error| writing(error.into_error()))?;
            Ok(Ok(summary))
        }
        Err(error) => Ok(Err(error.into_findings().map_err(SystemError::writing(part))?)),
    }
}

/// Reads the snapshot back and verifies it.
fn read_back(
    context: &CommandContext,
    part: &Path,
    summary: &WriteSummary,
) -> Result<(VerifyReport, Checksums), SystemError> {
    let verify = || {
        let file = File::open(part).map_err(SystemError::reading(part))?;
        verify::just_written(BufReader::new(file), &summary.page_digests)
            .map_err(|error| snapshots::failure(error, part))
    };
    let (report, sums) = rayon::join(verify, || snapshots::checksums(part));
    let report = report?;
    if report.findings.is_empty() {
        return Ok((report, sums?));
    }
    show(context, &report.findings, false, Stream::Error);
    Err(SystemError::other(
        "刚写成的快照核对不通过，已丢弃；原有的存档没有改动",
        "the snapshot that was just written does not verify and was dropped; the archive is unchanged",
    ))
}

fn entry(metadata: &SnapshotMetadata, summary: &WriteSummary, sums: &Checksums) -> LogEntry {
    let stamp = metadata.at.to_string().replace(['-', ':'], "");
    LogEntry {
        seq: 0,
        at: metadata.at.to_string(),
        base: metadata.base.clone(),
        snapshot_id: labelled(&summary.identity),
        wacz: format!("{stamp}-{}.wacz", &summary.identity.hex()[..8]),
        bytes: sums.length,
        sha256: sums.sha256.hex(),
        records: summary.records,
        pages: summary.pages,
        prev: String::new(),
    }
}

fn sign(key: &Signer, path: &Path, entry: &LogEntry) -> Result<String, SystemError> {
    let data = File::open(path).map_err(SystemError::reading(path))?;
    let comment = format!("snapshot {} at {}", entry.snapshot_id, entry.at);
    key.sign(BufReader::new(data), &comment).map_err(|why| SystemError::other(why.zh, why.en))
}

fn refuse(context: &CommandContext, findings: &[Finding]) -> Exit {
    show(context, findings, false, Stream::Error);
    let count = findings.len();
    context.console.say(
        &context
            .console
            .either(format!("没有存档：{count} 处问题"), format!("not archived: {count} flaws")),
    );
    Exit::Content
}

/// The snapshot's time.
fn at(context: &CommandContext, args: &ArchiveCreateArgs) -> Result<Stamp, SystemError> {
    if let Some(at) = args.at {
        return Ok(at);
    }
    let Ok(given) = std::env::var("SOURCE_DATE_EPOCH") else { return context.stamp() };
    given.parse().ok().and_then(Stamp::new).ok_or_else(|| {
        SystemError::usage(
            "SOURCE_DATE_EPOCH 不是秒数",
            "SOURCE_DATE_EPOCH is not a number of seconds",
        )
    })
}

fn metadata(
    context: &CommandContext,
    at: Stamp,
    warc: WarcVersion,
) -> Result<SnapshotMetadata, SystemError> {
    let path = context.layout.settings();
    let text = fs::read_to_string(&path).map_err(SystemError::reading(&path))?;
    let (settings, _) = settings::read(&text);
    let ascii = settings.url.is_ascii() && settings.url.contains("://");
    if !ascii {
        let key = settings.key("url");
        return Err(SystemError::usage(
            format!("content/site.yaml 的“{key}”不能用作存档地址：{}", settings.url),
            format!("`{key}` in content/site.yaml cannot be used: {}", settings.url),
        ));
    }
    Ok(SnapshotMetadata {
        base: settings.url,
        title: settings.name,
        operator: settings.org.name,
        at,
        warc,
    })
}

/// The files of a built site: those of its manifest, and the manifest.
fn site_files(out: &Path) -> Result<Vec<SiteFile>, SystemError> {
    let path = out.join(manifest::PATH);
    let unbuilt = || {
        SystemError::usage(
            format!("{} 里没有生成好的网站；请先运行 gongbao build", out.display()),
            format!("there is no built site in {}; run `gongbao build` first", out.display()),
        )
    };
    let bytes = fs::read(&path).map_err(|error| match error.kind() {
        ErrorKind::NotFound => unbuilt(),
        _ => SystemError::io("读取", "read", &path, &error),
    })?;
    let listed = manifest::read(&bytes).ok_or_else(unbuilt)?;
    let mut files = Vec::with_capacity(listed.len() + 1);
    for file in listed.into_values() {
        let digest = Digest::parse(&file.sha256).ok_or_else(unbuilt)?;
        files.push(SiteFile { path: file.path, length: file.length, digest });
    }
    files.push(SiteFile {
        path: manifest::PATH.to_owned(),
        length: bytes.len() as u64,
        digest: Digest::of(&bytes),
    });
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

/// Packed bytes whose contents stand in the snapshot before as well.
fn shared(before: &Path, report: &VerifyReport) -> u64 {
    let Ok(old) = snapshots::open(before) else { return 0 };
    let mut known: Vec<Digest> = old.entries.iter().map(|entry| entry.digest).collect();
    known.sort_unstable();
    let same = report.packed.iter().filter(|(digest, _)| known.binary_search(digest).is_ok());
    same.map(|(_, bytes)| bytes).sum()
}

/// The last lines: what was archived, and how much of it was archived before.
fn summary(
    context: &CommandContext,
    path: &Path,
    new: bool,
    bytes: u64,
    shared: u64,
    report: &VerifyReport,
) {
    let console = &context.console;
    let path = path.display();
    if !new {
        console.say(&console.either(
            format!("这个快照已经有了：{path}"),
            format!("this snapshot is there already: {path}"),
        ));
        return;
    }
    let id = report.package.as_ref().map_or("", |package| &package.snapshot_id);
    let (pages, records) = (report.pages, report.records);
    let (whole, same) = (catalogue::size(bytes), catalogue::size(shared));
    let again = match shared {
        0 => String::new(),
        _ => console.either(
            format!("其中 {same} 和上一个快照相同；每个快照自成一体，所以仍各存一份\n"),
            format!(
                "{same} of it is in the snapshot before as well; each snapshot stands alone, so it is kept again\n"
            ),
        ),
    };
    console.say(&console.either(
        format!(
            "已存档并核对 {path}：{pages} 个网页，{records} 个地址，{whole}\n{again}内容编号 {id}"
        ),
        format!(
            "archived and verified {path}: {pages} pages, {records} addresses, {whole}\n{again}id {id}"
        ),
    ));
}
