//! Opening hours as offices write them: what is read, what is asked, what is left as it was written.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use gongbao_base::{date::Date, workday::HolidayTable};
use gongbao_content::hours::{Doubt, HoursQuestion, HoursRemark, OpeningHours, text};

fn read(text: &str) -> OpeningHours {
    let read = text::read(text);
    assert_eq!(read.unread, None, "{text}");
    OpeningHours {
        rules: read.rules,
        appointment: read.appointment,
        pauses: read.pauses,
        unread: Vec::new(),
    }
}

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

/// Texts of offices, and what they say in our words.
const READ: &[(&str, &str)] = &[
    ("每月20日", "每月20日"),
    ("每月20号（上午9:00-11:00，下午13:00-17:00）", "每月20日 09:00-11:00、13:00-17:00"),
    (
        "每月第3个周二（上午9：00-11：00，下午13：00-17：00）",
        "每月第三个周二 09:00-11:00、13:00-17:00",
    ),
    ("每月10日（上午9：00-11：00）", "每月10日 09:00-11:00"),
    (
        "每月30号（2月最后一天）（上午9：00-11：00，下午13：00-17：00）",
        "每月30日（2月最后一天） 09:00-11:00、13:00-17:00",
    ),
    ("每月30号（2月最后一天）", "每月30日（2月最后一天）"),
    ("每月第三个周二", "每月第三个周二"),
    ("每月最后一个周五下午", "每月最后一个周五 下午"),
    ("每周二、四", "每周二、周四"),
    ("每周三上午", "每周三 上午"),
    (
        "周一至周五9:00-12:00，14:00-17:30（法定节假日除外）",
        "周一至周五 09:00-12:00、14:00-17:30（法定节假日除外）",
    ),
    ("工作日", "工作日"),
    ("单周周三", "单周周三"),
    ("预约", "预约"),
    ("24小时", "每天 24小时"),
    // Full width, 星期 and 礼拜, Chinese numerals, 点, 时 and 半.
    ("每月１０号、２０号", "每月10日、20日"),
    ("每月10、20日下午2:00-5:00", "每月10日、20日 14:00-17:00"),
    ("每月二十日", "每月20日"),
    ("每月最后一天", "每月最后一天"),
    ("星期一到星期五 上午九点半至十一点半，下午两点到五点", "周一至周五 09:30-11:30、14:00-17:00"),
    ("礼拜六、礼拜天9时-12时", "每周六、周日 09:00-12:00"),
    ("每周一、三、五 8:30-12:00 14:30-17:30", "周一、周三、周五 08:30-12:00、14:30-17:30"),
    ("周一至五9:00-17:00", "周一至周五 09:00-17:00"),
    ("周1至周5 9:00-17:00", "周一至周五 09:00-17:00"),
    ("每周六日9.00-17.00", "每周六、周日 09:00-17:00"),
    ("周一至周五：上午8:30—12:00，下午2:30—6:00", "周一至周五 08:30-12:00、14:30-18:00"),
    ("服务时间：周一至周五 9:00～12:00；14:00～17:30", "周一至周五 09:00-12:00、14:00-17:30"),
    ("周一至周五（工作日）9:00-17:00", "工作日 09:00-17:00"),
    ("律师值班时间：每月第二个周四下午3点至5点", "每月第二个周四 15:00-17:00"),
    ("每季度第一个月的10日", "每年1月、4月、7月、10月10日"),
    ("双周的星期五下午（2026年9月7日为第一周）", "双周周五（2026年9月7日为第一周） 下午"),
    // Several lines, places, closed days, holidays, pauses.
    ("工作日9:00-12:00；周六9:00-12:00", "工作日 09:00-12:00；每周六 09:00-12:00"),
    (
        "甲社区：每周一上午9:00-11:00；乙社区：每周二上午9:00-11:00",
        "每周一 09:00-11:00 在甲社区；每周二 09:00-11:00 在乙社区",
    ),
    (
        "周一、周三在甲社区党群服务中心，周二、周四在乙社区居委会",
        "每周一、周三 在甲社区党群服务中心；每周二、周四 在乙社区居委会",
    ),
    ("周二至周日9:00-17:00，周一闭馆", "周二至周日 09:00-17:00；每周一不开放"),
    ("每天9:00-21:00，全年无休", "每天 09:00-21:00（节假日照常）"),
    ("每月20日（节假日顺延）", "每月20日（节假日顺延）"),
    ("每月20日（遇周末及法定节假日顺延至下一个工作日）", "每月20日（周末和法定节假日顺延）"),
    ("除法定节假日外，每周三14:30-17:30", "每周三 14:30-17:30（法定节假日除外）"),
    (
        "周一至周五9:00-12:00，14:00-17:30，2026年2月1日至2月10日暂停服务（装修）",
        "周一至周五 09:00-12:00、14:00-17:30；2026年2月1日至2026年2月10日暂停服务（装修）",
    ),
    ("因搬迁自2026年12月1日起暂停服务", "2026年12月1日起暂停服务（搬迁）"),
    ("需提前预约，每周三下午", "每周三 下午；预约"),
];

