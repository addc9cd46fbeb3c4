//! The official tags of a page say what a reader sees of it (TAG-05, TAG-06; standards 1.1).
//!
//! The program's own pages do by their making; a theme of one's own may not.

use html5gum::{StartTag, Token};

use super::element::PageElement;
use gongbao_base::{code::Code, codes, date::Moment, finding::Message};

codes! {
    TITLE_DIFFERS = "TAG-05" Warning "标题和 ArticleTitle 不一致" "title and ArticleTitle differ"
        "页面的大标题、浏览器标签上的标题和 ArticleTitle 要一致，检查工具按标签收录。"
        "The heading, the window's title and ArticleTitle are the same; inspections read the tag."
        S "政府网站发展指引：网页标签";
    DATE_DIFFERS = "TAG-06" Warning "PubDate 和页面上的日期不一致" "PubDate is not the day on the page"
        "PubDate 写成 YYYY-MM-DD HH:MM，页面上要看得到同一天；看不到发布时间的，按未更新计。"
        "PubDate has the form YYYY-MM-DD HH:MM, and the page shows that day; a page without one counts as not updated."
        S "政府网站发展指引：网页标签";
}

/// What of a page is held against its tags.
#[derive(Debug, Default)]
pub(super) struct OfficialTags {
    title: Option<String>,
    date: Option<String>,
    heading: String,
    window: String,
    open: Option<PageTitle>,
    /// The day as a page may show it.
    days: [String; 2],
    dated: bool,
}

/// An element whose text is a title.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum PageTitle {
    Heading,
    Window,
}

fn title_of(name: &[u8]) -> Option<PageTitle> {
    match name {
        b"h1" => Some(PageTitle::Heading),
        b"title" => Some(PageTitle::Window),
        _ => None,
    }
}

impl OfficialTags {
    /// Takes the next token of the page.
    pub(super) fn take(&mut self, token: &Token) {
        match token {
            Token::StartTag(tag) if *tag.name == b"meta" => self.take_meta(tag),
            Token::StartTag(tag) => self.open = title_of(&tag.name).or(self.open),
            Token::EndTag(tag) if title_of(&tag.name).is_some() => self.open = None,
            Token::String(text) => self.take_text(&String::from_utf8_lossy(text)),
            _ => {}
        }
    }

    fn take_meta(&mut self, tag: &StartTag<()>) {
        let element = PageElement::new(tag);
        let content = element.attribute("content").map(str::to_owned);
        match element.attribute("name") {
            Some("ArticleTitle") => self.title = content,
            Some("PubDate") => {
                let day = content.as_deref().and_then(Moment::parse).map(|moment| moment.date);
                self.days = day.map(|day| [day.to_string(), day.chinese()]).unwrap_or_default();
                self.date = content;
            }
            _ => {}
        }
    }

    fn take_text(&mut self, text: &str) {
        match self.open {
            Some(PageTitle::Heading) => self.heading.push_str(text),
            Some(PageTitle::Window) => self.window.push_str(text),
            None => {}
        }
        let shows = |day: &String| !day.is_empty() && text.contains(day.as_str());
        self.dated = self.dated || self.days.iter().any(shows);
    }

    /// What is wrong with the tags.
    pub(super) fn findings(&self) -> Vec<(&'static Code, Message)> {
        let mut found: Vec<(&'static Code, Message)> = Vec::new();
        let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        if let Some(title) = &self.title {
            let wanted = bare(title);
            let alike = bare(&self.heading) == wanted && bare(&self.window).contains(&wanted);
            if !alike {
                let zh = format!("页面标题和 ArticleTitle 不一致：{title}");
                let en = format!("the page's titles are not its ArticleTitle: {title}");
                found.push((&TITLE_DIFFERS, Message::new(zh, en)));
            }
        }
        if let Some(date) = self.date.as_deref().filter(|_| !self.dated) {
            let zh = format!("页面上看不到 PubDate 的日期：{date}");
            let en = format!("the page does not show the day of its PubDate: {date}");
            found.push((&DATE_DIFFERS, Message::new(zh, en)));
        }
        found
    }
}
