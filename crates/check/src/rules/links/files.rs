//! Files beside the documents: used by one, and of a type that may be published (FILE-02, LINK-09).

use crate::rules::folder_keys::key_in_folder;
use gongbao_base::{
    codes,
    finding::{Finding, Place},
};
use gongbao_content::codes::FOREIGN_FILE;
use gongbao_site::Site;

codes! {
    UNSAFE_FILE = "LINK-09" Error "不能发布的文件类型" "a type of file that cannot be published"
        "网页、脚本、程序等文件会在读者的浏览器或电脑里运行，不能作为附件。"
        "Web pages, scripts and programs would run in the reader's browser or computer, so they are no attachments."
        S "政府网站发展指引：链接地址";
}

/// Types of files that a browser shows or saves and never runs.
const SAFE_TYPES: [&str; 26] = [
    "pdf", "ofd", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "wps", "et", "dps", "odt", "ods",
    "csv", "txt", "rtf", "zip", "rar", "7z", "png", "jpg", "jpeg", "gif", "webp", "mp3", "mp4",
];

pub(crate) fn check(site: &Site) -> Vec<Finding> {
    let published = site.published_files();
    let perhaps = |file: &str| site.unread.iter().any(|document| document.names(file));
    site.assets
        .keys()
        .filter_map(|file| {
            let place = Place::file(&format!("content/{file}"));
            if published.binary_search(file).is_err() {
                if perhaps(file) {
                    return None;
                }
                let attachments = key_in_folder(site, file, "attachments");
                return Some(
                    Finding::new(&FOREIGN_FILE, place)
                        .says(
                            format!("没有文件引用它，未发布：{file}"),
                            format!("no document names it, so it is not published: {file}"),
                        )
                        .help(
                            format!("在正文里链接，或写进“{attachments}”；不用就删去"),
                            format!("link it or list it under `{attachments}`, or remove it"),
                        ),
                );
            }
            let ending = file.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
            (!SAFE_TYPES.contains(&ending.as_str())).then(|| {
                Finding::new(&UNSAFE_FILE, place)
                    .says(
                        format!("不能发布这种文件：{file}"),
                        format!("a type of file that cannot be published: {file}"),
                    )
                    .help(
                        "另存为 PDF、Word、Excel 或图片",
                        "save it as PDF, Word, Excel or an image",
                    )
            })
        })
        .collect()
}
