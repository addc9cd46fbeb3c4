//! What the text says of its number and its date is what the front matter says (META-03).

use crate::source_file::SourceFile;
use gongbao_base::{codes, date::Date, finding::Finding};
use gongbao_content::{citations, kinds::Entry};

codes! {
    BODY_DIFFERS = "META-03" Error "元数据与正文不一致" "the front matter and the text differ"
        "信息块里的文号、成文日期要和正文里的一样。检查时会逐一对照。"
        "Document number and date in the front matter are those in the text."
        S "政府网站检查：元数据与正文一致";
}

/// A line of the body that is a document number, and the date under the text, are those of the metadata.
pub(crate) fn check(file: &SourceFile<'_>) -> Vec<Finding> {
    let Some(Entry::Notice(notice)) = file.document.map(|document| &document.entry) else {
        return Vec::new();
    };
    let mut findings = Vec::new();
    let mut differs = |number: usize, line: &str, in_text: &str, typed: &str| {
        let start = line.find(in_text).unwrap_or(0);
        let place = file.place(number, line, start..start + in_text.len());
        findings.push(
            Finding::new(&BODY_DIFFERS, place)
                .says(
                    format!("元数据与正文不一致：{typed} / {in_text}"),
                    format!("the front matter says {typed}, the text {in_text}"),
                )
                .help("查原件，改成一致", "look at the original and make them agree"),
        );
    };
    let mut last = None;
    for (number, line) in file.body() {
        let bare = line.trim_matches([' ', '\u{3000}', '*', '#', '>']);
        if bare.is_empty() {
            continue;
        }
        if let Some(typed) = &notice.document_number {
            let whole = citations::numbers(bare).next() == Some((0, bare.len()));
            let square = bare.ends_with('号')
                && bare.contains(['[', '［', '（', '【'])
                && same_letters(bare, typed);
            if (whole || square) && bare != typed {
                differs(number, line, bare, typed);
            }
        }
        last = Some((number, line, bare));
    }
    // The date stands in the last line, by itself.
    if let Some((number, line, bare)) = last
        && let (Some(written), Some(said)) = (notice.written, Date::parse_chinese(bare))
        && said != written
    {
        differs(number, line, bare, &written.chinese());
    }
    findings
}

/// Whether two numbers are alike but for their brackets.
fn same_letters(a: &str, b: &str) -> bool {
    let plain = |text: &str| -> String { text.chars().filter(|c| c.is_alphanumeric()).collect() };
    plain(a) == plain(b)
}
