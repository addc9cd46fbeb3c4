//! The files of the zip: which there are, how they are kept, and their digests.

use std::{
    collections::BTreeSet,
    io::{BufRead as _, BufReader, Read, Seek, SeekFrom},
};

use serde::Deserialize;

use super::Flaws;
use crate::codes::{BAD_INDEX, BAD_LAYOUT, BAD_PACKAGE};
use crate::{
    create::PAGES,
    index::{self, named},
    package::{DIGEST, PACKAGE, Sealed},
    snapshot::Snapshot,
};
use gongbao_base::digest::Digest;
use gongbao_container::codes::{BAD_SIGNATURE, DIGEST_DIFFERS, MISSING_FILE, UNLISTED_FILE};
use gongbao_container::{ContainerError, FileSource as _, file_finding, hash};

pub(super) fn check<R: Read + Seek>(
    snapshot: &mut Snapshot<R>,
    flaws: &mut Flaws,
) -> Result<(), ContainerError> {
    sealed(snapshot, flaws)?;
    required(snapshot, flaws);
    resources(snapshot, flaws)?;
    if snapshot.zip.length(index::PACKED).is_some() {
        let blocks = blocks(snapshot);
        flaws.keep(blocks)?;
    }
    Ok(())
}

/// The digest of the description.
fn sealed<R: Read + Seek>(
    snapshot: &mut Snapshot<R>,
    flaws: &mut Flaws,
) -> Result<(), ContainerError> {
    let Some(bytes) = flaws.keep(snapshot.zip.read(DIGEST, 1 << 16))? else { return Ok(()) };
    let found = hash::checksums(snapshot.zip.open(PACKAGE)?, false)
        .map_err(|error| ContainerError::from_read(error, PACKAGE))?;
    match serde_json::from_slice::<Sealed>(&bytes) {
        Ok(sealed) if sealed.path == PACKAGE && sealed.hash == named(&found.sha256) => {}
        Ok(_) => flaws.say(file_finding(
            &DIGEST_DIFFERS,
            PACKAGE,
            "和 datapackage-digest.json 里的校验值不符",
            "does not match the digest in datapackage-digest.json",
        )),
        Err(_) if bytes.windows(12).any(|part| part == b"\"signedData\"") => {
            flaws.say(file_finding(
                &BAD_SIGNATURE,
                DIGEST,
                "带有本程序不能核对的签名（wacz-auth），不能算作证明",
                "holds a signature that cannot be checked here (wacz-auth) and proves nothing",
            ))
        }
        Err(_) => flaws.say(file_finding(&BAD_PACKAGE, DIGEST, "读不懂", "cannot be read")),
    }
    Ok(())
}

fn required<R: Read + Seek>(snapshot: &Snapshot<R>, flaws: &mut Flaws) {
    let zip = &snapshot.zip;
    let mut layout =
        |place: &str, zh: &str, en: &str| flaws.say(file_finding(&BAD_LAYOUT, place, zh, en));
    if snapshot.warcs.is_empty() {
        layout("archive", "没有网页档案", "there is no WARC file");
    }
    if snapshot.warcs.len() > usize::from(u16::MAX) {
        layout("archive", "网页档案过多", "there are too many WARC files");
    }
    if zip.length(PAGES).is_none() {
        layout(PAGES, "没有页面清单", "there is no list of pages");
    }
    let index = [index::PLAIN, index::PACKED, index::BLOCKS].map(|name| zip.length(name).is_some());
    if !matches!(index, [true, false, false] | [false, true, true]) {
        layout(
            "indexes",
            "索引应是 index.cdx，或 index.cdx.gz 加 index.idx",
            "the index is index.cdx, or index.cdx.gz with index.idx",
        );
    }
    for name in zip.order() {
        match name.split_once('/') {
            Some(("archive", rest)) if !rest.ends_with(".warc.gz") || rest.contains('/') => {
                layout(name, "archive 里只能有 .warc.gz 文件", "archive holds .warc.gz files only");
            }
            Some(("archive", _)) if zip.stored(name).is_none() => layout(
                name,
                "网页档案在 zip 里又被压缩了，浏览器打不开",
                "the WARC file is compressed in the zip, and viewers cannot open it",
            ),
            Some(("indexes", _))
                if ![index::PLAIN, index::PACKED, index::BLOCKS].contains(&name.as_str()) =>
            {
                layout(name, "索引里有多余的文件", "an unknown file among the indexes");
            }
            _ => {}
        }
    }
    if snapshot.find(&snapshot.package.main_page_url).is_none() {
        layout(
            &snapshot.package.main_page_url,
            "首页不在快照里",
            "the main page is not in the snapshot",
        );
    }
}

