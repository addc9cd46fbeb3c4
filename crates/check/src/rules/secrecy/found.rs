//! A mark that was found (SECRET-01).

use gongbao_base::{
    codes,
    finding::{Finding, Message, Place},
};

codes! {
    SECRECY_MARK = "SECRET-01" Error "有密级、内部或不予公开的标志" "a mark of secrecy, or of no release"
        "密级（绝密、机密、秘密）、“内部资料”“不得外传”“涉密”“不予公开”“此件不公开”“公开方式：依申请公开”等标志，单独成行、在标签后、在括号里、在页眉页脚、水印、文件名里，都不能公开，先做保密审查。句子里谈到这些词的不算。"
        "What bears a mark of secrecy, an internal mark or one of no release is not published; have it reviewed first. Sentences about such marks are none."
        P "政府信息公开条例第十四条、第十五条、第十六条";
}

/// The finding for a mark; `location` says where in an attachment it stands.
pub(super) fn finding(place: Place, words: &str, location: Option<&Message>) -> Finding {
    let (zh, en) = match location {
        Some(location) => (format!("，在{}", location.zh), format!(", in {}", location.en)),
        None => (String::new(), String::new()),
    };
    Finding::new(&SECRECY_MARK, place)
        .says(
            format!("有不得公开的标志：{words}{zh}"),
            format!("a mark that forbids publishing: {words}{en}"),
        )
        .help(
            "先做保密审查：不能公开的撤下；标志写错的，在原文件里改正",
            "have it reviewed: what is secret, internal or not released is taken out; a mark that is wrong is mended in the original",
        )
}
