//! Files that are small and want much: each is told as not checked, soon and in little memory.
#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "a test that cannot go on has failed; it measures time and memory"
)]

mod samples;

use std::{
    io::Write as _,
    time::{Duration, Instant},
};

use gongbao_office::{FileContents, ReadGap, read};

use self::samples::{XLSX, archive};

/// The most memory that this process has had, in bytes; nothing where the system does not tell.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<u64>().ok())
        .unwrap_or_default()
        << 10
}

/// Reads a file, which must take neither long nor much.
fn soon(name: &str, bytes: &[u8]) -> FileContents {
    // What making the file took does not count.
    let _ = std::fs::write("/proc/self/clear_refs", "5");
    let start = Instant::now();
    let contents = read(name, bytes);
    let took = start.elapsed();
    assert!(took < Duration::from_secs(30), "{name}: {took:?}");
    assert!(peak() < 300 << 20, "{name}: {} MiB", peak() >> 20);
    contents
}

fn refused(name: &str, bytes: &[u8]) {
    let contents = soon(name, bytes);
    assert!(contents.gaps.contains(&ReadGap::TooLarge), "{name}: {:?}", contents.gaps);
}

fn word(body: &str) -> Vec<u8> {
    archive(&[("word/document.xml", format!("<w:document><w:body>{body}</w:body></w:document>"))])
}

/// A workbook with this sheet and these shared texts; the sheet is named as often as asked.
fn excel(sheet: &str, shared: &str, times: usize) -> Vec<u8> {
    let sheets: String =
        (0..times).map(|n| format!("<sheet name=\"{n}\" sheetId=\"{n}\" r:id=\"r1\"/>")).collect();
    let mut parts: Vec<(&str, String)> =
        XLSX.iter().map(|(name, text)| (*name, (*text).to_owned())).collect();
    parts[1].1 = format!(
        "<workbook xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>{sheets}</sheets></workbook>"
    );
    parts[2].1 = "<Relationships><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"s\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>".into();
    parts[3].1 = format!("<worksheet><sheetData>{sheet}</sheetData></worksheet>");
    parts.push(("xl/sharedStrings.xml", format!("<sst>{shared}</sst>")));
    archive(&parts)
}

/// A compound file with these streams.
fn compound(streams: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(std::io::Cursor::new(Vec::new())).unwrap();
    for (name, bytes) in streams {
        file.create_stream(name).unwrap().write_all(bytes).unwrap();
    }
    file.flush().unwrap();
    file.into_inner().into_inner()
}

fn ofd(document: &str, page: &str) -> Vec<u8> {
    archive(&[
        ("OFD.xml", "<o><DocBody><DocRoot>D.xml</DocRoot></DocBody></o>"),
        ("D.xml", document),
        ("P.xml", page),
    ])
}

/// One after the other, since the memory of the process is measured.
#[test]
fn small_files_that_want_much_take_little() {
    refused("a.docx", &word(&"<w:p/>".repeat(14_000_000)));
    refused("a.docx", &word(&"<w:p a='' b='' c=''/>".repeat(1_000_000)));
    refused("a.docx", &word(&"<w:p><w:r><w:t>a</w:t></w:r></w:p>".repeat(1_000_000)));
    let row = format!("<row>{}</row>", "<c t='s'><v>0</v></c>".repeat(1_000)).repeat(500);
    refused("a.xlsx", &excel(&row, &format!("<si><t>{}</t></si>", "长".repeat(10_000)), 1));
    refused("a.xlsx", &excel("<row/>", &"<si/>".repeat(5_000_000), 1));
    refused("a.xlsx", &excel(&"<c/>".repeat(10_000_000), "", 1));
    refused("a.xlsx", &excel(&"<c><v>1</v></c>".repeat(100_000), "", 5_000));
    let pages = format!("<D><Pages>{}</Pages></D>", "<Page BaseLoc='P.xml'/>".repeat(4_000));
    let page = "<TextObject Boundary='0 0 1 1'><TextCode>a</TextCode></TextObject>".repeat(50_000);
    refused("a.ofd", &ofd(&pages, &format!("<P>{page}</P>")));
    refused("a.ofd", &archive(&[("OFD.xml", " ".repeat(100 << 20))]));
    refused("a.html", format!("<html>{}", "<p>a".repeat(2_000_000)).as_bytes());
    refused("a.html", format!("<html>{}", "<table><tr><td>".repeat(1_000_000)).as_bytes());
    refused("a.rtf", format!("{{\\rtf1{}", "\\par a".repeat(5_000_000)).as_bytes());
    assert_eq!(soon("a.rtf", format!("{{\\rtf1{}", "{".repeat(20_000_000)).as_bytes()).gaps, []);
}

/// A document whose table of pieces names one stretch of text again and again, and a workbook whose sheets are all one.
#[test]
fn tables_that_repeat_themselves_end() {
    let mut document = vec![0; 2_000];
    document[..4].copy_from_slice(&[0xEC, 0xA5, 0xC1, 0]);
    document[32] = 14;
    document[62] = 22;
    // So many characters of text, and where the table of pieces stands.
    document[64 + 12..64 + 16].copy_from_slice(&u32::MAX.to_le_bytes());
    document[152] = 93;
    let count = 400_000_u32;
    let list = 4 + count * 12;
    document[154 + 33 * 8 + 4..154 + 33 * 8 + 8].copy_from_slice(&(list + 5).to_le_bytes());
    let mut table = vec![2];
    table.extend(list.to_le_bytes());
    (0..=count).for_each(|number| table.extend((number * 1_000).to_le_bytes()));
    (0..count).for_each(|_| table.extend([0; 8]));
    refused("a.doc", &compound(&[("WordDocument", document), ("0Table", table)]));
    let mut book = Vec::new();
    let mut record = |kind: u16, data: &[u8]| {
        book.extend(kind.to_le_bytes());
        book.extend(u16::try_from(data.len()).unwrap().to_le_bytes());
        book.extend(data);
    };
    record(0x0809, &[0, 6, 5, 0]);
    (0..1_000).for_each(|_| record(0x0085, &[0, 0, 0, 0, 0, 0, 1, 0, b'a']));
    (0..1_000_000).for_each(|_| record(0x0208, &[]));
    record(0x000A, &[]);
    let at = 8 + 1_000 * 13;
    (0..1_000).for_each(|sheet| book[8 + sheet * 13 + 4] = u8::try_from(at % 256).unwrap());
    refused("a.xls", &compound(&[("Workbook", book)]));
}

/// A chain that comes back to itself is refused, wherever it does.
#[test]
fn loops_in_a_compound_file_end() {
    let whole = samples::SAMPLE_DOC;
    for at in (512..1_536).step_by(4) {
        let mut bytes = whole.to_vec();
        for sector in [0u32, 1, 5, 0xFFFF_FFFE] {
            bytes[at..at + 4].copy_from_slice(&sector.to_le_bytes());
            let _ = soon("a.doc", &bytes);
        }
    }
}
