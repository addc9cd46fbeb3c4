//! Damaged, forged and hostile snapshots: each is refused with the right word and in little memory, none makes a crash.

use std::{fs, io::Cursor, process::Command};

use gongbao_archive::{index, package::Package, verify};
use gongbao_base::digest::Digest;
use gongbao_container::{
    FileSource as _,
    zip::{CompressionMethod, ZipWriter},
    zip::{ZipLimits, ZipReader},
};

use super::{
    AT,
    forged::{
        CDX, PAGES, Parts, WARC, edit, edit_records, forged, is_page, mend, parts, plain, zipped,
    },
    found, run, site, snapshot,
};
use crate::harness::{Site, tree};

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

/// Verifies bytes in this process; the codes.
fn judged(bytes: Vec<u8>) -> Vec<String> {
    let report = verify::snapshot(Cursor::new(bytes)).unwrap();
    report.findings.into_iter().map(|finding| finding.code).collect()
}

#[test]
fn every_forged_snapshot_is_refused_with_the_right_word() {
    let site = site();
    let whole = parts(&snapshot(&site, AT));
    assert_eq!(
        measured(&site, &zipped(&whole, &plain)),
        Vec::<String>::new(),
        "zipped again it is still whole"
    );
    let mutants = forged();
    assert!(mutants.len() >= 25);
    for (what, code, change) in mutants {
        let mut parts = whole.clone();
        change(&mut parts);
        if !matches!(
            what,
            "description that is no JSON"
                | "profile of the draft 1.2.0"
                | "signature of a kind that is not checked"
        ) {
            mend(&mut parts);
        }
        let found = measured(&site, &zipped(&parts, &plain));
        assert!(
            found.iter().any(|found| found == code),
            "{what}: {code} expected, found {found:?}"
        );
    }
    // Not mended: the digests themselves must tell.
    for (name, code) in
        [(WARC, "SEAL-07"), (CDX, "SEAL-07"), (PAGES, "SEAL-07"), ("datapackage.json", "SEAL-07")]
    {
        let mut parts = whole.clone();
        match name {
            WARC => edit_records(&mut parts, &|records| records.swap(3, 4)),
            "datapackage.json" => edit(&mut parts, name, "测试站", "测试占"),
            CDX => {
                let last = parts[CDX].iter().rev().skip(1).position(|byte| *byte == b'\n').unwrap();
                let length = parts[CDX].len() - 1 - last;
                parts.get_mut(CDX).unwrap().truncate(length);
            }
            _ => parts.get_mut(name).unwrap().push(b'\n'),
        }
        let found = measured(&site, &zipped(&parts, &plain));
        assert!(
            found.iter().any(|found| found == code),
            "{name}: {code} expected, found {found:?}"
        );
    }
    let found = measured(&site, &zipped(&whole, &|_| true));
    assert_eq!(
        found.first().map(String::as_str),
        Some("WACZ-01"),
        "a WARC file compressed in the zip"
    );
    let mut without = whole.clone();
    without.remove("datapackage-digest.json");
    assert_eq!(measured(&site, &zipped(&without, &plain)), ["SEAL-05"]);
    // The checksum of the WARC file in both headers of the zip: `unzip` would refuse it.
    let mut wrong = zipped(&whole, &plain);
    let crc = {
        let mut crc = flate2::Crc::new();
        crc.update(&whole[WARC]);
        crc.sum().to_le_bytes()
    };
    let places: Vec<usize> = (0..wrong.len() - 4).filter(|at| wrong[*at..*at + 4] == crc).collect();
    assert_eq!(places.len(), 2);
    for at in places {
        wrong[at] ^= 1;
    }
    assert_eq!(measured(&site, &wrong), ["SEAL-01"]);
}

