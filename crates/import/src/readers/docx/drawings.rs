//! Drawings: pictures, boxes of text, and what cannot be carried.

use super::reader::DocxReader;
use crate::model::InlineRun;
use gongbao_office::opc::XmlElement;

impl<'p> DocxReader<'p> {
    pub(super) fn drawing<'e: 'p>(&mut self, element: &'e XmlElement, out: &mut Vec<InlineRun>) {
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
            self.draft.note(
                "图表、SmartArt 或嵌入的对象没有带过来：请写成文字或表格，或另存为图片",
                "a chart, SmartArt or embedded object was left out: write it as text or a table, or save it as a picture",
            );
        } else if pictures.is_empty() && boxes.is_empty() {
            self.draft.note("画的图形没有带过来", "a drawn shape was left out");
        }
        for id in pictures {
            let target = self.relationships.get(id).filter(|relationship| !relationship.outside);
            match target.and_then(|relationship| self.package.part(&relationship.target)) {
                Some(bytes) => out.extend(self.draft.push_picture(bytes, alt)),
                None => self.draft.note(
                    "有一张图片不在文件里，没有带过来",
                    "a picture that is not in the file was left out",
                ),
            }
        }
        self.boxes.extend(boxes);
    }
}