#[test]
fn what_offices_write_is_read() {
    for (text, words) in READ {
        assert_eq!(read(text).words(), *words, "{text}");
    }
}

#[test]
fn our_words_read_back_as_the_same_hours() {
    for (text, _) in READ {
        let hours = read(text);
        assert_eq!(read(&hours.words()), hours, "{text}");
    }
}

/// Texts that leave room, or more than this knows: nothing of them is computed.
#[test]
fn what_is_not_understood_stays_as_it_was_written() {
    for (text, rest) in [
        ("周一至周五9:00-17:30（夏季14:30-17:30）", "夏季14:30-17:30"),
        ("周一至周五9:00-12:00，每月最后一周除外", "每月最后一周除外"),
        ("每周一次", "次"),
        ("每月第三周周二", "每月第三周的周二"),
        ("每月15日前", "前"),
        ("周二至周日，周三闭馆", "闭馆"),
        ("隔周周三", "隔周的周三"),
        ("单周三", "单周三"),
        ("周一、三楼会议室", "三楼会议室"),
        ("每月20日（周三）", "周三"),
        ("周一闭馆（节假日除外）", "节假日除外"),
        ("待定", "待定"),
        ("周一至周五全天", "全天"),
        ("甲社区：2026年2月1日至2月10日暂停服务", "2026年2月1日至2月10日暂停服务"),
        ("周一闭馆9:00-12:00", "9:00-12:00"),
        ("周一（甲社区）闭馆", "闭馆"),
        ("周一闭馆；9:00-12:00", "09:00-12:00"),
        ("9:00-12:00；周一", "09:00-12:00"),
        ("2026年2月1日至2月10日仅上午开放", "2026年2月1日至2月10日仅上午开放"),
    ] {
        let read = text::read(text);
        assert_eq!(read.unread.as_deref(), Some(text));
        assert!(read.rules.is_empty() && read.pauses.is_empty(), "{text}");
        assert_eq!(read.remarks, [HoursRemark::Unread(rest.to_owned())], "{text}");
    }
}

#[test]
fn what_cannot_be_is_told() {
    let wrong = |text: &str| text::read(text).remarks.first().cloned();
    for text in ["周五至周一9:00-12:00", "周一17:00-9:00", "每月20日至10日"] {
        assert_eq!(wrong(text), Some(HoursRemark::Reversed(text.to_owned())));
    }
    for text in [
        "每月32日",
        "每月第六个周二",
        "周一9:00-25:00",
        "周一上午15:00-16:00",
        "周一下午9:00-11:00",
    ] {
        assert_eq!(wrong(text), Some(HoursRemark::Impossible(text.to_owned())));
    }
    for text in ["周一9:00-14:00，13:00-17:00", "周一14:00-17:00，9:00-12:00"] {
        assert_eq!(wrong(text), Some(HoursRemark::Overlapping(text.to_owned())));
    }
    assert_eq!(wrong("2月1日至2月10日暂停服务"), Some(HoursRemark::Asks(HoursQuestion::PauseYear)));
}

#[test]
fn what_is_left_open_is_asked() {
    use HoursQuestion::{FirstWeek, Holidays, NoHours, NoTimes, ShortMonth, Weekends};
    for (text, asked) in [
        ("单周周三9:00-12:00（节假日照常）", vec![FirstWeek]),
        ("单周周三9:00-12:00（按ISO周历）（法定节假日除外）", vec![]),
        ("每月30日9:00-12:00（法定节假日除外）", vec![ShortMonth(30)]),
        ("每月30日（2月最后一天）9:00-12:00（法定节假日除外）", vec![]),
        ("每月31日（2月最后一天）9:00-12:00（法定节假日除外）", vec![ShortMonth(31)]),
        ("每周三上午（法定节假日除外）", vec![NoHours]),
        ("每周三（法定节假日除外）", vec![NoTimes]),
        ("每周三9:00-12:00", vec![Holidays]),
        ("工作日9:00-12:00", vec![]),
        ("24小时", vec![]),
        ("每月20日9:00-12:00（节假日顺延）", vec![Weekends]),
        ("每月20日9:00-12:00（法定节假日顺延）", vec![]),
    ] {
        assert_eq!(read(text).questions(), asked, "{text}");
    }
}

#[test]
fn a_part_of_the_day_has_no_invented_hours() {
    let hours = read("每周三上午（法定节假日除外）");
    let next = hours.next_open(day("2026-03-01"), 1, HolidayTable::official());
    assert!(next[0].periods[0].times.spans.is_empty());
}