/// Records that are too long to be read side by side, and an index that is wrong about places, change nothing.
#[test]
fn long_records_and_a_wrong_index_are_read_as_the_file_tells() {
    let site = site();
    let mut random = crate::harness::Random(3);
    let noise: Vec<u8> = (0..3 << 20).map(|_| u8::try_from(random.below(256)).unwrap()).collect();
    site.write("content/notices/噪声.mp4", &noise);
    site.write("content/notices/长文.txt", "长".repeat(3 << 20));
    site.notice("long", "有长附件", "见[一](噪声.mp4)和[二](长文.txt)。");
    site.build();
    let whole = parts(&snapshot(&site, AT));
    assert!(whole[WARC].len() > 3 << 20);
    assert_eq!(measured(&site, &zipped(&whole, &plain)), Vec::<String>::new());
    let lines: Vec<String> =
        String::from_utf8(whole[CDX].clone()).unwrap().lines().map(str::to_owned).collect();
    for at in (0..lines.len()).step_by(7) {
        let mut lines = lines.clone();
        let (head, json) = lines[at].split_at(lines[at].find('{').unwrap());
        let mut line: index::Line = serde_json::from_str(json).unwrap();
        line.offset += 1;
        lines[at] = format!("{head}{}", serde_json::to_string(&line).unwrap());
        let mut parts = whole.clone();
        parts.insert(CDX.into(), format!("{}\n", lines.join("\n")).into_bytes());
        mend(&mut parts);
        assert_eq!(judged(zipped(&parts, &plain)), ["WACZ-05"], "{}", line.url);
    }
}

/// A scratch in one record is told by its address, and everything else is still read and checked.
#[test]
fn a_scratch_costs_one_record() {
    let site = site();
    let whole = parts(&snapshot(&site, AT));
    let lines: Vec<index::Line> = String::from_utf8(whole[CDX].clone())
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str(&line[line.find('{').unwrap()..]).unwrap())
        .collect();
    let mut tried = 0;
    for line in lines.iter().filter(|line| line.mime != index::REVISIT) {
        let mut parts = whole.clone();
        let middle = usize::try_from(line.offset + line.length / 2).unwrap();
        let warc = parts.get_mut(WARC).unwrap();
        warc[middle..middle + 8].fill(0xFF);
        mend(&mut parts);
        let report = verify::snapshot(Cursor::new(zipped(&parts, &plain))).unwrap();
        let found: Vec<_> = report
            .findings
            .iter()
            .map(|finding| (finding.code.as_str(), finding.place.file.as_str()))
            .collect();
        let expected = ["SEAL-01", "WACZ-03"].map(|code| [(code, line.url.as_str())]);
        assert!(expected.iter().any(|expected| found == *expected), "{}: {found:?}", line.url);
        tried += 1;
    }
    assert!(tried > 30, "{tried}");
    // What is whole comes back; the damaged file is named and not there; a hand-over is refused and leaves nothing.
    let line = lines.iter().find(|line| line.url.ends_with("/notices/second.html")).unwrap();
    let mut parts = whole;
    let middle = usize::try_from(line.offset + line.length / 2).unwrap();
    parts.get_mut(WARC).unwrap()[middle..middle + 8].fill(0xFF);
    let (damaged, back, bag) =
        (site.root.join("damaged.wacz"), site.root.join("back"), site.root.join("bag"));
    fs::write(&damaged, zipped(&parts, &plain)).unwrap();
    let [damaged, to, over] = [&damaged, &back, &bag].map(|path| path.to_str().unwrap());
    let output = run(&site, &["archive", "extract", damaged, to]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8(output.stderr).unwrap().contains("--> notices/second.html\n"));
    let mut expected = tree(&site.public());
    assert!(expected.remove("notices/second.html").is_some());
    assert!(tree(&back) == expected);
    assert_eq!(run(&site, &["archive", "export", damaged, "--bag", over]).status.code(), Some(3));
    assert!(!bag.exists());
}

#[test]
fn a_cut_or_a_flipped_byte_never_passes() {
    let site = site();
    let whole = fs::read(snapshot(&site, AT)).unwrap();
    for part in 0..40 {
        let cut = whole[..whole.len() * part / 40].to_vec();
        assert_eq!(judged(cut), ["SEAL-01"], "cut to {part} of 40");
    }
    let mut random = crate::harness::Random(7);
    for _ in 0..300 {
        let (at, bit) = (random.below(whole.len()), random.below(8));
        let mut bytes = whole.clone();
        bytes[at] ^= 1 << bit;
        // A flipped bit in a date or a permission of the zip changes nothing that can be read.
        assert!(
            !judged(bytes.clone()).is_empty() || parts_of(&bytes) == parts_of(&whole),
            "bit {bit} of byte {at}"
        );
    }
}

