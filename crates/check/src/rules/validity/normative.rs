//! A sub-district makes no normative documents as a rule (VAL-01; 粤府令第277号 art. 3 [S]).

use super::public_notices::public_notices;
use gongbao_base::{codes, finding::Finding};
use gongbao_content::yaml::key;
use gongbao_site::Site;

codes! {
    NORMATIVE_OF_STREET = "VAL-01" Warning "街道制定规范性文件" "a normative document of a sub-district"
        "行政规范性文件由县级以上行政机关制定。街道的通知一般不是。"
        "Normative documents are made by county-level offices and above (粤府令第277号)."
        S "广东省行政规范性文件管理规定（粤府令第277号）第三条";
}

pub(crate) fn check(site: &Site) -> Vec<Finding> {
    if site.settings.org.level.as_deref() != Some("街道") {
        return Vec::new();
    }
    let allow = site.settings.key("allow");
    public_notices(site)
        .filter(|(.., notice)| notice.normative)
        .map(|(_, document, _)| {
            Finding::new(&NORMATIVE_OF_STREET, document.place(&[key("normative")]))
                .says(
                    "街道一般不制定行政规范性文件，请确认类别",
                    "a sub-district makes no normative documents as a rule",
                )
                .help(
                    format!("核对后改成 false，或登记到“{allow}”"),
                    "set it to false, or allow it with a reason",
                )
        })
        .collect()
}
