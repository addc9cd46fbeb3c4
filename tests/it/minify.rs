//! Minifying changes no page: the trees before and after are equal but for white space between elements.

use markup5ever_rcdom::{Handle, NodeData};

use crate::html::parse;

/// The tree as text: elements with sorted attributes, texts with runs of white space as one space.
fn outline(html: &str) -> String {
    let dom = parse(html);
    let mut out = String::new();
    walk(&dom.document, &mut out, 0);
    out
}

fn walk(node: &Handle, out: &mut String, depth: usize) {
    match &node.data {
        NodeData::Element { name, attrs, .. } => {
            let mut attributes: Vec<String> = attrs
                .borrow()
                .iter()
                .map(|attribute| format!("{}={:?}", attribute.name.local, &*attribute.value))
                .collect();
            attributes.sort();
            out.push_str(&format!(
                "{}<{} {}>\n",
                " ".repeat(depth),
                name.local,
                attributes.join(" ")
            ));
        }
        NodeData::Text { contents } => {
            let text = contents.borrow().split_whitespace().collect::<Vec<_>>().join(" ");
            if !text.is_empty() {
                out.push_str(&format!("{}{text}\n", " ".repeat(depth)));
            }
        }
        _ => {}
    }
    for child in node.children.borrow().iter() {
        walk(child, out, depth + 1);
    }
}

#[test]
fn every_template_keeps_its_tree() {
    let site = crate::harness::showcase();
    let plan = gongbao_site::plan::Plan::new(&site, gongbao_site::plan::Edition::Online);
    let mut theme =
        gongbao_render::theme::Theme::new(&std::collections::BTreeMap::new()).0.unwrap();
    theme.set_site(gongbao_render::view::site(&plan).unwrap());
    let mut templates = std::collections::BTreeSet::new();
    for page in &plan.pages {
        for tree in plan.trees() {
            let view = gongbao_render::view::page(&plan, page, *tree).unwrap();
            templates.insert(view.template);
            let before = theme.render(&view).unwrap();
            let after = gongbao_render::page::render(&plan, &theme, page, *tree).unwrap();
            let after = String::from_utf8(after).unwrap();
            assert!(after.len() < before.len(), "{} was not minified", page.address);
            assert_eq!(outline(&before), outline(&after), "{}", page.address);
        }
    }
    let pages: std::collections::BTreeSet<&str> = crate::theme::page_templates().collect();
    assert_eq!(templates, pages, "every page template");
}
