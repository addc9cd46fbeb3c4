//! Names of the settings with one other character inside (WORD-03). At its ends the next word would count as one.

use crate::source_file::SourceFile;
use gongbao_base::{codes, finding::Finding, text::is_han};
use std::ops::Range;

codes! {
    NAME = "WORD-03" Warning "疑似名称写错" "perhaps a wrong name"
        "和 site.yaml 的 names 里一个名称只差一个字。"
        "One character away from a name that site.yaml lists."
        S "各地政府网站检查通报：领导人姓名、地名写错";
}

pub(crate) fn check(file: &SourceFile<'_>) -> Vec<Finding> {
    let names = file.settings.key("names");
    let mut findings = Vec::new();
    for (number, line) in file.lines() {
        for name in &file.settings.names {
            for range in near_misses(line, name) {
                let text = &line[range.clone()];
                if file.settings.names.iter().any(|name| name == text) {
                    continue;
                }
                findings.push(
                    Finding::new(&NAME, file.place(number, line, range.clone()))
                        .says(
                            format!("疑似名称写错：{text}，应为{name}"),
                            format!("perhaps a wrong name: {text}, for {name}"),
                        )
                        .help(
                            format!("改成“{name}”；确是另一个名称就登记到 site.yaml 的“{names}”"),
                            format!("write {name}; if it is another name, list it under `{names}` in site.yaml"),
                        ),
                );
            }
        }
    }
    findings
}

/// Where a line has a name with just one other Han character, neither the first nor the last; in bytes.
fn near_misses(line: &str, name: &str) -> Vec<Range<usize>> {
    let wanted: Vec<char> = name.chars().collect();
    if wanted.len() < 3 {
        return Vec::new();
    }
    let typed: Vec<(usize, char)> = line.char_indices().collect();
    typed
        .windows(wanted.len())
        .filter_map(|window| {
            let pairs = window.iter().zip(&wanted).enumerate();
            let mut other = pairs.filter(|(_, ((_, c), right))| c != *right);
            let (at, ((_, c), _)) = other.next()?;
            let inside = at > 0 && at + 1 < wanted.len() && is_han(*c) && other.next().is_none();
            let (start, (last, end)) = (window.first()?.0, window.last()?);
            inside.then(|| start..last + end.len_utf8())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{super::found, check};

    #[test]
    fn what_is_found_and_what_is_not() {
        for (line, expected) in
            [("鹤隆街道办事处", vec!["WORD-03"]), ("鹤龙街道办事处、鹤龙街坚持", vec![])]
        {
            assert_eq!(found(check, line), expected, "{line}");
        }
    }
}
