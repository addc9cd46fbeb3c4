//! The registrations of a site of one's own, when they are given: ICP, police, code of the site (FOOT-01,
//! FOOT-08, FOOT-09, TAG-01, TAG-02, TAG-03).
//!
//! A street's pages stand on the portal as a rule, which has its own foot: what is not given is not asked for, unless an ICP
//! number says that it is a site of its own.

use gongbao_base::{codes, finding::Finding};
use gongbao_content::{settings::Settings, yaml::key};
use gongbao_site::Site;

codes! {
    FOOT_INCOMPLETE = "FOOT-01" Warning "页脚缺少项目" "the foot of the pages lacks something"
        "有备案号的网站，页脚还要有网站标识码、公安备案号、“我为政府网站找错”入口和联系方式。"
        "The foot of a registered site also has its code, the registration with the police, the way to report errors and a contact."
        M "政府网站发展指引：页脚";
    ICP_NUMBER = "FOOT-08" Warning "ICP备案号写法不对" "not an ICP number"
        "ICP备案号的写法是：省份简称、ICP备、数字、号，例如 粤ICP备12345678号-1。"
        "An ICP number is a province, ICP备, digits, 号."
        S "政府网站发展指引：页脚";
    POLICE_NUMBER = "FOOT-09" Warning "公安备案号写法不对" "not a registration with the police"
        "公安备案号的写法是：省份简称、公网安备、14位数字、号。"
        "A registration with the police is a province, 公网安备, fourteen digits, 号."
        S "政府网站发展指引：页脚";
    TAGS_INCOMPLETE = "TAG-01" Warning "网站标签不全" "the tags of the site are incomplete"
        "自己的网站要有网站名称、域名、标识码三个标签。在区门户上的不用填。"
        "A site of one's own has the tags SiteName, SiteDomain and SiteIDCode. Pages on the portal need none."
        S "政府网站发展指引：网页标签";
    SITE_CODE = "TAG-02" Warning "网站标识码写法不对" "not a code of a government site"
        "政府网站标识码是10位数字；国务院部门的是 bm 加8位数字。"
        "The code of a government site has ten digits, or bm and eight."
        S "政府网站发展指引：网页标签";
    SITE_DOMAIN = "TAG-03" Warning "政府网站域名不以 .gov.cn 结尾" "the domain of a government site ends in .gov.cn"
        "政府网站的英文域名以 .gov.cn 结尾；街道原则上不单独开设网站。"
        "The domain of a government site ends in .gov.cn; a sub-district has none of its own as a rule."
        S "政府网站发展指引；国办函〔2018〕55号";
}

const PROVINCES: &str = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼";

pub(crate) fn check(site: &Site) -> Vec<Finding> {
    let settings = &site.settings;
    let given = [
        (
            &ICP_NUMBER,
            "footer",
            "icp",
            &settings.footer.icp,
            is_icp as fn(&str) -> bool,
            "粤ICP备12345678号-1",
        ),
        (
            &POLICE_NUMBER,
            "footer",
            "police",
            &settings.footer.police,
            is_police,
            "粤公网安备44010000000000号",
        ),
        (&SITE_CODE, "tags", "id_code", &settings.tags.id_code, is_code, "4400000000"),
    ];
    given
        .into_iter()
        .filter_map(|(code, section, name, value, sound, example)| {
            let value = value
                .as_deref()
                .map(str::trim)
                .filter(|value| !value.is_empty() && !sound(value))?;
            Some(
                Finding::new(code, settings.place(&[key(section), key(name)]))
                    .says(format!("{}：{value}", code.zh), format!("{}: {value}", code.en))
                    .help(
                        format!("照备案系统写成 {example} 的样子"),
                        format!("write it like {example}"),
                    ),
            )
        })
        .chain(incomplete(settings))
        .chain(tags(settings))
        .chain(domain(settings))
        .collect()
}

