//! The text of an OFD page: strings with places, put together with breaks and gaps by where they stand (GB/T 33190, 11).

use crate::{opc::XmlElement, text_gap::text_gap};

/// What stands on a page.
#[derive(Default)]
pub(super) struct OfdText {
    pub(super) text: String,
    pub(super) hidden: String,
    pub(super) pictures: usize,
    /// Where the last string ended.
    end: Option<(f64, f64)>,
}

impl OfdText {
    /// Adds what an element and all below it show.
    pub(super) fn add(&mut self, element: &XmlElement) {
        match &*element.name {
            "TextObject" => self.text_object(element),
            "ImageObject" => self.pictures += 1,
            _ => element.elements().for_each(|element| self.add(element)),
        }
    }

    fn text_object(&mut self, object: &XmlElement) {
        let numbers = |text: &str| -> Vec<f64> {
            text.split_whitespace().filter_map(|number| number.parse().ok()).collect()
        };
        let place = object.attribute("Boundary").map(numbers).unwrap_or_default();
        let (left, top) =
            (place.first().copied().unwrap_or_default(), place.get(1).copied().unwrap_or_default());
        let size = object.attribute("Size").and_then(|size| size.parse().ok()).unwrap_or(4.0);
        let shown = object.attribute("Visible") != Some("false");
        for code in object.elements().filter(|element| &*element.name == "TextCode") {
            let at =
                |name| code.attribute(name).and_then(|n| n.parse::<f64>().ok()).unwrap_or_default();
            let (x, y, text) = (left + at("X"), top + at("Y"), code.text());
            if !shown {
                self.hidden.push_str(&text);
                continue;
            }
            if let Some((end_x, end_y)) = self.end {
                self.text.push_str(text_gap(x - end_x, y - end_y, size));
            }
            self.text.push_str(&text);
            let steps: f64 = code.attribute("DeltaX").map_or_else(
                #[allow(clippy::cast_precision_loss, reason = "no string has so many characters")]
                || text.chars().count().saturating_sub(1) as f64 * size,
                steps,
            );
            self.end = Some((x + steps + size, y));
        }
    }
}

/// The sum of the steps between characters: numbers, or `g`, how often, and which.
fn steps(list: &str) -> f64 {
    let mut words = list.split_whitespace();
    let mut sum = 0.0;
    while let Some(word) = words.next() {
        if word == "g" {
            let times: f64 = words.next().and_then(|times| times.parse().ok()).unwrap_or_default();
            sum += times * words.next().and_then(|step| step.parse().ok()).unwrap_or(0.0);
        } else {
            sum += word.parse().unwrap_or(0.0);
        }
    }
    sum
}
