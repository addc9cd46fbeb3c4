//! Days: 周一至周五, 每周二、四, 单周周三, 每月20日, 每月第三个周二, 工作日, 每天.

use super::{
    super::recurrence::{FirstWeek, MonthDay, Months, Recurrence, ShortMonth, Weekdays, Weeks},
    cursor::Cursor,
};

/// Days as they were read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum ReadDays {
    Days(Recurrence),
    /// The later day stands first.
    Reversed,
    /// There is no such day.
    Impossible,
}

const COMMAS: [&str; 8] = ["、", ",", "和", "及", "与", "/", "以及", "或"];
const DASHES: [&str; 3] = ["-", "至", "到"];

pub(super) fn days(cursor: &mut Cursor<'_>) -> Option<ReadDays> {
    cursor.eat_any(&["每逢", "逢"]);
    let days = |recurrence| Some(ReadDays::Days(recurrence));
    let weekend = [false, false, false, false, false, true, true];
    if cursor.eat_any(&["每个工作日", "每工作日", "工作日"]).is_some() {
        return days(Recurrence::Workdays);
    }
    if cursor.eat_any(&["每天", "每日", "天天", "全年365天"]).is_some() {
        return days(Recurrence::DAILY);
    }
    if cursor.eat_any(&["每周末", "周末", "双休日"]).is_some() {
        return days(Recurrence::Weekly(weekend, Weeks::Every));
    }
    cursor.attempt(of_month).or_else(|| cursor.attempt(of_week))
}

fn of_week(cursor: &mut Cursor<'_>) -> Option<ReadDays> {
    let weeks = match cursor.eat_any(&["单周的", "双周的", "每单周的", "每双周的"]) {
        Some(word) if word.contains('单') => Weeks::Odd(FirstWeek::Unstated),
        Some(_) => Weeks::Even(FirstWeek::Unstated),
        None => Weeks::Every,
    };
    Some(match weekdays(cursor)? {
        Some(days) => ReadDays::Days(Recurrence::Weekly(days, weeks)),
        None => ReadDays::Reversed,
    })
}

/// Weekdays, the first after 周; nothing inside when a range is reversed.
fn weekdays(cursor: &mut Cursor<'_>) -> Option<Option<Weekdays>> {
    let mut days = [false; 7];
    let mut reversed = false;
    let mut first = weekday(cursor, true)?;
    loop {
        let end = cursor.attempt(|cursor| {
            cursor.eat_any(&DASHES)?;
            weekday(cursor, false)
        });
        let last = end.unwrap_or(first);
        reversed |= first > last;
        days[first.min(last)..=first.max(last)].fill(true);
        let next = cursor.attempt(|cursor| {
            let apart = cursor.eat_any(&COMMAS).is_some();
            // After a comma a digit may begin a time, and a bare numeral is a day only where no unit follows.
            if apart && cursor.next().is_some_and(|c| c.is_ascii_digit()) {
                return None;
            }
            weekday(cursor, false)
        });
        match next {
            Some(day) => first = day,
            None => return Some((!reversed).then_some(days)),
        }
    }
}

fn weekday(cursor: &mut Cursor<'_>, named: bool) -> Option<usize> {
    let prefix = cursor.eat_any(&["每周的周", "每周", "周"]);
    if named && prefix.is_none() {
        return None;
    }
    let c = cursor.next()?;
    let day = match c {
        '日' | '天' => 6,
        '1'..='7' if prefix.is_some() => "1234567".find(c)?,
        c => "一二三四五六".chars().position(|day| day == c)?,
    };
    cursor.rest = &cursor.rest[c.len_utf8()..];
    // 三楼, 二点, 五号 are no weekdays, and neither is the first digit of a number.
    let bare = prefix.is_none() || c.is_ascii_digit();
    let other = |next: char| {
        "点时个月号次十楼层室栋:.".contains(next) || (c.is_ascii_digit() && next.is_ascii_digit())
    };
    (!bare || !cursor.next().is_some_and(other)).then_some(day)
}

fn of_month(cursor: &mut Cursor<'_>) -> Option<ReadDays> {
    let months = months(cursor)?;
    cursor.eat("的");
    if let Some(orders) = cursor.attempt(orders) {
        cursor.eat("的");
        return Some(match weekdays(cursor)? {
            Some(days) if orders.iter().all(|order| (-1..=5).contains(order) && *order != 0) => {
                ReadDays::Days(Recurrence::MonthlyWeekdays(months, orders, days))
            }
            Some(_) => ReadDays::Impossible,
            None => ReadDays::Reversed,
        });
    }
    numbers(cursor, months)
}

