//! Metadata against the body, and in its own form (META-02, META-03, META-04).
//!
//! Inspections compare what stands above a document with what stands in it (standards 0.4, 3.2 [S]).

use super::file::File;
use gongbao_base::codes;
use gongbao_base::{date::Date, finding::Finding};
use gongbao_content::{citations, kinds::Entry, yaml::Step};
use gongbao_site::Site;

codes! {
    ISSUER_SHORT = "META-02" Warning "发布机构用了简称" "the issuer's short name"
        "发布机构写全称，简称不利于检索和归档。"
        "The issuer is given by its full name."
        S "政府信息公开平台元数据：发布机构用全称";
    BODY_DIFFERS = "META-03" Error "元数据与正文不一致" "the front matter and the text differ"
        "信息块里的文号、成文日期要和正文里的一样。检查时会逐一对照。"
        "Document number and date in the front matter are those in the text."
        S "政府网站检查：元数据与正文一致";
    TOPIC_UNKNOWN = "META-04" Warning "主题不在分类表里" "a topic that is not in the vocabulary"
        "主题写 site.yaml 的 topics 里有的名称，否则读者按主题找不到它。"
        "Topics come from `topics` in site.yaml, or readers will not find the document by topic."
        S "政府信息公开平台元数据：主题分类";
}

/// META-02 and META-04.
pub(super) fn check(site: &Site) -> Vec<Finding> {
    let mut findings = Vec::new();
    let (org, topics) = (&site.settings.org, &site.settings.topics);
    for (index, notice) in site.notices() {
        let document = &site.documents[index];
        let place = |key: &str| document.place(&[Step::Key(key.to_owned())]);
        if notice.issuer.is_some()
            && notice.issuer == org.short
            && org.short.as_ref() != Some(&org.name)
        {
            findings.push(
                Finding::new(&ISSUER_SHORT, place("issuer"))
                    .says("发布机构用了简称", "the issuer is given by its short name")
                    .help(format!("写成 {}", org.name), format!("write {}", org.name)),
            );
        }
        let Some(topic) = notice.topic.as_deref().filter(|_| !topics.is_empty()) else { continue };
        if !topics.iter().any(|known| known.name == topic) {
            let names: Vec<&str> = topics.iter().map(|topic| topic.name.as_str()).collect();
            findings.push(
                Finding::new(&TOPIC_UNKNOWN, place("topic"))
                    .says(
                        format!("主题不在分类表里：{topic}"),
                        format!("the topic is not in the vocabulary: {topic}"),
                    )
                    .help(
                        format!("改成其中一个：{}", names.join("、")),
                        format!("choose one of: {}", names.join(", ")),
                    ),
            );
        }
    }
    findings
}

/// META-03: a line of the body that is a document number, and the date under the text, are those of the metadata.
pub(super) fn text(file: &File<'_>) -> Vec<Finding> {
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
