//! A stretch of YAML in a file.

/// A stretch of YAML in a file.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// The file's path, for findings.
    pub file: &'a str,
    /// The YAML.
    pub text: &'a str,
    /// The number of its first line in the file.
    pub line: usize,
}
