//! Snapshots taken apart, changed, and put together again as one who forges would.

#![allow(dead_code, reason = "the tests of the crate and those of the program share it")]

use std::{
    collections::BTreeMap,
    io::{Cursor, Read as _, Write as _},
};

use gongbao_archive::{
    cdxj::{CdxjLine, INDEX, PACKED_INDEX},
    digest::labelled,
    wacz::{DATA_PACKAGE, DATA_PACKAGE_DIGEST, DataPackage},
};
use gongbao_base::digest::Digest;
use gongbao_container::{
    FileSink as _, FileSource as _,
    zip::{CompressionMethod, ZipLimits, ZipReader, ZipWriter},
};

/// The files of a snapshot.
pub(crate) type Parts = BTreeMap<String, Vec<u8>>;

/// What is changed in a snapshot, and the change.
pub(crate) type NamedChange<'a> = (&'a str, &'a dyn Fn(&mut Parts));

/// Takes a snapshot apart, when it can be read.
pub(crate) fn try_parts(bytes: &[u8]) -> Option<Parts> {
    let mut zip = ZipReader::open(Cursor::new(bytes), &ZipLimits::default()).ok()?;
    zip.names()
        .into_iter()
        .map(|name| Some((name.clone(), zip.read(&name, 1 << 30).ok()?)))
        .collect()
}

/// Takes a snapshot apart.
pub(crate) fn parts(bytes: &[u8]) -> Parts {
    try_parts(bytes).unwrap()
}

/// Zips them again, as the snapshot was; `deflated` tells which are compressed.
pub(crate) fn zipped(parts: &Parts, deflated: &dyn Fn(&str) -> bool) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.set_method(if deflated(name) {
            CompressionMethod::Deflate
        } else {
            CompressionMethod::Store
        });
        zip.put(name, &mut bytes.as_slice()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// Mends description and digest, as one who forges would.
pub(crate) fn mend(parts: &mut Parts) {
    let mut package: DataPackage = serde_json::from_slice(&parts[DATA_PACKAGE]).unwrap();
    for resource in &mut package.resources {
        if let Some(bytes) = parts.get(&resource.path) {
            resource.hash = labelled(&Digest::of(bytes));
            resource.bytes = bytes.len() as u64;
        }
    }
    set_package(parts, &package);
}

pub(crate) fn set_package(parts: &mut Parts, package: &DataPackage) {
    let bytes = serde_json::to_vec(package).unwrap();
    let hash = labelled(&Digest::of(&bytes));
    parts.insert(DATA_PACKAGE.into(), bytes);
    let digest = format!("{{\"path\":\"datapackage.json\",\"hash\":\"{hash}\"}}");
    parts.insert(DATA_PACKAGE_DIGEST.into(), digest.into_bytes());
}

pub(crate) const WARC: &str = "archive/data.warc.gz";

/// The gzip members of a WARC, unpacked.
pub(crate) fn members(warc: &[u8]) -> Vec<String> {
    let mut rest = warc;
    let mut members = Vec::new();
    while !rest.is_empty() {
        let mut decoder = flate2::bufread::GzDecoder::new(rest);
        let mut bytes = Vec::new();
        decoder.read_to_end(&mut bytes).unwrap();
        rest = decoder.into_inner();
        members.push(bytes.into_iter().map(char::from).collect());
    }
    members
}

/// Packs members (each character one byte), and writes the index for where they stand now.
pub(crate) fn repack(parts: &mut Parts, members: &[String]) {
    let mut warc = Vec::new();
    let mut places = BTreeMap::new();
    for member in members {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::new(6));
        let bytes: Vec<u8> = member.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
        encoder.write_all(&bytes).unwrap();
        let packed = encoder.finish().unwrap();
        if let Some(url) = member.split("WARC-Target-URI: ").nth(1) {
            let url = url.split("\r\n").next().unwrap().to_owned();
            places.insert(url, (warc.len(), packed.len(), labelled(&Digest::of(&packed))));
        }
        warc.extend(packed);
    }
    let text = String::from_utf8(parts[INDEX].clone()).unwrap();
    let mut cdx = String::new();
    for line in text.lines() {
        let (head, json) = line.split_at(line.find('{').unwrap());
        let mut line: CdxjLine = serde_json::from_str(json).unwrap();
        if let Some((offset, length, digest)) = places.get(&line.url) {
            (line.offset, line.length, line.record_digest) =
                (*offset as u64, *length as u64, digest.clone());
        }
        cdx += &format!("{head}{}\n", serde_json::to_string(&line).unwrap());
    }
    parts.insert(WARC.into(), warc);
    parts.insert(INDEX.into(), cdx.into_bytes());
}

pub(crate) fn edit(parts: &mut Parts, name: &str, from: &str, to: &str) {
    let text = String::from_utf8(parts[name].clone()).unwrap();
    assert!(text.contains(from), "{name} has no {from}");
    parts.insert(name.into(), text.replacen(from, to, 1).into_bytes());
}

pub(crate) fn edit_records(parts: &mut Parts, change: &dyn Fn(&mut Vec<String>)) {
    let mut records = members(&parts[WARC]);
    change(&mut records);
    repack(parts, &records);
}

pub(crate) fn edit_package(parts: &mut Parts, change: &dyn Fn(&mut DataPackage)) {
    let mut package: DataPackage = serde_json::from_slice(&parts[DATA_PACKAGE]).unwrap();
    change(&mut package);
    set_package(parts, &package);
}

pub(crate) fn is_page(record: &str) -> bool {
    record.contains("WARC-Target-URI: https://test.example/notices/first.html\r\n")
        && record.contains("WARC-Type: resource")
}

pub(crate) fn plain(name: &str) -> bool {
    !name.starts_with("archive/") && name != PACKED_INDEX
}

/// Changes the lines of a text.
pub(crate) fn edit_lines(parts: &mut Parts, name: &str, change: &dyn Fn(&mut Vec<String>)) {
    let text = String::from_utf8(parts[name].clone()).unwrap();
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    change(&mut lines);
    parts.insert(name.into(), (lines.join("\n") + "\n").into_bytes());
}

/// The lines of the index.
pub(crate) fn lines(parts: &Parts) -> Vec<CdxjLine> {
    let text = String::from_utf8(parts[INDEX].clone()).unwrap();
    text.lines()
        .map(|line| serde_json::from_str(&line[line.find('{').unwrap()..]).unwrap())
        .collect()
}