#[test]
fn the_next_days_know_holidays_pauses_and_shifted_days() {
    let next = |text: &str, from: &str| {
        let hours = read(text);
        let days = hours.next_open(day(from), 3, HolidayTable::official());
        let days: Vec<String> = days
            .iter()
            .map(|open| {
                let period = open.periods[0];
                let moved = period.moved_from.map(|from| format!(" for {from}"));
                let doubt = period.doubt.map(|doubt| format!(" {doubt:?}"));
                let more = moved.into_iter().chain(doubt).collect::<String>();
                format!("{}{more}", &open.date.to_string()[2..])
            })
            .collect();
        days.join(", ")
    };
    for (text, from, days) in [
        ("每月20日", "2026-01-20", "26-01-20, 26-02-20 Holiday, 26-03-20"),
        ("每月20日（法定节假日除外）", "2026-01-21", "26-03-20, 26-04-20, 26-05-20"),
        // The new year of 2026 is off until 2026-02-23.
        ("每月20日（法定节假日顺延）", "2026-01-21", "26-02-24 for 2026-02-20, 26-03-20, 26-04-20"),
        // 2026-06-20 is a Saturday within a holiday, 2026-09-20 a Sunday on which people work.
        (
            "每月20日（周末和法定节假日顺延）",
            "2026-06-01",
            "26-06-22 for 2026-06-20, 26-07-20, 26-08-20",
        ),
        ("每月20日（周末和法定节假日顺延）", "2026-09-01", "26-09-20, 26-10-20, 26-11-20"),
        (
            "每月20日（节假日顺延）",
            "2026-12-01",
            "26-12-20 Weekend, 27-01-20 NoTable, 27-02-20 Weekend",
        ),
        ("工作日", "2026-02-13", "26-02-13, 26-02-14, 26-02-24"),
        ("周一至周五（法定节假日除外）", "2026-02-13", "26-02-13, 26-02-24, 26-02-25"),
        ("工作日", "2026-12-30", "26-12-30 NoTable, 26-12-31 NoTable, 27-01-04 NoTable"),
        (
            "每月30日（2月最后一天）",
            "2027-01-31",
            "27-02-28 NoTable, 27-03-30 NoTable, 27-04-30 NoTable",
        ),
        ("每周三，2026年3月1日至3月12日暂停服务", "2026-02-25", "26-02-25, 26-03-18, 26-03-25"),
        ("周一至周五，2026年3月2日起暂停服务", "2026-02-27", "26-02-27"),
        ("周二至周日开放，周三闭馆", "2026-03-03", "26-03-03, 26-03-05, 26-03-06"),
        ("预约", "2026-03-03", ""),
    ] {
        assert_eq!(next(text, from), days, "{text} from {from}");
    }
    let doubt = Some(Doubt::NoTable);
    let hours = read("周一（法定节假日除外）");
    let open = hours.next_open(day("2027-03-01"), 1, HolidayTable::official());
    assert_eq!(open[0].periods[0].doubt, doubt);
}

/// While one text is not understood, no day is named: that text may be an exception.
#[test]
fn an_unread_text_stops_the_days() {
    let mut hours = read("每周三");
    hours.unread.push("夏季另行通知".to_owned());
    assert!(hours.next_open(day("2026-03-03"), 3, HolidayTable::official()).is_empty());
    assert_eq!(hours.words(), "每周三；夏季另行通知");
}

/// Texts put together by chance: none makes a panic, and what was read reads back as the same, so that a part that was
/// taken for something else would show.
#[test]
fn whatever_is_read_reads_back_as_the_same() {
    const PARTS: [&str; 44] = [
        "每月",
        "每周",
        "周",
        "一",
        "三",
        "五",
        "日",
        "20日",
        "30号",
        "2月最后一天",
        "第",
        "个",
        "最后一个",
        "工作日",
        "每天",
        "单周",
        "的",
        "上午",
        "下午",
        "9:00",
        "-",
        "12:00",
        "2点半",
        "至",
        "24小时",
        "（",
        "）",
        "，",
        "；",
        "、",
        " ",
        "法定节假日",
        "节假日",
        "除外",
        "顺延",
        "闭馆",
        "预约",
        "在",
        "甲社区",
        "：",
        "2026年2月1日",
        "暂停服务",
        "9",
        "周末和",
    ];
    let mut state = 1_u64;
    let mut below = |count: usize| {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap() % count
    };
    let mut understood = 0;
    for _ in 0..60_000 {
        let text: String = (0..=below(9)).map(|_| PARTS[below(PARTS.len())]).collect();
        let read = text::read(&text);
        if read.unread.is_some() || read.rules.is_empty() {
            continue;
        }
        understood += 1;
        let hours =
            OpeningHours { rules: read.rules, pauses: read.pauses, ..OpeningHours::default() };
        let again = text::read(&hours.words());
        assert_eq!(again.rules, hours.rules, "{text} = {}", hours.words());
        assert_eq!(again.pauses, hours.pauses, "{text} = {}", hours.words());
        let _ = hours.next_open(day("2026-03-01"), 3, HolidayTable::official());
    }
    assert!(understood > 500, "{understood} understood");
}
