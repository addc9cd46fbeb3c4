//! What an attachment's properties tell of someone (PII-10).

use gongbao_base::{
    codes,
    finding::{Finding, Place},
};
use gongbao_content::settings::Settings;
use gongbao_office::{Fact, FileContents};
use std::collections::BTreeSet;

codes! {
    FILE_PROPERTIES = "PII-10" Warning "附件属性含个人信息" "an attachment's properties tell of someone"
        "文件属性里的作者、最后修改者、公司，照片里的拍摄位置，会随附件一起公开。属性写的是本单位名称时不提示。"
        "Author, last editor and company of a file, and the place where a picture was taken, are published with it. The office's own name is no finding."
        S "政府信息公开条例第十五条；个人信息保护法第二十五条";
}

pub(crate) fn check(path: &str, contents: &FileContents, settings: &Settings) -> Option<Finding> {
    let mut said = BTreeSet::new();
    for fact in &contents.facts {
        match fact {
            Fact::Property(property, value) if !is_office(value, settings) => {
                said.insert(property.names());
            }
            Fact::Gps(_) => {
                said.insert(("照片的拍摄位置", "where a picture was taken"));
            }
            _ => {}
        }
    }
    if said.is_empty() {
        return None;
    }
    let zh: Vec<&str> = said.iter().map(|(zh, _)| *zh).collect();
    let en: Vec<&str> = said.iter().map(|(_, en)| *en).collect();
    Some(
        Finding::new(&FILE_PROPERTIES, Place::file(path))
            .says(
                format!("附件的属性会透露：{}", zh.join("、")),
                format!("the file's properties tell: {}", en.join(", ")),
            )
            .help(
                "删去个人信息：Word、Excel 在“文件、信息、检查文档”，照片在“属性、详细信息”",
                "Word, Excel: File, Info, Inspect Document, remove properties; pictures: Properties, Details, remove personal information",
            ),
    )
}

/// Whether a property names only the office itself, or the program that wrote the file.
fn is_office(value: &str, settings: &Settings) -> bool {
    const PROGRAMS: [&str; 14] = [
        "microsoft office user",
        "microsoft",
        "windows user",
        "windows 用户",
        "administrator",
        "admin",
        "user",
        "用户",
        "openpyxl",
        "python-docx",
        "apache poi",
        "wps office",
        "un-named",
        "libreoffice",
    ];
    let office = [Some(settings.org.name.as_str()), settings.org.short.as_deref()];
    office.contains(&Some(value)) || PROGRAMS.contains(&value.to_lowercase().as_str())
}
