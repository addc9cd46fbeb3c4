//! One opinion on a document, as a line of JSON.

use gongbao_base::digest::Digest;
use serde::{Deserialize, Serialize};

/// What somebody said at a stage, of a document with exactly these bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Opinion {
    /// The format's version: 1.
    pub format: u8,
    /// The document's file, such as `content/notices/a.md`.
    pub document: String,
    /// The digest of what was read.
    pub digest: Digest,
    /// The stage.
    pub stage: String,
    /// Who: a name or a post, as the office writes it.
    pub name: String,
    /// Whether it may go on; otherwise it goes back.
    pub agrees: bool,
    /// What was said besides.
    #[serde(default)]
    pub words: String,
    /// When it was recorded, as RFC 3339; empty in a file that comes back.
    #[serde(default)]
    pub when: String,
}

/// The version that is written.
pub const FORMAT: u8 = 1;

/// The largest file of opinions that is read, in bytes.
pub const LARGEST: usize = 1 << 20;

impl Opinion {
    /// The opinion on a line; `None` when it is none, or of a later version.
    #[must_use]
    pub fn parse(line: &str) -> Option<Self> {
        let opinion: Self = serde_json::from_str(line).ok()?;
        (opinion.format == FORMAT).then_some(opinion)
    }

    /// The opinions of a file that came back; `None` when it is no such file.
    #[must_use]
    pub fn of_file(bytes: &[u8]) -> Option<Vec<Self>> {
        let text = std::str::from_utf8(bytes.get(..bytes.len().min(LARGEST))?).ok()?;
        let lines = text.lines().filter(|line| !line.trim().is_empty());
        let opinions: Option<Vec<Self>> = lines.map(Self::parse).collect();
        opinions.filter(|opinions| !opinions.is_empty() && bytes.len() <= LARGEST)
    }

    /// Its line, without an end.
    ///
    /// # Errors
    /// When it cannot be written as JSON.
    pub fn line(&self) -> serde_json::Result<String> {
        serde_json::to_string(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_opinion_is_refused_whole() {
        let opinion = Opinion {
            format: FORMAT,
            document: "content/notices/a.md".to_owned(),
            digest: Digest::of(b"a"),
            stage: "初审".to_owned(),
            name: "示例岗位".to_owned(),
            agrees: true,
            words: String::new(),
            when: String::new(),
        };
        let line = opinion.line().unwrap();
        assert_eq!(Opinion::parse(&line), Some(opinion.clone()));
        assert_eq!(Opinion::of_file(format!("{line}\n{line}\n").as_bytes()).unwrap().len(), 2);
        for wrong in ["", "{}", "[1]", &line[1..], &line.replace("\"format\":1", "\"format\":2")] {
            assert_eq!(Opinion::of_file(wrong.as_bytes()), None, "{wrong}");
        }
        assert_eq!(Opinion::of_file(format!("{line}\nx\n").as_bytes()), None);
        let long = format!("{line}\n").repeat(LARGEST / line.len());
        assert_eq!(Opinion::of_file(long.as_bytes()), None);
    }
}
