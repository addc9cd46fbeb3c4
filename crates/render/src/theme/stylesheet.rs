//! The stylesheet: its sections joined in a declared order, without what a browser does not need.

use std::collections::BTreeMap;

use super::{assets, css};

/// The name of the stylesheet among the assets.
pub(super) const NAME: &str = "site.css";

/// Where sections stand in the theme.
pub(super) const FOLDER: &str = "styles/";

/// The sections in the order in which they are joined: of two rules that weigh the same, the later one holds.
pub const SECTIONS: [&str; 16] = [
    "tokens", "colours", "base", "text", "layout", "lists", "actions", "notes", "tables", "search",
    "sheet", "elder", "narrow", "contrast", "print", "own",
];

/// The stylesheet of these sections, by path in the theme. `url(NAME)` of an asset becomes its address.
pub(super) fn joined(
    sections: &BTreeMap<&str, &str>,
    addresses: &BTreeMap<String, String>,
) -> String {
    let mut text = String::new();
    for section in SECTIONS {
        if let Some(section) = sections.get(format!("{FOLDER}{section}.css").as_str()) {
            // Each for itself, so that a comment left open ends with its section.
            text.push_str(&css::minified(section));
        }
    }
    for (name, address) in addresses {
        let beside = address.strip_prefix(assets::FOLDER).unwrap_or(address);
        for written in
            [format!("url({name})"), format!("url(\"{name}\")"), format!("url('{name}')")]
        {
            text = text.replace(&written, &format!("url({beside})"));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{SECTIONS, joined};
    use crate::theme::builtin;

    #[test]
    fn every_section_is_joined() {
        let there: Vec<&str> = builtin::FILES
            .iter()
            .filter_map(|(path, _)| path.strip_prefix("styles/")?.strip_suffix(".css"))
            .collect();
        let mut declared = SECTIONS.to_vec();
        declared.sort_unstable();
        assert_eq!(there, declared);
    }

    #[test]
    fn sections_follow_their_order_and_assets_have_their_address() {
        let sections = BTreeMap::from([
            ("styles/own.css", "b { background: url(img/x.png), url(\"y.png\"), url(z.png) }"),
            ("styles/base.css", "a { top: 0 }"),
        ]);
        let addresses = [("img/x.png", "assets/img/x.1.png"), ("y.png", "assets/y.2.png")];
        let addresses =
            addresses.iter().map(|(name, at)| ((*name).to_owned(), (*at).to_owned())).collect();
        assert_eq!(
            joined(&sections, &addresses),
            "a{top:0}b{background:url(img/x.1.png),url(y.2.png),url(z.png)}"
        );
    }

    #[test]
    fn spaces_are_of_the_scale() {
        // Paper has its own measures, the door sheet is one of them; a site's own rules are its own.
        let free = ["print", "sheet", "own", "tokens", "colours"];
        let mut strange = Vec::new();
        for section in SECTIONS.iter().filter(|section| !free.contains(section)) {
            let css = builtin::find(&format!("styles/{section}.css")).unwrap();
            let lines = css.lines().map(str::trim);
            for line in
                lines.filter(|line| line.starts_with("margin") || line.starts_with("padding"))
            {
                let value =
                    line.split_once(':').map_or("", |(_, value)| value.trim_end_matches(';'));
                let value = value.replace("calc(-1 * var(--space-2))", "0");
                let known = |part: &str| {
                    // A list's indent, and half a closing mark, are as wide as characters are.
                    ["0", "auto", "1.25em", "1.5em", ".7em"].contains(&part)
                        || part.starts_with("var(--space-")
                };
                if !value.split_whitespace().all(known) {
                    strange.push(format!("{section}: {line}"));
                }
            }
        }
        assert_eq!(strange, [""; 0]);
    }
}