fn parts_of(bytes: &[u8]) -> Option<Parts> {
    let mut zip = ZipReader::open(Cursor::new(bytes.to_vec()), &ZipLimits::default()).ok()?;
    zip.names()
        .into_iter()
        .map(|name| Some((name.clone(), zip.read(&name, 1 << 30).ok()?)))
        .collect()
}

#[test]
fn hostile_files_are_refused_in_little_memory() {
    // A gibibyte of zeros as an index, as a page list, and as a record.
    let mut bomb = ZipWriter::new(Cursor::new(Vec::new()));
    bomb.set_method(CompressionMethod::Deflate);
    let zeros = std::io::Read::take(std::io::repeat(0), 1 << 30);
    gongbao_container::FileSink::put(&mut bomb, "indexes/index.cdx", &mut { zeros }).unwrap();
    let bomb = bomb.finish().unwrap().into_inner();
    let built = site();
    let mut head = parts(&snapshot(&built, AT));
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::new(6));
    std::io::copy(&mut std::io::Read::take(std::io::repeat(b'A'), 1 << 30), &mut encoder).unwrap();
    head.insert(WARC.into(), encoder.finish().unwrap());
    mend(&mut head);
    let head = zipped(&head, &plain);
    let mut escape = head.clone();
    let at = escape.windows(15).position(|part| part == b"indexes/index.c").unwrap();
    for at in [at, escape.windows(15).rposition(|part| part == b"indexes/index.c").unwrap()] {
        escape[at..at + 15].copy_from_slice(b"../../../../../");
    }
    // Many pages, each as long as a page may be, that pack to almost nothing.
    let mut pages = parts(&snapshot(&built, "2024-06-02T00:00:00Z"));
    edit_records(&mut pages, &|records| {
        let page = records.iter().find(|record| is_page(record)).unwrap();
        let head = page.split("\r\n\r\n").next().unwrap();
        let length = head.split("Content-Length: ").nth(1).unwrap();
        let head = head.replace(length, &(15_u32 << 20).to_string());
        let blank = format!("{head}\r\n\r\n{}\r\n\r\n", " ".repeat(15 << 20));
        records.extend(std::iter::repeat_n(blank, 40));
    });
    mend(&mut pages);
    let pages = zipped(&pages, &plain);
    // Heads of 60 KB that pack to almost nothing, of one field and of many.
    let mut heads = parts(&snapshot(&built, "2024-06-03T00:00:00Z"));
    edit_records(&mut heads, &|records| {
        let page = records.iter().find(|record| is_page(record)).unwrap();
        let head = page.split("\r\n\r\n").next().unwrap();
        let length = head.split("Content-Length: ").nth(1).unwrap();
        let head = head.replace(length, "0");
        let long = format!("{head}\r\nX: {}\r\n\r\n\r\n\r\n", "a".repeat(60_000));
        let fields: String = (0..6_000).map(|n| format!("\r\nX{n}: ")).collect();
        let many = format!("{head}{fields}\r\n\r\n\r\n\r\n");
        // A kept field, and links that grow by the length of the page's own address.
        let deep = format!("https://test.example/{}/", "a".repeat(60_000));
        let field = format!("{}\r\n\r\n\r\n\r\n", head.replace("https://test.example/", &deep));
        let links = "<a src=b><a src=c>".repeat(60_000);
        let head = head
            .replace("https://test.example/notices/first.html", &format!("{deep}x.html"))
            .replace("Content-Length: 0", &format!("Content-Length: {}", links.len()));
        let page = format!("{head}\r\n\r\n{links}\r\n\r\n");
        records.extend(std::iter::repeat_n(long, 3_000));
        records.extend(std::iter::repeat_n(field, 3_000));
        records.extend(std::iter::repeat_n(many, 100));
        records.extend(std::iter::repeat_n(page, 20));
    });
    mend(&mut heads);
    let heads = zipped(&heads, &plain);
    // As many addresses as an index may have, and no records of them.
    let mut lines = parts(&snapshot(&built, "2024-06-04T00:00:00Z"));
    let digest = index::named(&Digest::of(b""));
    let mut index = String::from_utf8(lines[CDX].clone()).unwrap();
    index.extend((0..index::MOST - 1_000).map(|n| {
        format!(
            "example,test)/x/{n:020}.html 20240604000000 {{\"url\":\"https://test.example/x/{n:020}.html\",\"digest\":\"{digest}\",\"mime\":\"text/html\",\"offset\":{n},\"length\":9,\"recordDigest\":\"{digest}\",\"status\":200,\"filename\":\"data.warc.gz\"}}\n"
        )
    }));
    let mut index: Vec<&str> = index.lines().collect();
    index.sort_unstable();
    lines.insert(CDX.into(), (index.join("\n") + "\n").into_bytes());
    mend(&mut lines);
    let lines = zipped(&lines, &plain);
    for (bytes, code) in [
        (bomb, "SEAL-03"),
        (head, "WACZ-03"),
        (escape, "SEAL-02"),
        (pages, "SEAL-03"),
        (heads, "WACZ-06"),
        (lines, "WACZ-06"),
    ] {
        let found = measured(&built, &bytes);
        assert!(found.iter().any(|found| found == code), "{code}: {found:?}");
    }
}

