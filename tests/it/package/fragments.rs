//! Fragments hold only what an editor of a portal takes as it is.

use html5ever::tendril::TendrilSink as _;
use markup5ever_rcdom::{Handle, NodeData, RcDom};

use super::{packed, payload, text};
use crate::harness;

/// Every element with its attributes.
fn elements(node: &Handle, each: &mut impl FnMut(&str, &[(String, String)])) {
    if let NodeData::Element { name, attrs, .. } = &node.data {
        let attributes: Vec<_> = attrs
            .borrow()
            .iter()
            .map(|attribute| (attribute.name.local.to_string(), attribute.value.to_string()))
            .collect();
        each(&name.local, &attributes);
    }
    for child in node.children.borrow().iter() {
        elements(child, each);
    }
}

#[test]
fn fragments_are_clean() {
    const ALLOWED: [(&str, &[&str]); 8] = [
        ("a", &["href"]),
        ("img", &["alt", "src", "width", "height"]),
        ("p", &["style"]),
        ("table", &["border", "cellspacing", "cellpadding", "style"]),
        ("th", &["scope", "colspan", "rowspan"]),
        ("ol", &["start"]),
        ("td", &["style", "colspan", "rowspan"]),
        ("", &[]),
    ];
    const STYLES: [&str; 4] = [
        "text-indent:2em",
        "text-align:right",
        "text-align:center",
        "border-collapse:collapse;width:100%",
    ];
    let site = harness::real_showcase();
    let files = payload(&packed(&site, "a.zip", &[]));
    let mut tags = std::collections::BTreeSet::new();
    let fragments: Vec<&String> =
        files.keys().filter(|path| path.ends_with("/fragment.html")).collect();
    assert_eq!(fragments.len(), 42);
    for path in fragments {
        let html = text(&files, path);
        let folder = path.strip_suffix("fragment.html").unwrap();
        let context =
            html5ever::QualName::new(None, html5ever::ns!(html), html5ever::local_name!("body"));
        let dom = html5ever::parse_fragment(
            RcDom::default(),
            html5ever::ParseOpts::default(),
            context,
            vec![],
            false,
        )
        .one(html.as_str());
        assert!(dom.errors.borrow().is_empty(), "{path}: {:?}", dom.errors.borrow());
        elements(&dom.document, &mut |tag, attributes| {
            tags.insert(tag.to_owned());
            let allowed =
                ALLOWED.iter().find(|(name, _)| *name == tag).map_or(&[][..], |(_, names)| *names);
            for (name, value) in attributes {
                assert!(allowed.contains(&name.as_str()), "{path}: {name} on {tag}");
                if name == "style" {
                    assert!(STYLES.contains(&value.as_str()), "{path}: {value}");
                }
                if name == "src" {
                    assert!(files.contains_key(&format!("{folder}{value}")), "{path}: {value}");
                }
                if name == "href" {
                    let outside = ["https://", "http://", "mailto:", "tel:"];
                    let there = files.contains_key(&format!("{folder}{value}"));
                    assert!(
                        there || outside.iter().any(|scheme| value.starts_with(scheme)),
                        "{path}: {value}"
                    );
                }
            }
        });
    }
    let known = [
        "a",
        "blockquote",
        "caption",
        "h2",
        "h3",
        "html",
        "img",
        "li",
        "ol",
        "p",
        "strong",
        "table",
        "tbody",
        "td",
        "th",
        "thead",
        "tr",
        "ul",
    ];
    assert_eq!(tags.iter().map(String::as_str).collect::<Vec<_>>(), known);
    let report = text(&files, "documents/reports/disclosure-2023/fragment.html");
    for told in
        ["表三 收到和处理政府信息公开申请情况", "<th scope=\"row\" colspan=\"2\">（七）总计"]
    {
        assert!(report.contains(told), "{told}");
    }
}
