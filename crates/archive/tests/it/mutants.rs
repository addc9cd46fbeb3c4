//! Forged snapshots: what is wrong with each, and the code with which it must be refused.

use std::io::Write as _;

use flate2::{Compression, write::GzEncoder};
use gongbao_archive::{
    cdxj::{CdxjLine, INDEX, PACKED_INDEX},
    digest::labelled,
    wacz::{DATA_PACKAGE, DATA_PACKAGE_DIGEST, PAGES},
};
use gongbao_base::digest::Digest;

use crate::forge::{Parts, WARC, edit, edit_lines, edit_package, edit_records, is_page};

pub(crate) struct Mutant {
    pub(crate) what: &'static str,
    pub(crate) code: &'static str,
    /// Whether description and digests are mended afterwards.
    pub(crate) mended: bool,
    pub(crate) change: Box<dyn Fn(&mut Parts)>,
}

pub(crate) fn all() -> Vec<Mutant> {
    [package(), layout(), index(), record_headers(), records(), pages()]
        .into_iter()
        .flatten()
        .collect()
}

fn mutant(what: &'static str, code: &'static str, change: impl Fn(&mut Parts) + 'static) -> Mutant {
    Mutant { what, code, mended: true, change: Box::new(change) }
}

fn unmended(
    what: &'static str,
    code: &'static str,
    change: impl Fn(&mut Parts) + 'static,
) -> Mutant {
    Mutant { mended: false, ..mutant(what, code, change) }
}

/// Changes the record of the first notice.
fn record(
    what: &'static str,
    code: &'static str,
    change: impl Fn(&mut String) + 'static,
) -> Mutant {
    mutant(what, code, move |parts| {
        edit_records(parts, &|records| {
            change(records.iter_mut().find(|record| is_page(record)).unwrap());
        });
    })
}

/// Replaces in the record of the first notice.
fn replaced(
    what: &'static str,
    code: &'static str,
    from: &'static str,
    to: &'static str,
) -> Mutant {
    record(what, code, move |record| {
        assert!(record.contains(from), "{from}");
        *record = record.replacen(from, to, 1);
    })
}

/// Replaces in the first record with this text.
fn replaced_in(
    what: &'static str,
    code: &'static str,
    from: &'static str,
    to: &'static str,
) -> Mutant {
    mutant(what, code, move |parts| {
        edit_records(parts, &|records| {
            let record = records.iter_mut().find(|record| record.contains(from)).unwrap();
            *record = record.replacen(from, to, 1);
        });
    })
}

fn package() -> Vec<Mutant> {
    vec![
        mutant("file that is not listed", "SEAL-06", |parts| {
            parts.insert("notes".into(), b"x".to_vec());
        }),
        mutant("listed file is missing", "SEAL-05", |parts| {
            edit_package(parts, &|package| {
                let mut more = package.resources[0].clone();
                more.path = "archive/more.warc.gz".into();
                package.resources.push(more);
            });
        }),
        mutant("snapshot id of another", "WACZ-08", |parts| {
            edit_package(parts, &|package| package.snapshot_id = labelled(&Digest::of(b"x")));
        }),
        unmended("profile of the draft 1.2.0", "WACZ-02", |parts| {
            edit(parts, DATA_PACKAGE, "\"data-package\"", "\"wacz\"");
        }),
        unmended("description that is no JSON", "WACZ-02", |parts| {
            parts.insert(DATA_PACKAGE.into(), b"{".to_vec());
        }),
        unmended("signature of a kind that is not checked", "SEAL-08", |parts| {
            let signed = ",\"signedData\":{\"hash\":\"sha256:0\",\"signature\":\"AAAA\"}}";
            edit(parts, DATA_PACKAGE_DIGEST, "}", signed);
        }),
    ]
}

/// Gives a file of the zip another name, and other bytes.
fn move_file(parts: &mut Parts, from: &str, to: &str, change: &dyn Fn(Vec<u8>) -> Vec<u8>) {
    let bytes = parts.remove(from).unwrap();
    parts.insert(to.to_owned(), change(bytes));
    edit_package(parts, &|package| {
        for resource in package.resources.iter_mut().filter(|resource| resource.path == from) {
            to.clone_into(&mut resource.path);
            to.rsplit('/').next().unwrap().clone_into(&mut resource.name);
        }
    });
}

fn remove_file(parts: &mut Parts, name: &str) {
    parts.remove(name).unwrap();
    edit_package(parts, &|package| package.resources.retain(|resource| resource.path != name));
}

fn layout() -> Vec<Mutant> {
    vec![
        mutant("no index", "WACZ-01", |parts| remove_file(parts, INDEX)),
        mutant("no list of pages", "WACZ-01", |parts| remove_file(parts, PAGES)),
        mutant("no WARC file", "WACZ-05", |parts| remove_file(parts, WARC)),
        mutant("packed index without its blocks", "WACZ-01", |parts| {
            move_file(parts, INDEX, PACKED_INDEX, &|bytes| {
                let mut encoder = GzEncoder::new(Vec::new(), Compression::new(6));
                encoder.write_all(&bytes).unwrap();
                encoder.finish().unwrap()
            });
        }),
        mutant("index under another name", "WACZ-01", |parts| {
            move_file(parts, INDEX, "indexes/index.cdxj", &|bytes| bytes);
        }),
        mutant("foreign file in archive", "WACZ-01", |parts| {
            parts.insert("archive/x.exe".into(), b"MZ".to_vec());
        }),
    ]
}

