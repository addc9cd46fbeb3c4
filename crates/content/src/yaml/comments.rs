//! A comment behind a value: of `标题: 关于 #1楼的通知` YAML reads 关于, and the rest is gone without a word.

use saphyr_parser::{Event, Parser, ScalarStyle};

use super::source::Source;
use crate::codes;
use gongbao_base::{
    finding::{Finding, Place},
    text::is_han,
};

/// A finding for each comment that stands behind a text in its line, or that can hardly be one. Comments on lines of their own, and
/// `# ` behind true, a number or nothing, are meant as such.
#[must_use]
pub fn trailing_comments(source: Source<'_>) -> Vec<Finding> {
    if !source.text.contains(" #") {
        return Vec::new();
    }
    let lines: Vec<&str> = source.text.lines().collect();
    let mut findings: Vec<Finding> = Parser::new_from_str(source.text)
        .map_while(Result::ok)
        .filter_map(|(event, span)| match event {
            Event::Scalar(value, style, ..)
                if !matches!(style, ScalarStyle::Literal | ScalarStyle::Folded) =>
            {
                Some((value.chars().any(is_han) && style == ScalarStyle::Plain, span.end))
            }
            _ => None,
        })
        .filter_map(|(is_text, end)| {
            let line = lines.get(end.line().checked_sub(1)?)?;
            let rest: Vec<char> = line.chars().skip(end.col()).collect();
            let at =
                rest.iter().position(|c| !" ]}:,\t".contains(*c)).filter(|at| rest[*at] == '#')?;
            let comment: String = rest[at..].iter().collect();
            let after_key = rest.first() == Some(&':');
            if comment.starts_with("# ") && (after_key || !is_text) {
                return None;
            }
            let place = Place::at(
                source.file,
                source.line + end.line() - 1,
                end.col() + at + 1,
                comment.chars().count(),
            );
            let comment = comment.trim_end();
            Some(
                Finding::new(&codes::CUT_BY_HASH, place)
                    .says(
                        format!("这里没有读到：{comment}"),
                        format!("this is not read: {comment}"),
                    )
                    .help(
                        "是内容就给整个值加双引号；是注释就另起一行",
                        "quote the whole value, or put the comment on a line of its own",
                    ),
            )
        })
        .collect();
    // A value that is nothing but a comment is an event after its key, at the same place.
    findings.dedup();
    findings
}

#[cfg(test)]
mod tests {
    use super::trailing_comments;
    use crate::yaml::Source;

    #[test]
    fn what_a_hash_cuts_is_told() {
        let found = |text| -> Vec<(usize, usize, String)> {
            let findings = trailing_comments(Source { file: "a.md", text, line: 2 });
            findings.into_iter().map(|it| (it.place.line, it.place.column, it.message.zh)).collect()
        };
        let cut = |line, column, rest: &str| (line, column, format!("这里没有读到：{rest}"));
        assert_eq!(found("标题: 关于 #1楼的通知\n"), [cut(2, 8, "#1楼的通知")]);
        assert_eq!(found("标题: #1楼的通知\n"), [cut(2, 5, "#1楼的通知")]);
        assert_eq!(found("关键词: [甲, 乙] # 两个\n"), [cut(2, 13, "# 两个")]);
        assert_eq!(found("标题: 关于 # 1楼的通知\n"), [cut(2, 8, "# 1楼的通知")]);
        for sound in [
            "草稿: true  # 核对后删去\n",
            "标题:  # 待填\n",
            "标题: \"通知\" # 已核\n",
            "标题: 关于1#楼的通知\n",
            "标题: \"关于 #1楼\"\n",
            "# 说明\n标题: 通知\n",
            "摘要: |\n  关于 #1楼\n标题: 通知\n",
        ] {
            assert_eq!(found(sound), [], "{sound}");
        }
    }
}
