//! Hostile snapshots: refused with the right word in less than 200 MiB, by the program itself.

use std::{
    fs,
    io::{self, Cursor, Read as _},
    process::Command,
};

use flate2::{Compression, write::GzEncoder};
use gongbao_archive::{
    cdxj::{INDEX, MAX_LINES},
    digest::labelled,
};
use gongbao_base::digest::Digest;
use gongbao_container::{
    FileSink as _,
    zip::{CompressionMethod, ZipWriter},
};

use super::{
    AT,
    forge::{Parts, WARC, edit_lines, edit_records, is_page, mend, parts, plain, zipped},
    found, site, snapshot,
};
use crate::harness::Site;

/// Verifies bytes in a process of its own, in little memory; the codes.
fn measured(site: &Site, bytes: &[u8]) -> Vec<String> {
    let path = site.root.join("judged.wacz");
    fs::write(&path, bytes).unwrap();
    let output = Command::new("/usr/bin/time")
        .args(["-f", "%M", env!("CARGO_BIN_EXE_gongbao"), "archive", "verify", "--json"])
        .arg(&path)
        .output()
        .unwrap();
    let errors = String::from_utf8(output.stderr).unwrap();
    let kilobytes: u64 = errors.lines().last().unwrap().parse().unwrap();
    assert!(kilobytes < 200 << 10, "took {kilobytes} KB");
    let codes = found(&String::from_utf8(output.stdout).unwrap());
    assert_eq!(output.status.code(), Some(i32::from(!codes.is_empty())), "{errors}");
    codes
}

/// A snapshot of a small site, taken apart, changed, and put together again.
fn forged(change: impl Fn(&mut Parts)) -> (Site, Vec<u8>) {
    let site = site();
    let mut parts = parts(&fs::read(snapshot(&site, AT)).unwrap());
    change(&mut parts);
    mend(&mut parts);
    let bytes = zipped(&parts, &plain);
    (site, bytes)
}

fn expect(site: &Site, bytes: &[u8], code: &str) {
    let found = measured(site, bytes);
    assert!(found.iter().any(|found| found == code), "{code}: {found:?}");
}

#[test]
fn whole_snapshots_take_little_memory() {
    let (site, bytes) = forged(|_| ());
    assert_eq!(measured(&site, &bytes), Vec::<String>::new());
}

/// A gibibyte of zeros as an index.
#[test]
fn a_bomb_in_the_zip_is_not_unpacked() {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.set_method(CompressionMethod::Deflate);
    zip.put(INDEX, &mut io::repeat(0).take(1 << 30)).unwrap();
    expect(&site(), &zip.finish().unwrap().into_inner(), "SEAL-03");
}

/// A gibibyte of letters as a record.
#[test]
fn a_bomb_in_the_warc_file_is_not_unpacked() {
    let (site, bytes) = forged(|parts| {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::new(6));
        io::copy(&mut io::repeat(b'A').take(1 << 30), &mut encoder).unwrap();
        parts.insert(WARC.into(), encoder.finish().unwrap());
    });
    expect(&site, &bytes, "WACZ-03");
}

#[test]
fn a_name_that_leads_out_is_refused() {
    let (site, mut bytes) = forged(|_| ());
    let at = bytes.windows(15).position(|part| part == b"indexes/index.c").unwrap();
    for at in [at, bytes.windows(15).rposition(|part| part == b"indexes/index.c").unwrap()] {
        bytes[at..at + 15].copy_from_slice(b"../../../../../");
    }
    expect(&site, &bytes, "SEAL-02");
}

/// The head of the first notice's record, with another length in it.
fn head(records: &[String], length: usize) -> String {
    let page = records.iter().find(|record| is_page(record)).unwrap();
    let head = page.split("\r\n\r\n").next().unwrap();
    let old = head.split("Content-Length: ").nth(1).unwrap();
    head.replace(&format!("Content-Length: {old}"), &format!("Content-Length: {length}"))
}

/// Many pages, each as long as a page may be, that pack to almost nothing.
#[test]
fn many_long_pages_take_little_memory() {
    let (site, bytes) = forged(|parts| {
        edit_records(parts, &|records| {
            let head = head(records, 15 << 20);
            let blank = format!("{head}\r\n\r\n{}\r\n\r\n", " ".repeat(15 << 20));
            records.extend(std::iter::repeat_n(blank, 40));
        });
    });
    expect(&site, &bytes, "SEAL-03");
}

/// Heads of 60 KB that pack to almost nothing, of one field and of many, and links that grow by the length of the page's
/// own address.
#[test]
fn many_long_heads_take_little_memory() {
    let (site, bytes) = forged(|parts| {
        edit_records(parts, &|records| {
            let empty = head(records, 0);
            let long = format!("{empty}\r\nX: {}\r\n\r\n\r\n\r\n", "a".repeat(60_000));
            let fields: String = (0..6_000).map(|n| format!("\r\nX{n}: ")).collect();
            let many = format!("{empty}{fields}\r\n\r\n\r\n\r\n");
            let deep = format!("https://test.example/{}/", "a".repeat(60_000));
            let field =
                format!("{}\r\n\r\n\r\n\r\n", empty.replace("https://test.example/", &deep));
            let links = "<a src=b><a src=c>".repeat(150_000);
            // As long as a file's name may be: a longer address is no file's, and its links do not grow.
            let long_name = format!("https://test.example/{}/x.html", "a".repeat(1_000));
            let head = head(records, links.len())
                .replace("https://test.example/notices/first.html", &long_name);
            let page = format!("{head}\r\n\r\n{links}\r\n\r\n");
            records.extend(std::iter::repeat_n(long, 3_000));
            records.extend(std::iter::repeat_n(field, 3_000));
            records.extend(std::iter::repeat_n(many, 100));
            records.extend(std::iter::repeat_n(page, 4));
        });
    });
    expect(&site, &bytes, "WACZ-06");
}

/// As many addresses as an index may have, and no records of them.
#[test]
fn a_long_index_takes_little_memory() {
    let (site, bytes) = forged(|parts| {
        let digest = labelled(&Digest::of(b""));
        edit_lines(parts, INDEX, &|lines| {
            lines.extend((0..MAX_LINES - 1_000).map(|n| {
                format!(
                    "example,test)/x/{n:020}.html 20240601010203 {{\"url\":\"https://test.example/x/{n:020}.html\",\"digest\":\"{digest}\",\"mime\":\"text/html\",\"offset\":{n},\"length\":9,\"recordDigest\":\"{digest}\",\"status\":200,\"filename\":\"data.warc.gz\"}}"
                )
            }));
            lines.sort_unstable();
        });
    });
    expect(&site, &bytes, "WACZ-06");
}
