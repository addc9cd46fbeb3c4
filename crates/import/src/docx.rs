//! Word documents to blocks: styles, lists, tables, links, pictures, notes.

use std::collections::BTreeMap;

use super::{
    blocks::{Block, Draft, Run, What, is_blank, text},
    cells::Grid,
    docx_rest::untold,
    docx_style::{Style, is_set, list, styles, value},
    numbering::{Label, Numbering},
};
use gongbao_office::{
    Gap,
    package::{Package, Relation},
    xml::Element,
};

const DOCUMENT: &str = "word/document.xml";

/// Reads a document.
pub(super) fn read(package: &Package) -> Result<Draft, Gap> {
    let tree = package.tree(DOCUMENT)?.ok_or(Gap::Broken)?;
    let mut reading = Reading {
        package,
        draft: Draft::default(),
        styles: styles(package.tree("word/styles.xml")?.as_ref()),
        numbering: Numbering::new(package.tree("word/numbering.xml")?.as_ref()),
        relations: package.relations(DOCUMENT),
        notes: Vec::new(),
        boxes: Vec::new(),
    };
    reading.walk(tree.child("body").ok_or(Gap::Broken)?);
    reading.notes()?;
    let mut draft = reading.draft;
    untold(package, &tree, &mut draft)?;
    Ok(draft)
}

struct Reading<'p> {
    package: &'p Package,
    draft: Draft,
    styles: BTreeMap<String, Style>,
    numbering: Numbering,
    relations: BTreeMap<String, Relation>,
    /// The notes that the text refers to: the part's name and the note's id, in their order.
    notes: Vec<(&'static str, String)>,
    /// Boxes of text, which follow the paragraph they hang on.
    boxes: Vec<&'p Element>,
}

impl<'p> Reading<'p> {
    fn walk<'e: 'p>(&mut self, element: &'e Element) {
        for child in element.elements() {
            match &*child.name {
                "p" => self.paragraph(child),
                "tbl" => self.table(child),
                "sdt" | "sdtContent" | "ins" | "moveTo" | "customXml" | "smartTag" => {
                    self.walk(child)
                }
                _ => {}
            }
        }
    }

    fn paragraph<'e: 'p>(&mut self, element: &'e Element) {
        let style = value(element, &["pPr", "pStyle"]).and_then(|id| self.styles.get(id)).cloned();
        let style = style.unwrap_or_default();
        let own = value(element, &["pPr", "outlineLvl"]).and_then(|level| level.parse::<u8>().ok());
        let heading = own.filter(|level| *level < 9).map(|level| level + 1).or(style.heading);
        let mut runs = Vec::new();
        self.runs(element, style.bold && heading.is_none(), None, &mut runs);
        // A paragraph may leave the list of its style by naming list 0.
        let list = list(element).or(style.list).filter(|(list, _)| list != "0");
        let label = list
            .filter(|_| !is_blank(&runs))
            .and_then(|(list, level)| Some((self.numbering.next(&list, level)?, level)));
        let block = match (heading, label) {
            (Some(0), _) => {
                self.title(&text(&runs));
                None
            }
            (Some(level), label) => {
                match label {
                    Some((Label::Number(number), _)) => {
                        runs.insert(0, Run::plain(format!("{number}. ")))
                    }
                    Some((Label::Text(label), _)) => runs.insert(0, Run::plain(label)),
                    _ => {}
                }
                Some(Block::Heading(level, runs))
            }
            (None, Some((Label::Bullet, level))) => Some(Block::Item(level, None, runs)),
            (None, Some((Label::Number(number), level))) => {
                Some(Block::Item(level, Some(number), runs))
            }
            (None, Some((Label::Text(label), _))) => {
                runs.insert(0, Run::plain(label));
                Some(Block::Paragraph(runs))
            }
            (None, None) => Some(Block::Paragraph(runs)),
        };
        self.draft.blocks.extend(block.filter(|block| !is_blank(block.runs())));
        for element in std::mem::take(&mut self.boxes) {
            self.draft.tell("文本框里的文字已移到正文", "the text of a box now stands in the text");
            self.walk(element);
        }
    }

