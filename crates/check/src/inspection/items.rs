//! The items of the inspection, one function for each of the official numbers.

use super::item::{InspectionItem, InspectionResult};
use crate::format::excerpt::discreet;
use crate::rules::{
    deadlines::blank::BLANK_COLUMN,
    links::hosts::RETIRED_HOST,
    pages::{changed::PAGE_CHANGED, foreign::MIXED_CONTENT, hidden::HIDDEN_LINK},
    secrecy::found::SECRECY_MARK,
};
use gongbao_base::{code::Code, date::Date, finding::Finding};
use gongbao_site::{
    Site,
    codes::{COLUMN_STALE, DISCLOSURE_DUE, HOME_STALE, NOTICES_STALE, RULE_OF_LAW_DUE},
};

/// Looks for the evidence.
pub(super) struct Inspector<'a> {
    pub(super) site: &'a Site,
    pub(super) findings: &'a [Finding],
}

impl Inspector<'_> {
    /// The findings of some codes, as evidence.
    fn evidence(&self, codes: &[&Code]) -> Vec<String> {
        self.findings
            .iter()
            .filter(|finding| codes.iter().any(|code| code.id == finding.code))
            .map(|finding| {
                let place = match finding.place.line {
                    0 => finding.place.file.clone(),
                    line => format!("{}:{line}", finding.place.file),
                };
                format!(
                    "{} {}：{}（{place}）",
                    finding.code,
                    finding.id,
                    discreet(&finding.message.zh)
                )
            })
            .collect()
    }

    #[expect(clippy::unused_self, reason = "stands beside the other items")]
    pub(super) fn unknown(
        &self,
        number: &'static str,
        item: &'static str,
        rule: &'static str,
        why: &str,
    ) -> InspectionItem {
        InspectionItem {
            number,
            item,
            rule,
            verdict: InspectionResult::NotCheckable,
            evidence: vec![why.to_owned()],
        }
    }

    /// An item that fails on findings of these codes, and is otherwise as said.
    fn on(
        &self,
        (number, item, rule): (&'static str, &'static str, &'static str),
        codes: &[&Code],
        otherwise: (InspectionResult, &str),
    ) -> InspectionItem {
        let evidence = self.evidence(codes);
        if evidence.is_empty() {
            let (verdict, why) = otherwise;
            return InspectionItem { number, item, rule, verdict, evidence: vec![why.to_owned()] };
        }
        InspectionItem { number, item, rule, verdict: InspectionResult::Fail, evidence }
    }

    pub(super) fn safety(&self, scanned: bool) -> Vec<InspectionItem> {
        let unknown = |why| (InspectionResult::NotCheckable, why);
        let pages = if scanned {
            (InspectionResult::Pass, "生成的网页与清单一致，没有隐藏内容、外来脚本和框架")
        } else {
            unknown("还没有生成网页")
        };
        vec![
            self.unknown(
                "1.1",
                "严重表述错误",
                "出现一次即否决",
                "词表只能查出常见错字（WORD-02、WORD-03），严重表述错误须人工审校",
            ),
            self.on(
                ("1.2", "泄露国家秘密", "出现一次即否决"),
                &[&SECRECY_MARK],
                unknown("没有发现密级标志；是否涉密须经保密审查"),
            ),
            self.on(
                ("1.3", "发布或链接反动、暴力、色情内容", "出现一次即否决"),
                &[&RETIRED_HOST],
                unknown("没有指向已关停域名的链接；外部网站的内容须人工查看"),
            ),
            self.on(
                ("1.4", "挂马、篡改", "处置不力造成严重事故即否决"),
                &[&HIDDEN_LINK, &PAGE_CHANGED, &MIXED_CONTENT],
                pages,
            ),
            self.on(
                ("1.5", "弄虚作假（如伪造发稿日期）", "出现一次即否决"),
                &[],
                unknown("没到发布日期的不在网站上；日期是否真实须对照原件"),
            ),
            self.unknown("1.6", "严重负面舆情", "管理不当引发即否决", "须由单位说明"),
        ]
    }

    pub(super) fn home(&self) -> InspectionItem {
        let rule = ("3", "首页不更新", "首页两周未更新即否决");
        let days = self.site.documents.iter().filter_map(|document| document.common.published);
        let newest: Option<Date> =
            days.map(|moment| moment.date).filter(|day| *day <= self.site.today).max();
        match newest {
            None => InspectionItem {
                number: rule.0,
                item: rule.1,
                rule: rule.2,
                verdict: InspectionResult::Fail,
                evidence: vec!["没有一篇内容有发布日期；未标明发布时间的按未更新处理".to_owned()],
            },
            Some(day) => self.on(
                rule,
                &[&HOME_STALE],
                (InspectionResult::Pass, &format!("最近一次更新：{day}")),
            ),
        }
    }

    pub(super) fn columns(&self) -> Vec<InspectionItem> {
        let counted = |number, item, rule, codes: &[&Code], limit: usize| {
            let mut evidence = self.evidence(codes);
            let count = evidence.len();
            let verdict =
                if count >= limit { InspectionResult::Fail } else { InspectionResult::Pass };
            evidence.insert(0, format!("{count} 个，否决线 {limit} 个"));
            InspectionItem { number, item, rule, verdict, evidence }
        };
        vec![
            counted(
                "4.1",
                "动态要闻、通知公告、政策文件栏目不更新",
                "动态要闻两周、通知公告和政策文件6个月未更新，累计5个以上",
                &[&NOTICES_STALE],
                5,
            ),
            counted(
                "4.2",
                "应更新的栏目长期未更新",
                "累计10个以上",
                &[&COLUMN_STALE, &DISCLOSURE_DUE, &RULE_OF_LAW_DUE],
                10,
            ),
            counted("4.3", "空白栏目", "累计5个以上", &[&BLANK_COLUMN], 5),
        ]
    }

    pub(super) fn services(&self) -> InspectionItem {
        let mut total = 0;
        let mut thin = Vec::new();
        for (index, station) in self.site.stations() {
            let document = &self.site.documents[index];
            total += 1;
            let missing: Vec<&str> = [
                (station.services.is_empty(), "服务事项"),
                (station.bring.is_empty(), "办理材料"),
                (station.address.is_none(), "办理地点"),
                (station.hours.is_empty(), "办理时间"),
                (station.phones.is_empty(), "联系电话"),
            ]
            .into_iter()
            .filter_map(|(missing, name)| missing.then_some(name))
            .collect();
            if missing.len() >= 4 {
                thin.push(format!("{}缺少：{}", document.common.title, missing.join("、")));
            }
        }
        let fail = total == 0 || thin.len() >= 5 || (total < 5 && thin.len() == total);
        thin.insert(0, format!("服务站点 {total} 个，其中 {} 个缺少4类以上要素", thin.len()));
        InspectionItem {
            number: "6",
            item: "服务不实用",
            rule: "未提供办事服务，或5个以上事项（不足5个时全部）的关键要素缺少4类以上",
            verdict: if fail { InspectionResult::Fail } else { InspectionResult::Pass },
            evidence: thin,
        }
    }
}