/// Every file is listed with its digest, and the reverse.
fn resources<R: Read + Seek>(
    snapshot: &mut Snapshot<R>,
    flaws: &mut Flaws,
) -> Result<(), ContainerError> {
    let mut listed = BTreeSet::new();
    let resources = snapshot.package.resources.clone();
    for resource in &resources {
        let path = resource.path.as_str();
        if !listed.insert(path) || matches!(path, PACKAGE | DIGEST) {
            flaws.say(file_finding(&BAD_PACKAGE, path, "重复列出", "is listed twice"));
            continue;
        }
        let Some(length) = snapshot.zip.length(path) else {
            flaws.say(file_finding(
                &MISSING_FILE,
                path,
                "列出了却没有",
                "listed, and not in the zip",
            ));
            continue;
        };
        let opened = snapshot.zip.open(path)?;
        let read =
            hash::checksums(opened, false).map_err(|error| ContainerError::from_read(error, path));
        let Some(found) = flaws.keep(read)? else { continue };
        if named(&found.sha256) != resource.hash || length != resource.bytes {
            flaws.say(file_finding(
                &DIGEST_DIFFERS,
                path,
                "内容和 datapackage.json 里的校验值或长度不符",
                "its bytes do not match digest and length of datapackage.json",
            ));
        }
    }
    for name in snapshot.zip.order() {
        if !listed.contains(name.as_str()) && !matches!(name.as_str(), PACKAGE | DIGEST) {
            flaws.say(file_finding(
                &UNLISTED_FILE,
                name,
                "datapackage.json 没有列出它",
                "datapackage.json does not list it",
            ));
        }
    }
    Ok(())
}

#[derive(Deserialize)]
struct Block {
    offset: u64,
    length: u64,
    digest: String,
    filename: String,
}

/// The index of the packed index's blocks: they tile it, and each begins with the line it names.
fn blocks<R: Read + Seek>(snapshot: &mut Snapshot<R>) -> Result<(), ContainerError> {
    let bad =
        |zh: &str, en: &str| ContainerError::from(file_finding(&BAD_INDEX, index::BLOCKS, zh, en));
    let text = snapshot.zip.read(index::BLOCKS, 8 << 20)?;
    let text = String::from_utf8(text).map_err(|_| bad("不是 UTF-8", "is not UTF-8"))?;
    let stored = snapshot.zip.stored(index::PACKED).ok_or_else(|| {
        bad("index.cdx.gz 在 zip 里又被压缩了", "index.cdx.gz is compressed in the zip")
    })?;
    let mut lines = text.lines();
    if !lines.next().is_some_and(|line| line.starts_with("!meta 0 {")) {
        return Err(bad("没有开头一行", "has no first line"));
    }
    let mut next = 0;
    for line in lines {
        let parsed = line.split_once(" {").and_then(|(prefix, rest)| {
            serde_json::from_str::<Block>(&format!("{{{rest}")).ok().map(|block| (prefix, block))
        });
        let (prefix, block) =
            parsed.ok_or_else(|| bad("有一行读不懂", "has a line that cannot be read"))?;
        let fits = block.offset == next
            && block.length <= stored.length.saturating_sub(next)
            && block.length <= 16 << 20
            && block.filename == "index.cdx.gz";
        if !fits {
            return Err(bad("位置或长度不对", "has a wrong place or length"));
        }
        next += block.length;
        let reader = snapshot.zip.raw();
        reader.seek(SeekFrom::Start(stored.start + block.offset))?;
        let mut bytes = Vec::new();
        reader.by_ref().take(block.length).read_to_end(&mut bytes)?;
        let mut first = String::new();
        BufReader::new(flate2::read::GzDecoder::new(bytes.as_slice()))
            .take(1 << 16)
            .read_line(&mut first)
            .map_err(|error| ContainerError::from_read(error, index::PACKED))?;
        if named(&Digest::of(&bytes)) != block.digest || !first.starts_with(&format!("{prefix} ")) {
            return Err(bad("和 index.cdx.gz 不符", "does not match index.cdx.gz"));
        }
    }
    if next != stored.length {
        return Err(bad("没有列全 index.cdx.gz", "does not cover index.cdx.gz"));
    }
    Ok(())
}
