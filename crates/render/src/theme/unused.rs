//! Files of a site's theme that cannot be used: names that the built-in theme does not have, and unfit assets.

use std::collections::BTreeMap;

use super::{
    assets, builtin,
    folder::{LONGEST, place},
};
use crate::codes::UNUSED_THEME_FILE;
use gongbao_base::finding::Finding;

/// Why a file is not used.
pub(super) enum Reason {
    /// The built-in theme has no file of this name; perhaps one that is almost the same.
    Unknown(Option<&'static str>),
    /// An asset whose name is no address.
    Name,
    /// Longer than [`LONGEST`].
    Length,
}

/// Why this file of a site's theme is not used; none when it is.
pub(super) fn reason(path: &str, bytes: &[u8]) -> Option<Reason> {
    if bytes.len() > LONGEST {
        Some(Reason::Length)
    } else if let Some(name) = path.strip_prefix(assets::FOLDER) {
        (!is_address(name)).then_some(Reason::Name)
    } else if builtin::find(path).is_none() {
        Some(Reason::Unknown(builtin::nearest(path)))
    } else {
        None
    }
}

/// What an address holds without escaping, and no part that leads out of its folder.
fn is_address(name: &str) -> bool {
    name.split('/').all(|part| {
        !part.is_empty()
            && !part.starts_with('.')
            && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte))
    })
}

/// A finding for each file that is not used.
pub(super) fn findings(own: &BTreeMap<String, Vec<u8>>) -> Vec<Finding> {
    own.iter().filter_map(|(path, bytes)| Some(finding(path, &reason(path, bytes)?))).collect()
}

fn finding(path: &str, reason: &Reason) -> Finding {
    let finding = Finding::new(&UNUSED_THEME_FILE, place(path));
    match reason {
        Reason::Unknown(near) => {
            let finding = finding.says(
                format!("主题里没有 {path} 这个文件，未使用"),
                format!("the theme has no file {path}; it is not used"),
            );
            match near {
                Some(near) => {
                    finding.help(format!("是不是 {near}？"), format!("did you mean {near}?"))
                }
                None => finding.help(
                    "用 gongbao theme list 查看可以替换的文件；自己的图片等放进 assets 文件夹",
                    "`gongbao theme list` names the files that can be replaced; your own go into assets",
                ),
            }
        }
        Reason::Name => finding
            .says(
                format!("文件名不能用作网址，未使用：{path}"),
                format!("the file name cannot be an address; it is not used: {path}"),
            )
            .help(
                "只用英文字母、数字、点、连字符和下划线",
                "use letters, digits, dots, hyphens and underscores only",
            ),
        Reason::Length => finding
            .says(
                format!("主题文件超过 {} MB，未使用：{path}", LONGEST >> 20),
                format!("a theme file of more than {} MB is not used: {path}", LONGEST >> 20),
            )
            .help("缩小后再放进来", "make it smaller"),
    }
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, Reason, reason};

    #[test]
    fn own_files_are_used_or_told_why_not() {
        for used in ["notice.html", "components/date.html", "assets/logo.png", "assets/a/b-1_c.svg"]
        {
            assert!(reason(used, b"").is_none(), "{used}");
        }
        for name in
            ["assets/../x.css", "assets/a b.png", "assets//x.png", "assets/.x", "assets/图.png"]
        {
            assert!(matches!(reason(name, b""), Some(Reason::Name)), "{name}");
        }
        assert!(reason("assets/x.png", &vec![0; LONGEST]).is_none());
        assert!(matches!(reason("assets/x.png", &vec![0; LONGEST + 1]), Some(Reason::Length)));
        for (typed, near) in [
            ("notce.html", Some("notice.html")),
            ("date.html", Some("components/date.html")),
            ("component/date.html", Some("components/date.html")),
            ("layout.html", None),
            ("readme.txt", None),
        ] {
            let Some(Reason::Unknown(found)) = reason(typed, b"") else { panic!("{typed}") };
            assert_eq!(found, near, "{typed}");
        }
    }
}
