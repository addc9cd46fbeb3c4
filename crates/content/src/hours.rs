//! Opening hours: weekday ranges and spans of time, read from the way offices write them.

use serde::Serialize;

use gongbao_base::date::parse_clock;

/// Monday to Sunday.
pub const WEEKDAYS: [&str; 7] = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"];

/// A span of a day in minutes from midnight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Span {
    /// From.
    pub opens: u16,
    /// Until.
    pub closes: u16,
}

/// Reads weekdays: `周一至周五`, `周六、周日`, `每天`, `工作日`. Item 0 is Monday.
#[must_use]
pub fn parse_days(text: &str) -> Option<[bool; 7]> {
    let mut days = [false; 7];
    match text.trim() {
        "每天" | "每日" => return Some([true; 7]),
        "工作日" => return parse_days("周一至周五"),
        "周末" => return parse_days("周六至周日"),
        _ => {}
    }
    for part in text.split(['、', '，', ',', '和']) {
        let part = part.trim();
        if let Some((from, to)) = part.split_once(['至', '到', '-', '~', '—']) {
            let (from, to) = (weekday(from)?, weekday(to)?);
            if from > to {
                return None;
            }
            days[from..=to].fill(true);
        } else {
            days[weekday(part)?] = true;
        }
    }
    Some(days)
}

fn weekday(text: &str) -> Option<usize> {
    let name = text
        .trim()
        .strip_prefix("星期")
        .or_else(|| text.trim().strip_prefix('周'))
        .unwrap_or(text.trim());
    let mut names = name.chars();
    let day = names.next()?;
    if names.next().is_some() {
        return None;
    }
    match day {
        '日' | '天' => Some(6),
        day => "一二三四五六".chars().position(|c| c == day),
    }
}

/// Reads `09:00-12:00`; the dash may be any of those in use.
#[must_use]
pub fn parse_span(text: &str) -> Option<Span> {
    let (from, to) = text.split_once(['-', '–', '—', '~', '至'])?;
    let minutes = |(hour, minute): (u8, u8)| u16::from(hour) * 60 + u16::from(minute);
    let span = Span {
        opens: minutes(parse_clock(from.trim())?),
        closes: minutes(parse_clock(to.trim())?),
    };
    (span.opens < span.closes).then_some(span)
}

/// The spans of one line of hours in order; `None` when one cannot be read or two overlap.
#[must_use]
pub fn parse_spans(texts: &[String]) -> Option<Vec<Span>> {
    let spans: Vec<Span> = texts.iter().map(|text| parse_span(text)).collect::<Option<_>>()?;
    spans.windows(2).all(|pair| pair[0].closes <= pair[1].opens).then_some(spans)
}

/// `09:00`.
#[must_use]
pub fn clock(minutes: u16) -> String {
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

#[cfg(test)]
mod tests {
    use super::{parse_days, parse_span, parse_spans};

    #[test]
    fn reads_weekdays() {
        let days = |text: &str| {
            parse_days(text)
                .map(|days| days.map(|on| if on { 'o' } else { '.' }).iter().collect::<String>())
        };
        assert_eq!(days("周一至周五").as_deref(), Some("ooooo.."));
        assert_eq!(days("星期六、星期日").as_deref(), Some(".....oo"));
        assert_eq!(days("周一、周三至周四").as_deref(), Some("o.oo..."));
        assert_eq!(days("每天").as_deref(), Some("ooooooo"));
        for wrong in ["", "周五至周一", "周八", "Monday", "周一至"] {
            assert_eq!(days(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn reads_spans_in_order() {
        assert!(parse_span("09:00-12:00").is_some());
        assert!(parse_span("09:00—12:00").is_some());
        for wrong in ["9:00-12:00", "12:00-09:00", "09:00", "上午", "09:00-25:00"] {
            assert_eq!(parse_span(wrong), None, "{wrong}");
        }
        let spans =
            |list: &[&str]| parse_spans(&list.iter().map(|s| (*s).to_owned()).collect::<Vec<_>>());
        assert!(spans(&["09:00-12:00", "14:00-17:30"]).is_some());
        assert!(spans(&["09:00-14:30", "14:00-17:30"]).is_none());
    }
}
