//! What of an attachment could not be looked into (ATT-01).

use gongbao_base::{
    code::OWN,
    codes,
    finding::{Finding, Place},
};
use gongbao_office::{FileContents, ReadGap};

codes! {
    UNCHECKED_FILE = "ATT-01" Warning "附件没有检查" "an attachment that was not checked"
        "能检查的是 Word、Excel、WPS 文件（.doc、.docx、.wps、.xls、.xlsx、.et、.rtf）、.ofd、有文字的 .pdf、网页和文本文件，以及照片的拍摄信息，按内容认格式。有密码、扫描件、压缩包里的内容看不到，不等于没有问题，请自己看一遍。"
        "What is looked into: Word, Excel and WPS files (.doc, .docx, .wps, .xls, .xlsx, .et, .rtf), .ofd, .pdf with text, pages, text files, and what a camera wrote, by content. What is under a password, scanned or packed is not; that is no pass. Look yourself."
        O OWN;
}

pub(crate) fn check(path: &str, contents: &FileContents) -> Vec<Finding> {
    contents.gaps.iter().map(|gap| unchecked(path, gap)).collect()
}

fn unchecked(path: &str, gap: &ReadGap) -> Finding {
    let (zh, en) = match gap {
        ReadGap::TooLarge => {
            ("文件太大，没有检查".to_owned(), "too large to be checked".to_owned())
        }
        ReadGap::Encrypted => {
            ("文件有密码，没有检查".to_owned(), "under a password, not checked".to_owned())
        }
        ReadGap::OldFormat => (
            "1997年以前的格式，没有检查".to_owned(),
            "a format of before 1997, not checked".to_owned(),
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
