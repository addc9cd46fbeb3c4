//! The form of an index number: code, stroke, year, five digits; the code is the office's, the year the document's (IDX-01, IDX-03).

use super::credit_code::is_code_shaped;
use gongbao_base::{codes, finding::Finding};
use gongbao_content::{document::Document, kinds::notice::Notice, yaml::key};
use gongbao_site::Site;

codes! {
    INDEX_FORM = "IDX-01" Warning "索引号格式不符" "the index number is not in its form"
        "广东省的索引号是：统一社会信用代码（或九位组织机构代码）/年份-五位序号。"
        "In Guangdong: the office's credit code, a stroke, the year, a dash, five digits."
        S "广东省政府信息公开目录平台的索引号";
    INDEX_NUMBER_DIFFERS = "IDX-03" Warning "索引号与单位或年份不符" "the index number is of another office or year"
        "索引号里的代码是本单位的，年份是成文的年份。"
        "The code is the office's own, the year that of the document."
        S "广东省政府信息公开目录平台的索引号";
}

pub(crate) fn check(site: &Site) -> Vec<Finding> {
    site.notices()
        .filter_map(|(index, notice)| {
            let number = notice.index_number.as_deref()?;
            wrong(site, &site.documents[index], notice, number)
        })
        .collect()
}

fn wrong(site: &Site, document: &Document, notice: &Notice, index: &str) -> Option<Finding> {
    let place = document.place(&[key("index_number")]);
    let parts = index.split_once('/').and_then(|(code, rest)| Some((code, rest.split_once('-')?)));
    let digits =
        |text: &str, count| text.len() == count && text.bytes().all(|b| b.is_ascii_digit());
    let Some((code, (year, _))) = parts.filter(|(code, (year, number))| {
        is_code_shaped(code) && digits(year, 4) && digits(number, 5)
    }) else {
        return Some(
            Finding::new(&INDEX_FORM, place)
                .says(
                    format!("索引号格式不符：{index}"),
                    format!("the index number is not in its form: {index}"),
                )
                .help(
                    "写成：统一社会信用代码/年份-五位序号",
                    "write the credit code, a stroke, the year, a dash and five digits",
                ),
        );
    };
    let own =
        site.settings.org.credit_code.as_deref().filter(|own| *own != code && code.len() == 18);
    let written = notice.written.filter(|written| written.year().to_string() != year);
    let (zh, en) = match (own, written) {
        (Some(own), _) => (
            format!("索引号的机构代码不是本单位的：{code}"),
            format!("the code in the index number is not the office's {own}"),
        ),
        (None, Some(written)) => (
            format!("索引号的年份{year}与成文日期 {written} 不符"),
            format!("the index number is of {year}, the document of {written}"),
        ),
        (None, None) => return None,
    };
    Some(
        Finding::new(&INDEX_NUMBER_DIFFERS, place)
            .says(zh, en)
            .help("查登记簿后改正", "look it up in the register"),
    )
}
