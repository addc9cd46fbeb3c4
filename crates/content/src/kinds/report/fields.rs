//! The fields of a report. Its numbers are figures: written once, used in the text, the table, the chart and open data.

use super::disclosure::{Applications, Issued, Reviews};
use crate::fields::{Slug, choices, fields};

choices! {
    /// What a report is about.
    pub enum ReportType {
        RuleOfLaw = "rule-of-law" "法治政府建设";
        Disclosure = "disclosure" "政府信息公开";
    }
}

fields! {
    /// One number of a report.
    pub struct Figure {
        id: Slug, "编号" "在正文里用 {{编号}} 引用" "the text refers to it as {{id}}" "legality-reviews";
        label: String, "名称" "这个数说的是什么" "what it counts" "合法性审查行政决策";
        value: f64, "数值" "只写数字" "the number alone" "568";
        unit: String, "单位" "计量单位" "its unit" "件";
        group: Option<String>, "分组" "属于哪一方面" "what part of the work it belongs to" "合法性审查";
        written: Option<String>, "文中写法" "正文的写法不是“数值加单位”时填写" "how the text writes it, when not as value and unit" "三支";
        note: Option<String>, "说明" "口径等说明" "how it was counted" "";
    }
}

fields! {
    /// The fields of a report.
    pub struct Report {
        year: u16, "年度" "报告的年度" "the year it reports on" "2023";
        report_type: ReportType, "报告类型" "法治政府建设或政府信息公开" "rule-of-law or disclosure" "法治政府建设";
        table2: Option<Issued>, "表二" "政府信息公开年报的表二，主动公开情况" "table two of the disclosure report" "";
        table3: Option<Applications>, "表三" "政府信息公开年报的表三，申请情况；每行依次为自然人、商业企业、科研机构、社会公益组织、法律服务机构、其他，总计可以不写" "table three of the disclosure report; a row has six numbers, and perhaps their total" "";
        table4: Option<Reviews>, "表四" "政府信息公开年报的表四，复议和诉讼；每行依次为结果维持、结果纠正、其他结果、尚未审结，总计可以不写" "table four of the disclosure report; a row has four numbers, and perhaps their total" "";
        figures: Vec<Figure>, "数据" "报告里的每个数" "every number of the report" "[]";
    }
}
