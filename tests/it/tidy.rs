//! What holds for the sources: layers go one way, pure stages touch nothing, files stay small.

use std::fs;

use crate::harness::repository;

/// Modules from the lowest layer to the highest. A module may use only those before it, and itself.
const LAYERS: [&[&str]; 22] = [
    &["base"],
    &["office"],
    &["seal"],
    &["content"],
    &["import"],
    &["site"],
    &["due"],
    &["check"],
    &["inspection"],
    &["plan"],
    &["search"],
    &["view"],
    &["theme"],
    &["render"],
    &["compress", "beside", "build", "receipt"],
    &["archive"],
    &["show", "publish"],
    &["package"],
    &["disk", "serve"],
    &["remote"],
    &["exit", "cli"],
    &["command"],
];

/// Modules at the edge, which may touch files, the network, the clock, the environment and the terminal.
const EDGE: [&str; 4] = ["disk", "serve", "remote", "command"];

fn sources() -> Vec<(String, String)> {
    let root = repository().join("src");
    let mut files: Vec<_> = walkdir::WalkDir::new(&root)
        .into_iter()
        .map(Result::unwrap)
        .filter(|entry| entry.path().extension().is_some_and(|ending| ending == "rs"))
        .map(|entry| {
            let path = entry.path().strip_prefix(&root).unwrap().to_string_lossy().into_owned();
            (path, fs::read_to_string(entry.path()).unwrap())
        })
        .collect();
    files.sort();
    files
}

fn module(path: &str) -> &str {
    path.split(['/', '.']).next().unwrap()
}

/// The source without its tests.
fn code(text: &str) -> &str {
    text.split("#[cfg(test)]").next().unwrap()
}

#[test]
fn layers_go_one_way() {
    let layer = |name: &str| LAYERS.iter().position(|layer| layer.contains(&name));
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        if matches!(path.as_str(), "main.rs" | "lib.rs") {
            continue;
        }
        let own = layer(module(&path)).unwrap_or_else(|| panic!("{path} is in no layer"));
        let flat = code(text.as_str()).replace(['\n', ' '], "");
        for (at, _) in flat.match_indices("crate::") {
            let rest = &flat[at + "crate::".len()..];
            let names: Vec<&str> = match rest.strip_prefix('{') {
                Some(group) => top_level(group),
                None => vec![rest],
            };
            for name in names {
                let name: String =
                    name.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
                if layer(&name).is_some_and(|used| used > own) {
                    wrong.push(format!("{path} uses {name}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The items of a `use` group that has no closing brace of its own yet.
fn top_level(group: &str) -> Vec<&str> {
    let (mut depth, mut start, mut items) = (0, 0, Vec::new());
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => {
                items.push(&group[start..at]);
                break;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                items.push(&group[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    items
}

#[test]
fn pure_stages_touch_nothing() {
    const TOUCHING: [&str; 9] = [
        "std::fs",
        "fs::",
        "std::env",
        "std::net",
        "SystemTime",
        "std::process",
        "println!",
        "eprintln!",
        "thread_local!",
    ];
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        if EDGE.contains(&module(&path)) || matches!(path.as_str(), "main.rs" | "exit.rs") {
            continue;
        }
        for word in TOUCHING.iter().filter(|word| code(&text).contains(**word)) {
            wrong.push(format!("{path} has {word}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn files_stay_small_and_say_what_they_are() {
    for (path, text) in sources() {
        let lines = code(&text).lines().count();
        // Tables may be long.
        let limit = if path == "base/codes.rs" { 1200 } else { 560 };
        assert!(lines <= limit, "{path} has {lines} lines");
        assert!(text.starts_with("//!"), "{path} does not say in its first line what it is");
    }
}

#[test]
fn nothing_is_left_over() {
    for (path, text) in sources() {
        let text = text.to_lowercase();
        for word in ["todo!", "fixme", "dbg!(", "unimplemented!", "xxx"] {
            assert!(!text.contains(word), "{path} has {word}");
        }
    }
}

#[test]
fn no_stage_panics_on_what_a_user_writes() {
    for (path, text) in sources() {
        for word in [".unwrap()", ".expect(", "panic!(", "unreachable!("] {
            assert!(!code(&text).contains(word), "{path} has {word}");
        }
    }
}

#[test]
fn the_changelog_has_this_version() {
    let changelog = fs::read_to_string(repository().join("CHANGELOG.md")).unwrap();
    assert!(
        changelog.contains(&format!("## {}", env!("CARGO_PKG_VERSION")))
            || changelog.contains("## Unreleased")
    );
}

#[test]
fn the_binary_holds_the_whole_default_theme() {
    let root = repository().join("themes/default");
    let mut there: Vec<String> = walkdir::WalkDir::new(&root)
        .into_iter()
        .map(Result::unwrap)
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| entry.path().strip_prefix(&root).unwrap().to_string_lossy().into_owned())
        .collect();
    there.sort();
    let inside: Vec<String> =
        gongbao_render::theme::builtin::FILES.iter().map(|(path, _)| (*path).to_owned()).collect();
    assert_eq!(there, inside);
}

#[test]
fn every_markdown_document_of_the_repository_names_files_that_exist() {
    for name in ["README.md", "README.zh-CN.md", "ARCHITECTURE.md", "CONTRIBUTING.md"] {
        let text = fs::read_to_string(repository().join(name)).unwrap();
        for link in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let file = link.split('#').next().unwrap();
            if !file.is_empty() && !file.contains("://") {
                assert!(repository().join(file).exists(), "{name} links {file}");
            }
        }
    }
}
