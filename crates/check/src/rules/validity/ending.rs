//! What ends soon is evaluated in time (VAL-05).

use super::public_notices::public_notices;
use gongbao_base::{codes, finding::Finding};
use gongbao_content::{
    document::Document,
    kinds::notice::{Notice, State},
    yaml::key,
};
use gongbao_site::Site;

codes! {
    ENDS_SOON = "VAL-05" Warning "即将失效" "ends soon"
        "快到期的文件要评估：延续、修订还是废止。提前多少天提醒可以在阈值里改。"
        "What ends soon is evaluated: renew, revise or repeal."
        M "规范性文件管理：有效期与状态";
}

pub(crate) fn check(site: &Site) -> Vec<Finding> {
    public_notices(site)
        .filter_map(|(index, document, notice)| ending(site, index, document, notice))
        .collect()
}

fn ending(site: &Site, index: usize, document: &Document, notice: &Notice) -> Option<Finding> {
    let last = notice.last_day().filter(|_| site.states[index] == Some(State::Expiring))?;
    let field = if notice.expires.is_some() { "expires" } else { "valid_years" };
    let days = site.today.days_until(last);
    Some(
        Finding::new(&ENDS_SOON, document.place(&[key(field)]))
            .says(
                format!("还有 {days} 天失效（{last}），请评估"),
                format!("ends in {days} days, on {last}"),
            )
            .help("决定延续、修订还是废止", "decide whether to renew, revise or repeal it"),
    )
}
