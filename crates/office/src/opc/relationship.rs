//! What a part of a package refers to.

use super::xml::XmlElement;

/// What a part refers to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relationship {
    /// A path inside the package, or an outside address.
    pub target: String,
    /// Whether it leads out of the package.
    pub outside: bool,
    /// Whether it is another file whose text Word shows as if it stood in the document (altChunk).
    pub chunk: bool,
}

impl Relationship {
    /// A relationship and its id, of a part in this folder.
    pub(super) fn parse(element: &XmlElement, folder: &str) -> Option<(String, Self)> {
        let target = element.attribute("Target")?;
        let outside = element.attribute("TargetMode") == Some("External");
        let target = if outside { target.to_owned() } else { resolve(folder, target) };
        let chunk = element.attribute("Type").is_some_and(|kind| kind.ends_with("/aFChunk"));
        Some((element.attribute("Id")?.to_owned(), Self { target, outside, chunk }))
    }
}

/// A path that stands in a part of this folder, as one inside the package.
pub(crate) fn resolve(folder: &str, target: &str) -> String {
    let mut parts: Vec<&str> = if target.starts_with('/') || folder.is_empty() {
        Vec::new()
    } else {
        folder.split('/').collect()
    };
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::resolve;

    #[test]
    fn targets_are_paths_inside_the_package() {
        assert_eq!(resolve("word", "media/a.png"), "word/media/a.png");
        assert_eq!(resolve("xl/worksheets", "../drawings/./a.xml"), "xl/drawings/a.xml");
        assert_eq!(resolve("xl", "/docProps/core.xml"), "docProps/core.xml");
        assert_eq!(resolve("", "a/b"), "a/b");
        assert_eq!(resolve("a", "../../../b"), "b");
    }
}
