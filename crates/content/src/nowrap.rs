//! Keeps document numbers, dates, times, phones and amounts with their units on one line.

/// Characters that may stand inside an unbreakable token around its digits.
fn joins(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || matches!(
            c,
            '.' | ':'
                | '-'
                | '–'
                | '%'
                | '〔'
                | '〕'
                | '％'
                | '/'
                | '年'
                | '月'
                | '日'
                | '时'
                | '分'
        )
}

/// Units that follow a number; the longest are listed first.
const UNITS: [&str; 30] = [
    "平方公里",
    "平方米",
    "工作日",
    "个月",
    "万元",
    "亿元",
    "万人",
    "公里",
    "小时",
    "分钟",
    "元",
    "件",
    "宗",
    "个",
    "人",
    "次",
    "场",
    "项",
    "条",
    "篇",
    "名",
    "户",
    "家",
    "号",
    "日",
    "天",
    "年",
    "月",
    "岁",
    "米",
];

/// The longest token that is kept on one line, in characters, so that it fits a narrow phone in large type.
const LONGEST: usize = 18;

/// Cuts a text into stretches and says of each whether it must not break.
pub fn stretches(text: &str, mut each: impl FnMut(&str, bool)) {
    let mut plain = 0;
    let mut from = 0;
    while let Some(digit) = text[from..].find(|c: char| c.is_ascii_digit()).map(|at| from + at) {
        let start = text[plain..digit]
            .char_indices()
            .rev()
            .take_while(|(_, c)| joins(*c) && !matches!(c, '/' | '年' | '月' | '日' | '时' | '分'))
            .last()
            .map_or(digit, |(at, _)| plain + at);
        let mut end = digit + text[digit..].find(|c: char| !joins(c)).unwrap_or(text.len() - digit);
        if let Some(unit) = UNITS.iter().find(|unit| text[end..].starts_with(**unit)) {
            end += unit.len();
        }
        let token = text[start..end].trim_end_matches(['.', ':', '-', '/']);
        end = start + token.len();
        let count = token.chars().count();
        if (2..=LONGEST).contains(&count) {
            if start > plain {
                each(&text[plain..start], false);
            }
            each(token, true);
            plain = end;
        }
        from = end.max(digit + 1);
    }
    if plain < text.len() {
        each(&text[plain..], false);
    }
}

#[cfg(test)]
mod tests {
    use super::stretches;

    fn marked(text: &str) -> String {
        let mut out = String::new();
        stretches(text, |part, keep| {
            if keep {
                out.push_str(&format!("[{part}]"));
            } else {
                out.push_str(part);
            }
        });
        out
    }

    #[test]
    fn keeps_tokens_whole() {
        for (text, expected) in [
            (
                "拆除违法建设122宗，面积68282.2平方米。",
                "拆除违法建设[122宗]，面积[68282.2平方米]。",
            ),
            ("鹤街办〔2023〕5号", "鹤街办[〔2023〕5号]"),
            ("自2023年12月1日起", "自[2023年12月1日]起"),
            ("电话020-12345678，9:00-17:30", "电话[020-12345678]，[9:00-17:30]"),
            ("率达100%，3个工作日", "率达[100%]，[3个]工作日"),
            ("第5页", "第5页"),
            ("没有数字", "没有数字"),
            ("", ""),
            ("见2023.", "见[2023]."),
        ] {
            assert_eq!(marked(text), expected);
        }
    }

    #[test]
    fn nothing_is_lost() {
        for text in
            ["1", "a1", "1/2/3年", "..1..", "〔〔1", "12345678901234567890123456789", "年1年1年"]
        {
            assert_eq!(marked(text).replace(['[', ']'], ""), text);
        }
    }
}
