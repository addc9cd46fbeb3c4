//! Writes a snapshot: the files of a site into a WACZ, in one order, holding no more in memory than the index.

use std::{
    collections::BTreeMap,
    io::{self, Read, Seek, Write},
};

use rayon::prelude::*;
use rustc_hash::FxHashSet;
use serde::Serialize;

use super::{
    About, address,
    gzip::Gzip,
    index::{self, Line, named},
    package::{self, Identity, Package, Resource, Sealed},
    page::{self, Marks},
    prefetch::prefetch,
    warc_write::{Payload, Warc},
};
use crate::codes::LINK_MISSING;
use gongbao_base::{address::Address, digest::Digest, finding::Finding, media};
use gongbao_container::codes::{DIGEST_DIFFERS, TOO_LARGE};
use gongbao_container::{
    ContainerError, file_finding,
    hash::{HashStream, checksums},
    names::NameSet,
    zip::{CompressionMethod, ZipWriter},
};

/// A WARC file ends after this much, unpacked, so that nothing needs long numbers in the zip.
const PART: u64 = 2 << 30;
/// Files read at once.
const BATCH: usize = 256;
/// Bytes read at once; a longer file is streamed.
const BATCH_BYTES: u64 = 16 << 20;

/// A file of the site, as its manifest lists it.
#[derive(Clone, Debug)]
pub struct Item {
    /// Its path below the site's root.
    pub path: String,
    /// Its length in bytes.
    pub length: u64,
    /// Its SHA-256.
    pub digest: Digest,
}

/// Opens a file of the site.
pub type Open<'a> = &'a (dyn Fn(&str) -> io::Result<Box<dyn Read + Send>> + Sync);

/// What was written.
pub struct Made {
    /// The identity.
    pub id: Digest,
    /// Addresses.
    pub records: usize,
    /// Pages among them.
    pub pages: usize,
    /// What these pages show, for reading back.
    pub marks: Marks,
}

/// An address, and the item and earlier address that hold its bytes.
struct Target<'a> {
    url: String,
    item: &'a Item,
    first: Option<usize>,
}

impl Target<'_> {
    /// Bytes that are written for it.
    fn written(&self) -> u64 {
        if self.first.is_some() { 0 } else { self.item.length }
    }

    fn payload(&self) -> Payload<'_> {
        Payload {
            url: &self.url,
            media_type: media::of(&self.item.path),
            digest: &self.item.digest,
            length: self.item.length,
        }
    }
}

/// Writes the snapshot of these files. With `allow_missing` a link to a file that is not there is noted, not refused.
///
/// # Errors
/// What is wrong with the site, all of it where that can be told; or a failure of the machine.
pub fn write<W: Write + Seek + Send>(
    about: &About,
    items: &[Item],
    open: Open<'_>,
    allow_missing: bool,
    out: W,
) -> Result<Result<(Made, W), Vec<Finding>>, ContainerError> {
    let targets = targets(about, items)?;
    let mut zip = ZipWriter::new(out);
    let mut resources = Vec::new();
    let lines = warcs(about, &targets, open, &mut zip, &mut resources)?;
    indexes(&lines, &mut zip, &mut resources)?;
    drop(lines);
    let (pages, missing, marks) = pages(about, items, open, &mut zip, &mut resources)?;
    if !missing.is_empty() && !allow_missing {
        let findings = missing.iter().map(|(target, from)| {
            file_finding(
                &LINK_MISSING,
                from,
                format!("链接的 {target} 不在网站里"),
                format!("it links {target}, which is not in the site"),
            )
        });
        return Ok(Err(findings.collect()));
    }
    let identity: Identity<'_> = targets
        .iter()
        .map(|target| {
            let mime = address::plain(media::of(&target.item.path));
            (&target.item.digest, target.item.length, mime, target.url.as_str())
        })
        .collect();
    let id = package::identity(identity);
    let package = Package::new(about, &id, missing.into_keys().collect(), resources);
    let bytes = package::json(&package);
    zip.set_method(CompressionMethod::Deflate);
    zip.begin(package::PACKAGE)?;
    zip.writer().write_all(&bytes)?;
    let sealed = Sealed { path: package::PACKAGE.to_owned(), hash: named(&Digest::of(&bytes)) };
    zip.begin(package::DIGEST)?;
    zip.writer().write_all(&package::json(&sealed))?;
    let out = zip.finish()?;
    Ok(Ok((Made { id, records: targets.len(), pages, marks }, out)))
}

