//! No two documents have one document number or one index number (DOC-02).

use gongbao_base::{codes, finding::Finding};
use gongbao_content::{document::Document, yaml::key};
use gongbao_site::Site;
use std::collections::BTreeMap;

codes! {
    NUMBER_TWICE = "DOC-02" Warning "编号重复" "a number is used twice"
        "两份文件的文号或索引号相同。一份文件一个号，查原件后改正。"
        "Two documents have the same number. Each has its own."
        S "党政机关公文处理工作条例：一文一号";
}

pub(crate) fn check(site: &Site) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut numbers: BTreeMap<(&str, &str), &Document> = BTreeMap::new();
    for (index, notice) in site.notices() {
        let document = &site.documents[index];
        let own = [
            ("document_number", "文号", "document number", &notice.document_number),
            ("index_number", "索引号", "index number", &notice.index_number),
        ];
        for (field, zh, en, number) in own {
            let Some(number) = number.as_deref() else { continue };
            let Some(first) = numbers.insert((field, number), document) else { continue };
            findings.push(
                Finding::new(&NUMBER_TWICE, document.place(&[key(field)]))
                    .says(
                        format!("{zh}与 {} 相同：{number}", first.path()),
                        format!("the {en} is that of {} too: {number}", first.path()),
                    )
                    .help("查原件，改正其中一个", "look at the originals and mend one of them"),
            );
        }
    }
    findings
}
