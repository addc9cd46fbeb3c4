//! The values of a front matter as they are read, each after its key.

use saphyr_parser::{Event, Parser};

use super::{align::align, line_table::LineTable, text::PublishedText};

/// The keys and values of YAML that begins at this byte of its file: a line for each value.
#[must_use]
pub fn front(yaml: &str, offset: usize) -> PublishedText {
    let mut out = PublishedText::default();
    let lines = LineTable::new(yaml);
    let mut open: Vec<Collection> = Vec::new();
    for (event, span) in Parser::new_from_str(yaml).map_while(Result::ok) {
        match event {
            Event::MappingStart(..) => {
                begin(&mut open);
                open.push(Collection { mapping: true, at_key: true });
            }
            Event::SequenceStart(..) => {
                begin(&mut open);
                open.push(Collection { mapping: false, at_key: false });
            }
            Event::MappingEnd | Event::SequenceEnd => {
                open.pop();
            }
            Event::Alias(_) => {
                begin(&mut open);
            }
            Event::Scalar(text, ..) => {
                let start = lines.byte(span.start.line(), span.start.col() + 1);
                align(&mut out, &text, &yaml[start..], offset + start);
                let end = offset + lines.byte(span.end.line(), span.end.col() + 1);
                out.push(if begin(&mut open) { "：" } else { "\n\n" }, end..end);
            }
            _ => {}
        }
    }
    out
}

/// A mapping or list that is being read.
struct Collection {
    mapping: bool,
    at_key: bool,
}

/// A node begins in the innermost collection; whether it is a key there.
fn begin(open: &mut [Collection]) -> bool {
    let Some(node) = open.last_mut().filter(|node| node.mapping) else { return false };
    node.at_key = !node.at_key;
    !node.at_key
}

#[cfg(test)]
mod tests {
    use super::front;

    #[test]
    fn values_are_read_as_they_are_shown() {
        let yaml = "标题: \"\\x31\\u0033800138000\"\n附件:\n  - 标题: >\n      甲\n      乙\n电话: '138'\n";
        let text = front(yaml, 4);
        assert_eq!(text.text(), "标题：13800138000\n\n附件：标题：甲 乙\n\n\n电话：138\n\n");
        let at = text.text().find("138001").unwrap();
        let range = text.source(&(at..at + 11)).unwrap();
        assert_eq!(&yaml[range.start - 4..range.end - 4], "\\x31\\u0033800138000");
    }
}
