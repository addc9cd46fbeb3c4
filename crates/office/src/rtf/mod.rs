//! Rich text: what its groups say, with heads and feet of pages, notes, comments, tables and properties.

mod reader;
mod target;

use self::reader::RtfReader;
use crate::contents::FileContents;

/// Reads a file.
pub(crate) fn read(bytes: &[u8]) -> FileContents {
    let mut reader = RtfReader::new();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        if reader.contents.is_full() {
            break;
        }
        at += 1;
        match byte {
            b'{' => reader.open(),
            b'}' => reader.close(),
            b'\\' => at = control(&mut reader, bytes, at),
            b'\r' | b'\n' | 0 => {}
            byte => reader.byte(*byte),
        }
    }
    reader.finish()
}

/// Reads what follows a backslash, and gives where it ends.
fn control(reader: &mut RtfReader, bytes: &[u8], at: usize) -> usize {
    let rest = &bytes[at..];
    let letters = rest.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    if letters == 0 {
        return at + symbol(reader, rest);
    }
    let word = std::str::from_utf8(&rest[..letters]).unwrap_or_default();
    let sign = usize::from(rest.get(letters) == Some(&b'-'));
    let digits = rest[letters + sign..].iter().take_while(|b| b.is_ascii_digit()).count();
    let end = letters + if digits == 0 { 0 } else { sign + digits };
    let number = std::str::from_utf8(&rest[letters..end]).unwrap_or_default().parse().ok();
    reader.word(word, number);
    let end = at + end + usize::from(rest.get(end) == Some(&b' '));
    match (word, number) {
        // Bytes that are no text.
        ("bin", Some(length)) => end.saturating_add(usize::try_from(length).unwrap_or_default()),
        _ => end,
    }
}

/// A sign after a backslash; gives how long it is.
fn symbol(reader: &mut RtfReader, rest: &[u8]) -> usize {
    match rest.first() {
        None => return 0,
        Some(b'\'') => {
            let code = rest.get(1..3).and_then(|code| std::str::from_utf8(code).ok());
            if let Some(byte) = code.and_then(|code| u8::from_str_radix(code, 16).ok()) {
                reader.byte(byte);
            }
            return 3;
        }
        Some(b'*') => reader.optional(),
        Some(b'~') => reader.put(" "),
        Some(b'_' | b'-') => reader.put("-"),
        Some(byte @ (b'\\' | b'{' | b'}')) => reader.byte(*byte),
        Some(b'\n' | b'\r') => reader.word("par", None),
        Some(_) => {}
    }
    1
}

#[cfg(test)]
mod tests {
    use super::read;

    fn found(file: &[u8]) -> Vec<String> {
        let spans = read(file).spans;
        spans.iter().map(|s| format!("{}|{}", s.location.describe().zh, s.text)).collect()
    }

    #[test]
    fn groups_say_where_their_text_stands() {
        let file = br"{\rtf1\ansi\ansicpg936{\fonttbl{\f0 SimSun;}}{\info{\title \u26426?\u23494?}}{\header \pard \'bb\'fa\'c3\'dc\par}{\*\generator x}\pard a\u30002?{\v b}{\footnote n}{\deleted x}{\*\bkmkstart y}c\par{\sp{\sn gtextUNICODE}{\sv W}}{\sp{\sn fLine}{\sv 0}}d}";
        assert_eq!(
            found(file),
            [
                "文档属性“标题”|机密",
                "页眉|机密",
                "脚注或尾注|n",
                "第1段|a甲bc",
                "隐藏文字|b",
                "修订中删去的文字|x",
                "水印或艺术字|W",
                "第2段|d"
            ]
        );
    }

    #[test]
    fn cells_of_a_row_stand_together() {
        assert_eq!(
            found(br"{\rtf1\trowd\intbl a\cell b\cell\row\trowd\intbl c\cell\row\pard d\par}"),
            [
                "表1第1行第1列|a",
                "表1第1行第2列|b",
                "表1第1行|ab",
                "表1第2行第1列|c",
                "表1第2行|c",
                "第1段|d"
            ]
        );
    }

    #[test]
    fn broken_files_end() {
        for broken in [&br"{\rtf1 \u"[..], br"{\rtf1 \'", b"}}}}a", br"{\rtf1\bin99999999999 a}"] {
            let _ = read(broken);
        }
    }
}
