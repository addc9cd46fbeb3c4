//! A picture in place of a text (A11Y-02; standards 0.4 and 7).

use crate::sections::plain;
use gongbao_base::{codes, finding::Finding};
use gongbao_content::kinds::Entry;
use gongbao_site::Site;

codes! {
    IMAGE_OF_TEXT = "A11Y-02" Error "正文以图代文" "a picture in place of a text"
        "文字、表格做成图片，读屏、搜索和手机都看不了。打成正文或网页表格。"
        "A picture of a text cannot be read aloud, searched or enlarged. Type it."
        S "无障碍环境建设法第三十二条；GB/T 37668-2019";
}

/// A text shorter than this beside a picture is no text.
const LEAST: usize = 50;

pub(crate) fn check(site: &Site) -> Vec<Finding> {
    site.documents
        .iter()
        .filter(|document| matches!(document.entry, Entry::Notice(_) | Entry::Report(_)))
        .filter_map(|document| {
            let image = document.body.links.iter().find(|link| link.image)?;
            let short = plain(&document.body.html).chars().count() < LEAST;
            short.then(|| {
                Finding::new(&IMAGE_OF_TEXT, image.place.clone())
                    .says(
                        "正文以图代文：除了图片几乎没有文字",
                        "a picture in place of a text: there is hardly anything beside it",
                    )
                    .help(
                        "把图片里的文字、表格打成正文，图片可以留作附件",
                        "type what the picture says; keep the picture as an attachment",
                    )
            })
        })
        .collect()
}
