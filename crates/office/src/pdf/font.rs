//! A font of a PDF: what its codes mean and how wide they are.

use std::collections::HashMap;

use encoding_rs::GB18030;
use lopdf::{Dictionary, Document, Encoding, Object};

/// How much a font's table of characters may unpack to, in bytes.
const TABLE: usize = 8 << 20;

/// What turns the codes of a shown string into text and widths.
pub(super) struct PdfFont<'d> {
    /// None when nothing tells what the codes mean.
    encoding: Option<Encoding<'d>>,
    composite: bool,
    /// Widths by code, in thousandths of the size.
    widths: HashMap<u32, f64>,
    usual: f64,
}

impl<'d> PdfFont<'d> {
    pub(super) fn new(document: &'d Document, font: &'d Dictionary) -> Self {
        let composite = font.get(b"Subtype").and_then(Object::as_name).is_ok_and(|n| n == b"Type0");
        let encoding = font.get_font_encoding_with_limit(document, TABLE).ok();
        // What is only the library's fallback says nothing about a font with codes of two bytes.
        let encoding =
            encoding.filter(|found| !(composite && matches!(found, Encoding::OneByteEncoding(_))));
        let mut widths = HashMap::new();
        let usual = if composite {
            composite_widths(document, font, &mut widths)
        } else {
            simple_widths(document, font, &mut widths)
        };
        Self { encoding, composite, widths, usual }
    }

    /// The text of a shown string; `None` when its characters are not known.
    pub(super) fn text(&self, bytes: &[u8]) -> Option<String> {
        match self.encoding.as_ref()? {
            Encoding::SimpleEncoding(name)
                if name.starts_with(b"UniGB") || name.starts_with(b"UniCNS") =>
            {
                Some(encoding_rs::UTF_16BE.decode(bytes).0.into_owned())
            }
            Encoding::SimpleEncoding(name) if name.starts_with(b"GB") => {
                Some(GB18030.decode(bytes).0.into_owned())
            }
            encoding => encoding.bytes_to_string(bytes).ok(),
        }
    }

    /// How wide a shown string is, in thousandths of the size, and how many codes and single-byte spaces it has.
    pub(super) fn width(&self, bytes: &[u8]) -> (f64, usize, usize) {
        let of = |code: u32| self.widths.get(&code).copied().unwrap_or(self.usual);
        if self.composite {
            let codes = bytes.chunks(2).map(|pair| {
                u32::from(pair[0]) << 8 | u32::from(pair.get(1).copied().unwrap_or_default())
            });
            (codes.map(of).sum(), bytes.len().div_ceil(2), 0)
        } else {
            let spaces = bytes.iter().filter(|byte| **byte == b' ').count();
            (bytes.iter().map(|byte| of(u32::from(*byte))).sum(), bytes.len(), spaces)
        }
    }
}

fn number(object: &Object) -> Option<f64> {
    object.as_float().ok().map(f64::from)
}

fn code(object: &Object) -> Option<u32> {
    object.as_i64().ok().and_then(|code| u32::try_from(code).ok()).filter(|code| *code <= 0xFFFF)
}

fn simple_widths(document: &Document, font: &Dictionary, widths: &mut HashMap<u32, f64>) -> f64 {
    let first = font.get_deref(b"FirstChar", document).ok().and_then(code).unwrap_or_default();
    if let Ok(list) = font.get_deref(b"Widths", document).and_then(Object::as_array) {
        let known =
            list.iter().map(|width| document.dereference(width).ok().and_then(|(_, w)| number(w)));
        widths.extend((first..=0xFFFF).zip(known).filter_map(|(code, width)| Some((code, width?))));
    }
    556.0
}

fn composite_widths(document: &Document, font: &Dictionary, widths: &mut HashMap<u32, f64>) -> f64 {
    let below = font
        .get_deref(b"DescendantFonts", document)
        .and_then(Object::as_array)
        .ok()
        .and_then(|list| document.dereference(list.first()?).ok()?.1.as_dict().ok());
    let Some(below) = below else { return 1000.0 };
    let usual = below.get_deref(b"DW", document).ok().and_then(number).unwrap_or(1000.0);
    let Ok(list) = below.get_deref(b"W", document).and_then(Object::as_array) else { return usual };
    let mut list = list.iter().filter_map(|object| Some(document.dereference(object).ok()?.1));
    while let (Some(first), Some(second)) = (list.next(), list.next()) {
        let Some(first) = code(first) else { return usual };
        if let Ok(known) = second.as_array() {
            widths.extend((first..=0xFFFF).zip(known.iter().map(|w| number(w).unwrap_or(usual))));
        } else {
            let (Some(last), Some(width)) = (code(second), list.next().and_then(number)) else {
                return usual;
            };
            widths.extend((first..=last).map(|code| (code, width)));
        }
    }
    usual
}
