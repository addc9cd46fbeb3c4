//! The stages that a document passes before it goes out, as the office names them.

use std::collections::BTreeSet;

use crate::{
    codes,
    fields::{Reader, fields},
    yaml::{MappingSide, key},
};
use gongbao_base::{date::Date, finding::Finding};

fields! {
    /// The stages of approval (三审三校).
    pub struct Approval {
        stages: Vec<String>, "环节" "依次经过的环节" "the stages, in order" "[拟稿, 初审, 保密审查, 复审, 签发]";
        since: Option<Date>, "起始" "从哪一天起公布或修订的文件要审批；不写就是全部" "from which day of publication or change documents need it; all when left out" "2026-12-01";
        apart: Vec<String>, "分设" "不能由同一人办的环节，一组一项，用顿号分开" "stages of which nobody may fill two, a group an item, with 、 between" "[拟稿、初审, 初审、签发]";
    }
}

/// The stages of a group that the office set apart.
#[must_use]
pub fn apart_stages(group: &str) -> Vec<String> {
    let names = group.split(['、', '，', ',']).map(str::trim);
    names.filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

/// A stage that is named twice or not at all.
pub(super) fn check(reader: &Reader<'_>, approval: &Approval) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut wrong = |under: &'static str, zh: String, en: String| {
        let place = reader.place_of(&[key("approval"), key(under)], MappingSide::Value);
        let (stages, apart) = (reader.key("approval.stages"), reader.key("approval.apart"));
        findings.push(Finding::new(&codes::BAD_STAGES, place).says(zh, en).help(
            format!("在“{stages}”里把每个环节写一次；“{apart}”里只用这些名称"),
            format!("name each stage once in `{stages}`, and use only these in `{apart}`"),
        ));
    };
    let mut known = BTreeSet::new();
    for stage in &approval.stages {
        if stage.trim().is_empty() || !known.insert(stage.as_str()) {
            wrong(
                "stages",
                format!("环节写了两次，或者是空的：“{stage}”"),
                format!("a stage stands twice, or is empty: “{stage}”"),
            );
        }
    }
    for stage in approval.apart.iter().flat_map(|group| apart_stages(group)) {
        if !known.contains(stage.as_str()) {
            wrong(
                "apart",
                format!("没有“{stage}”这个环节"),
                format!("there is no stage “{stage}”"),
            );
        }
    }
    findings
}
