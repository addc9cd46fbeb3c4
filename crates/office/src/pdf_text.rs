//! The text of a PDF's page in the order in which it is drawn, with breaks and gaps by where it stands.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId, content::Content};

use super::pdf_font::Font;

/// How much the content of one page may unpack to, in bytes.
const CONTENT: usize = 32 << 20;
/// How many forms may stand in one another.
const DEPTH: usize = 8;
/// How many operations of a file are followed.
const OPERATIONS: usize = 20_000_000;

/// What stands on a page.
#[derive(Default)]
pub(super) struct PageText {
    pub(super) text: String,
    /// How many shown strings, in characters, could not be turned into text.
    pub(super) unknown: usize,
}

/// Two by two and a shift, as PDF writes them.
type Matrix = [f64; 6];

const ONE: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

fn times(a: &Matrix, b: &Matrix) -> Matrix {
    [
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    ]
}

/// What `q` keeps and `Q` brings back.
#[derive(Clone)]
struct State {
    page: Matrix,
    font: Vec<u8>,
    size: f64,
    between: f64,
    words: f64,
    wide: f64,
    leading: f64,
    rise: f64,
}

/// Draws a page's text.
pub(super) struct Reading<'d> {
    document: &'d Document,
    fonts: BTreeMap<(ObjectId, Vec<u8>), Font<'d>>,
    operations: usize,
    out: PageText,
    /// Where the last string ended.
    end: Option<(f64, f64)>,
}

