//! Characters that nobody sees: they part words for a program and not for a reader.

use std::borrow::Cow;

/// Zero-width and direction characters, soft hyphens, variation selectors, the frame of a keycap, controls.
pub(super) fn is_invisible(c: char) -> bool {
    match u32::from(c) {
        0x09 | 0x0A | 0x20..=0x7E => false,
        0x00..=0x1F | 0x7F..=0x9F | 0xAD | 0x34F | 0x61C | 0x115F | 0x1160 => true,
        0x17B4 | 0x17B5 | 0x180B..=0x180E | 0x20E3 | 0x3164 | 0xFEFF | 0xFFA0 => true,
        0x200B..=0x200F | 0x202A..=0x202E | 0x2060..=0x206F | 0xFE00..=0xFE0F => true,
        code => (0xE0000..=0xE0FFF).contains(&code),
    }
}

/// The text without what nobody sees.
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    if text.contains(is_invisible) {
        return Cow::Owned(text.chars().filter(|c| !is_invisible(*c)).collect());
    }
    Cow::Borrowed(text)
}
