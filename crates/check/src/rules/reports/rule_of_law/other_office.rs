//! Another office's name is often left from a copied report (LAW-06).

use super::office_name::office_name;
use crate::source_file::SourceFile;
use gongbao_base::{code::OWN, codes, finding::Finding};
use gongbao_content::{kinds::Entry, settings::Office};

codes! {
    OTHER_OFFICE = "LAW-06" Warning "出现其他单位名称" "another office is named"
        "报告里出现别的街道、镇的名称，常常是照抄时留下的。"
        "A report that names another sub-district was often copied from it."
        O OWN;
}

/// What follows the name of a place in the name of its office.
const SUFFIXES: [&str; 4] = ["街道办事处", "街道党工委", "街道工委", "镇人民政府"];

pub(crate) fn check(file: &SourceFile<'_>) -> Vec<Finding> {
    let Some(Entry::Report(_)) = file.document.map(|document| &document.entry) else {
        return Vec::new();
    };
    let mut findings = Vec::new();
    for (number, line) in file.body() {
        for suffix in SUFFIXES {
            for (at, _) in line.match_indices(suffix) {
                let Some(start) = office_name(&line[..at]) else { continue };
                if is_own(&line[start..at], &file.settings.org) {
                    continue;
                }
                let range = start..at + suffix.len();
                let shown = &line[range.clone()];
                findings.push(
                    Finding::new(&OTHER_OFFICE, file.place(number, line, range))
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

fn is_own(name: &str, org: &Office) -> bool {
    org.name.contains(name) || org.short.as_deref().is_some_and(|short| short.contains(name))
}
