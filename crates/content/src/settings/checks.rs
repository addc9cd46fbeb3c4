//! What is wrong with the settings.

use super::{
    approval,
    fields::{Office, SettingsFields},
    publish, review,
    values::EXAMPLE_URL,
};
use crate::{
    codes,
    fields::Reader,
    host, phone,
    yaml::{MappingSide, PathStep, key},
};
use gongbao_base::finding::Finding;

pub(super) fn check(reader: &Reader<'_>, file: &SettingsFields) -> Vec<Finding> {
    let mut findings = Vec::new();
    findings.extend(address(reader, file.url.as_deref().unwrap_or(EXAMPLE_URL)));
    findings.extend(publish::check(reader, &file.publish));
    findings.extend(incomplete(reader, &file.org));
    if let Some(review) = &file.review {
        let place = reader.place_of(&[key("review")], MappingSide::Key);
        findings.extend(review::unreviewed(review, place, reader.keys()));
    }
    if let Some(approval) = &file.approval {
        findings.extend(approval::check(reader, approval));
    }
    findings.extend(phones(reader, &file.org));
    findings
}

/// The site's address is no address, or an example.
fn address(reader: &Reader<'_>, url: &str) -> Option<Finding> {
    let place = reader.place_of(&[key("url")], MappingSide::Value);
    let web = url.starts_with("https://") || url.starts_with("http://");
    if !web || url.contains([' ', '?', '#', '"', '<']) {
        return Some(
            Finding::new(&codes::WRONG_SHAPE, place)
                .says(format!("网址不完整：{url}"), format!("not a full address: {url}"))
                .help(
                    "写成 https://www.example.gov.cn/zwgk/",
                    "write https://www.example.gov.cn/zwgk/",
                ),
        );
    }
    host::is_example(url).then(|| {
        let key = reader.key("url");
        Finding::new(&codes::EXAMPLE_URL, place)
            .says(
                format!("网址仍是示例：{url}"),
                format!("the site's address is an example: {url}"),
            )
            .help(
                format!("区门户分配网址后改正“{key}”"),
                format!("set `{key}` once the portal has assigned one"),
            )
    })
}

/// The details of the office that the law asks for and that are not given.
fn incomplete(reader: &Reader<'_>, org: &Office) -> Option<Finding> {
    let details = [
        (org.functions.is_none(), "机关职能", "functions"),
        (org.departments.is_empty(), "内设机构", "departments"),
        (org.address.is_none(), "办公地址", "address"),
        (org.hours.is_none(), "办公时间", "hours"),
        (org.phones.is_empty(), "电话", "phones"),
        (org.head.is_none(), "负责人", "head"),
    ];
    let missing: Vec<_> = details.into_iter().filter(|(missing, ..)| *missing).collect();
    if missing.is_empty() {
        return None;
    }
    let zh: Vec<_> = missing.iter().map(|(_, zh, _)| *zh).collect();
    let en: Vec<_> = missing.iter().map(|(.., en)| *en).collect();
    let paths: Vec<_> = en.iter().map(|name| format!("org.{name}")).collect();
    let keys: Vec<_> = paths.iter().map(|path| reader.key(path)).collect();
    let org = reader.key("org");
    Some(
        Finding::new(&codes::ORG_INCOMPLETE, reader.place_of(&[key("org")], MappingSide::Key))
            .says(
                format!("机构信息缺少：{}", zh.join("、")),
                format!("the office's details lack: {}", en.join(", ")),
            )
            .help(
                format!("查到并核实后写在“{org}”下：{}", keys.join("、")),
                format!("add them under `{org}` once verified: {}", keys.join(", ")),
            ),
    )
}

/// The office's phones that cannot be read.
fn phones(reader: &Reader<'_>, org: &Office) -> Vec<Finding> {
    let phones = org.phones.iter().enumerate();
    phones
        .filter(|(_, phone)| phone::parse(phone).is_none())
        .map(|(index, phone)| {
            let path = [key("org"), key("phones"), PathStep::Item(index)];
            phone::refuse(reader.place_of(&path, MappingSide::Value), phone)
        })
        .collect()
}
