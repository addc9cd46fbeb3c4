//! `archive create`: the built site into a snapshot, which is read back and verified before it counts.

use std::{
    fs::{self, File},
    io::{BufReader, ErrorKind, Read},
    path::{Path, PathBuf},
};

use super::{beside, tell, text, timestamp};
use crate::cli::Common;
use crate::command::{Environment, key, say};
use crate::disk::collection::{self, Collection};
use crate::exit::Exit;
use gongbao_archive::{
    About,
    chain::Entry,
    create::{self, Item},
    index, listing, package,
    snapshot::Snapshot,
    stamp::Stamp,
    verify,
    version::Version,
};
use gongbao_base::{
    digest::Digest,
    finding::{Finding, Language},
};
use gongbao_content::settings;
use gongbao_files::Fault;
use gongbao_manifest as manifest;

/// What is asked.
pub(super) struct Wanted {
    pub at: Option<Stamp>,
    pub archive: PathBuf,
    pub sign: Option<PathBuf>,
    pub tsa: Option<String>,
    pub allow_missing: bool,
    pub warc_version: Version,
}

pub(super) fn run(
    common: &Common,
    environment: &Environment,
    wanted: &Wanted,
) -> Result<Exit, Fault> {
    let out = common.out();
    let about = about(&common.site, at(environment, wanted)?, wanted.warc_version)?;
    let items = items(&out)?;
    let key = wanted.sign.as_deref().map(key::open).transpose()?;
    let mut collection = Collection::open(&wanted.archive)?;
    let before = collection.newest();
    let (part, file) = collection.begin()?;
    let open = |path: &str| -> std::io::Result<Box<dyn Read + Send>> {
        Ok(Box::new(File::open(out.join(path))?))
    };
    let written = create::write(&about, &items, &open, wanted.allow_missing, file);
    let made = match written {
        Ok(Ok((made, file))) => {
            file.into_inner()
                .map_err(|error| Fault::io("写入", "write", &part, &error.into_error()))?;
            made
        }
        Ok(Err(findings)) => {
            let _ = fs::remove_file(&part);
            return Ok(refuse(environment, &findings));
        }
        Err(trouble) => {
            let _ = fs::remove_file(&part);
            let finding = trouble
                .into_finding()
                .map_err(|error| Fault::io("写入", "write", &part, &error))?;
            return Ok(refuse(environment, &[finding]));
        }
    };
    let (report, seen) = rayon::join(|| read_back(&part, &made), || collection::digest(&part));
    let (report, seen) = (report?, seen?);
    if !report.findings.is_empty() {
        let _ = fs::remove_file(&part);
        tell(environment, &report.findings, false);
        return Err(Fault::other(
            "刚写成的快照核对不通过，已丢弃；原有的存档没有改动",
            "the snapshot that was just written does not verify and was dropped; the archive is unchanged",
        ));
    }
    let stamp = about.at.to_string().replace(['-', ':'], "");
    let name = format!("{stamp}-{}.wacz", &made.id.hex()[..8]);
    let path = collection.place(&part, &name)?;
    if let Some(key) = &key {
        let data = File::open(&path).map_err(|error| Fault::io("读取", "read", &path, &error))?;
        let comment = format!("snapshot {} at {}", index::named(&made.id), about.at);
        let signature =
            key.sign(BufReader::new(data), &comment).map_err(|why| Fault::other(why.zh, why.en))?;
        collection.write(&format!("{name}.minisig"), &signature)?;
    }
    if let Some(url) = &wanted.tsa
        && !beside(&path, ".tsr").exists()
    {
        timestamp::ask(&path, url)?;
    }
    let entry = Entry {
        seq: 0,
        at: about.at.to_string(),
        base: about.base.clone(),
        snapshot_id: index::named(&made.id),
        wacz: name,
        bytes: seen.length,
        sha256: seen.sha256.hex(),
        records: made.records,
        pages: made.pages,
        prev: String::new(),
    };
    let new = collection.register(entry, &about.title)?;
    if let Some(key) = &key {
        collection.sign_checkpoint(key)?;
    }
    if !common.quiet {
        let shared =
            before.filter(|before| *before != path).map_or(0, |before| shared(&before, &report));
        summary(environment, &path, new, seen.length, shared, &report);
    }
    Ok(Exit::Done)
}

fn refuse(environment: &Environment, findings: &[Finding]) -> Exit {
    tell(environment, findings, false);
    let count = findings.len();
    say(&match environment.language {
        Language::Chinese => format!("没有存档：{count} 处问题"),
        Language::English => format!("not archived: {count} flaws"),
    });
    Exit::Content
}

