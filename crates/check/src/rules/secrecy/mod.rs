//! Marks of secrecy and of release, in texts, attachments and names of files (SECRET).
//!
//! What a mark is, is said by the crate `secrecy`, which `import` asks as well. Sources: 政府信息公开条例 arts. 14 to 16 [P].

pub mod attachments;
pub mod names;
pub mod texts;

use gongbao_base::finding::{Finding, Message, Place};

use self::texts::SECRECY_MARK;

/// The finding for a mark; `location` says where in an attachment it stands.
fn finding(place: Place, words: &str, location: Option<&Message>) -> Finding {
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
            "先做保密审查：涉密、内部或不予公开的，撤下这份文件；标志写错了，在原文件里改正",
            "have it reviewed: what is secret, internal or not released is taken out; a mark that is wrong is mended in the original",
        )
}
