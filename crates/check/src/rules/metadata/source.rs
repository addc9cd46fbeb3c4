//! What a text says that it was taken from is its source (TAG-07; standards 1.1 and 1.4).

use crate::source_file::SourceFile;
use gongbao_base::{codes, finding::Finding};

codes! {
    UNNAMED_SOURCE = "TAG-07" Warning "转载没有填来源" "a reprint whose source is not given"
        "转载的要填原发布单位；不填，网页标签和页面上的来源就是本单位。"
        "A reprint names who published it first; else the page and its tags name the office."
        S "政府网站发展指引：网页标签、信息发布";
}

/// Words after which a text names its source, at the beginning of a line.
const LABELS: [&str; 7] =
    ["来源：", "来源:", "信息来源：", "文章来源：", "稿件来源：", "转载自", "转自："];

/// The most characters of a source's name.
const LONGEST: usize = 30;

pub(crate) fn check(file: &SourceFile<'_>) -> Vec<Finding> {
    let Some(document) = file.document.filter(|document| document.common.source.is_none()) else {
        return Vec::new();
    };
    let office = &file.settings.org;
    let own = |name: &str| {
        let short = office.short.as_deref().filter(|short| !short.is_empty());
        name.contains("本站")
            || name.contains("本街")
            || office.name.contains(name)
            || name.contains(&office.name)
            || short.is_some_and(|short| name.contains(short))
    };
    let named = file.body().filter_map(|(number, line)| {
        let name = source(line).filter(|name| !own(name))?;
        let start = name.as_ptr() as usize - line.as_ptr() as usize;
        Some((name, file.place(number, line, start..start + name.len())))
    });
    let found = named.take(1).map(|(name, place)| {
        let typed = document.key("source");
        Finding::new(&UNNAMED_SOURCE, place)
            .says(
                format!("正文写明来源是{name}，“{typed}”没有填"),
                format!("the text names {name} as its source, and `{typed}` does not"),
            )
            .help(
                format!("在信息块里加上一行：{typed}: {name}"),
                format!("add a line `{typed}: {name}`"),
            )
    });
    found.collect()
}

/// The source that a line names and nothing else.
fn source(line: &str) -> Option<&str> {
    let marks = ['（', '）', '(', ')', '*', '_', '>', ' ', '\u{3000}', '【', '】', '。'];
    let line = line.trim_matches(marks);
    let name = LABELS.iter().find_map(|label| line.strip_prefix(label))?.trim_matches(marks);
    let name = name.split([' ', '\u{3000}', '\t', '，', ',']).next().unwrap_or_default();
    let named =
        name.chars().any(|c| c.is_alphabetic()) && !name.contains(['。', '；', '：', '[', '{']);
    (named && name.chars().count() <= LONGEST).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::source;

    #[test]
    fn lines_that_name_a_source() {
        for (line, expected) in [
            ("（来源：某某日报）", Some("某某日报")),
            ("来源：某某区司法局　作者：张某", Some("某某区司法局")),
            ("**转载自某某发布**", Some("某某发布")),
            ("数据来源：统计年鉴", None),
            ("来源：", None),
            ("收入来源：财政拨款", None),
            ("一、资金来源：财政", None),
            ("来源于群众的意见", None),
        ] {
            assert_eq!(source(line), expected, "{line}");
        }
    }
}
