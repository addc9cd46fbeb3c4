//! The fields of a station.

use serde::Deserialize;

use crate::fields::{Shape, Shaped, choices, fields};
use gongbao_base::date::Date;

choices! {
    /// What a station is, as the rules of the Ministry of Justice name them: the platforms of districts, streets and
    /// communities (司法部关于推进公共法律服务平台建设的意见, 2017 [S]), legal aid (法律援助法 [P]), mediation (人民调解法
    /// art. 8 [S]; 司法部关于推进个人调解工作室建设的指导意见 [M]), advisers of villages (司法部, 2018 [M]).
    pub enum StationType {
        LegalService = "legal-service" "公共法律服务工作站";
        LegalServiceCentre = "legal-service-centre" "公共法律服务中心";
        LegalServiceRoom = "legal-service-room" "公共法律服务工作室";
        LegalServiceContact = "legal-service-contact" "公共法律服务联络点";
        LegalAid = "legal-aid" "法律援助工作站";
        LegalAidContact = "legal-aid-contact" "法律援助联络点";
        MediationCommittee = "mediation-committee" "人民调解委员会";
        MediationRoom = "mediation-room" "人民调解工作室";
        Adviser = "adviser" "村（居）法律顾问工作室";
        JusticeOffice = "justice-office" "司法所";
        Venue = "venue" "法治文化阵地";
    }
}

fields! {
    /// Opening hours with days and times apart.
    pub struct Hours {
        days: String, "星期" "周一至周五、每月20日、每月第三个周二 等" "the days, in Chinese" "周一至周五";
        times: Vec<String>, "时间" "一段或几段起止时间" "spans of time" "[\"09:00-12:00\", \"14:00-17:30\"]";
        place: Option<String>, "地点" "这几天在哪里，只有一处时不写" "where, when a station opens in several places" "某某社区居委会";
    }
}

/// A line of hours: in words, or with days and times apart.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub enum HoursLine {
    /// In words, as an office writes them.
    Written(String),
    /// With days and times apart.
    Apart(Hours),
}

/// The lines of a station's hours.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(transparent)]
pub struct HoursLines(pub Vec<HoursLine>);

impl Shaped for HoursLines {
    const SHAPE: Shape = Shape::Lines(&Hours::SHAPE);
}

