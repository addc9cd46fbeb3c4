//! Reads a YAML mapping through serde_yaml.

use serde_yaml::{Mapping, Value};

use super::{source::Source, syntax};
use crate::codes;
use gongbao_base::finding::{Finding, Place};

/// Reads a mapping. Nothing at all counts as an empty one.
///
/// # Errors
/// A finding at the place where the reader stopped.
pub fn read(source: Source<'_>) -> Result<Mapping, Finding> {
    match serde_yaml::from_str::<Value>(source.text) {
        Ok(Value::Mapping(mapping)) => Ok(mapping),
        Ok(Value::Null) => Ok(Mapping::new()),
        Ok(_) => Err(syntax::wide_colon_above(source, 1).unwrap_or_else(|| {
            Finding::new(&codes::BAD_YAML, Place::at(source.file, source.line, 1, 1))
                .says("这里应是一行行的“键: 值”", "this should be lines of `key: value`")
                .help("例如：标题: 关于……的通知", "for example `标题: …`")
        })),
        Err(error) => Err(syntax::finding(source, &error)),
    }
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::yaml::Source;

    fn source(text: &str) -> Source<'_> {
        Source { file: "a.md", text, line: 2 }
    }

    #[test]
    fn explains_common_slips() {
        let message = |text| {
            let finding = read(source(text)).unwrap_err();
            (finding.code, finding.place.line, finding.place.column, finding.message.zh)
        };
        assert_eq!(message("标题：通知\n日期: 2023-01-01\n").3, "“标题”后面的冒号是全角的");
        let (code, line, column, _) = message("title: a\ntitle: b\n");
        assert_eq!((code.as_str(), line, column), ("FIELD-07", 3, 1));
        let (_, line, column, _) =
            message("a:\n  title: x\ntitle: y\ntitle: z\nb: |\n  title: no key\n");
        assert_eq!((line, column), (5, 1));
        assert_eq!(message("title: a\n\tb: c\n").3, "缩进用了制表符");
        assert_eq!(message("标题：通知\n").3, "“标题”后面的冒号是全角的");
        assert_eq!(message("- a\n").0, "YAML-02");
        let every = read(source("标题：通知\n附件：\n  - 文件：a.pdf\n文号: 〔2024〕1号：x\n"));
        let lines: Vec<usize> = every.unwrap_err().places().map(|place| place.line).collect();
        assert_eq!(lines, [2, 3, 4], "all in one go");
    }
}