fn index() -> Vec<Mutant> {
    vec![
        mutant("offsets too large by seven", "WACZ-05", |parts| {
            edit_lines(parts, INDEX, &|lines| {
                for text in lines {
                    let (head, json) = text.split_at(text.find('{').unwrap());
                    let mut line: CdxjLine = serde_json::from_str(json).unwrap();
                    line.offset += 7;
                    *text = format!("{head}{}", serde_json::to_string(&line).unwrap());
                }
            });
        }),
        mutant("index out of order", "WACZ-11", |parts| {
            edit_lines(parts, INDEX, &|lines| lines.swap(1, 2));
        }),
        mutant("index line twice", "WACZ-11", |parts| {
            edit_lines(parts, INDEX, &|lines| lines.insert(0, lines[0].clone()));
        }),
        mutant("record without a line", "WACZ-06", |parts| {
            edit_lines(parts, INDEX, &|lines| {
                lines.retain(|line| !line.contains("/notices/first.html\""));
            });
        }),
        mutant("index that leads outside", "WACZ-05", |parts| {
            let name = "\"filename\":\"data.warc.gz\"";
            edit(parts, INDEX, name, "\"filename\":\"../../etc/passwd\"");
        }),
    ]
}

fn record_headers() -> Vec<Mutant> {
    vec![
        record("record of enormous length", "SEAL-03", |record| {
            let at = record.find("Content-Length: ").unwrap() + 16;
            record.insert_str(at, "99999999999999");
        }),
        replaced(
            "response where nothing was fetched",
            "WACZ-03",
            "WARC-Type: resource",
            "WARC-Type: response",
        ),
        replaced("record of an unknown version", "WACZ-03", "WARC/1.1", "WARC/9.9"),
        replaced("record of the other version", "WACZ-03", "WARC/1.1", "WARC/1.0"),
        replaced("record of another time", "WACZ-03", "WARC-Date: 2024", "WARC-Date: 2023"),
        replaced_in(
            "revisit profile of another version",
            "WACZ-03",
            "netpreserve.org/warc/1.1",
            "netpreserve.org/warc/1.0",
        ),
        replaced_in(
            "revisit of nothing",
            "WACZ-10",
            "WARC-Refers-To-Target-URI: https://test.example/",
            "WARC-Refers-To-Target-URI: https://test.example/none/",
        ),
    ]
}

fn records() -> Vec<Mutant> {
    vec![
        replaced("payload differs from its digest", "WACZ-04", "<html", "<HTML"),
        record("other bytes that hide behind the type of a revisit", "WACZ-04", |record| {
            *record = record.replacen("<html", "<HTML", 1).replacen(
                "Content-Type: text/html; charset=utf-8",
                "Content-Type: warc/revisit",
                1,
            );
            let block: Vec<u8> = record
                .split_once("\r\n\r\n")
                .unwrap()
                .1
                .chars()
                .map(|c| u8::try_from(u32::from(c)).unwrap())
                .collect();
            let block = &block[..block.len() - 4];
            let old =
                record.split("WARC-Block-Digest: ").nth(1).unwrap().get(..71).unwrap().to_owned();
            let new = labelled(&Digest::of(block));
            *record = record.replacen(
                &format!("WARC-Block-Digest: {old}"),
                &format!("WARC-Block-Digest: {new}"),
                1,
            );
        }),
        mutant("line without a record", "WACZ-06", |parts| {
            edit_records(parts, &|records| {
                let at = records.iter().position(|record| is_page(record)).unwrap();
                records.remove(at);
            });
        }),
        mutant("records in another order than the index says", "WACZ-05", |parts| {
            let index = parts[INDEX].clone();
            edit_records(parts, &|records| records.swap(2, 5));
            parts.insert(INDEX.into(), index);
        }),
        record("record that is longer than it says", "WACZ-03", |record| {
            record.insert(record.len() - 4, 'x');
        }),
        record("record that is shorter than it says", "WACZ-03", |record| {
            record.remove(record.len() - 5);
        }),
        replaced(
            "page that links nothing, digests and all",
            "WACZ-09",
            "href=../index.html",
            "href=../i_dex.html",
        ),
    ]
}

fn pages() -> Vec<Mutant> {
    vec![
        mutant("page that is not listed", "WACZ-07", |parts| {
            edit_lines(parts, PAGES, &|lines| {
                lines.retain(|line| !line.contains("/notices/first.html"));
            });
        }),
        mutant("page with another text", "WACZ-07", |parts| {
            edit(parts, PAGES, "九时至十二时", "一时至十二时");
        }),
        mutant("page that is not in the index", "WACZ-07", |parts| {
            edit(parts, PAGES, "/notices/first.html", "/notices/fifth.html");
        }),
    ]
}
