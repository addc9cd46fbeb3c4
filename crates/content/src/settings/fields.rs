//! The fields of `content/site.yaml`.

use super::{approval::Approval, publish::PublishTarget, review::Review};
use crate::fields::{Slug, fields};
use gongbao_base::date::Date;

fields! {
    /// The office that publishes the site.
    pub struct Office {
        name: String, "名称" "机构全称" "the office's full name" "鹤龙街道办事处";
        short: Option<String>, "简称" "机构简称" "its short name" "鹤龙街";
        level: Option<String>, "级别" "街道、镇、部门等" "sub-district, town, department …" "街道";
        district: Option<String>, "所属" "所属区" "the district it belongs to" "广州市白云区";
        functions: Option<String>, "职能" "机关职能" "its functions" "";
        departments: Vec<String>, "内设机构" "内设机构" "its departments" "[]";
        communities: Vec<String>, "社区" "管辖的社区（村）；没有站点的，在名称后写明去哪里办" "its communities; where one has no station, a note after a colon" "[第一社区, \"第二社区：到第一社区工作站办理\"]";
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
    /// The settings as they are typed.
    pub struct SettingsFields {
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
        fragment_facts: bool, "正文附基本信息" "交付的正文里是否再放基本信息表和内容概述；门户一般另有这张表，不用重复" "whether fragments of packages repeat the official details, which portals show themselves" "false";
        page_size: Option<u16>, "每页条数" "列表每页条数" "items on a list page" "20";
        precompress: bool, "预压缩" "是否为网页另存 .gz 和 .br，供 nginx、Caddy 直接发送" "whether pages get copies in .gz and .br, for nginx and Caddy to send" "false";
        publish: Vec<PublishTarget>, "发布" "发布目标，密码放在环境变量里" "where the site is published; secrets stand in the environment" "[]";
        thresholds: Option<Thresholds>, "阈值" "检查的限值" "limits of the checks" "";
        retired_hosts: Vec<String>, "已关停域名" "不能再链接的域名" "hosts that are closed and may not be linked" "[]";
        names: Vec<String>, "专用名称" "常用的人名、地名、机构名，写错一个字时提醒" "names of places and offices; a text that has one with one wrong character is warned about" "[]";
        redirects: Vec<Redirect>, "跳转" "不再使用的网址和现在的网址" "addresses given up, and where their readers go" "[]";
        allow: Vec<Allowance>, "允许" "暂时允许的提示，要写理由和截止日期" "findings that may stand for a time" "[]";
        review: Option<Review>, "审核签发" "谁起草、审核、保密审查、签发，记在交付回执里，不在页面上显示" "who reviewed and approved what goes out; kept in receipts, not shown on pages" "";
        approval: Option<Approval>, "审批" "文件要依次通过哪些环节才能交付和发布；不写就不要求" "the stages that a document passes before it goes out; without it none are asked for" "";
    }
}
