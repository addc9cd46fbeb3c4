//! Pages in GBK, the official block, texts full of marks, refusals, damaged files; `tests/import` of the repository has what
//! LibreOffice writes.

use gongbao_content::{document, settings::Settings};
use gongbao_import::{Conversion, ImportError};
use gongbao_office::ReadGap;

use html5ever::tendril::TendrilSink as _;
use markup5ever_rcdom::{Handle, NodeData, RcDom};

use super::{
    samples::{Random, damaged, is_unknown_panic},
    support::{self, notice, notice_of},
};

fn page(html: &str) -> Conversion {
    notice_of("a.html", html.as_bytes()).unwrap()
}

/// The imported text as our own parser reads it, as HTML.
fn read_back(imported: &Conversion) -> String {
    let (document, findings) = document::read(
        "notices/a.md",
        notice(),
        support::text(imported),
        &Settings::default(),
        gongbao_base::date::Date::default(),
    );
    assert!(findings.is_empty(), "{findings:?}\n{}", support::text(imported));
    document.public().unwrap().body.html
}

/// The text of some HTML.
fn text(html: &str) -> String {
    fn collect(node: &Handle, out: &mut String) {
        if let NodeData::Text { contents } = &node.data {
            out.push_str(&contents.borrow());
        }
        node.children.borrow().iter().for_each(|child| collect(child, out));
    }
    let dom = html5ever::parse_document(RcDom::default(), html5ever::ParseOpts::default());
    let mut out = String::new();
    collect(&dom.one(html).document, &mut out);
    out
}

#[test]
fn a_page_of_a_government_site_is_imported() {
    let html = include_str!("../../../../tests/import/sources/page.html");
    let (gbk, _, _) = encoding_rs::GBK.encode(html);
    let imported = notice_of("page.html", &gbk).unwrap();
    for line in [
        "标题: \"测试街道办事处关于公布服务时间的通告\"",
        "索引号: \"11441700007280420Y/2024-00002\"",
        "文号: \"测街办〔2024〕7号\"",
        "发布机构: \"测试街道办事处\"",
        "成文日期: 2024-05-06",
        "发布日期: 2024-05-06 09:30",
        "来源: \"测试街道办事处\"",
        "草稿: true",
        "## 一、窗口服务",
        "[国务院网站](https://www.gov.cn/)",
        "| 甲 | 下午 | 14:00 |",
        "   - 周三延时",
    ] {
        assert!(
            support::text(&imported).contains(line),
            "no {line} in\n{}",
            support::text(&imported)
        );
    }
    for chrome in ["菜单", "横幅", "脚本", "版权", "看不见", "您现在的位置", "索引号："]
    {
        assert!(
            !support::text(&imported).contains(chrome),
            "{chrome} in\n{}",
            support::text(&imported)
        );
    }
    assert_eq!(imported.notes.len(), 4, "{:?}", imported.notes);
    read_back(&imported);
}

