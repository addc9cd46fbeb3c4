//! Snapshots taken apart, changed, and put together again as one who forges would.

use std::{collections::BTreeMap, fs, io::Cursor, path::Path};

use gongbao_archive::{index, package::Package};
use gongbao_base::digest::Digest;
use gongbao_container::{
    FileSource as _,
    zip::{CompressionMethod, ZipWriter},
    zip::{ZipLimits, ZipReader},
};

/// The files of a snapshot.
pub(super) type Parts = BTreeMap<String, Vec<u8>>;

pub(super) fn parts(file: &Path) -> Parts {
    let mut zip =
        ZipReader::open(Cursor::new(fs::read(file).unwrap()), &ZipLimits::default()).unwrap();
    zip.names().into_iter().map(|name| (name.clone(), zip.read(&name, 1 << 30).unwrap())).collect()
}

/// Zips them again, as the snapshot was; `deflated` tells which are compressed.
pub(super) fn zipped(parts: &Parts, deflated: &dyn Fn(&str) -> bool) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.set_method(if deflated(name) {
            CompressionMethod::Deflate
        } else {
            CompressionMethod::Store
        });
        gongbao_container::FileSink::put(&mut zip, name, &mut bytes.as_slice()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// Mends description and digest, as one who forges would.
pub(super) fn mend(parts: &mut Parts) {
    let mut package: Package = serde_json::from_slice(&parts["datapackage.json"]).unwrap();
    for resource in &mut package.resources {
        if let Some(bytes) = parts.get(&resource.path) {
            resource.hash = index::named(&Digest::of(bytes));
            resource.bytes = bytes.len() as u64;
        }
    }
    set_package(parts, &package);
}

pub(super) fn set_package(parts: &mut Parts, package: &Package) {
    let bytes = serde_json::to_vec(package).unwrap();
    let hash = index::named(&Digest::of(&bytes));
    parts.insert("datapackage.json".into(), bytes);
    let sealed = format!("{{\"path\":\"datapackage.json\",\"hash\":\"{hash}\"}}");
    parts.insert("datapackage-digest.json".into(), sealed.into_bytes());
}

pub(super) const WARC: &str = "archive/data.warc.gz";
pub(super) const CDX: &str = "indexes/index.cdx";
pub(super) const PAGES: &str = "pages/pages.jsonl";

/// The gzip members of a WARC, unpacked.
pub(super) fn members(warc: &[u8]) -> Vec<String> {
    use std::io::Read as _;
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
pub(super) fn repack(parts: &mut Parts, members: &[String]) {
    use std::io::Write as _;
    let mut warc = Vec::new();
    let mut places = BTreeMap::new();
    for member in members {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::new(6));
        let bytes: Vec<u8> = member.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
        encoder.write_all(&bytes).unwrap();
        let packed = encoder.finish().unwrap();
        if let Some(url) = member.split("WARC-Target-URI: ").nth(1) {
            let url = url.split("\r\n").next().unwrap().to_owned();
            places.insert(url, (warc.len(), packed.len(), index::named(&Digest::of(&packed))));
        }
        warc.extend(packed);
    }
    let text = String::from_utf8(parts[CDX].clone()).unwrap();
    let mut cdx = String::new();
    for line in text.lines() {
        let (head, json) = line.split_at(line.find('{').unwrap());
        let mut line: index::Line = serde_json::from_str(json).unwrap();
        if let Some((offset, length, digest)) = places.get(&line.url) {
            (line.offset, line.length, line.record_digest) =
                (*offset as u64, *length as u64, digest.clone());
        }
        cdx += &format!("{head}{}\n", serde_json::to_string(&line).unwrap());
    }
    parts.insert(WARC.into(), warc);
    parts.insert(CDX.into(), cdx.into_bytes());
}

pub(super) fn edit(parts: &mut Parts, name: &str, from: &str, to: &str) {
    let text = String::from_utf8(parts[name].clone()).unwrap();
    assert!(text.contains(from), "{name} has no {from}");
    parts.insert(name.into(), text.replacen(from, to, 1).into_bytes());
}

pub(super) fn edit_records(parts: &mut Parts, change: &dyn Fn(&mut Vec<String>)) {
    let mut records = members(&parts[WARC]);
    change(&mut records);
    repack(parts, &records);
}

pub(super) fn edit_package(parts: &mut Parts, change: &dyn Fn(&mut Package)) {
    let mut package: Package = serde_json::from_slice(&parts["datapackage.json"]).unwrap();
    change(&mut package);
    set_package(parts, &package);
}

pub(super) fn is_page(record: &str) -> bool {
    record.contains("WARC-Target-URI: https://test.example/notices/first.html\r\n")
        && record.contains("WARC-Type: resource")
}

pub(super) type Change = Box<dyn Fn(&mut Parts)>;

/// Mutants whose description is mended afterwards: what is wrong, the word it must be refused with, and the change.
pub(super) fn forged() -> Vec<(&'static str, &'static str, Change)> {
    fn change(change: impl Fn(&mut Parts) + 'static) -> Change {
        Box::new(change)
    }
    fn records(change: impl Fn(&mut Vec<String>) + 'static) -> Change {
        Box::new(move |parts| edit_records(parts, &change))
    }
    fn first_record(change: impl Fn(&mut String) + 'static) -> Change {
        records(move |records| change(records.iter_mut().find(|record| is_page(record)).unwrap()))
    }
    vec![
        (
            "payload differs from its digest",
            "WACZ-04",
            first_record(|record| *record = record.replacen("<html", "<HTML", 1)),
        ),
        (
            "offsets too large by seven",
            "WACZ-05",
            change(|parts| {
                let text = String::from_utf8(parts[CDX].clone()).unwrap();
                let lines = text.lines().map(|line| {
                    let (head, json) = line.split_at(line.find('{').unwrap());
                    let mut line: index::Line = serde_json::from_str(json).unwrap();
                    line.offset += 7;
                    format!("{head}{}\n", serde_json::to_string(&line).unwrap())
                });
                let text: String = lines.collect();
                parts.insert(CDX.into(), text.into_bytes());
            }),
        ),
        (
            "no index",
            "WACZ-01",
            change(|parts| {
                parts.remove(CDX);
                edit_package(parts, &|package| package.resources.retain(|r| r.path != CDX));
            }),
        ),
        (
            "packed index without its blocks",
            "WACZ-01",
            change(|parts| {
                use std::io::Write as _;
                let mut encoder =
                    flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::new(6));
                encoder.write_all(&parts.remove(CDX).unwrap()).unwrap();
                parts.insert(index::PACKED.into(), encoder.finish().unwrap());
                edit_package(parts, &|package| {
                    for r in &mut package.resources {
                        if r.path == CDX {
                            r.path = index::PACKED.into();
                            r.name = "index.cdx.gz".into();
                        }
                    }
                });
            }),
        ),
        (
            "index under another name",
            "WACZ-01",
            change(|parts| {
                let bytes = parts.remove(CDX).unwrap();
                parts.insert("indexes/index.cdxj".into(), bytes);
                edit_package(parts, &|package| {
                    for r in &mut package.resources {
                        if r.path == CDX {
                            r.path = "indexes/index.cdxj".into();
                        }
                    }
                });
            }),
        ),
        (
            "no list of pages",
            "WACZ-01",
            change(|parts| {
                parts.remove(PAGES);
                edit_package(parts, &|package| package.resources.retain(|r| r.path != PAGES));
            }),
        ),
        (
            "no WARC file",
            "WACZ-05",
            change(|parts| {
                parts.remove(WARC);
                edit_package(parts, &|package| package.resources.retain(|r| r.path != WARC));
            }),
        ),
        (
            "foreign file in archive",
            "WACZ-01",
            change(|parts| {
                parts.insert("archive/x.exe".into(), b"MZ".to_vec());
            }),
        ),
        (
            "file that is not listed",
            "SEAL-06",
            change(|parts| {
                parts.insert("notes".into(), b"x".to_vec());
            }),
        ),
        (
            "listed file is missing",
            "SEAL-05",
            change(|parts| {
                edit_package(parts, &|package| {
                    let mut more = package.resources[0].clone();
                    more.path = "archive/more.warc.gz".into();
                    package.resources.push(more);
                })
            }),
        ),
        (
            "profile of the draft 1.2.0",
            "WACZ-02",
            change(|parts| {
                edit(parts, "datapackage.json", "\"data-package\"", "\"wacz\"");
            }),
        ),
        (
            "description that is no JSON",
            "WACZ-02",
            change(|parts| {
                parts.insert("datapackage.json".into(), b"{".to_vec());
            }),
        ),
        (
            "snapshot id of another",
            "WACZ-08",
            change(|parts| {
                edit_package(parts, &|package| {
                    package.snapshot_id = index::named(&Digest::of(b"x"))
                })
            }),
        ),
        (
            "index out of order",
            "WACZ-11",
            change(|parts| {
                let text = String::from_utf8(parts[CDX].clone()).unwrap();
                let mut lines: Vec<&str> = text.lines().collect();
                lines.swap(1, 2);
                let text = lines.join("\n") + "\n";
                parts.insert(CDX.into(), text.into_bytes());
            }),
        ),
        (
            "index line twice",
            "WACZ-11",
            change(|parts| {
                let text = String::from_utf8(parts[CDX].clone()).unwrap();
                let first = text.lines().next().unwrap();
                let text = format!("{first}\n{text}");
                parts.insert(CDX.into(), text.into_bytes());
            }),
        ),
        (
            "line without a record",
            "WACZ-06",
            records(|records| {
                let at = records.iter().position(|record| is_page(record)).unwrap();
                records.remove(at);
            }),
        ),
        (
            "record without a line",
            "WACZ-06",
            change(|parts| {
                let text = String::from_utf8(parts[CDX].clone()).unwrap();
                let text: String = text
                    .lines()
                    .filter(|line| {
                        !line.contains("gk/notices/first.html")
                            && !line.contains("/notices/first.html\"")
                    })
                    .map(|line| format!("{line}\n"))
                    .collect();
                parts.insert(CDX.into(), text.into_bytes());
            }),
        ),
        (
            "records in another order than the index says",
            "WACZ-05",
            change(|parts| {
                let cdx = parts[CDX].clone();
                edit_records(parts, &|records| records.swap(2, 5));
                parts.insert(CDX.into(), cdx);
            }),
        ),
        (
            "record that is longer than it says",
            "WACZ-03",
            first_record(|record| {
                let at = record.len() - 4;
                record.insert(at, 'x');
            }),
        ),
        (
            "record that is shorter than it says",
            "WACZ-03",
            first_record(|record| {
                let at = record.len() - 5;
                record.remove(at);
            }),
        ),
        (
            "record of enormous length",
            "SEAL-03",
            first_record(|record| {
                let at = record.find("Content-Length: ").unwrap() + 16;
                record.insert_str(at, "99999999999999");
            }),
        ),
        (
            "response where nothing was fetched",
            "WACZ-03",
            first_record(|record| {
                *record = record.replacen("WARC-Type: resource", "WARC-Type: response", 1)
            }),
        ),
        (
            "record of another version",
            "WACZ-03",
            first_record(|record| *record = record.replacen("WARC/1.1", "WARC/9.9", 1)),
        ),
        (
            "record of another time",
            "WACZ-03",
            first_record(|record| {
                *record = record.replacen("WARC-Date: 2024", "WARC-Date: 2023", 1)
            }),
        ),
        (
            "revisit of nothing",
            "WACZ-10",
            records(|records| {
                let revisit = records
                    .iter_mut()
                    .find(|record| record.contains("WARC-Type: revisit"))
                    .unwrap();
                *revisit = revisit.replacen(
                    "WARC-Refers-To-Target-URI: https://test.example/",
                    "WARC-Refers-To-Target-URI: https://test.example/none/",
                    1,
                );
            }),
        ),
        (
            "page that is not listed",
            "WACZ-07",
            change(|parts| {
                let text = String::from_utf8(parts[PAGES].clone()).unwrap();
                let text: String = text
                    .lines()
                    .filter(|line| !line.contains("/notices/first.html"))
                    .map(|line| format!("{line}\n"))
                    .collect();
                parts.insert(PAGES.into(), text.into_bytes());
            }),
        ),
        (
            "page with another text",
            "WACZ-07",
            change(|parts| edit(parts, PAGES, "九时至十二时", "一时至十二时")),
        ),
        (
            "page that is not in the index",
            "WACZ-07",
            change(|parts| edit(parts, PAGES, "/notices/first.html", "/notices/fifth.html")),
        ),
        (
            "whole page exchanged, digests and all",
            "WACZ-09",
            records(|records| {
                let record = records.iter_mut().find(|record| is_page(record)).unwrap();
                *record = record.replacen("first.html>", "gone.html>", 1).replacen(
                    "href=../index.html",
                    "href=../i_dex.html",
                    1,
                );
            }),
        ),
        (
            "record of another version",
            "WACZ-03",
            first_record(|record| *record = record.replacen("WARC/1.1", "WARC/1.0", 1)),
        ),
        (
            "revisit profile of another version",
            "WACZ-03",
            records(|records| {
                let record = records.iter_mut().find(|record| record.contains("warc/1.1")).unwrap();
                *record =
                    record.replacen("netpreserve.org/warc/1.1", "netpreserve.org/warc/1.0", 1);
            }),
        ),
        (
            "index that leads outside",
            "WACZ-05",
            change(|parts| {
                edit(
                    parts,
                    CDX,
                    "\"filename\":\"data.warc.gz\"",
                    "\"filename\":\"../../etc/passwd\"",
                )
            }),
        ),
        (
            "signature of a kind that is not checked",
            "SEAL-08",
            change(|parts| {
                edit(
                    parts,
                    "datapackage-digest.json",
                    "}",
                    ",\"signedData\":{\"hash\":\"sha256:0\",\"signature\":\"AAAA\"}}",
                )
            }),
        ),
    ]
}

pub(super) fn plain(name: &str) -> bool {
    !name.starts_with("archive/") && name != index::PACKED
}
