//! Packages in memory: links hold outside the site, a file that changes meanwhile stops one, and no byte of one can change.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::{
    cell::RefCell,
    collections::BTreeMap,
    io::{self, Cursor, Read, Seek, SeekFrom},
    rc::Rc,
};

#[path = "../../../tests/shared/fuzz.rs"]
mod fuzz;

use gongbao_base::{date::Date, digest::Digest};
use gongbao_container::{
    FileSource as _, MemoryFiles,
    bag::BagWriter,
    zip::{ZipLimits, ZipReader, ZipWriter},
};
use gongbao_content::{document, kinds::Kind, settings};
use gongbao_handover::{
    error::PackageError,
    package::{PackageInput, PackageScope, receive::check, write},
    receipt::{Receipt, documents},
};
use gongbao_render::{theme::Theme, view};
use gongbao_site::{
    Asset, Site,
    plan::{Edition, Plan},
};
use proptest::prelude::*;

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
        document::read(&format!("notices/{slug}.md"), kind, &text, &settings, Date::default()).0
    });
    let documents = documents.collect();
    let asset = Asset { length: TABLE.len() as u64, size: None, ai_label: false };
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
fn payload(package: &[u8], path: &str) -> Vec<u8> {
    let mut zip = ZipReader::open(Cursor::new(package), &ZipLimits::default()).unwrap();
    let mut bytes = Vec::new();
    let name = format!("gongbao-0001-2024-06-01/data/{path}");
    zip.open(&name).unwrap().read_to_end(&mut bytes).unwrap();
    bytes
}

/// A bag that is whole in itself, with these files as its payload.
fn bag(files: &BTreeMap<String, Vec<u8>>) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let mut bag = BagWriter::new(&mut zip, "gongbao-0001-2024-06-01/", true);
    for (path, bytes) in files {
        bag.put(path, &mut bytes.as_slice()).unwrap();
    }
    bag.finish(&[]).unwrap();
    zip.finish().unwrap().into_inner()
}

#[test]
fn links_lead_to_full_addresses_or_nowhere() {
    let notices = [("a", "正文，见[另一篇](b.md)和[附表](附表.csv)。"), ("b", "正文。")];
    let fragment = |settings| {
        let package = pack(&site(settings, &notices), TABLE).unwrap();
        String::from_utf8(payload(&package, "documents/notices/a/fragment.html")).unwrap()
    };
    let example = fragment(EXAMPLE);
    assert!(example.contains("见另一篇和<a href=\"01-file.csv\">附表</a>。"), "{example}");
    let link = "<a href=\"https://www.test.gov.cn/gk/notices/b.html\">另一篇</a>";
    let real = fragment(REAL);
    assert!(real.contains(link), "{real}");
}

/// What a package holds of a notice with an addressee, a table, a signature and an attached file.
fn letter(settings: &str, path: &str) -> String {
    let body = "各社区居委会：\n\n现将有关事项通知如下，见[附表](附表.csv)。\n\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n\n测试街道办事处\n\n2024年1月2日";
    let mut site = site(settings, &[("a", body)]);
    site.documents[0].common.attachments.push(gongbao_content::kinds::common::Attachment {
        title: "任务表".to_owned(),
        file: "附表.csv".to_owned(),
    });
    String::from_utf8(payload(&pack(&site, TABLE).unwrap(), path)).unwrap()
}

#[test]
fn a_fragment_needs_no_repair_in_an_editor() {
    let html = letter(EXAMPLE, "documents/notices/a/fragment.html");
    for there in [
        "<p>各社区居委会：</p>",
        "<p style=\"text-indent:2em\">现将",
        "<table border=\"1\" ",
        "<p style=\"text-align:right\">测试街道办事处</p>",
        "<p style=\"text-align:right\">2024年1月2日</p>",
        "<a href=\"01-file.csv\">任务表</a>（附表.csv，",
    ] {
        assert!(html.contains(there), "no {there} in\n{html}");
    }
    assert!(!html.contains("基本信息") && !html.contains("class="), "{html}");
    let asked =
        letter(&format!("{EXAMPLE}fragment_facts: true\n"), "documents/notices/a/fragment.html");
    assert!(asked.contains("基本信息"), "{asked}");
}

#[test]
fn the_abstract_is_no_salutation_and_files_keep_their_names() {
    let metadata = letter(EXAMPLE, "documents/notices/a/metadata.json");
    assert!(metadata.contains("\"abstract\": \"现将有关事项通知如下，见附表。\""), "{metadata}");
    assert!(metadata.contains("\"original\": \"附表.csv\""), "{metadata}");
}

