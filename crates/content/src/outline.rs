//! The numbers by which official texts are divided: 一、 （一） 1. （1） 第一条.

/// Whether a line begins with such a number.
#[must_use]
pub fn is_numbered(line: &str) -> bool {
    const CHINESE: &str = "一二三四五六七八九十百";
    let bracket = line.starts_with(['（', '(']);
    let rest = line.trim_start_matches(['（', '(', '第']);
    let after = rest.trim_start_matches(|c: char| CHINESE.contains(c));
    let after = match after.len() == rest.len() {
        true => rest.trim_start_matches(|c: char| c.is_ascii_digit()),
        false => after,
    };
    if after.len() == rest.len() {
        return false;
    }
    match after.chars().next() {
        Some('）' | ')') => bracket,
        Some('、' | '．') => !bracket,
        // 1.5 is a number of another kind.
        Some('.') => !bracket && !after[1..].starts_with(|c: char| c.is_ascii_digit()),
        Some('条' | '章' | '节') => line.starts_with('第'),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::is_numbered;

    #[test]
    fn numbers_of_the_outline_are_told() {
        for line in
            ["一、要求", "（一）领导", "(2)分工", "1.分工", "3、分工", "第十条　略", "第二章"]
        {
            assert!(is_numbered(line), "{line}");
        }
        for line in ["1.5倍", "一是加强", "十个社区", "2024年", "第一时间", "（略）", "三"]
        {
            assert!(!is_numbered(line), "{line}");
        }
    }
}
