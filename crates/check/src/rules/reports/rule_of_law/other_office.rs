//! Another office's name is often left from a copied report (LAW-06).

use crate::source_file::SourceFile;
use gongbao_base::{code::OWN, codes, finding::Finding, text::is_han};
use gongbao_content::kinds::Entry;

codes! {
    OTHER_OFFICE = "LAW-06" Warning "出现其他单位名称" "another office is named"
        "报告里出现别的街道、镇的名称，常常是照抄时留下的。"
        "A report that names another sub-district was often copied from it."
        O OWN;
}

pub(crate) fn check(file: &SourceFile<'_>) -> Vec<Finding> {
    let Some(Entry::Report(_)) = file.document.map(|document| &document.entry) else {
        return Vec::new();
    };
    let org = &file.settings.org;
    let mut findings = Vec::new();
    for (number, line) in file.body() {
        for suffix in ["街道办事处", "街道党工委", "镇人民政府"] {
            for (at, _) in line.match_indices(suffix) {
                let name: Vec<(usize, char)> = line[..at]
                    .char_indices()
                    .rev()
                    .take_while(|(_, c)| is_han(*c))
                    .take(3)
                    .collect();
                // A name has two or three characters; the text around it is not known, so both are tried.
                let own = |length: usize| {
                    name.get(length - 1).is_some_and(|(start, _)| {
                        let name = &line[*start..at];
                        org.name.contains(name)
                            || org.short.as_deref().is_some_and(|s| s.contains(name))
                    })
                };
                let generic = line[..at]
                    .ends_with(['各', '全', '本', '我', '该', '区', '和', '、', '市', '县', '乡']);
                let Some((start, _)) = name.get(1) else { continue };
                if generic || own(2) || own(3) {
                    continue;
                }
                let shown = &line[*start..at + suffix.len()];
                findings.push(
                    Finding::new(
                        &OTHER_OFFICE,
                        file.place(number, line, *start..at + suffix.len()),
                    )
                    .says(
                        format!("出现其他单位的名称：{shown}"),
                        format!("another office is named: {shown}"),
                    )
                    .help(
                        "是从别处抄来的就改正；确实涉及的不用改",
                        "mend it if it was copied; leave it if it is meant",
                    ),
                );
            }
        }
    }
    findings
}
