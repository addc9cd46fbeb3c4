//! The check digits of the office's code in an index number (IDX-02).

use super::credit_code::{is_code, is_code_shaped};
use gongbao_base::{codes, finding::Finding};
use gongbao_content::yaml::key;
use gongbao_site::Site;

codes! {
    INDEX_CHECK_DIGIT = "IDX-02" Error "索引号里的机构代码校验不对" "the check digit of the index number is wrong"
        "索引号斜线前面是单位的统一社会信用代码，校验位按 GB 32100 和 GB 11714 计算，不符说明抄错了。"
        "Before the stroke stands the office's credit code, with check digits of GB 32100 and GB 11714; a wrong one is a copying mistake."
        S "GB 32100-2015、GB 11714-1997（校验码）";
}

pub(crate) fn check(site: &Site) -> Vec<Finding> {
    site.notices()
        .filter_map(|(index, notice)| {
            let document = &site.documents[index];
            // The office's code stands before the first stroke.
            let code = notice.index_number.as_deref()?.split('/').next()?;
            let wrong = !document.common.sample && is_code_shaped(code) && !is_code(code);
            wrong.then(|| {
                Finding::new(&INDEX_CHECK_DIGIT, document.place(&[key("index_number")]))
                    .says(
                        format!("索引号里的机构代码校验不对：{code}"),
                        format!("the check digit of the office's code is wrong: {code}"),
                    )
                    .help(
                        "对照单位的统一社会信用代码证书改正",
                        "compare it with the office's certificate",
                    )
            })
        })
        .collect()
}
