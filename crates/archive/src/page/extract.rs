//! Reads a page as a browser takes it: its title and visible text, and the links that lead to files of the site.

use std::convert::Infallible;

use html5gum::{
    Emitter, ForwardingEmitter, Span, Tokenizer,
    emitters::callback::{Callback, CallbackEmitter, CallbackEvent},
};

use super::{link::resolve, text::VisibleText};

/// Whether an element begins a new line.
fn is_block(name: &[u8]) -> bool {
    matches!(
        name,
        b"p" | b"div"
            | b"li"
            | b"ul"
            | b"ol"
            | b"dl"
            | b"dt"
            | b"dd"
            | b"h1"
            | b"h2"
            | b"h3"
            | b"h4"
            | b"h5"
            | b"h6"
            | b"table"
            | b"tr"
            | b"caption"
            | b"section"
            | b"article"
            | b"aside"
            | b"nav"
            | b"figure"
            | b"figcaption"
            | b"blockquote"
            | b"pre"
            | b"br"
            | b"hr"
    )
}

/// Whether nobody sees an element's text.
fn is_hidden(name: &[u8]) -> bool {
    matches!(name, b"script" | b"style" | b"template" | b"noscript")
}

/// Reads the page of the file `path`, whose site stands at `base`. Each path below the site's root to which it links is
/// handed to `link`, and is not kept: a short page can hold very many.
pub(crate) fn read(
    html: &[u8],
    path: &str,
    base: &str,
    link: &mut dyn FnMut(String),
) -> VisibleText {
    let mut reading = PageReader {
        path,
        base,
        sink: link,
        page: VisibleText::default(),
        whole: String::new(),
        last: String::new(),
        in_title: false,
        in_main: false,
        in_body: false,
        hidden: 0,
        tag: StartTag::default(),
    };
    let take = |event: CallbackEvent<'_>, _: Span<()>| -> Option<Infallible> {
        reading.take(&event);
        None
    };
    let mut emitter = CallbackEmitter::new(take);
    // The title, scripts and styles hold text in which `<` means nothing.
    emitter.naively_switch_states(true);
    let Ok(()) = Tokenizer::new_with_emitter(html, QuietEmitter(emitter)).finish();
    let mut page = reading.page;
    page.title = squeeze(&page.title).replace('\n', " ");
    page.text = squeeze(if page.text.trim().is_empty() { &reading.whole } else { &page.text });
    page
}

/// Takes a page as it is: looking for errors, which nobody asks for here, costs a third of the time.
struct QuietEmitter<F: Callback<Infallible, ()>>(CallbackEmitter<F>);

impl<F: Callback<Infallible, ()>> ForwardingEmitter for QuietEmitter<F> {
    type Token = Infallible;

    fn inner(&mut self) -> &mut impl Emitter<Token = Infallible> {
        &mut self.0
    }

    fn should_emit_errors(&mut self) -> bool {
        false
    }
}

struct PageReader<'a> {
    path: &'a str,
    base: &'a str,
    sink: &'a mut dyn FnMut(String),
    page: VisibleText,
    whole: String,
    /// The last link.
    last: String,
    in_title: bool,
    in_main: bool,
    in_body: bool,
    hidden: usize,
    tag: StartTag,
}

/// The start tag that is being read.
#[derive(Default)]
struct StartTag {
    is_link: bool,
    is_stylesheet: bool,
    attribute: Attribute,
    target: Option<String>,
}

#[derive(Clone, Copy, Default)]
enum Attribute {
    Target,
    Rel,
    #[default]
    Other,
}

