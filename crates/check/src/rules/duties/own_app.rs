//! A sub-district makes no app of its own (APP-01).

use std::ops::Range;

use crate::source_file::SourceFile;
use gongbao_base::{codes, date::Date, finding::Finding};
use gongbao_content::document::Document;

codes! {
    OWN_APP = "APP-01" Warning "街道自建应用程序" "an app of a sub-district"
        "县以下单位原则上不得开发建设政务应用程序（客户端、小程序、快应用）；公众号和工作群不在内。用上级统一的。"
        "Offices below the county make no apps of their own as a rule; accounts and chat groups are none."
        S "政务移动互联网应用程序规范化管理办法（国办函〔2026〕12号）第二条";
}

const APPS: [&str; 6] = ["APP", "App", "app", "小程序", "快应用", "手机客户端"];
const MAKES: [&str; 8] = ["开发", "自建", "研发", "上线", "推出", "搭建", "建成", "打造"];
const OWN: [&str; 6] = ["街道", "社区", "办事处", "本街", "我街", "镇"];

/// What makes a sentence speak of what others have, or of giving one up.
const OTHERS: [&str; 10] =
    ["市级", "区级", "省级", "全市", "全区", "统一", "停用", "下线", "关停", "注销"];

pub(crate) fn check(file: &SourceFile<'_>) -> Vec<Finding> {
    // The rule is of January 2026; what was written before told of its time.
    let since = Date::new(2026, 1, 25);
    if file.document.and_then(Document::day).is_none_or(|day| Some(day) < since) {
        return Vec::new();
    }
    let mut findings = Vec::new();
    for (number, line) in file.body() {
        for range in own_apps(line) {
            let shown = &line[range.clone()];
            findings.push(
                Finding::new(&OWN_APP, file.place(number, line, range))
                    .says(
                        format!("街道自建应用程序：{shown}"),
                        format!("an app of a sub-district: {shown}"),
                    )
                    .help(
                        "核对：用上级统一的应用，写明它的名称；确有批准的不用改",
                        "name the app of the office above; leave it if it was approved",
                    ),
            );
        }
    }
    findings
}

/// Where a clause says that the sub-district made an app: from the verb to the app.
fn own_apps(line: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for clause in line.split_inclusive(['，', '。', '；', ',', ';']) {
        let says = |words: &[&str]| words.iter().any(|word| clause.contains(word));
        let app = APPS.iter().filter_map(|app| Some(clause.find(app)? + app.len())).min();
        let verb = MAKES.iter().filter_map(|verb| clause.find(verb)).min();
        if let (Some(verb), Some(app)) = (verb, app)
            && verb < app
            && clause[verb..app].chars().count() <= 24
            && OWN.iter().any(|own| clause[..verb].contains(own))
            && !says(&OTHERS)
        {
            found.push(start + verb..start + app);
        }
        start += clause.len();
    }
    found
}

#[cfg(test)]
mod tests {
    use super::own_apps;

    #[test]
    fn what_is_found_and_what_is_not() {
        for (line, count) in [
            ("街道开发“石桥通”小程序，方便办事。", 1),
            ("本街道上线APP一个。", 1),
            ("街道推广使用全区统一的小程序。", 0),
            ("街道停用自建小程序。", 0),
            ("街道开通微信公众号。", 0),
            ("市级平台推出小程序，街道宣传推广。", 0),
            ("街道推进社区建设，居民可用小程序查询。", 0),
        ] {
            assert_eq!(own_apps(line).len(), count, "{line}");
        }
    }
}
