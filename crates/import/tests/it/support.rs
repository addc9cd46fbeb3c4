//! An import as a test sees it.

use super::samples::archive;
use gongbao_base::date::Date;
use gongbao_content::kinds::Kind;
use gongbao_import::{Answers, Conversion, ImportError, ImportInput, import};

pub(crate) fn notice() -> &'static Kind {
    Kind::named("notice").unwrap()
}

/// A notice with the name `a`, without answers.
pub(crate) fn notice_of(name: &str, bytes: &[u8]) -> Result<Conversion, ImportError> {
    import(&input(name, bytes), &Answers::default())
}

pub(crate) fn input<'a>(name: &'a str, bytes: &'a [u8]) -> ImportInput<'a> {
    ImportInput {
        name,
        bytes,
        kind: Some(notice()),
        slug: Some("a"),
        neighbours: &[],
        office_phones: &[],
        today: Date::parse("2024-06-01").unwrap(),
    }
}

/// Answers by id.
pub(crate) fn answers(pairs: &[(&str, &str)]) -> Answers {
    let mut answers = Answers::default();
    pairs.iter().for_each(|(id, value)| answers.give(id, value));
    answers
}

/// The text of the one document.
pub(crate) fn text(conversion: &Conversion) -> &str {
    assert_eq!(conversion.documents.len(), 1);
    &conversion.documents[0].text
}

/// The value of a field; empty when it was not read.
pub(crate) fn field<'c>(conversion: &'c Conversion, key: &str) -> &'c str {
    let fields = &conversion.documents[0].fields;
    fields.iter().find(|field| field.key == key).map_or("", |field| &field.value)
}

/// The ids of the open questions.
pub(crate) fn asked(conversion: &Conversion) -> Vec<&str> {
    conversion.questions.iter().map(|question| question.id.as_str()).collect()
}

/// The ids of what is offered.
pub(crate) fn offered(conversion: &Conversion) -> Vec<&str> {
    conversion.offers.iter().map(|offer| offer.id.as_str()).collect()
}

/// A workbook with one sheet of these rows.
pub(crate) fn workbook(rows: &str) -> Vec<u8> {
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const RELATION: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let relations = |target: &str, kind: &str| {
        format!(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"{RELATION}/{kind}\" Target=\"{target}\"/></Relationships>"
        )
    };
    let sheets = "<sheets><sheet name=\"表\" sheetId=\"1\" r:id=\"rId1\"/></sheets>";
    archive(&[
        ("_rels/.rels", relations("xl/workbook.xml", "officeDocument")),
        (
            "xl/workbook.xml",
            format!("<workbook xmlns=\"{MAIN}\" xmlns:r=\"{RELATION}\">{sheets}</workbook>"),
        ),
        ("xl/_rels/workbook.xml.rels", relations("worksheets/sheet1.xml", "worksheet")),
        (
            "xl/worksheets/sheet1.xml",
            format!("<worksheet xmlns=\"{MAIN}\"><sheetData>{rows}</sheetData></worksheet>"),
        ),
    ])
}
