//! The genre with which a title ends.

/// The genres of official documents (党政机关公文处理工作条例 art. 8 [P], and what offices publish beside them); a title ends with one.
const GENRES: [&str; 42] = [
    "决议",
    "决定",
    "命令",
    "公报",
    "公告",
    "通告",
    "意见",
    "通知",
    "通报",
    "报告",
    "请示",
    "批复",
    "议案",
    "函",
    "纪要",
    "办法",
    "规定",
    "细则",
    "规则",
    "规程",
    "方案",
    "规划",
    "计划",
    "要点",
    "预案",
    "制度",
    "清单",
    "指南",
    "公示",
    "启事",
    "倡议书",
    "公开信",
    "声明",
    "总结",
    "答复",
    "解读",
    "机制",
    "章程",
    "守则",
    "标准",
    "目录",
    "一览表",
];

/// The genre with which a title ends, leaving out what stands in brackets after it.
pub(crate) fn genre(title: &str) -> Option<&'static str> {
    let mut title = title.trim_end();
    while let Some(open) = title.strip_suffix(['）', ')']).and_then(|rest| rest.rfind(['（', '(']))
    {
        title = title[..open].trim_end();
    }
    let title = title.trim_end_matches(['》', '”']);
    GENRES.iter().filter(|genre| title.ends_with(**genre)).max_by_key(|genre| genre.len()).copied()
}

#[cfg(test)]
mod tests {
    use super::genre;

    #[test]
    fn genres_are_told() {
        assert_eq!(genre("关于印发《合同管理办法》的通知"), Some("通知"));
        assert_eq!(genre("合同管理办法（试行）"), Some("办法"));
        assert_eq!(genre("某某街道2024年工作要点（征求意见稿）"), Some("要点"));
        assert_eq!(genre("防汛须知"), None);
    }
}
