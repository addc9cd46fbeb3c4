//! A broken input: a small site in one text, the findings that it must give, in both languages, and near misses.
//!
//! A section begins with `=== PATH` (`=== PATH base16` for bytes, `=== PATH -> TARGET` for a symbolic link, `=== no settings`
//! for a site without them; `%B8` in a path is a byte that makes no character); the last is `=== expect`: for each finding `CODE file:line:column` and ` line:column` of its other
//! places, then message and help, each in Chinese and in English. `BLESS=1` rewrites it.
//!
//! After that come near misses: `=== near CODE` and pairs of lines `- what stands` and `+ what stands instead`, the least
//! change after which this code is not found any more. `\n` is a line break.

use std::{
    fs,
    path::{Path, PathBuf},
};

use gongbao_base::finding::Finding;
use gongbao_content::kinds::KINDS;

/// The settings of a case that brings none.
pub(crate) const SETTINGS: &str =
    "name: 测试站\nurl: https://test.example/\norg:\n  name: 测试街道办事处\n";

/// What these settings lack is not of interest.
const OF_SETTINGS: [&str; 6] = ["SITE-01", "ORG-01", "AR-17", "LAW-02", "FRESH-01", "FRESH-02"];

pub(crate) struct Case {
    pub(crate) path: PathBuf,
    pub(crate) input: Input,
    expected: String,
    near: String,
}

/// The files of a small site.
#[derive(Clone)]
pub(crate) struct Input(String);

/// The least change after which a code is not found any more.
pub(crate) struct NearMiss {
    pub(crate) code: String,
    pub(crate) input: Input,
}

pub(crate) enum Section {
    File(String, Vec<u8>),
    Link(String, String),
}

impl Case {
    /// All cases of a folder, by name.
    pub(crate) fn all(folder: &Path) -> Vec<Self> {
        let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        let mut paths: Vec<PathBuf> =
            entries.filter(|path| path.extension().is_some_and(|ending| ending == "txt")).collect();
        paths.sort();
        assert!(paths.len() >= 180, "there were 180 broken inputs, and now {}", paths.len());
        paths.into_iter().map(Self::read).collect()
    }

    fn read(path: PathBuf) -> Self {
        let text = fs::read_to_string(&path).unwrap();
        let (input, rest) = text.split_once("=== expect\n").unwrap_or((&text, ""));
        let (expected, near) = rest.split_at(rest.find("=== near ").unwrap_or(rest.len()));
        let input = Input(input.to_owned());
        Self { path, input, expected: expected.to_owned(), near: near.to_owned() }
    }

    /// The near misses, each of a finding that the case itself has, so that the change is what makes the difference.
    pub(crate) fn near_misses(&self) -> Vec<NearMiss> {
        self.near.split("=== near ").skip(1).map(|section| self.near_miss(section)).collect()
    }

    fn near_miss(&self, section: &str) -> NearMiss {
        let (code, lines) = section.split_once('\n').unwrap();
        assert!(self.gives(code), "{}: {code} is not found", self.path.display());
        let lines: Vec<&str> = lines.lines().collect();
        let input = lines.chunks(2).fold(self.input.0.clone(), |input, pair| {
            let side = |line: &str, mark: char| {
                let text = line.strip_prefix(mark).unwrap();
                text.strip_prefix(' ').unwrap_or(text).replace("\\n", "\n")
            };
            let (old, new) = (side(pair[0], '-'), side(pair[1], '+'));
            assert!(input.contains(&old), "{code}: nothing to change: {old}");
            input.replace(&old, &new)
        });
        NearMiss { code: code.to_owned(), input: Input(input) }
    }

    /// Whether a finding of this code is expected.
    pub(crate) fn gives(&self, code: &str) -> bool {
        self.expected.lines().any(|line| line.starts_with(&format!("{code} ")))
    }

    /// What differs from what is expected, or nothing. With `BLESS=1` what was found is what is expected.
    pub(crate) fn difference(&self, findings: &[Finding]) -> Option<String> {
        let found: String =
            findings.iter().filter(|finding| !self.input.is_quiet(finding)).map(told).collect();
        if std::env::var_os("BLESS").is_some() {
            let text = format!("{}=== expect\n{found}{}", self.input.0, self.near);
            fs::write(&self.path, text).unwrap();
            return None;
        }
        (found != self.expected).then(|| {
            format!("--- {}\nexpected:\n{}\nfound:\n{found}", self.path.display(), self.expected)
        })
    }
}

impl Input {
    pub(crate) fn sections(&self) -> Vec<Section> {
        let mut sections = Vec::new();
        let mut settings = true;
        for section in self.0.split("=== ").skip(1) {
            let (head, body) = section.split_once('\n').unwrap();
            settings &= !matches!(head, "no settings" | "content/site.yaml");
            if let Some((link, target)) = head.split_once(" -> ") {
                sections.push(Section::Link(link.to_owned(), target.to_owned()));
            } else if let Some(file) = head.strip_suffix(" base16") {
                sections.push(Section::File(file.to_owned(), bytes_of(body)));
            } else if head != "no settings" {
                sections.push(Section::File(head.to_owned(), body.as_bytes().to_vec()));
            }
        }
        if settings {
            let file = "content/site.yaml".to_owned();
            sections.push(Section::File(file, SETTINGS.as_bytes().to_vec()));
        }
        sections
    }

    /// Whether there is nothing in it but settings, documents, attachments, word lists and the list of addresses. What else
    /// there is needs the program: a folder to walk through, a theme, built pages.
    pub(crate) fn is_content(&self) -> bool {
        self.sections().iter().all(|section| match section {
            Section::Link(..) => false,
            Section::File(path, bytes) => {
                let folder = path.split('/').nth(1).unwrap_or_default();
                let text = [".md", ".yaml", ".lock"].iter().any(|ending| path.ends_with(ending));
                path.starts_with("content/")
                    && !path.contains('%')
                    && (KINDS.iter().any(|kind| kind.folder == folder)
                        || (folder == "words" && path.ends_with(".yaml"))
                        || matches!(folder, "site.yaml" | "urls.lock"))
                    && (!text || std::str::from_utf8(bytes).is_ok())
            }
        })
    }

    /// Whether a finding is only of what the settings lack that a case has by itself.
    pub(crate) fn is_quiet(&self, finding: &Finding) -> bool {
        OF_SETTINGS.contains(&finding.code.as_str())
            && finding.place.file == "content/site.yaml"
            && !self.0.contains("=== content/site.yaml\n")
    }
}

fn bytes_of(base16: &str) -> Vec<u8> {
    let digits: String = base16.split_whitespace().collect();
    (0..digits.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(&digits[at..at + 2], 16).unwrap())
        .collect()
}

fn told(finding: &Finding) -> String {
    let Finding { code, place, also, message, help, .. } = finding;
    assert!(!help.zh.is_empty() && !help.en.is_empty(), "no help: {finding:?}");
    let (zh, en) = (help.zh.replace('\n', "\n    "), help.en.replace('\n', "\n    "));
    let also: String =
        also.iter().map(|place| format!(" {}:{}", place.line, place.column)).collect();
    format!(
        "{code} {}:{}:{}{also}\n  {}\n  {}\n  = {zh}\n  = {en}\n",
        place.file, place.line, place.column, message.zh, message.en
    )
}
