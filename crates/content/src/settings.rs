//! The site's own settings: `content/site.yaml`.

use crate::codes;
use serde_yaml::Mapping;

use super::{
    fields::{Keys, Reader, Slug, choices, fields},
    phone,
    publish::{self, Target},
    yaml::{self, Part, Source, Step},
};
use gongbao_base::{
    date::Date,
    finding::{Finding, Place},
};

/// Where the settings stand below the site's folder.
pub const FILE: &str = "content/site.yaml";

fields! {
    /// The office that publishes the site.
    pub struct Office {
        name: String, "名称" "机构全称" "the office's full name" "鹤龙街道办事处";
        short: Option<String>, "简称" "机构简称" "its short name" "鹤龙街";
        level: Option<String>, "级别" "街道、镇、部门等" "sub-district, town, department …" "街道";
        district: Option<String>, "所属" "所属区" "the district it belongs to" "广州市白云区";
        functions: Option<String>, "职能" "机关职能" "its functions" "";
        departments: Vec<String>, "内设机构" "内设机构" "its departments" "[]";
        address: Option<String>, "地址" "办公地址" "the office's address" "";
        hours: Option<String>, "办公时间" "办公时间" "its office hours" "";
        phones: Vec<String>, "电话" "办公电话" "its phones" "[]";
        fax: Option<String>, "传真" "传真号码" "its fax number" "";
        email: Option<String>, "邮箱" "电子邮箱" "its mail address" "";
        postcode: Option<String>, "邮编" "邮政编码，加引号" "its postcode, in quotes" "";
        web: Option<String>, "网上渠道" "互联网联系方式" "where it is reached online" "";
        head: Option<String>, "负责人" "负责人姓名" "the head's name" "";
        credit_code: Option<String>, "统一社会信用代码" "十八位代码，核对索引号用" "its credit code, against which index numbers are checked" "";
        verified: Option<Date>, "核对日期" "最近一次核对的日期" "the day these details were last verified" "";
    }
}

fields! {
    /// The official tags of a government website; nothing is shown that is not given.
    pub struct Tags {
        site_name: Option<String>, "网站名称" "SiteName，规范名称" "SiteName" "";
        domain: Option<String>, "域名" "SiteDomain，英文域名" "SiteDomain" "";
        id_code: Option<String>, "网站标识码" "SiteIDCode，十位标识码" "SiteIDCode" "";
    }
}

fields! {
    /// One item of the navigation.
    pub struct NavItem {
        title: String, "名称" "导航上的文字" "what it says" "服务站点";
        to: String, "指向" "站内路径" "the path inside the site" "stations/index.html";
    }
}

fields! {
    /// What the foot of every page shows.
    pub struct Footer {
        icp: Option<String>, "ICP备案号" "ICP 备案编号" "the ICP number" "";
        police: Option<String>, "公安备案号" "公安机关备案号" "the public-security number" "";
        find_error: Option<String>, "找错入口" "“我为政府网站找错”的网址" "the address of the error-report service" "";
        contact: Option<String>, "联系方式" "网站联系方式" "how to reach the site's editors" "";
    }
}

fields! {
    /// One topic of the vocabulary.
    pub struct Topic {
        id: Slug, "编号" "网址里用的英文编号" "its name in addresses" "legal";
        name: String, "名称" "主题名称" "its name" "法律服务";
        description: Option<String>, "说明" "栏目说明" "what the column holds" "";
        max_age_days: Option<u16>, "更新期限" "多少天没有新内容就提醒" "after how many days without a new document to warn" "90";
    }
}

choices! {
    /// Which theme.
    pub enum ThemeName {
        Default = "default" "默认";
    }
}

fields! {
    /// Limits of the checks, in days.
    pub struct Thresholds {
        expiring_days: Option<u16>, "即将失效天数" "失效前多少天提醒" "how long before its end a document counts as expiring" "180";
        verified_days: Option<u16>, "核实天数" "多少天未核实时提醒" "how long a verified date holds" "180";
        disclosure_workdays: Option<u16>, "公开期限" "形成后多少个工作日内公开，条例第二十六条定为20个" "working days from writing to publication; the Regulations art. 26 say 20" "20";
        home_days: Option<u16>, "首页更新天数" "首页多少天没有新内容就提醒，国办秘函〔2019〕19号定为14天" "days without anything new before the home page counts as stale" "14";
        notices_days: Option<u16>, "政策文件更新天数" "政策文件栏目多少天没有新内容就提醒，国办秘函〔2019〕19号定为6个月" "the same for the column of notices" "180";
        comment_days: Option<u16>, "征求意见天数" "公开征求意见最少多少天，重大行政决策程序暂行条例第十五条定为30天" "the least days for comments" "30";
        publicity_days: Option<u16>, "公示保留天数" "公示期满多少天后提醒去掉名单" "days after a publicity's end from which its names should go" "30";
    }
}

