//! The codes of what has fallen due.

use gongbao_base::codes;

codes! {
    HOME_STALE = "FRESH-01" Warning "首页久未更新" "nothing new on the home page"
        "首页两周没有更新属于单项否决。街道的网页由区门户承载时，供区里考核参考。"
        "Two weeks without anything new fail an inspection (国办秘函〔2019〕19号)."
        S "国办秘函〔2019〕19号《政府网站与政务新媒体检查指标》";
    NOTICES_STALE = "FRESH-02" Warning "政策文件栏目久未更新" "no new notice"
        "通知公告、政策文件6个月没有更新计入单项否决。"
        "Six months without a new notice count in an inspection (国办秘函〔2019〕19号)."
        S "国办秘函〔2019〕19号《政府网站与政务新媒体检查指标》";
    COLUMN_STALE = "FRESH-03" Warning "栏目超过更新期限" "a column is stale"
        "这个主题设了更新期限（max_age_days），已经超期。"
        "The topic has a limit (max_age_days), and it has passed."
        O "本单位设定的更新期限";
    OFFICE_STALE = "ORG-02" Warning "机构信息久未核对" "the office's details were not verified lately"
        "机构职能、地址、电话、负责人要随时更新，每年至少核对一次。"
        "The office's details are verified once a year at least."
        P "政府信息公开条例第二十条第（二）项";
    DISCLOSURE_DUE = "AR-17" Warning "政府信息公开年报未公布" "the yearly report on disclosure is due"
        "每年1月31日前公布上一年度报告。街道按各区惯例执行。"
        "Last year's report is out by 31 January (Disclosure Regulations art. 49; for a sub-district by local practice)."
        P "政府信息公开条例第四十九条";
    RULE_OF_LAW_DUE = "LAW-02" Warning "法治政府建设年报未公布" "the report on law-based government is due"
        "每年4月1日前向社会公开上一年度报告。"
        "Last year's report is public before 1 April."
        S "法治政府建设与责任落实督察工作规定（厅字〔2019〕28号）第二十四条";
}
