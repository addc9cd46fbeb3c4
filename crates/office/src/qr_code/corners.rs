//! How many corners of codes a picture seems to have, told as the library tells them: a dark ring with a dark stone inside. What
//! the library then does grows with their third power, so that a picture made of corners is not given to it.

use std::collections::HashSet;

/// A run of one colour in a row.
struct ColourRun {
    length: usize,
    dark: bool,
    /// The region that it belongs to, as the first run of it is numbered.
    region: usize,
}

/// The corners among points of which one tells whether it is dark.
pub(super) fn count(width: usize, height: usize, dark: impl Fn(usize, usize) -> bool) -> usize {
    let mut runs: Vec<ColourRun> = Vec::new();
    let mut rows = vec![0];
    for y in 0..height {
        let above = rows.last().copied().unwrap_or_default()..runs.len();
        let first = runs.len();
        for x in 0..width {
            match runs.last_mut().filter(|_| x > 0) {
                Some(run) if run.dark == dark(x, y) => run.length += 1,
                _ => {
                    let region = runs.len();
                    runs.push(ColourRun { length: 1, dark: dark(x, y), region });
                }
            }
        }
        if y > 0 {
            join(&mut runs, above.start, first);
            rows.push(first);
        }
    }
    let regions: Vec<usize> = (0..runs.len()).map(|run| root(&mut runs, run)).collect();
    let mut areas = vec![0_usize; runs.len()];
    for (run, region) in runs.iter().zip(&regions) {
        areas[*region] += run.length;
    }
    rows.push(runs.len());
    let mut stones = HashSet::new();
    for row in rows.windows(2) {
        for at in row[0]..row[1].saturating_sub(4).max(row[0]) {
            let (ring, stone) = (regions[at], regions[at + 2]);
            if runs[at].dark && is_cut(&runs[at..at + 5]) && ring == regions[at + 4] {
                let share = areas[stone] * 100 / areas[ring];
                if stone != ring && (10..70).contains(&share) {
                    stones.insert(stone);
                }
            }
        }
    }
    stones.len()
}

/// Joins the runs of a row with those of the row above that have the same colour and touch them.
fn join(runs: &mut [ColourRun], above: usize, row: usize) {
    let (mut upper, mut lower) = (above, row);
    let (mut upper_end, mut lower_end) = (runs[above].length, runs[row].length);
    loop {
        if runs[upper].dark == runs[lower].dark {
            let (one, other) = (root(runs, upper), root(runs, lower));
            runs[one.max(other)].region = one.min(other);
        }
        let (upper_ends, lower_ends) = (upper_end <= lower_end, lower_end <= upper_end);
        if upper_ends {
            upper += 1;
            if upper == row {
                return;
            }
            upper_end += runs[upper].length;
        }
        if lower_ends {
            lower += 1;
            let Some(run) = runs.get(lower) else { return };
            lower_end += run.length;
        }
    }
}

/// The first run of a run's region; ways that were long are made short.
fn root(runs: &mut [ColourRun], mut run: usize) -> usize {
    while runs[run].region != run {
        let next = runs[run].region;
        runs[run].region = runs[next].region;
        run = next;
    }
    run
}

/// Whether five runs are as long as a cut through a corner: 1:1:3:1:1.
fn is_cut(runs: &[ColourRun]) -> bool {
    let mean = (runs[0].length + runs[1].length + runs[3].length + runs[4].length) / 4;
    let off = mean * 3 / 4;
    [1, 1, 3, 1, 1].iter().zip(runs).all(|(times, run)| run.length.abs_diff(times * mean) <= off)
}

#[cfg(test)]
mod tests {
    use super::count;

    const CORNER: [&str; 8] = [
        "#######.", "#.....#.", "#.###.#.", "#.###.#.", "#.###.#.", "#.....#.", "#######.",
        "........",
    ];

    #[test]
    fn each_corner_counts_once() {
        let dark = |x: usize, y: usize| CORNER[y % 8].as_bytes()[x % 8] == b'#';
        assert_eq!(count(8, 8, dark), 1);
        assert_eq!(count(80, 40, dark), 50);
        assert_eq!(count(40, 40, |x, _| x % 2 == 0), 0);
        assert_eq!(count(0, 0, |_, _| true), 0);
        assert_eq!(count(1, 9, |_, y| y % 2 == 0), 0);
    }
}