    /// A title may go over several paragraphs.
    fn title(&mut self, line: &str) {
        let line = line.replace('\n', "");
        match &mut self.draft.title {
            Some(title) if self.draft.blocks.is_empty() => title.push_str(line.trim()),
            Some(_) => self.draft.blocks.push(Block::Heading(1, vec![Run::plain(line)])),
            None if line.trim().is_empty() => {}
            None => self.draft.title = Some(line.trim().to_owned()),
        }
    }

    fn runs<'e: 'p>(
        &mut self,
        element: &'e Element,
        bold: bool,
        link: Option<&str>,
        out: &mut Vec<Run>,
    ) {
        for child in element.elements() {
            match &*child.name {
                "r" => self.run(child, bold, link, out),
                "hyperlink" => {
                    let target = child.attribute("id").and_then(|id| self.relations.get(id));
                    let target =
                        target.filter(|relation| relation.outside).map(|r| r.target.clone());
                    if target.is_none() {
                        self.draft.tell(
                            "文件内部的链接只留文字",
                            "links inside the file keep their text only",
                        );
                    }
                    self.runs(child, bold, target.as_deref().or(link), out);
                }
                "ins" | "moveTo" | "sdt" | "sdtContent" | "smartTag" | "fldSimple"
                | "customXml" | "bdo" | "dir" => {
                    self.runs(child, bold, link, out);
                }
                "oMath" | "oMathPara" => {
                    self.draft
                        .tell("公式只留文字，请核对", "formulas keep their text only, please look");
                    out.push(Run::plain(child.text()));
                }
                _ => {}
            }
        }
    }

    fn run<'e: 'p>(
        &mut self,
        run: &'e Element,
        bold: bool,
        link: Option<&str>,
        out: &mut Vec<Run>,
    ) {
        if is_set(run, &["rPr", "vanish"]) {
            return;
        }
        let dress = Run {
            bold: bold || is_set(run, &["rPr", "b"]),
            italic: is_set(run, &["rPr", "i"]),
            link: link.map(str::to_owned),
            ..Run::default()
        };
        let said = |text: String| Run { what: What::Text(text), ..dress.clone() };
        for child in run.elements() {
            match &*child.name {
                "t" => out.push(said(child.text())),
                "tab" | "ptab" => out.push(said(" ".to_owned())),
                "noBreakHyphen" => out.push(said("-".to_owned())),
                "br" if matches!(child.attribute("type"), Some("page" | "column")) => {}
                "br" | "cr" => out.push(Run::line_break()),
                "drawing" | "pict" | "object" => self.drawing(child, out),
                "AlternateContent" => {
                    // The same drawing twice, for new and old programs.
                    if let Some(first) = child.elements().next() {
                        self.drawing(first, out);
                    }
                }
                "footnoteReference" | "endnoteReference" => {
                    let part =
                        if &*child.name == "footnoteReference" { "footnote" } else { "endnote" };
                    if let Some(id) = child.attribute("id") {
                        self.notes.push((part, id.to_owned()));
                        out.push(said(format!("（注{}）", self.notes.len())));
                    }
                }
                _ => {}
            }
        }
    }

    fn drawing<'e: 'p>(&mut self, element: &'e Element, out: &mut Vec<Run>) {
        let (mut pictures, mut alt, mut other) = (Vec::new(), "", false);
        let mut boxes = Vec::new();
        element.each(&mut |e| match &*e.name {
            "blip" => pictures.extend(e.attribute("embed")),
            "imagedata" => pictures.extend(e.attribute("id")),
            "docPr" => alt = e.attribute("descr").unwrap_or_default(),
            "txbxContent" => boxes.push(e),
            "chart" | "relIds" | "OLEObject" => other = true,
            _ => {}
        });
        if other {
            self.draft.tell(
                "图表、SmartArt 或嵌入的对象没有带过来：请写成文字或表格，或另存为图片",
                "a chart, SmartArt or embedded object was left out: write it as text or a table, or save it as a picture",
            );
        } else if pictures.is_empty() && boxes.is_empty() {
            self.draft.tell("画的图形没有带过来", "a drawn shape was left out");
        }
        for id in pictures {
            let target = self.relations.get(id).filter(|relation| !relation.outside);
            match target.and_then(|relation| self.package.part(&relation.target)) {
                Some(bytes) => out.extend(self.draft.picture(bytes, alt)),
                None => self.draft.tell(
                    "有一张图片不在文件里，没有带过来",
                    "a picture that is not in the file was left out",
                ),
            }
        }
        self.boxes.extend(boxes);
    }

