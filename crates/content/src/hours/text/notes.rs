//! What stands beside days and times: holidays, short months, the first week, appointments, words that say nothing of time.

use super::{
    super::{
        holidays::{DaysOff, HolidayPolicy},
        recurrence::{FirstWeek, ShortMonth},
    },
    cursor::Cursor,
    pause,
};

/// A note as it was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Note {
    Holidays(HolidayPolicy),
    Short(ShortMonth),
    First(FirstWeek),
    Appointment,
    /// The days before it are closed.
    Closed,
    /// A word that says nothing of the time.
    Word,
}

const CLOSED: [&str; 15] = [
    "不对外开放",
    "不对外服务",
    "不开放",
    "不办公",
    "不服务",
    "不上班",
    "不接待",
    "停止服务",
    "闭馆",
    "休馆",
    "闭园",
    "休息",
    "关闭",
    "放假",
    "暂停服务",
];

/// Words of which none changes when a station is open; the longer first.
const WORDS: [&str; 38] = [
    "公共法律服务时间",
    "村居法律顾问",
    "值班律师",
    "法律顾问",
    "法律咨询",
    "法律援助",
    "律师值班",
    "律师坐班",
    "律师驻点",
    "律师",
    "提供服务",
    "服务时间",
    "开放时间",
    "办公时间",
    "工作时间",
    "值班时间",
    "坐班时间",
    "接待时间",
    "营业时间",
    "上班时间",
    "时间",
    "对外开放",
    "对外服务",
    "现场服务",
    "接待群众",
    "接待",
    "开放",
    "服务",
    "办公",
    "上班",
    "值班",
    "坐班",
    "驻点",
    "开门",
    "均",
    "为",
    "的",
    ":",
];

pub(super) fn note(cursor: &mut Cursor<'_>) -> Option<Note> {
    if let Some(policy) = cursor.attempt(holidays) {
        return Some(Note::Holidays(policy));
    }
    if let Some(short) = cursor.attempt(short_month) {
        return Some(Note::Short(short));
    }
    if let Some(first) = cursor.attempt(first_week) {
        return Some(Note::First(first));
    }
    if cursor.attempt(appointment).is_some() {
        return Some(Note::Appointment);
    }
    if cursor.eat_any(&CLOSED).is_some() {
        return Some(Note::Closed);
    }
    cursor.eat_any(&WORDS).map(|_| Note::Word)
}

/// 法定节假日除外, 遇节假日顺延, 除法定节假日外, 节假日照常开放.
fn holidays(cursor: &mut Cursor<'_>) -> Option<HolidayPolicy> {
    if cursor.eat("全年无休") || cursor.eat("365天无休") {
        return Some(HolidayPolicy::Open);
    }
    let except = cursor.eat_any(&["除"]).is_some();
    cursor.eat_any(&["如遇", "遇到", "遇", "逢", "含", "包括"]);
    let off = days_off(cursor)?;
    cursor.eat_any(&["时", "期间", "当天", "则", "均"]);
    if except {
        cursor.eat_any(&["外", "以外"])?;
        cursor.eat_any(&[",均", "均"]);
        return Some(HolidayPolicy::Closed(off));
    }
    if cursor.eat_any(&["除外", "不含"]).is_some() || cursor.eat_any(&CLOSED).is_some() {
        return Some(HolidayPolicy::Closed(off));
    }
    if cursor
        .eat_any(&["依次顺延", "自动顺延", "相应顺延", "往后顺延", "向后顺延", "顺延"])
        .is_some()
    {
        cursor.attempt(|cursor| {
            cursor.eat_any(&["至", "到"])?;
            cursor.eat_any(&["节后", "假后"]);
            cursor.eat_any(&[
                "下一个工作日",
                "下一工作日",
                "下个工作日",
                "第一个工作日",
                "次一工作日",
            ])
        });
        return Some(HolidayPolicy::Postponed(off));
    }
    if cursor
        .eat_any(&[
            "正常开放",
            "照常开放",
            "照常服务",
            "正常服务",
            "正常上班",
            "照常",
            "不休息",
            "不休",
            "无休",
        ])
        .is_some()
    {
        return Some(HolidayPolicy::Open);
    }
    cursor.eat_any(&["另行通知", "另行公告", "安排另行通知", "安排以通知为准", "以通知为准"])?;
    Some(HolidayPolicy::Announced)
}

fn days_off(cursor: &mut Cursor<'_>) -> Option<DaysOff> {
    let weekends = |cursor: &mut Cursor<'_>| {
        cursor.eat_any(&["周末", "双休日", "公休日", "周六日", "休息日"]).is_some()
    };
    let joined =
        |cursor: &mut Cursor<'_>| cursor.eat_any(&["以及", "及", "和", "与", "、", "或"]).is_some();
    let before = weekends(cursor);
    if before && !joined(cursor) {
        return None;
    }
    cursor.eat("国家");
    let off = match cursor.eat_any(&[
        "法定节假日",
        "法定假日",
        "法定节日",
        "法定假期",
        "公众假期",
        "节假日",
    ])? {
        "节假日" => DaysOff::Unclear,
        _ => DaysOff::Statutory,
    };
    let after = cursor.attempt(|cursor| (joined(cursor) && weekends(cursor)).then_some(()));
    Some(if before || after.is_some() { DaysOff::WithWeekends } else { off })
}

/// 2月最后一天, 二月份为最后一天, 小月最后一天.
fn short_month(cursor: &mut Cursor<'_>) -> Option<ShortMonth> {
    let february = cursor.attempt(|cursor| {
        (cursor.number() == Some(2) && cursor.eat("月")).then(|| cursor.eat("份"))
    });
    if february.is_none() {
        cursor.eat_any(&["小月"])?;
    }
    cursor.eat_any(&["则为", "为", "是", "按", "在"]);
    cursor.eat_any(&["最后一天", "最后一日", "最后1天", "月末"])?;
    Some(if february.is_some() { ShortMonth::LastOfFebruary } else { ShortMonth::LastDay })
}

/// 按ISO周历, 2026年9月7日为第一周, 从2026年9月7日起算第一周.
fn first_week(cursor: &mut Cursor<'_>) -> Option<FirstWeek> {
    if cursor.eat_any(&["按ISO周历", "ISO周历", "按ISO周", "按国际标准周历", "按日历周"]).is_some()
    {
        return Some(FirstWeek::Iso);
    }
    cursor.eat_any(&["从", "自", "以"]);
    let day = pause::date(cursor, None)?.0;
    cursor.eat_any(&["所在周", "那一周", "那周", "当周", "起"]);
    cursor.eat_any(&["为", "算", "是", "开始为", "作为"]);
    let mut week = *cursor;
    let first = week.eat("第") && week.number() == Some(1) && week.eat("周");
    *cursor = week;
    first.then_some(FirstWeek::Of(day))
}

/// 预约, 需提前电话预约, 请先预约.
fn appointment(cursor: &mut Cursor<'_>) -> Option<()> {
    cursor.eat_any(&["请先", "请", "需要", "需", "须", "凭", "可"]);
    cursor.eat_any(&["提前一天", "提前", "事先"]);
    cursor.eat_any(&["来电", "电话", "网上", "微信", "扫码"]);
    cursor.eat_any(&["预约"])?;
    cursor.eat_any(&["办理", "服务", "制", "接待", "开放", "咨询", "后办理", "后前往"]);
    Some(())
}
