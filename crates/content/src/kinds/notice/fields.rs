//! The fields of a notice.

use crate::fields::{Slug, choices, fields};
use gongbao_base::date::Date;

choices! {
    /// What a notice is.
    pub enum Category {
        Announcement = "announcement" "通知公告";
        Policy = "policy" "政策文件";
        Interpretation = "interpretation" "政策解读";
        Publicity = "publicity" "公示";
    }
}

fields! {
    /// The time in which the public may comment.
    pub struct CommentPeriod {
        start: Date, "开始" "第一天" "the first day" "2024-03-01";
        end: Date, "截止" "最后一天" "the last day" "2024-03-31";
        short_reason: Option<String>, "缩短理由" "少于30天时写明理由" "why it is shorter than 30 days" "";
    }
}

fields! {
    /// Whom to ask about a notice: an office, not a person.
    pub struct Contact {
        name: Option<String>, "部门" "受理部门" "the office" "党政和人大办公室";
        phone: Option<String>, "电话" "办公电话" "its phone" "\"020-12345678\"";
        email: Option<String>, "邮箱" "办公邮箱" "its mail address" "";
        address: Option<String>, "地址" "办公地址" "its address" "";
    }
}

fields! {
    /// The fields of a notice.
    pub struct Notice {
        index_number: Option<String>, "索引号" "政府信息公开索引号" "the index number of the disclosure platform" "";
        document_number: Option<String>, "文号" "发文字号，年份用六角括号" "the document number" "鹤街办〔2023〕5号";
        issuer: Option<String>, "发布机构" "发布机构全称" "the issuing office, by its full name" "鹤龙街道办事处";
        written: Option<Date>, "成文日期" "文件落款的日期" "the date the document bears" "2023-11-28";
        effective: Option<Date>, "施行日期" "开始施行的日期" "the day it takes effect" "2023-12-01";
        expires: Option<Date>, "失效日期" "有效的最后一天" "the last day on which it is in force" "2028-11-30";
        valid_years: Option<u16>, "有效期" "有效期的年数，从施行日期算起" "its term in years, from the day it takes effect" "5";
        category: Category, "类别" "政策文件、通知公告、政策解读或公示" "policy, announcement, interpretation or publicity" "通知公告";
        topic: Option<String>, "主题分类" "主题，最好在 site.yaml 的 topics 里" "the topic, best one of site.yaml's topics" "法律服务";
        genre: Option<String>, "体裁" "文种，例如通知、办法、方案" "its form, such as 通知 or 办法" "通知";
        replaces: Vec<Slug>, "替代文件" "本文替代的文件（网址名）" "the notices it replaces, by slug" "[]";
        repealed_by: Option<Slug>, "废止依据" "废止本文的文件（网址名）；全文保留，标明已废止" "the notice that repeals it, by slug; its text stays, with a mark" "";
        repealed: Option<Date>, "废止日期" "从哪天起废止；废止它的文件不在本站时写" "since when it is repealed; for when what repeals it is not on this site" "";
        interprets: Vec<Slug>, "解读文件" "本文解读的文件（网址名）" "the notices it interprets, by slug" "[]";
        normative: bool, "规范性文件" "是不是行政规范性文件" "whether it is a normative document" "false";
        comment_period: Option<CommentPeriod>, "征求意见期" "公开征求意见或公示的起止" "when the public may comment" "";
        contact: Option<Contact>, "联系方式" "受理部门的联系方式" "whom to ask" "";
    }
}
