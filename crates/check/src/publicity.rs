//! A publicity has its time; after it the names go (PII-11; standards 8.2 and 9.3 [M]).

use super::personal::has_names;
use gongbao_base::{codes, finding::Finding};
use gongbao_content::{kinds::notice::Category, yaml::Step};
use gongbao_site::Site;

pub(super) fn check(site: &Site) -> Vec<Finding> {
    let limit = site.settings.limits.publicity;
    site.notices()
        .filter(|(_, notice)| notice.category == Category::Publicity)
        .filter_map(|(index, notice)| {
            let document = &site.documents[index];
            let since = notice.comment_period.as_ref()?.end.days_until(site.today);
            let listed = document.common.withdrawn.is_none() && has_names(&document.body.html);
            (since > limit && listed).then(|| {
                Finding::new(
                    &codes::LIST_OUTLIVED,
                    document.place(&[Step::Key("comment_period".to_owned())]),
                )
                .says(
                    format!("公示已结束 {since} 天，页面仍有名单"),
                    format!("ended {since} days ago, and the names are still there"),
                )
                .help(
                    "撤下名单，或只保留姓氏和编号；整页撤下写 withdrawn",
                    "take the names down, or `withdrawn` for the whole page",
                )
            })
        })
        .collect()
}