fields! {
    /// A finding that the office lets stand for a time.
    pub struct Allowance {
        code: String, "规则" "规则编号" "the rule's code" "WORD-02";
        id: String, "提示编号" "这条提示的编号，check 会显示" "the finding's id, as `check` shows it" "a1b2c3d4e5";
        reason: String, "理由" "为什么可以保留" "why it may stand" "引用的历史文件原文如此";
        until: Date, "截止" "到哪一天为止" "the last day on which it may stand" "2025-12-31";
    }
}

fields! {
    /// An address that was given up, and where its readers go.
    pub struct Redirect {
        from: String, "原网址" "原来的站内路径" "the path that was" "notices/old.html";
        to: String, "新网址" "现在的站内路径" "the path that is" "notices/new.html";
    }
}

fields! {
    /// Who answers for what goes out (先审后发、三审三校): posts or names as the office itself writes them. Kept in
    /// receipts and reports, never on a page.
    pub struct Review {
        drafted_by: Option<String>, "起草" "编写的岗位或姓名" "who wrote it" "政务公开专员";
        drafted: Option<Date>, "起草日期" "编写的日期" "when" "2024-03-01";
        reviewed_by: Option<String>, "审核" "审核的岗位或姓名，不能是起草人" "who reviewed it, another than who wrote it" "党政办主任";
        reviewed: Option<Date>, "审核日期" "审核的日期" "when" "2024-03-01";
        secrecy_reviewed_by: Option<String>, "保密审查" "保密审查的岗位或姓名" "who reviewed it for secrets" "保密员";
        secrecy_reviewed: Option<Date>, "保密审查日期" "保密审查的日期" "when" "2024-03-01";
        approved_by: Option<String>, "签发" "批准发布的岗位或姓名" "who approved it" "分管领导";
        approved: Option<Date>, "签发日期" "批准发布的日期" "when" "2024-03-01";
    }
}

fields! {
    /// The settings as they are typed.
    pub struct Typed {
        name: String, "网站名称" "网站名称" "the site's name" "鹤龙街政务公开";
        url: Option<String>, "网址" "网站的完整网址，以 / 结尾" "the site's full address, ending in /" "https://helong.example/";
        description: Option<String>, "简介" "一句话说明网站" "one sentence on the site" "";
        org: Office, "机构" "主办机构" "the office" "";
        tags: Option<Tags>, "网站标签" "政府网站标签" "the official tags" "";
        nav: Vec<NavItem>, "导航" "导航，最多六项" "the navigation, six items at most" "[]";
        footer: Option<Footer>, "页脚" "页脚项目" "the foot of every page" "";
        topics: Vec<Topic>, "主题" "主题分类表" "the vocabulary of topics" "[]";
        allowed_hosts: Vec<String>, "允许的外部网站" "不经离站提示直接链接的域名" "hosts that are linked without a leaving page" "[12348.gov.cn]";
        public_contacts: Vec<String>, "公务手机" "可以公开的公务手机号，检查个人信息时不提示" "mobile numbers of the office that may be published" "[]";
        hotline: Option<String>, "热线" "公共法律服务热线" "the hotline of public legal service" "\"12348\"";
        elder: bool, "长者版" "是否生成长者版" "whether to write the elder tree" "true";
        page_size: Option<u16>, "每页条数" "列表每页条数" "items on a list page" "20";
        precompress: bool, "预压缩" "是否为网页另存 .gz 和 .br，供 nginx、Caddy 直接发送" "whether pages get copies in .gz and .br, for nginx and Caddy to send" "false";
        publish: Vec<Target>, "发布" "发布目标，密码放在环境变量里" "where the site is published; secrets stand in the environment" "[]";
        thresholds: Option<Thresholds>, "阈值" "检查的限值" "limits of the checks" "";
        retired_hosts: Vec<String>, "已关停域名" "不能再链接的域名" "hosts that are closed and may not be linked" "[]";
        names: Vec<String>, "专用名称" "常用的人名、地名、机构名，写错一个字时提醒" "names of places and offices; a text that has one with one wrong character is warned about" "[]";
        redirects: Vec<Redirect>, "跳转" "不再使用的网址和现在的网址" "addresses given up, and where their readers go" "[]";
        allow: Vec<Allowance>, "允许" "暂时允许的提示，要写理由和截止日期" "findings that may stand for a time" "[]";
        review: Option<Review>, "审核签发" "谁起草、审核、保密审查、签发，记在交付回执里，不在页面上显示" "who reviewed and approved what goes out; kept in receipts, not shown on pages" "";
    }
}

