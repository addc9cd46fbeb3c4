//! What stands in quotation marks: what is quoted is spoken of.

/// Counts quotation marks, each once: places are asked for in their order.
pub(crate) struct QuoteCounter<'t> {
    text: &'t str,
    at: usize,
    open: usize,
    closed: usize,
    straight: usize,
}

impl<'t> QuoteCounter<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        Self { text, at: 0, open: 0, closed: 0, straight: 0 }
    }

    /// Whether a place, not before the one asked for last, stands in quotation marks.
    pub(crate) fn is_quoted(&mut self, at: usize) -> bool {
        for c in self.text.get(self.at..at).unwrap_or_default().chars() {
            match c {
                '“' | '「' | '《' | '‘' => self.open += 1,
                '”' | '」' | '》' | '’' => self.closed += 1,
                '"' => self.straight += 1,
                _ => {}
            }
        }
        self.at = self.at.max(at);
        self.open > self.closed || self.straight % 2 == 1
    }
}

#[cfg(test)]
mod tests {
    use super::QuoteCounter;

    #[test]
    fn places_are_told_in_their_order() {
        let text = "a“b”c\"d\"e「f";
        let mut quotes = QuoteCounter::new(text);
        let quoted: String = text
            .char_indices()
            .filter(|(at, c)| c.is_ascii_lowercase() && quotes.is_quoted(*at))
            .map(|(_, c)| c)
            .collect();
        assert_eq!(quoted, "bdf");
    }
}
