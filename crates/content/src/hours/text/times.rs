//! DayTimes of a day: 9:00-12:00, 上午9点半至11点, 下午2:00-5:00, 上午, 24小时.

use super::{
    super::times::{DayPart, TimeSpan},
    cursor::Cursor,
};

/// One time as it was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ReadTime {
    Span(TimeSpan),
    Part(DayPart),
    /// The later time stands first.
    Reversed,
    /// There is no such time.
    Impossible,
}

const PARTS: [(&str, DayPart); 13] = [
    ("早上", DayPart::Morning),
    ("上午", DayPart::Morning),
    ("早晨", DayPart::Morning),
    ("中午", DayPart::Noon),
    ("下午", DayPart::Afternoon),
    ("午后", DayPart::Afternoon),
    ("晚上", DayPart::Evening),
    ("晚间", DayPart::Evening),
    ("夜间", DayPart::Evening),
    ("AM", DayPart::Morning),
    ("am", DayPart::Morning),
    ("PM", DayPart::Afternoon),
    ("pm", DayPart::Afternoon),
];

/// A time of the clock: hour and minute as written, and whether a sign said that it is one.
#[derive(Clone, Copy)]
struct Clock {
    hour: u16,
    minute: u16,
    marked: bool,
}

pub(super) fn time(cursor: &mut Cursor<'_>) -> Option<ReadTime> {
    if let Some(time) = cursor.attempt(whole_day) {
        return Some(time);
    }
    cursor.attempt(|cursor| {
        let first = part(cursor);
        cursor.eat(":");
        match (cursor.attempt(|cursor| span(cursor, first)), first) {
            (Some(time), _) => Some(time),
            (None, Some(part)) => Some(ReadTime::Part(part)),
            (None, None) => None,
        }
    })
}

fn whole_day(cursor: &mut Cursor<'_>) -> Option<ReadTime> {
    cursor.eat("全天");
    cursor
        .attempt(|cursor| {
            let day = cursor.number() == Some(24) && cursor.eat("小时");
            day.then(|| cursor.eat("全天"))
        })
        .map(|_| ReadTime::Span(TimeSpan::DAY))
}

fn part(cursor: &mut Cursor<'_>) -> Option<DayPart> {
    PARTS.iter().find(|(name, _)| cursor.eat(name)).map(|(_, part)| *part)
}

fn span(cursor: &mut Cursor<'_>, first: Option<DayPart>) -> Option<ReadTime> {
    cursor.eat("从");
    let from = clock(cursor)?;
    cursor.eat_any(&["-", "至", "到"])?;
    let second = part(cursor).or(first);
    let to = clock(cursor)?;
    if !to.marked {
        return None;
    }
    let (Some(opens), Some(closes)) = (minutes(from, first), minutes(to, second)) else {
        return Some(ReadTime::Impossible);
    };
    // 上午9:00-2:00 and the like are no times that anyone means.
    Some(if opens < closes {
        ReadTime::Span(TimeSpan { opens, closes })
    } else {
        ReadTime::Reversed
    })
}

/// `9:00`, `9.30`, 9点, 9点半, 9时30分; a bare hour only before one with a sign.
fn clock(cursor: &mut Cursor<'_>) -> Option<Clock> {
    let hour = cursor.number()?;
    let clock = |minute, marked| Some(Clock { hour, minute, marked });
    if cursor.eat_any(&[":", "."]).is_some() {
        let digits = cursor.rest.get(..2).filter(|two| two.bytes().all(|b| b.is_ascii_digit()))?;
        cursor.rest = &cursor.rest[2..];
        if cursor.next().is_some_and(|c| c.is_ascii_digit()) {
            return None;
        }
        return clock(digits.parse().ok()?, true);
    }
    if cursor.eat_any(&["点钟", "点整", "点", "时"]).is_none() {
        return clock(0, false);
    }
    if cursor.eat("半") {
        return clock(30, true);
    }
    if cursor.eat("一刻") {
        return clock(15, true);
    }
    if cursor.eat("三刻") {
        return clock(45, true);
    }
    let minute = cursor.attempt(Cursor::number);
    cursor.eat_any(&["分钟", "分", "整"]);
    clock(minute.unwrap_or(0), true)
}

/// Minutes from midnight, of a clock with twelve or with twenty-four hours; nothing when the part of the day has no
/// such hour.
fn minutes(clock: Clock, part: Option<DayPart>) -> Option<u16> {
    let Clock { hour, minute, .. } = clock;
    let hour = match (part, hour) {
        (None, 0..=24) | (Some(DayPart::Morning), 0..=12) => hour,
        (Some(DayPart::Noon), 11..=14) => hour,
        (Some(DayPart::Noon), 1..=2) => hour + 12,
        (Some(DayPart::Afternoon), 12..=18) => hour,
        (Some(DayPart::Afternoon), 1..=6) => hour + 12,
        (Some(DayPart::Evening), 17..=24) => hour,
        (Some(DayPart::Evening), 5..=11) => hour + 12,
        _ => return None,
    };
    let minutes = hour * 60 + minute;
    (minute < 60 && minutes <= 24 * 60).then_some(minutes)
}