/// The settings the program works with: typed values with their defaults.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// The site's name.
    pub name: String,
    /// The site's address, ending in `/`.
    pub url: String,
    /// One sentence on the site.
    pub description: String,
    /// The office.
    pub org: Office,
    /// The official tags.
    pub tags: Tags,
    /// The navigation.
    pub nav: Vec<NavItem>,
    /// The foot.
    pub footer: Footer,
    /// The vocabulary of topics.
    pub topics: Vec<Topic>,
    /// Hosts that are linked directly.
    pub allowed_hosts: Vec<String>,
    /// Mobile numbers of the office that may be published.
    pub public_contacts: Vec<String>,
    /// The hotline.
    pub hotline: String,
    /// Whether the elder tree is written.
    pub elder: bool,
    /// Items on a list page.
    pub page_size: usize,
    /// Whether compressed copies are written.
    pub precompress: bool,
    /// Where the site is published.
    pub publish: Vec<Target>,
    /// Who reviewed and approved what goes out.
    pub review: Review,
    /// Limits of the checks.
    pub limits: Limits,
    /// Hosts that may not be linked.
    pub retired_hosts: Vec<String>,
    /// Names that texts have right.
    pub names: Vec<String>,
    /// Addresses given up.
    pub redirects: Vec<Redirect>,
    /// Findings that may stand.
    pub allow: Vec<Allowance>,
    /// The file as typed, to say where something stands.
    pub text: Box<str>,
    /// How it writes its keys.
    pub keys: Keys,
}

impl Settings {
    /// A key as the file writes it, given by a path of English names with dots, such as `org.phones`: for findings.
    #[must_use]
    pub fn key<'p>(&self, path: &'p str) -> &'p str {
        self.keys.name(path)
    }

    /// Where a value stands, given by English names.
    #[must_use]
    pub fn place(&self, path: &[Step]) -> Place {
        self.keys.place(Source { file: FILE, text: &self.text, line: 1 }, path, Part::Value)
    }
}

/// Limits of the checks, in days.
#[derive(Clone, Copy, Debug, Default)]
pub struct Limits {
    /// Before its end, from which a document counts as expiring.
    pub expiring: i32,
    /// For which a verified date holds.
    pub verified: i32,
    /// Working days from writing to publication.
    pub disclosure: u32,
    /// Without anything new on the home page.
    pub home: i32,
    /// Without a new notice.
    pub notices: i32,
    /// Least time for comments.
    pub comments: i32,
    /// After a publicity's end.
    pub publicity: i32,
}

/// The address that stands in where none is configured; reserved for examples, so it can belong to nobody.
pub const EXAMPLE_URL: &str = "https://site.example/";

/// Reads the settings.
#[must_use]
pub fn read(text: &str) -> (Settings, Vec<Finding>) {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let source = Source { file: FILE, text, line: 1 };
    let mapping = match yaml::read(source) {
        Ok(mapping) => mapping,
        Err(finding) => return (absent(), vec![finding]),
    };
    let mut reader = Reader::new(source, &mapping, vec![Typed::FIELDS]);
    let values = reader.values(mapping);
    let typed: Typed = reader.typed(&values);
    let mut findings = checks(&reader, &typed);
    let (keys, found) = reader.finish();
    findings.extend(found);
    (with_defaults(typed, text, keys), findings)
}

/// The settings of a site that has no `site.yaml`, for going on with the other checks.
#[must_use]
pub fn absent() -> Settings {
    with_defaults(Typed::default(), "", Keys::of(&Mapping::new(), vec![Typed::FIELDS]))
}

