//! Reads `content/site.yaml`.

use serde_yaml::Mapping;

use super::{
    checks,
    fields::SettingsFields,
    file::FILE,
    values::{Settings, with_defaults},
};
use crate::{
    codes,
    fields::{Keys, Reader},
    limits,
    yaml::{self, Source},
};
use gongbao_base::finding::{Finding, Place};

/// Reads the settings.
#[must_use]
pub fn read(text: &str) -> (Settings, Vec<Finding>) {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if let Some(finding) = limits::check_yaml(FILE, text) {
        return (absent(), vec![finding]);
    }
    let source = Source { file: FILE, text, line: 1 };
    let mapping = match yaml::read(source) {
        Ok(mapping) => mapping,
        Err(finding) => return (absent(), vec![finding]),
    };
    let mut reader = Reader::new(source, &mapping, vec![SettingsFields::FIELDS]);
    let values = reader.values(mapping);
    let typed: SettingsFields = reader.typed(&values);
    let mut findings = checks::check(&reader, &typed);
    let (keys, found) = reader.finish();
    findings.extend(found);
    findings.extend(yaml::trailing_comments(source));
    (with_defaults(typed, text, keys), findings)
}

/// The settings of a site that has no `site.yaml`, for going on with the other checks.
#[must_use]
pub fn absent() -> Settings {
    with_defaults(
        SettingsFields::default(),
        "",
        Keys::of(&Mapping::new(), vec![SettingsFields::FIELDS]),
    )
}

/// The finding for a site without settings.
#[must_use]
pub fn missing() -> Finding {
    Finding::new(&codes::NO_SITE, Place::file(FILE))
        .says("没有 content/site.yaml", "there is no content/site.yaml")
        .help(
            "运行 gongbao init 生成一份样板，或用 --site 指定网站文件夹",
            "run `gongbao init`, or name the site's folder with --site",
        )
}