#[test]
fn any_bytes_are_no_harm() {
    use proptest::{
        prelude::*,
        strategy::ValueTree as _,
        test_runner::{Config, TestRunner},
    };
    let site = site();
    let whole = parts(&snapshot(&site, AT));
    let zip = zipped(&whole, &plain);
    let seconds =
        std::env::var("GONGBAO_FUZZ_SECONDS").ok().and_then(|text| text.parse().ok()).unwrap_or(2);
    let end = std::time::Instant::now() + std::time::Duration::from_secs(seconds);
    let mut runner = TestRunner::new(Config { failure_persistence: None, ..Config::default() });
    let strategy = (
        0..5_usize,
        prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0..4_u8), 1..6),
    );
    let mut cases = 0_u32;
    let names: Vec<String> = whole.keys().cloned().collect();
    while std::time::Instant::now() < end {
        let (part, changes) = strategy.new_tree(&mut runner).unwrap().current();
        // Of the whole zip, or of one file inside with its digests mended, so that the fault lies deeper.
        let mutate = |bytes: &mut Vec<u8>| {
            for (at, byte, kind) in &changes {
                let at = at.index(bytes.len().max(1));
                match kind {
                    0 if at < bytes.len() => bytes[at] = *byte,
                    1 => bytes.truncate(at),
                    2 => bytes.insert(at.min(bytes.len()), *byte),
                    _ if at < bytes.len() => {
                        bytes.remove(at);
                    }
                    _ => {}
                }
            }
        };
        let bytes = if part == 4 {
            let mut bytes = zip.clone();
            mutate(&mut bytes);
            bytes
        } else {
            let mut parts = whole.clone();
            let name = &names[part % names.len()];
            if name == WARC {
                edit_records(&mut parts, &|records| {
                    let at = usize::from(changes[0].1) % records.len();
                    let mut bytes: Vec<u8> =
                        records[at].chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
                    mutate(&mut bytes);
                    records[at] = bytes.into_iter().map(char::from).collect();
                });
            } else {
                mutate(parts.get_mut(name).unwrap());
            }
            if serde_json::from_slice::<Package>(&parts["datapackage.json"]).is_ok() {
                mend(&mut parts);
            }
            zipped(&parts, &plain)
        };
        let caught = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| judged(bytes)));
        assert!(caught.is_ok(), "panicked on {part} {changes:?}");
        cases += 1;
    }
    assert!(cases > 20, "only {cases} cases");
}