fn with_defaults(typed: Typed, text: &str, keys: Keys) -> Settings {
    let limits = limits(&typed.thresholds.unwrap_or_default());
    let mut url = typed.url.unwrap_or_else(|| EXAMPLE_URL.to_owned());
    if !url.ends_with('/') {
        url.push('/');
    }
    Settings {
        description: typed.description.unwrap_or_else(|| typed.name.clone()),
        name: typed.name,
        url,
        org: typed.org,
        tags: typed.tags.unwrap_or_default(),
        nav: typed.nav,
        footer: typed.footer.unwrap_or_default(),
        topics: typed.topics,
        allowed_hosts: typed.allowed_hosts,
        hotline: typed.hotline.unwrap_or_else(|| "12348".to_owned()),
        public_contacts: typed.public_contacts,
        elder: typed.elder,
        page_size: usize::from(typed.page_size.unwrap_or(20)),
        precompress: typed.precompress,
        publish: typed.publish,
        review: typed.review.unwrap_or_default(),
        limits,
        retired_hosts: typed.retired_hosts,
        names: typed.names,
        redirects: typed.redirects,
        allow: typed.allow,
        text: text.into(),
        keys,
    }
}

fn limits(typed: &Thresholds) -> Limits {
    let days = |typed: Option<u16>, usual: u16| i32::from(typed.unwrap_or(usual));
    Limits {
        expiring: days(typed.expiring_days, 180),
        verified: days(typed.verified_days, 180),
        disclosure: u32::from(typed.disclosure_workdays.unwrap_or(20)),
        home: days(typed.home_days, 14),
        notices: days(typed.notices_days, 180),
        comments: days(typed.comment_days, 30),
        publicity: days(typed.publicity_days, 30),
    }
}

fn key(name: &str) -> Step {
    Step::Key(name.to_owned())
}

fn checks(reader: &Reader<'_>, typed: &Typed) -> Vec<Finding> {
    let mut findings = Vec::new();
    let url = typed.url.as_deref().unwrap_or(EXAMPLE_URL);
    let place = reader.place_of(&[key("url")], Part::Value);
    if !(url.starts_with("https://") || url.starts_with("http://"))
        || url.contains([' ', '?', '#', '"', '<'])
    {
        findings.push(
            Finding::new(&codes::WRONG_SHAPE, place)
                .says(format!("网址不完整：{url}"), format!("not a full address: {url}"))
                .help(
                    "写成 https://www.example.gov.cn/zwgk/",
                    "write https://www.example.gov.cn/zwgk/",
                ),
        );
    } else if is_example(url) {
        let url_key = reader.key("url");
        findings.push(
            Finding::new(&codes::EXAMPLE_URL, place)
                .says(
                    format!("网址仍是示例：{url}"),
                    format!("the site's address is an example: {url}"),
                )
                .help(
                    format!("区门户分配网址后改正“{url_key}”"),
                    format!("set `{url_key}` once the portal has assigned one"),
                ),
        );
    }
    findings.extend(publish::checks(reader, &typed.publish));
    let org = &typed.org;
    let details = [
        (org.functions.is_none(), "机关职能", "functions"),
        (org.departments.is_empty(), "内设机构", "departments"),
        (org.address.is_none(), "办公地址", "address"),
        (org.hours.is_none(), "办公时间", "hours"),
        (org.phones.is_empty(), "电话", "phones"),
        (org.head.is_none(), "负责人", "head"),
    ];
    let missing: Vec<_> = details.iter().filter(|(missing, ..)| *missing).collect();
    if !missing.is_empty() {
        let zh: Vec<_> = missing.iter().map(|(_, zh, _)| *zh).collect();
        let en: Vec<_> = missing.iter().map(|(.., en)| *en).collect();
        let keys: Vec<_> =
            en.iter().map(|name| reader.key(&format!("org.{name}")).to_owned()).collect();
        let org = reader.key("org");
        findings.push(
            Finding::new(&codes::ORG_INCOMPLETE, reader.place_of(&[key("org")], Part::Key))
                .says(
                    format!("机构信息缺少：{}", zh.join("、")),
                    format!("the office's details lack: {}", en.join(", ")),
                )
                .help(
                    format!("查到并核实后写在“{org}”下：{}", keys.join("、")),
                    format!("add them under `{org}` once verified: {}", keys.join(", ")),
                ),
        );
    }
    if let Some(review) = &typed.review {
        let place = reader.place_of(&[key("review")], Part::Key);
        findings.extend(unreviewed(review, place, reader.keys()));
    }
    for (index, phone) in typed.org.phones.iter().enumerate() {
        if phone::parse(phone).is_none() {
            let place =
                reader.place_of(&[key("org"), key("phones"), Step::Item(index)], Part::Value);
            findings.push(phone::refuse(place, phone));
        }
    }
    findings
}

