//! Validity: terms, what is about to end, what cites a document that is no longer in force, interpretation, consultation (VAL, INTERP, CONSULT).
//!
//! 广州市行政规范性文件管理规定 (five years, three for 试行 and 暂行) [M]; 重大行政决策程序暂行条例 art. 15 [P]; standards 3.3 to 3.5.

pub mod cited;
pub mod consultation;
pub mod ending;
pub mod interpretation;
pub mod normative;
pub mod term;
pub mod term_in_text;

use gongbao_content::{document::Document, kinds::notice::Notice};
use gongbao_site::Site;

/// The notices that were not taken down, with their indexes.
fn public_notices(site: &Site) -> impl Iterator<Item = (usize, &Document, &Notice)> {
    site.notices()
        .map(|(index, notice)| (index, &site.documents[index], notice))
        .filter(|(_, document, _)| document.common.withdrawn.is_none())
}
