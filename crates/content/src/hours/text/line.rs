//! One line of hours: days, times, places and notes put together to rules.

use super::{
    super::{
        holidays::HolidayPolicy,
        opening::{HoursRule, Pause},
        recurrence::{FirstWeek, Recurrence, ShortMonth, Weeks},
        remark::{HoursQuestion, HoursRemark},
        times::{DayTimes, TimeSpan},
    },
    cursor::{Cursor, plain},
    days::{self, ReadDays},
    notes::{self, Note},
    pause::{self, ReadPause},
    place,
    times::{self, ReadTime},
};

/// What a line says. When a part of it could not be read, all of it is `unread`: that part may be an exception.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HoursText {
    /// The rules.
    pub rules: Vec<HoursRule>,
    /// What holds on holidays in general, said without days.
    pub holidays: HolidayPolicy,
    /// Whether an appointment is needed.
    pub appointment: bool,
    /// DayTimes without service.
    pub pauses: Vec<Pause>,
    /// DayTimes without days: for days that stand elsewhere.
    pub times: DayTimes,
    /// The line as it was written, when it was not understood.
    pub unread: Option<String>,
    /// What is to be told.
    pub remarks: Vec<HoursRemark>,
}

/// Reads a line, or several parted by ；.
#[must_use]
pub fn read(text: &str) -> HoursText {
    let plain = plain(text);
    let mut line = Line::default();
    for segment in plain.split(';').filter(|segment| !segment.is_empty()) {
        if let Err(unread) = line.segment(segment) {
            line.remarks.push(HoursRemark::Unread(unread));
        }
        line.finish_group();
        line.place = None;
    }
    line.read(text)
}

/// The line as far as it is read.
#[derive(Debug, Default)]
struct Line {
    out: HoursText,
    remarks: Vec<HoursRemark>,
    /// The rules that the next times and notes belong to.
    group: Vec<HoursRule>,
    /// Whether the last days were a list with commas.
    enumerated: bool,
    /// Where the rules of the last group begin.
    last_group: usize,
    /// The place of all rules of the segment that follow.
    place: Option<String>,
    /// Holidays that were named before the first days of the segment.
    holidays: HolidayPolicy,
}

impl Line {
    fn read(self, text: &str) -> HoursText {
        let Self { mut out, mut remarks, .. } = self;
        if !out.times.is_empty() && !out.rules.is_empty() {
            // Times that belong to none of the days.
            remarks.push(HoursRemark::Unread(out.times.texts("-").join("、")));
        }
        let wrong = |remark: &HoursRemark| !matches!(remark, HoursRemark::Asks(_));
        if !out.times.is_ordered() || out.rules.iter().any(|rule| !rule.times.is_ordered()) {
            remarks.push(HoursRemark::Overlapping(text.trim().to_owned()));
        }
        if remarks.iter().any(wrong)
            || remarks.contains(&HoursRemark::Asks(HoursQuestion::PauseYear))
        {
            let unread = Some(text.trim().to_owned());
            return HoursText { unread, remarks, ..HoursText::default() };
        }
        out.remarks = remarks;
        out
    }

    /// Reads one segment; an error is what follows where it is no longer understood.
    fn segment(&mut self, segment: &str) -> Result<(), String> {
        if self.pause(segment) {
            return Ok(());
        }
        let mut cursor = Cursor { rest: segment };
        self.place = cursor.attempt(place::before);
        self.holidays = HolidayPolicy::Unstated;
        let (mut shared, mut bracketed) = (true, false);
        while !cursor.rest.is_empty() {
            if let Some(sign) = cursor.eat_any(&["、", ",", "和", "及", "与", "/", "(", ")"]) {
                shared = "、和及与/".contains(sign);
                bracketed = sign == "(";
                let inner = match sign {
                    "(" => cursor.rest.split(')').next().unwrap_or_default(),
                    _ => cursor.rest,
                };
                if self.pause(inner) {
                    cursor.rest = &cursor.rest[inner.len()..];
                }
                continue;
            }
            let unread = || cursor.rest.trim_end_matches(')').to_owned();
            cursor = self.item(cursor, shared, bracketed, segment).ok_or_else(unread)?;
            (shared, bracketed) = (false, false);
        }
        self.end_segment();
        Ok(())
    }