#[test]
fn one_sheet_says_what_is_new_where_it_is_and_who_does_what() {
    for path in ["summary.txt", "summary.html"] {
        let sheet = letter(EXAMPLE, path);
        for told in [
            "测试站 交付单",
            "gongbao-0001-2024-06-01",
            "首次交付，没有可比较的回执：新增 1 篇",
            "通知a",
            "documents/notices/a",
            "01-file.csv（原名 附表.csv）",
            "门户编辑要做的",
            "补登记：起草、审核、保密审查、签发",
        ] {
            assert!(sheet.contains(told), "no {told} in\n{sheet}");
        }
        assert!(!sheet.contains("撤下的："), "nothing was withdrawn\n{sheet}");
    }
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
    assert!(bytes.len() > 5_000, "{}", bytes.len());
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

/// A place, a byte, and whether it replaces what stands there, is put in, or what stands there is left out.
type ByteChange = (prop::sample::Index, u8, u8);

fn changed(bytes: &[u8], changes: &[ByteChange]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for (at, byte, kind) in changes {
        let at = at.index(bytes.len() + 1);
        match kind {
            0 => bytes.insert(at, *byte),
            _ if at == bytes.len() => {}
            1 => bytes[at] = *byte,
            _ => drop(bytes.remove(at)),
        }
    }
    bytes
}

#[test]
fn whatever_is_changed_in_packages_and_receipts_is_no_harm() {
    let bytes = pack(&site(EXAMPLE, &[("a", "见[附表](附表.csv)。")]), TABLE).unwrap();
    let zip = ZipReader::open(Cursor::new(&bytes), &ZipLimits::default()).unwrap();
    let names = zip.names();
    let paths = names.iter().filter_map(|name| name.split_once("/data/"));
    let whole: BTreeMap<String, Vec<u8>> =
        paths.map(|(_, path)| (path.to_owned(), payload(&bytes, path))).collect();
    let change = (any::<prop::sample::Index>(), any::<u8>(), 0..3_u8);
    let changes = prop::collection::vec(change, 1..6);
    fuzz::run((0..2 * whole.len(), changes), |(part, changes)| {
        let Some(path) = whole.keys().nth(*part) else {
            let other = changed(&bytes, changes);
            assert!(other == bytes || check(Cursor::new(other)).is_err(), "{changes:?}");
            return;
        };
        // One file, in a bag whose digests are right again.
        let mut files = whole.clone();
        files.insert(path.clone(), changed(&whole[path], changes));
        let _ = Receipt::read(&files["package.json"]);
        // Whoever makes the bag right again may say in it what he likes; a signature is against that.
        let said = path == "package.json" || files == whole;
        assert!(check(Cursor::new(bag(&files))).is_err() || said, "{path} {changes:?}");
    });
}

#[test]
fn a_whole_bag_that_is_not_what_its_manifest_lists_is_refused() {
    let bytes = pack(&site(EXAMPLE, &[("a", "正文。")]), TABLE).unwrap();
    let zip = ZipReader::open(Cursor::new(&bytes), &ZipLimits::default()).unwrap();
    let names = zip.names();
    let paths = names.iter().filter_map(|name| name.split_once("/data/"));
    let whole: BTreeMap<String, Vec<u8>> =
        paths.map(|(_, path)| (path.to_owned(), payload(&bytes, path))).collect();
    assert!(check(Cursor::new(bag(&whole))).is_ok());
    type Forgery = fn(&mut BTreeMap<String, Vec<u8>>);
    let forgeries: [(&str, Forgery); 5] = [
        ("more", |files| drop(files.insert("more.txt".to_owned(), b"x".to_vec()))),
        ("less", |files| drop(files.remove("changes.md"))),
        ("other", |files| drop(files.insert("report.txt".to_owned(), b"x".to_vec()))),
        ("no manifest", |files| drop(files.remove("package.json"))),
        ("a publish", |files| {
            let text = String::from_utf8(files["package.json"].clone()).unwrap();
            let text = text.replacen("\"act\": \"package\"", "\"act\": \"publish\"", 1);
            files.insert("package.json".to_owned(), text.into_bytes());
        }),
    ];
    for (what, forge) in forgeries {
        let mut files = whole.clone();
        forge(&mut files);
        assert!(files != whole, "{what}");
        assert!(check(Cursor::new(bag(&files))).is_err(), "{what}");
    }
}

/// A file that someone else can write into while it is read.
#[derive(Clone)]
struct SharedFile(Rc<RefCell<Cursor<Vec<u8>>>>);

impl Read for SharedFile {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        self.0.borrow_mut().read(to)
    }
}

impl Seek for SharedFile {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.0.borrow_mut().seek(to)
    }
}

/// Changes 33 bits so that no CRC-32 over them changes: by its polynomial.
fn change_behind_the_crc(bytes: &mut [u8]) {
    for at in 0..33 {
        let bit = (0x1_04C1_1DB7_u64 >> (32 - at)) & 1;
        bytes[at / 8] ^= u8::from(bit == 1) << (at % 8);
    }
}

#[test]
fn what_changes_between_check_and_unpacking_is_refused() {
    let bytes = pack(&site(EXAMPLE, &[("a", "正文。")]), TABLE).unwrap();
    let readme = payload(&bytes, "README.txt");
    let at = bytes.windows(readme.len()).position(|window| window == readme).unwrap();
    let file = SharedFile(Rc::new(RefCell::new(Cursor::new(bytes))));
    let mut package = check(file.clone()).unwrap();
    assert!(package.unpack(&mut MemoryFiles::new()).is_ok());
    change_behind_the_crc(&mut file.0.borrow_mut().get_mut()[at..]);
    match package.unpack(&mut MemoryFiles::new()) {
        Err(PackageError::Findings(found)) => assert_eq!(found[0].code, "SEAL-07"),
        other => panic!("{other:?}"),
    }
}
