//! Sample content says so, and is replaced before publishing for real (SAMPLE-01).

use gongbao_base::{code::OWN, codes, finding::Finding};
use gongbao_content::{document::Document, yaml::key};
use gongbao_site::Site;

codes! {
    SAMPLE_CONTENT = "SAMPLE-01" Note "示例内容" "sample content"
        "此页标为示例（sample: true），页面上有醒目提示。正式发布前请换成真实内容。"
        "The page is marked as a sample and says so. Replace it before publishing for real."
        O OWN;
}

pub(crate) fn check(site: &Site) -> Vec<Finding> {
    site.documents.iter().filter_map(sample).collect()
}

fn sample(document: &Document) -> Option<Finding> {
    document.common.sample.then(|| {
        let sample = document.key("sample");
        Finding::new(&SAMPLE_CONTENT, document.place(&[key("sample")]))
            .says("这是示例内容，页面上有醒目提示", "sample content; the page says so")
            .help(
                format!("正式发布前换成真实内容，并删去“{sample}”"),
                format!("replace it and remove `{sample}` before publishing for real"),
            )
    })
}
