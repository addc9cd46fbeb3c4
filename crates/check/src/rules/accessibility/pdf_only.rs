//! Documents that say next to nothing themselves and have nothing but PDF files (A11Y-07).

use crate::sections::plain;
use gongbao_base::{
    address::Address,
    codes,
    finding::{Finding, Place},
};
use gongbao_content::markdown::LinkTarget;
use gongbao_site::Site;

codes! {
    PDF_ONLY = "A11Y-07" Warning "只有 PDF，没有正文" "nothing but a PDF"
        "只有 PDF 的信息，手机和读屏软件难以阅读，也搜索不到。正文写成文字，PDF 作为附件。"
        "On phones and with screen readers a PDF is hard to read, and search does not find it. Write the text, and attach the PDF."
        P "无障碍环境建设法；WCAG 2.2 第1.1.1条";
}

/// A text shorter than this does not stand for its attachment, in characters.
const SHORT: usize = 50;

pub(crate) fn check(site: &Site) -> Vec<Finding> {
    site.documents
        .iter()
        .filter(|document| {
            let attached = document
                .common
                .attachments
                .iter()
                .filter_map(|attachment| Address::resolve(&document.file, &attachment.file));
            let linked = document.body.links.iter().filter_map(|link| match &link.target {
                LinkTarget::File(file) => Some(file.clone()),
                _ => None,
            });
            let mut files = attached
                .chain(linked)
                .filter(|file| site.assets.contains_key(file.as_str()))
                .peekable();
            files.peek().is_some()
                && files.all(|file| file.as_str().to_ascii_lowercase().ends_with(".pdf"))
        })
        .filter(|document| plain(&document.body.html).chars().count() < SHORT)
        .map(|document| {
            Finding::new(&PDF_ONLY, Place::at(&document.path(), 1, 1, 3))
                .says("只有 PDF，没有正文", "nothing but a PDF")
                .help(
                    "把文件的文字也写进正文（gongbao import 可以从 Word 文件转），PDF 作为附件",
                    "write the text here too (`gongbao import` turns a Word file into it) and keep the PDF beside it",
                )
        })
        .collect()
}
