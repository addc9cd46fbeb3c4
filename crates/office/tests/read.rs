//! Files as they come: hidden parts and pictures tell, hostile and damaged ones end in a gap that is known.
#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "a test that cannot go on has failed"
)]

mod samples;

use std::time::{Duration, Instant};

use gongbao_office::{Fact, FileContents, Property, ReadGap, read};

use self::samples::{XLSX, archive, damaged, is_unknown_panic, small_docx, small_pdf, small_xlsx};

#[test]
fn whole_files_are_read_without_a_gap() {
    let places = |contents: &FileContents| -> Vec<String> {
        contents.spans.iter().map(|span| span.location.describe().zh).collect()
    };
    let docx = read("a.docx", &small_docx());
    assert_eq!(places(&docx), ["表1第1行第1列", "表1第1行第2列", "表1第1行"]);
    let xlsx = read("a.xlsx", &small_xlsx());
    assert!(places(&xlsx).contains(&"工作表“乙”XFD1048576".to_owned()), "{:?}", places(&xlsx));
    let facts = [
        Fact::HiddenRows("甲".into(), 1),
        Fact::HiddenColumns("甲".into(), 1),
        Fact::HiddenSheet("乙".into()),
    ];
    assert_eq!(xlsx.facts, facts);
    let pdf = read("a.pdf", &small_pdf());
    assert!(places(&pdf).contains(&"第1页".to_owned()), "{pdf:?}");
    for contents in [docx, xlsx, pdf] {
        assert_eq!(contents.gaps, []);
    }
}

#[test]
fn pictures_tell_where_they_were_taken() {
    use exif::{Field, In, Rational, Tag, Value};
    let picture = |fields: &[Field]| {
        let mut writer = exif::experimental::Writer::new();
        fields.iter().for_each(|field| writer.push_field(field));
        let mut bytes = std::io::Cursor::new(Vec::new());
        writer.write(&mut bytes, false).unwrap();
        read("a.tif", &bytes.into_inner()).facts
    };
    let field = |tag, value| Field { tag, ifd_num: In::PRIMARY, value };
    let model = field(Tag::Model, Value::Ascii(vec![b"camera".to_vec()]));
    assert!(picture(std::slice::from_ref(&model)).is_empty());
    let degrees = vec![
        Rational { num: 23, denom: 1 },
        Rational { num: 0, denom: 1 },
        Rational { num: 0, denom: 1 },
    ];
    let place = field(Tag::GPSLatitude, Value::Rational(degrees));
    let artist = field(Tag::Artist, Value::Ascii(vec![b"someone".to_vec()]));
    let facts = picture(&[model, place, artist]);
    assert_eq!(facts, [Fact::Gps(None), Fact::Property(Property::Author, "someone".into())]);
}

/// Word shows the text of another file as if it stood in the document; where a link leads is read as well.
#[test]
fn files_shown_inside_a_document_are_told() {
    let relationship = |kind: &str, target: &str, more: &str| {
        format!(
            "<Relationship Id=\"{kind}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}\" Target=\"{target}\"{more}/>"
        )
    };
    let references = format!(
        "<Relationships>{}{}</Relationships>",
        relationship("aFChunk", "chunk.html", ""),
        relationship("hyperlink", "file:///C:/张某/13800138000.doc", " TargetMode=\"External\""),
    );
    let contents = read(
        "a.docx",
        &archive(&[
            (
                "word/document.xml",
                "<w:document><w:body><w:altChunk r:id=\"aFChunk\"/><w:p><w:r><w:t>字</w:t></w:r></w:p></w:body></w:document>",
            ),
            ("word/_rels/document.xml.rels", &references),
            ("word/chunk.html", "<p>机密"),
        ]),
    );
    assert_eq!(contents.facts, [Fact::Embedded(1)]);
    assert!(contents.spans.iter().any(|span| span.text.contains("13800138000")), "{contents:?}");
}

