//! Marks of what may not be published (SECRET-01; 条例 arts. 14 and 16 [P]).

use crate::source_file::SourceFile;
use gongbao_base::{codes, finding::Finding};

codes! {
    SECRECY_MARK = "SECRET-01" Error "有密级或内部标志" "a mark of secrecy"
        "有密级标志或“内部资料，不得外传”字样的文件不能公开，先做保密审查。"
        "What bears a mark of secrecy is not published; have it reviewed first (Disclosure Regulations art. 14)."
        P "政府信息公开条例第十四条、第十六条";
}

const SECRET: [&str; 8] = [
    "绝密★",
    "机密★",
    "秘密★",
    "绝密☆",
    "机密☆",
    "秘密☆",
    "内部资料，不得外传",
    "内部资料 不得外传",
];

pub(crate) fn check(file: &SourceFile<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (number, line) in file.lines() {
        let marks = SECRET.iter().filter_map(|mark| line.find(mark).map(|at| (at, mark)));
        findings.extend(marks.map(|(at, mark)| {
            Finding::new(&SECRECY_MARK, file.place(number, line, at..at + mark.len()))
                .says(format!("有密级或内部标志：{mark}"), format!("a mark of secrecy: {mark}"))
                .help(
                    "先做保密审查；涉密的不能公开",
                    "have it reviewed; what is secret is not published",
                )
        }));
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::{super::found, check};

    #[test]
    fn what_is_found_and_what_is_not() {
        for (line, expected) in [("机密★一年", vec!["SECRET-01"]), ("国家秘密不得公开", vec![])]
        {
            assert_eq!(found(check, line), expected, "{line}");
        }
    }
}
