//! What the compiler cannot see of a kind's declaration: names that clash, columns that are missing, a sample that is wrong.

use std::collections::BTreeSet;

use gongbao_base::address::is_slug;
use gongbao_content::{
    document,
    kinds::{KINDS, Kind, common::Common},
    settings,
};

/// Folders of the site that are no kind's.
const OF_THE_SYSTEM: [&str; 6] = ["assets", "catalogue", "data", "leave", "search", "zz"];

/// The values of the tag ColumnType that 政府网站发展指引 lists.
const COLUMN_TYPES: [&str; 18] = [
    "首页",
    "概况信息",
    "机构职能",
    "负责人信息",
    "工作动态",
    "政策文件",
    "信息公开指南",
    "信息公开目录",
    "信息公开年报",
    "依申请公开",
    "数据发布",
    "数据开放",
    "政策解读",
    "回应关切",
    "办事服务",
    "咨询投诉",
    "征集调查",
    "在线访谈",
];

/// What a kind lacks, in words.
fn lacks(kind: &'static Kind) -> Vec<String> {
    let mut lacks = Vec::new();
    let mut must = |holds: bool, what: String| {
        if !holds {
            lacks.push(format!("{}: {what}", kind.name));
        }
    };
    must(is_slug(kind.folder), format!("a folder that can be an address, not {}", kind.folder));
    must(!OF_THE_SYSTEM.contains(&kind.folder), "a folder that is not the system's".to_owned());
    let official = COLUMN_TYPES.contains(&kind.column_type);
    must(official, format!("an official type of column, not {}", kind.column_type));
    let mut keys = BTreeSet::new();
    for field in Common::FIELDS.iter().chain(kind.fields) {
        for key in [field.name, field.label] {
            must(
                keys.insert(key),
                format!("a field of its own for the key {key}, which is given twice"),
            );
        }
    }
    let columns = (kind.columns)();
    for name in ["title", "url"] {
        must(columns.iter().any(|column| column.name == name), format!("the column {name}"));
    }
    for (at, column) in columns.iter().enumerate() {
        let first = columns[..at].iter().all(|other| other.name != column.name);
        must(first, format!("one column {}, not two", column.name));
    }
    let facets = (kind.facets)();
    for (at, (facet, _)) in facets.iter().enumerate() {
        let first = facets[..at].iter().all(|(other, _)| other.name != facet.name);
        must(first, format!("one facet {}, not two", facet.name));
    }
    must(
        facets.is_empty() || kind.list.is_some(),
        "a list that its facets could divide".to_owned(),
    );
    for line in ["标题:", "示例: true"] {
        let there = kind.sample.lines().any(|typed| typed.starts_with(line));
        must(there, format!("the line `{line}` in its sample, which `new` replaces"));
    }
    let (settings, _) = settings::read("网站名称: 测试站\n机构:\n  名称: 测试街道办事处\n");
    let file = format!("{}/sample.md", kind.folder);
    let (_, findings) =
        document::read(&file, kind, kind.sample, &settings, gongbao_base::date::Date::default());
    for finding in findings {
        must(
            false,
            format!("a sample without faults: line {}: {}", finding.place.line, finding.message.en),
        );
    }
    lacks
}

#[test]
fn every_kind_declares_all_of_itself() {
    let lacks: Vec<String> = KINDS.iter().flat_map(lacks).collect();
    assert!(lacks.is_empty(), "{lacks:#?}");
}

#[test]
fn no_two_kinds_share_a_name() {
    let mut names = BTreeSet::new();
    for kind in KINDS {
        for name in BTreeSet::from([kind.name, kind.folder, kind.label]) {
            assert!(names.insert(name), "{name} is used by two kinds");
        }
    }
}