impl<'d> Reading<'d> {
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
        self.draw(&content, &resources, id, ONE, 0)?;
        Some(std::mem::take(&mut self.out))
    }

    fn draw(
        &mut self,
        content: &[u8],
        resources: &[&'d Dictionary],
        owner: ObjectId,
        page: Matrix,
        depth: usize,
    ) -> Option<()> {
        let content = Content::decode(content).ok()?;
        let mut state = State {
            page,
            font: Vec::new(),
            size: 0.0,
            between: 0.0,
            words: 0.0,
            wide: 1.0,
            leading: 0.0,
            rise: 0.0,
        };
        let mut kept: Vec<State> = Vec::new();
        let (mut text, mut line) = (ONE, ONE);
        for operation in &content.operations {
            self.operations += 1;
            if self.operations > OPERATIONS {
                return None;
            }
            let operands = &operation.operands;
            let number =
                |at: usize| operands.get(at).and_then(|o| o.as_float().ok()).map_or(0.0, f64::from);
            let matrix = || [number(0), number(1), number(2), number(3), number(4), number(5)];
            let next_line = |line: &mut Matrix, text: &mut Matrix, x: f64, y: f64| {
                *line = times(&[1.0, 0.0, 0.0, 1.0, x, y], line);
                *text = *line;
            };
            match operation.operator.as_str() {
                "q" if kept.len() < 256 => kept.push(state.clone()),
                "Q" => state = kept.pop().unwrap_or(state),
                "cm" => state.page = times(&matrix(), &state.page),
                "BT" => (text, line) = (ONE, ONE),
                "Tf" => {
                    let name = operands.first().and_then(|name| name.as_name().ok());
                    state.font = name.unwrap_or_default().to_vec();
                    state.size = number(1);
                }
                "Tc" => state.between = number(0),
                "Tw" => state.words = number(0),
                "Tz" => state.wide = number(0) / 100.0,
                "TL" => state.leading = number(0),
                "Ts" => state.rise = number(0),
                "Tm" => (text, line) = (matrix(), matrix()),
                "Td" => next_line(&mut line, &mut text, number(0), number(1)),
                "TD" => {
                    state.leading = -number(1);
                    next_line(&mut line, &mut text, number(0), number(1));
                }
                "T*" => next_line(&mut line, &mut text, 0.0, -state.leading),
                "'" | "\"" => {
                    next_line(&mut line, &mut text, 0.0, -state.leading);
                    if let Some(Object::String(bytes, _)) = operands.last() {
                        self.show(bytes, resources, owner, &state, &mut text);
                    }
                }
                "Tj" | "TJ" => {
                    let list = match operands.first() {
                        Some(Object::Array(list)) => list.as_slice(),
                        _ => operands.as_slice(),
                    };
                    for object in list {
                        match object {
                            Object::String(bytes, _) => {
                                self.show(bytes, resources, owner, &state, &mut text);
                            }
                            object => {
                                let back = object.as_float().map_or(0.0, f64::from) / 1000.0;
                                let shift = -back * state.size * state.wide;
                                text = times(&[1.0, 0.0, 0.0, 1.0, shift, 0.0], &text);
                            }
                        }
                    }
                }
                "Do" if depth < DEPTH => {
                    let name = operands.first().and_then(|name| name.as_name().ok());
                    self.form(name.unwrap_or_default(), resources, &state.page, depth);
                }
                _ => {}
            }
        }
        Some(())
    }

    /// Draws a form. One that cannot be read leaves the rest of the page as it is, but counts.
    fn form(&mut self, name: &[u8], resources: &[&'d Dictionary], page: &Matrix, depth: usize) {
        let document = self.document;
        let found = resources.iter().find_map(|resources| {
            let forms = resources.get_deref(b"XObject", document).ok()?.as_dict().ok()?;
            let id = forms.get(name).ok()?.as_reference().ok()?;
            Some((id, document.get_object(id).ok()?.as_stream().ok()?))
        });
        let Some((id, stream)) = found else { return };
        if !stream.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|n| n == b"Form") {
            return;
        }
        let own = stream.dict.get_deref(b"Resources", document).and_then(Object::as_dict).ok();
        let own: Vec<&Dictionary> = own.into_iter().chain(resources.iter().copied()).collect();
        let mut placed = ONE;
        if let Ok(list) = stream.dict.get_deref(b"Matrix", document).and_then(Object::as_array) {
            for (to, from) in placed.iter_mut().zip(list) {
                *to = from.as_float().map_or(0.0, f64::from);
            }
        }
        let drawn = stream
            .get_plain_content_with_limit(CONTENT)
            .ok()
            .and_then(|content| self.draw(&content, &own, id, times(&placed, page), depth + 1));
        if drawn.is_none() {
            self.out.unknown += 100;
        }
    }

    fn show(
        &mut self,
        bytes: &[u8],
        resources: &[&'d Dictionary],
        owner: ObjectId,
        state: &State,
        text: &mut Matrix,
    ) {
        let document = self.document;
        let key = (owner, state.font.clone());
        if !self.fonts.contains_key(&key) {
            let found = resources.iter().find_map(|resources| {
                let fonts = resources.get_deref(b"Font", document).ok()?.as_dict().ok()?;
                fonts.get_deref(&state.font, document).ok()?.as_dict().ok()
            });
            let Some(found) = found else {
                self.out.unknown += bytes.len();
                return;
            };
            self.fonts.insert(key.clone(), Font::new(document, found));
        }
        let Some(font) = self.fonts.get(&key) else { return };
        let (width, codes, spaces) = font.width(bytes);
        let advance = (width / 1000.0 * state.size
            + state.between * codes as f64
            + state.words * spaces as f64)
            * state.wide;
        let start = times(&times(&[1.0, 0.0, 0.0, 1.0, 0.0, state.rise], text), &state.page);
        *text = times(&[1.0, 0.0, 0.0, 1.0, advance, 0.0], text);
        let end = times(&times(&[1.0, 0.0, 0.0, 1.0, 0.0, state.rise], text), &state.page);
        let size = state.size.abs() * (start[2].hypot(start[3])).max(start[0].hypot(start[1]));
        let shown = font.text(bytes);
        let shown = shown.unwrap_or_default();
        let unknown = shown.chars().filter(|c| *c == char::REPLACEMENT_CHARACTER).count();
        self.out.unknown += if shown.is_empty() { codes } else { unknown };
        if let Some((x, y)) = self.end {
            self.out.text.push_str(gap(start[4] - x, start[5] - y, size));
        }
        self.end = Some((end[4], end[5]));
        self.out.text.push_str(&shown);
    }
}

/// What stands between two strings, by how far the second begins from where the first ended.
fn gap(x: f64, y: f64, size: f64) -> &'static str {
    if y.abs() > size * 0.4 {
        "\n"
    } else if x > size * 1.2 || x < -size {
        // The next column: what stands there is another text.
        "\t"
    } else if x > size * 0.35 {
        // Less is the air that programs put between Chinese and digits.
        " "
    } else {
        ""
    }
}
