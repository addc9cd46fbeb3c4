//! What is said of an attachment's hidden parts, its properties, and what could not be looked into.

use std::collections::BTreeSet;

use gongbao_base::finding::{Finding, Message, Place};
use gongbao_base::{code::OWN, codes};
use gongbao_content::settings::Settings;
use gongbao_office::{Fact, FileContents, ReadGap};

codes! {
    HIDDEN_CONTENT = "PII-09" Error "附件含隐藏内容、批注或修订" "an attachment with hidden content, comments or changes"
        "附件里隐藏的工作表、行、列、文字，以及批注、修订、嵌入的原始文件，下载的人都能打开。公开前删净。依据：政府信息公开条例第十五条、个人信息保护法第二十五条。"
        "Whoever downloads a file can open its hidden sheets, rows, columns and texts, its comments, changes and files inside. Remove them first (Disclosure Regulations art. 15, Personal Information Protection Law art. 25)."
        S "政府信息公开条例第十五条；个人信息保护法第二十五条、第二十八条；打码样式见永安市政府办2023年1月4日通知";
    FILE_PROPERTIES = "PII-10" Warning "附件属性含个人信息" "an attachment's properties tell of someone"
        "文件属性里的作者、最后修改者、公司，照片里的拍摄位置，会随附件一起公开。属性写的是本单位名称时不提示。"
        "Author, last editor and company of a file, and the place where a picture was taken, are published with it. The office's own name is no finding."
        S "政府信息公开条例第十五条；个人信息保护法第二十五条、第二十八条；打码样式见永安市政府办2023年1月4日通知";
    UNCHECKED_FILE = "ATT-01" Warning "附件没有检查" "an attachment that was not checked"
        "能检查的是 .docx、.xlsx、有文字的 .pdf、文本文件，以及照片的拍摄信息。有密码、扫描件、旧格式或压缩包里的内容看不到，不等于没有问题，请自己看一遍。"
        "What is looked into: .docx, .xlsx, .pdf with text, text files, and what a camera wrote. What is under a password, scanned, in an old format or packed is not; that is no pass. Look yourself."
        O OWN;
}

pub(super) fn hidden(path: &str, contents: &FileContents) -> Option<Finding> {
    let said: Vec<Message> = contents
        .facts
        .iter()
        .filter_map(|fact| {
            let (zh, en) = match fact {
                Fact::HiddenSheet(name) => {
                    (format!("隐藏的工作表“{name}”"), format!("the hidden sheet `{name}`"))
                }
                Fact::HiddenRows(sheet, n) => (
                    format!("工作表“{sheet}”里隐藏的{n}行"),
                    format!("{n} hidden row(s) of sheet `{sheet}`"),
                ),
                Fact::HiddenColumns(sheet, n) => (
                    format!("工作表“{sheet}”里隐藏的{n}列"),
                    format!("{n} hidden column(s) of sheet `{sheet}`"),
                ),
                Fact::HiddenText(n) => (format!("隐藏文字{n}处"), format!("{n} hidden text(s)")),
                Fact::Comments(n) => (format!("批注{n}条"), format!("{n} comment(s)")),
                Fact::Changes(n) => (format!("修订{n}处"), format!("{n} tracked change(s)")),
                Fact::Embedded(n) => {
                    (format!("嵌入的文件{n}个"), format!("{n} file(s) inside the file"))
                }
                Fact::Property(..) | Fact::Gps(_) => return None,
            };
            Some(Message { zh, en })
        })
        .collect();
    if said.is_empty() {
        return None;
    }
    let zh: Vec<&str> = said.iter().map(|both| both.zh.as_str()).collect();
    let en: Vec<&str> = said.iter().map(|both| both.en.as_str()).collect();
    Some(
        Finding::new(&HIDDEN_CONTENT, Place::file(path))
            .says(
                format!("附件里有看不见的内容：{}", zh.join("、")),
                format!("the file holds what is not seen: {}", en.join(", ")),
            )
            .help(
                "在原文件里删去隐藏的内容和批注，接受或拒绝全部修订，另存后再换上；最稳妥的是只公开转成的 PDF",
                "remove what is hidden and the comments, accept or reject all changes, save and put the new file here; a PDF made from it is safest",
            ),
    )
}

pub(super) fn named(path: &str, contents: &FileContents, settings: &Settings) -> Option<Finding> {
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
                "Word、Excel、WPS：文件 → 信息 → 检查文档 → 删除文档属性和个人信息；照片：右键 → 属性 → 详细信息 → 删除属性和个人信息",
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

pub(super) fn unread(path: &str, gap: &ReadGap) -> Finding {
    let (zh, en) = match gap {
        ReadGap::TooLarge => {
            ("文件太大，没有检查".to_owned(), "too large to be checked".to_owned())
        }
        ReadGap::Encrypted => {
            ("文件有密码，没有检查".to_owned(), "under a password, not checked".to_owned())
        }
        ReadGap::OldFormat => (
            "旧格式（.doc、.xls、.wps、.et 等），没有检查".to_owned(),
            "an old format (.doc, .xls and such), not checked".to_owned(),
        ),
        ReadGap::OtherFormat => {
            ("不认识的格式，没有检查".to_owned(), "an unknown format, not checked".to_owned())
        }
        ReadGap::Broken | ReadGap::Panic(_) => {
            ("文件打不开，没有检查".to_owned(), "cannot be read, not checked".to_owned())
        }
        ReadGap::NoText(list) => (
            format!("{}没有文字，可能是扫描件，没有检查", pages(list, true)),
            format!("{} without text, perhaps scanned: not checked", pages(list, false)),
        ),
        ReadGap::UnknownCharacters(list) => (
            format!("{}的文字读不出来，没有检查", pages(list, true)),
            format!("{} with text that cannot be read: not checked", pages(list, false)),
        ),
    };
    Finding::new(&UNCHECKED_FILE, Place::file(path)).says(zh, en).help(
        "请自己看一遍；能换就换成 .docx、.xlsx 或有文字的 .pdf",
        "look through it yourself; better is a .docx, .xlsx or .pdf with text",
    )
}

fn pages(list: &[usize], chinese: bool) -> String {
    let named: Vec<String> = list.iter().take(5).map(usize::to_string).collect();
    let more = list.len() > 5;
    if chinese {
        format!("第{}页{}", named.join("、"), if more { "等" } else { "" })
    } else {
        format!("page(s) {}{}", named.join(", "), if more { " and more" } else { "" })
    }
}
