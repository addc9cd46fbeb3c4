//! Which names a container's files may have: relative, clean, short, each once also where case does not count.

use std::{collections::BTreeSet, io};

use gongbao_base::{
    address::Address,
    text::{cut, folded_name},
};

use crate::{
    codes,
    error::{ContainerError, file_finding},
};

/// The longest name, in bytes.
const LONGEST: usize = 1024;

/// Whether a name stays below its root on every system: no `..`, no root, drive, backslash or control character.
#[must_use]
pub fn is_safe(name: &str) -> bool {
    let drive = name.as_bytes().get(1) == Some(&b':');
    name.len() <= LONGEST && !drive && Address::new(name).is_some()
}

/// The name, when it is safe.
///
/// # Errors
/// `InvalidInput` when it is not.
pub fn safe(name: &str) -> io::Result<&str> {
    let error =
        || io::Error::new(io::ErrorKind::InvalidInput, format!("not a safe name: {name:?}"));
    is_safe(name).then_some(name).ok_or_else(error)
}

/// The names of one container, each once.
#[derive(Debug, Default)]
pub struct NameSet {
    folded: BTreeSet<Box<str>>,
}

impl NameSet {
    /// Takes one more name.
    ///
    /// # Errors
    /// A finding when it is unsafe, or the same as another one but for case or Unicode form.
    pub fn insert(&mut self, name: &str) -> Result<(), ContainerError> {
        if !is_safe(name) {
            let shown = cut(name, 80);
            return Err(file_finding(
                &codes::UNSAFE_NAME,
                &shown,
                format!("文件名不安全：{shown:?}"),
                format!("the name is not safe: {shown:?}"),
            )
            .into());
        }
        if !self.folded.insert(folded_name(name).into()) {
            return Err(file_finding(
                &codes::UNSAFE_NAME,
                name,
                "有重名的文件（大小写不同也算重名）",
                "two files have this name, or differ only by case",
            )
            .into());
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{NameSet, is_safe};

    #[test]
    fn nothing_leads_out() {
        for wrong in
            ["", "/a", "../a", "a/../b", "a//b", "a/", "a\\b", "C:/a", "c:a", "a\0b", "./a"]
        {
            assert!(!is_safe(wrong), "{wrong}");
        }
        for right in ["a", "data/附件 1.pdf", "a..b", ".well-known/x"] {
            assert!(is_safe(right), "{right}");
        }
    }

    #[test]
    fn each_name_once() {
        let mut names = NameSet::default();
        names.insert("A/e\u{301}.txt").unwrap();
        assert!(names.insert("a/\u{c9}.txt").is_err());
        names.insert("a/e.txt").unwrap();
    }
}
