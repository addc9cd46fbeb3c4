//! Opening hours can be read (ST-05) and leave nothing open (ST-13).

use gongbao_base::{
    codes,
    finding::{Finding, Message},
};
use gongbao_content::{
    document::Document,
    hours::{HoursQuestion, HoursRemark},
    kinds::station::Station,
    yaml::key,
};
use gongbao_site::Site;

codes! {
    BAD_HOURS = "ST-05" Error "服务时间写错了" "opening hours contradict themselves"
        "照平常的写法写，例如“周一至周五9:00-12:00，14:00-17:30（法定节假日除外）”“每月第三个周二上午9:00-11:00”。时间先早后晚，不重叠。"
        "Plain Chinese, such as 周一至周五9:00-12:00，14:00-17:30（法定节假日除外）; times in order and without overlap."
        S "公共法律服务站点公示要求";
    UNCLEAR_HOURS = "ST-13" Warning "服务时间没有写清" "opening hours leave something open"
        "看不懂的原样显示，不推算开放日期；没有写的不猜。补写清楚后，页面才能列出最近的开放日期，日历和通讯录也才完整。"
        "What is not understood is shown as written, and no open day is computed from it; what is not said is not guessed."
        S "公共法律服务站点公示要求";
}

pub(crate) fn check(site: &Site) -> Vec<Finding> {
    site.stations().flat_map(|(index, station)| opening(&site.documents[index], station)).collect()
}

fn opening(document: &Document, station: &Station) -> Vec<Finding> {
    let opening = station.opening();
    let told = opening.remarks.iter().map(|(path, remark)| {
        let (code, message, help) = told(remark, document);
        let finding = Finding::new(code, document.place(path));
        finding.says(message.zh, message.en).help(help.zh, help.en)
    });
    let asked = opening.hours.questions().into_iter().map(|question| {
        let (message, help) = asked(question, document);
        let finding = Finding::new(&UNCLEAR_HOURS, document.place(&[key("hours")]));
        finding.says(message.zh, message.en).help(help.zh, help.en)
    });
    told.chain(asked).collect()
}

/// What is said of a remark, and what to write instead.
fn told(
    remark: &HoursRemark,
    document: &Document,
) -> (&'static gongbao_base::code::Code, Message, Message) {
    match remark {
        HoursRemark::Unread(text) => (
            &UNCLEAR_HOURS,
            Message::new(
                format!("服务时间里这一处看不懂：{text}"),
                format!("this part of the hours is not understood: {text}"),
            ),
            Message::new(
                "写成“每周三9:00-12:00”的样子；别的说明写到正文里",
                "it is shown as written, and no day is computed from it; write it like 每周三9:00-12:00, and put other words into the text",
            ),
        ),
        HoursRemark::Reversed(text) => (
            &BAD_HOURS,
            Message::new(
                format!("先后颠倒：{text}"),
                format!("a later day or time stands first: {text}"),
            ),
            Message::new("先写早的，后写晚的", "write the earlier first"),
        ),
        HoursRemark::Overlapping(text) => (
            &BAD_HOURS,
            Message::new(
                format!("时间重叠或顺序颠倒：{text}"),
                format!("times overlap or are out of order: {text}"),
            ),
            Message::new("例如 9:00-12:00，14:00-17:30", "such as 9:00-12:00，14:00-17:30"),
        ),
        HoursRemark::Impossible(text) => (
            &BAD_HOURS,
            Message::new(
                format!("没有这样的日期或时间：{text}"),
                format!("there is no such day or time: {text}"),
            ),
            Message::new("核对日期和上午、下午", "check the day, and 上午 or 下午"),
        ),
        HoursRemark::Asks(question) => {
            let (message, help) = asked(*question, document);
            (&UNCLEAR_HOURS, message, help)
        }
    }
}

/// A question, and how it is answered.
fn asked(question: HoursQuestion, document: &Document) -> (Message, Message) {
    let (message, help) = match question {
        HoursQuestion::ShortMonth(day) => {
            let message = Message::new(
                format!("有的月份没有{day}日，那个月怎么办没有写"),
                format!("some months have no day {day}, and nothing says what holds then"),
            );
            let help = (
                "加上“（2月最后一天）”或“（小月最后一天）”",
                "add （2月最后一天） or （小月最后一天）",
            );
            return (message, Message::new(help.0, help.1));
        }
        HoursQuestion::Holidays => {
            let holidays = document.key("holidays");
            let help = Message::new(
                format!("加上一行：{holidays}: 法定节假日休息（或照常、顺延）"),
                format!("add `{holidays}: 法定节假日休息` (or 照常, 顺延)"),
            );
            let message = ("节假日开不开没有写", "nothing says what holds on public holidays");
            return (Message::new(message.0, message.1), help);
        }
        HoursQuestion::FirstWeek => (
            (
                "单周、双周从哪一周算起没有写，暂按ISO周历计算",
                "nothing says from where odd and even weeks are counted; weeks of ISO 8601 are taken",
            ),
            (
                "加上“（按ISO周历）”或“（2026年9月7日为第一周）”",
                "add （按ISO周历） or （2026年9月7日为第一周）",
            ),
        ),
        HoursQuestion::NoTimes => (
            ("只写了哪几天，没有写几点", "the days are given, and no time"),
            ("加上起止时间，例如 9:00-12:00", "add the times, such as 9:00-12:00"),
        ),
        HoursQuestion::NoHours => (
            ("只写了上午或下午，没有写几点", "a part of the day is given, and no hours"),
            ("加上起止时间，例如 上午9:00-11:30", "add the times, such as 上午9:00-11:30"),
        ),
        HoursQuestion::Weekends => (
            ("“节假日”包不包括周末没有写明", "nothing says whether 节假日 means weekends as well"),
            (
                "写成“法定节假日顺延”或“周末和法定节假日顺延”",
                "write 法定节假日顺延 or 周末和法定节假日顺延",
            ),
        ),
        HoursQuestion::PauseYear => (
            ("暂停服务没有写哪一年", "the pause has no year"),
            ("写成 2026年2月1日至2月10日", "write 2026年2月1日至2月10日"),
        ),
    };
    (Message::new(message.0, message.1), Message::new(help.0, help.1))
}
