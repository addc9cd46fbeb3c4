//! Parses a text in which stand-ins take the place of literal marks: one character each, so that every column stays, and turned
//! back in the tree.

use comrak::{
    Arena, Options,
    nodes::{AstNode, NodeValue},
    parse_document,
};

use super::literal::literal;

/// Characters that stand for nothing in any text (Unicode's noncharacters).
const NEVER_WRITTEN: std::ops::RangeInclusive<char> = '\u{fdd0}'..='\u{fdef}';

/// The tree of a text.
pub(in crate::markdown) fn parse<'a>(
    arena: &'a Arena<'a>,
    markdown: &str,
    options: &Options<'_>,
) -> &'a AstNode<'a> {
    let marks = if markdown.contains(['*', '_']) { literal(markdown) } else { Vec::new() };
    let mut free = NEVER_WRITTEN.filter(|c| !markdown.contains(*c));
    let (false, Some(asterisk), Some(underscore)) = (marks.is_empty(), free.next(), free.next())
    else {
        return parse_document(arena, markdown, options);
    };
    let mut text = String::with_capacity(markdown.len() + 64);
    let mut rest = 0;
    for range in marks {
        text.push_str(&markdown[rest..range.start]);
        text.extend(
            markdown[range.clone()].chars().map(|c| if c == '*' { asterisk } else { underscore }),
        );
        rest = range.end;
    }
    text.push_str(&markdown[rest..]);
    let root = parse_document(arena, &text, options);
    let restored = |text: &str| {
        text.contains([asterisk, underscore])
            .then(|| text.replace(asterisk, "*").replace(underscore, "_"))
    };
    for node in root.descendants() {
        restore(&mut node.data_mut().value, &restored);
    }
    root
}

/// Turns the stand-ins of a node back.
fn restore(value: &mut NodeValue, restored: &dyn Fn(&str) -> Option<String>) {
    let mend = |text: &mut String| {
        if let Some(new) = restored(text) {
            *text = new;
        }
    };
    match value {
        NodeValue::Text(text) => {
            if let Some(new) = restored(text) {
                *text = new.into();
            }
        }
        NodeValue::Code(code) => mend(&mut code.literal),
        NodeValue::CodeBlock(code) => {
            mend(&mut code.literal);
            mend(&mut code.info);
        }
        NodeValue::HtmlBlock(html) => mend(&mut html.literal),
        NodeValue::HtmlInline(html) => mend(html),
        NodeValue::Link(link) | NodeValue::Image(link) => {
            mend(&mut link.url);
            mend(&mut link.title);
        }
        _ => {}
    }
}
