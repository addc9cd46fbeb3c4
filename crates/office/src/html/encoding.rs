//! A page's bytes as text.

use encoding_rs::{Encoding, GB18030, UTF_8};

/// The page's text: by its mark, by what it says of its encoding, or by trying. A page may say what it is not.
#[must_use]
pub fn decode(bytes: &[u8]) -> String {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding.decode(bytes).0.into_owned();
    }
    let wide = bytes.iter().any(|byte| !byte.is_ascii());
    if wide && std::str::from_utf8(bytes).is_ok() {
        // Chinese in another encoding is no UTF-8 by chance.
        return UTF_8.decode_without_bom_handling(bytes).0.into_owned();
    }
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]).to_ascii_lowercase();
    let said = start.find("charset").and_then(|at| {
        let label = start[at + "charset".len()..]
            .trim_start_matches(|c: char| c == '=' || c == '"' || c == '\'' || c.is_whitespace());
        let end = label
            .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_')))
            .unwrap_or(label.len());
        Encoding::for_label(&label.as_bytes()[..end])
    });
    match said.unwrap_or(UTF_8).decode_without_bom_handling(bytes) {
        (_, true) => GB18030.decode_without_bom_handling(bytes).0.into_owned(),
        (text, false) => text.into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn pages_may_say_what_they_are_not() {
        let (gbk, _, _) = encoding_rs::GBK.encode("<meta charset=utf-8>机密");
        assert!(decode(&gbk).ends_with("机密"));
        assert!(decode("<meta charset=gb2312>机密".as_bytes()).ends_with("机密"));
        let (big5, _, _) = encoding_rs::BIG5.encode("<meta charset='big5'>機密");
        assert!(decode(&big5).ends_with("機密"));
    }
}