#[test]
fn texts_full_of_marks_read_back_as_they_were() {
    const PARTS: [&str; 44] = [
        "*",
        "**",
        "_",
        "`",
        "[",
        "]",
        "(",
        ")",
        "<",
        ">",
        "&",
        "&lt;",
        "#",
        "+",
        "-",
        "=",
        "1.",
        "2)",
        "|",
        "\\",
        "!",
        "~",
        "{{a}}",
        "“",
        "”",
        "（",
        "）",
        "。",
        "字",
        "文字",
        "word",
        "7",
        " ",
        "https://a.cn/*_*",
        "【1】",
        "1、",
        "（一）",
        "138****0000",
        "张*某、李**",
        "王",
        "粤A",
        "60*40*30cm",
        "####",
        "10. ",
    ];
    let mut random = Random(77);
    for _ in 0..2_000 {
        let mut html = String::from("<h1>标题</h1><h2>开头</h2>");
        let mut expected = String::from("开头");
        for _ in 0..1 + random.below(3) {
            html.push_str(
                ["<p>", "<ul><li>", "<blockquote><p>", "<table><tr><td>格</td><td>"]
                    [random.below(4)],
            );
            if html.ends_with("<td>格</td><td>") {
                expected.push('格');
            }
            for _ in 0..1 + random.below(6) {
                let part: String =
                    (0..1 + random.below(4)).map(|_| PARTS[random.below(PARTS.len())]).collect();
                let escaped = gongbao_base::text::escape(&part);
                let (open, close) = [
                    ("", ""),
                    ("<b>", "</b>"),
                    ("<i>", "</i>"),
                    ("<b><i>", "</i></b>"),
                    ("", "<br>"),
                    ("<a href=\"https://a.cn/(b)?c=1&d\">", "</a>"),
                ][random.below(6)];
                html.push_str(&format!("{open}{escaped}{close}"));
                expected.push_str(&part);
            }
            html.push_str("</td></tr></table></p></li></ul></blockquote>");
        }
        let imported = page(&html);
        let plain = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        let (document, findings) = document::read(
            "notices/a.md",
            notice(),
            support::text(&imported),
            &Settings::default(),
            gongbao_base::date::Date::default(),
        );
        assert!(
            findings.iter().all(|f| f.code != "MARK-01" && f.code != "MARK-04"),
            "{findings:?}"
        );
        let shown = text(&document.public().unwrap().body.html);
        // Captions of tables are the page's own.
        let shown = plain(&shown)
            .replace("表1：开头", "")
            .replace("表2：开头", "")
            .replace("表3：开头", "");
        assert_eq!(shown, plain(&expected), "\n{html}\n{}", support::text(&imported));
    }
}

#[test]
fn emphasis_is_kept() {
    let imported = page(
        "<h1>标题</h1><h2>小标题</h2><p>为做好<b>“法治宣传”</b>工作<i>要点</i>：<b>一是</b><i>二是</i></p>",
    );
    let html = read_back(&imported);
    assert!(
        html.contains("“<strong>法治宣传</strong>”工作要点"),
        "{html}\n{}",
        support::text(&imported)
    );
    assert!(html.contains("<strong>一是</strong>二是"), "{html}");
}

#[test]
fn what_cannot_be_imported_is_refused() {
    let refused = |name: &str, bytes: &[u8]| notice_of(name, bytes).unwrap_err();
    for name in ["a.doc", "a.docx"] {
        assert_eq!(refused(name, b"\xD0\xCF\x11\xE0"), ImportError::Unread(ReadGap::Broken));
        assert_eq!(refused(name, b"PK"), ImportError::Unread(ReadGap::Broken));
    }
    assert_eq!(refused("a.bin", b"\x01\x02"), ImportError::Format);
    assert_eq!(refused("a.html", b"<script>1</script>"), ImportError::Empty);
    let deep = format!("<p>外{}里", "<div>".repeat(3_000));
    assert!(support::text(&page(&deep)).contains('外'));
    assert_eq!(
        refused("a.html", "<div>".repeat(100_000).as_bytes()),
        ImportError::Unread(ReadGap::TooLarge)
    );
}

/// What a library panics on is a bug that must be known: any other fails here.
#[test]
fn damaged_files_make_no_library_panic() {
    let mut whole = 0;
    for (name, bytes) in damaged(77, 1_000) {
        match notice_of(name, &bytes) {
            Err(ImportError::Unread(gap)) => {
                assert!(!is_unknown_panic(&gap), "{name}: {gap:?} on {bytes:?}");
            }
            result => whole += usize::from(result.is_ok()),
        }
    }
    assert!(whole > 100, "only {whole} of the files were read");
}

/// A list that does not begin with 1 would be part of the line before it.
#[test]
fn items_of_lists_never_run_into_one_line() {
    for lists in [
        "<ol><li>甲<ol start=\"2\"><li>乙</li><li>丙</li></ol></li></ol>",
        "<ul><li>甲</li></ul><ol start=\"5\"><li>乙</li><li>丙</li></ol>",
        "<ol><li>甲</li></ol><ol start=\"3\"><li>乙</li></ol><ol start=\"9\"><li>丙</li></ol>",
    ] {
        let imported = page(&format!("<h1>标题</h1><h2>开头</h2>{lists}"));
        let html = read_back(&imported);
        assert_eq!(html.matches("<li>").count(), 3, "{html}\n{}", support::text(&imported));
    }
}
