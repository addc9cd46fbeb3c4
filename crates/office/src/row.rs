//! The cells of a table's row in one text, so that what stands in several cells is found.

/// The cells, a line each. Single characters are joined, as in a form with a box for each digit.
pub(crate) fn join_cells<'t>(cells: impl Iterator<Item = &'t str>) -> String {
    let mut out = String::new();
    let mut single = false;
    for cell in cells.map(str::trim).filter(|cell| !cell.is_empty()) {
        let one = cell.chars().nth(1).is_none();
        if !(out.is_empty() || one && single) {
            out.push('\n');
        }
        out.push_str(cell);
        single = one;
    }
    out
}