    fn table<'e: 'p>(&mut self, table: &'e Element) {
        let mut grid = Grid::default();
        // Where a cell that goes down begins, by column.
        let mut above: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
        let mut cells: Vec<(usize, usize, usize, usize, Vec<Run>)> = Vec::new();
        for (row, element) in rows(table, "tr").into_iter().enumerate() {
            let mut column = value(element, &["trPr", "gridBefore"])
                .and_then(|n| n.parse().ok())
                .unwrap_or(0usize)
                .min(500);
            for cell in rows(element, "tc") {
                let wide = value(cell, &["tcPr", "gridSpan"])
                    .and_then(|n| n.parse().ok())
                    .unwrap_or(1usize)
                    .clamp(1, 500);
                let merge = cell.at(&["tcPr", "vMerge"]);
                let goes_on = merge.is_some_and(|m| m.attribute("val") != Some("restart"));
                match above.get(&column).filter(|_| goes_on) {
                    Some((_, index)) => cells[*index].2 += 1,
                    None => {
                        let runs = self.cell(cell);
                        if merge.is_some() {
                            above.insert(column, (row, cells.len()));
                        } else {
                            above.remove(&column);
                        }
                        cells.push((row, column, 1, wide, runs));
                    }
                }
                column += wide;
            }
        }
        for (row, column, high, wide, runs) in cells {
            grid.put(row, column, (high, wide), runs);
        }
        grid.finish(&mut self.draft);
    }

    /// A cell's paragraphs in one, since a cell in Markdown has one line.
    fn cell<'e: 'p>(&mut self, cell: &'e Element) -> Vec<Run> {
        let before = std::mem::take(&mut self.draft.blocks);
        let title = self.draft.title.take();
        self.walk(cell);
        let blocks = std::mem::replace(&mut self.draft.blocks, before);
        let inner = std::mem::replace(&mut self.draft.title, title);
        let mut runs: Vec<Run> = inner.into_iter().map(Run::plain).collect();
        for block in blocks {
            if !runs.is_empty() {
                runs.push(Run::line_break());
            }
            match block {
                Block::Table(table) => {
                    self.draft.tell("表格里的表格已写成文字", "a table inside a table now is text");
                    let cells = table.rows.into_iter().flatten().filter(|cell| !is_blank(cell));
                    for cell in cells {
                        runs.extend(cell);
                        runs.push(Run::plain(" "));
                    }
                }
                Block::Item(_, Some(number), item) => {
                    runs.push(Run::plain(format!("{number}. ")));
                    runs.extend(item);
                }
                block => runs.extend(block.runs().iter().cloned()),
            }
        }
        runs
    }

    /// The notes after the text.
    fn notes(&mut self) -> Result<(), Gap> {
        let notes = std::mem::take(&mut self.notes);
        if notes.is_empty() {
            return Ok(());
        }
        self.draft.tell(
            format!("{}条脚注或尾注已移到文末，写成“注1：”的样子", notes.len()),
            format!("{} note(s) now stand after the text, as 注1：", notes.len()),
        );
        for (at, (kind, id)) in notes.into_iter().enumerate() {
            let Some(tree) = self.package.tree(&format!("word/{kind}s.xml"))? else { continue };
            let note = tree
                .elements()
                .find(|e| &*e.name == kind && e.attribute("id") == Some(id.as_str()));
            let mut words = Vec::new();
            if let Some(note) = note {
                note.each(&mut |e| {
                    if &*e.name == "t" {
                        words.push(e.text());
                    }
                });
            }
            let words = words.concat();
            self.draft.paragraph(vec![Run::plain(format!("注{}：{}", at + 1, words.trim()))]);
        }
        Ok(())
    }
}

/// The rows of a table or cells of a row, also in content controls and around tracked changes.
fn rows<'e>(element: &'e Element, name: &str) -> Vec<&'e Element> {
    let mut found = Vec::new();
    for child in element.elements() {
        if &*child.name == name {
            found.push(child);
        } else if matches!(&*child.name, "sdt" | "sdtContent" | "ins" | "customXml") {
            found.extend(rows(child, name));
        }
    }
    found
}
