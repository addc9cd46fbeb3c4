//! Dates as offices write them: 2023年11月28日, 2023-11-28, 2023/11/28, 二〇二三年十一月二十八日.

use gongbao_base::date::{Date, parse_clock};

/// The first date in a text.
#[must_use]
pub fn date(text: &str) -> Option<Date> {
    find(text).map(|(date, _)| date)
}

/// The first date in a text, with the time after it, as front matter writes it.
#[must_use]
pub fn moment(text: &str) -> Option<String> {
    let (date, rest) = find(text)?;
    let clock: String =
        rest.trim_start().chars().take_while(|c| c.is_ascii_digit() || *c == ':').collect();
    let clock = clock.get(..5).filter(|clock| parse_clock(clock).is_some());
    Some(clock.map_or_else(|| date.to_string(), |clock| format!("{date} {clock}")))
}

/// The date that a text is, and nothing else; 成文日期 in a closing looks like this.
#[must_use]
pub fn only(text: &str) -> Option<Date> {
    let text = text.trim();
    let (date, rest) = find(text)?;
    let begins = text.chars().next().is_some_and(|c| digit(c).is_some());
    (begins && rest.trim().is_empty() && text.contains('年')).then_some(date)
}

fn find(text: &str) -> Option<(Date, &str)> {
    text.char_indices().filter(|(_, c)| digit(*c).is_some()).find_map(|(at, _)| {
        let before = text[..at].chars().next_back();
        if before.is_some_and(|c| digit(c).is_some()) {
            return None;
        }
        let (year, rest) = number(&text[at..], 4)?;
        let (month, rest) = number(rest.trim_start().strip_prefix(['年', '-', '/', '.'])?, 2)?;
        let (day, rest) = number(rest.trim_start().strip_prefix(['月', '-', '/', '.'])?, 2)?;
        let date = Date::new(
            i16::try_from(year).ok()?,
            i8::try_from(month).ok()?,
            i8::try_from(day).ok()?,
        )?;
        let rest = rest.trim_start();
        (1900..2200).contains(&year).then(|| (date, rest.strip_prefix('日').unwrap_or(rest)))
    })
}

fn digit(c: char) -> Option<u32> {
    match c {
        '0'..='9' => c.to_digit(10),
        '０'..='９' => Some(c as u32 - '０' as u32),
        '〇' | '○' | 'Ｏ' | '零' => Some(0),
        _ => "一二三四五六七八九"
            .chars()
            .position(|d| d == c)
            .and_then(|at| u32::try_from(at + 1).ok()),
    }
}

/// A number with so many digits at most, in Arabic or Chinese, and what follows.
fn number(text: &str, most: usize) -> Option<(u32, &str)> {
    let text = text.trim_start();
    let end = text.find(|c| digit(c).is_none() && c != '十').unwrap_or(text.len());
    let (word, rest) = text.split_at(end);
    let value = match word.split_once('十') {
        Some((tens, ones)) => {
            let one = |word: &str| word.chars().next().map(digit);
            one(tens).unwrap_or(Some(1))? * 10 + one(ones).unwrap_or(Some(0))?
        }
        None => word.chars().try_fold(0u32, |sum, c| Some(sum.checked_mul(10)? + digit(c)?))?,
    };
    let count = word.chars().count();
    (count >= 1 && count <= most.max(3) && (most == 2 || count == 4)).then_some((value, rest))
}

#[cfg(test)]
mod tests {
    use super::{date, moment};

    #[test]
    fn dates_are_read() {
        for text in [
            "2023年11月28日",
            "2023-11-28",
            "2023/11/28",
            "2023.11.28",
            "日期：２０２３年１１月２８日",
            "二〇二三年十一月二十八日",
            "2023 年 11 月 28 日",
        ] {
            assert_eq!(date(text).map(|d| d.to_string()).as_deref(), Some("2023-11-28"), "{text}");
        }
        for text in ["2023年", "2023年13月1日", "12023-11-28", "〔2023〕5号", "编号20231128"]
        {
            assert_eq!(date(text), None, "{text}");
        }
        assert_eq!(
            moment("发布时间：2023-11-28 09:30:12 来源").as_deref(),
            Some("2023-11-28 09:30")
        );
        assert_eq!(moment("2023年1月5日").as_deref(), Some("2023-01-05"));
        assert_eq!(
            date("二〇二四年十月十日").map(|d| d.to_string()).as_deref(),
            Some("2024-10-10")
        );
    }
}
