//! Dates as offices write them: 2023年11月28日, 2023-11-28, 2023/11/28, 二〇二三年十一月二十八日.

use gongbao_base::{
    date::{Date, Moment, parse_clock},
    text::half_width,
};

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

/// The date that a text is, and nothing else, in any of these ways of writing.
#[must_use]
pub fn whole(text: &str) -> Option<Date> {
    let (date, rest) = beginning(text.trim())?;
    rest.is_empty().then_some(date)
}

/// The date with, perhaps, hour and minute that a text is; seconds are left out.
#[must_use]
pub fn whole_moment(text: &str) -> Option<Moment> {
    let text = half_width(text);
    let (date, rest) = beginning(text.trim())?;
    if rest.is_empty() {
        return Some(Moment { date, time: None });
    }
    let mut parts = rest.trim_start_matches('T').trim_start().split(':');
    let [hour, minute] = [parts.next()?, parts.next()?];
    let seconds = parts.next().is_none_or(|text| text.parse::<u8>().is_ok_and(|it| it < 60));
    let time = parse_clock(&format!("{hour:0>2}:{minute}"))?;
    (seconds && parts.next().is_none()).then_some(Moment { date, time: Some(time) })
}

/// The date that a text is, and nothing else; 成文日期 in a closing looks like this.
#[must_use]
pub fn only(text: &str) -> Option<Date> {
    whole(text).filter(|_| text.contains('年'))
}

/// The first stretch of days in a text: 2024年11月4日至11月8日, also when only the first day names year and month.
#[must_use]
pub fn range(text: &str) -> Option<(Date, Date)> {
    text.char_indices().filter(|(_, c)| digit(*c).is_some()).find_map(|(at, _)| {
        let before = text[..at].chars().next_back();
        if before.is_some_and(|c| digit(c).is_some()) {
            return None;
        }
        let (start, rest) = beginning(&text[at..])?;
        let rest = rest.trim_start().strip_prefix(['至', '到', '—', '-', '－', '–', '~', '～'])?;
        let rest = rest.trim_start_matches(['—', ' ']);
        let end = beginning(rest).map(|(end, _)| end).or_else(|| day_of(rest, start));
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

/// The first date in a text, and what follows it.
fn find(text: &str) -> Option<(Date, &str)> {
    text.char_indices().filter(|(_, c)| digit(*c).is_some()).find_map(|(at, _)| {
        let before = text[..at].chars().next_back();
        if before.is_some_and(|c| digit(c).is_some()) {
            return None;
        }
        beginning(&text[at..])
    })
}

/// The date with which a text begins, and what follows it.
fn beginning(text: &str) -> Option<(Date, &str)> {
    let (year, rest) = number(text, 4)?;
    let (month, rest) =
        number(rest.trim_start().strip_prefix(['年', '-', '/', '.', '－', '／'])?, 2)?;
    let (day, rest) =
        number(rest.trim_start().strip_prefix(['月', '-', '/', '.', '－', '／'])?, 2)?;
    let date =
        Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?)?;
    let rest = rest.trim_start();
    (1900..2200).contains(&year).then(|| (date, rest.strip_prefix(['日', '号']).unwrap_or(rest)))
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
    // No further than the longest number, or a text of digits is read from each of them to its end.
    let mut ahead = text.char_indices().take(most.max(3) + 1);
    let end = match ahead.find(|(_, c)| digit(*c).is_none() && *c != '十') {
        Some((end, _)) => end,
        None if text.chars().nth(most.max(3)).is_some() => return None,
        None => text.len(),
    };
    let (word, rest) = text.split_at(end);
    let value = match word.split_once('十') {
        Some((tens, ones)) => {
            let one = |word: &str| word.chars().next().map(digit);
            one(tens).unwrap_or(Some(1))? * 10 + one(ones).unwrap_or(Some(0))?
        }
        None => word.chars().try_fold(0u32, |sum, c| Some(sum.checked_mul(10)? + digit(c)?))?,
    };
    let count = word.chars().count();
    (count >= 1 && (most == 2 || count == 4)).then_some((value, rest))
}

#[cfg(test)]
mod tests {
    use super::{date, is_incomplete, moment, range, whole, whole_moment};

    /// A paragraph of half-written dates has as many beginnings; a way to its end from each took minutes.
    #[test]
    fn a_long_paragraph_of_years_is_read_once() {
        assert_eq!(range(&"2023年办理".repeat(50_000)), None);
        assert_eq!(range(&"1十".repeat(200_000)), None);
        assert_eq!(date(&"9".repeat(200_000)), None);
    }

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
    fn a_text_that_is_a_date_and_nothing_else() {
        for text in [
            "2024-3-5",
            "2024/3/5",
            "2024.3.5",
            "2024年03月05日",
            "２０２４－３－５",
            "二○二四年三月五日",
            " 2024年3月5号 ",
        ] {
            assert_eq!(
                whole(text).map(|day| day.to_string()).as_deref(),
                Some("2024-03-05"),
                "{text}"
            );
        }
        for text in [
            "2024年2月30日",
            "3/5/2024",
            "2024年3月",
            "24-3-5",
            "2024-3-5前",
            "昨天",
            "",
            "日期2024-3-5",
        ] {
            assert_eq!(whole(text), None, "{text}");
        }
        let minute = |text| whole_moment(text).map(|moment| moment.minute());
        for text in [
            "2024年3月5日 9:30",
            "2024年3月5日9:30",
            "2024/3/5 09:30:15",
            "2024-03-05T09:30",
            "2024-3-5　9：30",
        ] {
            assert_eq!(minute(text).as_deref(), Some("2024-03-05 09:30"), "{text}");
        }
        assert_eq!(minute("2024年3月5日").as_deref(), Some("2024-03-05 00:00"));
        for text in ["2024-03-05 25:00", "2024-03-05 9:3", "9:30", "2024-03-05 09:30:99"] {
            assert_eq!(whole_moment(text), None, "{text}");
        }
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
