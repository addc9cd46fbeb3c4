//! The text of a PDF's page in the order in which it is drawn, with breaks and gaps by where it stands.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::{
    font::PdfFont,
    operations::Operations,
    text_state::{IDENTITY, Matrix, TextState, name, times},
};
use crate::text_gap::text_gap;

/// How much the content of one page may unpack to, in bytes.
const CONTENT: usize = 32 << 20;
/// How many forms may stand in one another.
const DEPTH: usize = 8;
/// How many operations of a file are followed.
const OPERATIONS: usize = 10_000_000;
/// How much text a page may have, in bytes.
const TEXT: usize = 8 << 20;

/// What stands on a page.
#[derive(Default)]
pub(super) struct PageText {
    pub(super) text: String,
    /// How many shown strings, in characters, could not be turned into text.
    pub(super) unknown: usize,
}

/// Where a stream of operations stands: a page's or a form's.
struct ContentStream<'s, 'd> {
    /// Where its names are looked up, the nearest first.
    resources: &'s [&'d Dictionary],
    owner: ObjectId,
    depth: usize,
}

/// Follows what draws the pages of a file, and collects the text.
pub(super) struct PageExtractor<'d> {
    document: &'d Document,
    fonts: BTreeMap<(ObjectId, Vec<u8>), PdfFont<'d>>,
    operations: usize,
    out: PageText,
    /// Where the last string ended.
    end: Option<(f64, f64)>,
}

impl<'d> PageExtractor<'d> {
    pub(super) fn new(document: &'d Document) -> Self {
        Self {
            document,
            fonts: BTreeMap::new(),
            operations: 0,
            out: PageText::default(),
            end: None,
        }
    }

    /// The text of a page; `None` when its content cannot be read.
    pub(super) fn page(&mut self, id: ObjectId) -> Option<PageText> {
        let content = self.document.get_page_content_with_limit(id, CONTENT).ok()?;
        let (own, shared) = self.document.get_page_resources(id).ok()?;
        let shared = shared.into_iter().filter_map(|id| self.document.get_dictionary(id).ok());
        let resources: Vec<&Dictionary> = own.into_iter().chain(shared).collect();
        self.end = None;
        let stream = ContentStream { resources: &resources, owner: id, depth: 0 };
        self.draw(&content, &stream, IDENTITY)?;
        Some(std::mem::take(&mut self.out))
    }

    fn draw(&mut self, content: &[u8], stream: &ContentStream<'_, 'd>, page: Matrix) -> Option<()> {
        let mut state = TextState::new(page);
        let mut operations = Operations::new(content);
        while let Some(operator) = operations.next() {
            self.operations += 1;
            if self.operations > OPERATIONS || self.out.text.len() > TEXT {
                return None;
            }
            let operands = operations.operands.as_slice();
            let Ok(operator) = std::str::from_utf8(operator) else { continue };
            state.apply(operator, operands);
            match operator {
                "'" | "\"" => {
                    if let Some(Object::String(bytes, _)) = operands.last() {
                        self.show(bytes, stream, &mut state);
                    }
                }
                "Tj" | "TJ" => self.show_all(operands, stream, &mut state),
                "Do" if stream.depth < DEPTH => {
                    self.form(name(operands), stream, &state.graphics.page);
                }
                _ => {}
            }
        }
        Some(())
    }

    /// Draws a form. One that cannot be read leaves the rest of the page as it is, but counts.
    fn form(&mut self, name: &[u8], stream: &ContentStream<'_, 'd>, page: &Matrix) {
        let document = self.document;
        let found = stream.resources.iter().find_map(|resources| {
            let forms = resources.get_deref(b"XObject", document).ok()?.as_dict().ok()?;
            let id = forms.get(name).ok()?.as_reference().ok()?;
            Some((id, document.get_object(id).ok()?.as_stream().ok()?))
        });
        let Some((owner, form)) = found else { return };
        if !form.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|n| n == b"Form") {
            return;
        }
        let own = form.dict.get_deref(b"Resources", document).and_then(Object::as_dict).ok();
        let own: Vec<&Dictionary> =
            own.into_iter().chain(stream.resources.iter().copied()).collect();
        let mut placed = IDENTITY;
        if let Ok(list) = form.dict.get_deref(b"Matrix", document).and_then(Object::as_array) {
            for (to, from) in placed.iter_mut().zip(list) {
                *to = from.as_float().map_or(0.0, f64::from);
            }
        }
        let inner = ContentStream { resources: &own, owner, depth: stream.depth + 1 };
        let drawn = form
            .get_plain_content_with_limit(CONTENT)
            .ok()
            .and_then(|content| self.draw(&content, &inner, times(&placed, page)));
        if drawn.is_none() {
            self.out.unknown += 100;
        }
    }

    /// Shows strings and moves by the numbers between them.
    fn show_all(
        &mut self,
        operands: &[Object],
        stream: &ContentStream<'_, 'd>,
        state: &mut TextState,
    ) {
        let list = match operands.first() {
            Some(Object::Array(list)) => list.as_slice(),
            _ => operands,
        };
        for object in list {
            match object {
                Object::String(bytes, _) => self.show(bytes, stream, state),
                object => state.adjust(object),
            }
        }
    }

    fn show(&mut self, bytes: &[u8], stream: &ContentStream<'_, 'd>, state: &mut TextState) {
        let Some(font) = self.font(stream, &state.graphics.font) else {
            self.out.unknown += bytes.len();
            return;
        };
        let (width, codes, spaces) = font.width(bytes);
        let shown = font.text(bytes).unwrap_or_default();
        let start = state.place();
        state.advance(width, codes, spaces);
        let end = state.place();
        let size =
            state.graphics.size.abs() * start[2].hypot(start[3]).max(start[0].hypot(start[1]));
        let unknown = shown.chars().filter(|c| *c == char::REPLACEMENT_CHARACTER).count();
        self.out.unknown += if shown.is_empty() { codes } else { unknown };
        if let Some((x, y)) = self.end {
            self.out.text.push_str(text_gap(start[4] - x, start[5] - y, size));
        }
        self.end = Some((end[4], end[5]));
        self.out.text.push_str(&shown);
    }

    /// The font of this name; `None` when the resources have none.
    fn font(&mut self, stream: &ContentStream<'_, 'd>, name: &[u8]) -> Option<&PdfFont<'d>> {
        let document = self.document;
        let key = (stream.owner, name.to_vec());
        if !self.fonts.contains_key(&key) {
            let found = stream.resources.iter().find_map(|resources| {
                let fonts = resources.get_deref(b"Font", document).ok()?.as_dict().ok()?;
                fonts.get_deref(name, document).ok()?.as_dict().ok()
            })?;
            self.fonts.insert(key.clone(), PdfFont::new(document, found));
        }
        self.fonts.get(&key)
    }
}
