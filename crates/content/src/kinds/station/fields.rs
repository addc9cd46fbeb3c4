//! The fields of a station.

use crate::fields::{choices, fields};
use gongbao_base::date::Date;

choices! {
    /// What a station is.
    pub enum StationType {
        LegalService = "legal-service" "公共法律服务工作站";
        LegalAid = "legal-aid" "法律援助工作站";
        Venue = "venue" "法治文化阵地";
    }
}

fields! {
    /// Opening hours of some weekdays.
    pub struct Hours {
        days: String, "星期" "周一至周五、周六、每天 等" "the weekdays, in Chinese" "周一至周五";
        times: Vec<String>, "时间" "一段或几段起止时间" "spans of time" "[\"09:00-12:00\", \"14:00-17:30\"]";
    }
}

fields! {
    /// Who is there on a weekday; an office or a firm rather than a person.
    pub struct Duty {
        days: String, "星期" "哪几天" "which days" "周三";
        who: String, "值班" "值班单位" "who is there" "值班律师";
    }
}

fields! {
    /// The fields of a station.
    pub struct Station {
        community: Option<String>, "社区" "所在社区" "the community it is in" "";
        station_type: StationType, "类型" "公共法律服务工作站、法律援助工作站或法治文化阵地" "what it is" "公共法律服务工作站";
        address: Option<String>, "地址" "到门牌号的地址" "the street address" "";
        location: Option<String>, "位置说明" "楼层、房间、显眼的标志" "floor, room, landmark" "";
        phones: Vec<String>, "电话" "带区号，加引号" "with area code, in quotes" "[\"020-12345678\"]";
        hours: Vec<Hours>, "服务时间" "每周的服务时间" "the weekly hours" "";
        holidays: Option<String>, "节假日" "节假日的安排" "what holds on public holidays" "法定节假日休息";
        services: Vec<String>, "服务事项" "能办什么" "what can be done there" "[法律咨询]";
        bring: Vec<String>, "携带材料" "来时带什么" "what to bring" "[身份证]";
        duty: Vec<Duty>, "值班表" "每周值班" "the weekly roster" "";
        accessible: Vec<String>, "无障碍" "无障碍设施" "step-free access and the like" "";
        transport: Option<String>, "交通" "公交、地铁站" "bus and metro" "";
        free: bool, "免费" "服务不收费" "the service is free" "true";
        apply_here: bool, "受理申请" "能否当场申请法律援助" "whether legal aid can be applied for there" "false";
        verified: Option<Date>, "核实日期" "最近一次核实的日期" "the day it was last verified" "2024-01-02";
        verified_by: Option<String>, "核实人" "核实的部门或职务，不写姓名" "the office or post that verified it" "公共法律服务工作站";
    }
}
