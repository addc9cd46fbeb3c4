//! Whether the colours of a theme can be read: each text against its ground, in light and dark, in both trees.
//!
//! Colours are custom properties of `:root` and `.gb-zz`; those that are not written as `#rgb` or `#rrggbb` are not judged.

use std::collections::BTreeMap;

use super::folder::place;
use crate::codes::LOW_CONTRAST;
use gongbao_base::finding::Finding;

/// A text and its ground; borders come after, which need less.
const TEXTS: [(&str, &str); 12] = [
    ("ink", "paper"),
    ("ink", "soft"),
    ("quiet", "paper"),
    ("quiet", "soft"),
    ("hue", "paper"),
    ("hue", "soft"),
    ("on", "hue"),
    ("onband", "band"),
    ("good", "goodsoft"),
    ("ended", "endedsoft"),
    ("warn", "warnsoft"),
    ("unsure", "unsuresoft"),
];
const BORDERS: [(&str, &str); 1] = [("line", "paper")];

/// A way in which a reader sees the site.
#[derive(Clone, Copy, Debug)]
struct Look {
    dark: bool,
    elder: bool,
    name: (&'static str, &'static str),
}

const LOOKS: [Look; 4] = [
    Look { dark: false, elder: false, name: ("浅色", "light") },
    Look { dark: true, elder: false, name: ("深色", "dark") },
    Look { dark: false, elder: true, name: ("长者版浅色", "large type, light") },
    Look { dark: true, elder: true, name: ("长者版深色", "large type, dark") },
];

/// A finding for each pair of colours that cannot be read well. `css` is the stylesheet without comments; `path` names the
/// file of the site's own that is to be mended.
pub(super) fn findings(css: &str, path: &str) -> Vec<Finding> {
    let declared = declarations(css);
    let mut findings = Vec::new();
    for look in LOOKS {
        let colours = colours(&declared, look);
        let least = if look.elder { 7.0 } else { 4.5 };
        let pairs = TEXTS.iter().map(|pair| (pair, least));
        for ((text, ground), least) in pairs.chain(BORDERS.iter().map(|pair| (pair, 3.0))) {
            let (Some(front), Some(back)) = (colours.get(text), colours.get(ground)) else {
                continue;
            };
            let ratio = ratio(*front, *back);
            if ratio < least {
                findings.push(finding(path, look, (text, ground), ratio, least));
            }
        }
    }
    findings
}

fn finding(path: &str, look: Look, pair: (&str, &str), ratio: f64, least: f64) -> Finding {
    let ((text, ground), (zh, en)) = (pair, look.name);
    // Shown rounded down, so that no 4.5 is told to be less than 4.5.
    let shown = (ratio * 10.0).floor() / 10.0;
    Finding::new(&LOW_CONTRAST, place(path))
        .says(
            format!("{zh}：--{text} 在 --{ground} 上的对比度是 {shown}:1"),
            format!("{en}: --{text} on --{ground} has a contrast of {shown} to 1"),
        )
        .help(
            format!("至少 {least}:1，把其中一个颜色改深或改浅"),
            format!("it needs {least} to 1: make one of them darker or lighter"),
        )
}

/// A colour that a rule sets.
#[derive(Debug)]
struct ColourDeclaration<'a> {
    media: &'a str,
    elder: bool,
    name: &'a str,
    colour: [u8; 3],
}

/// The colours that rules of `:root` and `.gb-zz` set, in their order.
fn declarations(css: &str) -> Vec<ColourDeclaration<'_>> {
    let mut found = Vec::new();
    let (mut media, mut rest) = ("", css);
    while let Some(at) = rest.find(['{', '}']) {
        let (before, brace) = (rest[..at].trim(), &rest[at..=at]);
        rest = &rest[at + 1..];
        if brace == "}" {
            media = "";
            continue;
        }
        if let Some(query) = before.strip_prefix("@media") {
            media = query.trim();
            continue;
        }
        let Some(end) = rest.find('}') else { break };
        let (body, after) = rest.split_at(end);
        rest = &after[1..];
        let mut selectors = before.split(',').map(str::trim);
        let Some(selector) = selectors.find(|part| matches!(*part, ":root" | "html" | ".gb-zz"))
        else {
            continue;
        };
        let colours = body.split(';').filter_map(|line| {
            let (name, value) = line.split_once(':')?;
            Some((name.trim().strip_prefix("--")?, colour(value.trim())?))
        });
        found.extend(colours.map(|(name, colour)| ColourDeclaration {
            media,
            elder: selector == ".gb-zz",
            name,
            colour,
        }));
    }
    found
}

/// The colours that hold in a look: of two rules the later one.
fn colours<'a>(declared: &[ColourDeclaration<'a>], look: Look) -> BTreeMap<&'a str, [u8; 3]> {
    let holds = |media: &str| {
        let scheme = !media.contains("prefers-color-scheme") || media.contains("dark") == look.dark;
        scheme && !media.contains("print") && !media.contains("forced-colors")
    };
    declared
        .iter()
        .filter(|one| (look.elder || !one.elder) && holds(one.media))
        .map(|one| (one.name, one.colour))
        .collect()
}

fn colour(value: &str) -> Option<[u8; 3]> {
    let digits = value.strip_prefix('#').filter(|digits| digits.is_ascii())?;
    let part = |from: usize, length: usize| {
        let part = digits.get(from..from + length)?;
        let value = u8::from_str_radix(part, 16).ok()?;
        Some(if length == 1 { value * 17 } else { value })
    };
    match digits.len() {
        3 => Some([part(0, 1)?, part(1, 1)?, part(2, 1)?]),
        6 => Some([part(0, 2)?, part(2, 2)?, part(4, 2)?]),
        _ => None,
    }
}

/// The contrast of two colours (WCAG 2.2).
fn ratio(one: [u8; 3], other: [u8; 3]) -> f64 {
    let light = |colour: [u8; 3]| {
        let [r, g, b] = colour.map(|value| {
            let value = f64::from(value) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * r + 0.7152 * g + 0.0722 * b
    };
    let (one, other) = (light(one), light(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[cfg(test)]
mod tests {
    use super::{findings, ratio};
    use crate::theme::builtin;

    #[test]
    fn the_colours_of_the_built_in_theme_can_be_read() {
        let css = crate::theme::css::minified(builtin::find("styles/colours.css").unwrap());
        let told: Vec<String> = findings(&css, "x").iter().map(|f| format!("{f:?}")).collect();
        assert_eq!(told, [""; 0]);
        assert!((ratio([0; 3], [255; 3]) - 21.0).abs() < 1e-9);
    }

    #[test]
    fn a_colour_that_cannot_be_read_is_told_in_its_look() {
        for (css, count) in [
            (":root{--hue:#0b4a8f;--paper:#fff}", 0),
            (":root{--hue:#7aa7d9;--paper:#fff}", 4),
            (":root{--hue:#767676;--paper:#fff}", 2),
            (":root{--hue:#595959;--paper:#fff}", 0),
            ("@media screen{:root{--hue:#ccc;--paper:#fff}}", 4),
            ("@media screen and (prefers-color-scheme:dark){:root{--hue:#ccc;--paper:#fff}}", 2),
            ("@media print{:root{--hue:#ccc;--paper:#fff}}", 0),
            (".gb-zz{--hue:#767676;--paper:#fff}", 2),
            (":root{--hue:red;--paper:#fff}", 0),
            ("a{--hue:#fff;--paper:#fff}", 0),
            (":root{--hue:#fff;--paper:#fff", 0),
            ("", 0),
        ] {
            assert_eq!(findings(css, "x").len(), count, "{css}");
        }
    }
}
