//! The same site gives the same bytes, whole and with what reading needs.

use std::io::{Cursor, Write as _};

use gongbao_archive::{ArchiveError, diff, items, snapshot::Snapshot, verify};

use crate::{
    forge::{WARC, lines, parts},
    sample::{AT, codes, site, snapshot, snapshot_of, try_write},
};

#[test]
fn the_same_site_gives_the_same_bytes_on_any_number_of_cores() {
    let first = snapshot();
    assert_eq!(codes(&first), Vec::<String>::new());
    for threads in [1, 3] {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        assert!(pool.install(snapshot) == first, "{threads} threads");
    }
    let (summary, bytes) = try_write(&site(), AT, false).unwrap();
    assert!(bytes == first);
    let report = verify::just_written(Cursor::new(&bytes), &summary.page_digests).unwrap();
    assert!(report.findings.is_empty());
    assert_eq!((summary.records, summary.pages), (report.records, report.pages));
    let mut other = site();
    other.insert("more/0.html".to_owned(), b"<main>x".to_vec());
    assert_ne!(try_write(&other, AT, false).unwrap().0.identity, summary.identity);
}

/// A file that is too long for the memory takes another path into the snapshot.
#[test]
fn a_long_file_is_streamed() {
    let mut site = site();
    site.insert("notices/long.bin".to_owned(), b"0123456789abcdef".repeat((17 << 20) / 16));
    let bytes = snapshot_of(&site);
    assert!(bytes == snapshot_of(&site));
    assert_eq!(codes(&bytes), Vec::<String>::new());
    // Each gzip member of the WARC file says that nobody knows when and where it was written.
    let mut parts = parts(&bytes);
    let warc = parts.remove(WARC).unwrap();
    for line in lines(&parts) {
        let at = usize::try_from(line.offset).unwrap();
        assert_eq!(warc[at..at + 4], [0x1f, 0x8b, 8, 0], "{}", line.url);
        assert_eq!(warc[at + 4..at + 8], [0; 4], "{}", line.url);
        assert_eq!(warc[at + 9], 255, "{}", line.url);
    }
}

#[test]
fn dead_links_are_refused_or_noted() {
    let mut site = site();
    site.remove("notices/附件 1.txt");
    let findings = match try_write(&site, AT, false) {
        Err(ArchiveError::DeadLinks(findings)) => findings,
        other => panic!("{:?}", other.map(|_| ())),
    };
    assert_eq!(findings.len(), 1);
    assert_eq!(findings[0].place.file, "notices/first.html");
    let bytes = try_write(&site, AT, true).unwrap().1;
    assert_eq!(codes(&bytes), Vec::<String>::new());
}

#[test]
fn every_file_comes_back() {
    let site = site();
    let mut snapshot = Snapshot::open(Cursor::new(snapshot_of(&site))).unwrap();
    let holders = snapshot.holders();
    let mut back = std::collections::BTreeMap::new();
    for (at, holder) in holders.into_iter().enumerate() {
        let path = snapshot.path(&snapshot.entries[at]).unwrap();
        let holder = snapshot.entries[holder.unwrap()].clone();
        let mut bytes = Vec::new();
        snapshot.payload(&holder, &mut |part| bytes.write_all(part)).unwrap();
        back.insert(path, bytes);
    }
    assert!(back == site);
}

#[test]
fn differences_are_told_by_sentences() {
    let old = site();
    let mut new = site();
    let first = String::from_utf8(old["notices/first.html"].clone()).unwrap();
    let changed = first.replace("九时至十二时", "十时至十二时");
    new.insert("notices/first.html".to_owned(), changed.into_bytes());
    new.remove("notices/second.html");
    new.insert("notices/fourth.html".to_owned(), b"<title>x</title>".to_vec());
    let open = |site| Snapshot::open(Cursor::new(snapshot_of(site))).unwrap();
    let diff = diff::between(&mut open(&old), &mut open(&new)).unwrap();
    let urls = |list: &[diff::AddressDiff]| -> Vec<String> {
        list.iter().map(|diff| diff.url.clone()).collect()
    };
    assert_eq!(urls(&diff.added), ["https://test.example/notices/fourth.html"]);
    assert_eq!(urls(&diff.removed), ["https://test.example/notices/second.html"]);
    assert_eq!(urls(&diff.changed), ["https://test.example/notices/first.html"]);
    assert_eq!(diff.changed[0].old, ["办理时间为九时至十二时。"]);
    assert_eq!(diff.changed[0].new, ["办理时间为十时至十二时。"]);
}

#[test]
fn the_item_list_takes_from_the_open_data() {
    let mut whole = Snapshot::open(Cursor::new(snapshot())).unwrap();
    let table = items::csv(&mut whole, "待定").unwrap();
    let line = table.lines().find(|line| line.contains("/notices/first.html")).unwrap();
    assert!(line.contains(",第一份通知,https://test.example/notices/first.html,X-1,"), "{line}");
}

#[test]
fn open_data_that_cannot_be_read_are_told() {
    let mut site = site();
    site.insert("data/notices.json".to_owned(), b"[{".to_vec());
    let mut snapshot = Snapshot::open(Cursor::new(snapshot_of(&site))).unwrap();
    let error = items::csv(&mut snapshot, "待定").unwrap_err();
    let findings = error.into_findings().unwrap();
    assert_eq!(findings[0].place.file, "https://test.example/data/notices.json");
}
