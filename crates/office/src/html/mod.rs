//! Pages as they are saved, and tables that only call themselves workbooks: paragraphs, cells, words of pictures, what is hidden.

mod encoding;
mod reader;

use html5gum::{Token, Tokenizer};

pub use self::encoding::decode;
use self::reader::HtmlTextReader;
use crate::contents::{FileContents, ReadGap};

/// How many tags and texts of a page are read.
const TOKENS: usize = 500_000;

/// Reads a page.
pub(crate) fn read(bytes: &[u8]) -> FileContents {
    let page = decode(bytes);
    let mut reader = HtmlTextReader::default();
    for (number, token) in Tokenizer::new(page.as_str()).enumerate() {
        if number == TOKENS {
            reader.contents.gaps.push(ReadGap::TooLarge);
        }
        if number == TOKENS || reader.contents.is_full() {
            break;
        }
        match token {
            Ok(Token::StartTag(tag)) => reader.start(&tag),
            Ok(Token::EndTag(tag)) => reader.end(&String::from_utf8_lossy(&tag.name)),
            Ok(Token::String(text)) => reader.text(&String::from_utf8_lossy(&text)),
            Ok(Token::Comment(text)) => reader.comment(&String::from_utf8_lossy(&text)),
            Ok(_) | Err(_) => {}
        }
    }
    reader.finish()
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn a_page_is_read_as_it_is_seen() {
        let page = "<html><head><title>甲</title><style>p{}</style><meta name=keywords content=乙></head><body><p>一<b>二</b>\n三<p>四<br>五<!-- 六 --><img alt='七'><span style='display:none'>八<i>九</i></span>十<table><tr><td>a<td><p>b</p><table><tr><td>c</table><tr><th>d</table>末<script>var x</script>";
        let contents = read(page.as_bytes());
        let found: Vec<String> = contents
            .spans
            .iter()
            .map(|span| format!("{}|{}", span.location.describe().zh, span.text))
            .collect();
        assert_eq!(
            found,
            [
                "文档属性“标题”|甲",
                "文档属性“关键词”|乙",
                "第1段|一二 三",
                "批注|六",
                "图片说明|七",
                "第2段|四\n五八九十",
                "隐藏文字|八九",
                "表1第1行第1列|a",
                "表1第1行第2列|b",
                "表2第1行第1列|c",
                "表1第1行|ab",
                "表1第2行第1列|d",
                "第3段|末",
            ]
        );
    }
}