#[test]
fn what_a_workbook_keeps_beside_its_sheets_is_read() {
    let mut parts: Vec<(&str, String)> =
        XLSX.iter().map(|(name, text)| (*name, (*text).to_owned())).collect();
    parts[1].1 = parts[1].1.replace(
        "</workbook>",
        "<definedNames><definedName name=\"甲\" comment=\"乙\">\"13800138001\"</definedName></definedNames></workbook>",
    );
    parts.push((
        "xl/pivotCache/pivotCacheRecords1.xml",
        "<r><s v=\"13800138002\"/><n v=\"13800138003\"/></r>".into(),
    ));
    parts.push((
        "xl/externalLinks/externalLink1.xml",
        "<e><cell><v>13800138004</v></cell></e>".into(),
    ));
    parts.push(("xl/worksheets/_rels/sheet1.xml.rels", "<Relationships><Relationship Id=\"r1\" Type=\"hyperlink\" Target=\"mailto:13800138005@a.example\" TargetMode=\"External\"/></Relationships>".into()));
    let contents = read("a.xlsx", &archive(&parts));
    for number in 1..=5 {
        let number = format!("1380013800{number}");
        assert!(
            contents.spans.iter().any(|span| span.text.contains(&number)),
            "{number}: {contents:?}"
        );
    }
}

#[test]
fn hostile_files_end_in_a_finding() {
    let bomb = archive(&[("word/document.xml", &" ".repeat(300 << 20))]);
    assert!(bomb.len() < 1 << 20);
    assert_eq!(read("a.docx", &bomb).gaps, [ReadGap::TooLarge]);
    let deep = archive(&[("word/document.xml", &"<a>".repeat(1_000_000))]);
    assert_eq!(read("a.docx", &deep).gaps, [ReadGap::Broken]);
    assert_eq!(read("a.zip", &archive(&[("a.txt", "a")])).gaps, [ReadGap::OtherFormat]);
    for (name, bytes) in
        [("a.docx", &b"PK\x03\x04"[..]), ("a.pdf", b"%PDF-1.4"), ("a.xlsx", b""), ("a.pdf", b"")]
    {
        assert_eq!(read(name, bytes).gaps, [ReadGap::Broken], "{name}");
    }
}

/// What a library panics on is a bug that must be known: any other fails here.
#[test]
fn damaged_files_make_no_library_panic() {
    let mut broken = 0;
    for (name, bytes) in damaged(11, 1_000) {
        for gap in read(name, &bytes).gaps {
            assert!(!is_unknown_panic(&gap), "{name}: {gap:?} on {bytes:?}");
            broken += usize::from(gap == ReadGap::Broken);
        }
    }
    assert!(broken > 100, "only {broken} of the files were broken");
}

/// Other damage at each run of seconds; each file ends soon, whatever it says of its size.
#[test]
fn more_damaged_files_for_as_long_as_asked() {
    let seconds = std::env::var("GONGBAO_FUZZ_SECONDS").ok().and_then(|text| text.parse().ok());
    let end = Instant::now() + Duration::from_secs(seconds.unwrap_or(2));
    for seed in (12..).take_while(|_| Instant::now() < end) {
        for (name, bytes) in damaged(seed, 10) {
            let start = Instant::now();
            for gap in read(name, &bytes).gaps {
                assert!(!is_unknown_panic(&gap), "{name}, seed {seed}: {gap:?} on {bytes:?}");
            }
            let took = start.elapsed();
            assert!(took < Duration::from_secs(5), "{name}, seed {seed}: {took:?} on {bytes:?}");
        }
    }
}

#[test]
fn a_panic_of_a_library_is_a_gap() {
    let parts = XLSX.map(|(name, text)| (name, text.replace("r=\"A1\"", "r=\"A99999999999\"")));
    let gaps = read("a.xlsx", &archive(&parts)).gaps;
    // Without checks for overflow the number wraps, and the cell is read at another place.
    let panics = gaps.iter().any(|gap| matches!(gap, ReadGap::Panic(_)));
    assert_eq!(panics, cfg!(debug_assertions), "{gaps:?}");
    assert!(!gaps.iter().any(is_unknown_panic), "{gaps:?}");
}
