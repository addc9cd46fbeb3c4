//! Runs of a paragraph: text, breaks, links, formulas.

use super::reader::DocxReader;
use crate::model::{InlineRun, RunContent};
use gongbao_office::{docx::wordml::is_on, opc::XmlElement};

impl<'p> DocxReader<'p> {
    pub(super) fn runs<'e: 'p>(
        &mut self,
        element: &'e XmlElement,
        bold: bool,
        link: Option<&str>,
        out: &mut Vec<InlineRun>,
    ) {
        for child in element.elements() {
            match &*child.name {
                "r" => self.run(child, bold, link, out),
                "hyperlink" => {
                    let target = child.attribute("id").and_then(|id| self.relationships.get(id));
                    let target = target
                        .filter(|relationship| relationship.outside)
                        .map(|r| r.target.clone());
                    if target.is_none() {
                        self.draft.note(
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
                        .note("公式只留文字，请核对", "formulas keep their text only, please look");
                    out.push(InlineRun::plain(child.text()));
                }
                _ => {}
            }
        }
    }

    fn run<'e: 'p>(
        &mut self,
        run: &'e XmlElement,
        bold: bool,
        link: Option<&str>,
        out: &mut Vec<InlineRun>,
    ) {
        if is_on(run, &["rPr", "vanish"]) {
            return;
        }
        let look = InlineRun {
            bold: bold || is_on(run, &["rPr", "b"]),
            italic: is_on(run, &["rPr", "i"]),
            link: link.map(str::to_owned),
            ..InlineRun::default()
        };
        let said = |text: String| InlineRun { content: RunContent::Text(text), ..look.clone() };
        for child in run.elements() {
            match &*child.name {
                "t" => out.push(said(child.text())),
                "tab" | "ptab" => out.push(said(" ".to_owned())),
                "noBreakHyphen" => out.push(said("-".to_owned())),
                "br" if matches!(child.attribute("type"), Some("page" | "column")) => {}
                "br" | "cr" => out.push(InlineRun::line_break()),
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
                        self.footnotes.push((part, id.to_owned()));
                        out.push(said(format!("（注{}）", self.footnotes.len())));
                    }
                }
                _ => {}
            }
        }
    }
}
