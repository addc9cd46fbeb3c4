//! Words by which the parts of an official document are told.

/// The endings of an organisation's name.
const ORGANISATIONS: [&str; 46] = [
    "办事处",
    "委员会",
    "党工委",
    "工委",
    "街道",
    "街道办",
    "人民政府",
    "政府",
    "办公室",
    "局",
    "司法所",
    "中心",
    "工作站",
    "工作室",
    "派出所",
    "领导小组",
    "指挥部",
    "联席会议",
    "居委会",
    "村委会",
    "工作组",
    "委",
    "厅",
    "科",
    "执法队",
    "服务站",
    "协会",
    "联合会",
    "总工会",
    "工会",
    "妇联",
    "团工委",
    "武装部",
    "法院",
    "检察院",
    "支队",
    "大队",
    "所",
    "公司",
    "学校",
    "小组",
    "专班",
    "社区",
    "办",
    "党支部",
    "党委",
];

/// Without any space.
pub(super) fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && *c != '\u{200b}' && *c != '\u{feff}').collect()
}

/// Whether a line is an organisation's name and nothing else.
pub(super) fn is_organisation(line: &str) -> bool {
    const MARKS: [char; 16] =
        ['。', '，', '；', '：', ':', ',', '.', '！', '？', '“', '《', '〔', '[', '=', '/', '…'];
    let plain = squeezed(line);
    let plain = unsealed(&plain);
    let length = plain.chars().count();
    let written = plain.chars().all(|c| {
        ('\u{4e00}'..='\u{9fff}').contains(&c)
            || "（）()、·〇“”".contains(c)
            || c.is_ascii_alphanumeric()
    });
    (3..=40).contains(&length)
        && written
        && !plain.contains(MARKS)
        && !plain.starts_with("附件")
        && !plain.contains("关于")
        && ORGANISATIONS.iter().any(|end| plain.trim_end_matches(['）', ')']).ends_with(end))
}

/// A name without （盖章）.
pub(super) fn unsealed(name: &str) -> &str {
    const SEALS: [&str; 5] = ["（盖章）", "(盖章)", "（公章）", "（章）", "（印章）"];
    SEALS.iter().find_map(|seal| name.strip_suffix(seal)).unwrap_or(name)
}

/// Whether a line addresses those for whom a document is: 各社区居委会，各科室：
pub(super) fn is_salutation(line: &str) -> bool {
    let line = line.trim();
    line.ends_with(['：', ':']) && line.chars().count() <= 120 && !line.contains(['。', '；'])
}

#[cfg(test)]
mod tests {
    use super::is_organisation;

    #[test]
    fn organisations_are_told() {
        for name in [
            "某某街道办事处",
            "中共某某区某某街道工作委员会",
            "某 某 街 道 办 事 处",
            "某某区司法局（盖章）",
        ] {
            assert!(is_organisation(name), "{name}");
        }
        for other in ["特此通知。", "各社区：", "关于成立办公室", "2024年5月6日", "附件：某办"]
        {
            assert!(!is_organisation(other), "{other}");
        }
    }
}