    /// Reads what comes next, and gives where it ends; nothing when it is not understood.
    fn item<'t>(
        &mut self,
        mut cursor: Cursor<'t>,
        shared: bool,
        bracketed: bool,
        segment: &str,
    ) -> Option<Cursor<'t>> {
        let start = cursor.rest;
        // 周末及法定节假日顺延 begins like days.
        if let Some(note) = cursor.attempt(notes::note) {
            self.note(note)?;
        } else if let Some(days) = cursor.attempt(days::days) {
            self.enumerated = start[..start.len() - cursor.rest.len()].contains(',');
            self.days(days, shared, bracketed, segment)?;
        } else if let Some(time) = cursor.attempt(times::time) {
            self.time(time, segment)?;
        } else {
            let place = cursor.attempt(|cursor| place::after(cursor, bracketed))?;
            self.put_place(place)?;
        }
        Some(cursor)
    }

    /// What was said without days belongs to all, or to the days before.
    fn end_segment(&mut self) {
        if self.group.is_empty() && self.holidays != HolidayPolicy::Unstated {
            self.out.holidays = self.holidays;
        }
        if self.group.is_empty() && !self.out.rules.is_empty() {
            // 周一至周五9:00-12:00；14:00-17:30
            let before = &mut self.out.rules[self.last_group..];
            if before.iter().any(|rule| rule.closed) {
                return;
            }
            let times = std::mem::take(&mut self.out.times);
            for rule in before {
                rule.times.spans.extend(&times.spans);
                rule.times.parts.extend(&times.parts);
            }
        }
    }

    fn pause(&mut self, segment: &str) -> bool {
        match pause::pause(segment) {
            None => return false,
            Some(ReadPause::Pause(pause)) => self.out.pauses.push(pause),
            Some(ReadPause::WithoutYear) => {
                self.remarks.push(HoursRemark::Asks(HoursQuestion::PauseYear));
            }
            Some(ReadPause::Reversed) => {
                self.remarks.push(HoursRemark::Reversed(segment.to_owned()));
            }
        }
        true
    }

    fn days(&mut self, days: ReadDays, shared: bool, bracketed: bool, segment: &str) -> Option<()> {
        if bracketed && !self.group.is_empty() {
            return self.narrow(&days);
        }
        let open = |rule: &HoursRule| rule.times.is_empty() && rule.place.is_none() && !rule.closed;
        if !shared || !self.group.iter().all(open) {
            self.finish_group();
        }
        match days {
            ReadDays::Days(recurrence) => self.group.push(HoursRule {
                recurrence,
                times: DayTimes::default(),
                place: self.place.clone(),
                closed: false,
                holidays: self.holidays,
            }),
            ReadDays::Reversed => self.remarks.push(HoursRemark::Reversed(segment.to_owned())),
            ReadDays::Impossible => self.remarks.push(HoursRemark::Impossible(segment.to_owned())),
        }
        Some(())
    }

    /// 周一至周五（工作日）; any other days in brackets after days may mean anything.
    fn narrow(&mut self, days: &ReadDays) -> Option<()> {
        let week = [true, true, true, true, true, false, false];
        let week = Recurrence::Weekly(week, Weeks::Every);
        let same = self.group.iter().all(|rule| rule.recurrence == week);
        if *days != ReadDays::Days(Recurrence::Workdays) || !same {
            return None;
        }
        self.group.iter_mut().for_each(|rule| rule.recurrence = Recurrence::Workdays);
        Some(())
    }

    fn time(&mut self, time: ReadTime, segment: &str) -> Option<()> {
        // 周一9:00-12:00闭馆 and 周一闭馆9:00-12:00 may mean either.
        if self.group.iter().any(|rule| rule.closed) {
            return None;
        }
        if self.group.is_empty() && time == ReadTime::Span(TimeSpan::DAY) {
            // 24小时 by itself is every day.
            let days = ReadDays::Days(Recurrence::DAILY);
            let _ = self.days(days, true, false, segment);
        }
        let mut put = |times: &mut DayTimes| match time {
            ReadTime::Span(span) => times.spans.push(span),
            ReadTime::Part(part) => times.parts.push(part),
            ReadTime::Reversed => self.remarks.push(HoursRemark::Reversed(segment.to_owned())),
            ReadTime::Impossible => self.remarks.push(HoursRemark::Impossible(segment.to_owned())),
        };
        match self.group.as_mut_slice() {
            [] => put(&mut self.out.times),
            [first, others @ ..] => {
                put(&mut first.times);
                others.iter_mut().for_each(|other| other.times = first.times.clone());
            }
        }
        Some(())
    }

    fn note(&mut self, note: Note) -> Option<()> {
        match note {
            Note::Word => {}
            Note::Appointment => self.out.appointment = true,
            Note::Closed => {
                // Days with times are not closed, one place of two is not all; 周二至周日，周三闭馆 may close one of them or all.
                let timed = self.group.iter().any(|rule| {
                    let plain = rule.place.is_none() && rule.holidays == HolidayPolicy::Unstated;
                    !rule.times.is_empty() || !plain
                });
                if self.group.is_empty() || timed || self.enumerated {
                    return None;
                }
                self.group.iter_mut().for_each(|rule| rule.closed = true);
            }
            Note::Holidays(policy) => {
                // 周一闭馆（节假日除外） speaks of the closed day.
                if self.group.iter().any(|rule| rule.closed) {
                    return None;
                }
                if self.group.is_empty() {
                    self.holidays = policy;
                }
                self.group.iter_mut().for_each(|rule| rule.holidays = policy);
            }
            Note::Short(short) => self.short_month(short)?,
            Note::First(first) => self.first_week(first)?,
        }
        Some(())
    }

    fn short_month(&mut self, short: ShortMonth) -> Option<()> {
        let mut meant = self.group.iter_mut().filter_map(|rule| match &mut rule.recurrence {
            Recurrence::Monthly(_, _, of) => Some(of),
            _ => None,
        });
        *meant.next()? = short;
        meant.for_each(|of| *of = short);
        Some(())
    }

    fn first_week(&mut self, first: FirstWeek) -> Option<()> {
        let mut meant = self.group.iter_mut().filter_map(|rule| match &mut rule.recurrence {
            Recurrence::Weekly(_, Weeks::Odd(of) | Weeks::Even(of)) => Some(of),
            _ => None,
        });
        *meant.next()? = first;
        meant.for_each(|of| *of = first);
        Some(())
    }

    fn put_place(&mut self, place: String) -> Option<()> {
        if self.group.is_empty() {
            self.place = Some(place);
        } else if self.group.iter().any(|rule| rule.closed) {
            return None;
        } else {
            self.group.iter_mut().for_each(|rule| rule.place = Some(place.clone()));
        }
        Some(())
    }

    /// What follows belongs to other days.
    fn finish_group(&mut self) {
        if !self.group.is_empty() {
            self.last_group = self.out.rules.len();
            self.out.rules.append(&mut self.group);
        }
    }
}