fn at(environment: &Environment, wanted: &Wanted) -> Result<Stamp, Fault> {
    if let Some(at) = wanted.at {
        return Ok(at);
    }
    let given = std::env::var("SOURCE_DATE_EPOCH").ok();
    let seconds = given.map_or(Some(environment.now), |text| text.parse().ok());
    seconds.and_then(Stamp::new).ok_or_else(|| {
        Fault::usage("SOURCE_DATE_EPOCH 不是秒数", "SOURCE_DATE_EPOCH is not a number of seconds")
    })
}

fn about(site: &Path, at: Stamp, warc: Version) -> Result<About, Fault> {
    let path = site.join("content/site.yaml");
    let (settings, _) = settings::read(&text(&path)?);
    let ascii = settings.url.is_ascii() && settings.url.contains("://");
    if !ascii {
        return Err(Fault::usage(
            format!("content/site.yaml 的 url 不能用作存档地址：{}", settings.url),
            format!("`url` in content/site.yaml cannot be used: {}", settings.url),
        ));
    }
    Ok(About { base: settings.url, title: settings.name, operator: settings.org.name, at, warc })
}

/// The files of a built site: those of its manifest, and the manifest.
fn items(out: &Path) -> Result<Vec<Item>, Fault> {
    let path = out.join(manifest::PATH);
    let unbuilt = || {
        Fault::usage(
            format!("{} 里没有生成好的网站；请先运行 gongbao build", out.display()),
            format!("there is no built site in {}; run `gongbao build` first", out.display()),
        )
    };
    let bytes = fs::read(&path).map_err(|error| match error.kind() {
        ErrorKind::NotFound => unbuilt(),
        _ => Fault::io("读取", "read", &path, &error),
    })?;
    let files = manifest::read(&bytes).ok_or_else(unbuilt)?;
    let mut items: Vec<Item> = files
        .into_values()
        .filter_map(|file| {
            let digest = index::digest(&format!("sha256:{}", file.sha256))?;
            Some(Item { path: file.path, length: file.length, digest })
        })
        .collect();
    items.push(Item {
        path: manifest::PATH.to_owned(),
        length: bytes.len() as u64,
        digest: Digest::of(&bytes),
    });
    items.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(items)
}

fn read_back(path: &Path, made: &create::Made) -> Result<verify::Report, Fault> {
    let file = File::open(path).map_err(|error| Fault::io("读取", "read", path, &error))?;
    verify::written(BufReader::new(file), &made.marks)
        .map_err(|trouble| Fault::trouble(trouble, path))
}

/// Packed bytes whose contents stand in the snapshot before as well.
fn shared(before: &Path, report: &verify::Report) -> u64 {
    let Ok(file) = File::open(before) else { return 0 };
    let Ok(old) = Snapshot::open(BufReader::new(file)) else { return 0 };
    let mut known: Vec<Digest> = old.entries.iter().map(|entry| entry.digest).collect();
    known.sort_unstable();
    let same = report.costs.iter().filter(|(digest, _)| known.binary_search(digest).is_ok());
    same.map(|(_, bytes)| bytes).sum()
}

fn summary(
    environment: &Environment,
    path: &Path,
    new: bool,
    bytes: u64,
    shared: u64,
    report: &verify::Report,
) {
    let id = report.package.as_ref().map_or("", |package: &package::Package| &package.snapshot_id);
    let (path, pages, records) = (path.display(), report.pages, report.records);
    let whole = listing::size(bytes);
    let again = match (environment.language, shared) {
        (_, 0) => String::new(),
        (Language::Chinese, _) => format!(
            "其中 {} 和上一个快照相同；每个快照自成一体，所以仍各存一份\n",
            listing::size(shared)
        ),
        (Language::English, _) => format!(
            "{} of it is in the snapshot before as well; each snapshot stands alone, so it is kept again\n",
            listing::size(shared)
        ),
    };
    say(&match (environment.language, new) {
        (Language::Chinese, false) => format!("这个快照已经有了：{path}"),
        (Language::English, false) => format!("this snapshot is there already: {path}"),
        (Language::Chinese, true) => format!(
            "已存档并核对 {path}：{pages} 个网页，{records} 个地址，{whole}\n{again}内容编号 {id}"
        ),
        (Language::English, true) => format!(
            "archived and verified {path}: {pages} pages, {records} addresses, {whole}\n{again}id {id}"
        ),
    });
}
