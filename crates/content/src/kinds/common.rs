//! The fields that documents of every kind have.

use crate::fields::{Slug, fields};
use gongbao_base::date::{Date, Moment};

fields! {
    /// A file that goes with a document.
    pub struct Attachment {
        file: String, "文件" "附件的文件名，放在同一文件夹" "the file's name, relative to the document" "附表.xlsx";
        title: String, "名称" "读者看到的名称" "the name that readers see" "附表：工作安排";
    }
}

fields! {
    /// One line of a document's history.
    pub struct Revision {
        date: Date, "日期" "修订的日期" "the day of the change" "2024-03-01";
        note: String, "说明" "改了什么" "what was changed" "更正联系电话";
    }
}

fields! {
    /// Why and when a document was taken down.
    pub struct Withdrawn {
        date: Date, "日期" "撤下的日期；将来的日期是计划，到那天才撤下" "the day it was taken down; one to come is a plan: it stays until then" "2024-03-01";
        reason: String, "原因" "撤下的原因" "why" "附件放错，更正后重新发布";
        title: Option<String>, "标题" "代替原标题显示；原标题含个人信息等时填写" "the title that is shown, when the old one may not be" "";
    }
}

fields! {
    /// The fields of every document.
    pub struct Common {
        title: String, "标题" "页面标题，也是一级标题" "the title, which is also the first-level heading" "关于开展法治宣传活动的通知";
        published: Option<Moment>, "发布日期" "发布日期，可带时间（北京时间）；将来的日期是计划，到那天才发布" "the day of publication, perhaps with the time (Beijing); one to come is a plan: it does not go out before" "2023-12-01 09:30";
        summary: Option<String>, "内容概述" "一两句话说明内容，目录和分享时使用" "one or two sentences, for the catalogue and for sharing" "一句话说明这份文件做什么。";
        keywords: Vec<String>, "关键词" "主题词" "subject words" "[法治宣传, 普法]";
        source: Option<String>, "来源" "来源单位，转载时写原发布单位" "where the text comes from" "鹤龙街道办事处";
        slug: Option<Slug>, "网址名" "默认取文件名，发布后不再改变" "the name in the address; the file's name by default; never changed once published" "tongzhi-2023";
        draft: bool, "草稿" "草稿不发布" "a draft is not published" "false";
        attachments: Vec<Attachment>, "附件" "随文发布的文件" "files that go with it" "[]";
        changes: Vec<Revision>, "修订记录" "发布后的每次改动" "every change after publication" "[]";
        withdrawn: Option<Withdrawn>, "撤下" "发错的、不该公开的：正文、附件都不再公开，网址保留，只显示标题、文号、日期和原因。文件被废止不用撤下，写“废止依据”或“废止日期”" "for what should not be public: text and attachments go, the address stays with title, number, date and reason; a rule that was repealed is no such case, see repealed_by and repealed" "";
        sample: bool, "示例" "示例内容，页面上有醒目提示" "sample content; the page says so" "false";
    }
}
