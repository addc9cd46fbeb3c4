//! `archive verify`: a snapshot, a folder of them, a bag, or a built site, by what the path holds.

use std::{
    collections::BTreeSet,
    fs::{self, File},
    io::BufReader,
    path::Path,
};

use super::{beside, conclude, text, timestamp};
use crate::cli::Common;
use crate::command::Environment;
use crate::disk::{collection, shelf::Files};
use crate::exit::Exit;
use gongbao_archive::codes::{BAD_CHECKPOINT, NOT_AS_LOGGED};
use gongbao_archive::{
    chain::{CHECKPOINT, LOG},
    verify,
};
use gongbao_base::finding::{Finding, Language};
use gongbao_container::codes::{
    BAD_CONTAINER, BAD_SIGNATURE, DIGEST_DIFFERS, MISSING_FILE, NO_SIGNATURE, UNLISTED_FILE,
};
use gongbao_container::{
    ContainerError, FileSource as _, bag, file_finding, hash, sign,
    zip::{ZipLimits, ZipReader},
};
use gongbao_files::Fault;
use gongbao_manifest as manifest;

/// What was looked at, in words for the last line.
struct Looked {
    findings: Vec<Finding>,
    zh: String,
    en: String,
}

pub(super) fn run(
    common: &Common,
    environment: &Environment,
    path: &Path,
    pubkey: Option<&Path>,
    json: bool,
) -> Result<Exit, Fault> {
    let key = pubkey.map(text).transpose()?;
    let key = key.as_deref();
    let looked = if path.is_file() {
        if is_bag(path)? { zipped_bag(path)? } else { file(path, key)? }
    } else if path.join(LOG).is_file() {
        folder(path, key)?
    } else if path.join("bagit.txt").is_file() {
        bagged(path)?
    } else if path.join(manifest::PATH).is_file() {
        site(path)?
    } else {
        return Err(Fault::usage(
            format!("{} 不是快照、存档文件夹、移交包或生成的网站", path.display()),
            format!(
                "{} is not a snapshot, a folder of them, a bag, or a built site",
                path.display()
            ),
        ));
    };
    let summary = match environment.language {
        Language::Chinese => &looked.zh,
        Language::English => &looked.en,
    };
    Ok(conclude(common, environment, &looked.findings, json, summary))
}

fn opened(path: &Path) -> Result<BufReader<File>, Fault> {
    let file = File::open(path).map_err(|error| Fault::io("打开", "open", path, &error))?;
    Ok(BufReader::new(file))
}

/// Whether a file is a zip that holds a bag in its one folder.
fn is_bag(path: &Path) -> Result<bool, Fault> {
    let zip = ZipReader::open(opened(path)?, &ZipLimits::default());
    Ok(zip.is_ok_and(|zip| {
        zip.order()
            .iter()
            .any(|name| name.ends_with("/bagit.txt") && name.matches('/').count() == 1)
    }))
}

fn file(path: &Path, key: Option<&str>) -> Result<Looked, Fault> {
    let report =
        verify::snapshot(opened(path)?).map_err(|trouble| Fault::trouble(trouble, path))?;
    // A place inside of the file, or the file.
    let mut findings = report.findings;
    for finding in &mut findings {
        let inside = std::mem::replace(&mut finding.place.file, name(path));
        if !inside.is_empty() {
            finding.place.file += &format!(": {inside}");
        }
    }
    let (at, id) =
        report.package.map(|package| (package.created, package.snapshot_id)).unwrap_or_default();
    let comment = signature(path, key, &mut findings)?;
    if comment.as_deref().is_some_and(|comment| comment != format!("snapshot {id} at {at}")) {
        findings.push(file_finding(
            &BAD_SIGNATURE,
            &name(path),
            "签名里写的是另一个快照",
            "the signature names another snapshot",
        ));
    }
    findings.extend(timestamp::check(path)?);
    Ok(Looked {
        findings,
        zh: format!(
            "核对通过：{at} 的快照，{} 个网页，{} 个地址\n内容编号 {id}",
            report.pages, report.records
        ),
        en: format!(
            "verified: snapshot of {at}, {} pages, {} addresses\nid {id}",
            report.pages, report.records
        ),
    })
}

fn name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// Checks the signature beside a file when a key was given; gives its trusted comment.
fn signature(
    path: &Path,
    key: Option<&str>,
    findings: &mut Vec<Finding>,
) -> Result<Option<String>, Fault> {
    let Some(key) = key else { return Ok(None) };
    let place = beside(path, ".minisig");
    let Ok(signature) = fs::read_to_string(&place) else {
        findings.push(file_finding(
            &NO_SIGNATURE,
            &name(path),
            "没有签名",
            "there is no signature",
        ));
        return Ok(None);
    };
    match sign::verify(key, &signature, opened(path)?) {
        Ok(comment) => Ok(Some(comment)),
        Err(ContainerError::Finding(mut finding)) => {
            finding.place.file = name(&place);
            findings.push(*finding);
            Ok(None)
        }
        Err(trouble) => Err(Fault::trouble(trouble, path)),
    }
}