/// All addresses, sorted; an `index.html` has two. Bytes that stand at an earlier address are not written again.
fn targets<'a>(about: &About, items: &'a [Item]) -> Result<Vec<Target<'a>>, ContainerError> {
    let mut names = NameSet::default();
    let mut targets = Vec::with_capacity(items.len());
    for item in items {
        names.insert(&item.path)?;
        let url = address::url(&about.base, &item.path);
        if url.ends_with('/') {
            targets.push(Target { url: format!("{url}index.html"), item, first: None });
        }
        targets.push(Target { url, item, first: None });
    }
    if targets.len() > index::MOST {
        return Err(file_finding(
            &TOO_LARGE,
            "",
            format!("网址过多：{} 个，一个快照最多 {} 个", targets.len(), index::MOST),
            format!("too many addresses: {}, at most {} in a snapshot", targets.len(), index::MOST),
        )
        .into());
    }
    targets.sort_by(|a, b| a.url.cmp(&b.url));
    let mut seen: BTreeMap<(Digest, &str), usize> = BTreeMap::new();
    for (at, target) in targets.iter_mut().enumerate() {
        let key = (target.item.digest, media::of(&target.item.path));
        target.first = seen.get(&key).copied();
        seen.entry(key).or_insert(at);
    }
    Ok(targets)
}

/// Writes the WARC files; gives the lines of the index, sorted.
fn warcs<W: Write + Seek + Send>(
    about: &About,
    targets: &[Target<'_>],
    open: Open<'_>,
    zip: &mut ZipWriter<W>,
    resources: &mut Vec<Resource>,
) -> Result<Vec<String>, ContainerError> {
    let mut lines = Vec::with_capacity(targets.len());
    let time = about.at.digits();
    for (number, part) in split(targets, usize::MAX, PART).enumerate() {
        let name = match number {
            0 => "data.warc.gz".to_owned(),
            _ => format!("data-{number:03}.warc.gz"),
        };
        let path = format!("archive/{name}");
        let warc = Warc::new(about, &name);
        zip.set_method(CompressionMethod::Store);
        zip.begin(&path)?;
        let mut out = HashStream::new(zip.writer());
        out.write_all(&warc.info()?)?;
        let mut line = |target: &Target<'_>, offset: u64, length: u64, record: &Digest| {
            let mime = address::plain(media::of(&target.item.path));
            let line = Line {
                url: target.url.clone(),
                digest: named(&target.item.digest),
                mime: if target.first.is_some() { index::REVISIT } else { mime }.to_owned(),
                offset,
                length,
                record_digest: named(record),
                status: 200,
                filename: name.clone(),
            };
            lines.push(index::write(&address::surt(&target.url), &time, &line));
        };
        prefetch(
            split(part, BATCH, BATCH_BYTES),
            |batch| Ok((batch, records(&warc, batch, targets, open)?)),
            |(batch, records)| -> Result<(), ContainerError> {
                let Some(records) = records else {
                    let (target, offset) = (&batch[0], out.length());
                    let mut tee = HashStream::new(&mut out);
                    let mut from = HashStream::new(open(&target.item.path)?);
                    warc.stream(&target.payload(), &mut from, &mut tee)?;
                    unchanged(target.item, &from.finish().sha256)?;
                    let seen = tee.finish();
                    line(target, offset, seen.length, &seen.sha256);
                    return Ok(());
                };
                for (target, (bytes, digest)) in batch.iter().zip(records) {
                    line(target, out.length(), bytes.len() as u64, &digest);
                    out.write_all(&bytes)?;
                }
                Ok(())
            },
        )?;
        let seen = out.finish();
        resources.push(Resource { name, path, hash: named(&seen.sha256), bytes: seen.length });
    }
    lines.sort_unstable();
    Ok(lines)
}

/// Cuts the targets into runs of at most so many and so many bytes; one that is longer stands alone.
fn split<'a, 'b>(
    mut targets: &'a [Target<'b>],
    most: usize,
    most_bytes: u64,
) -> impl Iterator<Item = &'a [Target<'b>]> {
    std::iter::from_fn(move || {
        let mut bytes = 0;
        let fitting = targets.iter().take(most).take_while(|target| {
            bytes += target.written();
            bytes <= most_bytes
        });
        let (run, rest) = targets.split_at(fitting.count().max(1).min(targets.len()));
        targets = rest;
        (!run.is_empty()).then_some(run)
    })
}

/// A packed record, and its digest.
type Packed = (Vec<u8>, Digest);

