//! Numbers as Word writes them: Chinese, Roman, letters, circles.

/// A number in a format of Word (ISO/IEC 29500-1, 17.18.59).
pub(super) fn numeral(format: &str, count: u32) -> String {
    let letter = |first: u8| {
        let at = u8::try_from(count.saturating_sub(1) % 26).unwrap_or_default();
        char::from(first + at)
            .to_string()
            .repeat((count.saturating_sub(1) / 26 + 1).min(9) as usize)
    };
    match format {
        "chineseCounting"
        | "chineseCountingThousand"
        | "japaneseCounting"
        | "ideographDigital"
        | "taiwaneseCountingThousand"
        | "taiwaneseCounting" => chinese(count),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" if (1..=20).contains(&count) => {
            char::from_u32('①' as u32 + count - 1).unwrap_or('①').to_string()
        }
        "lowerLetter" => letter(b'a'),
        "upperLetter" => letter(b'A'),
        "lowerRoman" => roman(count).to_lowercase(),
        "upperRoman" => roman(count),
        "decimalZero" => format!("{count:02}"),
        _ => count.to_string(),
    }
}

/// 1 to 999 in Chinese.
fn chinese(count: u32) -> String {
    const DIGITS: [&str; 10] = ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let digit = |at: u32| DIGITS[(at % 10) as usize];
    match count {
        0..=9 => digit(count).to_owned(),
        10..=19 => format!("十{}", if count == 10 { "" } else { digit(count) }),
        20..=99 => {
            format!(
                "{}十{}",
                digit(count / 10),
                if count.is_multiple_of(10) { "" } else { digit(count) }
            )
        }
        100..=999 => {
            let rest = match count % 100 {
                0 => String::new(),
                rest @ 1..=9 => format!("零{}", digit(rest)),
                rest => format!(
                    "{}十{}",
                    digit(rest / 10),
                    if rest % 10 == 0 { "" } else { digit(rest) }
                ),
            };
            format!("{}百{rest}", digit(count / 100))
        }
        _ => count.to_string(),
    }
}

fn roman(mut count: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if count > 3999 {
        return count.to_string();
    }
    let mut out = String::new();
    for (value, sign) in SIGNS {
        while count >= value {
            out.push_str(sign);
            count -= value;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{chinese, numeral, roman};

    #[test]
    fn numbers_are_written() {
        let of = [1, 10, 11, 20, 21, 99, 100, 105, 120].map(chinese);
        assert_eq!(
            of,
            ["一", "十", "十一", "二十", "二十一", "九十九", "一百", "一百零五", "一百二十"]
        );
        assert_eq!(roman(1994), "MCMXCIV");
        assert_eq!(
            (numeral("lowerLetter", 27), numeral("decimalEnclosedCircle", 2)),
            ("aa".into(), "②".into())
        );
    }
}