fn folder(root: &Path, key: Option<&str>) -> Result<Looked, Fault> {
    let (log, mut findings) = collection::read_log(root)?;
    match fs::read_to_string(root.join(CHECKPOINT)) {
        Ok(checkpoint) if log.matches(&checkpoint) => {}
        Ok(_) => findings.push(file_finding(
            &BAD_CHECKPOINT,
            CHECKPOINT,
            "检查点和登记簿的末尾不符",
            "the checkpoint is not that of the log",
        )),
        Err(_) => findings.push(file_finding(
            &BAD_CHECKPOINT,
            CHECKPOINT,
            "没有检查点",
            "there is no checkpoint",
        )),
    }
    signature(&root.join(CHECKPOINT), key, &mut findings)?;
    let mut logged = BTreeSet::new();
    for entry in &log.entries {
        logged.insert(entry.wacz.clone());
        let path = root.join(&entry.wacz);
        if !fs::symlink_metadata(&path).is_ok_and(|meta| meta.is_file()) {
            findings.push(file_finding(
                &NOT_AS_LOGGED,
                &entry.wacz,
                "登记过的快照不在了",
                "a snapshot of the log is missing",
            ));
            continue;
        }
        let seen = collection::digest(&path)?;
        if seen.sha256.hex() != entry.sha256 || seen.length != entry.bytes {
            findings.push(file_finding(
                &NOT_AS_LOGGED,
                &entry.wacz,
                "内容和登记的不同",
                "its bytes are not those of the log",
            ));
        }
        findings.extend(file(&path, key)?.findings);
    }
    let read = fs::read_dir(root).map_err(|error| Fault::io("读取", "read", root, &error))?;
    let mut others: Vec<String> = read
        .filter_map(Result::ok)
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| name.ends_with(".wacz") && !logged.contains(name))
        .collect();
    others.sort();
    for other in others {
        findings.push(file_finding(
            &NOT_AS_LOGGED,
            &other,
            "这个快照没有登记",
            "this snapshot is not in the log",
        ));
    }
    Ok(Looked {
        findings,
        zh: format!("核对通过：{} 个快照，登记簿末尾 {}", log.entries.len(), log.last()),
        en: format!("verified: {} snapshots, the log ends in {}", log.entries.len(), log.last()),
    })
}

fn bagged(root: &Path) -> Result<Looked, Fault> {
    let findings = Files::open(root).and_then(|mut files| bag::verify(&mut files, ""));
    whole_bag(findings, root)
}

fn zipped_bag(path: &Path) -> Result<Looked, Fault> {
    let findings = ZipReader::open(opened(path)?, &ZipLimits::default()).and_then(|mut zip| {
        let root =
            zip.order().iter().find_map(|name| name.strip_suffix("bagit.txt").map(str::to_owned));
        bag::verify(&mut zip, &root.unwrap_or_default())
    });
    whole_bag(findings, path)
}

fn whole_bag(findings: Result<Vec<Finding>, ContainerError>, path: &Path) -> Result<Looked, Fault> {
    let findings = match findings {
        Ok(findings) => findings,
        Err(ContainerError::Finding(finding)) => vec![*finding],
        Err(trouble) => return Err(Fault::trouble(trouble, path)),
    };
    Ok(Looked {
        findings,
        zh: "核对通过：移交包完整".to_owned(),
        en: "verified: the bag is whole".to_owned(),
    })
}

/// A built site against its own manifest.
fn site(root: &Path) -> Result<Looked, Fault> {
    let path = root.join(manifest::PATH);
    let bytes = fs::read(&path).map_err(|error| Fault::io("读取", "read", &path, &error))?;
    let Some(listed) = manifest::read(&bytes) else {
        let finding = file_finding(
            &BAD_CONTAINER,
            manifest::PATH,
            "manifest.json 读不懂",
            "manifest.json cannot be read",
        );
        return Ok(Looked { findings: vec![finding], zh: String::new(), en: String::new() });
    };
    let mut findings = Vec::new();
    let mut files = match Files::open(root) {
        Ok(files) => files,
        Err(ContainerError::Finding(finding)) => {
            return Ok(Looked { findings: vec![*finding], zh: String::new(), en: String::new() });
        }
        Err(trouble) => return Err(Fault::trouble(trouble, root)),
    };
    let there = files.names();
    for name in &there {
        let Some(file) = listed.get(name) else {
            if name != manifest::PATH {
                findings.push(file_finding(
                    &UNLISTED_FILE,
                    name,
                    "manifest.json 没有列出它",
                    "manifest.json does not list it",
                ));
            }
            continue;
        };
        let opened = files.open(name).map_err(|trouble| Fault::trouble(trouble, root))?;
        let seen = hash::checksums(opened, false)
            .map_err(|error| Fault::io("读取", "read", &root.join(name), &error))?;
        if seen.sha256.hex() != file.sha256 || seen.length != file.length {
            findings.push(file_finding(
                &DIGEST_DIFFERS,
                name,
                "内容和 manifest.json 里的校验值不符",
                "its bytes do not match manifest.json",
            ));
        }
    }
    for name in listed.keys().filter(|name| there.binary_search(name).is_err()) {
        findings.push(file_finding(
            &MISSING_FILE,
            name,
            "manifest.json 列出了它，却没有",
            "manifest.json lists it, and it is not there",
        ));
    }
    Ok(Looked {
        findings,
        zh: format!("核对通过：网站的 {} 个文件和 manifest.json 一致", listed.len()),
        en: format!("verified: {} files of the site are as manifest.json lists them", listed.len()),
    })
}