/// The records of a batch; none when its one file is so long that it has to be streamed.
fn records(
    warc: &Warc<'_>,
    batch: &[Target<'_>],
    targets: &[Target<'_>],
    open: Open<'_>,
) -> Result<Option<Vec<Packed>>, ContainerError> {
    if batch.iter().any(|target| target.written() > BATCH_BYTES) {
        return Ok(None);
    }
    let pack = |gzip: &mut Gzip, target: &Target<'_>| {
        let payload = target.payload();
        let bytes = match target.first {
            Some(first) => warc.revisit(gzip, &payload, &targets[first].payload())?,
            None => warc.resource(gzip, &payload, &whole(target.item, open)?)?,
        };
        let digest = Digest::of(&bytes);
        Ok((bytes, digest))
    };
    in_order(batch.par_iter().map_init(Gzip::default, pack).collect()).map(Some)
}

/// All values, or the first trouble of all: whichever a thread met first would be another each time.
fn in_order<T>(results: Vec<Result<T, ContainerError>>) -> Result<Vec<T>, ContainerError> {
    results.into_iter().collect()
}

/// The bytes of a file, which must be those of the manifest.
fn whole(item: &Item, open: Open<'_>) -> Result<Vec<u8>, ContainerError> {
    let mut bytes = Vec::with_capacity(usize::try_from(item.length).unwrap_or_default());
    open(&item.path)?.read_to_end(&mut bytes)?;
    unchanged(item, &Digest::of(&bytes))?;
    Ok(bytes)
}

fn unchanged(item: &Item, found: &Digest) -> Result<(), ContainerError> {
    if *found == item.digest {
        return Ok(());
    }
    Err(file_finding(
        &DIGEST_DIFFERS,
        &item.path,
        "网站里的文件和 manifest.json 不符；请重新生成网站",
        "the site's file is not as manifest.json lists it; build the site again",
    )
    .into())
}

fn put<W: Write + Seek>(
    zip: &mut ZipWriter<W>,
    resources: &mut Vec<Resource>,
    path: &str,
    method: CompressionMethod,
    mut bytes: &[u8],
) -> io::Result<()> {
    zip.set_method(method);
    zip.begin(path)?;
    zip.writer().write_all(bytes)?;
    let seen = checksums(&mut bytes, false)?;
    resources.push(resource(path, seen.length, &seen.sha256));
    Ok(())
}

fn resource(path: &str, bytes: u64, digest: &Digest) -> Resource {
    let name = path.rsplit('/').next().unwrap_or(path).to_owned();
    Resource { name, path: path.to_owned(), hash: named(digest), bytes }
}

fn indexes<W: Write + Seek>(
    lines: &[String],
    zip: &mut ZipWriter<W>,
    resources: &mut Vec<Resource>,
) -> io::Result<()> {
    if lines.len() < index::MANY {
        return put(
            zip,
            resources,
            index::PLAIN,
            CompressionMethod::Deflate,
            lines.concat().as_bytes(),
        );
    }
    let (packed, blocks) = index::pack(lines)?;
    put(zip, resources, index::PACKED, CompressionMethod::Store, &packed)?;
    put(zip, resources, index::BLOCKS, CompressionMethod::Deflate, &blocks)
}

/// The first line of the list of pages.
pub(super) const PAGES_HEAD: &str =
    "{\"format\":\"json-pages-1.0\",\"id\":\"pages\",\"title\":\"All Pages\",\"hasText\":true}";
/// Where the list of pages stands.
pub(super) const PAGES: &str = "pages/pages.jsonl";

#[derive(Serialize)]
struct PageLine<'a> {
    id: String,
    url: &'a str,
    ts: &'a str,
    title: &'a str,
    text: &'a str,
    size: u64,
}

/// Link targets that are not there, each with one page that links it.
type Missing = BTreeMap<String, String>;

/// Writes the list of pages, in the order of their files. They are read a second time for it: in the zip the list stands
/// behind the records, and nothing as long as it waits in memory.
fn pages<W: Write + Seek + Send>(
    about: &About,
    items: &[Item],
    open: Open<'_>,
    zip: &mut ZipWriter<W>,
    resources: &mut Vec<Resource>,
) -> Result<(usize, Missing, Marks), ContainerError> {
    let paths: FxHashSet<&str> = items.iter().map(|item| item.path.as_str()).collect();
    let html: Vec<&Item> = items.iter().filter(|item| item.path.ends_with(".html")).collect();
    let ts = about.at.to_string();
    let mut missing = Missing::new();
    let mut marks = Marks::default();
    zip.set_method(CompressionMethod::Deflate);
    zip.begin(PAGES)?;
    let mut out = HashStream::new(zip.writer());
    writeln!(out, "{PAGES_HEAD}")?;
    let read = |item: &&Item| {
        let mut absent = Vec::new();
        let page = page::read(&whole(item, open)?, &item.path, &about.base, &mut |link| {
            if !paths.contains(link.as_str()) {
                absent.push(link);
            }
        });
        let url = address::url(&about.base, &item.path);
        let id = Digest::of_parts([url.as_bytes(), ts.as_bytes(), &item.digest.0]).hex();
        let line = PageLine {
            id: id[..32].to_owned(),
            url: &url,
            ts: &ts,
            title: &page.title,
            text: &page.text,
            size: item.length,
        };
        Ok((package::json(&line), page.mark(), absent))
    };
    prefetch(
        html.chunks(BATCH),
        |batch| {
            let read = in_order(batch.par_iter().map(read).collect())?;
            Ok((batch, read))
        },
        |(batch, read)| -> Result<(), ContainerError> {
            for (item, (line, mark, absent)) in batch.iter().zip(read) {
                marks.insert(item.digest, mark);
                out.write_all(&line)?;
                for target in absent {
                    debug_assert!(Address::new(&target).is_some(), "links are resolved");
                    missing.entry(target).or_insert_with(|| item.path.clone());
                }
            }
            Ok(())
        },
    )?;
    let seen = out.finish();
    resources.push(resource(PAGES, seen.length, &seen.sha256));
    Ok((html.len(), missing, marks))
}