impl PageReader<'_> {
    fn take(&mut self, event: &CallbackEvent<'_>) {
        match event {
            CallbackEvent::OpenStartTag { name } => self.start(name),
            CallbackEvent::AttributeName { name } => {
                self.tag.attribute = match *name {
                    b"href" | b"src" => Attribute::Target,
                    b"rel" => Attribute::Rel,
                    _ => Attribute::Other,
                };
            }
            CallbackEvent::AttributeValue { value } => match self.tag.attribute {
                Attribute::Target => {
                    self.tag.target = Some(String::from_utf8_lossy(value).into_owned());
                }
                Attribute::Rel => {
                    let mut names = value.split(u8::is_ascii_whitespace);
                    self.tag.is_stylesheet = names.any(|name| name == b"stylesheet");
                }
                Attribute::Other => {}
            },
            CallbackEvent::CloseStartTag { .. } => self.link(),
            CallbackEvent::EndTag { name } => self.end(name),
            CallbackEvent::String { value } => self.text(&String::from_utf8_lossy(value)),
            _ => {}
        }
    }

    fn start(&mut self, name: &[u8]) {
        self.tag = StartTag { is_link: name == b"link", ..StartTag::default() };
        match name {
            b"title" => self.in_title = self.page.title.is_empty(),
            b"body" => self.in_body = true,
            b"main" => self.in_main = true,
            b"td" | b"th" => self.push(" "),
            _ if is_hidden(name) => self.hidden += 1,
            _ if is_block(name) => self.push("\n"),
            _ => {}
        }
    }

    /// Takes the target of a tag that is read whole. Of `link` only a style sheet is needed to show the page.
    fn link(&mut self) {
        let Some(target) = self.tag.target.take() else { return };
        if self.tag.is_link && !self.tag.is_stylesheet {
            return;
        }
        if let Some(link) = resolve(self.path, self.base, &target)
            && self.last != link
        {
            self.last.clone_from(&link);
            (self.sink)(link);
        }
    }

    fn end(&mut self, name: &[u8]) {
        match name {
            b"title" => self.in_title = false,
            b"main" => self.in_main = false,
            _ if is_hidden(name) => self.hidden = self.hidden.saturating_sub(1),
            _ if is_block(name) => self.push("\n"),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.in_title {
            self.page.title.push_str(text);
        } else if self.hidden == 0 {
            // A line feed of the source does not end a line.
            let mut lines = text.split('\n');
            self.push(lines.next().unwrap_or(""));
            lines.for_each(|line| {
                self.push(" ");
                self.push(line);
            });
        }
    }

    fn push(&mut self, text: &str) {
        if self.in_main {
            self.page.text.push_str(text);
        } else if self.in_body {
            self.whole.push_str(text);
        }
    }
}

/// Every line trimmed and with single spaces; no empty ones.
fn squeeze(text: &str) -> String {
    let mut squeezed = String::with_capacity(text.len());
    for line in text.lines() {
        let mut words = line.split_whitespace();
        let Some(first) = words.next() else { continue };
        if !squeezed.is_empty() {
            squeezed.push('\n');
        }
        squeezed.push_str(first);
        for word in words {
            squeezed.push(' ');
            squeezed.push_str(word);
        }
    }
    squeezed
}

#[cfg(test)]
mod tests {
    fn read(html: &[u8], path: &str) -> (super::VisibleText, Vec<String>) {
        let mut links = Vec::new();
        let page = super::read(html, path, "https://x.example/gk/", &mut |link| links.push(link));
        (page, links)
    }

    #[test]
    fn text_is_what_one_sees() {
        let html = "<!doctype html><title>通知 &amp; 公告</title><body><nav><a href=../index.html>首页</a></nav>\
            <main><h1>通知</h1><p>第一条<b>重点</b>。</p><script>var a = '<p>';</script><table><tr><td>1<td>2</table></main>";
        let (page, links) = read(html.as_bytes(), "notices/a.html");
        assert_eq!(page.title, "通知 & 公告");
        assert_eq!(page.text, "通知\n第一条重点。\n1 2");
        assert_eq!(links, ["index.html"]);
    }

    #[test]
    fn only_links_inside_count() {
        let html = "<a href=b.html#x><a href='https://x.example/gk/c/'><a href=https://y.example/><a href=mailto:a@b>\
            <a href=#top><img src='../%E5%9B%BE.png'><link rel=canonical href=https://x.example/gk/none><link rel=stylesheet href=/s.css>";
        let (_, links) = read(html.as_bytes(), "n/a.html");
        assert_eq!(links, ["n/b.html", "c/index.html", "图.png"]);
    }
}