impl HoursLines {
    /// Whether nothing is written.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

fields! {
    /// A time without service.
    pub struct PausedTime {
        from: Date, "起始" "暂停的第一天" "the first day" "2026-02-01";
        until: Option<Date>, "截止" "暂停的最后一天，还不知道时不写" "the last day; left out while it is not known" "2026-02-10";
        reason: Option<String>, "原因" "为什么暂停" "why" "场地装修";
    }
}

fields! {
    /// That somebody agreed to be named: when, and where that is recorded.
    pub struct Consent {
        date: Date, "日期" "同意的日期" "the day of the consent" "2026-01-05";
        record: String, "记录" "同意书保存在哪里" "where the consent is kept" "司法所档案";
    }
}

fields! {
    /// Who is there on a weekday; an office or a firm rather than a person.
    pub struct Duty {
        days: String, "星期" "哪几天" "which days" "周三";
        who: String, "值班" "值班单位" "who is there" "值班律师";
        phone: Option<String>, "电话" "值班电话，最好是座机" "the phone on duty, best a landline" "020-12345678";
        consent: Option<Consent>, "本人同意" "写律师姓名或手机时，本人同意公开的记录" "the record of the consent, where a lawyer's name or mobile is given" "";
    }
}

fields! {
    /// The fields of a station.
    pub struct Station {
        community: Option<String>, "社区" "所在社区" "the community it is in" "";
        station_type: Option<StationType>, "类型" "是哪一种站点；名称里写明的可以不填" "what it is; left out where the title says it" "公共法律服务工作站";
        address: Option<String>, "地址" "到门牌号的地址" "the street address" "";
        location: Option<String>, "位置说明" "楼层、房间、显眼的标志" "floor, room, landmark" "";
        phones: Vec<String>, "电话" "带区号，加引号" "with area code, in quotes" "[\"020-12345678\"]";
        hours: HoursLines, "服务时间" "什么时候开，照平常的写法写，例如“每月20日上午9:00-11:00”；也可以分成星期和时间" "when it is open, in plain Chinese, or with days and times apart" "周一至周五9:00-12:00，14:00-17:30（法定节假日除外）";
        holidays: Option<String>, "节假日" "节假日的安排" "what holds on public holidays" "法定节假日休息";
        pauses: Vec<PausedTime>, "暂停服务" "临时停止服务的日期和原因" "times without service" "";
        services: Vec<String>, "服务事项" "能办什么" "what can be done there" "[法律咨询]";
        bring: Vec<String>, "携带材料" "来时带什么" "what to bring" "[身份证]";
        duty: Vec<Duty>, "值班表" "每周值班" "the weekly roster" "";
        duty_month: Option<String>, "值班月份" "值班表是哪个月的，长期有效的不写" "the month of the roster; left out when it holds for good" "2026-03";
        accessible: Vec<String>, "无障碍" "无障碍设施" "step-free access and the like" "";
        transport: Option<String>, "交通" "公交、地铁站" "bus and metro" "";
        free: bool, "免费" "服务不收费" "the service is free" "true";
        apply_here: bool, "受理申请" "能否当场申请法律援助" "whether legal aid can be applied for there" "false";
        verified: Option<Date>, "核实日期" "最近一次核实的日期" "the day it was last verified" "2024-01-02";
        verified_by: Option<String>, "核实人" "核实的部门或职务，不写姓名" "the office or post that verified it" "公共法律服务工作站";
    }
}

impl StationType {
    /// What a title says of it. The longer names first: 法律援助联络点 is none of 公共法律服务.
    #[must_use]
    pub fn of_title(title: &str) -> Option<Self> {
        let named: [(&str, &[&str], Self); 12] = [
            ("法律援助", &["联络点", "联系点"], Self::LegalAidContact),
            ("法律援助", &["工作站", "服务站"], Self::LegalAid),
            ("法律顾问", &["工作室", "室", "点"], Self::Adviser),
            ("公共法律服务", &["中心"], Self::LegalServiceCentre),
            ("公共法律服务", &["联络点", "联系点", "服务点"], Self::LegalServiceContact),
            ("公共法律服务", &["工作室", "服务室"], Self::LegalServiceRoom),
            ("公共法律服务", &["站"], Self::LegalService),
            ("调解", &["委员会"], Self::MediationCommittee),
            ("调解", &["室", "站"], Self::MediationRoom),
            ("司法所", &[""], Self::JusticeOffice),
            ("法治", &["公园", "文化", "广场", "长廊", "馆"], Self::Venue),
            ("法律", &["图书馆", "书屋", "文化"], Self::Venue),
        ];
        let says = |(about, ends, _): &&(&str, &[&str], Self)| {
            let after = title.find(about).map(|at| &title[at + about.len()..]);
            after.is_some_and(|after| ends.iter().any(|end| after.contains(end)))
        };
        named.iter().find(says).map(|(.., of)| *of)
    }
}

#[cfg(test)]
mod tests {
    use super::StationType;

    #[test]
    fn a_title_says_what_a_station_is() {
        for (title, label) in [
            ("某某街道公共法律服务工作站", "公共法律服务工作站"),
            ("某某公共法律服务工作（站）室", "公共法律服务工作站"),
            ("某某社区公共法律服务工作室", "公共法律服务工作室"),
            ("某某区公共法律服务中心", "公共法律服务中心"),
            ("某某街道法律援助工作站", "法律援助工作站"),
            ("某某社区法律援助联络点", "法律援助联络点"),
            ("某某社区人民调解委员会", "人民调解委员会"),
            ("老李调解工作室", "人民调解工作室"),
            ("某某村（居）法律顾问工作室", "村（居）法律顾问工作室"),
            ("某某司法所", "司法所"),
            ("某某法治公园", "法治文化阵地"),
        ] {
            assert_eq!(StationType::of_title(title).map(StationType::label), Some(label), "{title}");
        }
        assert_eq!(StationType::of_title("某某便民服务点"), None);
    }
}
