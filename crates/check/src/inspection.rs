//! The table of the national inspection: what fails it outright, what passes, what cannot be told from here.
//!
//! 国办秘函〔2019〕19号, 单项否决 (standards 8.1 [S]; the end of item 6 [M]).

use serde::Serialize;

use crate::deadlines::{BLANK_COLUMN, FUTURE_DATE};
use crate::links::RETIRED_HOST;
use crate::pages::{HIDDEN_LINK, MIXED_CONTENT, PAGE_CHANGED};
use crate::writing::SECRECY_MARK;
use gongbao_base::{code::Code, date::Date, finding::Finding};
use gongbao_site::Site;
use gongbao_site::codes::{
    COLUMN_STALE, DISCLOSURE_DUE, HOME_STALE, NOTICES_STALE, RULE_OF_LAW_DUE,
};

/// The outcome of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Nothing against it was found, and what is needed to tell was there.
    Pass,
    /// It would fail.
    Fail,
    /// It cannot be told from the content alone.
    NotCheckable,
}

impl Verdict {
    /// In Chinese.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Pass => "合格",
            Self::Fail => "不合格",
            Self::NotCheckable => "无法自动检查",
        }
    }
}

/// One row.
#[derive(Debug, Serialize)]
pub struct Row {
    /// Its number in the table.
    pub number: &'static str,
    /// What is inspected.
    pub item: &'static str,
    /// When it fails.
    pub rule: &'static str,
    /// The outcome.
    pub verdict: Verdict,
    /// On what ground.
    pub evidence: Vec<String>,
}

/// The whole table.
#[derive(Debug, Serialize)]
pub struct Inspection {
    /// The site's name.
    pub site: String,
    /// The day.
    pub date: String,
    /// The rows.
    pub rows: Vec<Row>,
    /// What the office allowed for a time, from the settings.
    pub allowances: Vec<String>,
}

/// Fills the table. `looked` says whether the built pages were looked at.
#[must_use]
pub fn inspect(site: &Site, findings: &[Finding], looked: bool) -> Inspection {
    let table = Table { site, findings };
    let mut rows = table.safety(looked);
    rows.push(table.unknown(
        "2",
        "站点无法访问",
        "一周内每日间隔访问20次以上，15秒打不开的次数达5%以上",
        "要从外网连续访问才能判断",
    ));
    rows.push(table.home());
    rows.extend(table.columns());
    rows.push(table.unknown(
        "5",
        "互动回应差",
        "没有可用的网上咨询渠道，或一年内有效留言超过3个月未答复",
        "互动在上级门户办理，静态页面里没有留言数据",
    ));
    rows.push(table.services());
    let allowances = site.settings.allow.iter();
    Inspection {
        site: site.settings.name.clone(),
        date: site.today.to_string(),
        rows,
        allowances: allowances
            .map(|a| format!("{} {}：{}，到 {}", a.code, a.id, a.reason, a.until))
            .collect(),
    }
}

struct Table<'a> {
    site: &'a Site,
    findings: &'a [Finding],
}

impl Table<'_> {
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
                format!("{} {}：{}（{place}）", finding.code, finding.id, finding.message.zh)
            })
            .collect()
    }

    #[expect(clippy::unused_self, reason = "stands beside the other rows")]
    fn unknown(
        &self,
        number: &'static str,
        item: &'static str,
        rule: &'static str,
        why: &str,
    ) -> Row {
        Row { number, item, rule, verdict: Verdict::NotCheckable, evidence: vec![why.to_owned()] }
    }

    /// A row that fails on findings of these codes, and is otherwise as said.
    fn on(
        &self,
        (number, item, rule): (&'static str, &'static str, &'static str),
        codes: &[&Code],
        otherwise: (Verdict, &str),
    ) -> Row {
        let evidence = self.evidence(codes);
        if evidence.is_empty() {
            let (verdict, why) = otherwise;
            return Row { number, item, rule, verdict, evidence: vec![why.to_owned()] };
        }
        Row { number, item, rule, verdict: Verdict::Fail, evidence }
    }

    fn safety(&self, looked: bool) -> Vec<Row> {
        let unknown = |why| (Verdict::NotCheckable, why);
        let pages = if looked {
            (Verdict::Pass, "生成的网页与清单一致，没有隐藏内容、外来脚本和框架")
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
                &[&FUTURE_DATE],
                unknown("没有将来的发布日期；日期是否真实须对照原件"),
            ),
            self.unknown("1.6", "严重负面舆情", "管理不当引发即否决", "须由单位说明"),
        ]
    }

    fn home(&self) -> Row {
        let rule = ("3", "首页不更新", "首页两周未更新即否决");
        let days = self.site.documents.iter().filter_map(|document| document.common.published);
        let newest: Option<Date> =
            days.map(|moment| moment.date).filter(|day| *day <= self.site.today).max();
        match newest {
            None => Row {
                number: rule.0,
                item: rule.1,
                rule: rule.2,
                verdict: Verdict::Fail,
                evidence: vec!["没有一篇内容有发布日期；未标明发布时间的按未更新处理".to_owned()],
            },
            Some(day) => {
                self.on(rule, &[&HOME_STALE], (Verdict::Pass, &format!("最近一次更新：{day}")))
            }
        }
    }

    fn columns(&self) -> Vec<Row> {
        let counted = |number, item, rule, codes: &[&Code], limit: usize| {
            let mut evidence = self.evidence(codes);
            let count = evidence.len();
            let verdict = if count >= limit { Verdict::Fail } else { Verdict::Pass };
            evidence.insert(0, format!("{count} 个，否决线 {limit} 个"));
            Row { number, item, rule, verdict, evidence }
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

    fn services(&self) -> Row {
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
        Row {
            number: "6",
            item: "服务不实用",
            rule: "未提供办事服务，或5个以上事项（不足5个时全部）的关键要素缺少4类以上",
            verdict: if fail { Verdict::Fail } else { Verdict::Pass },
            evidence: thin,
        }
    }
}
