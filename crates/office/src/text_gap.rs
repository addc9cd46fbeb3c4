//! What stands between two strings that are drawn by position.

/// What stands between two strings, by how far the second begins from where the first ended.
pub(crate) fn text_gap(x: f64, y: f64, size: f64) -> &'static str {
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