/// What the foot of a registered site lacks, in one finding.
fn incomplete(settings: &Settings) -> Option<Finding> {
    let (footer, tags) = (&settings.footer, &settings.tags);
    let given = |value: &Option<String>| value.as_deref().is_some_and(|it| !it.trim().is_empty());
    if !given(&footer.icp) {
        return None;
    }
    let missing: Vec<&str> = [
        ("tags.id_code", &tags.id_code),
        ("footer.police", &footer.police),
        ("footer.find_error", &footer.find_error),
        ("footer.contact", &footer.contact),
    ]
    .into_iter()
    .filter(|(_, value)| !given(value))
    .map(|(path, _)| settings.key(path))
    .collect();
    let (zh, en) = (missing.join("、"), missing.join(", "));
    (!missing.is_empty()).then(|| {
        Finding::new(&FOOT_INCOMPLETE, settings.place(&[key("footer")]))
            .says(format!("页脚缺少：{zh}"), format!("the foot of the pages lacks: {en}"))
            .help("照备案系统和标识码证书填写", "fill in what the registrations say")
    })
}

/// Which of the tags that go together are missing. The code is asked for by the foot as well, where there is one.
fn tags(settings: &Settings) -> Option<Finding> {
    let tags = &settings.tags;
    let given = |value: &Option<String>| value.as_deref().is_some_and(|it| !it.trim().is_empty());
    let (domain, code, registered) =
        (given(&tags.domain), given(&tags.id_code), given(&settings.footer.icp));
    let missing: Vec<&str> = [("tags.domain", domain), ("tags.id_code", code || registered)]
        .into_iter()
        .filter(|(_, there)| !there)
        .map(|(path, _)| settings.key(path))
        .collect();
    let (zh, en) = (missing.join("、"), missing.join(", "));
    ((domain || code || registered) && !missing.is_empty()).then(|| {
        let section = if domain || code { "tags" } else { "footer" };
        Finding::new(&TAGS_INCOMPLETE, settings.place(&[key(section)]))
            .says(format!("网站标签缺少：{zh}"), format!("the tags of the site lack: {en}"))
            .help(
                format!("照标识码证书写在“{}”下", settings.key("tags")),
                format!("add them under `{}` as the registration says", settings.key("tags")),
            )
    })
}

fn domain(settings: &Settings) -> Option<Finding> {
    let domain = settings.tags.domain.as_deref()?.trim().trim_end_matches('/');
    let sound = domain.is_empty() || domain.to_ascii_lowercase().ends_with(".gov.cn");
    (!sound).then(|| {
        Finding::new(&SITE_DOMAIN, settings.place(&[key("tags"), key("domain")]))
            .says(
                format!("政府网站域名不以 .gov.cn 结尾：{domain}"),
                format!("a government site's domain does not end in .gov.cn: {domain}"),
            )
            .help(
                "核对域名；没有自己的网站就删去这一项",
                "look at it; without a site of its own leave it out",
            )
    })
}

fn digits(text: &str, lengths: std::ops::RangeInclusive<usize>) -> bool {
    lengths.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn after_province<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    text.strip_prefix(|c| PROVINCES.contains(c))?.strip_prefix(word)
}

fn is_icp(text: &str) -> bool {
    let number = after_province(text, "ICP备").and_then(|rest| rest.split_once('号'));
    number.is_some_and(|(number, site)| {
        let site = site.strip_prefix('-').map_or(site.is_empty(), |site| digits(site, 1..=3));
        digits(number, 5..=10) && site
    })
}

fn is_police(text: &str) -> bool {
    let number = after_province(text, "公网安备").and_then(|rest| rest.strip_suffix('号'));
    number.is_some_and(|number| digits(number.trim(), 14..=14))
}

fn is_code(text: &str) -> bool {
    digits(text, 10..=10) || text.strip_prefix("bm").is_some_and(|rest| digits(rest, 8..=8))
}

#[cfg(test)]
mod tests {
    use super::{is_code, is_icp, is_police};

    #[test]
    fn registrations_have_their_forms() {
        for (text, sound) in [
            ("粤ICP备12345678号", true),
            ("粤ICP备12345678号-12", true),
            ("ICP备12345678号", false),
            ("粤ICP备123号", false),
        ] {
            assert_eq!(is_icp(text), sound, "{text}");
        }
        assert!(is_police("粤公网安备 44010000000000号") && !is_police("粤公网安备4401号"));
        assert!(is_code("4401110000") && is_code("bm01000001") && !is_code("440111"));
    }
}
