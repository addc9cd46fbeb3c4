//! The list around a line: whether it tells what there is, so that its items are names and no marks.

use std::ops::Range;

/// A list of a text, looked at once for all of its items.
#[derive(Debug, Default)]
pub(super) struct ListAround {
    lines: Range<usize>,
    /// Whether a colon leads to it.
    led: bool,
    /// How many of its lines speak of release.
    speaking: usize,
}

impl ListAround {
    /// Whether the line that begins at a byte is an item of a list that tells what there is: a colon leads to it, or others of its items
    /// speak of release as well.
    pub(super) fn names(&mut self, text: &str, start: usize) -> bool {
        let line = text[start..].lines().next().unwrap_or_default();
        if !is_item(line) {
            return false;
        }
        if !self.lines.contains(&start) {
            *self = Self::around(text, start);
        }
        self.led || self.speaking > usize::from(speaks(line))
    }

    fn around(text: &str, start: usize) -> Self {
        let mut list = Self { lines: start..start, ..Self::default() };
        for line in text[..start].split_inclusive('\n').rev() {
            if !belongs(line) {
                list.led = line.trim_end().ends_with(['：', ':']);
                break;
            }
            list.lines.start -= line.len();
            list.speaking += usize::from(speaks(line));
        }
        for line in text[start..].split_inclusive('\n').take_while(|line| belongs(line)) {
            list.lines.end += line.len();
            list.speaking += usize::from(speaks(line));
        }
        list
    }
}

fn belongs(line: &str) -> bool {
    line.trim().is_empty() || is_item(line)
}

fn is_item(line: &str) -> bool {
    let typed = line.trim_start();
    typed.starts_with(['-', '+']) || typed.starts_with("* ")
}

fn speaks(line: &str) -> bool {
    line.contains('密') || line.contains("公开")
}

#[cfg(test)]
mod tests {
    use super::ListAround;

    #[test]
    fn items_are_names_where_a_colon_leads_or_others_speak_as_well() {
        let text = "包括：\n\n- 秘密\n- 甲\n\n字\n- 秘密\n* 乙\n\n字\n- 机密\n- 不公开\n";
        let mut list = ListAround::default();
        let mut start = 0;
        let mut named = Vec::new();
        for line in text.split_inclusive('\n') {
            named.push(list.names(text, start));
            start += line.len();
        }
        let [t, f] = [true, false];
        assert_eq!(named, [f, f, t, t, f, f, f, t, f, f, t, t]);
    }

    #[test]
    fn a_long_list_is_looked_at_once() {
        let text = "- 秘密\n".repeat(50_000);
        let mut list = ListAround::default();
        assert!((0..50_000).all(|line| list.names(&text, line * "- 秘密\n".len())));
    }
}
