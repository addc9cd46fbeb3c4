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

/// The first stretch of days in a text: 2024年11月4日至11月8日, also when only the first day names year and month.
#[must_use]
pub fn range(text: &str) -> Option<(Date, Date)> {
    text.char_indices().filter(|(_, c)| digit(*c).is_some()).find_map(|(at, _)| {
        let before = text[..at].chars().next_back();
        if before.is_some_and(|c| digit(c).is_some()) {
            return None;
        }
        let (start, rest) =
            find(&text[at..]).filter(|(_, rest)| text[at..].len() - rest.len() < 48)?;
        let rest = rest.trim_start().strip_prefix(['至', '到', '—', '-', '－', '–', '~', '～'])?;
        let rest = rest.trim_start_matches(['—', ' ']);
        let end = match find(rest).filter(|(_, after)| rest.len() - after.len() < 48) {
            Some((end, _)) if rest.starts_with(|c| digit(c).is_some()) => Some(end),
            _ => day_of(rest, start),
        };
        end.filter(|end| *end >= start).map(|end| (start, end))
    })
}

/// 11月8日 or 8日, of the year and month of another day.
fn day_of(text: &str, of: Date) -> Option<Date> {
    let (first, rest) = number(text, 2)?;
    let rest = rest.trim_start();
    let (month, day) = match rest.strip_prefix('月') {
        Some(rest) => (i8::try_from(first).ok()?, number(rest, 2)?.0),
        None => {
            rest.strip_prefix('日')?;
            (of.month(), first)
        }
    };
    Date::new(of.year(), month, i8::try_from(day).ok()?)
}

/// Whether a text is a date in which something is missing: 2025年3月, 年 月 日, 3月8日.
#[must_use]
pub fn is_incomplete(text: &str) -> bool {
    let plain: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let marked = plain.ends_with(['日', '月', '年']) && plain.contains('月');
    let only = plain.chars().all(|c| {
        digit(c).is_some()
            || matches!(c, '年' | '月' | '日' | '十' | '×' | 'X' | 'x' | '_' | '＿' | '*')
    });
    marked && only && plain.chars().count() <= 14 && find(&plain).is_none()
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
    use super::{date, is_incomplete, moment, range};

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

    #[test]
    fn stretches_and_dates_with_gaps_are_told() {
        for text in [
            "公示时间为2024年11月4日至11月8日。",
            "自2024年11月4日起至2024年11月8日止",
            "2024年11月4日—8日",
            "从2024 年 11 月 4 日到 2024 年 11 月 8 日",
        ] {
            let said = range(&text.replace('起', "")).map(|(a, b)| format!("{a} {b}"));
            assert_eq!(said.as_deref(), Some("2024-11-04 2024-11-08"), "{text}");
        }
        assert_eq!(range("2024年11月4日召开，共8日"), None);
        for text in ["2025年3月", "年 月 日", "3月8日", "2024年×月×日"] {
            assert!(is_incomplete(text), "{text}");
        }
        for text in ["2025年3月8日", "2025年", "某月某日"] {
            assert!(!is_incomplete(text), "{text}");
        }
    }
}