/// The host of an `http` or `https` address, without port and user.
#[must_use]
pub fn host(url: &str) -> Option<&str> {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"))?;
    let authority = rest.split(['/', '?', '#']).next()?;
    let host = authority.rsplit('@').next()?;
    host.split(':').next().filter(|host| !host.is_empty())
}

/// Whether a host is a domain or below it.
#[must_use]
pub fn is_within(host: &str, domain: &str) -> bool {
    let host = host.to_ascii_lowercase();
    host == domain || host.strip_suffix(domain).is_some_and(|rest| rest.ends_with('.'))
}

/// Whether an address is of another than a government host or one that the settings allow.
#[must_use]
pub fn is_foreign(url: &str, allowed: &[String]) -> bool {
    let Some(host) = host(url) else { return false };
    let within = |domain: &str| is_within(host, domain);
    !(within("gov.cn") || within("政务") || allowed.iter().any(|domain| within(domain)))
}

/// Whether an address is of a host that is reserved for examples, so that nobody can be sent there.
#[must_use]
pub fn is_example(url: &str) -> bool {
    host(url).is_some_and(|host| host.ends_with(".example"))
}

/// The finding for a review that is not complete: a step without a hand, or one that reviews its own work.
#[must_use]
pub fn unreviewed(review: &Review, place: Place, keys: &Keys) -> Option<Finding> {
    let steps = [
        (&review.drafted_by, "起草", "review.drafted_by"),
        (&review.reviewed_by, "审核", "review.reviewed_by"),
        (&review.secrecy_reviewed_by, "保密审查", "review.secrecy_reviewed_by"),
        (&review.approved_by, "签发", "review.approved_by"),
    ];
    let missing: Vec<_> = steps.iter().filter(|(by, ..)| by.is_none()).collect();
    let finding = Finding::new(&codes::UNREVIEWED, place);
    if missing.is_empty() {
        let own = review.reviewed_by == review.drafted_by;
        return own.then(|| {
            finding
                .says("审核人就是起草人", "the reviewer is the one who drafted it")
                .help("由另一人审核", "have another one review it")
        });
    }
    let zh: Vec<_> = missing.iter().map(|(_, zh, _)| *zh).collect();
    let missing: Vec<_> = missing.iter().map(|(.., key)| keys.name(key)).collect();
    let review = keys.name("review");
    Some(
        finding
            .says(
                format!("审核签发缺少：{}", zh.join("、")),
                format!("the review lacks: {}", missing.join(", ")),
            )
            .help(
                format!("在“{review}”下补上岗位或姓名：{}", missing.join("、")),
                format!("add posts or names under `{review}`: {}", missing.join(", ")),
            ),
    )
}

/// The finding for a site without settings.
#[must_use]
pub fn missing() -> Finding {
    Finding::new(&codes::NO_SITE, Place::file(FILE))
        .says("没有 content/site.yaml", "there is no content/site.yaml")
        .help(
            "运行 gongbao init 生成一份样板，或用 --site 指定网站文件夹",
            "run `gongbao init`, or name the site's folder with --site",
        )
}

#[cfg(test)]
mod tests {
    use super::is_foreign;

    #[test]
    fn government_and_allowed_hosts_are_linked_directly() {
        let allowed = ["12348.net".to_owned()];
        assert!(!is_foreign("https://www.gov.cn/x", &allowed));
        assert!(!is_foreign("https://gd.12348.net/", &allowed));
        assert!(!is_foreign("mailto:a@b.com", &allowed));
        assert!(is_foreign("https://www.fakegov.cn/", &allowed));
        assert!(is_foreign("https://example.com/?x=gov.cn", &allowed));
    }
}
