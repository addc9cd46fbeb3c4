//! Whatever is broken in an office's file, importing it ends, without a panic and in little memory.

use proptest::prelude::*;

use crate::{
    fuzz_run::run,
    samples::{archive, damaged},
    support::notice_of,
};

#[test]
fn damaged_files() {
    run(any::<u64>(), |seed| {
        for (name, bytes) in damaged(*seed, 1) {
            let _ = notice_of(name, &bytes);
        }
    });
}

/// What means something in the parts of a Word document; most of it cut off somewhere.
const TAGS: [&str; 34] = [
    "<w:p>",
    "</w:p>",
    "<w:r>",
    "</w:r>",
    "<w:t>",
    "</w:t>",
    "<w:tbl>",
    "</w:tbl>",
    "<w:tr>",
    "</w:tr>",
    "<w:tc>",
    "</w:tc>",
    "<w:tcPr><w:gridSpan w:val=\"4294967295\"/><w:vMerge/></w:tcPr>",
    "<w:pPr><w:numPr><w:ilvl w:val=\"9\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>",
    "<w:pPr><w:outlineLvl w:val=\"-1\"/></w:pPr>",
    "<w:hyperlink r:id=\"r1\">",
    "</w:hyperlink>",
    "<w:ins>",
    "</w:ins>",
    "<w:del>",
    "</w:del>",
    "<w:sdt><w:sdtContent>",
    "</w:sdtContent></w:sdt>",
    "<w:br/>",
    "<w:tab/>",
    "<w:altChunk r:id=\"r1\"/>",
    "<m:oMath>",
    "&#x202E;",
    "&a;",
    "关于某事的通知",
    "一、",
    "2023年12月1日",
    "测街办〔2023〕5号",
    "附件：1.",
];

#[test]
fn word_documents() {
    let body = prop::collection::vec(prop::sample::select(TAGS.to_vec()), 0..60);
    run(body, |tags| {
        let body = tags.concat();
        let text = format!("<w:document><w:body>{body}</w:body></w:document>");
        let _ = notice_of("a.docx", &archive(&[("word/document.xml", text)]));
    });
}
