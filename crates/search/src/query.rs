//! Queries: words that must all stand in a document, each with other ways of writing it.

use super::{passage::OVERLAP, token};

/// One word of a query: ways of writing it, each as tokens; one of them must stand in the document.
pub type Word = Vec<Vec<String>>;

/// Reads a query. Spaces part words; within quotes and around the brackets of a document number they do not.
#[must_use]
pub fn words(query: &str) -> Vec<Word> {
    let mut words = Vec::new();
    for piece in joined(query).split_whitespace() {
        let tokens = token::texts(piece);
        // Longer than a passage overlaps: pieces that do, each of which must be found.
        let step = OVERLAP - 1;
        let mut start = 0;
        while start < tokens.len() {
            let end = tokens.len().min(start + OVERLAP);
            words.push(ways(&tokens[start..end]));
            if end == tokens.len() {
                break;
            }
            start += step;
        }
    }
    words
}

fn joined(query: &str) -> String {
    let mut out = String::with_capacity(query.len());
    let mut quoted = false;
    let mut held = false;
    for c in query.chars() {
        match c {
            '"' | '“' | '”' | '「' | '」' | '『' | '』' | '＂' => {
                quoted = matches!(c, '“' | '「' | '『') || (matches!(c, '"' | '＂') && !quoted)
            }
            _ if c.is_whitespace() => held = !quoted,
            _ => {
                if held && !is_bracket(c) && !out.ends_with(is_bracket) {
                    out.push(' ');
                }
                held = false;
                out.push(c);
            }
        }
    }
    out
}

fn is_bracket(c: char) -> bool {
    "〔〕［］[]()（）【】".contains(c)
}

/// The word itself, and the same year or document number written otherwise.
fn ways(tokens: &[String]) -> Word {
    let mut ways = vec![tokens.to_vec()];
    for at in 0..tokens.len() {
        let rest = &tokens[at + 1..];
        if is_year(&tokens[at]) {
            // 〔2023〕5号, 2023年5号 and 2023年第5号
            let number = rest.iter().take(3).position(|token| is_number(token));
            if let Some(number) = number
                && matches!(rest[..number].concat().as_str(), "" | "年" | "年第")
            {
                for other in [&[][..], &["年"], &["年", "第"]] {
                    add(&mut ways, with(tokens, at + 1..at + 1 + number, other));
                }
            }
            // 2023年 and 二〇二三年
            if rest.first().is_none_or(|next| next == "年") {
                let digits: Vec<&str> =
                    tokens[at].bytes().map(|digit| CHINESE[usize::from(digit - b'0')]).collect();
                add(&mut ways, with(tokens, at..at + 1, &digits));
            }
        }
        if let Some(four) = tokens.get(at..at + 4)
            && tokens.get(at + 4).is_none_or(|next| next == "年")
        {
            let digits: Option<String> = four
                .iter()
                .map(|c| CHINESE.iter().position(|digit| digit == c))
                .map(|digit| {
                    digit.and_then(|digit| char::from_digit(u32::try_from(digit).ok()?, 10))
                })
                .collect();
            if let Some(year) = digits.filter(|year| is_year(year)) {
                add(&mut ways, with(tokens, at..at + 4, &[&year]));
            }
        }
    }
    ways
}

const CHINESE: [&str; 10] = ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

fn is_year(token: &str) -> bool {
    token.len() == 4 && (token.starts_with("19") || token.starts_with("20")) && is_number(token)
}

fn is_number(token: &str) -> bool {
    token.bytes().all(|byte| byte.is_ascii_digit())
}

fn with(tokens: &[String], range: std::ops::Range<usize>, other: &[&str]) -> Vec<String> {
    let mut out = tokens.to_vec();
    out.splice(range, other.iter().map(|token| (*token).to_owned()));
    out
}

fn add(ways: &mut Word, way: Vec<String>) {
    if !ways.contains(&way) {
        ways.push(way);
    }
}

/// The grams of a way of writing: its pairs, or its only token.
#[must_use]
pub fn grams(tokens: &[String]) -> Vec<String> {
    match tokens {
        [one] => vec![one.clone()],
        _ => tokens.windows(2).map(|pair| token::pair(&pair[0], &pair[1])).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::words;

    fn shown(query: &str) -> Vec<Vec<String>> {
        words(query)
            .into_iter()
            .map(|word| word.into_iter().map(|way| way.join(" ")).collect())
            .collect()
    }

    #[test]
    fn numbers_in_all_brackets_are_one() {
        let expected =
            [vec!["示 街 办 2023 5 号", "示 街 办 2023 年 5 号", "示 街 办 2023 年 第 5 号"]];
        for query in [
            "示街办〔2023〕5号",
            "示街办[2023]5号",
            "示街办(2023) 5号",
            "示街办 （２０２３） 5号",
            "示街办【2023】5号",
        ] {
            assert_eq!(shown(query), expected, "{query}");
        }
        assert!(shown("示街办2023年第5号")[0].contains(&expected[0][0].to_owned()));
    }

    #[test]
    fn years_in_both_scripts() {
        assert_eq!(shown("2023年"), [["2023 年", "二 〇 二 三 年"]]);
        assert_eq!(shown("二○二三年"), [["二 〇 二 三 年", "2023 年"]]);
        assert_eq!(shown("2023"), [["2023", "二 〇 二 三"]]);
    }

    #[test]
    fn spaces_and_quotes() {
        assert_eq!(shown("法律 援助").len(), 2);
        assert_eq!(shown("“法律 援助”"), [["法 律 援 助"]]);
        assert_eq!(shown("\"法律援助\""), [["法 律 援 助"]]);
        assert!(shown(" ，。 ").is_empty());
    }
}
