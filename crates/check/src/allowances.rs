//! Allowances: a finding that the office lets stand, with a reason and an end, stays in every report as a note.

use gongbao_base::{
    code::OWN,
    codes,
    date::Date,
    finding::{Finding, Place, Severity},
};
use gongbao_content::settings::{self, Allowance, Settings};

codes! {
    BAD_ALLOWANCE = "ALLOW-01" Warning "允许已到期或无效" "an allowance that has ended or is of no use"
        "允许要对应现有的一条提示，有理由和截止日期；到期后提示恢复。文件、字段一类的错误不能允许。"
        "An allowance names a finding that is there, with a reason and a day; errors of files and fields cannot be allowed."
        O OWN;
}

/// Codes that nobody can allow: with these the program does not know what was meant.
const NEVER: [&str; 6] = ["FILE-", "YAML-", "FIELD-", "ADDR-", "THEME-", "ALLOW-"];

/// Whether findings of this code can be allowed by nobody.
#[must_use]
pub fn is_never(code: &str) -> bool {
    NEVER.iter().any(|prefix| code.starts_with(prefix))
}

/// The findings with allowances applied on a day; they keep their order and ids.
#[must_use]
pub fn apply(mut findings: Vec<Finding>, settings: &Settings, today: Date) -> Vec<Finding> {
    let list = settings.key("allow");
    let mut own = Vec::new();
    for allowance in &settings.allow {
        let Allowance { code, id, reason, until } = allowance;
        let found = findings.iter_mut().find(|f| f.id == *id && f.code.eq_ignore_ascii_case(code));
        let never = is_never(code);
        let (zh, en) = match found {
            _ if never => (
                format!("这类问题不能允许：{code}"),
                format!("findings of this kind cannot be allowed: {code}"),
            ),
            None => (
                format!("允许的提示已经不存在：{code} {id}"),
                format!("there is no such finding: {code} {id}"),
            ),
            Some(_) if *until < today => (
                format!("允许已在 {until} 到期：{code} {id}"),
                format!("the allowance ended on {until}: {code} {id}"),
            ),
            Some(finding) => {
                finding.severity = Severity::Note;
                finding.message.zh.push_str(&format!("（允许到 {until}：{reason}）"));
                finding.message.en.push_str(&format!(" (allowed until {until}: {reason})"));
                continue;
            }
        };
        own.push(Finding::new(&BAD_ALLOWANCE, Place::file(settings::FILE)).says(zh, en).help(
            format!("改正后从“{list}”里删去，或写新的编号和日期"),
            format!("mend it and remove it from `{list}`, or give its new id and date"),
        ));
    }
    findings.extend(own);
    findings
}

#[cfg(test)]
mod tests {
    use super::apply;
    use crate::rules::personal::whole_numbers::MOBILE_NUMBER;
    use gongbao_base::{
        date::Date,
        finding::{Finding, Place, Severity, sort_and_number},
    };
    use gongbao_content::settings::{Allowance, Settings};

    #[test]
    fn an_allowance_holds_until_its_day() {
        let day = |text| Date::parse(text).unwrap();
        let mut findings = vec![Finding::new(&MOBILE_NUMBER, Place::file("a.md"))];
        sort_and_number(&mut findings);
        let allowance = Allowance {
            code: "PII-02".into(),
            id: findings[0].id.clone(),
            reason: "值班手机".into(),
            until: day("2024-06-30"),
        };
        let settings = Settings { allow: vec![allowance], ..Settings::default() };
        let on = |today| apply(findings.clone(), &settings, day(today));
        let held = on("2024-06-30");
        assert_eq!((held.len(), held[0].severity), (1, Severity::Note));
        assert!(held[0].message.zh.contains("值班手机"));
        let ended = on("2024-07-01");
        assert_eq!((ended.len(), ended[0].severity), (2, Severity::Error));
    }
}
