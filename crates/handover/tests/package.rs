//! Packages in memory: links hold outside the site, a file that changes meanwhile stops one, and no byte of one can change.

use std::{
    collections::BTreeMap,
    io::{Cursor, Read},
};

use gongbao_base::{date::Date, digest::Digest};
use gongbao_container::{
    FileSource as _,
    zip::{ZipLimits, ZipReader, ZipWriter},
};
use gongbao_content::{document, kinds::Kind, settings};
use gongbao_handover::{
    error::PackageError,
    package::{PackageInput, PackageScope, receive::check, write},
    receipt::documents,
};
use gongbao_render::{theme::Theme, view};
use gongbao_site::{
    Asset, Site,
    plan::{Edition, Plan},
};

const EXAMPLE: &str = "name: 测试站\nurl: https://test.example/\norg:\n  name: 测试街道办事处\n";
const REAL: &str = "name: 测试站\nurl: https://www.test.gov.cn/gk/\norg:\n  name: 测试街道办事处\n";

/// A file beside the notices, at first.
const TABLE: &str = "一,二\n";

/// A site with these notices and one file.
fn site(settings: &str, notices: &[(&str, &str)]) -> Site {
    let (settings, findings) = settings::read(settings);
    assert!(findings.iter().all(|finding| !finding.is_error()), "{findings:?}");
    let kind = Kind::named("notice").unwrap();
    let documents = notices.iter().map(|(slug, body)| {
        let text = format!("---\ntitle: 通知{slug}\npublished: 2024-01-02\n---\n{body}\n");
        document::read(&format!("notices/{slug}.md"), kind, &text, &settings).0.unwrap()
    });
    let documents = documents.collect();
    let asset = Asset { length: TABLE.len() as u64, size: None };
    let assets = BTreeMap::from([("notices/附表.csv".to_owned(), asset)]);
    Site::new(settings, Date::parse("2024-06-01").unwrap(), documents, assets)
}

/// A package of all documents, while the file beside them holds this.
fn pack(site: &Site, file: &'static str) -> Result<Vec<u8>, PackageError> {
    let plan = Plan::new(site, Edition::Online);
    let mut theme = Theme::new(&BTreeMap::new()).0.unwrap();
    theme.set_site(view::site(&plan).unwrap());
    let documents = documents(&plan, &|_| Ok(Digest::of(TABLE.as_bytes())))?;
    let input = PackageInput {
        plan: &plan,
        theme: &theme,
        findings: &[],
        documents: &documents,
        number: 1,
        when: site.today,
        before: None,
        scope: PackageScope::All,
        open: &|_| Ok(Box::new(file.as_bytes()) as Box<dyn Read>),
        line: &|_, _| None,
        tick: &|| {},
    };
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    write(&input, &mut zip)?;
    Ok(zip.finish().unwrap().into_inner())
}

/// A file of a package's payload.
fn payload(package: &[u8], path: &str) -> String {
    let mut zip = ZipReader::open(Cursor::new(package), &ZipLimits::default()).unwrap();
    let mut text = String::new();
    zip.open(&format!("gongbao-0001-2024-06-01/data/{path}"))
        .unwrap()
        .read_to_string(&mut text)
        .unwrap();
    text
}

#[test]
fn links_lead_to_full_addresses_or_nowhere() {
    let notices = [("a", "正文，见[另一篇](b.md)和[附表](附表.csv)。"), ("b", "正文。")];
    let fragment = |settings| {
        let package = pack(&site(settings, &notices), TABLE).unwrap();
        payload(&package, "documents/notices/a/fragment.html")
    };
    let example = fragment(EXAMPLE);
    assert!(example.contains("见另一篇和<a href=\"01-file.csv\">附表</a>。"), "{example}");
    let link = "<a href=\"https://www.test.gov.cn/gk/notices/b.html\">另一篇</a>";
    let real = fragment(REAL);
    assert!(real.contains(link), "{real}");
}

#[test]
fn a_file_that_changes_meanwhile_stops_the_package() {
    let site = site(EXAMPLE, &[("a", "见[附表](附表.csv)。")]);
    match pack(&site, "一,三\n") {
        Err(PackageError::File(path, _)) => assert_eq!(path, "content/notices/附表.csv"),
        other => panic!("{other:?}"),
    }
}

#[test]
fn no_byte_of_a_package_can_change() {
    let bytes = pack(&site(EXAMPLE, &[("a", "见[附表](附表.csv)。")]), TABLE).unwrap();
    assert!(check(Cursor::new(&bytes)).is_ok());
    let mut taken = Vec::new();
    for at in 0..bytes.len() {
        let mut changed = bytes.clone();
        changed[at] ^= 1 << (at % 8);
        match check(Cursor::new(&changed)) {
            Ok(_) => taken.push(at),
            Err(PackageError::Findings(found)) => assert!(!found.is_empty()),
            Err(error) => panic!("byte {at}: {error}"),
        }
    }
    assert!(taken.is_empty(), "{} of {} bytes: {taken:?}", taken.len(), bytes.len());
    for at in (0..=bytes.len()).step_by(97) {
        let mut longer = bytes.clone();
        longer.insert(at, b'x');
        assert!(check(Cursor::new(&longer)).is_err(), "inserted at {at}");
        assert!(check(Cursor::new(&bytes[..at])).is_err() || at == bytes.len(), "cut at {at}");
    }
}
