//! The name and version that a file of ours bears, such as `gongbao-receipt/1`.

/// Whether what a file bears is the format `own` in a version that came after it.
#[must_use]
pub fn is_newer(found: &str, own: &str) -> bool {
    fn parts(format: &str) -> Option<(&str, u32)> {
        let (name, version) = format.rsplit_once('/')?;
        Some((name, version.parse().ok()?))
    }
    match (parts(found), parts(own)) {
        (Some((name, version)), Some((own_name, own_version))) => {
            name == own_name && version > own_version
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::is_newer;

    #[test]
    fn only_the_same_format_with_a_higher_number_is_newer() {
        assert!(is_newer("gongbao-receipt/2", "gongbao-receipt/1"));
        for found in [
            "gongbao-receipt/1",
            "gongbao-receipt/0",
            "gongbao-urls/2",
            "other",
            "gongbao-receipt/x",
        ] {
            assert!(!is_newer(found, "gongbao-receipt/1"), "{found}");
        }
    }
}