fn months(cursor: &mut Cursor<'_>) -> Option<Months> {
    if cursor.eat_any(&["每个月", "每月"]).is_some() {
        return Some(Months::ALL);
    }
    if cursor.eat_any(&["每季度第一个月", "每季度首月"]).is_some() {
        return Some(Months(0x249));
    }
    if cursor.eat_any(&["每逢单月", "单月"]).is_some() {
        return Some(Months::ODD);
    }
    if cursor.eat_any(&["每逢双月", "双月"]).is_some() {
        return Some(Months::EVEN);
    }
    if !cursor.eat("每年") {
        return None;
    }
    let mut months = Months(0);
    loop {
        let month = cursor.number().filter(|month| (1..=12).contains(month))?;
        months.0 |= 1 << (month - 1);
        cursor.eat("月");
        if cursor.attempt(|cursor| cursor.eat_any(&COMMAS)).is_none() {
            return Some(months);
        }
    }
}

/// 第一、三个, 最后一个, 第二个和第四个; −1 is the last.
fn orders(cursor: &mut Cursor<'_>) -> Option<Vec<i8>> {
    let mut orders = Vec::new();
    loop {
        if cursor.eat_any(&["最后一个", "最末一个", "最后1个"]).is_some() {
            orders.push(-1);
        } else {
            let named = cursor.eat("第");
            if !named && orders.is_empty() {
                return None;
            }
            orders.push(cursor.number().and_then(|number| i8::try_from(number).ok())?);
            cursor.eat("个");
        }
        if cursor.attempt(|cursor| cursor.eat_any(&COMMAS)).is_none() {
            // 第三周周二 may be the third week or the third Tuesday.
            let settled = cursor.rest.starts_with('周') && !cursor.rest.starts_with("周的");
            return (settled || cursor.rest.starts_with("的周")).then_some(orders);
        }
    }
}

/// 20日, 10、20日, 1日至5日, 最后一天.
fn numbers(cursor: &mut Cursor<'_>, months: Months) -> Option<ReadDays> {
    let mut days = Vec::new();
    let mut impossible = false;
    loop {
        if cursor.eat_any(&["最后一天", "最后一日", "最后1天"]).is_some() {
            days.push(MonthDay::Last);
        } else {
            let (first, named) = day_number(cursor)?;
            let last = cursor.attempt(|cursor| {
                cursor.eat_any(&DASHES)?;
                day_number(cursor)
            });
            let (last, named) = last.unwrap_or((first, named));
            let more = cursor.rest.chars().next().is_some_and(|c| "、,和及与/".contains(c));
            if !named && !more {
                return None;
            }
            if first > last {
                return Some(ReadDays::Reversed);
            }
            impossible |= !(1..=31).contains(&first) || last > 31;
            days.extend((first..=last.min(31)).map(MonthDay::Number));
        }
        let next = cursor.attempt(|cursor| {
            cursor.eat_any(&COMMAS)?;
            let mut ahead = *cursor;
            let last = ahead.eat("最后一");
            (last || names_day(&mut ahead)).then_some(())
        });
        if next.is_none() {
            break;
        }
    }
    days.sort_unstable();
    days.dedup();
    Some(if impossible {
        ReadDays::Impossible
    } else {
        ReadDays::Days(Recurrence::Monthly(months, days, ShortMonth::Unstated))
    })
}

/// Whether days come next, up to one with its 日: 10、20日.
fn names_day(cursor: &mut Cursor<'_>) -> bool {
    loop {
        match day_number(cursor) {
            None => return false,
            Some((_, true)) => return true,
            Some((_, false)) => {
                let more = cursor.eat_any(&COMMAS).or_else(|| cursor.eat_any(&DASHES));
                if more.is_none() {
                    return false;
                }
            }
        }
    }
}

/// A day, and whether 日 or 号 follows.
fn day_number(cursor: &mut Cursor<'_>) -> Option<(i8, bool)> {
    let number = i8::try_from(cursor.number()?).ok()?;
    Some((number, cursor.eat_any(&["日", "号"]).is_some()))
}
