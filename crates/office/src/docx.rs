//! Word documents: the text of paragraphs, tables, margins, notes, comments and drawings, and what is hidden.

use super::{Contents, Fact, Gap, Spot, joined, package::Package, xml::Element};

pub(super) fn read(package: &Package) -> Result<Contents, Gap> {
    let mut reading = Reading::default();
    for name in package.below("word/") {
        let Some(file) = name.strip_prefix("word/").filter(|file| file.ends_with(".xml")) else {
            continue;
        };
        let spot = match file.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.') {
            _ if file.starts_with("document") => None,
            _ if file.starts_with("header") || file.starts_with("footer") => Some(Spot::Margin),
            _ if file.starts_with("footnotes") || file.starts_with("endnotes") => Some(Spot::Note),
            _ if file == "comments.xml" => Some(Spot::Comment),
            _ if file.starts_with("charts/") || file.starts_with("diagrams/data") => {
                Some(Spot::Drawing)
            }
            _ => continue,
        };
        let tree = package.tree(name)?.ok_or(Gap::Broken)?;
        if spot == Some(Spot::Comment) {
            let comments = tree.elements().filter(|element| &*element.name == "comment");
            reading.comments += comments.count();
        }
        reading.spot = spot;
        reading.walk(&tree);
        tree.each(&mut |element| {
            reading.changes += usize::from(is_change(element));
            reading.hidden += usize::from(is_hidden(element));
        });
    }
    let mut contents = reading.contents;
    for name in package.below("word/_rels/") {
        for relation in
            package.relations(&name.replacen("_rels/", "", 1).replace(".rels", "")).values()
        {
            if relation.outside {
                contents.push(Spot::Field, relation.target.clone());
            }
        }
    }
    let counts = [
        (Fact::HiddenText as fn(usize) -> Fact, reading.hidden),
        (Fact::Comments, reading.comments),
        (Fact::Changes, reading.changes),
        (Fact::Embedded, package.below("word/embeddings/").count()),
    ];
    contents.facts.extend(counts.into_iter().filter(|(_, n)| *n > 0).map(|(fact, n)| fact(n)));
    Ok(contents)
}

#[derive(Default)]
struct Reading {
    contents: Contents,
    /// Where all text of a part stands, but for the document itself.
    spot: Option<Spot>,
    paragraphs: usize,
    tables: usize,
    hidden: usize,
    comments: usize,
    changes: usize,
}

/// The texts of one paragraph.
#[derive(Default)]
struct Paragraph {
    text: String,
    deleted: String,
    fields: String,
}

impl Reading {
    fn walk(&mut self, element: &Element) {
        match &*element.name {
            "p" => {
                self.paragraph(element);
            }
            "tbl" => self.table(element),
            "AlternateContent" => {
                // The same drawing twice, for new and old programs.
                if let Some(first) = element.elements().next() {
                    self.walk(first);
                }
            }
            // A chart's cached cells.
            "v" if self.spot == Some(Spot::Drawing) => {
                self.contents.push(Spot::Drawing, element.text());
            }
            _ => element.elements().for_each(|element| self.walk(element)),
        }
    }

    /// Reads a paragraph and gives its text.
    fn paragraph(&mut self, element: &Element) -> String {
        self.paragraphs += usize::from(self.spot.is_none());
        let spot = self.spot.clone().unwrap_or(Spot::Paragraph(self.paragraphs));
        let mut paragraph = Paragraph::default();
        self.runs(element, &mut paragraph);
        self.contents.push(spot, paragraph.text.clone());
        self.contents.push(Spot::Deleted, paragraph.deleted);
        self.contents.push(Spot::Field, paragraph.fields);
        paragraph.text
    }

    fn runs(&mut self, element: &Element, out: &mut Paragraph) {
        for child in element.elements() {
            match &*child.name {
                "t" => out.text.push_str(&child.text()),
                "delText" => out.deleted.push_str(&child.text()),
                "instrText" | "delInstrText" => out.fields.push_str(&child.text()),
                "tab" | "ptab" => out.text.push('\t'),
                "br" | "cr" => out.text.push('\n'),
                "noBreakHyphen" | "softHyphen" => out.text.push('-'),
                // Text that stands apart: a box, a table in a box.
                "txbxContent" => self.walk(child),
                "AlternateContent" => {
                    if let Some(first) = child.elements().next() {
                        self.runs(first, out);
                    }
                }
                "docPr" => {
                    let said = ["descr", "title"].into_iter().filter_map(|a| child.attribute(a));
                    for text in said {
                        self.contents.push(Spot::Drawing, text.to_owned());
                    }
                }
                "p" => {
                    self.paragraph(child);
                }
                _ => self.runs(child, out),
            }
        }
    }

    fn table(&mut self, table: &Element) {
        self.tables += 1;
        let number = self.tables;
        for (row, element) in children(table, "tr").into_iter().enumerate() {
            let cells: Vec<String> =
                children(element, "tc").into_iter().map(|cell| self.cell(cell)).collect();
            let text = joined(cells.iter().map(String::as_str));
            self.contents.push(Spot::TableRow(number, row + 1), text);
        }
    }

    fn cell(&mut self, cell: &Element) -> String {
        let mut texts = Vec::new();
        for element in cell.elements() {
            if &*element.name == "p" {
                texts.push(self.paragraph(element));
            } else {
                self.walk(element);
            }
        }
        texts.join("\n")
    }
}

/// A tracked change names its author.
fn is_change(element: &Element) -> bool {
    const CHANGES: [&str; 7] =
        ["ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge"];
    (CHANGES.contains(&&*element.name) || element.name.ends_with("PrChange"))
        && element.attribute("author").is_some()
}

/// A run of text that is not shown.
fn is_hidden(element: &Element) -> bool {
    &*element.name == "r"
        && element
            .at(&["rPr", "vanish"])
            .is_some_and(|vanish| !matches!(vanish.attribute("val"), Some("0" | "false" | "off")))
        && element.child("t").is_some_and(|text| !text.text().trim().is_empty())
}

/// The elements of a name in another, also in content controls and around tracked changes.
fn children<'e>(element: &'e Element, name: &str) -> Vec<&'e Element> {
    let mut found = Vec::new();
    for child in element.elements() {
        if &*child.name == name {
            found.push(child);
        } else if matches!(&*child.name, "sdt" | "sdtContent" | "ins" | "del" | "customXml") {
            found.extend(children(child, name));
        }
    }
    found
}
