//! A publicity has its time; after it the names go (PII-11; standards 8.2 and 9.3 [M]).

use super::people::has_names;
use gongbao_base::{codes, finding::Finding};
use gongbao_content::{kinds::notice::Category, yaml::key};
use gongbao_site::Site;

codes! {
    LIST_OUTLIVED = "PII-11" Warning "公示期满仍有名单" "a list after its publicity has ended"
        "公示期满后，名单应撤下或去标识。"
        "After a publicity has ended, names are taken down or made anonymous."
        S "政府信息公开条例第十五条；个人信息保护法第二十五条、第二十八条；打码样式见永安市政府办2023年1月4日通知";
}

pub(crate) fn check(site: &Site) -> Vec<Finding> {
    let limit = site.settings.limits.publicity;
    site.notices()
        .filter(|(_, notice)| notice.category == Category::Publicity)
        .filter_map(|(index, notice)| {
            let document = &site.documents[index];
            let since = notice.comment_period.as_ref()?.end.days_until(site.today);
            let listed = has_names(&document.body.html);
            (since > limit && listed).then(|| {
                let withdrawn = document.key("withdrawn");
                Finding::new(&LIST_OUTLIVED, document.place(&[key("comment_period")]))
                    .says(
                        format!("公示已结束 {since} 天，页面仍有名单"),
                        format!("ended {since} days ago, and the names are still there"),
                    )
                    .help(
                        format!("撤下名单，或只保留姓氏和编号；整页撤下写“{withdrawn}”"),
                        format!("take the names down, or `{withdrawn}` for the whole page"),
                    )
            })
        })
        .collect()
}
