//! Fields that a kind asks for and a title tells.

use gongbao_content::kinds::Kind;

/// What a kind asks for and a title tells.
pub(super) fn fields(kind: &Kind, title: &str) -> Vec<(String, String)> {
    let has = |words: &[&str]| words.iter().any(|word| title.contains(word));
    match kind.name {
        "notice" => {
            let category = if has(&["解读"]) {
                "政策解读"
            } else if has(&["公示"]) {
                "公示"
            } else if has(&["办法", "规定", "细则", "意见", "方案", "规划"]) && !has(&["征求"])
            {
                "政策文件"
            } else {
                "通知公告"
            };
            vec![("类别".to_owned(), category.to_owned())]
        }
        "report" => {
            let year = title.match_indices('年').find_map(|(at, _)| {
                let year = title.get(at.checked_sub(4)?..at)?;
                (year.starts_with("20") && year.bytes().all(|b| b.is_ascii_digit()))
                    .then(|| year.to_owned())
            });
            let kind =
                if has(&["信息公开"]) { "政府信息公开" } else { "法治政府建设" };
            let year = year.map(|year| ("年度".to_owned(), year));
            year.into_iter().chain([("报告类型".to_owned(), kind.to_owned())]).collect()
        }
        _ => Vec::new(),
    }
}
