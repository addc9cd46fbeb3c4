//! Where the QR codes of a picture lead is told, unless a document says it in words (ST-12).

use crate::rules::stations::qr_codes::QR_WITHOUT_WORDS;
use gongbao_base::finding::{Finding, Place};
use gongbao_office::{FileContents, Location};
use gongbao_site::Site;

pub(crate) fn check(path: &str, contents: &FileContents, site: &Site) -> Vec<Finding> {
    let codes = contents.spans.iter().filter(|span| matches!(span.location, Location::QrCode(_)));
    codes
        .filter(|span| !is_said(&span.text, site))
        .map(|span| {
            let (said, place) = (&span.text, span.location.describe());
            Finding::new(&QR_WITHOUT_WORDS, Place::file(path))
                .says(
                    format!("{}指向：{said}，正文没有写", place.zh),
                    format!("{} leads to {said}, which no text says", place.en),
                )
                .help(
                    "核对去处，在图片下面写出这个网址",
                    "see whether it is right, and write the address below the picture",
                )
        })
        .collect()
}

/// Whether a document says in words where a code leads.
fn is_said(target: &str, site: &Site) -> bool {
    let target = target.trim().trim_end_matches('/');
    let target = target.split_once("://").map_or(target, |(_, rest)| rest);
    site.documents.iter().any(|document| document.body.text.text().contains(target))
}
